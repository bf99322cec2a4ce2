//! Presets for backends that many newspapers have.
//!
//! An adapter is a mapping with a name, and where the mapping language does not reach, one Rust
//! step before it. A new one is a file here and a line in [`catalog`].

pub mod catalog;
mod drupal;
mod ghost;
mod jetpack;
mod json_feed;
mod json_server;
#[cfg(feature = "weather")]
mod met_norway;
#[cfg(feature = "weather")]
mod open_meteo;
#[cfg(feature = "weather")]
mod open_weather;
mod rss;
mod strapi;
mod wagtail;
mod wordpress;

use crate::source::error::Error;
use crate::source::mapping::{Mapping, path};
use crate::source::value::json::Json;

/// The models of `crate::model`, as adapters tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// A list of stories.
    Story,
    /// A digest of headlines. What gives stories gives headlines too.
    Digest,
    /// A weather report.
    Weather,
    /// The comments of an article.
    Comments,
}

impl Model {
    /// The model of that name.
    #[cfg(inspected)]
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Story, Self::Digest, Self::Weather, Self::Comments];
        all.into_iter().find(|model| model.name() == name)
    }

    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Story => "stories",
            Self::Digest => "digests",
            Self::Weather => "weather",
            Self::Comments => "comments",
        }
    }
}

/// How one kind of backend is read.
pub struct Adapter {
    /// What the attribute `adapter` calls it.
    pub name: &'static str,
    /// What it gives.
    pub model: Model,
    /// Fields and the expressions that lead to them, `title headline; url link`.
    ///
    /// One text, because an array of pairs is two addresses and two lengths for each field.
    pub mapping: &'static str,
    /// What only its payloads have, `meta.pagination; posts`: expressions that all lead somewhere.
    /// `version=https://jsonfeed.org/` says how the text there begins.
    pub signs: &'static str,
    /// What is done to a payload before it is mapped.
    pub prepare: Option<fn(&Json) -> Json>,
}

impl Adapter {
    /// Its mapping.
    ///
    /// # Errors
    /// None in an adapter of ours: a test checks them.
    pub fn mapping(&self) -> Result<Mapping, Error> {
        Mapping::of(self.mapping)
    }

    /// True for a payload that no other kind of backend sends.
    pub fn recognises(&self, json: &Json) -> bool {
        let is_there = |sign: &str| {
            let (expression, start) = sign.split_once('=').unwrap_or((sign, ""));
            // No sign of ours is wrong: a test follows them.
            let found = path::value(expression, json);
            match found.as_deref() {
                None | Some(Json::Null) => false,
                Some(Json::Text(text)) => text.starts_with(start),
                Some(_) => start.is_empty(),
            }
        };
        !self.signs.is_empty() && self.signs.split(';').all(is_there)
    }
}

/// The name of our own contract, which needs no mapping.
pub const OWN: &str = "bantin";

pub(in crate::source) const fn own(model: Model) -> Adapter {
    Adapter {
        name: OWN,
        model,
        mapping: "",
        // It is what is left when no other is recognised.
        signs: "",
        prepare: None,
    }
}
