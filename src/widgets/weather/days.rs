//! Days, put together from hours where a backend has none.

use crate::model::{Condition, Conditions, Day, Hour, Precision, Timestamp};

const HOUR: f64 = 3_600_000.0;
const DAY: f64 = 24.0 * HOUR;

/// The days that `hours` fill, by the clock of the place: `wall` gives its milliseconds.
///
/// The first day goes from its first hour on. A day whose end is not forecast is left out: what
/// its night is like is not known.
pub fn of_hours(hours: &[Hour], wall: &dyn Fn(Timestamp) -> f64) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let mut ends = 0.0;
    for hour in hours {
        let at = wall(hour.time);
        let midnight = (at / DAY).floor() * DAY;
        let is_new = days.last().is_none_or(|day| day.date.ms < midnight);
        if is_new {
            days.push(Day {
                date: Timestamp {
                    ms: midnight,
                    precision: Precision::Date,
                },
                min: None,
                max: None,
                conditions: Conditions::default(),
            });
        }
        if let Some(day) = days.last_mut() {
            add(day, &hour.conditions);
        }
        ends = at - midnight;
    }
    // Steps of six hours have their last at 18:00.
    if ends < 18.0 * HOUR {
        days.pop();
    }
    days
}

/// Adds an hour to its day: the most of everything, and all of the rain.
fn add(day: &mut Day, hour: &Conditions) {
    let most = |known: &mut Option<f64>, value: Option<f64>| {
        *known = match (*known, value) {
            (Some(known), Some(value)) => Some(known.max(value)),
            (known, value) => known.or(value),
        };
    };
    let total = &mut day.conditions;
    let is_stronger = hour.wind_speed > total.wind_speed;
    if is_stronger {
        total.wind_direction = hour.wind_direction;
    }
    most(&mut total.wind_speed, hour.wind_speed);
    most(&mut total.wind_gusts, hour.wind_gusts);
    most(&mut total.uv, hour.uv);
    most(
        &mut total.precipitation_probability,
        hour.precipitation_probability,
    );
    if let Some(depth) = hour.precipitation {
        *total.precipitation.get_or_insert(0.0) += depth;
    }
    // A day without any sun is a night.
    total.is_day = total.is_day.max(hour.is_day);
    let known = |it: &Condition| *it != Condition::Unknown;
    total.condition = match (total.condition.filter(known), hour.condition) {
        (Some(one), Some(other)) if known(&other) => Some(one.max(other)),
        (one, other) => one.or(other),
    };
    most(&mut day.max, hour.temperature);
    let lowest = day.min.zip(hour.temperature);
    day.min = match lowest {
        Some((known, value)) => Some(known.min(value)),
        None => day.min.or(hour.temperature),
    };
}
