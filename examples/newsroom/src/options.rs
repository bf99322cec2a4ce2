//! The command line.

use clap::Parser;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// A small newsroom to try Bantin's widgets on: stories, weather, a digest and comments.
///
/// The first start creates the database and fills it with stories in Vietnamese and English;
/// later starts find what was written. Everything is under /api; /api/openapi.json describes it.
#[derive(Debug, Clone, Parser)]
#[command(name = "newsroom", version)]
pub struct Options {
    /// Where to listen. Port 0 takes a free one; the first line printed says which
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    pub listen: SocketAddr,

    /// The SQLite file, or :memory: for a newsroom that forgets
    #[arg(long, value_name = "FILE", default_value = "target/newsroom.sqlite")]
    pub database: PathBuf,

    /// Throw the database away first, and start as on the first day
    #[arg(long)]
    pub reset: bool,

    /// How many comments one address may write a minute; more are refused with 429
    #[arg(long, value_name = "N", default_value = "30")]
    pub comments_per_minute: NonZeroU32,
}
