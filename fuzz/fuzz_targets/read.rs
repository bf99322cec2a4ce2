//! Mappings and payloads at the readers, any bytes.
//!
//! ```sh
//! cargo install cargo-fuzz
//! RUSTC_BOOTSTRAP=1 cargo fuzz run read --sanitizer none -- -max_total_time=600
//! ```
//!
//! `tests/corpus.rs` replays what is in `corpus/` with every native test.
#![no_main]

mod run;

libfuzzer_sys::fuzz_target!(|input: &str| run::run(input));
