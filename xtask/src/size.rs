//! What a reader downloads, against the budgets.

use crate::needs::{ALL, LATER, Needs, is_of_widget, needs};
use crate::{languages, place};
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

const LOADER: &str = "embed.js";
const GLUE: &str = "bantin.js";

/// The files that every page with a widget loads, in the order they are fetched. One with all of the
/// widgets has another in place of the last.
const FIRST: [&str; 3] = [LOADER, GLUE, "bantin_bg.wasm"];

/// Scripts that are shipped beside the bundle: no page needs one but for what it does.
pub(crate) const BESIDE: [&str; 11] = [
    "artalk.js",
    "count.js",
    "cusdis.js",
    "discourse.js",
    "feed.js",
    "graphql.js",
    "languages.js",
    "live.js",
    "mastodon.js",
    "remark42.js",
    "subject.js",
];

/// What a bundle may weigh: bytes, brotli 11.
pub(crate) struct Budgets {
    /// The loader blocks nothing, but every page has it.
    loader: usize,
    /// Of each script beside the bundle.
    beside: Vec<(String, usize)>,
    /// Of each kind of page: the widgets it has, and what it weighed when its budget was set.
    pages: Vec<(String, usize)>,
    /// Of what comes later: the part, and what it weighed then.
    later: Vec<(String, usize)>,
    /// By how much a page may grow until its budget is set again.
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
                "{}: expected the numbers loaderBytes and slackBytes, pageBytes with a number for \
                 each kind of page, laterBytes with one for each part that comes later, and \
                 besideBytes with one for each script beside the bundle",
                path.display()
            )
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let values: Value = serde_json::from_str(text).ok()?;
        let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
        let each = |name: &str| {
            let of = values.get(name)?.as_object()?;
            let one = |(of, most): (&String, &Value)| Some((of.clone(), number(most)?));
            of.iter().map(one).collect::<Option<Vec<_>>>()
        };
        Some(Self {
            loader: number(values.get("loaderBytes")?)?,
            beside: each("besideBytes")?,
            pages: each("pageBytes")?,
            later: each("laterBytes")?,
            slack: number(values.get("slackBytes")?)?,
        })
    }
}

const BUDGETS: &str = "tests/browser/budgets.json";

/// One file, packed.
pub(crate) struct Packed {
    pub(crate) name: String,
    raw: usize,
    pub(crate) gzip: Vec<u8>,
    pub(crate) brotli: Vec<u8>,
}

/// Packs the files of a bundle as well as it can be done.
pub(crate) fn pack(folder: &Path) -> Result<Vec<Packed>> {
    let parts: BTreeSet<String> = needs(folder)?.into_values().flatten().collect();
    let first = FIRST.into_iter().map(str::to_owned);
    // Where only the bundle was built, they are not there.
    let beside = BESIDE.into_iter().filter(|it| folder.join(it).exists());
    first
        .chain(parts)
        .chain(beside.map(str::to_owned))
        .chain(languages::scripts(folder)?)
        .map(|name| {
            let path = folder.join(&name);
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok(Packed {
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
                brotli: brotli(&bytes)?,
                name,
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

/// The files that a page with these widgets loads until it is filled.
fn loaded<'n>(widgets: &'n str, needs: &'n Needs) -> BTreeSet<&'n str> {
    let has = |widget: &String| widgets.split(' ').any(|it| it == widget);
    if let Some(all) = needs.get(ALL)
        && needs.keys().all(|it| !is_of_widget(it) || has(it))
    {
        let all = all.iter().map(String::as_str);
        return all.chain([LOADER, GLUE]).collect();
    }
    let needed = widgets.split(' ').filter_map(|it| needs.get(it)).flatten();
    needed.map(String::as_str).chain(FIRST).collect()
}

/// What a page with these widgets loads, in bytes.
fn page(widgets: &str, files: &[Packed], needs: &Needs) -> usize {
    let names = loaded(widgets, needs);
    let loaded = files.iter().filter(|it| names.contains(it.name.as_str()));
    loaded.map(|it| it.brotli.len()).sum()
}

/// The tables of files and of kinds of pages, and how many of their limits are kept and broken.
pub(crate) fn table(files: &[Packed], needs: &Needs, budgets: &Budgets) -> (String, Limits) {
    let mut text = format!(
        "{:<28}{:>10}{:>10}{:>10}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    // Writing to a string cannot fail.
    let mut limits = Limits::default();
    for file in files {
        let mut own = budgets.beside.iter().filter(|(name, _)| *name == file.name);
        let budget = match file.name.as_str() {
            LOADER => Some(budgets.loader),
            _ => own.next().map(|(_, most)| *most),
        };
        let note = budget.map(|most| limits.hold(file.brotli.len(), most));
        let note = note.unwrap_or_default();
        let (gzip, brotli) = (file.gzip.len(), file.brotli.len());
        let _ = writeln!(
            text,
            "{:<28}{:>10}{gzip:>10}{brotli:>10}{note}",
            file.name, file.raw
        );
    }
    let _ = writeln!(text, "\n{:<48}{:>10}", "a page with", "brotli");
    let mut hold = |what: &str, found: usize, budget: usize| {
        let mut note = limits.hold(found, budget + budgets.slack);
        let _ = write!(note, ": {budget} and a slack of {}", budgets.slack);
        if found + budgets.slack < budget {
            let _ = write!(note, "; lower it in {BUDGETS}");
        }
        let _ = writeln!(text, "{what:<48}{found:>10}{note}");
    };
    for (widgets, budget) in &budgets.pages {
        let found = page(widgets, files, needs);
        hold(&widgets.replace(' ', ", "), found, *budget);
    }
    for (part, budget) in &budgets.later {
        hold(&added(part), more(part, files, needs), *budget);
    }
    (text, limits)
}

/// What each kind of page loads, for a document.
pub(crate) fn pages(files: &[Packed], needs: &Needs, budgets: &Budgets) -> String {
    let mut text = String::from("| a page with | files | bytes, brotli 11 |\n|---|--:|--:|\n");
    for (widgets, _) in &budgets.pages {
        let count = loaded(widgets, needs).len();
        let _ = writeln!(
            text,
            "| {} | {count} | {} |",
            widgets.replace(' ', ", "),
            page(widgets, files, needs)
        );
    }
    for (part, _) in &budgets.later {
        let count = needs.get(part).map_or(0, Vec::len);
        let bytes = more(part, files, needs);
        let _ = writeln!(text, "| {} | {count} | {bytes} |", added(part));
    }
    text
}

/// What a part that comes later adds to a page, in bytes.
fn more(part: &str, files: &[Packed], needs: &Needs) -> usize {
    let names = needs.get(part).map(Vec::as_slice).unwrap_or_default();
    let added = files.iter().filter(|it| names.contains(&it.name));
    added.map(|it| it.brotli.len()).sum()
}

/// A part that comes later, in words.
fn added(part: &str) -> String {
    let of = LATER.iter().find(|(later, _)| *later == part);
    let widget = of.map_or("", |(_, widget)| widget);
    format!("to {part} {widget}, later")
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
    use super::{Budgets, Limits, Needs, Packed, brotli, page, table};

    fn files(loader: usize, part: usize) -> Vec<Packed> {
        let file = |name: &str, size| Packed {
            name: name.to_owned(),
            raw: size * 3,
            gzip: vec![0; size * 2],
            brotli: vec![0; size],
        };
        vec![
            file("embed.js", loader),
            file("bantin.js", 500),
            file("bantin_bg.wasm", 4_000),
            file("a.wasm", part),
            file("ab.wasm", 300),
            file("b.wasm", 70),
            file("all.wasm", 4_100),
        ]
    }

    fn needs() -> Needs {
        let needs = r#"{
            "a": ["a.wasm", "ab.wasm"],
            "b": ["ab.wasm", "b.wasm"],
            "c": ["b.wasm"],
            "all": ["all.wasm"]
        }"#;
        serde_json::from_str(needs).unwrap_or_default()
    }

    /// Holds a loader of `loader` bytes and a part of `part` against 10,000 for a page with that
    /// part, with a slack of 1,000, and 2,000 for the loader.
    fn check(loader: usize, part: usize, (kept, broken): (u32, u32), expected: &str) {
        let budgets = Budgets {
            loader: 2_000,
            beside: vec![("count.js".to_owned(), 500)],
            pages: vec![("a".to_owned(), 10_000)],
            later: Vec::new(),
            slack: 1_000,
        };
        let (text, limits) = table(&files(loader, part), &needs(), &budgets);
        assert_eq!(limits, Limits { kept, broken }, "{text}");
        assert!(text.contains(expected), "no {expected} in {text}");
    }

    #[test]
    fn a_page_loads_what_its_widgets_need_and_what_they_share_once() {
        let files = files(1_000, 8);
        assert_eq!(page("a", &files, &needs()), 5_808);
        assert_eq!(page("b", &files, &needs()), 5_870);
        assert_eq!(page("a b", &files, &needs()), 5_878);
    }

    #[test]
    fn a_page_with_all_widgets_loads_them_in_one_file() {
        assert_eq!(page("b c a", &files(1_000, 8), &needs()), 5_600);
    }

    #[test]
    fn what_comes_later_is_held_by_itself() {
        let budgets = Budgets {
            loader: 2_000,
            beside: vec![("count.js".to_owned(), 500)],
            pages: Vec::new(),
            later: vec![("write".to_owned(), 100)],
            slack: 10,
        };
        let mut needs = needs();
        needs.insert("write".to_owned(), vec!["ab.wasm".to_owned()]);
        let (text, limits) = table(&files(1_000, 8), &needs, &budgets);
        assert_eq!(limits, Limits { kept: 1, broken: 1 }, "{text}");
        assert!(text.contains("to write comments, later"), "{text}");
        assert_eq!(page("b c a", &files(1_000, 8), &needs), 5_600);
    }

    #[test]
    fn what_is_within_the_slack_passes() {
        let expected = "11000   of 11000: 10000 and a slack of 1000\n";
        check(2_000, 4_200, (2, 0), expected);
    }

    #[test]
    fn what_is_over_the_slack_fails() {
        check(2_000, 4_201, (1, 1), "11001   over 11000");
    }

    #[test]
    fn a_loader_over_its_budget_fails_and_has_no_slack() {
        check(2_001, 100, (1, 1), "2001   over 2000");
    }

    #[test]
    fn a_script_beside_the_bundle_has_a_budget_of_its_own() {
        let budgets = Budgets {
            loader: 2_000,
            beside: vec![("count.js".to_owned(), 500)],
            pages: Vec::new(),
            later: Vec::new(),
            slack: 1_000,
        };
        let (mut files, script) = (files(1_000, 8), files(501, 8));
        files.extend(script.into_iter().take(1).map(|it| Packed {
            name: "count.js".to_owned(),
            ..it
        }));
        let (text, limits) = table(&files, &needs(), &budgets);
        assert_eq!(limits, Limits { kept: 1, broken: 1 }, "{text}");
        assert!(text.contains("501   over 500"), "{text}");
    }

    #[test]
    fn a_budget_that_is_far_too_large_is_told() {
        check(2_000, 2_199, (2, 0), "lower it in");
        check(2_000, 2_200, (2, 0), "a slack of 1000\n");
    }

    #[test]
    fn the_budgets_of_this_repository_can_be_read() {
        assert!(Budgets::read().is_ok());
        let others =
            r#"{"loaderBytes": 1, "pageBytes": {"a": 2}, "laterBytes": {}, "slackBytes": 1}"#;
        assert!(Budgets::parse(others).is_none());
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
