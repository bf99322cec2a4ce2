//! A weather report: now, the hours and days ahead, and warnings.
//!
//! Units are those of the contract, whatever the backend counts in: °C, m/s, mm, %, hPa, and
//! degrees the wind comes from, clockwise from north.

use super::{Link, Timestamp};
use crate::stdx::text::Text as _;
use std::ops::{Index, IndexMut};

/// All that is known of the weather at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weather {
    /// Its name; may be empty.
    pub place: String,
    /// The place's own time zone, a name or an offset; empty where it is not told.
    pub time_zone: String,
    /// What the place's clock is ahead of UTC, such as `+07:00`; empty where it is not told.
    pub utc_offset: String,
    /// When this was measured or computed.
    pub updated: Option<Timestamp>,
    /// The backend's own words; empty when they are to be composed from the numbers.
    pub bulletin: String,
    /// Now.
    pub current: Option<Conditions>,
    /// The hours, earliest first; or steps of several hours.
    pub hourly: Vec<Period>,
    /// The days, earliest first.
    pub daily: Vec<Period>,
    /// Warnings in force.
    pub alerts: Vec<Alert>,
    /// Whom to thank.
    pub attribution: Option<Attribution>,
}

impl Weather {
    /// This with what another answer knows (a forecast, to the conditions now) and it does not.
    #[must_use]
    pub fn and(&self, mut other: Self) -> Self {
        let words = [
            (&self.place, &mut other.place),
            (&self.time_zone, &mut other.time_zone),
            (&self.utc_offset, &mut other.utc_offset),
            (&self.bulletin, &mut other.bulletin),
        ];
        for (own, other) in words {
            if !own.is_empty() {
                *other = own.clone();
            }
        }
        let ahead = [
            (&self.hourly, &mut other.hourly),
            (&self.daily, &mut other.daily),
        ];
        for (own, other) in ahead {
            if !own.is_empty() {
                *other = own.clone();
            }
        }
        other.updated = self.updated.or(other.updated);
        other.current = self.current.or(other.current);
        let mut alerts = self.alerts.clone();
        for alert in &other.alerts {
            if !alerts.contains(alert) {
                alerts.push(alert.clone());
            }
        }
        other.alerts = alerts;
        if self.attribution.is_some() {
            other.attribution = self.attribution.clone();
        }
        other
    }
}

/// The weather at one moment, or over an hour or a day; then its numbers are the highest.
///
/// What is measured is indexed by its [`Quantity`]: `at[Quantity::WindSpeed]`. What is done to
/// each of the numbers is a loop over a table this way, not a line for each.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Conditions {
    /// The sky in a word.
    pub condition: Option<Condition>,
    /// Whether the sun is up.
    pub is_day: Option<bool>,
    /// When the sun rises; missing where it does not.
    pub sunrise: Option<Timestamp>,
    /// When it sets; missing where it does not.
    pub sunset: Option<Timestamp>,
    /// In the order of [`Quantity`].
    pub numbers: [Option<f64>; 13],
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Temperature of the air, in °C.
    Temperature,
    /// What it feels like, in °C.
    Apparent,
    /// Relative humidity, in %.
    Humidity,
    /// In m/s.
    WindSpeed,
    /// In m/s.
    WindGusts,
    /// Degrees the wind comes from.
    WindDirection,
    /// In mm.
    Precipitation,
    /// In %.
    PrecipitationProbability,
    /// In %.
    CloudCover,
    /// At sea level, in hPa.
    Pressure,
    /// The UV index.
    Uv,
    /// The lowest temperature of a day, in °C.
    Min,
    /// The highest temperature of a day, in °C.
    Max,
}

impl Index<Quantity> for Conditions {
    type Output = Option<f64>;

    fn index(&self, quantity: Quantity) -> &Option<f64> {
        &self.numbers[quantity as usize]
    }
}

impl IndexMut<Quantity> for Conditions {
    fn index_mut(&mut self, quantity: Quantity) -> &mut Option<f64> {
        &mut self.numbers[quantity as usize]
    }
}

/// An hour or a day ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// When it begins; which day it is.
    pub time: Timestamp,
    /// What it will be like.
    pub conditions: Conditions,
}

impl Period {
    /// One number of several periods, by what `pick` makes of two: `f64::min`, `f64::max`.
    pub fn pick(all: &[Self], quantity: Quantity, pick: fn(f64, f64) -> f64) -> Option<f64> {
        let known = all.iter().filter_map(|it| it.conditions[quantity]);
        known.reduce(pick)
    }
}

/// A warning.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    /// Never empty.
    pub title: String,
    /// How bad it is.
    pub severity: Severity,
    /// From when on.
    pub starts: Option<Timestamp>,
    /// Until when.
    pub ends: Option<Timestamp>,
    /// What it says; may be empty.
    pub text: String,
    /// Where more is said.
    pub url: Option<Link>,
}

/// Whose data it is, where their licence asks to say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Never empty.
    pub text: String,
    /// Their page.
    pub url: Option<Link>,
}

/// How bad a warning is, in the words of the Common Alerting Protocol.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Little to fear. What is unknown counts as this.
    #[default]
    Minor,
    /// Some harm.
    Moderate,
    /// Much harm.
    Severe,
    /// Harm beyond the ordinary.
    Extreme,
}

impl Severity {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::Minor, Self::Moderate, Self::Severe, Self::Extreme];

    /// Its name in the contract.
    pub fn name(self) -> &'static str {
        "minor moderate severe extreme".part(' ', self as usize)
    }
}

/// The sky in a word. Of two, the later one is what a day is remembered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// No cloud, or few.
    Clear,
    /// Sun and clouds.
    PartlyCloudy,
    /// No sun.
    Cloudy,
    /// Little to be seen.
    Fog,
    /// The finest rain.
    Drizzle,
    /// Steady rain.
    Rain,
    /// Heavy rain.
    Pouring,
    /// Rain that comes and goes.
    Showers,
    /// Rain that freezes, or rain and snow.
    Sleet,
    /// Snow.
    Snow,
    /// Lightning, and what comes with it.
    Thunderstorm,
    /// Ice that falls, mostly from a thunderstorm.
    Hail,
    /// Wind above all.
    Windy,
    /// Something that was told in a word or code we do not know.
    Unknown,
}

impl Condition {
    /// All of them, but what is unknown.
    pub const ALL: [Self; 13] = [
        Self::Clear,
        Self::PartlyCloudy,
        Self::Cloudy,
        Self::Fog,
        Self::Drizzle,
        Self::Rain,
        Self::Pouring,
        Self::Showers,
        Self::Sleet,
        Self::Snow,
        Self::Thunderstorm,
        Self::Hail,
        Self::Windy,
    ];

    /// Its name in the contract.
    pub fn name(self) -> &'static str {
        NAMES.part(' ', self as usize)
    }

    /// True for what falls from the sky.
    pub fn is_wet(self) -> bool {
        (Self::Drizzle as u8..=Self::Hail as u8).contains(&(self as u8))
    }
}

/// The names of the conditions, in their order.
const NAMES: &str = "clear partly-cloudy cloudy fog drizzle rain pouring showers sleet snow \
    thunderstorm hail windy unknown";
