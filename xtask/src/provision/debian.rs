//! Packages of Debian and its kin.

use crate::command::{says, step};
use anyhow::{Result, bail};
use nix::unistd::Uid;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use which::which;

/// A C compiler, which Rust links with and SQLite is built by.
pub(crate) fn c_compiler() -> Result<()> {
    if which("cc").is_ok() {
        return Ok(());
    }
    apt("a C compiler and linker", &["gcc", "libc6-dev"])
}

/// A C++ compiler, which the fuzzer is built by.
pub(super) fn cpp_compiler() -> Result<()> {
    if which("c++").is_ok() {
        return Ok(());
    }
    apt("a C++ compiler", &["g++"])
}

/// A Chromium with its driver, and fonts that have Vietnamese; gives the browser.
///
/// `CHROMIUM` names another one.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM") {
        return Ok(given.into());
    }
    let find = || {
        ["chromium", "chromium-browser", "google-chrome"]
            .into_iter()
            .find_map(|it| which(it).ok())
    };
    if find().is_none() || which("chromedriver").is_err() {
        apt(
            "Chromium and its driver, for the tests",
            &["chromium", "chromium-driver"],
        )?;
    }
    let fonts = says("fc-list", &[":lang=vi"]).unwrap_or_default();
    if !fonts.contains("Noto") {
        apt(
            "fonts with Vietnamese, for the screenshots",
            &["fontconfig", "fonts-noto-core"],
        )?;
    }
    match find() {
        Some(browser) => Ok(browser),
        None => bail!("no Chromium on PATH; set CHROMIUM to one"),
    }
}

/// Chromium without its windows, whose own interface is pages, too: a page for a test costs a third of what it costs in the
/// whole browser. Where there is none, or `CHROMIUM` names a browser, that browser.
pub(crate) fn shell(browser: &Path) -> PathBuf {
    const NAME: &str = "chromium-headless-shell";
    if env::var_os("CHROMIUM").is_some() {
        return browser.to_owned();
    }
    let is_offered = || says("apt-cache", &["show", NAME]).is_some_and(|it| !it.is_empty());
    if which(NAME).is_err()
        && is_offered()
        && let Err(error) = apt("Chromium without windows, for the tests", &[NAME])
    {
        eprintln!("warning: {error:#}\nThe tests open the whole browser, which takes longer.");
    }
    which(NAME).unwrap_or_else(|_| browser.to_owned())
}

/// A Firefox; `FIREFOX` names another one.
pub(crate) fn firefox() -> Result<PathBuf> {
    if let Some(given) = env::var_os("FIREFOX") {
        return Ok(given.into());
    }
    let find = || {
        ["firefox-esr", "firefox"]
            .into_iter()
            .find_map(|it| which(it).ok())
    };
    if find().is_none() {
        apt("Firefox, for the tests in all engines", &["firefox-esr"])?;
    }
    match find() {
        Some(browser) => Ok(browser),
        None => bail!("no Firefox on PATH; set FIREFOX to one"),
    }
}

/// WebKit: a browser of the engine that Safari has, with its driver, and a screen for its windows.
pub(crate) fn webkit() -> Result<()> {
    let is_there = || which("WebKitWebDriver").is_ok() && which("Xvfb").is_ok();
    if !is_there() {
        apt(
            "WebKit with its driver, and a screen for it, for the tests in all engines",
            &["webkit2gtk-driver", "xvfb"],
        )?;
    }
    if !is_there() {
        bail!("no WebKitWebDriver and Xvfb on PATH");
    }
    Ok(())
}

/// Installs packages.
pub(super) fn apt(why: &str, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let by_hand = format!("sudo apt-get install -y --no-install-recommends {names}");
    if which("apt-get").is_err() {
        bail!(
            "{why} is missing, and there is no apt-get here to install it. Debian calls it: {names}"
        );
    }
    let help = format!("To do it by hand: {by_hand}");
    for arguments in [
        vec!["update"],
        [&["install", "-y", "--no-install-recommends"], packages].concat(),
    ] {
        let mut command = if Uid::effective().is_root() {
            Command::new("apt-get")
        } else {
            let mut command = Command::new("sudo");
            // Without a password, or not at all: a question here would not be seen.
            command.args(["-n", "apt-get"]);
            command
        };
        let what = match arguments[0] {
            "update" => "ask apt what there is".to_owned(),
            _ => format!("install {why}: {names}"),
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        step(&what, &help, command.args(arguments))?;
    }
    Ok(())
}
