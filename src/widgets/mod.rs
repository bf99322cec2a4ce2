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

/// All of them. `src/embed.js` has the same names, with the height each reserves.
pub static ALL: &[Definition] = &[
    #[cfg(feature = "related")]
    Definition::of::<related::Related>(),
    #[cfg(feature = "weather")]
    Definition::of::<weather::Forecast>(),
    #[cfg(feature = "comments")]
    Definition::of::<comments::Comments>(),
    #[cfg(feature = "ticker")]
    Definition::of::<ticker::Ticker>(),
];
