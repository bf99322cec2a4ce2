//! `preview`: the gallery and the reference backend, until Ctrl-C.

use crate::command::{Ran, step};
use crate::{place, provision};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Where the gallery is served; the next free port if this one is taken
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the backend listens; the next free port if this one is taken
    #[arg(long, default_value_t = 7878)]
    backend_port: u16,
    /// Start from the sample content, without what was posted before
    #[arg(long)]
    reset: bool,
}

/// Sets up, starts both, and stays until Ctrl-C, or until one of them ends.
pub(crate) fn run(options: &Options) -> Result<()> {
    provision::c_compiler()?;
    let toolchain = provision::wasm()?;
    let trunk = provision::trunk()?;
    let wasm_bindgen = provision::wasm_bindgen()?;
    provision::packages()?;
    step(
        "build the reference backend",
        "",
        Command::new("cargo")
            .args(["build", "--package", "newsroom"])
            .current_dir(place::root()),
    )?;

    let is_over = Arc::new(AtomicBool::new(false));
    let told = is_over.clone();
    ctrlc::set_handler(move || told.store(true, Ordering::SeqCst))?;

    let backend_port = free(options.backend_port)?;
    let port = free(options.port)?;
    let database = place::target().join("newsroom.sqlite");
    let mut backend = Command::new(place::target().join("debug/newsroom"));
    backend
        .args(["--listen", &format!("127.0.0.1:{backend_port}")])
        .arg("--database")
        .arg(&database);
    if options.reset {
        backend.arg("--reset");
    }
    let mut backend = Server::start("the backend", backend)?;

    let mut serve = toolchain.command(trunk.join("trunk").to_string_lossy().as_ref());
    let programs = [wasm_bindgen, place::npm_programs()];
    serve
        .args([
            "serve",
            "--offline",
            "--no-autoreload=false",
            "--port",
            &port.to_string(),
        ])
        .args([
            "--proxy-backend",
            &format!("http://127.0.0.1:{backend_port}/api/"),
        ])
        .env("PATH", place::path_with(&programs))
        .current_dir(place::root());
    println!("- build the gallery, which takes a minute the first time");
    let mut gallery = Server::start("trunk serve", serve)?;

    let began = Instant::now();
    let mut is_told = false;
    while !is_over.load(Ordering::SeqCst) {
        backend.check()?;
        gallery.check()?;
        if !is_told && answers(port) && answers(backend_port) {
            println!("  done in {} s", began.elapsed().as_secs());
            println!("\nThe gallery: http://127.0.0.1:{port}/");
            println!(
                "The backend: http://127.0.0.1:{backend_port}/api/, its database {}",
                database.display()
            );
            println!("Ctrl-C stops both.");
            is_told = true;
        }
        sleep(Duration::from_millis(100));
    }
    println!("\nstopped");
    Ok(())
}

/// The port, or the next free one.
fn free(wanted: u16) -> Result<u16> {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let last = wanted.saturating_add(50);
    let Some(port) = (wanted..=last).find(is_free) else {
        bail!("no port is free from {wanted} to {last}");
    };
    if port != wanted {
        println!("- port {wanted} is taken, so {port} it is");
    }
    Ok(port)
}

fn answers(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// A program that runs until it is dropped, with all that it started.
struct Server {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Server {
    fn start(name: &'static str, mut command: Command) -> Result<Self> {
        let folder = place::target().join("xtask");
        fs::create_dir_all(&folder)?;
        let log = folder.join(name.replace(' ', "-")).with_extension("log");
        let out = File::create(&log)?;
        let child = command
            .stdin(Stdio::null())
            .stderr(out.try_clone()?)
            .stdout(out)
            // A group of its own, so that its children end with it.
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        Ok(Self { name, child, log })
    }

    /// Fails once the program has ended, with what it said last.
    fn check(&mut self) -> Result<()> {
        let Some(status) = self.child.try_wait()? else {
            return Ok(());
        };
        let ran = Ran {
            is_ok: false,
            log: self.log.clone(),
        };
        bail!("{} ended ({status}):\n{}", self.name, ran.tail()?);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let Ok(id) = i32::try_from(self.child.id()) else {
            return;
        };
        for signal in [Signal::SIGTERM, Signal::SIGKILL] {
            // It fails when the group is gone already.
            let _ = killpg(Pid::from_raw(id), signal);
            for _ in 0..30 {
                if matches!(self.child.try_wait(), Ok(Some(_))) {
                    return;
                }
                sleep(Duration::from_millis(100));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::free;
    use std::net::TcpListener;

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let taken = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|it| it.local_addr().map(|at| (it, at.port())));
        let Ok((_listener, port)) = taken else {
            panic!("no loopback");
        };
        assert!(free(port).is_ok_and(|found| found > port));
    }
}
