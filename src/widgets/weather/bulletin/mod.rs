//! The written bulletin: from numbers to sentences, as a provincial paper prints them.
//!
//! [`Outlook`] is what there is to say, [`Grammar`] how a language says it. A third language is
//! one file beside [`vi`] and [`en`]. Nothing here knows the browser: its numbers are whole.

mod en;
mod outlook;
mod vi;

pub use outlook::{Outlook, Rain};

use crate::model::{Units, beaufort};
use crate::source::text::integer;
use crate::ui::labels::Language;

/// How a language says it. `{0}`, `{1}`, `{2}` stand for what is put in; lists have `|` between
/// their entries.
pub struct Grammar {
    /// Clear by day, clear by night, partly cloudy, cloudy.
    sky: &'static str,
    /// After the sky: no rain.
    dry: &'static str,
    /// Between the sky and what falls or lies, and before another such thing.
    and: &'static str,
    /// Fog; `{0}` is when.
    fog: &'static str,
    /// What falls: `{0}` is when, `{1}` what, `{2}` how likely.
    rain: &'static str,
    /// Drizzle, rain, heavy rain, showers, sleet, snow, thunderstorms, hail.
    kinds: &'static str,
    /// How likely: surely, hardly, maybe.
    likely: &'static str,
    /// When, by the sum of morning 1, afternoon 2, evening 4, night 8.
    parts: &'static str,
    /// No wind, and hardly any.
    calm: &'static str,
    /// `{0}` is from where, `{1}` how strong, `{2}` the gusts.
    wind: &'static str,
    /// The points of the compass from north on, clockwise, as `{0}` of the wind.
    compass: &'static str,
    /// A wind that gets as strong as this.
    up_to: &'static str,
    /// The gusts.
    gusts: &'static str,
    /// A speed in Beaufort, m/s, km/h, miles per hour, knots.
    speeds: &'static str,
    /// From one number to another, and the same below zero.
    range: &'static str,
    /// Temperatures in °C, and in °F.
    degrees: &'static str,
    /// What comes with thunderstorms, with hail, with fog, with strong gusts.
    hazards: &'static str,
    /// Winds as of a tropical depression, a storm, a severe and a very severe one.
    storms: &'static str,
    /// Heat, from the highest temperature down.
    heat: Warnings,
    /// Cold, by the mean of the day, from the lowest up.
    cold: Warnings,
    /// Frost, by the lowest temperature, from the lowest up.
    frost: Warnings,
}

/// Degrees, and what is said of what is as hot or as cold as that.
type Warnings = &'static [(f64, &'static str)];

/// From this level on a wind is as of a tropical depression; each two more are another storm.
const DEPRESSION: u8 = 6;
/// From this level on gusts are said to be dangerous in themselves: a gale, that breaks branches.
const GALE: u8 = 8;
/// Gusts below this level are nothing to write about.
const FELT: u8 = 5;

/// Writes what there is to say; nothing when there is nothing.
pub fn write(outlook: &Outlook, units: Units, language: Language) -> String {
    let grammar = Grammar::of(language);
    let hazards = grammar.hazards(outlook);
    let sentences = [
        grammar.sky(outlook),
        grammar.wind(outlook, units),
        hazards,
        grammar.temperature(outlook, units),
    ];
    let mut text = String::new();
    for sentence in sentences.iter().filter(|it| !it.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}

impl Grammar {
    /// That of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &vi::GRAMMAR,
            Language::En => &en::GRAMMAR,
        }
    }

    /// A wind of so many m/s: "cấp 3", "4 m/s"; from one to another, "cấp 2-3".
    pub fn speed(&self, low: f64, high: f64, units: Units) -> String {
        let range = self.range(units.speed(low), units.speed(high));
        fill(entry(self.speeds, units.wind as usize), &[&range])
    }

    /// Where the wind comes from, and how strong it is: "tây nam cấp 3".
    pub fn from(&self, direction: Option<usize>, speed: &str) -> String {
        let from = direction.map_or("", |it| entry(self.compass, it));
        [from, speed].concat()
    }

    /// How strong gusts are: "giật cấp 6".
    pub fn gusts(&self, speed: f64, units: Units) -> String {
        fill(self.gusts, &[&self.speed(speed, speed, units)])
    }

    fn sky(&self, outlook: &Outlook) -> String {
        let mut clauses = String::new();
        let sky = outlook.sky.map_or("", |it| entry(self.sky, it));
        clauses.push_str(sky);
        let mut is_second = sky.is_empty();
        let mut add = |clause: &str| {
            if !clauses.is_empty() {
                clauses.push_str(entry(self.and, is_second.into()));
            }
            clauses.push_str(clause);
            is_second = true;
        };
        if let Some(parts) = outlook.fog {
            add(&fill(self.fog, &[entry(self.parts, parts)]));
        }
        if let Some(Rain {
            kind,
            likely,
            parts,
        }) = outlook.rain
        {
            let (when, what) = (entry(self.parts, parts), entry(self.kinds, kind));
            add(&fill(self.rain, &[when, what, entry(self.likely, likely)]));
        } else if outlook.is_dry && outlook.fog.is_none() && !clauses.is_empty() {
            clauses.push_str(self.dry);
        }
        sentence(&clauses)
    }

    fn wind(&self, outlook: &Outlook, units: Units) -> String {
        let Some((low, high)) = outlook.wind else {
            return String::new();
        };
        let (least, most) = (beaufort(low), beaufort(high));
        let gusts = outlook
            .gusts
            .filter(|it| beaufort(*it) >= FELT.max(most + 2))
            .map(|it| [", ", &self.gusts(it, units)].concat())
            .unwrap_or_default();
        if most < 2 && gusts.is_empty() {
            return sentence(entry(self.calm, most.into()));
        }
        // A range that begins with no wind at all is that of a wind that comes up.
        let comes_up = outlook.is_highest || (least == 0 && most > 1);
        let strength = match comes_up {
            true => fill(self.up_to, &[&self.speed(high, high, units)]),
            false => self.speed(low, high, units),
        };
        let from = outlook.direction.map_or("", |it| entry(self.compass, it));
        sentence(&fill(self.wind, &[from, &strength, &gusts]))
    }

    fn hazards(&self, outlook: &Outlook) -> String {
        let mut said: Vec<&str> = Vec::new();
        let wind = outlook.wind.map_or(0, |(_, high)| beaufort(high));
        let kind = outlook.rain.as_ref().map(|it| it.kind);
        let (thunder, hail) = (kind == Some(6), kind == Some(7));
        if wind >= DEPRESSION {
            said.push(entry(
                self.storms,
                usize::from(wind - DEPRESSION).min(7) / 2,
            ));
        }
        if thunder || hail {
            said.push(entry(self.hazards, usize::from(hail)));
        } else if wind < GALE && outlook.gusts.is_some_and(|it| beaufort(it) >= GALE) {
            said.push(entry(self.hazards, 3));
        }
        if outlook.fog.is_some() {
            said.push(entry(self.hazards, 2));
        }
        if let Some((low, high)) = outlook.degrees {
            let warned = |list: Warnings, value: f64, is_so: fn(&f64, &f64) -> bool| {
                let found = list.iter().find(|(at, _)| is_so(&value, at));
                found.map(|(_, text)| *text)
            };
            said.extend(warned(self.heat, high, f64::ge));
            said.extend(warned(self.cold, f64::midpoint(low, high), f64::le));
            said.extend(warned(self.frost, low, f64::le));
        }
        said.join(" ")
    }

    fn temperature(&self, outlook: &Outlook, units: Units) -> String {
        let Some((low, high)) = outlook.degrees else {
            return String::new();
        };
        let range = self.range(units.degrees(low), units.degrees(high));
        let form = entry(self.degrees, units.is_imperial.into());
        sentence(&fill(form, &[&range]))
    }

    fn range(&self, low: f64, high: f64) -> String {
        let (first, last) = (integer(whole(low).into()), integer(whole(high).into()));
        if first == last {
            return first;
        }
        let form = entry(self.range, usize::from(low < 0.0));
        fill(form, &[&first, &last])
    }
}

/// An entry of a list.
fn entry(list: &'static str, place: usize) -> &'static str {
    list.split('|').nth(place).unwrap_or_default()
}

/// Puts values where the text has `{0}`, `{1}`, `{2}`.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    for (i, piece) in text.split('{').enumerate() {
        let mut chars = piece.chars();
        let place = chars.next().and_then(|it| it.to_digit(10));
        match place.filter(|_| i > 0) {
            Some(place) => {
                filled.push_str(values.get(place as usize).copied().unwrap_or_default());
                let rest = chars.as_str();
                filled.push_str(rest.strip_prefix('}').unwrap_or(rest));
            }
            None => filled.push_str(piece),
        }
    }
    filled
}

/// With a capital and a full stop. The capital letters of all Unicode would be a table of 3 KB;
/// these sentences begin with few.
fn sentence(clauses: &str) -> String {
    let mut chars = clauses.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut text = String::new();
    text.push(match first {
        'đ' => 'Đ',
        'í' => 'Í',
        first => first.to_ascii_uppercase(),
    });
    text.push_str(chars.as_str());
    text.push('.');
    text
}

#[expect(clippy::cast_possible_truncation, reason = "saturates")]
fn whole(value: f64) -> i32 {
    value as i32
}

#[cfg(test)]
mod tests {
    use super::{Grammar, en, vi};

    /// Lists with the number of entries each must have.
    fn lists(grammar: &Grammar) -> [(&'static str, usize); 12] {
        [
            (grammar.sky, 4),
            (grammar.and, 2),
            (grammar.kinds, 8),
            (grammar.likely, 3),
            (grammar.parts, 16),
            (grammar.calm, 2),
            (grammar.compass, 8),
            (grammar.speeds, 5),
            (grammar.range, 2),
            (grammar.degrees, 2),
            (grammar.hazards, 4),
            (grammar.storms, 4),
        ]
    }

    #[test]
    fn every_list_of_every_language_is_complete() {
        for grammar in [&vi::GRAMMAR, &en::GRAMMAR] {
            for (list, entries) in lists(grammar) {
                assert_eq!(list.split('|').count(), entries, "{list}");
            }
        }
    }
}
