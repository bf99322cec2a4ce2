//! The JSON that Bantin's widgets read without an adapter, as types.
//!
//! A backend that answers with these needs no mapping. Only what a model cannot do without is no
//! `Option`; what is `None`, or an empty list, is left out. By themselves these types need nothing;
//! features make them speak:
//!
//! | feature | |
//! |---|---|
//! | `serde` | `Serialize` and `Deserialize` |
//! | `schemars` | JSON Schema, as in `models.schema.json` beside this crate |
//! | `utoipa` | the same for an OpenAPI document |
//!
//! Times are [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) texts; without an offset they are
//! taken in the page's `time-zone`. URLs may be relative to the answer they stand in; what is
//! neither `http:` nor `https:` is left out. The widgets read more leniently than this: numbers for
//! texts, many forms of times, one bad item among good ones. `docs/data.md` has all of it.
//!
//! # Stories
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
//! # A digest
//!
#![cfg_attr(feature = "serde", doc = "```")]
#![cfg_attr(not(feature = "serde"), doc = "```ignore")]
//! use bantin_model::{Digest, Headline};
//!
//! let digest = Digest {
//!     title: Some("Điểm tin sáng".to_owned()),
//!     items: vec![Headline {
//!         title: "Giá lúa tăng".to_owned(),
//!         breaking: true,
//!         ..Headline::default()
//!     }],
//!     ..Digest::default()
//! };
//! assert_eq!(
//!     serde_json::to_string(&digest)?,
//!     r#"{"title":"Điểm tin sáng","items":[{"title":"Giá lúa tăng","breaking":true}]}"#
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # The weather
//!
#![cfg_attr(feature = "serde", doc = "```")]
#![cfg_attr(not(feature = "serde"), doc = "```ignore")]
//! use bantin_model::{Condition, Conditions, Hour, Weather};
//!
//! let weather = Weather {
//!     place: Some("Cần Thơ".to_owned()),
//!     hourly: vec![Hour {
//!         time: "2026-11-24T09:00:00+07:00".to_owned(),
//!         conditions: Conditions {
//!             condition: Some(Condition::PartlyCloudy),
//!             temperature: Some(28.6),
//!             ..Conditions::default()
//!         },
//!     }],
//!     ..Weather::default()
//! };
//! assert_eq!(
//!     serde_json::to_value(&weather)?,
//!     serde_json::json!({
//!         "place": "Cần Thơ",
//!         "hourly": [{
//!             "time": "2026-11-24T09:00:00+07:00",
//!             "condition": "partly-cloudy",
//!             "temperature": 28.6,
//!         }],
//!     })
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Comments
//!
#![cfg_attr(feature = "serde", doc = "```")]
#![cfg_attr(not(feature = "serde"), doc = "```ignore")]
//! use bantin_model::{Comments, Id, Status};
//!
//! let page: Comments = serde_json::from_str(
//!     r#"{"items": [{"id": 11, "text": "Nước đã rút.", "replies": [{"id": "a", "status": "deleted"}]}]}"#,
//! )?;
//! assert_eq!(page.items[0].id, Id::from(11));
//! assert_eq!(page.items[0].replies[0].status, Status::Deleted);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # A refusal
//!
#![cfg_attr(feature = "serde", doc = "```")]
#![cfg_attr(not(feature = "serde"), doc = "```ignore")]
//! use bantin_model::Problem;
//!
//! let problem = Problem {
//!     kind: Some("https://news.example/problems/rate-limited".to_owned()),
//!     detail: Some("Bạn gửi hơi nhanh. Hãy thử lại sau một phút.".to_owned()),
//!     ..Problem::default()
//! };
//! assert_eq!(
//!     serde_json::to_string(&problem)?,
//!     r#"{"type":"https://news.example/problems/rate-limited","detail":"Bạn gửi hơi nhanh. Hãy thử lại sau một phút."}"#
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```

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
