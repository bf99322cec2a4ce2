//! Numbers of the weather, in the units and the words that the page and the reader expect.

use super::bulletin::Grammar;
use super::contract::{UNITS, WIND};
use crate::model::{Condition, Conditions, Quantity, Units, Weather, compass};
use crate::stdx::text::Text as _;
use crate::ui::further::word;
use crate::ui::intl::{Locale, number};
use crate::ui::labels::{Label, Language};
use crate::widget::Context;

/// How this element writes its numbers.
pub(super) struct Measures {
    /// What they are counted in.
    pub(super) units: Units,
    /// The language, and the time zone of the place.
    pub(super) locale: Locale,
    /// How a further language says it.
    further: Option<String>,
}

impl Measures {
    /// As the attributes say, at the place of a report; inside an effect they are followed.
    pub(super) fn of(cx: &Context, report: &Weather) -> Self {
        let attributes = cx.attributes();
        let mut locale = cx.locale();
        if locale.zone.is_empty() {
            let offset = &report.utc_offset;
            let instead = if offset.is_empty() {
                "the reader's own"
            } else {
                offset
            };
            locale.zone = cx.zone("time_zone", &report.time_zone, instead);
        }
        if locale.zone.is_empty() {
            locale.zone = cx.zone("utc_offset", &report.utc_offset, "the reader's own");
        }
        let system = UNITS.of(attributes);
        let wind = WIND.of(attributes);
        Self {
            units: Units::of(&locale.tag, system, wind),
            further: word(&locale.tag, "bulletin", ""),
            locale,
        }
    }

    /// "29°", of a temperature in °C.
    fn degrees(&self, celsius: f64) -> String {
        self.with(self.units.degrees(celsius), 0, "°")
    }

    /// The letter after the degree sign.
    pub(super) fn scale(&self) -> &'static str {
        if self.units.is_imperial { "F" } else { "C" }
    }

    /// A number with its unit: "29°", "79 %", "1,2 mm", "29.80 inHg", "cấp 3".
    pub(super) fn say(&self, quantity: Quantity, value: f64, cx: &Context) -> String {
        use Quantity::{Apparent, Max, Min, Temperature};
        let (unit, digits, sign) = match (quantity, self.units.is_imperial) {
            (Temperature | Apparent | Min | Max, _) => return self.degrees(value),
            (Quantity::WindSpeed | Quantity::WindGusts, _) => return self.speed(value),
            (Quantity::Uv, _) => return self.uv(value, cx),
            (Quantity::Precipitation, true) => (25.4, 2, "\u{a0}in"),
            (Quantity::Precipitation, false) => (1.0, 1, "\u{a0}mm"),
            (Quantity::Pressure, true) => (33.863_89, 2, "\u{a0}inHg"),
            (Quantity::Pressure, false) => (1.0, 0, "\u{a0}hPa"),
            // With a space in print as in ISO 80000, without one in English.
            _ if self.locale.language != Language::En => (1.0, 0, "\u{a0}%"),
            _ => (1.0, 0, "%"),
        };
        self.with(value / unit, digits, sign)
    }

    /// "9 (rất cao)", by the levels of the World Health Organization.
    fn uv(&self, index: f64, cx: &Context) -> String {
        let index = index.round();
        let level = [3.0, 6.0, 8.0, 11.0].iter().filter(|it| index >= **it);
        let levels = cx.say(Label::UvLevels);
        let level = levels.part('|', level.count());
        [&self.with(index, 0, " ("), level, ")"].concat()
    }

    /// How the language puts together what it says of the weather.
    pub(super) fn grammar(&self) -> Grammar<'_> {
        match &self.further {
            Some(text) => Grammar(text),
            None => Grammar::of(self.locale.language),
        }
    }

    /// "cấp 3", "4 m/s"
    fn speed(&self, speed: f64) -> String {
        self.grammar().speed(speed, speed, self.units)
    }

    /// "tây nam cấp 3, giật cấp 6": where the wind comes from and how strong it is, as far as it
    /// is known.
    pub(super) fn wind(&self, at: &Conditions) -> Option<String> {
        let grammar = self.grammar();
        let speed = at[Quantity::WindSpeed].map(|speed| {
            let speed = self.speed(speed);
            grammar.from(at[Quantity::WindDirection].map(compass), &speed)
        });
        let gusts = at[Quantity::WindGusts].map(|it| grammar.gusts(it, self.units));
        match (speed, gusts) {
            (Some(speed), Some(gusts)) => {
                Some([&unbroken(&speed), ", ", &unbroken(&gusts)].concat())
            }
            (speed, gusts) => speed.or(gusts).map(|it| unbroken(&it)),
        }
    }

    fn with(&self, value: f64, digits: u8, unit: &str) -> String {
        [&number(value, digits, &self.locale), unit].concat()
    }
}

/// A phrase that is parted at the end of a line behind a comma alone: "south-westerly, force 3".
fn unbroken(phrase: &str) -> String {
    let (mut whole, mut before) = (String::new(), ' ');
    phrase.chars().for_each(|it| {
        whole.push(match it {
            ' ' if before != ',' => '\u{a0}',
            '-' => '\u{2011}',
            _ => it,
        });
        before = it;
    });
    whole
}

/// The sky in the reader's words.
pub(super) fn words(condition: Condition, cx: &Context) -> String {
    // The labels have the order of the conditions.
    cx.say(Label::Clear.after(condition as u32))
}
