//! The JSON that Bantin's widgets read without an adapter, as types.
//!
//! A backend that answers with these needs no mapping. Only what a model cannot do without is no
//! `Option`; what is `None`, or an empty list, is left out. By themselves these types need nothing;
//! features make them speak:
//!
//! | feature | |
//! |---|---|
//! | `serde` | `Serialize` and `Deserialize` |
//! | `schemars` | JSON Schema, as in `models.schema.json` of the package |
//! | `utoipa` | the same for an OpenAPI document |
//!
#![cfg_attr(feature = "serde", doc = "```")]
#![cfg_attr(not(feature = "serde"), doc = "```ignore")]
//! use bantin_model::{Stories, Story};
//!
//! let page = Stories {
//!     items: vec![Story {
//!         published: Some("2026-11-24T05:55:00+07:00".to_owned()),
//!         ..Story::new("Cầu mới nối hai bờ sông Hậu", "/xa-hoi/cau-moi")
//!     }],
//!     ..Stories::default()
//! };
//! assert_eq!(
//!     serde_json::to_value(page)?,
//!     serde_json::json!({
//!         "items": [{
//!             "title": "Cầu mới nối hai bờ sông Hậu",
//!             "url": "/xa-hoi/cau-moi",
//!             "published": "2026-11-24T05:55:00+07:00",
//!             "sponsored": false,
//!         }],
//!         "next": null,
//!     })
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Times are [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) texts; without an offset they are
//! taken in the page's `time-zone`. URLs may be relative to the answer they stand in; what is
//! neither `http:` nor `https:` is left out. The widgets read more leniently than this: numbers for
//! texts, many forms of times, one bad item among good ones. `docs/data.md` has all of it.

mod comments;
mod digest;
mod problem;
mod stories;
mod weather;

pub use comments::{Author, Comment, Comments, Id, Status};
pub use digest::{Digest, Headline};
pub use problem::{FieldError, Problem};
pub use stories::{Image, Picture, Stories, Story};
pub use weather::{Alert, Attribution, Condition, Conditions, Day, Hour, Severity, Weather};
