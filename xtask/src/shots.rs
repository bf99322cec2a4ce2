//! `shots`: a picture of every state of every widget, and one page to look at them.

use crate::command::quietly;
use crate::place;
use crate::playwright::{ENGINES, playwright, with_engines};
use crate::test::{backend, gallery};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::fs;
use std::path::PathBuf;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// The engine that draws
    #[arg(long, default_value = "chromium", value_parser = PossibleValuesParser::new(ENGINES))]
    engine: String,
    /// Where the pictures go [default: target/shots/ENGINE]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// For Playwright, such as `-g "dark.*320"`
    #[arg(last = true)]
    playwright: Vec<String>,
}

/// Builds the gallery, and photographs each of its views in each theme, language and width.
pub(crate) fn run(options: &Options) -> Result<()> {
    gallery()?;
    backend()?;
    let usual = || place::root().join("target/shots").join(&options.engine);
    let out = options.out.clone().unwrap_or_else(usual);
    fs::create_dir_all(&out).with_context(|| format!("cannot make {}", out.display()))?;
    let out = fs::canonicalize(&out)?;
    let project = format!("shots-{}", options.engine);
    let mut command = playwright(&[&project])?;
    with_engines(&mut command)?
        .arg("--reporter=list")
        .args(&options.playwright)
        .env("BANTIN_SHOTS", &out);
    println!("- photograph the gallery in {}", options.engine);
    let ran = quietly("shots", &mut command)?;
    if !ran.is_ok {
        bail!("not all views were photographed:\n{}", ran.tail()?);
    }
    println!("{}", out.join("index.html").display());
    Ok(())
}
