//! Floor 4, the widgets. They never see custom elements: that is `element`'s side.

mod comments;
mod related;
mod ticker;
mod weather;

use crate::widget::Definition;

/// All of them. `src/embed.js` has the same names, with the height each reserves.
pub static ALL: &[Definition] = &[
    Definition::of::<related::Related>(),
    Definition::of::<weather::Forecast>(),
    Definition::of::<comments::Comments>(),
    Definition::of::<ticker::Ticker>(),
];
