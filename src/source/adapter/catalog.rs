//! All adapters, and which one a payload is read by.

use crate::source::adapter::{
    Adapter, Model, OWN, drupal, ghost, jetpack, json_feed, json_server, own, rss, strapi, wagtail,
    wordpress,
};
#[cfg(feature = "weather")]
use crate::source::adapter::{met_norway, open_meteo, open_weather};
#[cfg(feature = "comments")]
use crate::source::dialect;
use crate::source::error::{Code, Error};
use crate::source::value::json::Json;

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
    dialect::own::COMMENTS,
    #[cfg(feature = "comments")]
    dialect::isso::COMMENTS,
    #[cfg(feature = "comments")]
    dialect::wordpress::COMMENTS,
    #[cfg(feature = "comments")]
    dialect::waline::COMMENTS,
    #[cfg(feature = "comments")]
    dialect::remark42::COMMENTS,
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
pub(in crate::source) fn known(model: Model) -> impl Iterator<Item = &'static Adapter> {
    ADAPTERS
        .iter()
        .filter(move |it| it.gives(model) && (it.name != OWN || it.model == model))
}
