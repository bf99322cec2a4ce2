//! The adapters of each model, and which one a payload is read by.
//!
//! A list for each model, in memory of its own, so that it travels with the widget that reads it.

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
use crate::stdx::text::Text as _;
use std::iter;

/// The adapters for one model.
pub struct Catalog {
    /// Our own contract, which comes first.
    own: Adapter,
    /// Those of other backends, in the order in which they are tried.
    others: &'static [Adapter],
}

static STORY: Catalog = Catalog {
    own: own(Model::Story),
    others: &STORIES,
};

/// What gives stories gives headlines, too.
static DIGEST: Catalog = Catalog {
    own: own(Model::Digest),
    others: &STORIES,
};

static STORIES: [Adapter; 10] = [
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
];

static WEATHER: Catalog = Catalog {
    own: own(Model::Weather),
    others: &[
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
    ],
};

static COMMENTS: Catalog = Catalog {
    own: own(Model::Comments),
    others: &[
        #[cfg(feature = "comments")]
        dialect::isso::COMMENTS,
        #[cfg(feature = "comments")]
        dialect::wordpress::COMMENTS,
        #[cfg(feature = "comments")]
        dialect::waline::COMMENTS,
        #[cfg(feature = "comments")]
        dialect::remark42::COMMENTS,
    ],
};

/// The adapters for a model.
pub const fn of(model: Model) -> &'static Catalog {
    match model {
        Model::Story => &STORY,
        Model::Digest => &DIGEST,
        Model::Weather => &WEATHER,
        Model::Comments => &COMMENTS,
    }
}

impl Catalog {
    /// All of them.
    pub fn iter(&'static self) -> impl Iterator<Item = &'static Adapter> {
        iter::once(&self.own).chain(self.others)
    }

    /// The adapter of that name; without a name, or for `auto`, the one that recognises the
    /// payload, else our own contract.
    ///
    /// # Errors
    /// When none has that name; the message lists those that have one.
    pub fn choose(
        &'static self,
        name: Option<&str>,
        json: &Json,
    ) -> Result<&'static Adapter, Error> {
        let name = name
            .map(str::trimmed)
            .filter(|it| !it.is_empty() && *it != "auto");
        let found = match name {
            Some(OWN) => Some(&self.own),
            Some(name) => self.others.iter().find(|it| it.name == name),
            None => {
                let recognised = self.others.iter().find(|it| it.recognises(json));
                Some(recognised.unwrap_or(&self.own))
            }
        };
        found.ok_or_else(|| {
            let mut line = "adapter: expected auto".to_owned();
            for adapter in self.iter() {
                line.push_str(", ");
                line.push_str(adapter.name);
            }
            line.push_str(" for ");
            line.push_str(self.own.model.name());
            line.push_str(", found ");
            line.push_str(name.unwrap_or_default());
            Error::new(Code::Attribute, line)
        })
    }
}

/// [`Catalog::choose`] for whoever reads all models: the studio and the tests.
///
/// # Errors
/// As there.
#[cfg(inspected)]
pub fn choose(model: Model, name: Option<&str>, json: &Json) -> Result<&'static Adapter, Error> {
    of(model).choose(name, json)
}
