//! Floor 1: from any backend to the models.
//!
//! An answer comes in by `request`, is found its way by a [`mapping`] (its own, or that of an
//! [`adapter`]), and is read field by field by [`read`]. What goes back to a backend is written in
//! its [`dialect`]. All but what touches the browser is
//! plain Rust: tested, property-tested and fuzzed on the machine it is built on.
//!
//! Bytes count here (a reader downloads them), so there is no derived reader, no float
//! formatting, and nothing generic that would be compiled once per model.

pub mod adapter;
mod adapters;
pub mod call;
pub mod decode;
#[cfg(feature = "comments")]
pub mod dialect;
#[cfg(feature = "comments")]
mod dialects;
pub mod error;
#[cfg(inspected)]
pub mod inspect;
pub mod json;
pub mod list;
pub mod mapping;
pub mod page;
mod path;
pub mod query;
pub mod read;
mod record;
pub mod retry;
#[cfg(feature = "comments")]
pub mod sent;
pub mod text;
pub mod time;
pub mod trace;
#[cfg(feature = "comments")]
pub mod verdict;

pub use error::{Code, Error};

pub mod clock;
pub mod parse;
pub mod request;
pub mod settings;
pub mod store;
