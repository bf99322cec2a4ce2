//! The floors of the house: imports run down only.

use std::fs;
use std::path::{Path, PathBuf};

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
const BROWSER: [&str; 5] = ["timer", "js", "send", "settings", "store"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a readable source");
        let path = path.strip_prefix(&root).expect("below src").to_owned();
        (path, text)
    };
    files(&root).into_iter().map(read).collect()
}

/// The top module a file is in: `ui` of `ui/dom.rs`.
fn module(path: &Path) -> String {
    let first = path.components().next().expect("a path");
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules of ours that a text names by `crate::…`, or from the top by `super::…`.
fn imports(text: &str) -> Vec<String> {
    let word = |rest: &str| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1).map(word).collect::<Vec<_>>())
        .collect()
}

#[test]
fn imports_run_down_only() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for (path, text) in sources() {
        let Some(own) = floor(&module(&path)) else {
            continue;
        };
        for name in imports(&text) {
            let Some(other) = floor(&name) else { continue };
            checked += 1;
            let is_up = other > own || (other == own && name != module(&path));
            if is_up {
                wrong.push(format!("{} imports {name}", path.display()));
            }
        }
    }
    assert!(checked > 100, "only {checked} imports were found");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_has_a_floor() {
    for (path, _) in sources() {
        let module = module(&path);
        assert!(module == "lib" || floor(&module).is_some(), "{module}");
    }
}

#[test]
fn the_lower_floors_know_no_browser() {
    for (path, text) in sources() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_low = floor(&module(&path)).is_some_and(|floor| floor < 3);
        if !is_low || BROWSER.contains(&&*stem) {
            continue;
        }
        for library in ["web_sys", "js_sys", "wasm_bindgen", "gloo", "leptos"] {
            assert!(!text.contains(library), "{} uses {library}", path.display());
        }
    }
}

#[test]
fn the_host_names_no_widget_and_the_widgets_no_custom_element() {
    for (path, text) in sources() {
        let words: &[&str] = match module(&path).as_str() {
            "element" => &["related", "weather", "comments", "ticker"],
            "widgets" => &["ShadowRoot", "customElements", "crate::element"],
            _ => continue,
        };
        for word in words {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}
