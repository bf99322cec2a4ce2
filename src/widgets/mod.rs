//! Floor 5, the widgets. They never see custom elements: that is `element`'s side.
//!
//! Each can be left out of a build of one's own by its feature. In what is shipped each is a part of
//! its own, which only pages that show it fetch: nothing else in the bundle may name what is in its
//! folder.

#[cfg(feature = "comments")]
mod comments;
#[cfg(feature = "related")]
mod related;
#[cfg(feature = "ticker")]
mod ticker;
#[cfg(feature = "weather")]
pub mod weather;

use crate::widget::{Definition, Widget};

/// A widget, known before its part is there.
struct Entry {
    /// Its custom element.
    tag: &'static str,
    /// All else of it. Its part must be there.
    definition: fn() -> &'static Definition,
}

/// Makes the list: of each widget the name of its part, which is that of its feature, and its type.
macro_rules! widgets {
    ($($name:literal $module:ident: $widget:ty;)*) => {
        static ALL: &[Entry] = &[$(
            #[cfg(feature = $name)]
            Entry { tag: <$widget>::TAG, definition: $module },
        )*];
        $(part::part! {
            #[cfg(feature = $name)]
            fn $module() -> Definition { "parts": $name => Definition::of::<$widget>() }
        })*
    };
}

// The loader defines them in this order, and so fills the first one first: what stands at the top of
// pages, and is little work. `cargo xtask contract` tells it.
widgets! {
    "ticker" ticker: ticker::Ticker;
    "related" related: related::Related;
    "weather" weather: weather::Forecast;
    "comments" comments: comments::Comments;
}

/// The widget of that custom element. In a bundle that is split its part must be there.
pub fn of(tag: &str) -> Option<&'static Definition> {
    let entry = ALL.iter().find(|entry| entry.tag == tag)?;
    Some((entry.definition)())
}

/// All of them, in the order of the loader.
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> impl Iterator<Item = &'static Definition> {
    ALL.iter().map(|entry| (entry.definition)())
}
