//! From the units of the contract to those that a reader thinks in.

use super::{beaufort, rounded};

/// What numbers are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Units {
    /// °F, inches and inches of mercury; else °C, mm and hPa.
    pub is_imperial: bool,
    /// Of the wind.
    pub wind: Speed,
}

/// What wind is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    /// Levels 0 to 17 (*cấp*).
    Beaufort,
    /// Metres per second.
    Metres,
    /// Kilometres per hour.
    Kilometres,
    /// Miles per hour.
    Miles,
    /// Knots: nautical miles per hour.
    Knots,
}

/// Countries whose public counts in °F, by their codes.
const FAHRENHEIT: &str = "US LR PR GU VI AS MP BS BZ KY PW FM MH";

/// Countries that measure wind in miles per hour but temperature in °C.
const MILES: &str = "GB IM JE GG";

impl Units {
    /// Those of a language and region, as a BCP 47 tag (`vi`, `en-US`) names them, unless the page
    /// chose a `system` (`metric`, `imperial`, `si`) or a unit of `wind` (`beaufort`, `ms`, `kmh`,
    /// `mph`, `kn`).
    ///
    /// Vietnam's public counts wind in *cấp*; where no other custom is known, it is m/s.
    pub fn of(tag: &str, system: &str, wind: &str) -> Self {
        let mut parts = tag.split('-');
        let is_vietnamese = parts.next().is_some_and(|it| it.eq_ignore_ascii_case("vi"));
        let region = parts.find(|it| it.len() == 2).unwrap_or_default();
        let is_in = |list: &str| list.split(' ').any(|it| it.eq_ignore_ascii_case(region));
        let is_imperial = system == "imperial" || (system.is_empty() && is_in(FAHRENHEIT));
        let usual = match system {
            "si" => Speed::Metres,
            _ if is_imperial || (system.is_empty() && is_in(MILES)) => Speed::Miles,
            _ if is_vietnamese => Speed::Beaufort,
            _ => Speed::Metres,
        };
        let chosen = match wind {
            "beaufort" => Speed::Beaufort,
            "ms" => Speed::Metres,
            "kmh" => Speed::Kilometres,
            "mph" => Speed::Miles,
            "kn" => Speed::Knots,
            _ => usual,
        };
        Self {
            is_imperial,
            wind: chosen,
        }
    }

    /// A temperature in °C, in whole degrees.
    pub fn degrees(self, celsius: f64) -> f64 {
        let degrees = if self.is_imperial {
            celsius * 1.8 + 32.0
        } else {
            celsius
        };
        rounded(degrees, 0)
    }

    /// A speed in m/s, in whole units.
    pub fn speed(self, speed: f64) -> f64 {
        let speed = match self.wind {
            Speed::Beaufort => f64::from(beaufort(speed)),
            Speed::Metres => speed,
            Speed::Kilometres => speed * 3.6,
            Speed::Miles => speed / 0.447_04,
            Speed::Knots => speed * 3600.0 / 1852.0,
        };
        rounded(speed, 0)
    }
}
