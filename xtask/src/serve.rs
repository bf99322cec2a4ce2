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

#[cfg(test)]
mod tests {
    use crate::place;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::{env, fs, process};

    const PAGE: &str = include_str!("../../index.html");
    const CONFIGURATION: &str = include_str!("../../Trunk.toml");

    /// Where a file is that is said from where another one is.
    fn resolved(folder: &Path, said: &str) -> PathBuf {
        said.split('/')
            .fold(folder.to_owned(), |path, part| match part {
                "." => path,
                ".." => path.parent().map(Path::to_owned).unwrap_or_default(),
                name => path.join(name),
            })
    }

    /// What stands between quotes behind `mark`, each time.
    fn quoted<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
        let behind = text.split(mark).skip(1);
        behind.filter_map(|it| it.split('"').next()).collect()
    }

    /// What the page has Trunk copy, files or folders: from where, and into which folder or as which.
    fn copied(what: &str) -> Vec<(&'static Path, &'static Path)> {
        let lines = PAGE.lines().filter(|it| it.contains(what));
        let paths = lines.map(|line| {
            let path = |mark| quoted(line, mark).first().copied().unwrap_or_default();
            (
                Path::new(path(" href=\"")),
                Path::new(path("data-target-path=\"")),
            )
        });
        paths.collect()
    }

    #[test]
    fn what_a_copied_script_imports_is_copied_to_where_it_looks() {
        let root = place::root();
        let (files, folders) = (copied("\"copy-file\""), copied("\"copy-dir\""));
        let place_of = |(from, folder): &(&Path, &Path)| Some(folder.join(from.file_name()?));
        let there: BTreeSet<PathBuf> = files.iter().filter_map(place_of).collect();
        let is_in_a_folder = |wanted: &Path| {
            folders.iter().any(|(from, folder)| {
                let rest = wanted.strip_prefix(folder);
                rest.is_ok_and(|rest| root.join(from).join(rest).exists())
            })
        };
        let mut count = 0;
        let is_script = |from: &Path| from.extension().is_some_and(|it| it == "js");
        for (from, folder) in files.iter().filter(|(from, _)| is_script(from)) {
            let text = fs::read_to_string(root.join(from)).expect("a script");
            for said in quoted(&text, " from \"") {
                count += 1;
                let wanted = resolved(folder, said);
                assert!(
                    there.contains(&wanted) || is_in_a_folder(&wanted),
                    "{} imports {said}, which index.html does not copy",
                    from.display()
                );
            }
        }
        assert!(count > 8, "only {count} imports were found");
    }

    #[test]
    fn what_trunk_links_to_is_not_what_it_watches() {
        let own: toml::Table = CONFIGURATION.parse().expect("TOML");
        let ignored: Vec<PathBuf> = own["watch"]["ignore"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|it| Some(place::root().join(it.as_str()?)))
            .collect();
        let folder = env::temp_dir().join(format!("bantin-served-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        for hook in own["hooks"].as_array().into_iter().flatten() {
            let script = hook["command_arguments"][1].as_str().expect("a script");
            if !script.contains("ln -s") {
                continue;
            }
            let ran = Command::new("sh")
                .args(["-c", script])
                .env("TRUNK_SOURCE_DIR", place::root())
                .env("TRUNK_STAGING_DIR", &folder)
                .status();
            assert!(ran.expect("sh").success());
        }
        let mut links = 0;
        let mut open = vec![folder.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                if entry.file_type().expect("a type").is_dir() {
                    open.push(entry.path());
                } else if let Ok(target) = fs::read_link(entry.path()) {
                    links += 1;
                    let is_ignored = target.ancestors().any(|it| ignored.iter().any(|i| i == it));
                    assert!(is_ignored, "{} is watched", target.display());
                }
            }
        }
        fs::remove_dir_all(folder).expect("to be removed");
        assert!(links > 4, "only {links} links were made");
    }
}
