//! Isso, a comment server in Python: in a virtual environment of its own.

use super::debian::apt;
use super::whole;
use crate::command::{says, step};
use crate::place;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Installs it; gives the Python that has it.
pub(crate) fn isso() -> Result<PathBuf> {
    let requirements = place::backends().join("isso/requirements.txt");
    let name = format!(
        "isso-{}",
        whole::fingerprint(std::slice::from_ref(&requirements))?
    );
    let folder = whole::folder(
        &name,
        // A newer Python of the system leaves an environment that finds nothing.
        |folder| says(folder.join(PYTHON), &["-c", "import isso"]).is_some(),
        |folder| {
            step(
                "make a virtual environment for Isso, the comment server of the tests",
                "",
                Command::new(python()?).args(["-m", "venv"]).arg(folder),
            )?;
            step(
                "install Isso, in versions that are tested",
                "Is the network there? An own mirror is set with `pip config set global.index-url`.",
                Command::new(folder.join(PYTHON))
                    .args(["-m", "pip", "install", "--no-deps", "--no-cache-dir"])
                    // Isso comes as a source, of Python alone; all else must not ask for a compiler.
                    .args(["--only-binary", ":all:", "--no-binary", "isso"])
                    .arg("--requirement")
                    .arg(&requirements),
            )
        },
    )?;
    Ok(folder.join(PYTHON))
}

const PYTHON: &str = "bin/python";

/// A Python that Isso runs on and that can make virtual environments.
fn python() -> Result<&'static str> {
    let serves = |python: &&str| {
        let question = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
        says(python, &["-c", question]).is_some()
    };
    let known = ["python3", "/usr/bin/python3"];
    if let Some(python) = known.into_iter().find(serves) {
        return Ok(python);
    }
    apt("a Python for Isso", &["python3", "python3-venv"])?;
    match known.into_iter().find(serves) {
        Some(python) => Ok(python),
        None => bail!("no python3 of version 3.10 or newer with venv and ensurepip"),
    }
}
