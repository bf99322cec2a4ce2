//! What a language must say to have a bulletin.

/// How a language says it: a line for each [`Phrase`]. One text, because an array of texts is an
/// address and a length for each of them.
#[derive(Debug, Clone, Copy)]
pub struct Grammar<'a>(pub &'a str);

/// What a bulletin is put together from. `{0}`, `{1}`, `{2}` stand for what is put in; lists have
/// `|` between their entries.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Copy)]
pub(super) enum Phrase {
    /// Clear by day, clear by night, partly cloudy, cloudy.
    Sky,
    /// After the sky: no rain.
    Dry,
    /// Between the sky and what falls or lies, and before another such thing.
    And,
    /// Fog; `{0}` is when.
    Fog,
    /// What falls: `{0}` is when, `{1}` what, `{2}` how likely.
    Rain,
    /// Drizzle, rain, heavy rain, showers, sleet, snow, thunderstorms, hail.
    Kinds,
    /// How likely: surely, hardly, maybe.
    Likely,
    /// When, by the sum of morning 1, afternoon 2, evening 4, night 8.
    Parts,
    /// No wind, and hardly any.
    Calm,
    /// `{0}` is from where, `{1}` how strong, `{2}` the gusts.
    Wind,
    /// The points of the compass from north on, clockwise, as `{0}` of the wind.
    Compass,
    /// A wind that gets as strong as this.
    UpTo,
    /// The gusts.
    Gusts,
    /// A speed in Beaufort, m/s, km/h, miles per hour, knots.
    Speeds,
    /// From one number to another, and the same below zero.
    Range,
    /// Temperatures in °C, and in °F.
    Degrees,
    /// What comes with thunderstorms, with hail, with fog, with strong gusts.
    Hazards,
    /// Winds as of a tropical depression, a storm, a severe and a very severe one.
    Storms,
    /// Heat, from the highest temperature down: degrees and what is said from there on.
    Heat,
    /// Cold, by the mean of the day, from the lowest up.
    Cold,
    /// Frost, by the lowest temperature, from the lowest up.
    Frost,
}

/// The phrases of a language, in their order.
macro_rules! grammar {
    ($($phrase:ident: $text:literal,)*) => {{
        let mut place = 0;
        $(assert!(Phrase::$phrase as usize == place); place += 1;)*
        assert!(place == Phrase::Frost as usize + 1);
        Grammar(concat!($($text, "\n"),*))
    }};
}
pub(super) use grammar;
