//! The floors of the house: imports run down only, and never in a circle; what is in it stays small.

#[path = "support/house.rs"]
mod house;

use bantin::widgets::all;
use house::{Source, read};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Read once for all tests.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(house::sources);

/// The modules of each floor, the lowest first. Those of one floor do not see each other.
const FLOORS: [&[&str]; 6] = [
    &["stdx", "memory"],
    &["model"],
    &["source"],
    &["ui"],
    &["widget"],
    &["widgets", "element"],
];

/// Files of the lower floors that touch the browser; all others are tested natively.
const BROWSER: [&str; 11] = [
    "handler", "js", "promise", "property", "queue", "resolve", "send", "settings", "store",
    "task", "timer",
];

const MOST_LINES_OF_A_FILE: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 60;
const MOST_FILES_OF_A_TYPE: usize = 2;

/// The top module a file is in: `ui` of `ui/dom.rs`.
fn module(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or(path);
    first.trim_end_matches(".rs")
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Nothing is wrong.
fn check(wrong: impl IntoIterator<Item = String>) {
    let wrong = wrong.into_iter();
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn imports_run_down_only() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for Source { path, imports, .. } in &*SOURCES {
        let Some(own) = floor(module(path)) else {
            continue;
        };
        for name in imports {
            let Some(other) = floor(module(name)) else {
                wrong.push(format!("{path} imports {name}"));
                continue;
            };
            checked += 1;
            if other > own || (other == own && module(name) != module(path)) {
                wrong.push(format!("{path} imports {name}"));
            }
        }
    }
    assert!(checked > 300, "only {checked} imports were found");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_file_imports_itself_by_way_of_others() {
    check(circles(&SOURCES));
}

#[test]
fn no_file_is_long() {
    let long = SOURCES.iter().filter_map(|it| {
        let lines = it.text.lines().count();
        (lines > MOST_LINES_OF_A_FILE).then(|| format!("{} has {lines} lines", it.path))
    });
    check(long);
}

#[test]
fn no_function_is_long() {
    let long = SOURCES.iter().flat_map(|it| {
        let long = it.functions.iter();
        let long = long.filter(|(_, lines)| *lines > MOST_LINES_OF_A_FUNCTION);
        long.map(|(name, lines)| format!("{name} of {} has {lines} lines", it.path))
    });
    check(long);
}

#[test]
fn no_type_is_implemented_all_over_the_house() {
    let mut files: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in &*SOURCES {
        for name in &source.implemented {
            files.entry(name).or_default().insert(&source.path);
        }
    }
    let scattered = files
        .into_iter()
        .filter(|(_, files)| files.len() > MOST_FILES_OF_A_TYPE);
    check(scattered.map(|(name, files)| format!("{name} is implemented in {files:?}")));
}

#[test]
fn every_module_has_a_floor() {
    for Source { path, .. } in &*SOURCES {
        let module = module(path);
        assert!(module == "lib" || floor(module).is_some(), "{module}");
    }
}

#[test]
fn the_lower_floors_know_no_browser() {
    for Source { path, text, .. } in &*SOURCES {
        let file = path.rsplit('/').next().unwrap_or(path);
        let is_low = floor(module(path)).is_some_and(|floor| floor < 3);
        if !is_low || BROWSER.contains(&file.trim_end_matches(".rs")) {
            continue;
        }
        for library in ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos"] {
            assert!(!text.contains(library), "{path} uses {library}");
        }
    }
}

#[test]
fn the_host_names_no_widget_and_the_widgets_no_custom_element() {
    // Their names are words of the language, too: with a hyphen or a colon they are names.
    let names = all().flat_map(|widget| {
        let (_, name) = widget.tag.split_once('-').expect("a custom element");
        [
            widget.tag.to_owned(),
            format!("widgets::{name}"),
            format!("\"{name}\""),
        ]
    });
    let names: Vec<String> = names.chain(["widgets::of".to_owned()]).collect();
    let beyond = ["ShadowRoot", "customElements", "crate::element"].map(str::to_owned);
    for Source { path, text, .. } in &*SOURCES {
        let words: &[String] = match module(path) {
            "element" => &names,
            "widgets" => &beyond,
            _ => continue,
        };
        for word in words {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
}

/// The groups of files that reach each other, each as one line.
fn circles(sources: &[Source]) -> BTreeSet<String> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = sources
        .iter()
        .map(|it| (&*it.path, reached(&it.path, sources)))
        .collect();
    let group = |path: &str| -> Vec<&str> {
        let back = |other: &&str| reach.get(*other).is_some_and(|it| it.contains(path));
        let there = reach.get(path).into_iter().flatten().copied();
        there.filter(back).collect()
    };
    let groups = reach.keys().map(|path| group(path));
    groups
        .filter(|group| !group.is_empty())
        .map(|group| group.join(" <-> "))
        .collect()
}

/// The files that one imports from, and those they import from, and so on.
fn reached<'s>(path: &str, sources: &'s [Source]) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    let mut open = vec![path];
    while let Some(path) = open.pop() {
        let source = sources.iter().find(|it| it.path == path);
        for next in source.into_iter().flat_map(|it| &it.imports) {
            if found.insert(&**next) {
                open.push(next);
            }
        }
    }
    found
}

/// What a house of such files imports: `a.rs > b.rs`.
fn imported(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let lines = read(&files).into_iter().flat_map(|it| {
        let line = |to: &String| format!("{} > {to}", it.path);
        it.imports.iter().map(line).collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn groups_and_paths_from_above_are_imports() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a/mod.rs", "mod one; mod two; fn own() {}"),
        ("a/one.rs", "use super::{own, two::{self, Two}};"),
        (
            "a/two.rs",
            "pub struct Two; mod tests { use super::super::own; }",
        ),
        (
            "b.rs",
            "use crate::{a::two::Two, c::{Three as _, call}}; fn f() { crate::a::own(); }",
        ),
        ("c.rs", "pub trait Three {}"),
    ];
    let expected = [
        "a/one.rs > a/mod.rs",
        "a/one.rs > a/two.rs",
        "a/two.rs > a/mod.rs",
        "b.rs > a/mod.rs",
        "b.rs > a/two.rs",
        "b.rs > c.rs",
    ];
    assert_eq!(imported(&files), expected);
}

#[test]
fn what_is_handed_on_is_imported_from_where_it_is() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        (
            "a/mod.rs",
            "mod one; mod two; pub use one::One; pub fn own() {}",
        ),
        ("a/one.rs", "pub struct One; use super::own;"),
        ("a/two.rs", "use super::One;"),
        (
            "b.rs",
            "use crate::a; fn f() -> a::One { println!(\"{}\", a::own()) }",
        ),
    ];
    let expected = [
        "a/one.rs > a/mod.rs",
        "a/two.rs > a/one.rs",
        "b.rs > a/mod.rs",
        "b.rs > a/one.rs",
    ];
    assert_eq!(imported(&files), expected);
}

#[test]
fn what_is_handed_on_and_used_is_an_import() {
    let files = [
        ("lib.rs", "mod a;"),
        (
            "a/mod.rs",
            "mod one; pub use one::One; fn f() -> One { one::one() }",
        ),
        ("a/one.rs", "pub struct One; use super::f;"),
    ];
    let expected = ["a/mod.rs > a/one.rs", "a/one.rs > a/mod.rs"];
    assert_eq!(imported(&files), expected);
}
