//! The weather: what `<bantin-weather>` shows.

/// The weather at a place. There is `current`, a `bulletin`, or what lies ahead.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Weather {
    /// Its name.
    pub place: Option<String>,
    /// Where its clocks are: an IANA name, or an offset such as `UTC+7`.
    pub time_zone: Option<String>,
    /// Stands for the zone where nobody knows its name, such as `+07:00`.
    pub utc_offset: Option<String>,
    /// When this was computed.
    pub updated: Option<String>,
    /// The weather in the words of a forecaster; written from the numbers where there are none.
    pub bulletin: Option<String>,
    /// The weather now.
    pub current: Option<Conditions>,
    /// The hours ahead, the earliest first.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub hourly: Vec<Hour>,
    /// Today and the days ahead.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub daily: Vec<Day>,
    /// Warnings in force.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub alerts: Vec<Alert>,
    /// Whom to thank.
    pub attribution: Option<Attribution>,
}

/// What is measured, or foretold. Over an hour or a day numbers are the highest.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Conditions {
    /// The sky in a word.
    pub condition: Option<Condition>,
    /// Whether the sun is up.
    pub is_day: Option<bool>,
    /// In °C.
    pub temperature: Option<f64>,
    /// What it feels like, in °C.
    pub apparent: Option<f64>,
    /// Relative, in %.
    pub humidity: Option<f64>,
    /// In m/s.
    pub wind_speed: Option<f64>,
    /// In m/s.
    pub wind_gusts: Option<f64>,
    /// Where the wind comes from, in degrees clockwise from north.
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
    /// When the sun rises on that day.
    pub sunrise: Option<String>,
    /// When it sets.
    pub sunset: Option<String>,
}

/// One hour.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Hour {
    /// When it begins.
    pub time: String,
    /// What it will be like.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub conditions: Conditions,
}

/// One day.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Day {
    /// Which day, as `2026-11-24`.
    pub date: String,
    /// The lowest temperature, in °C.
    pub min: Option<f64>,
    /// The highest temperature, in °C.
    pub max: Option<f64>,
    /// What it will be like.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub conditions: Conditions,
}

/// A warning.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Alert {
    /// Not empty.
    pub title: String,
    /// How bad it may get; little, where nothing is said.
    pub severity: Option<Severity>,
    /// From when on.
    pub starts: Option<String>,
    /// Until when.
    pub ends: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// Where more is said.
    pub url: Option<String>,
}

/// Whose data it is, where their licence asks to say so.
#[cfg_attr(feature = "serde", serde_with::skip_serializing_none)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Attribution {
    /// Not empty.
    pub text: String,
    /// Their page.
    pub url: Option<String>,
}

/// How bad a warning is, in the words of the Common Alerting Protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// Little to fear.
    Minor,
    /// Some harm.
    Moderate,
    /// Much harm.
    Severe,
    /// Harm beyond the ordinary.
    Extreme,
}

/// The sky in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
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
}
