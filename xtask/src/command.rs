//! Runs programs: quietly with a clock, and on failure with what they said last.

use crate::place;
use crate::process::Group;
use anyhow::{Context as _, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many lines of a failed program are shown.
const TAIL: usize = 40;

/// A program that ran.
pub(crate) struct Ran {
    /// True when it ended well.
    pub(crate) is_ok: bool,
    /// All that it said.
    pub(crate) log: PathBuf,
}

impl Ran {
    /// What it said.
    pub(crate) fn output(&self) -> Result<String> {
        let bytes =
            fs::read(&self.log).with_context(|| format!("cannot read {}", self.log.display()))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The end of what it said.
    pub(crate) fn tail(&self) -> Result<String> {
        let output = self.output()?;
        let lines: Vec<&str> = output.lines().collect();
        let from = lines.len().saturating_sub(TAIL);
        Ok(lines[from..].join("\n"))
    }
}

/// Runs a program with its output in a log, and a clock on a terminal.
pub(crate) fn quietly(what: &str, command: &mut Command) -> Result<Ran> {
    let log = log(what)?;
    let out = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    command
        .stdin(Stdio::null())
        .stderr(out.try_clone()?)
        .stdout(out);
    let program = Group::start(command)?;
    let clock = ProgressBar::new_spinner().with_message(what.to_owned());
    clock.set_style(ProgressStyle::with_template(
        "  {spinner} {msg} ({elapsed})",
    )?);
    let status = program.wait(|| clock.tick());
    clock.finish_and_clear();
    let status = status.with_context(|| what.to_owned())?;
    Ok(Ran {
        is_ok: status.success(),
        log,
    })
}

/// One step of setting something up: says what and why, runs, and fails with what was said last
/// and with what a person can do about it.
pub(crate) fn step(what: &str, help: &str, command: &mut Command) -> Result<()> {
    step_with_output(what, help, command)?;
    Ok(())
}

/// The same; gives what was said.
pub(crate) fn step_with_output(what: &str, help: &str, command: &mut Command) -> Result<String> {
    println!("- {what}");
    let began = Instant::now();
    let ran = quietly(what, command)?;
    if !ran.is_ok {
        bail!(
            "{what} failed:\n{}\n\nAll of it: {}\n{help}",
            ran.tail()?,
            ran.log.display()
        );
    }
    println!("  done in {} s", began.elapsed().as_secs());
    ran.output()
}

/// What a program says, if it can be run and ends well.
pub(crate) fn says(program: impl AsRef<Path>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program.as_ref()).args(arguments).output();
    let output = output.ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

fn log(what: &str) -> Result<PathBuf> {
    let folder = place::target().join("xtask");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let name: String = what
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(48)
        .collect();
    Ok(folder.join(name).with_extension("log"))
}
