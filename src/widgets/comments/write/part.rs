//! Where the bundle is split between reading and writing. Whoever only reads names nothing else of
//! this folder but its commands.

use super::Begin;
use super::desk::start;

part::part! {
    /// The way to the writer. Its part must be there.
    pub(in crate::widgets::comments) fn writing() -> Begin {
        "later": "write" => start
    }
}
