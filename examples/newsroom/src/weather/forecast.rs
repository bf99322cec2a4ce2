//! Lays the days ahead of a place on the calendar.

use crate::edition::Edition;
use crate::lang::Lang;
use crate::problem::{Kind, Problem};
use crate::time;
use bantin_model::{Alert, Attribution, Condition, Conditions, Day, Hour, Severity, Weather};
use jiff::civil::Date;
use jiff::{SignedDuration, ZonedDateTime};
use serde::Deserialize;
use std::collections::HashMap;

/// How many hours a forecast goes into.
const HOURS: i64 = 36;

/// A place and the days ahead of it, the first of which is today.
#[derive(Deserialize)]
pub(super) struct Place {
    name: Texts<String>,
    /// As `HH:MM`.
    sunrise: String,
    sunset: String,
    pressure: f64,
    days: Vec<Outlook>,
    alerts: Vec<Warning>,
    bulletin: Option<Texts<String>>,
}

#[derive(Deserialize)]
struct Texts<T> {
    vi: T,
    en: T,
}

/// How a day will be.
#[derive(Deserialize)]
struct Outlook {
    /// What kind of day it will be: the name of a [`Course`].
    course: String,
    min: f64,
    max: f64,
    wind: f64,
    gusts: f64,
    direction: f64,
    uv: f64,
}

/// How a kind of day runs, hour by hour.
#[derive(Deserialize)]
pub(super) struct Course {
    /// The day in a word.
    condition: Condition,
    /// Where between the day's lowest and highest temperature it is, from 0 to 1.
    warmth: Vec<f64>,
    sky: Vec<Condition>,
    rain_chance: Vec<f64>,
    rain: Vec<f64>,
    humidity: Vec<f64>,
    cloud: Vec<f64>,
    /// The share of the day's wind that blows.
    breeze: Vec<f64>,
    /// The share of the day's UV.
    uv: Vec<f64>,
}

/// A warning, in hours from now.
#[derive(Deserialize)]
struct Warning {
    severity: Severity,
    from: i64,
    hours: i64,
    path: String,
    #[serde(flatten)]
    texts: Texts<Words>,
}

#[derive(Deserialize)]
struct Words {
    title: String,
    text: String,
}

impl<T> Texts<T> {
    fn pick(&self, lang: Lang) -> &T {
        lang.pick(&self.vi, &self.en)
    }
}

/// The forecast of a place at a moment; `course` finds the kinds of days.
pub(super) fn forecast(
    place: &Place,
    course: impl Fn(&str) -> Result<Course, Problem>,
    edition: &Edition,
    now: &ZonedDateTime,
) -> Result<Weather, Problem> {
    let lang = edition.lang;
    let mut courses = HashMap::new();
    for day in &place.days {
        if !courses.contains_key(day.course.as_str()) {
            courses.insert(day.course.as_str(), course(&day.course)?);
        }
    }
    let hour = time::hour(now);
    let moments: Vec<_> = (0..HOURS)
        .map(|it| &hour + SignedDuration::from_hours(it))
        .collect();
    let sheet = Sheet {
        place,
        courses: &courses,
        today: now.date(),
    };
    let hourly = moments
        .iter()
        .map(|moment| sheet.hour(moment))
        .collect::<Option<_>>();
    let daily = place
        .days
        .iter()
        .zip(now.date().series(jiff::Span::new().days(1)));
    let daily = daily
        .map(|(day, date)| sheet.day(day, date))
        .collect::<Option<_>>();
    let attribution = lang.pick(
        "Số liệu minh họa của tòa soạn",
        "The newsroom's own sample figures",
    );
    // A course of fewer than 24 hours would be a mistake in the seed.
    let incomplete = || Problem::from(Kind::Internal);
    Ok(Weather {
        place: Some(place.name.pick(lang).clone()),
        updated: Some(time::written(&hour)),
        bulletin: place
            .bulletin
            .as_ref()
            .map(|texts| texts.pick(lang).clone()),
        current: Some(sheet.current(&hour).ok_or_else(incomplete)?),
        hourly: hourly.ok_or_else(incomplete)?,
        daily: daily.ok_or_else(incomplete)?,
        alerts: place
            .alerts
            .iter()
            .map(|it| alert(it, edition, &hour))
            .collect(),
        attribution: Some(Attribution {
            text: attribution.to_owned(),
            url: Some(edition.url("thoi-tiet")),
        }),
        ..Weather::default()
    })
}

/// A place with its calendar.
struct Sheet<'a> {
    place: &'a Place,
    courses: &'a HashMap<&'a str, Course>,
    today: Date,
}

impl Sheet<'_> {
    /// The day that a moment is in, how it runs, and the hour of it.
    fn find(&self, moment: &ZonedDateTime) -> Option<(&Outlook, &Course, usize)> {
        let days = self.today.duration_until(moment.date()).as_hours() / 24;
        let day = self.place.days.get(usize::try_from(days).ok()?)?;
        let course = self.courses.get(day.course.as_str())?;
        Some((day, course, usize::try_from(moment.hour()).ok()?))
    }

    fn current(&self, moment: &ZonedDateTime) -> Option<Conditions> {
        let (day, course, at) = self.find(moment)?;
        let temperature = temperature(day, course, at)?;
        let humidity = *course.humidity.get(at)?;
        let breeze = course.breeze.get(at)?;
        let clock = moment.strftime("%H:%M").to_string();
        Some(Conditions {
            temperature: Some(temperature),
            apparent: Some(apparent(temperature, humidity, day.wind * breeze)),
            condition: Some(*course.sky.get(at)?),
            // Clocks of one length compare as text.
            is_day: Some(self.place.sunrise <= clock && clock < self.place.sunset),
            humidity: Some(humidity),
            wind_speed: Some(tenths(day.wind * breeze)),
            wind_gusts: Some(tenths(day.gusts * breeze)),
            wind_direction: Some(day.direction),
            precipitation: Some(*course.rain.get(at)?),
            cloud_cover: Some(*course.cloud.get(at)?),
            pressure: Some(self.place.pressure),
            uv: Some(tenths(day.uv * course.uv.get(at)?)),
            ..Conditions::default()
        })
    }

    fn hour(&self, moment: &ZonedDateTime) -> Option<Hour> {
        let (day, course, at) = self.find(moment)?;
        Some(Hour {
            time: time::written(moment),
            conditions: Conditions {
                temperature: Some(temperature(day, course, at)?),
                condition: Some(*course.sky.get(at)?),
                precipitation_probability: Some(*course.rain_chance.get(at)?),
                wind_speed: Some(tenths(day.wind * course.breeze.get(at)?)),
                ..Conditions::default()
            },
        })
    }

    fn day(&self, day: &Outlook, date: Date) -> Option<Day> {
        let course = self.courses.get(day.course.as_str())?;
        let clock = |clock: &str| Some(format!("{date}T{clock}:00+07:00"));
        let chances = course.rain_chance.iter().copied();
        Some(Day {
            date: date.to_string(),
            min: Some(day.min),
            max: Some(day.max),
            conditions: Conditions {
                condition: Some(course.condition),
                precipitation_probability: Some(chances.fold(0.0, f64::max)),
                wind_speed: Some(day.wind),
                sunrise: clock(&self.place.sunrise),
                sunset: clock(&self.place.sunset),
                uv: Some(day.uv),
                ..Conditions::default()
            },
        })
    }
}

fn temperature(day: &Outlook, course: &Course, at: usize) -> Option<f64> {
    Some(tenths(
        day.min + course.warmth.get(at)? * (day.max - day.min),
    ))
}

/// The Australian apparent temperature: humid air feels warmer, wind cooler.
fn apparent(temperature: f64, humidity: f64, wind: f64) -> f64 {
    let vapour = humidity / 100.0 * 6.105 * (17.27 * temperature / (237.7 + temperature)).exp();
    tenths(temperature + 0.33 * vapour - 0.7 * wind - 4.0)
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn alert(warning: &Warning, edition: &Edition, hour: &ZonedDateTime) -> Alert {
    let words = warning.texts.pick(edition.lang);
    let starts = hour + SignedDuration::from_hours(warning.from);
    let ends = &starts + SignedDuration::from_hours(warning.hours);
    Alert {
        title: words.title.clone(),
        severity: Some(warning.severity),
        starts: Some(time::written(&starts)),
        ends: Some(time::written(&ends)),
        text: Some(words.text.clone()),
        url: Some(edition.url(&warning.path)),
    }
}
