//! The licences, the bans and the sources of `deny.toml`, held without `cargo deny`, which takes minutes to install.

use crate::place;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// True when an SPDX expression can be met with the licences in `allowed`. A slash is the older way to
/// write OR.
fn is_met(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.trim();
    let any = split(expression, &[" OR ", "/"]);
    if any.len() > 1 {
        return any.iter().any(|it| is_met(it, allowed));
    }
    let all = split(expression, &[" AND "]);
    if all.len() > 1 {
        return all.iter().all(|it| is_met(it, allowed));
    }
    let inside = expression
        .strip_prefix('(')
        .and_then(|it| it.strip_suffix(')'));
    inside.map_or_else(|| allowed.contains(expression), |it| is_met(it, allowed))
}

/// The pieces of a text between these words, where they stand in no brackets.
fn split<'t>(text: &'t str, words: &[&str]) -> Vec<&'t str> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        let word = words
            .iter()
            .find(|it| depth == 0 && text[at..].starts_with(*it));
        if let Some(word) = word.filter(|_| at >= start) {
            pieces.push(&text[start..at]);
            start = at + word.len();
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// The texts in an array.
fn texts(value: Option<&toml::Value>) -> BTreeSet<&str> {
    let values = value.and_then(toml::Value::as_array).into_iter().flatten();
    values.filter_map(toml::Value::as_str).collect()
}

#[test]
fn every_crate_has_a_licence_that_is_allowed_and_none_is_banned() -> Result<()> {
    let rules: toml::Table = fs::read_to_string(place::root().join("deny.toml"))?.parse()?;
    let of = |table: &str, key: &str| rules.get(table).and_then(|it| it.get(key)).cloned();
    let (allow, exceptions) = (of("licenses", "allow"), of("licenses", "exceptions"));
    let banned = of("bans", "deny");
    let named = |value: &Option<toml::Value>, name: &str| {
        let entries = value.iter().filter_map(toml::Value::as_array).flatten();
        let found =
            entries.filter(|it| it.get("crate").and_then(toml::Value::as_str) == Some(name));
        found.cloned().collect::<Vec<_>>()
    };
    let output = Command::new("cargo")
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(place::root())
        .output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let packages = packages.context("cargo metadata: expected packages")?;
    assert!(packages.len() > 100, "only {} packages", packages.len());
    for package in packages {
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        let (name, licence) = (text("name"), text("license"));
        let exceptions = named(&exceptions, name);
        let mut allowed = texts(allow.as_ref());
        for exception in &exceptions {
            allowed.extend(texts(exception.get("allow")));
        }
        assert!(
            is_met(licence, &allowed),
            "{name}: {licence:?} is not in deny.toml"
        );
        assert!(
            named(&banned, name).is_empty(),
            "{name} is banned by deny.toml"
        );
        let source = package.get("source").and_then(Value::as_str);
        assert!(
            is_known(source),
            "{name}: {source:?} is no source of deny.toml"
        );
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        for dependency in dependencies
            .into_iter()
            .flatten()
            .filter(|_| source.is_none())
        {
            let text = |key: &str| dependency.get(key).and_then(Value::as_str);
            let is_any = text("req") == Some("*") && text("path").is_none();
            assert!(!is_any, "{name}: any version of {:?} will do", text("name"));
        }
    }
    Ok(())
}

/// Ours, or of the registry: what deny.toml calls known while it names nothing else.
fn is_known(source: Option<&str>) -> bool {
    source.is_none_or(|it| it == "registry+https://github.com/rust-lang/crates.io-index")
}

#[test]
fn a_source_is_ours_or_the_registry() -> Result<()> {
    for (source, expected) in [
        (None, true),
        (
            Some("registry+https://github.com/rust-lang/crates.io-index"),
            true,
        ),
        (Some("registry+https://crates.example/index"), false),
        (Some("git+https://github.com/leptos-rs/leptos#0"), false),
    ] {
        assert_eq!(is_known(source), expected, "{source:?}");
    }
    let rules: toml::Table = fs::read_to_string(place::root().join("deny.toml"))?.parse()?;
    let sources = rules.get("sources").and_then(toml::Value::as_table);
    let sources = sources.context("deny.toml: expected sources")?;
    let denied = |key: &str| sources.get(key).and_then(toml::Value::as_str) == Some("deny");
    assert!(denied("unknown-registry") && denied("unknown-git") && sources.len() == 2);
    Ok(())
}

#[test]
fn an_expression_is_met_as_spdx_has_it() {
    let allowed = BTreeSet::from(["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"]);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("GPL-3.0 / MIT", true),
        ("MIT AND GPL-3.0", false),
        ("MIT AND Zlib", true),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("(GPL-3.0 OR MIT) AND BSD-3-Clause", false),
        ("GPL-3.0 OR MIT AND Zlib", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
    ] {
        assert_eq!(is_met(expression, &allowed), expected, "{expression}");
    }
}
