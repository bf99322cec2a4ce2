//! Jetpack's related posts, `?relatedposts=1` on a post of WordPress.
//!
//! Its dates are words in the language of the site, so they are left out.

use crate::source::adapter::{Adapter, Model};

/// `items`.
pub(in crate::source) const STORIES: Adapter = Adapter {
    name: "jetpack",
    model: Model::Story,
    mapping: "label context; image img; image.alt alt_text",
    signs: "items.0.img; items.0.context",
    prepare: None,
};
