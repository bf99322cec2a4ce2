//! Presets for backends that many newspapers have.
//!
//! An adapter is a mapping with a name, and where the mapping language does not reach, one Rust
//! step before it. A new one is a file in `adapters/` and a line in [`ADAPTERS`].

use super::adapters::{drupal, ghost, jetpack, json_feed, strapi, wagtail, wordpress};
#[cfg(feature = "weather")]
use super::adapters::{met_norway, open_meteo, open_weather};
use super::error::{Code, Error};
use super::json::Json;
use super::mapping::Mapping;

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
    fn name(self) -> &'static str {
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
    /// Fields and the expressions that lead to them.
    pub mapping: &'static [(&'static str, &'static str)],
    /// True for a payload that no other kind of backend sends.
    pub recognises: fn(&Json) -> bool,
    /// What is done to a payload before it is mapped.
    pub prepare: Option<fn(&Json) -> Json>,
}

impl Adapter {
    /// Its mapping.
    ///
    /// # Errors
    /// None in an adapter of ours: a test checks them.
    pub fn mapping(&self) -> Result<Mapping, Error> {
        let mut mapping = Mapping::default();
        for (field, expression) in self.mapping {
            mapping.add(field, expression)?;
        }
        Ok(mapping)
    }

    fn gives(&self, model: Model) -> bool {
        self.model == model || (model, self.model) == (Model::Digest, Model::Story)
    }
}

/// The name of our own contract, which needs no mapping.
const OWN: &str = "bantin";

const fn own(model: Model) -> Adapter {
    Adapter {
        name: OWN,
        model,
        mapping: &[],
        // It is what is left when no other is recognised.
        recognises: |_| false,
        prepare: None,
    }
}

/// All adapters; our own contract comes first.
pub const ADAPTERS: &[Adapter] = &[
    own(Model::Story),
    own(Model::Digest),
    own(Model::Weather),
    own(Model::Comments),
    wordpress::STORIES,
    ghost::STORIES,
    json_feed::STORIES,
    jetpack::STORIES,
    strapi::STORIES,
    drupal::STORIES,
    wagtail::STORIES,
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
    let recognised = || known(model).find(|it| (it.recognises)(json));
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
fn known(model: Model) -> impl Iterator<Item = &'static Adapter> {
    ADAPTERS
        .iter()
        .filter(move |it| it.gives(model) && (it.name != OWN || it.model == model))
}
