//! Floor 4, the widgets. They never see custom elements: that is `element`'s side.

mod related;
mod ticker;

use crate::widget::Definition;

/// All of them. `src/embed.js` has the same names, with the height each reserves.
pub static ALL: &[Definition] = &[
    Definition::of::<related::Related>(),
    Definition::of::<ticker::Ticker>(),
];
