//! `fuzz`: any mapping and any payload at the readers, for as long as one likes. The target is in
//! `fuzz/`; what it found worth keeping is replayed by `tests/corpus.rs` with every native test.

use crate::process::Group;
use crate::{place, provision};
use anyhow::{Context as _, Result, ensure};
use clap::Args;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// What can be said of it.
#[derive(Args)]
#[command(after_long_help = HELP)]
pub(crate) struct Options {
    /// For how long, in seconds
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..))]
    seconds: u32,
    /// Then keep in fuzz/corpus/read the least that reaches as much
    #[arg(long)]
    write: bool,
}

const HELP: &str = "\
Inputs are an adapter's name or a mapping, a line break, and a payload: fuzz/fuzz_targets/run.rs
says what must hold for each. An input that breaks it is left in target/fuzz/found, and
`cargo xtask fuzz` fails; Ctrl-C ends it early. New inputs are kept in target/fuzz/corpus, so that
the next run goes on where this one ended.

Examples:
  cargo xtask fuzz                      ten minutes
  cargo xtask fuzz --seconds 60 --write";

/// The longest input, in bytes: the shapes of real backends are shorter.
const LONGEST: &str = "-max_len=6000";

/// Builds the target, runs it, and says whether it came through.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = place::target().join("fuzz");
    let (grown, found) = (folder.join("corpus"), folder.join("found"));
    for folder in [&grown, &found] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let kept = place::root().join("fuzz/corpus/read");
    fuzz(
        &[&grown, &kept],
        &[
            &format!("-max_total_time={}", options.seconds),
            &format!("-artifact_prefix={}/", found.display()),
            "-timeout=10",
            "-print_final_stats=1",
        ],
    )?;
    if options.write {
        let least = folder.join("least");
        if least.exists() {
            fs::remove_dir_all(&least)?;
        }
        fs::create_dir_all(&least)?;
        // How often a branch is taken makes no other input: whether it is does.
        fuzz(&[&least, &kept, &grown], &["-merge=1", "-use_counters=0"])?;
        fs::remove_dir_all(&kept)?;
        fs::create_dir_all(&kept)?;
        for entry in fs::read_dir(&least)? {
            let entry = entry?;
            fs::copy(entry.path(), kept.join(entry.file_name()))?;
        }
        println!("{} inputs are kept", fs::read_dir(&kept)?.count());
    }
    Ok(())
}

/// Runs the target on folders of inputs, the first of which gets the new ones.
fn fuzz(folders: &[&Path], arguments: &[&str]) -> Result<()> {
    let program = provision::cargo_fuzz()?.join("cargo-fuzz");
    let mut command = Command::new(program);
    command
        .args(["fuzz", "run", "--sanitizer", "none", "--target-dir"])
        .arg(place::target().join("fuzz/build"))
        .arg("read")
        .args(folders)
        .arg("--")
        .arg(LONGEST)
        .args(arguments)
        // The instrumentation asks for what only a nightly compiler admits to have.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("CARGO_TARGET_DIR")
        .stdin(Stdio::null())
        .current_dir(place::root());
    let status = Group::start(&mut command)?.wait(|| ())?;
    ensure!(
        status.success(),
        "the fuzzer ended with {status}; an input that breaks something is in target/fuzz/found, \
         and its line in fuzz/corpus/read makes it a test"
    );
    Ok(())
}
