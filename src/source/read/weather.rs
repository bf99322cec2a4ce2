//! Reads weather reports.

use crate::model::{Alert, Attribution, Condition, Conditions, Day, Hour, Severity, Weather};
use crate::source::error::{Code, Error};
use crate::source::mapping::Mapping;
use crate::source::page::{Payload, Reading};
use crate::source::record::Record;

/// Reads a weather report. An hour without a time, a day without a date and a warning without a
/// title are skipped.
///
/// # Errors
/// When it says nothing: neither the conditions now, nor a bulletin, nor hours or days ahead, nor
/// a warning.
pub fn weather(payload: &Payload, mapping: &Mapping) -> Result<Reading<Weather>, Error> {
    let root = Record::new(&payload.json, mapping, "", payload.base());
    let mut skipped = Vec::new();
    let (mut hourly, mut daily, mut alerts) = (Vec::new(), Vec::new(), Vec::new());
    part(&root, ("hourly", "hour"), &mut skipped, &mut |record| {
        hourly.push(hour(&record)?);
        Ok(())
    });
    part(&root, ("daily", "day"), &mut skipped, &mut |record| {
        daily.push(day(&record)?);
        Ok(())
    });
    part(&root, ("alerts", "alert"), &mut skipped, &mut |record| {
        alerts.push(alert(&record)?);
        Ok(())
    });
    let weather = Weather {
        place: root.words("place"),
        updated: root.time("updated"),
        bulletin: root.words("bulletin"),
        current: root.nested("current").and_then(|it| conditions(&it)),
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
        return Err(Error::new(Code::Shape, root.lacks("current or bulletin")));
    }
    Ok(Reading {
        value: weather,
        next: None,
        total: None,
        skipped,
    })
}

/// Reads the list called by the first of `names`, if there is one.
fn part(
    root: &Record<'_>,
    names: (&'static str, &str),
    skipped: &mut Vec<String>,
    read: &mut dyn FnMut(Record<'_>) -> Result<(), String>,
) {
    if let Some(items) = root.list(names.0) {
        root.each(&items, names, skipped, read);
    } else if root.has(names.0) {
        skipped.push([names.0, ": expected a list"].concat());
    }
}

fn conditions(record: &Record<'_>) -> Option<Conditions> {
    let conditions = Conditions {
        temperature: record.number("temperature"),
        apparent: record.number("apparent"),
        condition: condition(record),
        is_day: record.flag("is_day"),
        humidity: record.number("humidity"),
        wind_speed: record.number("wind_speed"),
        wind_gusts: record.number("wind_gusts"),
        wind_direction: record.number("wind_direction"),
        precipitation: record.number("precipitation"),
        cloud_cover: record.number("cloud_cover"),
        pressure: record.number("pressure"),
        uv: record.number("uv"),
    };
    (conditions != Conditions::default()).then_some(conditions)
}

fn hour(record: &Record<'_>) -> Result<Hour, String> {
    Ok(Hour {
        time: record.time("time").ok_or_else(|| record.lacks("time"))?,
        temperature: record.number("temperature"),
        condition: condition(record),
        precipitation_probability: record.number("precipitation_probability"),
        wind_speed: record.number("wind_speed"),
    })
}

fn day(record: &Record<'_>) -> Result<Day, String> {
    Ok(Day {
        date: record.time("date").ok_or_else(|| record.lacks("date"))?,
        min: record.number("min"),
        max: record.number("max"),
        condition: condition(record),
        precipitation_probability: record.number("precipitation_probability"),
        wind_speed: record.number("wind_speed"),
        sunrise: record.time("sunrise"),
        sunset: record.time("sunset"),
        uv: record.number("uv"),
    })
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

/// A condition by our name for it, or by its code in WMO table 4677, as far as forecasts use it.
fn condition(record: &Record<'_>) -> Option<Condition> {
    if let Some(code) = record.number("condition") {
        return wmo(crate::source::text::count(code)?);
    }
    let name = record.text("condition").replace(['_', ' '], "-");
    let is_it = |it: &Condition| it.name().eq_ignore_ascii_case(&name);
    Condition::ALL.into_iter().find(is_it)
}

fn wmo(code: u32) -> Option<Condition> {
    Some(match code {
        0 | 1 => Condition::Clear,
        2 => Condition::PartlyCloudy,
        3 => Condition::Cloudy,
        45 | 48 => Condition::Fog,
        51 | 53 | 55 => Condition::Drizzle,
        61 | 63 => Condition::Rain,
        65 => Condition::Pouring,
        56 | 57 | 66 | 67 => Condition::Sleet,
        71 | 73 | 75 | 77 | 85 | 86 => Condition::Snow,
        80..=82 => Condition::Showers,
        95 => Condition::Thunderstorm,
        96 | 99 => Condition::Hail,
        _ => return None,
    })
}
