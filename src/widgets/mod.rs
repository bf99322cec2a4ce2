//! Floor 5, the widgets. They never see custom elements: that is `element`'s side.
//!
//! Each can be left out of a build of one's own by its feature; `cargo xtask size` measures by
//! that what each of them weighs.

#[cfg(feature = "comments")]
mod comments;
#[cfg(feature = "related")]
mod related;
#[cfg(feature = "ticker")]
mod ticker;
#[cfg(feature = "weather")]
pub mod weather;

use crate::widget::Definition;

/// All of them. The loader defines them in this order, and so fills the first one first: what
/// stands at the top of pages, and is little work. `cargo xtask loader` tells it.
pub static ALL: &[Definition] = &[
    #[cfg(feature = "ticker")]
    Definition::of::<ticker::Ticker>(),
    #[cfg(feature = "related")]
    Definition::of::<related::Related>(),
    #[cfg(feature = "weather")]
    Definition::of::<weather::Forecast>(),
    #[cfg(feature = "comments")]
    Definition::of::<comments::Comments>(),
];
