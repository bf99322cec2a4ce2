//! The backends that comments are written to, a file for each: what it lists, what it takes, and
//! what is odd about it.

pub(super) mod isso;
pub(super) mod own;
pub(super) mod remark42;
pub(super) mod waline;
pub(super) mod wordpress;
