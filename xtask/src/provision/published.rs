//! A program as its makers publish it: an archive whose checksum is known here.

use crate::command::{says, step};
use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

/// An archive (`.tar.gz`) with one program in it.
pub(super) struct Archive {
    /// Where it is.
    pub(super) url: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(super) sha256: &'static str,
}

impl Archive {
    /// Puts its program, which says that it is of this version, into `folder/bin`.
    pub(super) fn unpack(&self, program: &str, version: &str, folder: &Path) -> Result<()> {
        let archive = folder.join("archive.tar.gz");
        step(
            &format!("fetch {program} {version}"),
            "",
            Command::new("curl")
                .args(["--fail", "--location", "--silent", "--show-error"])
                // Where there is no way out, it is built at once.
                .args(["--connect-timeout", "10", "--max-time", "300", "--output"])
                .arg(&archive)
                .arg(&self.url),
        )?;
        let found = sum(&fs::read(&archive)?);
        ensure!(
            found == self.sha256,
            "expected an archive with the checksum {}, found {found}",
            self.sha256
        );
        let bin = folder.join("bin");
        fs::create_dir_all(&bin)?;
        step(
            &format!("unpack {program} {version}"),
            "",
            Command::new("tar")
                .arg("-xzf")
                .arg(&archive)
                .arg("-C")
                .arg(&bin)
                .arg(program),
        )?;
        fs::remove_file(&archive)?;
        // One that was made for a newer system does not start.
        let said = says(bin.join(program), &["--version"]).context("it does not run here")?;
        ensure!(
            said.contains(version),
            "expected {program} {version}, found {}",
            said.trim()
        );
        Ok(())
    }
}

/// SHA-256, in hexadecimal.
fn sum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::{Archive, sum};
    use anyhow::{Result, ensure};
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    /// What comes of unpacking version 1.2.3 of a program of this name that runs `script`, from an archive
    /// that `change` is done to.
    fn unpack(program: &str, script: &str, change: fn(&Path) -> Result<()>) -> Result<()> {
        let name = format!("bantin-published-{program}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let to = folder.join("to");
        fs::create_dir_all(&to)?;
        fs::write(folder.join(program), format!("#!/bin/sh\n{script}\n"))?;
        let pack = format!("chmod +x {program} && tar -czf archive.tar.gz {program}");
        let packed = Command::new("sh")
            .args(["-c", &pack])
            .current_dir(&folder)
            .status()?;
        ensure!(packed.success(), "{pack}");
        let path = folder.join("archive.tar.gz");
        let archive = Archive {
            url: format!("file://{}", path.display()),
            sha256: sum(&fs::read(&path)?).leak(),
        };
        change(&path)?;
        let unpacked = archive.unpack(program, "1.2.3", &to);
        let is_left = to.join("archive.tar.gz").exists();
        let is_there = to.join("bin").join(program).exists();
        fs::remove_dir_all(&folder)?;
        unpacked?;
        ensure!(is_there && !is_left, "expected the program alone");
        Ok(())
    }

    #[test]
    fn a_program_whose_archive_has_the_checksum_is_there() -> Result<()> {
        unpack("good", "echo good 1.2.3", |_| Ok(()))
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_the_reason() {
        type Change = fn(&Path) -> Result<()>;
        let flip: Change = |path| {
            let mut bytes = fs::read(path)?;
            bytes[9] ^= 1;
            Ok(fs::write(path, bytes)?)
        };
        let remove: Change = |path| Ok(fs::remove_file(path)?);
        let keep: Change = |_| Ok(());
        for (program, script, change, reason) in [
            ("flipped", "echo 1.2.3", flip, "expected an archive with"),
            ("gone", "echo 1.2.3", remove, "curl"),
            (
                "older",
                "echo 1.2.2",
                keep,
                "expected older 1.2.3, found 1.2.2",
            ),
            ("broken", "exit 1", keep, "it does not run here"),
        ] {
            let refused = unpack(program, script, change).map_err(|it| format!("{it:#}"));
            assert!(
                refused.as_ref().is_err_and(|it| it.contains(reason)),
                "{program}: {refused:?}"
            );
        }
    }
}
