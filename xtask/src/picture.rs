//! `picture`: the picture of the README, taken of the newsroom's paper.

use crate::command::quietly;
use crate::playwright::playwright;
use crate::test::backend;
use crate::{dist, place};
use anyhow::{Result, bail};
use clap::Args;
use std::path::PathBuf;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where it goes
    #[arg(long, default_value = "docs/widgets.png")]
    out: PathBuf,
}

/// Builds the bundle and the newsroom, opens the paper, and photographs it.
pub(crate) fn run(options: &Options) -> Result<()> {
    dist::write(&place::root().join("dist"))?;
    backend()?;
    let out = place::root().join(&options.out);
    let mut command = playwright(&["picture"])?;
    command.arg("--reporter=list").env("BANTIN_PICTURE", &out);
    println!("- photograph the paper");
    let ran = quietly("picture", &mut command)?;
    if !ran.is_ok {
        bail!("there is no picture:\n{}", ran.tail()?);
    }
    println!("{}", out.display());
    Ok(())
}
