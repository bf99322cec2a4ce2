//! The command line.

use crate::faults::Faults;
use clap::{Parser, Subcommand};
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
    /// What to do, if not to serve
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Where to listen. Port 0 takes a free one; the first line printed says which
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    pub listen: SocketAddr,

    /// The SQLite file, or :memory: for a newsroom that forgets
    #[arg(
        long,
        value_name = "FILE",
        default_value = "target/newsroom.sqlite",
        global = true
    )]
    pub database: PathBuf,

    /// Throw the database away first, and start as on the first day
    #[arg(long)]
    pub reset: bool,

    /// Make every answer fail, but that of /api/health. A request's own ?fault=SPEC goes first,
    /// an empty one spares it.
    ///
    /// Before anything is done:
    ///   latency:MS        wait first
    ///   status:CODE       refuse with this status, 400 to 599
    ///   drop-before       close the connection without an answer
    ///   never             never answer
    ///   flaky:N           refuse the first N requests for each URL with 503
    /// After all is done:
    ///   drop-after        close the connection without an answer
    ///   truncate          close it in the middle of the answer
    ///   malformed         answer with broken JSON
    ///   html              answer with an HTML page and status 200
    ///   empty             answer with an empty list
    ///   huge              answer with 5 MB of JSON
    /// Any of them:
    ///   random:SEED:RATE  fail with this probability, repeatably
    ///
    /// Several are joined with commas: latency:300,flaky:2
    #[arg(
        long,
        value_name = "SPEC",
        default_value = "",
        hide_default_value = true
    )]
    #[arg(verbatim_doc_comment)]
    pub faults: Faults,

    /// What the addresses of stories begin with, in all that is served; with /paper they are those of
    /// the paper that is served here
    #[arg(long, value_name = "URL", default_value = "https://bao.example")]
    pub site: String,

    /// Where readers find the paper, as https://paper.example: what its pages say that their addresses begin with.
    /// Else it is http:// and the host that was asked for, which is wrong behind a proxy that has the certificate
    #[arg(long, value_name = "URL", value_parser = origin)]
    pub origin: Option<String>,

    /// Where the paper's pages find Bantin's loader; the studio is beside it
    #[arg(long, value_name = "URL", default_value = "/bantin/embed.js")]
    pub loader: String,

    /// The folder that is served as /bantin, where it is there: what `cargo xtask dist` writes
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    pub bundle: PathBuf,

    /// Where the gallery is, which the paper links to
    #[arg(long, value_name = "URL")]
    pub gallery: Option<String>,

    /// How many comments one address may write a minute; more are refused with 429
    #[arg(long, value_name = "N", default_value = "30")]
    pub comments_per_minute: NonZeroU32,

    /// Opens /desk, where comments are moderated, to who has this token: 16 to 256 characters, blanks
    /// around it aside. An empty one is none. The environment keeps it out of lists of processes
    #[arg(
        long,
        value_name = "TOKEN",
        env = "NEWSROOM_DESK_TOKEN",
        hide_env_values = true
    )]
    pub desk_token: Option<String>,

    /// How many streams of events may be open at once; more are refused with 503
    #[arg(long, value_name = "N", default_value = "4096")]
    pub streams: usize,
}

/// What else there is to do.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Import the comments of Disqus' XML export or WordPress' (WXR); a second time it adds nothing
    Import {
        /// The export
        file: PathBuf,
    },
}

/// A scheme and a host: of what else an address has, nothing would fit before a path.
fn origin(text: &str) -> Result<String, String> {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    let host = host.map(|it| it.strip_suffix('/').unwrap_or(it));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', '"']) => {
            Ok(text.strip_suffix('/').unwrap_or(text).to_owned())
        }
        _ => Err("expected a scheme and a host, as https://paper.example".to_owned()),
    }
}
