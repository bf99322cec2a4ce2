//! Floor 0: what stands in for parts of the standard library, small and used everywhere.
//!
//! A reader downloads every function that is called here. The standard library serves all
//! programs, so it is exact to the last bit, never slow on any input, and compiled anew for each
//! type; widgets need less. `clippy.toml` says for each thing that has a substitute here how much
//! it weighs, and refuses it in `src/`; a use that is worth its bytes is marked with `#[expect]`
//! and its reason. Two more are beyond a lint: `%` of floats, for which [`number::within`] is, and
//! the table of a `Box<dyn FnMut>`, for which [`callback`] is.
//!
//! Whatever is given to what is here, it answers: nothing traps (`tests/stdx.rs`).

pub mod callback;
pub mod hash;
pub mod list;
pub mod number;
pub mod search;
pub mod sequence;
pub mod steps;
pub mod text;
