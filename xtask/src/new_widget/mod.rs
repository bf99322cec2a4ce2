//! `new-widget`: the files of a widget that works at once, and its lines in those there are.
//!
//! What is made shows a list of links. From there its own model, words and look are a matter of
//! changing one file after the other; `docs/architecture.md` says which.

mod edits;

use crate::command::step;
use crate::place;
use anyhow::{Result, bail, ensure};
use clap::Args;
use edits::{Edits, Names};
use std::path::Path;
use std::process::Command;

/// What can be said of it.
#[derive(Args)]
#[command(after_long_help = HELP)]
pub(crate) struct Options {
    /// Its name, such as `poll` for <bantin-poll>: small letters, digits, hyphens
    name: String,
}

const HELP: &str = "\
It makes src/widgets/NAME.rs, style/NAME.css and tests/browser/NAME.spec.ts, and adds to what there
is: a cargo feature, a line in the list of widgets, a section in
docs/embedding.md, its states in the gallery and in the test of that. Then it has what is written
from contracts written anew. Nothing is written when one of these is taken.

Examples:
  cargo xtask new-widget poll
  cargo xtask test --only build,browser -- poll gallery";

/// Words that cannot name a module of Rust.
const KEYWORDS: &str = "abstract as async await become box break const continue crate do dyn else \
    enum extern false final fn for gen if impl in let loop macro match mod move mut override priv \
    pub ref return self static struct super trait true try type typeof unsafe unsized use virtual \
    where while yield";

/// Makes the widget in this repository, and says what to do next.
pub(crate) fn run(options: &Options) -> Result<()> {
    let root = place::root();
    make(&root, &options.name)?;
    step(
        "put its lines in order",
        "",
        Command::new("cargo")
            .args(["fmt", "--package", "bantin"])
            .current_dir(&root),
    )?;
    contract(&root)?;
    let name = &options.name;
    println!(
        "\n<bantin-{name}> is there. Next: what it shows (src/widgets), its words, \
         its look\n(style/{name}.css), its tests (tests/browser/{name}.spec.ts), and its pages \
         in docs/embedding.md.\nIf it has a model of its own: docs/architecture.md says where that goes."
    );
    Ok(())
}

/// Writes what the loader, the types and the documents have to say of the widgets.
pub(crate) fn contract(root: &Path) -> Result<()> {
    step(
        "write what the contracts of the widgets say",
        "",
        Command::new("cargo")
            .args(["test", "--package", "bantin"])
            .args(["--test", "loader", "--test", "contract"])
            .env("BANTIN_WRITE", "1")
            .current_dir(root),
    )
}

/// Writes the files of a widget, and its lines in others; or nothing, when something is in the way.
fn make(root: &Path, name: &str) -> Result<()> {
    let names = named(name)?;
    let mut edits = Edits::new(root, &names);
    for (path, text) in [
        ("src/widgets/{{module}}.rs", include_str!("widget.rs.in")),
        ("style/{{name}}.css", include_str!("widget.css.in")),
        (
            "tests/browser/{{name}}.spec.ts",
            include_str!("widget.spec.ts.in"),
        ),
    ] {
        edits.create(path, text)?;
    }
    ensure!(
        !root.join("src/widgets").join(&names.module).exists(),
        "src/widgets/{} is there already",
        names.module
    );
    edits.feature()?;
    edits.listed()?;
    edits.words()?;
    edits.french()?;
    edits.documents()?;
    edits.gallery()?;
    edits.write()
}

/// The name in its forms, if it is one.
fn named(name: &str) -> Result<Names> {
    let is_part = |part: &str| {
        let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        !part.is_empty() && part.chars().all(is_small)
    };
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(is_part)
        && name.len() <= 30;
    if !is_name {
        bail!(
            "expected a name such as poll or photo-story (small letters, digits, single hyphens, \
             at most 30), found {name:?}"
        );
    }
    if KEYWORDS.split_whitespace().any(|keyword| keyword == name) {
        bail!("{name} is a word of Rust, no module can have it as its name");
    }
    Ok(Names::of(name))
}

#[cfg(test)]
mod tests;
