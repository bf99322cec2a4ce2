//! A weather report: now, the hours and days ahead, and warnings.
//!
//! Units are those of the contract, whatever the backend counts in: °C, m/s, mm, %, hPa, and
//! degrees the wind comes from, clockwise from north.

use super::{Link, Timestamp};

/// All that is known of the weather at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weather {
    /// Its name; may be empty.
    pub place: String,
    /// The place's own time zone, as `Intl` takes it; empty where it is not told.
    pub time_zone: String,
    /// When this was measured or computed.
    pub updated: Option<Timestamp>,
    /// The backend's own words; empty when they are to be composed from the numbers.
    pub bulletin: String,
    /// Now.
    pub current: Option<Conditions>,
    /// The hours, earliest first; or steps of several hours.
    pub hourly: Vec<Hour>,
    /// The days, earliest first.
    pub daily: Vec<Day>,
    /// Warnings in force.
    pub alerts: Vec<Alert>,
    /// Whom to thank.
    pub attribution: Option<Attribution>,
}

impl Weather {
    /// Adds what another answer knows (a forecast, to the conditions now) and this one does not.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        let words = [
            (&mut self.place, other.place),
            (&mut self.time_zone, other.time_zone),
            (&mut self.bulletin, other.bulletin),
        ];
        for (known, other) in words {
            if known.is_empty() {
                *known = other;
            }
        }
        if self.hourly.is_empty() {
            self.hourly = other.hourly;
        }
        if self.daily.is_empty() {
            self.daily = other.daily;
        }
        self.updated = self.updated.or(other.updated);
        self.current = self.current.or(other.current);
        self.attribution = self.attribution.or(other.attribution);
        for alert in other.alerts {
            if !self.alerts.contains(&alert) {
                self.alerts.push(alert);
            }
        }
        self
    }
}

/// The weather at one moment, or over an hour or a day; then its numbers are the highest.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Conditions {
    /// Of the air, in °C.
    pub temperature: Option<f64>,
    /// What it feels like, in °C.
    pub apparent: Option<f64>,
    /// The sky in a word.
    pub condition: Option<Condition>,
    /// Whether the sun is up.
    pub is_day: Option<bool>,
    /// Relative, in %.
    pub humidity: Option<f64>,
    /// In m/s.
    pub wind_speed: Option<f64>,
    /// In m/s.
    pub wind_gusts: Option<f64>,
    /// Degrees it comes from.
    pub wind_direction: Option<f64>,
    /// In mm.
    pub precipitation: Option<f64>,
    /// In %.
    pub precipitation_probability: Option<f64>,
    /// In %.
    pub cloud_cover: Option<f64>,
    /// At sea level, in hPa.
    pub pressure: Option<f64>,
    /// The UV index.
    pub uv: Option<f64>,
    /// When the sun rises; missing where it does not.
    pub sunrise: Option<Timestamp>,
    /// When it sets; missing where it does not.
    pub sunset: Option<Timestamp>,
}

/// One hour ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hour {
    /// Its beginning.
    pub time: Timestamp,
    /// What it will be like.
    pub conditions: Conditions,
}

/// One day ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// Which.
    pub date: Timestamp,
    /// The lowest temperature, in °C.
    pub min: Option<f64>,
    /// The highest temperature, in °C.
    pub max: Option<f64>,
    /// What it will be like.
    pub conditions: Conditions,
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
        match self {
            Self::Minor => "minor",
            Self::Moderate => "moderate",
            Self::Severe => "severe",
            Self::Extreme => "extreme",
        }
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
        NAMES.split(' ').nth(self as usize).unwrap_or_default()
    }

    /// True for what falls from the sky.
    pub fn is_wet(self) -> bool {
        (Self::Drizzle as u8..=Self::Hail as u8).contains(&(self as u8))
    }
}

/// The names of the conditions, in their order.
const NAMES: &str = "clear partly-cloudy cloudy fog drizzle rain pouring showers sleet snow \
    thunderstorm hail windy unknown";
