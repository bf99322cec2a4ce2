//! Reads weather reports.

use super::condition::{condition, is_day};
use crate::model::{
    Alert, Attribution, Condition, Conditions, Period, Quantity, Severity, Timestamp, Weather,
};
use crate::source::error::{Code, Error};
use crate::source::mapping::Mapping;
use crate::source::mapping::record::Record;
use crate::source::mapping::skipped::Skipped;
use crate::source::read::page::{Payload, Reading};
use crate::source::value::calendar::DAY;
use crate::source::value::json::Json;
use crate::source::value::{time, url};
use crate::stdx::list::sorted;
use crate::stdx::number::parse;
use std::borrow::Cow;

/// Reads a weather report. An hour without a time, a day without a date and a warning without a
/// title are skipped; so is a number that no weather on earth has.
///
/// # Errors
/// When it says nothing: neither the conditions now, nor a bulletin, nor hours or days ahead, nor
/// a warning. When its units cannot be known.
pub fn weather(payload: &Payload, mapping: &Mapping) -> Result<Reading<Weather>, Error> {
    let skipped = Skipped::default();
    let root = Record::new(&payload.json, mapping, "", payload.base(), &skipped);
    let units = units(&root, &payload.url)?;
    let ahead = |names: (&'static str, &'static str), time: &str, fields: &[Field]| {
        let items = part(&root, names.0);
        // A list that grows is there twice meanwhile, and a week of hours is 50 KB.
        let mut periods = Vec::with_capacity(items.len());
        root.each(&items, names, &mut |record| {
            periods.push(Period {
                time: record.own_time(time)?,
                conditions: conditions(&record, fields, units, &skipped),
            });
            Ok(())
        });
        // As the model has them, whatever the backend does.
        let mut periods = sorted(periods, |it: &Period| it.time.ms);
        // Open-Meteo gives as many as were asked for, also where its models end before.
        let last = periods
            .iter()
            .rposition(|it| says_something(&it.conditions));
        periods.truncate(last.map_or(periods.len(), |last| last + 1));
        periods
    };
    let hourly = ahead(("hourly", "hour"), "time", MOMENT);
    let daily = ahead(("daily", "day"), "date", &FIELDS);
    let alerts = alerts(&root);
    let current = root.nested("current");
    let current = current.map(|it| conditions(&it, MOMENT, units, &skipped));
    let weather = Weather {
        place: root.words("place"),
        time_zone: zone(&root, "time_zone"),
        utc_offset: zone(&root, "utc_offset"),
        updated: root.time("updated"),
        bulletin: root.words("bulletin"),
        current: current.filter(says_something),
        hourly,
        daily,
        alerts,
        attribution: root.nested("attribution").and_then(|it| attribution(&it)),
    };
    let says_nothing = weather.current.is_none()
        && weather.bulletin.is_empty()
        && weather.hourly.is_empty()
        && weather.daily.is_empty()
        && weather.alerts.is_empty();
    if says_nothing {
        let reason = skipped.first();
        let reason = reason.unwrap_or_else(|| root.lacks("current or bulletin"));
        return Err(Error::new(Code::Shape, reason));
    }
    Ok(Reading {
        value: weather,
        next: None,
        total: None,
        skipped: skipped.take(),
    })
}

/// The list of this name; nothing where there is none.
fn part<'a>(root: &Record<'a>, name: &str) -> Cow<'a, [Json]> {
    root.list(name).unwrap_or_else(|| {
        if let Some(found) = root.find(name) {
            root.skip(&[name, ": expected a list, found ", found.kind()].concat());
        }
        Cow::default()
    })
}

/// What the numbers of a payload are counted in.
#[derive(Clone, Copy, PartialEq)]
enum Units {
    /// °C and m/s.
    Metric,
    /// °F and miles per hour.
    Imperial,
    /// K and m/s.
    Standard,
}

/// Nothing on earth is as warm in °C or °F, or as cold in K, as this.
const KELVIN: f64 = 170.0;

/// The units that the payload names. Where it has a name for them that says nothing
/// (OpenWeather's has no field for them), those of its URL, or kelvin by the size of the numbers.
fn units(root: &Record<'_>, url: &str) -> Result<Units, Error> {
    let mut name = root.text("units");
    if name == "?" {
        name = url::get(url, "units").unwrap_or_default().to_owned();
        if name.is_empty() && warmest(root).is_some_and(|it| it > KELVIN) {
            name.push_str("standard");
        }
        if name.is_empty() {
            name.push('?');
        }
    }
    match name.as_str() {
        "" | "metric" => Ok(Units::Metric),
        "imperial" => Ok(Units::Imperial),
        "standard" => Ok(Units::Standard),
        found => {
            let line = [
                "units: expected metric, imperial or standard in the URL, or the adapter \
                 openweather-metric or openweather-imperial, found \"",
                found,
                "\"",
            ];
            Err(Error::new(Code::Shape, line.concat()))
        }
    }
}

/// The temperature that comes first, as it is given.
fn warmest(root: &Record<'_>) -> Option<f64> {
    let hours = root.list("hourly");
    let hour = hours.as_ref().and_then(|hours| hours.first());
    let of_hour = || root.entry(hour?, "hourly").number("temperature");
    let now = root.nested("current");
    now.and_then(|it| it.number("temperature")).or_else(of_hour)
}

/// A number of the contract, and how much of it is possible: the records of the World
/// Meteorological Organization, and some room.
struct Field {
    name: &'static str,
    dimension: Dimension,
    least: f64,
    most: f64,
}

const fn field(name: &'static str, dimension: Dimension, least: f64, most: f64) -> Field {
    Field {
        name,
        dimension,
        least,
        most,
    }
}

/// What a number is counted in, as far as systems of units differ.
#[derive(Clone, Copy)]
enum Dimension {
    Degrees,
    Speed,
    Other,
}

/// The fields of [`Conditions::numbers`].
const FIELDS: [Field; 13] = [
    field("temperature", Dimension::Degrees, -100.0, 70.0),
    field("apparent", Dimension::Degrees, -150.0, 100.0),
    field("humidity", Dimension::Other, 0.0, 100.0),
    field("wind_speed", Dimension::Speed, 0.0, 150.0),
    field("wind_gusts", Dimension::Speed, 0.0, 150.0),
    field("wind_direction", Dimension::Other, 0.0, 360.0),
    field("precipitation", Dimension::Other, 0.0, 2000.0),
    field("precipitation_probability", Dimension::Other, 0.0, 100.0),
    field("cloud_cover", Dimension::Other, 0.0, 100.0),
    field("pressure", Dimension::Other, 850.0, 1100.0),
    field("uv", Dimension::Other, 0.0, 50.0),
    field("min", Dimension::Degrees, -100.0, 70.0),
    field("max", Dimension::Degrees, -100.0, 70.0),
];

/// The fields of a moment or an hour: the last two are those of a day.
const MOMENT: &[Field] = FIELDS.split_at(11).0;

/// A number in the units of the contract, if it is possible.
fn number(record: &Record<'_>, field: &Field, units: Units) -> Option<f64> {
    let given = record.number(field.name)?;
    let value = match (field.dimension, units) {
        (Dimension::Degrees, Units::Standard) => given - 273.15,
        (Dimension::Degrees, Units::Imperial) => (given - 32.0) / 1.8,
        (Dimension::Speed, Units::Imperial) => given * 0.447_04,
        _ => given,
    };
    (field.least..=field.most).contains(&value).then_some(value)
}

/// What `record` says of the weather; a condition that is not known is told once.
fn conditions(
    record: &Record<'_>,
    fields: &[Field],
    units: Units,
    skipped: &Skipped,
) -> Conditions {
    let condition = condition(record);
    if condition == Some(Condition::Unknown) {
        let found = record.text("condition");
        let line = [
            "condition: expected a known name or code, found \"",
            &found,
            "\"",
        ]
        .concat();
        skipped.field_once(&line, "");
    }
    let (sunrise, sunset, is_up) = sun(record);
    let mut at = Conditions {
        condition,
        is_day: is_day(record).or(is_up),
        sunrise,
        sunset,
        ..Conditions::default()
    };
    for (number, field) in at.numbers.iter_mut().zip(fields) {
        *number = self::number(record, field, units);
    }
    let chance = &mut at[Quantity::PrecipitationProbability];
    if chance.is_none() {
        // As OpenWeather has it, a part of one.
        let part = record.number("pop").map(|it| it * 100.0);
        *chance = part.filter(|it| (0.0..=100.0).contains(it));
    }
    let range = at[Quantity::Min].zip(at[Quantity::Max]);
    if range.is_some_and(|(min, max)| min > max) {
        // One of them is wrong, and nobody knows which.
        (at[Quantity::Min], at[Quantity::Max]) = (None, None);
    }
    at
}

/// True unless there are no more than the times of the sun.
fn says_something(at: &Conditions) -> bool {
    at.condition.is_some() || at.numbers.iter().any(Option::is_some)
}

/// When the sun rises and sets, and whether it is up where it does neither: in the polar night
/// some backends give one time twice, in the polar day times that are a day apart, or the epoch.
fn sun(record: &Record<'_>) -> (Option<Timestamp>, Option<Timestamp>, Option<bool>) {
    let (rise, set) = (record.time("sunrise"), record.time("sunset"));
    let up = rise.zip(set).map(|(rise, set)| set.ms - rise.ms);
    match (rise, up) {
        (Some(rise), _) if rise.ms < DAY => (None, None, None),
        (_, Some(up)) if up >= DAY => (None, None, Some(true)),
        (_, Some(up)) if up < 1.0 => (None, None, (up > -1.0).then_some(false)),
        _ => (rise, set, None),
    }
}

fn alerts(root: &Record<'_>) -> Vec<Alert> {
    let names = ("alerts", "alert");
    let mut alerts = Vec::new();
    root.each(&part(root, names.0), names, &mut |record| {
        alerts.push(alert(&record)?);
        Ok(())
    });
    alerts
}

fn alert(record: &Record<'_>) -> Result<Alert, String> {
    let title = record.plain("title");
    if title.is_empty() {
        return Err(record.lacks("title"));
    }
    let severity = record.text("severity");
    let is_it = |it: &Severity| it.name().eq_ignore_ascii_case(&severity);
    Ok(Alert {
        title,
        severity: Severity::ALL.into_iter().find(is_it).unwrap_or_default(),
        starts: record.time("starts"),
        ends: record.time("ends"),
        text: record.words("text"),
        url: record.link("url"),
    })
}

fn attribution(record: &Record<'_>) -> Option<Attribution> {
    let text = record.words("text");
    (!text.is_empty()).then(|| Attribution {
        text,
        url: record.link("url"),
    })
}

/// A time zone as it is named, or an offset, which may be a number.
fn zone(root: &Record<'_>, field: &str) -> String {
    let text = root.text(field);
    let number = match time::zone(&text) {
        Some(_) => None,
        None => parse(&text),
    };
    number.and_then(time::offset).unwrap_or(text)
}
