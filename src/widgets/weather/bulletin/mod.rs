//! The written bulletin: from numbers to sentences, as a provincial paper prints them.
//!
//! [`Outlook`] is what there is to say, [`Grammar`] how a language says it: [`vi`] and [`en`] are here,
//! further languages have it among their words. Nothing here knows the browser: its numbers are whole.

mod en;
#[cfg(test)]
#[path = "../../../../tests/support/french.rs"]
mod french;
mod grammar;
mod outlook;
mod vi;

pub use grammar::Grammar;
pub use outlook::{Outlook, Rain};

use crate::model::{Units, beaufort};
use crate::stdx::number::{parse, whole};
use crate::stdx::text::Text as _;
use crate::ui::labels::Language;
use grammar::Phrase;

/// From this level on a wind is as of a tropical depression; each two more are another storm.
const DEPRESSION: u8 = 6;
/// From this level on gusts are said to be dangerous in themselves: a gale, that breaks branches.
const GALE: u8 = 8;
/// Gusts below this level are nothing to write about.
const FELT: u8 = 5;

/// Writes what there is to say; nothing when there is nothing.
pub fn write(outlook: &Outlook, units: Units, grammar: Grammar) -> String {
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

impl Grammar<'static> {
    /// That of a language that the bundle has.
    pub fn of(language: Language) -> Self {
        match language {
            Language::Vi => vi::GRAMMAR,
            Language::En | Language::Further => en::GRAMMAR,
        }
    }
}

impl<'a> Grammar<'a> {
    /// A wind of so many m/s: "cấp 3", "4 m/s"; from one to another, "cấp 2-3".
    pub fn speed(self, low: f64, high: f64, units: Units) -> String {
        let range = self.range(units.speed(low), units.speed(high));
        fill(self.entry(Phrase::Speeds, units.wind as usize), &[&range])
    }

    /// Where the wind comes from, and how strong it is: "tây nam cấp 3".
    pub fn from(self, direction: Option<usize>, speed: &str) -> String {
        let from = direction.map_or("", |it| self.entry(Phrase::Compass, it));
        [from, speed].concat()
    }

    /// How strong gusts are: "giật cấp 6".
    pub fn gusts(self, speed: f64, units: Units) -> String {
        fill(
            self.line(Phrase::Gusts),
            &[&self.speed(speed, speed, units)],
        )
    }

    fn line(self, phrase: Phrase) -> &'a str {
        self.0.part('\n', phrase as usize)
    }

    /// An entry of a list.
    fn entry(self, list: Phrase, place: usize) -> &'a str {
        self.line(list).part('|', place)
    }

    /// What is said of so many degrees, by the first entry of a list that they are beyond.
    fn warning(
        self,
        list: Phrase,
        degrees: f64,
        is_beyond: fn(&f64, &f64) -> bool,
    ) -> Option<&'a str> {
        self.line(list).split('|').find_map(|entry| {
            let (from, text) = entry.split_once(' ')?;
            is_beyond(&degrees, &parse(from)?).then_some(text)
        })
    }

    fn sky(self, outlook: &Outlook) -> String {
        let mut clauses = String::new();
        let sky = outlook.sky.map_or("", |it| self.entry(Phrase::Sky, it));
        clauses.push_str(sky);
        let mut is_second = sky.is_empty();
        let mut add = |clause: &str| {
            if !clauses.is_empty() {
                clauses.push_str(self.entry(Phrase::And, is_second.into()));
            }
            clauses.push_str(clause);
            is_second = true;
        };
        if let Some(parts) = outlook.fog {
            add(&fill(
                self.line(Phrase::Fog),
                &[self.entry(Phrase::Parts, parts)],
            ));
        }
        if let Some(Rain {
            kind,
            likely,
            parts,
        }) = outlook.rain
        {
            let (when, what) = (
                self.entry(Phrase::Parts, parts),
                self.entry(Phrase::Kinds, kind),
            );
            add(&fill(
                self.line(Phrase::Rain),
                &[when, what, self.entry(Phrase::Likely, likely)],
            ));
        } else if outlook.is_dry && outlook.fog.is_none() && !clauses.is_empty() {
            clauses.push_str(self.line(Phrase::Dry));
        }
        sentence(&clauses)
    }

    fn wind(self, outlook: &Outlook, units: Units) -> String {
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
            return sentence(self.entry(Phrase::Calm, most.into()));
        }
        // A range that begins with no wind at all is that of a wind that comes up.
        let comes_up = outlook.is_highest || (least == 0 && most > 1);
        let strength = match comes_up {
            true => fill(self.line(Phrase::UpTo), &[&self.speed(high, high, units)]),
            false => self.speed(low, high, units),
        };
        let from = outlook
            .direction
            .map_or("", |it| self.entry(Phrase::Compass, it));
        sentence(&fill(self.line(Phrase::Wind), &[from, &strength, &gusts]))
    }

    fn hazards(self, outlook: &Outlook) -> String {
        let mut said: Vec<&str> = Vec::new();
        let wind = outlook.wind.map_or(0, |(_, high)| beaufort(high));
        let kind = outlook.rain.as_ref().map(|it| it.kind);
        let (thunder, hail) = (kind == Some(6), kind == Some(7));
        if wind >= DEPRESSION {
            let storm = usize::from(wind - DEPRESSION) / 2;
            said.push(self.entry(Phrase::Storms, storm.min(3)));
        }
        if thunder || hail {
            said.push(self.entry(Phrase::Hazards, usize::from(hail)));
        } else if wind < GALE && outlook.gusts.is_some_and(|it| beaufort(it) >= GALE) {
            said.push(self.entry(Phrase::Hazards, 3));
        }
        if outlook.fog.is_some() {
            said.push(self.entry(Phrase::Hazards, 2));
        }
        if let Some((low, high)) = outlook.degrees {
            said.extend(self.warning(Phrase::Heat, high, f64::ge));
            said.extend(self.warning(Phrase::Cold, f64::midpoint(low, high), f64::le));
            said.extend(self.warning(Phrase::Frost, low, f64::le));
        }
        said.join(" ")
    }

    fn temperature(self, outlook: &Outlook, units: Units) -> String {
        let Some((low, high)) = outlook.degrees else {
            return String::new();
        };
        let range = self.range(units.degrees(low), units.degrees(high));
        let form = self.entry(Phrase::Degrees, units.is_imperial.into());
        sentence(&fill(form, &[&range]))
    }

    fn range(self, low: f64, high: f64) -> String {
        let (first, last) = (whole(low), whole(high));
        if first == last {
            return first;
        }
        let form = self.entry(Phrase::Range, usize::from(low < 0.0));
        fill(form, &[&first, &last])
    }
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
/// these sentences begin with letters of Latin-1, or with a đ.
fn sentence(clauses: &str) -> String {
    let mut chars = clauses.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut text = String::new();
    text.push(match first {
        'đ' => 'Đ',
        'à'..='þ' => char::from_u32(first as u32 - 32).unwrap_or(first),
        first => first.to_ascii_uppercase(),
    });
    text.push_str(chars.as_str());
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use super::{Grammar, Phrase, en, french, vi};

    /// Lists with the number of entries each must have.
    const LISTS: [(Phrase, usize); 12] = [
        (Phrase::Sky, 4),
        (Phrase::And, 2),
        (Phrase::Kinds, 8),
        (Phrase::Likely, 3),
        (Phrase::Parts, 16),
        (Phrase::Calm, 2),
        (Phrase::Compass, 8),
        (Phrase::Speeds, 5),
        (Phrase::Range, 2),
        (Phrase::Degrees, 2),
        (Phrase::Hazards, 4),
        (Phrase::Storms, 4),
    ];

    /// All of them, in their order.
    const PHRASES: [Phrase; Phrase::Frost as usize + 1] = [
        Phrase::Sky,
        Phrase::Dry,
        Phrase::And,
        Phrase::Fog,
        Phrase::Rain,
        Phrase::Kinds,
        Phrase::Likely,
        Phrase::Parts,
        Phrase::Calm,
        Phrase::Wind,
        Phrase::Compass,
        Phrase::UpTo,
        Phrase::Gusts,
        Phrase::Speeds,
        Phrase::Range,
        Phrase::Degrees,
        Phrase::Hazards,
        Phrase::Storms,
        Phrase::Heat,
        Phrase::Cold,
        Phrase::Frost,
    ];

    /// The name of a phrase in the file of a language: `upTo`.
    fn name(phrase: Phrase) -> String {
        let name = format!("{phrase:?}");
        [&name[..1].to_lowercase(), &name[1..]].concat()
    }

    #[test]
    fn files_of_languages_are_read_in_the_order_of_phrases() {
        let script = include_str!("../../../languages.js");
        let names = PHRASES.map(name).join(" ");
        assert!(script.contains(&format!("\"{names}\"")), "{names}");
        for (place, phrase) in PHRASES.into_iter().enumerate() {
            assert_eq!(phrase as usize, place);
        }
    }

    #[test]
    fn every_list_of_every_language_is_complete() {
        let french = french::grammar();
        for grammar in [vi::GRAMMAR, en::GRAMMAR, Grammar(&french)] {
            for (list, entries) in LISTS {
                let list = grammar.line(list);
                assert_eq!(list.split('|').count(), entries, "{list}");
            }
        }
    }
}
