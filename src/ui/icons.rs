//! The icons, as paths on a 24 × 24 grid, drawn in the colour of the text.

use crate::ui::dom::{El, svg};

/// An icon; decorative, so the text beside it or the button's label says the same.
pub fn icon(paths: &str) -> El {
    svg("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg("path").attr("d", paths))
}

/// A chevron to the left.
pub const BACK: &str = "M15 5l-7 7 7 7";
/// A chevron to the right.
pub const FORWARD: &str = "M9 5l7 7-7 7";
/// Two bars.
pub const PAUSE: &str = "M8 5v14M16 5v14";
/// A triangle.
pub const PLAY: &str = "M7 4.5l12 7.5-12 7.5z";
/// A heart.
pub const LIKE: &str =
    "M12 20s-7.5-4.6-7.5-10.2A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 7.5 2.8C19.5 15.4 12 20 12 20z";
/// An arrow that turns back.
pub const REPLY: &str = "M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6v1";
/// A triangle with an exclamation mark.
pub const WARNING: &str = "M12 3.5L2.5 20h19zM12 10v4.5M12 17.2v.3";
/// A chevron down, for what opens.
pub const OPEN: &str = "M5 9l7 7 7-7";
