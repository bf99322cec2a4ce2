//! Numbers of the weather, in the units and the words that the page asked for.

use crate::model::{Condition, Conditions, beaufort};
use crate::ui::intl::{Locale, number};
use crate::ui::labels::{Label, Language};
use crate::widget::Context;

/// How this element writes its numbers.
pub(super) struct Units {
    is_fahrenheit: bool,
    wind: &'static str,
    locale: Locale,
}

impl Units {
    /// As the attributes say; inside an effect they are followed.
    pub(super) fn of(cx: &Context) -> Self {
        let attributes = cx.attributes();
        let degrees = attributes.choice("temperature-unit", &["celsius", "fahrenheit"]);
        Self {
            is_fahrenheit: degrees == "fahrenheit",
            wind: attributes.choice("wind-unit", &["beaufort", "m/s", "km/h"]),
            locale: cx.locale(),
        }
    }

    /// "29°", of a temperature in °C.
    pub(super) fn degrees(&self, celsius: f64) -> String {
        let shown = if self.is_fahrenheit {
            celsius * 1.8 + 32.0
        } else {
            celsius
        };
        [&number(shown.round(), 0, &self.locale), "°"].concat()
    }

    /// The letter after the degree sign.
    pub(super) fn scale(&self) -> &'static str {
        if self.is_fahrenheit { "F" } else { "C" }
    }

    /// "1,2 mm": a number with at most `digits` decimals, and its unit.
    pub(super) fn with(&self, value: f64, digits: u32, unit: &str) -> String {
        [&number(value, digits, &self.locale), unit].concat()
    }

    /// "79 %": with a space in Vietnamese print as in ISO 80000, without one in English.
    pub(super) fn percent(&self, value: f64) -> String {
        let sign = match self.locale.language {
            Language::Vi => "\u{a0}%",
            Language::En => "%",
        };
        self.with(value.round(), 0, sign)
    }

    /// A wind of so many m/s: "cấp 3", "4 m/s", "15 km/h".
    pub(super) fn speed(&self, speed: f64, cx: &Context) -> String {
        match self.wind {
            "m/s" => self.with(speed, 1, "\u{a0}m/s"),
            "km/h" => self.with((speed * 3.6).round(), 0, "\u{a0}km/h"),
            _ => {
                let force = f64::from(beaufort(speed));
                cx.say_with(Label::Force, &number(force, 0, &self.locale))
            }
        }
    }

    /// "tây nam cấp 3": where the wind comes from, where that is known, and how strong it is.
    pub(super) fn wind(&self, now: &Conditions, cx: &Context) -> Option<String> {
        let speed = self.speed(now.wind_speed?, cx);
        Some(match now.wind_direction {
            Some(from) => [&cx.say(direction(from)), " ", &speed].concat(),
            None => speed,
        })
    }

    /// The bulletin where the backend sends none: the sky and the wind, in two short sentences.
    pub(super) fn bulletin(&self, now: &Conditions, cx: &Context) -> String {
        let mut text = String::new();
        if let Some(condition) = now.condition {
            text.push_str(&cx.say(words(condition)));
            text.push_str(". ");
        }
        if let Some(wind) = self.wind(now, cx) {
            text.push_str(&[&cx.say(Label::Wind), " ", &wind, "."].concat());
        }
        text.trim_end().to_owned()
    }
}

/// The name of one of eight points of the compass.
fn direction(degrees: f64) -> Label {
    const POINTS: [Label; 8] = [
        Label::North,
        Label::NorthEast,
        Label::East,
        Label::SouthEast,
        Label::South,
        Label::SouthWest,
        Label::West,
        Label::NorthWest,
    ];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 7"
    )]
    let point = ((degrees / 45.0).round().rem_euclid(8.0)) as usize;
    POINTS.get(point).copied().unwrap_or(Label::North)
}

/// The sky in the reader's words.
pub(super) fn words(condition: Condition) -> Label {
    match condition {
        Condition::Clear => Label::Clear,
        Condition::PartlyCloudy => Label::PartlyCloudy,
        Condition::Cloudy => Label::Cloudy,
        Condition::Fog => Label::Fog,
        Condition::Drizzle => Label::Drizzle,
        Condition::Rain => Label::Rainy,
        Condition::Pouring => Label::Pouring,
        Condition::Showers => Label::Showers,
        Condition::Sleet => Label::Sleet,
        Condition::Snow => Label::Snow,
        Condition::Thunderstorm => Label::Thunderstorm,
        Condition::Hail => Label::Hail,
        Condition::Windy => Label::Windy,
    }
}
