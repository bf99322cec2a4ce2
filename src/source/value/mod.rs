//! What payloads are made of: JSON, and texts that stand for something else.

pub mod calendar;
pub mod decode;
pub mod html;
pub mod json;
mod prose;
pub mod time;
pub mod url;
