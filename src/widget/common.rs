//! What all widgets promise to the page.

use super::contract::{Attribute, Contract, Event, Property, attributes, named};

attributes! {
    /// URL of the JSON that is shown.
    SRC: Address = Attribute::address("src");
    /// How the backend is read: a preset, or one given to `configure`.
    ADAPTER: Text = Attribute::text("adapter"), otherwise "`auto`";
    /// Where the fields are: JSON, or `#id` of the script that has it.
    MAPPING: Text = Attribute::text("mapping"), otherwise "as the adapter has it";
    /// What `graphql.js` sends by `POST`: JSON, `#id` of the script that has it, or a query.
    BODY: Text = Attribute::text("body"), otherwise "asked by `GET`";
    /// URL of server-sent events, for `live.js`; empty for the one that the backend names.
    LIVE: Text = Attribute::text("live"), otherwise "no stream";
    /// BCP 47 tag of the language, `vi_VN` too: `vi`, `en`, `fr`, or what the page teaches; English for others.
    LANG: Text = Attribute::text("lang"), otherwise "the nearest `lang`, else the browser's";
    /// Time zone, also of times without an offset: an IANA name, `UTC+7` or `+05:30`.
    TIME_ZONE: Text = Attribute::text("time-zone"), otherwise "the reader's";
    /// When it starts: near the viewport, at once, or when `refresh()` is called.
    LOADING: Choice = Attribute::choice("loading", &["lazy", "eager", "manual"]);
    /// How often it asks anew; never in a hidden tab.
    REFRESH: Number = Attribute::number("refresh").from(5.0), in "seconds", otherwise "never";
    /// Colours of a light or a dark page.
    THEME: Choice = Attribute::choice("theme", &["", "light", "dark"]),
        otherwise "the page's own `color-scheme`";
    /// The most that is shown.
    LIMIT: Number = Attribute::number("limit"), in "items", otherwise "all; 50 comments at once";
    /// How long each answer is waited for.
    TIMEOUT: Number = Attribute::number("timeout").from(0.05).or(10.0), in "seconds";
    /// Whether cookies go with requests, as of `fetch`.
    CREDENTIALS: Choice = Attribute::choice("credentials", &["same-origin", "omit", "include"]);
    /// Another heading; empty for none.
    HEADING: Text = Attribute::text("heading"), otherwise "the widget's name";
    /// What an empty list shows: a sentence, or with `hide` nothing.
    EMPTY: Choice = Attribute::choice("empty", &["", "hide"]), otherwise "a sentence";
}

/// When a reader chose a story.
pub(crate) const SELECT: Event = Event {
    name: "bantin-select",
    detail: "StoryDetail",
    is_cancelable: true,
    about: "A story was chosen.",
};

const fn event(name: &'static str, detail: &'static str, about: &'static str) -> Event {
    Event {
        name,
        detail,
        is_cancelable: false,
        about,
    }
}

const fn property(name: &'static str, default: &'static str, about: &'static str) -> Property {
    Property {
        name,
        default,
        about,
    }
}

/// What all widgets have.
pub const COMMON: Contract = Contract {
    summary: "",
    data: "unknown",
    attributes: ATTRIBUTES,
    events: &[
        event("bantin-ready", "null", "The first data is shown."),
        event("bantin-load", "LoadDetail", "Data is shown."),
        event(
            "bantin-error",
            "ErrorDetail",
            "Something failed; the codes are below.",
        ),
        event(
            "bantin-act",
            "ActDetail",
            "A reader did something: of what kinds is said below.",
        ),
    ],
    slots: &[named(
        "",
        "What is shown until the widget is, and if it cannot be.",
    )],
    parts: &[
        named("base", "All of it."),
        named("frame", "What is shown, below the heading."),
        named("heading", "The heading."),
        named(
            "notice",
            "A sentence in place of data: nothing is there, or it failed.",
        ),
        named("retry", "The button that tries again."),
        named("stale", "Says that the data is from before."),
    ],
    properties: &[
        property(
            "--bantin-reserve",
            "what the widget usually needs",
            "The least height.",
        ),
        property("--bantin-font", "inherited", "Font family."),
        property(
            "--bantin-font-heading",
            "inherited",
            "Font family of headings.",
        ),
        property(
            "--bantin-size",
            "inherited",
            "Font size, by which all else grows.",
        ),
        property("--bantin-ink", "`#1b1c1a`, `#ebe9e2`", "Text."),
        property("--bantin-muted", "`#5b5d58`, `#a8aba4`", "Small print."),
        property("--bantin-surface", "`#fff`, `#15181a`", "Background."),
        property(
            "--bantin-raised",
            "`#f5f4ef`, `#202427`",
            "Background of forms and notices.",
        ),
        property("--bantin-line", "`#dcdad2`, `#363b3e`", "Rules."),
        property(
            "--bantin-edge",
            "`#83837b`, `#7d8488`",
            "Edges of controls.",
        ),
        property(
            "--bantin-accent",
            "`#0b5c54`, `#6fcdbd`",
            "Links, the main button.",
        ),
        property(
            "--bantin-on-accent",
            "white or black, what can be read",
            "Text on it.",
        ),
        property(
            "--bantin-danger",
            "`#b3261e`, `#ff9b8f`",
            "Failures, breaking news.",
        ),
        property(
            "--bantin-warning",
            "`#8a5200`, `#f2b45c`",
            "Warnings, old data.",
        ),
        property(
            "--bantin-success",
            "`#2b6a30`, `#8fcf8a`",
            "What went well.",
        ),
        property(
            "--bantin-skeleton",
            "`#e8e6df`, `#2b3033`",
            "The shape of what is to come.",
        ),
        property("--bantin-space", "`8px`", "The step of distances."),
        property("--bantin-radius", "`4px`", "Roundness."),
        property("--bantin-motion", "`0.16s`", "Length of transitions."),
    ],
};
