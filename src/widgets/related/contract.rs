//! What the related stories promise to the page.

use crate::widget::SELECT;
use crate::widget::contract::{Attribute, Contract, Event, Property, attributes, named};

attributes! {
    /// How the stories stand: side by side, to be moved on; in rows; or one below the other.
    LAYOUT: Choice = Attribute::choice("layout", &["carousel", "grid", "list"]);
    /// URLs of stories that are left out; empty: this page, by its address and its
    /// `rel="canonical"`. The scheme, `www.`, a slash at the end, tracking parameters and the
    /// fragment make no difference.
    EXCLUDE: Text = Attribute::text("exclude"), otherwise "none";
    /// How further pages come: by a button, or on reaching the end as well.
    LOAD_MORE: Choice = Attribute::choice("load-more", &["manual", "auto"]);
    /// Parameters for the links, `utm_source=a&utm_medium=b`; those that a link has stay.
    UTM: Text = Attribute::text("utm"), otherwise "none";
    /// The buttons of the carousel go on from either end to the other; else one of them is dimmed
    /// there.
    WRAP: Flag = Attribute::flag("wrap");
    /// The carousel moves by itself, until the reader uses it in any way.
    AUTOPLAY: Flag = Attribute::flag("autoplay");
    /// The time between its moves.
    INTERVAL: Number = Attribute::number("interval").from(2.0).or(6.0), in "seconds";
}

/// All of it.
pub(super) const CONTRACT: Contract = Contract {
    summary: "related stories",
    data: "Stories | readonly Story[]",
    attributes: ATTRIBUTES,
    events: &[
        SELECT,
        Event {
            name: "bantin-impression",
            detail: "StoryDetail",
            is_cancelable: false,
            about: "Half a card was in view for a second (IAB/MRC).",
        },
    ],
    parts: &[
        named("track", "All cards."),
        named("card", "One story."),
        named("picture", "Its picture; not there where it has none."),
        named("label", "Its context: a section, a series."),
        named("sponsored", "Says that it is paid for."),
        named("title", "Its headline."),
        named("meta", "Who wrote it, and when."),
        named("excerpt", "Its first lines."),
        named("pause", "The button that stops the carousel."),
        named("previous", "The button back."),
        named("next", "The button on."),
        named("more", "The button for further stories."),
    ],
    properties: &[
        Property {
            name: "--card-width",
            default: "by the width there is",
            about: "Width of a related story.",
        },
        Property {
            name: "--card-ratio",
            default: "`3 / 2`",
            about: "Width to height of its picture.",
        },
    ],
    ..Contract::NONE
};
