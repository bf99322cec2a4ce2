//! Days, put together from hours where a backend has none.

use crate::model::{Condition, Conditions, Period, Precision, Quantity, Timestamp};
use crate::source::value::calendar::{DAY, HOUR};
use std::ops::Add as _;

/// The days that `hours` fill, by the clock of the place: `wall` gives its milliseconds.
///
/// The first day goes from its first hour on. A day whose end is not forecast is left out: what
/// its night is like is not known.
pub fn of_hours(hours: &[Period], wall: &dyn Fn(Timestamp) -> f64) -> Vec<Period> {
    let mut days: Vec<Period> = Vec::new();
    let mut ends = 0.0;
    for hour in hours {
        let at = wall(hour.time);
        let midnight = (at / DAY).floor() * DAY;
        let is_new = days.last().is_none_or(|day| day.time.ms < midnight);
        if is_new {
            days.push(Period {
                time: Timestamp {
                    ms: midnight,
                    precision: Precision::Date,
                },
                conditions: Conditions::default(),
            });
        }
        if let Some(day) = days.last_mut() {
            add(&mut day.conditions, &hour.conditions);
        }
        ends = at - midnight;
    }
    // Steps of six hours have their last at 18:00.
    if ends < 18.0 * HOUR {
        days.pop();
    }
    days
}

type Make = fn(f64, f64) -> f64;

/// Numbers of a day, those of its hours that they are made from, and what two of those make.
const MADE: [(Quantity, Quantity, Make); 7] = [
    (Quantity::WindSpeed, Quantity::WindSpeed, f64::max),
    (Quantity::WindGusts, Quantity::WindGusts, f64::max),
    (Quantity::Uv, Quantity::Uv, f64::max),
    (
        Quantity::PrecipitationProbability,
        Quantity::PrecipitationProbability,
        f64::max,
    ),
    (Quantity::Precipitation, Quantity::Precipitation, f64::add),
    (Quantity::Min, Quantity::Temperature, f64::min),
    (Quantity::Max, Quantity::Temperature, f64::max),
];

/// Adds an hour to its day: the most of everything, and all of the rain.
fn add(day: &mut Conditions, hour: &Conditions) {
    if hour[Quantity::WindSpeed] > day[Quantity::WindSpeed] {
        day[Quantity::WindDirection] = hour[Quantity::WindDirection];
    }
    for (made, from, make) in MADE {
        day[made] = match (day[made], hour[from]) {
            (Some(known), Some(value)) => Some(make(known, value)),
            (known, value) => known.or(value),
        };
    }
    // A day without any sun is a night.
    day.is_day = day.is_day.max(hour.is_day);
    let known = |it: &Condition| *it != Condition::Unknown;
    day.condition = match (day.condition.filter(known), hour.condition) {
        (Some(one), Some(other)) if known(&other) => Some(one.max(other)),
        (one, other) => one.or(other),
    };
}
