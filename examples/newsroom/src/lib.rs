//! A small but complete news backend, the reference for the contract of Bantin's widgets.
//!
//! ```text
//! options   the command line                   database  SQLite: schema and first content
//! server    a port, and its end                faults    failures on request
//! app       the routes and their layers        stories, digest, weather, comments, events, pictures,
//! problem, extract, paging, lang, edition, time, query, html: shared   health, openapi: what is served
//! desk      what waits for a moderator, and what becomes of it
//! import    comments of Disqus and WordPress
//! paper     a small newspaper over all of it, with the widgets where a paper has them
//! ```

#![warn(clippy::disallowed_types)]

mod app;
mod comments;
mod database;
mod desk;
mod digest;
mod edition;
mod events;
mod extract;
mod faults;
mod health;
mod html;
mod import;
mod lang;
mod openapi;
mod options;
mod paging;
mod paper;
mod pictures;
mod problem;
mod query;
mod server;
mod stories;
mod time;
mod unlisted;
mod weather;

pub use database::OpenError;
pub use faults::Faults;
pub use import::{ImportError, Summary, import};
pub use options::{Command, Options};
pub use server::{Server, StartError};
