//! Presets for backends that many newspapers have.
//!
//! An adapter is a mapping with a name, and where the mapping language does not reach, one Rust
//! step before it. A new one is a file in `adapters/` and a line in [`ADAPTERS`].

use super::adapters::{
    drupal, ghost, jetpack, json_feed, json_server, rss, strapi, wagtail, wordpress,
};
#[cfg(feature = "weather")]
use super::adapters::{met_norway, open_meteo, open_weather};
#[cfg(feature = "comments")]
use super::dialects;
use super::error::{Code, Error};
use super::json::Json;
use super::mapping::Mapping;
use super::path;

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

    fn gives(&self, model: Model) -> bool {
        self.model == model || (model, self.model) == (Model::Digest, Model::Story)
    }
}

/// The name of our own contract, which needs no mapping.
pub const OWN: &str = "bantin";

pub(super) const fn own(model: Model) -> Adapter {
    Adapter {
        name: OWN,
        model,
        mapping: "",
        // It is what is left when no other is recognised.
        signs: "",
        prepare: None,
    }
}

/// All adapters; our own contract comes first.
pub const ADAPTERS: &[Adapter] = &[
    own(Model::Story),
    own(Model::Digest),
    own(Model::Weather),
    wordpress::STORIES,
    ghost::STORIES,
    json_feed::STORIES,
    jetpack::STORIES,
    strapi::STORIES,
    drupal::STORIES,
    wagtail::STORIES,
    json_server::STORIES,
    rss::RSS2JSON,
    rss::STORIES,
    #[cfg(feature = "comments")]
    dialects::own::COMMENTS,
    #[cfg(feature = "comments")]
    dialects::isso::COMMENTS,
    #[cfg(feature = "comments")]
    dialects::wordpress::COMMENTS,
    #[cfg(feature = "comments")]
    dialects::waline::COMMENTS,
    #[cfg(feature = "comments")]
    dialects::remark42::COMMENTS,
    #[cfg(feature = "weather")]
    open_meteo::WEATHER,
    #[cfg(feature = "weather")]
    met_norway::WEATHER,
    #[cfg(feature = "weather")]
    open_weather::WEATHER,
    #[cfg(feature = "weather")]
    open_weather::METRIC,
    #[cfg(feature = "weather")]
    open_weather::IMPERIAL,
];

/// The adapter of that name; without a name, or for `auto`, the one that recognises the payload,
/// else our own contract.
///
/// # Errors
/// When none has that name; the message lists those that have one.
pub fn choose(model: Model, name: Option<&str>, json: &Json) -> Result<&'static Adapter, Error> {
    let name = name
        .map(str::trim)
        .filter(|it| !it.is_empty() && *it != "auto");
    let named = |name: &str| known(model).find(|it| it.name == name);
    let recognised = || known(model).find(|it| it.recognises(json));
    let found = match name {
        Some(name) => named(name),
        None => recognised().or_else(|| named(OWN)),
    };
    found.ok_or_else(|| {
        let mut line = "adapter: expected auto".to_owned();
        for adapter in known(model) {
            line.push_str(", ");
            line.push_str(adapter.name);
        }
        line.push_str(" for ");
        line.push_str(model.name());
        line.push_str(", found ");
        line.push_str(name.unwrap_or_default());
        Error::new(Code::Attribute, line)
    })
}

/// The adapters for a model; those of the model itself first, as they are listed.
pub(super) fn known(model: Model) -> impl Iterator<Item = &'static Adapter> {
    ADAPTERS
        .iter()
        .filter(move |it| it.gives(model) && (it.name != OWN || it.model == model))
}
