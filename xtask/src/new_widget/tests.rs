use super::{make, named};
use crate::place;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a copy of the repository is made without.
const LEFT: [&str; 5] = [".git", "dist", "node_modules", "target", "screenshots"];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (name, path) = (entry.file_name(), entry.path());
        if LEFT.iter().any(|left| *left == name) {
            continue;
        }
        match path.is_dir() {
            true => copy(&path, &to.join(name)),
            false => {
                fs::copy(&path, to.join(name)).expect("a copy");
            }
        }
    }
}

/// A copy of the repository as it is, without what is built.
fn repository(name: &str) -> PathBuf {
    let root = place::target().join("xtask").join(name);
    if root.exists() {
        fs::remove_dir_all(&root).expect("an old copy that can be removed");
    }
    copy(&place::root(), &root);
    root
}

/// Runs cargo in a copy. It builds into a folder of its own: a library with the name of ours, made
/// of the copy, would take the place of the one that the tests beside this one are linked with.
fn cargo(root: &Path, arguments: &[&str], writes: bool) {
    let mut cargo = Command::new("cargo");
    cargo
        .args(arguments)
        .current_dir(root)
        .env(
            "CARGO_TARGET_DIR",
            place::target().join("xtask/new-widget-build"),
        )
        .env_remove("BANTIN_WRITE");
    if writes {
        cargo.env("BANTIN_WRITE", "1");
    }
    let output = cargo.output().expect("cargo");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}:\n{said}");
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).expect("the file")
}

#[test]
fn a_new_widget_builds_is_listed_and_passes_the_tests_of_all_widgets() {
    let root = repository("new-widget");
    make(&root, "poll").expect("a poll");
    make(&root, "photo-story").expect("a second one, with a hyphen");
    cargo(&root, &["fmt", "--package", "bantin"], false);
    let test = ["test", "--quiet", "--offline", "--package", "bantin"];
    let written = ["--test", "loader", "--test", "contract"];
    cargo(&root, &[&test[..], &written].concat(), true);
    let tests = [
        "--lib", "--test", "loader", "--test", "contract", "--test", "docs", "--test", "layers",
    ];
    cargo(&root, &[&test[..], &tests].concat(), false);
    let (loader, types) = (read(&root, "src/embed.js"), read(&root, "src/embed.d.ts"));
    assert!(loader.contains(", \"poll\"") && loader.contains(":where(bantin-photo-story)"));
    assert!(types.contains("\"bantin-poll\": BantinPollElement"));
    // Sheets read the private names only, which have what a page did not set.
    assert!(!read(&root, "style/poll.css").contains("var(--bantin-"));
    // What is there is not overwritten, and nothing else is touched.
    let before = read(&root, "Cargo.toml");
    let error = make(&root, "poll").expect_err("one of them");
    assert_eq!(error.to_string(), "src/widgets/poll.rs is there already");
    assert_eq!(read(&root, "Cargo.toml"), before);
    fs::remove_dir_all(&root).expect("a copy that can be removed");
}

#[test]
fn a_name_that_is_taken_or_is_none_is_refused_in_words() {
    for (name, expected) in [
        ("", "expected a name such as poll"),
        ("Poll", "found \"Poll\""),
        ("2nd", "expected a name"),
        ("a--b", "expected a name"),
        ("a-", "expected a name"),
        ("../poll", "expected a name"),
        ("thăm-dò", "expected a name"),
        ("match", "match is a word of Rust"),
    ] {
        let error = named(name).err().expect("a refusal").to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
    let root = place::root();
    for (name, expected) in [
        ("weather", "style/weather.css is there already"),
        ("ticker", "style/ticker.css is there already"),
        ("base", "style/base.css is there already"),
        ("inspect", "Cargo.toml has a feature inspect already"),
        (
            "sunrise",
            "src/widgets/weather/words.rs has a label Sunrise already",
        ),
    ] {
        let error = make(&root, name).expect_err("a refusal").to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
}
