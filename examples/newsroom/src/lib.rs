//! A small but complete news backend, the reference for the contract of Bantin's widgets.
//!
//! ```text
//! options   the command line            database  SQLite: schema, first content
//! server    a port, and its end         stories, pictures, health, openapi: one route each
//! app       routes and layers           problem, paging, lang, time: what they share
//! ```

mod app;
mod comments;
mod database;
mod digest;
mod health;
mod lang;
mod openapi;
pub mod options;
mod paging;
mod pictures;
mod problem;
mod query;
pub mod server;
mod stories;
mod time;
mod weather;

pub use options::Options;
pub use server::{Server, StartError};
