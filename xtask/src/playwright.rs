//! Playwright, as its tests want to be run: where the programs are, they learn from the environment.

use crate::{place, provision};
use anyhow::Result;
use std::process::Command;

/// The engines that readers have; each is a project of `playwright.config.ts`.
pub(crate) const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// Runs some projects of `playwright.config.ts`, once what all of them need is installed.
pub(crate) fn playwright(projects: &[&str]) -> Result<Command> {
    provision::packages()?;
    let chromium = provision::browser()?;
    let isso = provision::isso()?;
    let mut command = Command::new(place::npm_programs().join("playwright"));
    command
        .arg("test")
        .args(projects.iter().map(|it| format!("--project={it}")))
        .env("CHROMIUM_SHELL", provision::shell(&chromium))
        .env("CHROMIUM", chromium)
        .env("NEWSROOM_BIN", place::target().join("debug/newsroom"))
        .env("ISSO_PYTHON", isso)
        .env("BANTIN_DIST", place::root().join("dist"))
        .env("BANTIN_GALLERY", place::root().join("target/gallery"))
        .env(
            "BANTIN_SCREENSHOTS",
            place::root().join("target/screenshots"),
        )
        .current_dir(place::browser_tests());
    Ok(command)
}

/// Adds what drives the engines, once it is installed.
pub(crate) fn with_engines(command: &mut Command) -> Result<&mut Command> {
    provision::webkit()?;
    Ok(command
        .env("FIREFOX", provision::firefox()?)
        .env("GECKODRIVER", provision::geckodriver()?))
}
