//! `serve`: the gallery and the studio from the sample files, until Ctrl-C. Trunk does it, which is among the tools and
//! need not be on the PATH.

use crate::port::free;
use crate::process::{Group, is_ending};
use crate::{place, provision};
use anyhow::{Result, bail};
use clap::Args;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where they are served; the next free port if this one is taken
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Serves, and builds anew after each change, until this program is to end.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut trunk = trunk()?;
    let port = free(options.port)?;
    println!("The studio: http://127.0.0.1:{port}/studio/index.html");
    println!("The gallery: http://127.0.0.1:{port}/index.html");
    println!("They are there when Trunk has built them; Ctrl-C stops it.");
    let mut trunk = Group::start(trunk.args(["--port", &port.to_string()]))?;
    while !is_ending() {
        if let Some(status) = trunk.try_wait()? {
            bail!("trunk serve ended ({status})");
        }
        sleep(Duration::from_millis(100));
    }
    println!("\nstopped");
    Ok(())
}

/// `trunk serve`, with all that it needs: no port is said yet.
pub(crate) fn trunk() -> Result<Command> {
    let toolchain = provision::wasm()?;
    let trunk = provision::trunk()?;
    let programs = [provision::wasm_bindgen()?, place::npm_programs()];
    provision::packages()?;
    let mut serve = toolchain.command(trunk.join("trunk").to_string_lossy().as_ref());
    serve
        .args(["serve", "--offline"])
        // What Trunk serves loads itself anew after a change; the tests' gallery does not.
        .arg("--dist")
        .arg(place::target().join("served"))
        .env("PATH", place::path_with(&programs))
        .current_dir(place::root());
    Ok(serve)
}
