//! The lenient readers: from a payload and a mapping to a model.
//!
//! Real backends send ids as numbers, times in six forms, entities in titles, and one bad item
//! among nine good ones. So every field is read for what it means, what is bad is left out and
//! told, and only a payload with nothing to show is an error.

mod comment;
#[cfg(feature = "weather")]
mod condition;
mod digest;
mod image;
pub mod page;
mod problem;
mod story;
#[cfg(feature = "weather")]
mod weather;

pub use comment::{comment, comments};
pub use digest::digest;
pub use problem::{Problem, problem};
pub use story::stories;
#[cfg(feature = "weather")]
pub use weather::weather;
