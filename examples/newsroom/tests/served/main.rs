//! The newsroom as its clients see it: on a real port, over HTTP.

mod comments;
mod content;
mod contract;
mod desk;
mod events;
mod faults;
mod import;
mod moderation;
mod ownership;
mod paper;
mod program;
mod refusals;
mod support;
