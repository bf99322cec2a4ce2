//! `dist`: the folder that a site deploys.

use crate::about::About;
use crate::needs;
use crate::size::{BESIDE, Budgets, Limits, pack, table};
use crate::snippet::snippet;
use crate::studio;
use crate::{breakdown, bundle, languages, place};
use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use clap::Args;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where to write it; replaced as a whole
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// Say, too, what each kind of page loads
    #[arg(long)]
    shares: bool,
}

/// Builds it, in place of what is there.
pub(crate) fn run(options: &Options) -> Result<()> {
    let out = &options.out;
    let (text, limits) = write(out)?;
    if options.shares {
        println!("\n{}", breakdown::by_page(out)?);
    }
    println!("\n{text}");
    if limits.broken > 0 {
        bail!("{} is complete, but over its budget", out.display());
    }
    println!("{} is ready to be deployed", out.display());
    Ok(())
}

/// Builds it, and gives the table of sizes and what came of its limits.
pub(crate) fn write(out: &Path) -> Result<(String, Limits)> {
    let budgets = Budgets::read()?;
    let bundle = bundle::build()?;
    // Beside it and then in its place: whoever serves it never sees half of it.
    let fresh = out.with_extension("new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(fresh.join(languages::FOLDER))
        .with_context(|| format!("cannot make {}", fresh.display()))?;
    let packed = pack(&bundle)?;
    let mut integrity = Map::new();
    for file in &packed {
        let name = &file.name;
        let bytes = fs::read(bundle.join(name))?;
        integrity.insert(name.clone(), Value::String(hash(&bytes)));
        fs::write(fresh.join(name), bytes)?;
        fs::write(fresh.join(format!("{name}.br")), &file.brotli)?;
        fs::write(fresh.join(format!("{name}.gz")), &file.gzip)?;
    }
    fs::copy(bundle.join("parts.json"), fresh.join("parts.json"))?;
    for script in BESIDE.into_iter().chain(["embed.js"]) {
        let types = script.replace(".js", ".d.ts");
        fs::copy(place::root().join("src").join(&types), fresh.join(types))?;
    }
    let loader = fs::read_to_string(place::root().join("src/embed.js"))?;
    let snippet = snippet(&About::read()?.version, &integrity, &loader)?;
    fs::write(fresh.join("snippet.html"), snippet)?;
    let integrity = serde_json::to_string_pretty(&Value::Object(integrity))?;
    fs::write(fresh.join("integrity.json"), integrity + "\n")?;
    studio::write(&fresh.join("studio"))?;
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot replace {}", out.display()))?;
    }
    fs::rename(&fresh, out).with_context(|| format!("cannot write {}", out.display()))?;
    Ok(table(&packed, &needs::needs(out)?, &budgets))
}

/// As the attribute `integrity` wants it (W3C Subresource Integrity).
fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_the_one_of_the_specification() {
        // The example of section 3.2 of W3C Subresource Integrity.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(super::hash(b"alert('Hello, world.');"), expected);
    }
}
