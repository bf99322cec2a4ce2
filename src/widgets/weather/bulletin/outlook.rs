//! What there is to say: the numbers of the day, and the night after it, in few.

use crate::model::within;
use crate::model::{Condition, Conditions, Hour, Timestamp, Weather, compass};
use crate::source::list::Listed as _;

const HOUR: f64 = 3_600_000.0;
const DAY: f64 = 24.0 * HOUR;
/// When the morning begins.
const MORNING: f64 = 5.0;

/// What a bulletin says. Places are those of the lists of a [`super::Grammar`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outlook {
    /// Clear by day, clear by night, partly cloudy, cloudy.
    pub sky: Option<usize>,
    /// When there is fog: a sum of parts of the day, 0 for all of it.
    pub fog: Option<usize>,
    /// What falls.
    pub rain: Option<Rain>,
    /// True when it is known that nothing does.
    pub is_dry: bool,
    /// The least and the most of it, in m/s.
    pub wind: Option<(f64, f64)>,
    /// True when only the most of it is known.
    pub is_highest: bool,
    /// One of eight points of the compass, where it is one.
    pub direction: Option<usize>,
    /// In m/s.
    pub gusts: Option<f64>,
    /// The lowest temperature, in °C.
    pub low: Option<f64>,
    /// The highest temperature, in °C.
    pub high: Option<f64>,
}

/// What falls.
#[derive(Debug, Clone, PartialEq)]
pub struct Rain {
    /// What, a place in the kinds of a grammar.
    pub kind: usize,
    /// 0 surely, or nobody says; 1 hardly; 2 maybe.
    pub likely: usize,
    /// When: a sum of parts of the day, 0 for all of it.
    pub parts: usize,
}

/// Chances below this are not worth a word.
const SLIGHT: f64 = 20.0;

impl Outlook {
    /// Of the day that `now` is in and the night after it, as far as the report goes; of the
    /// moment, where it has no more.
    ///
    /// `now` and what `wall` gives are milliseconds of the place's own clock.
    pub fn of(report: &Weather, now: f64, wall: &dyn Fn(Timestamp) -> f64) -> Self {
        let midnight = (now / DAY).floor() * DAY;
        let is_ahead = |hour: &&Hour| {
            let at = wall(hour.time);
            // The hour that has begun counts; the night ends where the morning begins.
            now - HOUR < at && at < midnight + DAY + MORNING * HOUR
        };
        let hours: Vec<&Hour> = report.hourly.iter().filter(is_ahead).listed();
        let is_today = |date| (midnight..midnight + DAY).contains(&wall(date));
        let day = report.daily.iter().find(|day| is_today(day.date));
        let of_day = day.map(|day| &day.conditions);
        let current = report.current.as_ref();
        let mut steps: Vec<(usize, &Conditions)> = hours
            .iter()
            .map(|hour| (part(wall(hour.time)), &hour.conditions))
            .listed();
        // One step, of a time that needs no word.
        if steps.is_empty() {
            steps.extend(of_day.or(current).map(|it| (0, it)));
        }
        let one = [of_day, current];
        let mut outlook = Self {
            sky: sky(&steps, current),
            fog: when(&steps, &|it| it.condition == Some(Condition::Fog)),
            rain: rain(&steps),
            direction: direction(&steps).or_else(|| {
                let known = one.iter().flatten().find_map(|it| it.wind_direction);
                known.map(compass)
            }),
            gusts: most(steps.iter().map(|(_, it)| it.wind_gusts))
                .or_else(|| one.iter().flatten().find_map(|it| it.wind_gusts)),
            is_dry: steps.iter().all(|(_, it)| is_dry(it)),
            low: day.and_then(|it| it.min),
            high: day.and_then(|it| it.max),
            ..Self::default()
        };
        let speeds = || steps.iter().map(|(_, it)| it.wind_speed);
        outlook.wind = least(speeds()).zip(most(speeds()));
        outlook.is_highest = hours.is_empty() && of_day.is_some_and(|it| it.wind_speed.is_some());
        if outlook.wind.is_none() {
            let known = one.iter().flatten().find_map(|it| it.wind_speed);
            outlook.wind = known.map(|it| (it, it));
            outlook.is_highest = of_day.is_some_and(|it| it.wind_speed.is_some());
        }
        // Half a day of hours has its lowest and highest temperature; fewer do not.
        if outlook.low.zip(outlook.high).is_none() {
            let degrees = || hours.iter().map(|it| it.conditions.temperature);
            let span = hours.first().zip(hours.last());
            let is_long = span.is_some_and(|(a, b)| wall(b.time) - wall(a.time) >= DAY / 2.0);
            (outlook.low, outlook.high) = match is_long {
                true => (least(degrees()), most(degrees())),
                false => (None, None),
            };
        }
        outlook
    }
}

fn least(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    values.flatten().reduce(f64::min)
}

fn most(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    values.flatten().reduce(f64::max)
}

/// The part of the day that a moment of a wall clock is in: morning 1, afternoon 2, evening 4,
/// night 8.
fn part(wall: f64) -> usize {
    match within(wall, DAY) / HOUR {
        hour if hour < MORNING => 8,
        hour if hour < 11.0 => 1,
        hour if hour < 18.0 => 2,
        hour if hour < 22.0 => 4,
        _ => 8,
    }
}

/// The parts of the day in which something is so; 0 for all there are, or more than two.
fn when(steps: &[(usize, &Conditions)], is_so: &dyn Fn(&Conditions) -> bool) -> Option<usize> {
    let sum = |only: bool| {
        let so = steps.iter().filter(|(_, it)| !only || is_so(it));
        so.fold(0, |sum, (part, _)| sum | part)
    };
    let is_any = steps.iter().any(|(_, it)| is_so(it));
    let (parts, all) = (sum(true), sum(false));
    is_any.then_some(if parts == all || parts.count_ones() > 2 {
        0
    } else {
        parts
    })
}

/// The kind of what falls, as long as it is not unlikely.
fn falling(at: &Conditions) -> Option<Condition> {
    let chance = at.precipitation_probability;
    match at.condition {
        Some(kind) if kind.is_wet() => Some(kind).filter(|_| chance.is_none_or(|it| it >= SLIGHT)),
        // More likely than not, whatever the sky is called.
        _ => chance.filter(|it| *it >= 50.0).map(|_| Condition::Rain),
    }
}

/// True when it is known that nothing falls.
fn is_dry(at: &Conditions) -> bool {
    let is_unlikely = match at.precipitation_probability {
        Some(chance) => chance < SLIGHT,
        None => at.precipitation == Some(0.0) && at.condition.is_some(),
    };
    let may_fall = |it: Condition| it.is_wet() || it == Condition::Unknown;
    is_unlikely && !at.condition.is_some_and(may_fall)
}

fn rain(steps: &[(usize, &Conditions)]) -> Option<Rain> {
    let kind = steps.iter().filter_map(|(_, it)| falling(it)).max()?;
    let wet = steps.iter().filter(|(_, it)| falling(it).is_some());
    let chance = most(wet.map(|(_, it)| it.precipitation_probability));
    Some(Rain {
        kind: kind as usize - Condition::Drizzle as usize,
        likely: match chance {
            Some(it) if it < 40.0 => 1,
            Some(it) if it < 70.0 => 2,
            _ => 0,
        },
        parts: when(steps, &|it| falling(it).is_some())?,
    })
}

/// What the sky is most of the time; of two, the greyer one.
fn sky(steps: &[(usize, &Conditions)], current: Option<&Conditions>) -> Option<usize> {
    let mut counts = [0; 3];
    for (_, at) in steps {
        let grey = match (at.condition, at.cloud_cover) {
            (Some(Condition::Clear), _) => 0,
            (Some(Condition::PartlyCloudy), _) => 1,
            (Some(Condition::Cloudy), _) => 2,
            (_, Some(cover)) if cover < 25.0 => 0,
            (_, Some(cover)) if cover < 70.0 => 1,
            (_, Some(_)) => 2,
            (Some(Condition::Showers), None) => 1,
            (Some(kind), None) if kind.is_wet() => 2,
            _ => continue,
        };
        if let Some(count) = counts.get_mut(grey) {
            *count += 1;
        }
    }
    let mut best: Option<usize> = None;
    for (grey, count) in counts.iter().enumerate() {
        if *count > 0 && best.is_none_or(|best| counts.get(best) <= Some(count)) {
            best = Some(grey);
        }
    }
    let is_day = steps.iter().any(|(part, _)| matches!(part, 1 | 2))
        || (steps.iter().all(|(part, _)| *part == 0)
            && current.and_then(|it| it.is_day).unwrap_or(true));
    match best? {
        0 => Some(usize::from(!is_day)),
        grey => Some(grey + 1),
    }
}

/// Where the wind comes from at least half of the time.
fn direction(steps: &[(usize, &Conditions)]) -> Option<usize> {
    let known = || steps.iter().filter_map(|(_, it)| it.wind_direction);
    let count = |point| known().filter(|it| compass(*it) == point).count();
    let best = (0..8).max_by_key(|point| count(*point))?;
    (count(best) > 0 && count(best) * 2 >= known().count()).then_some(best)
}
