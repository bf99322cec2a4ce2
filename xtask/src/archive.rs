//! A folder as a zip, the same bytes each time.

use anyhow::{Context as _, Result};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a folder, under `name/`, to a file.
pub(crate) fn write(folder: &Path, name: &str, to: &Path) -> Result<()> {
    let mut files = files(folder, "")?;
    files.sort();
    let mut zip = ZipWriter::new(File::create(to)?);
    // No day and no owner of this machine.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for file in files {
        zip.start_file(format!("{name}/{file}"), options)?;
        zip.write_all(&fs::read(folder.join(&file))?)?;
    }
    zip.finish()?;
    Ok(())
}

/// The files of a folder and of those in it, by their paths from it, which begin with `before`.
pub(crate) fn files(folder: &Path, before: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/"))?);
        } else {
            found.push(name);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::write;
    use anyhow::Result;
    use std::fs::{self, File};
    use std::io::Read as _;

    #[test]
    fn a_folder_comes_out_as_it_went_in_and_always_the_same() -> Result<()> {
        let folder = crate::place::target().join("tmp/zip");
        fs::create_dir_all(folder.join("in/studio"))?;
        fs::write(folder.join("in/studio/c.js"), "c")?;
        fs::write(folder.join("in/b.js"), "b".repeat(1000))?;
        fs::write(folder.join("in/a.js"), "a")?;
        let [first, second] = ["1.zip", "2.zip"].map(|it| folder.join(it));
        write(&folder.join("in"), "it-1", &first)?;
        write(&folder.join("in"), "it-1", &second)?;
        assert_eq!(fs::read(&first)?, fs::read(&second)?);
        let mut zip = zip::ZipArchive::new(File::open(&first)?)?;
        let names: Vec<_> = zip.file_names().collect::<Result<_, _>>()?;
        assert_eq!(names, ["it-1/a.js", "it-1/b.js", "it-1/studio/c.js"]);
        let mut text = String::new();
        zip.by_name("it-1/b.js")?.read_to_string(&mut text)?;
        assert_eq!(text, "b".repeat(1000));
        Ok(())
    }
}
