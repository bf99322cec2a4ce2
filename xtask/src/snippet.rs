//! `snippet.html`: what a page has in its head, with the hash of each file, a policy and headers.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// Where the files are, in the snippet: a page puts its own address in its place.
const AT: &str = "https://cdn.example/bantin/";

/// The snippet, for the hashes of a bundle's files and the loader's source.
pub(crate) fn snippet(version: &str, hashes: &Map<String, Value>, loader: &str) -> Result<String> {
    let at = format!("{AT}{version}/");
    let hash = |name: &str| {
        let hash = hashes.get(name).and_then(Value::as_str);
        hash.with_context(|| format!("{name}: no hash"))
    };
    let mut pinned = Map::new();
    for name in hashes.keys().filter(|it| it.ends_with(".js")) {
        pinned.insert(format!("{at}{name}"), hash(name)?.into());
    }
    let map = serde_json::to_string(&Value::Object(Map::from_iter([(
        "integrity".to_owned(),
        Value::Object(pinned),
    )])))?;
    let mut heights = String::new();
    for (element, height) in reserves(loader)? {
        let _ = writeln!(
            heights,
            "  {element}:not(:defined) {{ display: block; min-block-size: {height} }}"
        );
    }
    let _ = writeln!(
        heights,
        "  :is({}):not(:defined) {{ display: inline-block; min-block-size: 0 }}",
        inline(loader)?
    );
    Ok(format!(
        r#"<!--
What a page with Bantin {version} has in its head. Put the address of your folder in the place of {at}, that of your
backend in the place of https://api.example, and a nonce, new with each answer, in the place of NONCE.

Headers of the page, if it has a policy. The nonce is for the import map and the style alone: with the map left out and
the style in a sheet of yours, no nonce is needed.

Content-Security-Policy: default-src 'self'; script-src {origin} 'nonce-NONCE' 'wasm-unsafe-eval'; connect-src {origin} https://api.example; img-src 'self' data: https:; style-src 'self' 'nonce-NONCE'; require-trusted-types-for 'script'; trusted-types bantin

Headers of the files:

Cache-Control: public, max-age=31536000, immutable
Access-Control-Allow-Origin: *

The hash of the loader pins the loader, the map the glue, and the glue each wasm: what is not as it was published does not
run, the fallback stays, and `bantin-error` says `load`.
-->
<script type="importmap" nonce="NONCE">{map}</script>
<script type="module" src="{at}embed.js" integrity="{loader_hash}" crossorigin></script>
<!-- Only where a widget is in the first screen; parts.json has the files of each. -->
<link rel="modulepreload" href="{at}bantin.js" integrity="{glue_hash}">
<link rel="preload" as="fetch" href="{at}bantin_bg.wasm" crossorigin>
<!-- The heights of widgets before the loader is there. -->
<style nonce="NONCE">
{heights}</style>
"#,
        origin = AT.trim_end_matches("/bantin/"),
        loader_hash = hash("embed.js")?,
        glue_hash = hash("bantin.js")?,
    ))
}

/// The elements with the height that each reserves, as the loader has them.
fn reserves(loader: &str) -> Result<Vec<(String, String)>> {
    let rules = constant(loader, "RESERVES")?.split(":host(:where(").skip(1);
    let read = |rule: &str| {
        let (element, rest) = rule.split_once("))")?;
        let (_, rest) = rest.split_once("--bantin-reserve,")?;
        let (height, _) = rest.split_once(")}")?;
        Some((element.to_owned(), height.to_owned()))
    };
    rules
        .map(|rule| read(rule).with_context(|| format!("embed.js: expected a height in {rule}")))
        .collect()
}

/// The elements that are words in a line, as the loader has them.
fn inline(loader: &str) -> Result<&str> {
    let value = constant(loader, "INLINE")?.trim_matches('"');
    anyhow::ensure!(!value.is_empty(), "embed.js: expected elements in INLINE");
    Ok(value)
}

/// What stands behind the name of a constant of the loader, on its line.
fn constant<'t>(loader: &'t str, name: &str) -> Result<&'t str> {
    let start = format!("const {name} = ");
    let value = (loader.lines()).find_map(|it| it.strip_prefix(&start)?.strip_suffix(';'));
    value.with_context(|| format!("embed.js: expected the line of {name}"))
}

#[cfg(test)]
mod tests {
    use super::snippet;
    use anyhow::Result;
    use serde_json::{Map, Value};

    const LOADER: &str = "const RESERVES = \":host(:where(bantin-a))>div{min-block-size:var(--bantin-reserve,clamp(1em,2em,3em))}:host(:where(bantin-b[x=y]))>div{min-block-size:var(--bantin-reserve,2em)}\";\nconst INLINE = \"bantin-a[n]:not([n=false])\";\n";

    fn hashes() -> Map<String, Value> {
        let files = ["embed.js", "bantin.js", "bantin_bg.wasm"];
        files
            .map(|name| (name.to_owned(), format!("sha384-{name}").into()))
            .into_iter()
            .collect()
    }

    #[test]
    fn each_script_has_its_hash_and_each_element_its_height() -> Result<()> {
        let text = snippet("1.2.3", &hashes(), LOADER)?;
        for expected in [
            "src=\"https://cdn.example/bantin/1.2.3/embed.js\" integrity=\"sha384-embed.js\"",
            "\"https://cdn.example/bantin/1.2.3/bantin.js\":\"sha384-bantin.js\"",
            "bantin-a:not(:defined) { display: block; min-block-size: clamp(1em,2em,3em) }",
            "bantin-b[x=y]:not(:defined) { display: block; min-block-size: 2em }",
            ":is(bantin-a[n]:not([n=false])):not(:defined) { display: inline-block; min-block-size: 0 }",
            "img-src 'self' data: https:;",
        ] {
            assert!(text.contains(expected), "no {expected} in {text}");
        }
        Ok(())
    }

    #[test]
    fn a_file_or_a_height_that_is_missing_is_told() {
        assert!(snippet("1", &Map::new(), LOADER).is_err());
        assert!(snippet("1", &hashes(), "").is_err());
        let without = LOADER.lines().next().unwrap_or_default();
        assert!(snippet("1", &hashes(), without).is_err());
    }
}
