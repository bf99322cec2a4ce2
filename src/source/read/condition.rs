//! The sky in a word, from the words and codes that backends have for it.

use crate::model::Condition;
use crate::source::mapping::record::Record;
use crate::stdx::number::{integer, to_count};
use crate::stdx::search::find;
use crate::stdx::text::Text as _;

/// WMO table 4677 (present weather) from 0 to 99, a letter each: c clear, p partly cloudy,
/// o overcast, f fog, d drizzle, r rain, h heavy rain, w showers, e sleet (and what freezes),
/// s snow, t thunderstorm, i ice, g squall; `-` for what says nothing of the sky now, such as
/// rain in the past hour. 0 to 3 are as Open-Meteo has them.
const WMO: &str = concat!(
    "ccpo------",
    "fff----tg-",
    "----------",
    "------ssss",
    "ffffffffff",
    "ddddddeerr",
    "rrrrhheeee",
    "ssssssssse",
    "wwweessiii",
    "irreetitti",
);

/// OpenWeather's codes, first what they begin with, the longest first.
const OPEN_WEATHER: &str = "511e 502h 503h 504h 520w 521w 522w 531w 611e 612e 613e 615e 616e \
    701f 721f 741f 771g 781g 800c 801p 802p 2t 3d 5r 6s 80o";

/// Parts of MET Norway's symbol codes, and what a code with that part in it is; the first counts.
///
/// Their spelling (`lightssleetshowersandthunder`) is no matter this way.
const SYMBOLS: &str = "thundert sleete snows showersw heavyrainh rainr fogf partlycloudyp \
    cloudyo clearskyc fairp";

/// A condition by our name for it, by its code in WMO table 4677, by OpenWeather's id, or by MET
/// Norway's symbol code.
pub(super) fn condition(record: &Record<'_>) -> Option<Condition> {
    let given = record.find("condition")?;
    let known = match given.number().and_then(|_| record.number("condition")) {
        Some(code) => coded(code),
        None => named(&record.text("condition")),
    };
    // What is there and not understood must not look like a clear sky.
    Some(known.unwrap_or(Condition::Unknown))
}

fn coded(code: f64) -> Option<Condition> {
    let code = to_count(code).filter(|whole| f64::from(*whole) == code)?;
    if code < 100 {
        let letter = WMO.as_bytes().get(code as usize)?;
        return lettered(*letter);
    }
    let digits = integer(code.into());
    entered(OPEN_WEATHER, &|start| {
        digits.len() == 3 && digits.starts_with(start)
    })
}

fn named(name: &str) -> Option<Condition> {
    let mut hyphened = String::new();
    for c in name.chars() {
        let is_gap = matches!(c, '_' | ' ');
        hyphened.push(if is_gap { '-' } else { c.to_ascii_lowercase() });
    }
    let name = hyphened;
    if let Some(known) = Condition::ALL.into_iter().find(|it| it.name() == name) {
        return Some(known);
    }
    let symbol = name.split('-').next().unwrap_or_default();
    entered(SYMBOLS, &|part| find(symbol, part).is_some())
}

/// The condition of the first entry whose key fits: all of it but the letter at its end.
fn entered(entries: &str, fits: &dyn Fn(&str) -> bool) -> Option<Condition> {
    entries.split(' ').find_map(|entry| {
        let (key, letter) = entry.split_at_checked(entry.len().checked_sub(1)?)?;
        fits(key).then(|| lettered(*letter.as_bytes().first()?))?
    })
}

fn lettered(letter: u8) -> Option<Condition> {
    const LETTERS: &str = "cpofdrhwestig";
    let place = LETTERS.bytes().position(|it| it == letter)?;
    Condition::ALL.get(place).copied()
}

/// Whether the sun is up: a flag, or the end of an icon's name (`10n`, `fair_day`,
/// `cloudy_polartwilight`).
pub(super) fn is_day(record: &Record<'_>) -> Option<bool> {
    record.flag("is_day").or_else(|| {
        let icon = record.text("is_day");
        let (_, end) = icon.split_at_checked(2).unwrap_or_default();
        let end = icon.parted_last('_').map_or(end, |(_, end)| end);
        match end {
            "d" | "day" => Some(true),
            "n" | "night" | "polartwilight" => Some(false),
            _ => None,
        }
    })
}
