//! What the ticker promises to the page.

use crate::widget::SELECT;
use crate::widget::contract::{Attribute, Contract, attributes, named};

attributes! {
    /// One headline at a time, all of them passing by, or a list.
    MODE: Choice = Attribute::choice("mode", &["rotate", "marquee", "static"]);
    /// The time that a headline stays in `rotate`.
    INTERVAL: Number = Attribute::number("interval").from(2.0).or(6.0), in "seconds";
    /// How fast they pass by in `marquee`, whatever there is to say; a reader of Vietnamese or English
    /// keeps up with 60.
    SPEED: Number = Attribute::number("speed").from(1.0).or(60.0), in "pixels a second";
    /// Parameters for the links, `utm_source=a&utm_medium=b`; those that a link has stay.
    UTM: Text = Attribute::text("utm"), otherwise "none";
}

/// All of it.
pub(super) const CONTRACT: Contract = Contract {
    summary: "a digest of headlines",
    data: "Digest | Stories | readonly (Headline | Story | string)[]",
    attributes: ATTRIBUTES,
    events: &[SELECT],
    parts: &[
        named("title", "The name of the digest."),
        named("time", "When it was written."),
        named("stage", "Where the headlines are seen."),
        named("headline", "One of them."),
        named("breaking", "Says that it is breaking news."),
        named("pause", "The button that stops what moves."),
        named("previous", "The button back."),
        named("position", "Which one of how many is shown."),
        named("next", "The button on."),
        named("open", "The button that shows all of a headline."),
    ],
    ..Contract::NONE
};
