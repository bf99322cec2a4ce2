//! Floor 2: from any backend to the models.
//!
//! An answer comes over the [`wire`], is found its way by a [`mapping`] (its own, or that of an
//! [`adapter`]), and is read field by field by [`read`]. What goes back to a backend is written in
//! its [`dialect`]. All but what touches the browser is plain Rust: tested, property-tested and
//! fuzzed on the machine it is built on.
//!
//! Bytes count here (a reader downloads them), so there is no derived reader, no float
//! formatting, and nothing generic that would be compiled once per model.

pub mod adapter;
#[cfg(feature = "comments")]
pub mod dialect;
pub mod error;
#[cfg(inspected)]
pub mod inspect;
pub mod mapping;
pub mod read;
pub mod value;
pub mod wire;

pub use error::{Code, Error};
