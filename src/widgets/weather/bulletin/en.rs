//! English.

use super::grammar::{Grammar, Phrase, grammar};

/// What is hot or cold is another matter where English is spoken: only the ends are named.
pub(super) const GRAMMAR: Grammar<'static> = grammar! {
    Sky: "sunny|clear|partly cloudy|cloudy",
    Dry: " and dry",
    And: ", with | and ",
    Fog: "fog{0}",
    Rain: "{2}{1}{0}",
    Kinds: "drizzle|rain|heavy rain|showers|sleet|snow|thundery showers|thunderstorms and hail",
    Likely: "|a slight chance of |a chance of ",
    Parts: "| in the morning| in the afternoon| in the morning and afternoon| in the evening| in the morning and evening| in the afternoon and evening|| at night| at night and in the morning| in the afternoon and at night|| in the evening and at night|||",
    Calm: "calm|light winds",
    Wind: "wind {0}{1}{2}",
    Compass: "northerly, |north-easterly, |easterly, |south-easterly, |southerly, |south-westerly, |westerly, |north-westerly, ",
    UpTo: "up to {0}",
    Gusts: "gusting to {0}",
    Speeds: "force\u{a0}{0}|{0}\u{a0}m/s|{0}\u{a0}km/h|{0}\u{a0}mph|{0}\u{a0}kn",
    Range: "{0}–{1}|{0} to {1}",
    Degrees: "temperature {0}\u{a0}°C|temperature {0}\u{a0}°F",
    Hazards: "Thunderstorms may bring squalls, lightning and strong gusts.|Thunderstorms may bring squalls, lightning, hail and strong gusts.|Poor visibility.|Beware of strong gusts.",
    Storms: "Winds as strong as in a tropical depression.|Winds as strong as in a tropical storm.|Winds as strong as in a severe tropical storm.|Winds as strong as in a typhoon.",
    Heat: "39 Extreme heat.|37 Very hot.|35 Hot.",
    Cold: "",
    Frost: "-10 Severe frost.|0 Frost.",
};
