//! The keys of our words, of which a page may replace each.

use super::types::check;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use syn::{Item, LitStr, Token};

/// The keys in the tables of a folder's files, a line `Name, "key", "vi", "en";` each.
fn keys(folder: &Path, found: &mut Vec<String>) {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            keys(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            for item in syn::parse_file(&text).expect("Rust").items {
                if let Item::Macro(it) = item
                    && it.mac.path.is_ident("labels")
                {
                    found.extend(it.mac.parse_body_with(table).expect("a table of words"));
                }
            }
        }
    }
}

fn table(input: syn::parse::ParseStream<'_>) -> syn::Result<Vec<String>> {
    let mut keys = Vec::new();
    while !input.is_empty() {
        input.parse::<syn::Ident>()?;
        input.parse::<Token![,]>()?;
        keys.push(input.parse::<LitStr>()?.value());
        for _ in ["vi", "en"] {
            input.parse::<Token![,]>()?;
            input.parse::<LitStr>()?;
        }
        input.parse::<Token![;]>()?;
    }
    Ok(keys)
}

#[test]
fn the_keys_of_words_are_a_type() {
    let mut found = Vec::new();
    keys(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    assert!(found.len() > 100, "only {} words were found", found.len());
    let once: BTreeSet<&String> = found.iter().collect();
    assert_eq!(once.len(), found.len(), "a key stands for two words");
    let mut lines = String::new();
    for key in &found {
        let column = lines.len() - lines.rfind('\n').unwrap_or_default();
        let between = if column == 0 || column > 100 {
            "\n  |"
        } else {
            " |"
        };
        lines.extend([between, " \"", key, "\""]);
    }
    let text = format!(
        "// biome-ignore format: a line each would be a tenth of this file\n\
         /** What a page may say in its own words. */\nexport type BantinLabel ={lines};\n"
    );
    check("labels", "", &text);
}
