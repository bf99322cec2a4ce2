//! What the weather box promises to the page.

use crate::widget::contract::{Attribute, Contract, Property, attributes, named};

attributes! {
    /// For a sidebar; what is now beside what comes, where there is room; or a line for a header,
    /// for which `2em` are reserved.
    LAYOUT: Choice = Attribute::choice("layout", &["box", "wide", "compact"]);
    /// Units of measure: °C, mm, hPa; with `si` the same, and wind in m/s; with `imperial` °F,
    /// inches, inches of mercury, and wind in miles per hour.
    UNITS: Choice = Attribute::choice("units", &["", "metric", "imperial", "si"]),
        otherwise "by the region of `lang` (`en-US`): `imperial` or `metric`";
    /// Units of the wind; `beaufort` goes to 17, as Vietnam's *cấp* does.
    WIND: Choice = Attribute::choice("wind", &["", "beaufort", "ms", "kmh", "mph", "kn"]),
        otherwise "`beaufort` in Vietnamese; else `ms`, or `mph` by the region";
    /// A second URL: what comes from there is added to what `src` gives, such as a forecast to the
    /// conditions now.
    FORECAST: Address = Attribute::address("forecast"), otherwise "none";
    /// Places to choose from, `Cần Thơ, can-tho, 10.03, 105.78; Vĩnh Long, vinh-long, 10.25, 105.97`:
    /// a name, then a key, latitude and longitude as far as `src` needs them. The choice holds for
    /// the visit.
    PLACES: Text = Attribute::text("places"), otherwise "none";
    /// A button by which the reader may give their position, rounded to two decimals.
    LOCATE: Flag = Attribute::flag("locate");
}

/// All of it.
pub(super) const CONTRACT: Contract = Contract {
    summary: "the weather, and a bulletin",
    data: "Weather",
    attributes: ATTRIBUTES,
    parts: &[
        named("places", "The choice of a place."),
        named("alert", "A warning."),
        named("now", "The conditions now."),
        named("place", "The name of the place."),
        named("temperature", "The temperature now."),
        named("bulletin", "The written bulletin."),
        named("facts", "Measures of what is now."),
        named("hours", "The hours ahead."),
        named("hour", "One of them."),
        named("days", "The days ahead."),
        named("day", "One of them."),
        named("day--today", "Today."),
        named("attribution", "Whose data it is."),
    ],
    properties: &[Property {
        name: "--icon-size",
        default: "`4.5em`",
        about: "Size of the sky now.",
    }],
    ..Contract::NONE
};
