//! Floor 1: what the widgets show, as plain types.
//!
//! No browser type, no JSON, and of the rest of the crate only `stdx`. What is here is already
//! true: a [`Link`] is safe to follow, a [`Timestamp`] is a time. `source::read` makes these from
//! what a backend sends; `docs/data.md` describes the JSON they are made from.

mod comment;
mod digest;
mod image;
mod link;
mod rounding;
mod story;
mod time;
mod units;
mod weather;
mod wind;

pub use comment::{Author, Body, Comment, Status, Thread};
pub use digest::{Digest, Headline};
pub use image::Image;
pub use link::Link;
pub use rounding::rounded;
pub use story::Story;
pub use time::{DAY, Precision, Timestamp};
pub use units::{Speed, Units};
pub use weather::{Alert, Attribution, Condition, Conditions, Period, Quantity, Severity, Weather};
pub use wind::{beaufort, compass};
