//! How French says a bulletin, as the core is given it.

use serde_json::Value;

/// A line for each phrase, in the order that `languages.js` has.
pub(crate) fn grammar() -> String {
    let words = include_str!("../../src/languages/fr.json");
    let words: Value = serde_json::from_str(words).expect("JSON");
    let script = include_str!("../../src/languages.js");
    let (_, names) = script.split_once("const PHRASES =\n  \"").expect("a list");
    let (names, _) = names.split_once('"').expect("its end");
    let line = |name| match &words["bulletin"][name] {
        Value::Array(entries) => {
            let texts: Vec<_> = entries.iter().filter_map(Value::as_str).collect();
            texts.join("|")
        }
        text => text.as_str().expect(name).to_owned(),
    };
    let lines: Vec<_> = names.split(' ').map(line).collect();
    lines.join("\n") + "\n"
}
