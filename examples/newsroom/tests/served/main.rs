//! The newsroom as its clients see it: on a real port, over HTTP.

mod comments;
mod content;
mod contract;
mod events;
mod faults;
mod moderation;
mod ownership;
mod paper;
mod program;
mod support;
