//! What there is to say: the numbers of the day, and the night after it, in few.

use crate::model::{Condition, Conditions, Quantity, Timestamp, Weather, compass};
use crate::source::value::calendar::{DAY, HOUR};
use crate::stdx::number::within;

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
    /// The lowest and the highest temperature, in °C.
    pub degrees: Option<(f64, f64)>,
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
        let mut steps: Vec<Step> = Vec::new();
        let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
        for hour in &report.hourly {
            let at = wall(hour.time);
            // The hour that has begun counts; the night ends where the morning begins.
            if now - HOUR < at && at < midnight + DAY + MORNING * HOUR {
                (first, last) = (at.min(first), at.max(last));
                steps.push((part(at), &hour.conditions));
            }
        }
        let has_hours = !steps.is_empty();
        let is_today = |date| (midnight..midnight + DAY).contains(&wall(date));
        let day = report.daily.iter().find(|day| is_today(day.time));
        let day = day.map(|day| &day.conditions);
        let current = report.current.as_ref();
        // One step, of a time that needs no word.
        if !has_hours {
            steps.extend(day.or(current).map(|it| (0, it)));
        }
        let of_day = |of| day.and_then(|it| it[of]);
        let one = |of| of_day(of).or(current.and_then(|it| it[of]));
        let wind = Quantity::WindSpeed;
        let is_blowing = of_day(wind).is_some();
        let (winds, is_highest) = match range(&steps, wind) {
            None => (one(wind).map(|it| (it, it)), is_blowing),
            known => (known, is_blowing && !has_hours),
        };
        let (low, high) = (of_day(Quantity::Min), of_day(Quantity::Max));
        // Half a day of hours has its lowest and highest temperature; fewer do not.
        let degrees = low.zip(high).or_else(|| {
            let is_long = last - first >= DAY / 2.0;
            range(&steps, Quantity::Temperature).filter(|_| is_long)
        });
        Self {
            sky: sky(&steps, current),
            fog: when(&steps, &|it| it.condition == Some(Condition::Fog)),
            rain: rain(&steps),
            is_dry: steps.iter().all(|(_, it)| is_dry(it)),
            wind: winds,
            is_highest,
            direction: direction(&steps).or_else(|| one(Quantity::WindDirection).map(compass)),
            gusts: range(&steps, Quantity::WindGusts)
                .map(|(_, most)| most)
                .or_else(|| one(Quantity::WindGusts)),
            degrees,
        }
    }
}

/// Conditions with the part of the day they are of, or 0.
type Step<'a> = (usize, &'a Conditions);

/// The least and the most of it.
fn range(steps: &[Step<'_>], of: Quantity) -> Option<(f64, f64)> {
    let known = steps.iter().filter_map(|(_, it)| it[of]);
    let pairs = known.map(|it| (it, it));
    pairs.reduce(|(least, most), (value, _)| (least.min(value), most.max(value)))
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
fn when(steps: &[Step<'_>], is_so: &dyn Fn(&Conditions) -> bool) -> Option<usize> {
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
    let chance = at[Quantity::PrecipitationProbability];
    match at.condition {
        Some(kind) if kind.is_wet() => Some(kind).filter(|_| chance.is_none_or(|it| it >= SLIGHT)),
        // More likely than not, whatever the sky is called.
        _ => chance.filter(|it| *it >= 50.0).map(|_| Condition::Rain),
    }
}

/// True when it is known that nothing falls.
fn is_dry(at: &Conditions) -> bool {
    let is_unlikely = match at[Quantity::PrecipitationProbability] {
        Some(chance) => chance < SLIGHT,
        None => at[Quantity::Precipitation] == Some(0.0) && at.condition.is_some(),
    };
    let may_fall = |it: Condition| it.is_wet() || it == Condition::Unknown;
    is_unlikely && !at.condition.is_some_and(may_fall)
}

fn rain(steps: &[Step<'_>]) -> Option<Rain> {
    let kind = steps.iter().filter_map(|(_, it)| falling(it)).max()?;
    let wet = steps.iter().filter(|(_, it)| falling(it).is_some());
    let chances = wet.filter_map(|(_, it)| it[Quantity::PrecipitationProbability]);
    Some(Rain {
        kind: kind as usize - Condition::Drizzle as usize,
        likely: match chances.reduce(f64::max) {
            Some(it) if it < 40.0 => 1,
            Some(it) if it < 70.0 => 2,
            _ => 0,
        },
        parts: when(steps, &|it| falling(it).is_some())?,
    })
}

/// What the sky is most of the time; of two, the greyer one.
fn sky(steps: &[Step<'_>], current: Option<&Conditions>) -> Option<usize> {
    let mut counts = [0; 3];
    for (_, at) in steps {
        let grey = match (at.condition, at[Quantity::CloudCover]) {
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
    let is_day = steps.iter().any(|(part, _)| matches!(part, 1 | 2))
        || (steps.iter().all(|(part, _)| *part == 0)
            && current.and_then(|it| it.is_day).unwrap_or(true));
    match commonest(&counts)? {
        0 => Some(usize::from(!is_day)),
        grey => Some(grey + 1),
    }
}

/// Where the wind comes from at least half of the time.
fn direction(steps: &[Step<'_>]) -> Option<usize> {
    let (mut counts, mut all) = ([0; 8], 0);
    for (_, at) in steps {
        let point = at[Quantity::WindDirection].map(compass);
        if let Some(count) = point.and_then(|it| counts.get_mut(it)) {
            *count += 1;
            all += 1;
        }
    }
    commonest(&counts).filter(|best| counts.get(*best).is_some_and(|it| it * 2 >= all))
}

/// The place of the highest count, the last of several; none where nothing was counted.
fn commonest(counts: &[usize]) -> Option<usize> {
    let (place, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*count > 0).then_some(place)
}
