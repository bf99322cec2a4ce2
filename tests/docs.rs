//! What the documents say of the code, held to it.

use bantin::source::adapter::Model;
use bantin::source::adapter::catalog;
use bantin::source::dialect::catalog::DIALECTS;
use bantin::widgets::all;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folder(path: &str, extension: &str) -> String {
    let mut text = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut folders = vec![root];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                text.push_str(&fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    text
}

/// The part of a document under a heading, to the next heading of any level.
fn section<'t>(document: &'t str, heading: &str) -> &'t str {
    let start = document
        .find(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("no heading {heading}"));
    let body = &document[start + heading.len() + 2..];
    let end = body.find("\n#").unwrap_or(body.len());
    &body[..end]
}

/// What stands in backquotes in the first column of its tables.
fn names(section: &str) -> BTreeSet<String> {
    let first = |line: &str| {
        line.strip_prefix("| `")?
            .split('`')
            .next()
            .map(str::to_owned)
    };
    section.lines().filter_map(first).collect()
}

/// The words of a text that begin with `prefix`, as far as `is_part` goes on.
fn words(text: &str, prefix: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    text.match_indices(prefix)
        .map(|(start, _)| {
            let rest = &text[start + prefix.len()..];
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            [prefix, &rest[..end]].concat()
        })
        .collect()
}

fn set<'t>(names: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_element_is_documented_with_the_height_it_reserves() {
    let document = read("docs/embedding.md");
    let tags = set(all().map(|widget| widget.tag));
    assert_eq!(names(section(&document, "## Elements")), tags);
    let spaceless = document.replace(' ', "");
    for widget in all() {
        let height = widget.outside.reserve;
        let row = format!("| `{}` |", widget.tag);
        let line = document.lines().find(|line| line.starts_with(&row));
        let line = line.unwrap_or_else(|| panic!("no row {row}"));
        assert!(line.ends_with(&format!("| `{height}` |")), "{line}");
        let before = format!(
            "{}:not(:defined){{display:block;min-block-size:",
            widget.tag
        );
        let given = spaceless.split(&before).nth(1);
        if let Some(given) = given.and_then(|it| it.split("}\n").next()) {
            assert_eq!(given, height.replace(' ', ""), "{}", widget.tag);
        }
    }
}

#[test]
fn every_event_is_documented_and_typed() {
    let document = read("docs/embedding.md");
    let code = folder("src", "rs") + &read("src/embed.js");
    let tags = set(all().map(|widget| widget.tag));
    let emitted: BTreeSet<String> = words(&code, "bantin-")
        .into_iter()
        .filter(|word| word != "bantin-" && code.contains(&format!("\"{word}\"")))
        .filter(|word| !tags.contains(word))
        .collect();
    assert_eq!(names(section(&document, "## Events")), emitted);
    let types = read("src/embed.d.ts");
    for event in emitted {
        assert!(
            types.contains(&format!("\"{event}\": CustomEvent")),
            "{event}"
        );
    }
}

#[test]
fn every_error_code_is_documented_and_typed() {
    let (document, types) = (read("docs/embedding.md"), read("src/embed.d.ts"));
    let source = read("src/source/error.rs");
    let names = source.split("=> \"").skip(1);
    let names = names.map(|rest| rest.split('"').next().unwrap_or_default());
    let codes: Vec<&str> = names.chain(["load"]).collect();
    assert!(codes.len() > 8, "{codes:?}");
    for code in codes {
        assert!(document.contains(&format!("`{code}`")), "{code}");
        assert!(types.contains(&format!("\"{code}\"")), "{code}");
    }
}

#[test]
fn every_property_is_documented() {
    let document = read("docs/embedding.md");
    let mut sheets = read("src/embed.js");
    for sheet in ["tokens", "base"]
        .into_iter()
        .chain(all().map(|it| &it.tag[7..]))
    {
        sheets.push_str(&read(&format!("style/{sheet}.css")));
    }
    let used = words(&sheets, "var(--").into_iter();
    let public = used
        .map(|word| word.trim_start_matches("var(").to_owned())
        // Of the sheets alone, or set by the code.
        .filter(|name| {
            !name.starts_with("--_") && name != "--" && name != "--from" && name != "--to"
        });
    let documented = names(section(&document, "## Styling"));
    let documented: BTreeSet<String> = documented
        .into_iter()
        .filter(|name| name.starts_with("--"))
        .collect();
    assert_eq!(documented, public.collect());
}

#[test]
fn every_adapter_has_a_url_and_options() {
    let document = read("docs/backends.md");
    // Our own contract is in docs/data.md.
    let is_of_others = |name: &&str| *name != "bantin";
    let of = |model| catalog::of(model).iter();
    let dialects = DIALECTS.iter().map(|it| it.adapter.name);
    for (heading, known) in [
        ("## Stories", set(of(Model::Story).map(|it| it.name))),
        (
            "## Weather",
            set(of(Model::Weather).map(|it| it.name).filter(is_of_others)),
        ),
        ("## Comments", set(dialects.filter(is_of_others))),
    ] {
        let documented = section(&document, heading);
        let mut tables = documented.split("\n\n").map(str::trim_start);
        let rows = tables.find(|it| it.starts_with("| adapter "));
        let rows = rows.unwrap_or_default();
        assert_eq!(names(rows), known, "{heading}");
        for row in rows.lines().filter(|line| line.starts_with("| `")) {
            let is_told = |cell: &str| cell.trim().len() > 3;
            assert!(row.split('|').skip(2).take(2).all(is_told), "{row}");
        }
    }
}

#[test]
fn every_condition_and_severity_is_documented() {
    let document = read("docs/data.md");
    let weather = section(&document, "## Weather");
    let conditions = bantin::model::Condition::ALL.map(bantin::model::Condition::name);
    let severities = bantin::model::Severity::ALL.map(bantin::model::Severity::name);
    for name in conditions.into_iter().chain(severities) {
        assert!(weather.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    for from in [
        "CONTRIBUTING.md",
        "README.md",
        "SECURITY.md",
        "docs/embedding.md",
        "docs/data.md",
        "docs/mapping.md",
        "docs/backends.md",
        "docs/architecture.md",
    ] {
        let text = read(from);
        let base = Path::new(from).parent().expect("a folder");
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap_or_default();
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(base).join(path);
            assert!(full.exists(), "{from} links to {target}");
        }
    }
}

#[test]
fn the_version_is_that_of_the_crate_wherever_it_is_said() {
    let version = env!("CARGO_PKG_VERSION");
    let mut said = 0;
    for path in ["README.md", "docs/embedding.md"] {
        for rest in read(path).split("cdn.example/bantin/").skip(1) {
            let found = rest.split('/').next().unwrap_or_default();
            assert_eq!(found, version, "{path}");
            said += 1;
        }
    }
    assert!(said > 5, "only {said} addresses");
    let loader = format!("const VERSION = \"{version}\";");
    assert!(read("src/embed.js").contains(&loader), "{loader}");
    assert!(read("CHANGELOG.md").contains(&format!("\n## {version}")));
}

/// What a browser has to remember things by.
const STORAGES: [&str; 10] = [
    "localStorage",
    "sessionStorage",
    "local_storage",
    "session_storage",
    "indexedDB",
    "indexed_db",
    "caches.",
    "document.cookie",
    "cookieStore",
    "BroadcastChannel",
];

#[test]
fn the_table_of_what_is_stored_is_all_of_it() {
    // Its keys are those of `ui::stored`, which nothing else can make; so nothing else may store.
    let code = folder("src", "rs") + &folder("src", "js");
    let own = read("src/ui/storage.js") + &read("src/ui/stored.rs");
    // Reads what its backend set.
    let reads = read("src/remark42.js");
    assert!(!reads.contains("document.cookie ="), "nothing is set there");
    for name in STORAGES {
        let count = |text: &str| text.matches(name).count();
        let expected = count(&own) + count(&reads);
        assert_eq!(count(&code), expected, "{name} outside of ui::storage");
    }
    assert!(
        own.contains("Storage`]"),
        "the storages are named by their places"
    );
}
