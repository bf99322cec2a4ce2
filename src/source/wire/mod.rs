//! The wire: requests and answers, and what else is had from the browser below the views.
//!
//! Only files of this room touch the browser; [`clock`], [`request`] and [`retry`] do not.

pub mod clock;
pub mod handler;
pub mod js;
pub mod promise;
pub mod property;
pub mod queue;
pub mod request;
pub mod resolve;
pub mod retry;
pub mod send;
pub mod settings;
pub mod store;
pub mod task;
pub mod timer;
