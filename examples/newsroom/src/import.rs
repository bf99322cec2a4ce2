//! Brings in the comments of another system: what Disqus exports, and WordPress (WXR).
//!
//! The file is read as it comes, in one transaction: when something in it is broken, nothing of it is here. Each
//! comment keeps where it is from and its id there, so that importing twice adds nothing.

mod disqus;
mod file;
mod store;
mod wordpress;
mod xml;

use crate::database::{Database, OpenError};
use bantin_model::Status;
use html_escape::decode_html_entities;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use store::Store;

/// A comment of another system.
struct Imported {
    /// Where it is from, and its id there.
    source: String,
    /// That of what it answers.
    parent: Option<String>,
    /// What its article may be called: ids, addresses.
    articles: Vec<String>,
    state: State,
    name: String,
    email: Option<String>,
    url: Option<String>,
    body: String,
    is_html: bool,
    /// Seconds since 1970.
    created: i64,
}

/// What became of it there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Of(Status),
    Spam,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Of(Status::Approved) => "approved",
            Self::Of(Status::Pending) => "pending",
            Self::Of(Status::Rejected) => "rejected",
            Self::Of(Status::Deleted) => "deleted",
            Self::Spam => "spam",
        }
    }
}

/// What came of an import.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many comments are new here.
    pub added: u32,
    /// How many were here already.
    pub known: u32,
    /// How many are left out because they are no comments of people, or say no time.
    pub left_out: u32,
    /// Articles that are not here, and how many comments each has.
    pub strangers: BTreeMap<String, u32>,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            added,
            known,
            left_out,
            strangers,
        } = self;
        let were = if *known == 1 { "was" } else { "were" };
        write!(
            f,
            "{} added, {known} {were} here already, {left_out} left out",
            comments(*added)
        )?;
        for (article, count) in strangers {
            let count = comments(*count);
            write!(f, "\nno article here for {article}: {count} left out")?;
        }
        Ok(())
    }
}

fn comments(count: u32) -> String {
    let word = if count == 1 { "comment" } else { "comments" };
    format!("{count} {word}")
}

/// A text that is no HTML, but was kept as if it were to stand in some: names and addresses are, by WordPress and by
/// who wrote what Disqus has.
fn plain(text: &str) -> String {
    decode_html_entities(text).trim().to_owned()
}

/// Imports a file into a database, which is made if it is not there.
///
/// # Errors
/// When the file cannot be read or is no export; then the database is as it was.
pub fn import(database: &Path, file: &Path) -> Result<Summary, ImportError> {
    let failed = |cause| ImportError {
        file: file.to_owned(),
        cause,
    };
    let input = file::open(file).map_err(failed)?;
    let database = Database::open(database, false).map_err(|error| failed(Cause::Open(error)))?;
    if !database.is_kept() {
        return Err(failed(Cause::Forgets));
    }
    let work = |db: &rusqlite::Connection| {
        let mut store = Store::new(db);
        xml::read(input, &mut store)?;
        store.finish()
    };
    database.transaction(work).map_err(failed)
}

/// Why a file was not imported.
#[derive(Debug)]
pub struct ImportError {
    file: PathBuf,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    Io(io::Error),
    Open(OpenError),
    Database(rusqlite::Error),
    /// The database is gone with the program.
    Forgets,
    /// What is wrong, and in which line.
    Xml(usize, String),
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        match &self.cause {
            Cause::Io(error) => write!(f, "cannot read {file}: {error}"),
            Cause::Open(error) => error.fmt(f),
            Cause::Database(error) => write!(f, "nothing was imported: {error}"),
            Cause::Forgets => f.write_str(
                "nothing was imported: a database in memory is gone when this program ends; --database names a file",
            ),
            Cause::Xml(line, what) => write!(f, "nothing was imported: {file}:{line}: {what}"),
        }
    }
}

impl std::error::Error for ImportError {}
