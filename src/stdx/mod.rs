//! Floor 0: what stands in for parts of the standard library, small and used everywhere.
//!
//! A reader downloads every function that is called here. The standard library serves all
//! programs, so it is exact to the last bit, never slow on any input, and compiled anew for each
//! type; widgets need less. What each saves, as measured when it came (raw bytes of wasm unless
//! said otherwise; `docs/performance.md` has the packed figures):
//!
//! | here | in place of | saves |
//! |---|---|--:|
//! | [`number`] | `str::parse`, `to_string`, `%` of floats | 10 KB, 2 KB, 3 KB |
//! | [`search`] | `str::contains`, `str::find` with a text | 2.5 KB |
//! | [`list`] | `collect` into a list, `sort` for each type | 1 KB a use |
//! | [`hash`] | `HashMap`, `BTreeMap` | 8 KB |
//! | [`callback`] | `Box<dyn FnMut>` | 7 KB over all closures |
//!
//! `clippy.toml` forbids the other column, with these reasons.

pub mod callback;
pub mod hash;
pub mod list;
pub mod number;
pub mod search;
pub mod steps;
