//! What the style sheets must not say, because an engine drops it.

use std::fs;
use std::path::Path;

/// Each declaration of the sheets, `property: value`, with the sheet it is in.
fn declarations() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the sheets") {
        let path = entry.expect("a sheet").path();
        if path.extension().is_none_or(|it| it != "css") {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&path).expect("a readable sheet");
        let lines = text.split([';', '{', '}']).map(str::trim);
        found.extend(lines.map(|it| (name.to_string(), it.to_owned())));
    }
    found
}

#[test]
fn text_decoration_is_a_shorthand_of_its_line_alone() {
    // WebKit drops one that also has a thickness or a colour, and underlines as it likes.
    let declared = declarations();
    assert!(declared.len() > 500, "only {} were found", declared.len());
    let is_dropped = |text: &str| {
        let value = text.strip_prefix("text-decoration:");
        value.is_some_and(|value| value.split_whitespace().count() > 1)
    };
    let dropped = declared.iter().filter(|(_, text)| is_dropped(text));
    assert_eq!(dropped.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}
