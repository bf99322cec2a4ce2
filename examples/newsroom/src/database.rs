//! The SQLite database: opened, created and filled on the first start.
//!
//! One connection behind a lock: SQLite has one writer anyway, and a newspaper on one machine is
//! not busy. Work on it runs on the blocking pool, off the threads that serve.

mod seed;

use crate::desk;
use crate::problem::{Kind, Problem};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fmt, fs, io};

/// The version of `schema.sql` and of what it is filled with. Raise it when either changes.
const VERSION: i64 = 4;

/// Whether a database has tables, but not those that each version of this one has.
const STRANGE: &str = "SELECT count(*) > 0 AND sum(name IN ('stories', 'comments')) < 2
    FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";

/// A handle on the database; clones share it.
#[derive(Clone)]
pub(crate) struct Database(Arc<Mutex<Connection>>);

impl Database {
    /// Opens the database, and creates and fills it where there is none. `reset` throws away
    /// what is there first.
    pub(crate) fn open(path: &Path, reset: bool) -> Result<Self, OpenError> {
        let failed = |cause: Cause| OpenError {
            path: path.to_owned(),
            cause,
        };
        let mut connection = if path == Path::new(":memory:") {
            Connection::open_in_memory().map_err(|error| failed(error.into()))?
        } else {
            make_way(path, reset).map_err(|error| failed(error.into()))?;
            Connection::open(path).map_err(|error| failed(error.into()))?
        };
        prepare(&mut connection).map_err(failed)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Whether it is in a file, where the next who opens it finds what was written.
    pub(crate) fn is_kept(&self) -> bool {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        connection.path().is_some_and(|it| !it.is_empty())
    }

    /// Does some work in one transaction, here and now; a failure undoes it.
    pub(crate) fn transaction<T, E: From<rusqlite::Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        // A panic in a transaction has rolled it back: the connection is sound.
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction()?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Does some work in one transaction; a refusal undoes it.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let shared = self.clone();
        let done = tokio::task::spawn_blocking(move || shared.transaction(work));
        done.await.unwrap_or_else(|error| {
            eprintln!("database: {error}");
            Err(Kind::Internal.into())
        })
    }
}

/// Makes the folder, and removes what is to be forgotten.
fn make_way(path: &Path, reset: bool) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let companions = ["", "-wal", "-shm"].into_iter().filter(|_| reset);
    for companion in companions {
        let mut name = path.as_os_str().to_owned();
        name.push(companion);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn prepare(connection: &mut Connection) -> Result<(), Cause> {
    connection.busy_timeout(Duration::from_secs(5))?;
    // Before anything of it is changed.
    let is_strange: bool = connection.query_row(STRANGE, [], |row| row.get(0))?;
    if is_strange {
        return Err(Cause::Strange);
    }
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    desk::install(connection)?;
    // Whoever starts second waits here, then finds it done.
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    match transaction.pragma_query_value(None, "user_version", |row| row.get(0))? {
        VERSION => Ok(()),
        0 => {
            transaction.execute_batch(include_str!("database/schema.sql"))?;
            seed::fill(&transaction)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
            Ok(transaction.commit()?)
        }
        found => Err(Cause::Version(found)),
    }
}

/// Why the database could not be opened.
#[derive(Debug)]
pub struct OpenError {
    path: PathBuf,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    Io(io::Error),
    Sqlite(rusqlite::Error),
    Seed(serde_json::Error),
    /// It is of another program.
    Strange,
    Version(i64),
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<serde_json::Error> for Cause {
    fn from(error: serde_json::Error) -> Self {
        Self::Seed(error)
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot open the database {}: ", self.path.display())?;
        match &self.cause {
            Cause::Io(error) => error.fmt(f),
            Cause::Sqlite(error) => error.fmt(f),
            Cause::Seed(error) => write!(f, "its first content cannot be read: {error}"),
            Cause::Strange => {
                f.write_str("it has tables of another program; --database names another file")
            }
            Cause::Version(found) => write!(
                f,
                "it has version {found}, this program needs {VERSION}; --reset starts afresh"
            ),
        }
    }
}

impl std::error::Error for OpenError {}
