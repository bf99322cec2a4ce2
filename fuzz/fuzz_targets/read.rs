//! Mappings and payloads at the readers, any bytes.
//!
//! `cargo xtask fuzz` runs it; `tests/corpus.rs` replays what is in `corpus/` with every native test.
#![no_main]

mod run;

libfuzzer_sys::fuzz_target!(|input: &str| run::run(input));
