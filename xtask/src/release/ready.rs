//! What a version lacks before it can be released.

/// What stands before a version of ours wherever one is written out.
const BEFORE: [&str; 6] = [
    "cdn.example/bantin/",
    "const VERSION = \"",
    "placeholder: \"",
    // The plugin, in the words of WordPress.
    " * Version:           ",
    "define( 'BANTIN_VERSION', '",
    "Stable tag: ",
];

/// True for files that may say which version this is.
pub(super) fn may_state(path: &str) -> bool {
    let is_text = ["js", "ts", "md", "yml", "toml", "html", "php", "txt"]
        .iter()
        .any(|end| path.ends_with(&format!(".{end}")));
    is_text && path != "CHANGELOG.md" && !path.contains("/fixtures/")
}

/// Where a file says another version than this. A manifest takes it from the workspace.
pub(super) fn states_another(path: &str, text: &str, version: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for before in BEFORE {
            let Some((_, rest)) = line.split_once(before) else {
                continue;
            };
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let found = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            if !found.is_empty() && found != version {
                wrong.push(format!(
                    "{path}:{}: expected {version}, found {found}",
                    number + 1
                ));
            }
        }
    }
    let manifest = path
        .ends_with("Cargo.toml")
        .then(|| text.parse::<toml::Table>());
    let own = manifest.as_ref().and_then(|it| it.as_ref().ok());
    let own = own.and_then(|it| it.get("package")?.get("version")?.as_str());
    // Those of what is never published have none of their own.
    if own.is_some_and(|it| it == version) {
        wrong.push(format!("{path}: expected version.workspace = true"));
    }
    wrong
}

/// What is wrong with the changelog, whose first version must be this one, with a day.
pub(super) fn not_in_changelog(log: &str, version: &str) -> Option<String> {
    let mut headings = log.lines().filter_map(|line| line.strip_prefix("## "));
    let heading = headings.next().unwrap_or_default();
    let day = heading.strip_prefix(version);
    let day = day.and_then(|it| it.strip_prefix(", "));
    let is_day = |day: &str| {
        let parts: Vec<&str> = day.split('-').collect();
        let lengths = parts.iter().map(|it| it.len());
        lengths.eq([4, 2, 2])
            && parts
                .iter()
                .all(|it| it.bytes().all(|b| b.is_ascii_digit()))
    };
    if day.is_some_and(is_day) {
        return None;
    }
    Some(format!(
        "CHANGELOG.md: expected \"## {version}, YYYY-MM-DD\", found \"## {heading}\""
    ))
}

#[cfg(test)]
mod tests {
    use super::{may_state, not_in_changelog, states_another};

    #[test]
    fn the_first_version_of_the_changelog_is_this_one_and_has_a_day() {
        let check = |log: &str| not_in_changelog(log, "0.2.0").is_none();
        assert!(check(
            "# Changelog\n\n## 0.2.0, 2026-12-01\n\n- …\n\n## 0.1.0, 2026-11-01\n"
        ));
        assert!(!check("# Changelog\n\n## 0.2.0, not yet released\n"));
        assert!(!check("# Changelog\n\n## 0.1.0, 2026-11-01\n"));
        assert!(!check("# Changelog\n"));
        assert!(!check("## 0.2.01, 2026-12-01\n"));
    }

    #[test]
    fn another_version_is_named_with_its_line() {
        let text = "a\nsrc=\"https://cdn.example/bantin/0.1.0/embed.js\"\n";
        let expected = ["README.md:2: expected 0.2.0, found 0.1.0"];
        assert_eq!(states_another("README.md", text, "0.2.0"), expected);
        assert!(states_another("README.md", text, "0.1.0").is_empty());
        assert!(states_another("a.js", "const VERSION = \"0.1.0\";", "0.1.0").is_empty());
        for line in [
            " * Version:           0.1.0",
            "define( 'BANTIN_VERSION', '0.1.0' );",
            "Stable tag: 0.1.0",
        ] {
            assert_eq!(
                states_another("bantin.php", line, "0.2.0").len(),
                1,
                "{line}"
            );
            assert!(
                states_another("bantin.php", line, "0.1.0").is_empty(),
                "{line}"
            );
        }
    }

    #[test]
    fn a_manifest_has_no_version_of_its_own() {
        let own = "[package]\nversion = \"0.1.0\"\n";
        assert_eq!(states_another("model/Cargo.toml", own, "0.1.0").len(), 1);
        let taken = "[package]\nversion.workspace = true\n";
        assert!(states_another("model/Cargo.toml", taken, "0.1.0").is_empty());
        let internal = "[package]\nversion = \"0.0.0\"\n";
        assert!(states_another("part/Cargo.toml", internal, "0.1.0").is_empty());
    }

    #[test]
    fn texts_of_ours_are_looked_through() {
        assert!(may_state("docs/embedding.md"));
        assert!(may_state("integrations/wordpress/bantin.php"));
        assert!(may_state("integrations/wordpress/readme.txt"));
        assert!(!may_state("CHANGELOG.md"));
        assert!(!may_state("tests/fixtures/a.js"));
        assert!(!may_state("docs/widgets.png"));
    }
}
