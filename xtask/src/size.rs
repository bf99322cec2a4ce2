//! What a reader downloads, against the budgets.

use crate::place;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// The files of the bundle, in the order they are fetched.
pub(crate) const FILES: [&str; 3] = ["embed.js", "bantin.js", "bantin_bg.wasm"];

/// What a bundle may weigh: bytes, brotli 11.
pub(crate) struct Budgets {
    /// The loader blocks nothing, but every page has it.
    loader: usize,
    /// What the whole weighed when its budget was set.
    bundle: usize,
    /// By how much it may grow until the budget is set again.
    slack: usize,
}

impl Budgets {
    /// The budgets of this repository. They stand in one file, which the browser tests read, too.
    pub(crate) fn read() -> Result<Self> {
        let path = place::root().join(BUDGETS);
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| {
            format!(
                "{}: expected the numbers loaderBytes, bundleBytes and slackBytes",
                path.display()
            )
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let values: Value = serde_json::from_str(text).ok()?;
        let number = |name: &str| usize::try_from(values.get(name)?.as_u64()?).ok();
        Some(Self {
            loader: number("loaderBytes")?,
            bundle: number("bundleBytes")?,
            slack: number("slackBytes")?,
        })
    }
}

const BUDGETS: &str = "tests/browser/budgets.json";

/// One file, packed.
pub(crate) struct Packed {
    name: String,
    raw: usize,
    pub(crate) gzip: Vec<u8>,
    pub(crate) brotli: Vec<u8>,
}

/// Packs the files of a bundle as well as it can be done.
pub(crate) fn pack(folder: &Path) -> Result<Vec<Packed>> {
    FILES
        .iter()
        .map(|name| {
            let path = folder.join(name);
            let bytes = fs::read(&path).with_context(|| {
                format!(
                    "cannot read {}; `cargo xtask dist` makes it",
                    path.display()
                )
            })?;
            Ok(Packed {
                name: (*name).to_owned(),
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
                brotli: brotli(&bytes)?,
            })
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// As servers that pack beforehand do it.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    // Buffer, quality 11, window of 16 MB.
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 64 * 1024, 11, 24);
    encoder.write_all(bytes)?;
    encoder.flush()?;
    drop(encoder);
    Ok(packed)
}

/// What the files have in all: raw, gzip, brotli.
pub(crate) fn sum(files: &[Packed]) -> (usize, usize, usize) {
    files.iter().fold((0, 0, 0), |(raw, gzip, brotli), file| {
        (
            raw + file.raw,
            gzip + file.gzip.len(),
            brotli + file.brotli.len(),
        )
    })
}

/// The table, and how many of its two limits are kept and broken.
pub(crate) fn table(files: &[Packed], budgets: &Budgets) -> (String, Limits) {
    let mut text = format!(
        "{:<16}{:>10}{:>10}{:>10}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    let mut line = |name: &str, (raw, gzip, brotli): (usize, usize, usize), note: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<16}{raw:>10}{gzip:>10}{brotli:>10}{note}");
    };
    let mut limits = Limits::default();
    for file in files {
        let note = match file.name.as_str() {
            "embed.js" => limits.hold(file.brotli.len(), budgets.loader),
            _ => String::new(),
        };
        let sizes = (file.raw, file.gzip.len(), file.brotli.len());
        line(&file.name, sizes, &note);
    }
    let sums = sum(files);
    let mut note = limits.hold(sums.2, budgets.bundle + budgets.slack);
    note.push_str(&format!(
        ": {} and a slack of {}",
        budgets.bundle, budgets.slack
    ));
    if sums.2 + budgets.slack < budgets.bundle {
        note.push_str(&format!("; lower bundleBytes in {BUDGETS}"));
    }
    line("all", sums, &note);
    (text, limits)
}

/// How many limits were looked at, and what came of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) kept: u32,
    pub(crate) broken: u32,
}

impl Limits {
    /// Looks at one; gives what there is to say of it.
    fn hold(&mut self, found: usize, most: usize) -> String {
        if found > most {
            self.broken += 1;
            return format!("   over {most}");
        }
        self.kept += 1;
        format!("   of {most}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Budgets, Limits, Packed, brotli, table};

    /// Holds a loader of `loader` bytes, 500 of other code, and so many of wasm, against a budget of
    /// 10,000 with a slack of 1,000, and 2,000 for the loader.
    fn check(loader: usize, wasm: usize, (kept, broken): (u32, u32), expected: &str) {
        let file = |name: &str, size| Packed {
            name: name.to_owned(),
            raw: size * 3,
            gzip: vec![0; size * 2],
            brotli: vec![0; size],
        };
        let files = [
            file("embed.js", loader),
            file("bantin.js", 500),
            file("bantin_bg.wasm", wasm),
        ];
        let budgets = Budgets {
            loader: 2_000,
            bundle: 10_000,
            slack: 1_000,
        };
        let (text, limits) = table(&files, &budgets);
        assert_eq!(limits, Limits { kept, broken }, "{text}");
        assert!(text.contains(expected), "no {expected} in {text}");
    }

    #[test]
    fn what_is_within_the_slack_passes() {
        check(
            2_000,
            8_500,
            (2, 0),
            "11000   of 11000: 10000 and a slack of 1000\n",
        );
    }

    #[test]
    fn what_is_over_the_slack_fails() {
        check(2_000, 8_501, (1, 1), "11001   over 11000");
    }

    #[test]
    fn a_loader_over_its_budget_fails_and_has_no_slack() {
        check(2_001, 100, (1, 1), "2001   over 2000");
    }

    #[test]
    fn a_budget_that_is_far_too_large_is_told() {
        check(2_000, 6_499, (2, 0), "lower bundleBytes");
        check(2_000, 6_500, (2, 0), "a slack of 1000\n");
    }

    #[test]
    fn the_budgets_of_this_repository_can_be_read() {
        assert!(Budgets::read().is_ok());
        assert!(Budgets::parse(r#"{"loaderBytes": 1, "bundleBytes": 2}"#).is_none());
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let text = "bản tin ".repeat(100);
        let mut unpacked = Vec::new();
        let packed = brotli(text.as_bytes()).unwrap_or_default();
        let read = brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked);
        assert!(read.is_ok() && unpacked == text.as_bytes());
    }
}
