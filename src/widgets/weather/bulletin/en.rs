//! English.

use super::Grammar;

/// What is hot or cold is another matter where English is spoken: only the ends are named.
pub(super) const GRAMMAR: Grammar = Grammar {
    sky: "sunny|clear|partly cloudy|cloudy",
    dry: " and dry",
    and: ", with | and ",
    fog: "fog{0}",
    rain: "{2}{1}{0}",
    kinds: "drizzle|rain|heavy rain|showers|sleet|snow|thundery showers|thunderstorms and hail",
    likely: "|a slight chance of |a chance of ",
    parts: "| in the morning| in the afternoon| in the morning and afternoon| in the evening| in the morning and evening| in the afternoon and evening|| at night| at night and in the morning| in the afternoon and at night|| in the evening and at night|||",
    calm: "calm|light winds",
    wind: "wind {0}{1}{2}",
    compass: "northerly, |north-easterly, |easterly, |south-easterly, |southerly, |south-westerly, |westerly, |north-westerly, ",
    up_to: "up to {0}",
    gusts: "gusting to {0}",
    speeds: "force {0}|{0} m/s|{0} km/h|{0} mph|{0} knots",
    range: "{0}–{1}|{0} to {1}",
    degrees: "temperature {0} °C|temperature {0} °F",
    hazards: "Thunderstorms may bring whirlwinds, lightning and strong gusts.|Thunderstorms may bring whirlwinds, lightning, hail and strong gusts.|Poor visibility.|Beware of strong gusts.",
    storms: "Winds as strong as in a tropical depression.|Winds as strong as in a tropical storm.|Winds as strong as in a severe tropical storm.|Winds as strong as in a typhoon.",
    heat: &[(39.0, "Extreme heat."), (37.0, "Very hot."), (35.0, "Hot.")],
    cold: &[],
    frost: &[(-10.0, "Severe frost."), (0.0, "Frost.")],
};
