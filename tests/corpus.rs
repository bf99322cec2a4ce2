//! What the fuzzer found worth keeping (`fuzz/`), replayed.

#[path = "../fuzz/fuzz_targets/run.rs"]
mod run;

use bantin::source::adapter::{Model, catalog};
use std::fs;
use std::path::Path;

#[test]
fn every_input_of_the_corpus_is_read_without_a_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/read");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the corpus") {
        let bytes = fs::read(entry.expect("an entry").path()).expect("an input");
        // As libfuzzer does: what is no text is no input.
        if let Ok(input) = std::str::from_utf8(&bytes) {
            run::run(input);
            count += 1;
        }
    }
    assert!(count > 50, "only {count} inputs were found");
}

#[test]
fn every_shape_is_read_through_every_adapter() {
    let shapes = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    for entry in fs::read_dir(shapes).expect("the shapes") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a shape");
        for model in [Model::Story, Model::Digest, Model::Weather, Model::Comments] {
            for adapter in catalog::of(model).iter() {
                run::run(&[adapter.name, "\n", &text].concat());
            }
        }
    }
}
