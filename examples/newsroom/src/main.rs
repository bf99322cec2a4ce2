//! The project's reference backend.
fn main() {}
