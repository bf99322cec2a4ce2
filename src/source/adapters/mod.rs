//! The presets, a file for each kind of backend: what it sends, and where that is documented.

pub(super) mod drupal;
pub(super) mod ghost;
pub(super) mod jetpack;
pub(super) mod json_feed;
pub(super) mod json_server;
#[cfg(feature = "weather")]
pub(super) mod met_norway;
#[cfg(feature = "weather")]
pub(super) mod open_meteo;
#[cfg(feature = "weather")]
pub(super) mod open_weather;
pub(super) mod rss;
pub(super) mod strapi;
pub(super) mod wagtail;
pub(super) mod wordpress;
