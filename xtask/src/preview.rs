//! `preview`: the paper, the studio and the gallery over the reference backend, until Ctrl-C.

use crate::command::{Ran, step};
use crate::port::{answers, free};
use crate::process::{Group, is_ending};
use crate::{place, provision, serve};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Where `Trunk.toml` looks for the backend.
const BACKEND_PORT: u16 = 7878;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where they are served; the next free port if this one is taken
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the backend listens; the next free port if this one is taken
    #[arg(long, default_value_t = BACKEND_PORT)]
    backend_port: u16,
    /// Start from the sample content, without what was posted before
    #[arg(long)]
    reset: bool,
}

/// Sets up, starts both, and stays until Ctrl-C, or until one of them ends.
pub(crate) fn run(options: &Options) -> Result<()> {
    provision::c_compiler()?;
    let mut serve = serve::trunk()?;
    step(
        "build the reference backend",
        "",
        Command::new("cargo")
            .args(["build", "--package", "newsroom"])
            .current_dir(place::root()),
    )?;

    let backend_port = free(options.backend_port)?;
    let port = free(options.port)?;
    let database = place::target().join("newsroom.sqlite");
    let mut backend = Command::new(place::target().join("debug/newsroom"));
    backend
        .args(["--listen", &format!("127.0.0.1:{backend_port}")])
        .arg("--database")
        .arg(&database)
        // The paper is on the same page as the gallery, which has the loader.
        .args(["--site", "/paper", "--loader", "/embed.js"])
        .args(["--gallery", "/index.html"]);
    if options.reset {
        backend.arg("--reset");
    }
    let mut backend = Server::start("the backend", backend)?;

    serve
        .args(["--port", &port.to_string()])
        .arg("--config")
        .arg(trunk_config(backend_port)?)
        .env("RUST_BACKTRACE", "0");
    println!("- build the gallery, which takes a minute the first time");
    let mut gallery = Server::start("trunk serve", serve)?;

    let began = Instant::now();
    let mut is_told = false;
    while !is_ending() {
        backend.check()?;
        gallery.check()?;
        if !is_told && answers(port) && answers(backend_port) {
            println!("  done in {} s", began.elapsed().as_secs());
            println!("\nThe paper: http://127.0.0.1:{port}/paper/");
            println!("The studio: http://127.0.0.1:{port}/studio/index.html");
            println!("The gallery: http://127.0.0.1:{port}/index.html");
            println!(
                "The backend: http://127.0.0.1:{backend_port}/api/, its database {}",
                database.display()
            );
            println!("Ctrl-C stops all of it.");
            is_told = true;
        }
        sleep(Duration::from_millis(100));
    }
    println!("\nstopped");
    Ok(())
}

/// The configuration of Trunk: the repository's, or a copy that hands on to another port.
fn trunk_config(backend_port: u16) -> Result<PathBuf> {
    let own = place::root().join("Trunk.toml");
    if backend_port == BACKEND_PORT {
        return Ok(own);
    }
    let text = fs::read_to_string(&own)?;
    let config =
        moved(&text, &place::root(), backend_port).context("Trunk.toml is not as expected")?;
    let path = place::target().join("xtask/Trunk.toml");
    fs::create_dir_all(place::target().join("xtask"))?;
    fs::write(&path, config)?;
    Ok(path)
}

/// The same configuration in another folder, so with full paths, and for another port.
fn moved(text: &str, root: &Path, backend_port: u16) -> Option<String> {
    let mut config: toml::Table = text.parse().ok()?;
    let full = |value: &mut toml::Value| {
        let path = root.join(value.as_str()?);
        *value = toml::Value::String(path.to_str()?.to_owned());
        Some(())
    };
    full(config.get_mut("build")?.get_mut("target")?)?;
    full(config.get_mut("build")?.get_mut("dist")?)?;
    for ignored in config.get_mut("watch")?.get_mut("ignore")?.as_array_mut()? {
        full(ignored)?;
    }
    let port = BACKEND_PORT.to_string();
    for proxy in config.get_mut("proxy")?.as_array_mut()? {
        let backend = proxy.get_mut("backend")?;
        let other = backend.as_str()?.replace(&port, &backend_port.to_string());
        *backend = toml::Value::String(other);
    }
    Some(config.to_string())
}

/// A program that runs until it is dropped, with all that it started.
struct Server {
    name: &'static str,
    group: Group,
    log: PathBuf,
}

impl Server {
    fn start(name: &'static str, mut command: Command) -> Result<Self> {
        let folder = place::target().join("xtask");
        fs::create_dir_all(&folder)?;
        let log = folder.join(name.replace(' ', "-")).with_extension("log");
        let out = File::create(&log)?;
        command
            .stdin(Stdio::null())
            .stderr(out.try_clone()?)
            .stdout(out);
        let group = Group::start(&mut command)?;
        Ok(Self { name, group, log })
    }

    /// Fails once the program has ended, with what it said last.
    fn check(&mut self) -> Result<()> {
        let Some(status) = self.group.try_wait()? else {
            return Ok(());
        };
        let ran = Ran {
            is_ok: false,
            log: self.log.clone(),
        };
        bail!("{} ended ({status}):\n{}", self.name, ran.tail()?);
    }
}

#[cfg(test)]
mod tests {
    use super::moved;
    use std::path::Path;

    #[test]
    fn the_configuration_of_trunk_can_be_used_from_elsewhere() {
        let own = include_str!("../../Trunk.toml");
        let other = moved(own, Path::new("/repo"), 9000).unwrap_or_default();
        for part in [
            "/repo/index.html",
            "/repo/target/gallery",
            "/repo/docs",
            "127.0.0.1:9000/api/",
            "127.0.0.1:9000/paper/",
        ] {
            assert!(other.contains(part), "no {part} in {other}");
        }
    }

    #[test]
    fn a_fresh_clone_has_what_trunk_does_not_watch() {
        let own: toml::Table = include_str!("../../Trunk.toml").parse().unwrap_or_default();
        let ignored = own["watch"]["ignore"].as_array();
        let made = include_str!("../../.gitignore");
        for folder in ignored
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str)
        {
            let is_made = made.lines().any(|line| line.trim_matches('/') == folder);
            assert!(!is_made || folder == "target", "{folder} is not in a clone");
            assert!(crate::place::root().join(folder).exists(), "no {folder}");
        }
        assert!(ignored.is_some_and(|it| !it.is_empty()));
    }

    #[test]
    fn an_edit_of_a_widgets_sheet_builds_nothing() {
        let own: toml::Table = include_str!("../../Trunk.toml").parse().unwrap_or_default();
        let ignored = own["watch"]["ignore"].to_string();
        let sheets = std::fs::read_dir(crate::place::root().join("style")).expect("sheets");
        let names = sheets.filter_map(|it| it.ok()?.file_name().into_string().ok());
        let is_widgets = |name: &String| name.ends_with(".css") && name != "preview.css";
        let sheets: Vec<String> = names.filter(is_widgets).collect();
        assert!(sheets.len() > 4);
        for name in sheets {
            assert!(ignored.contains(&format!("\"style/{name}\"")), "{name}");
        }
    }
}
