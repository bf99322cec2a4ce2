//! Open-Meteo's forecast, `/v1/forecast` (open-meteo.com/en/docs).
//!
//! Hours and days are parallel arrays. Units are the caller's choice and are named beside the
//! numbers, so they are read and brought to ours. Times are wall-clock times of the place.

use crate::source::adapter::{Adapter, Model};
use crate::source::value::json::Json;
use crate::source::value::time;
use crate::stdx::search::{find, has};

/// `current`, or `current_weather` as before 2023, `hourly` and `daily`; any of them may be
/// missing. Names without underscores are those of that time.
pub(in crate::source) const WEATHER: Adapter = Adapter {
    name: "open-meteo",
    model: Model::Weather,
    mapping: "updated current.time|current_weather.time; \
        time_zone timezone; \
        utc_offset utc_offset_seconds; \
        current current|current_weather; \
        current.temperature temperature_2m|temperature; \
        current.apparent apparent_temperature; \
        current.condition weather_code|weathercode; \
        current.humidity relative_humidity_2m; \
        current.wind_speed wind_speed_10m|windspeed_10m|windspeed; \
        current.wind_gusts wind_gusts_10m; \
        current.wind_direction wind_direction_10m|winddirection; \
        current.pressure pressure_msl; \
        current.uv uv_index; \
        hourly.temperature temperature_2m; \
        hourly.apparent apparent_temperature; \
        hourly.condition weather_code|weathercode; \
        hourly.humidity relative_humidity_2m|relativehumidity_2m; \
        hourly.wind_speed wind_speed_10m|windspeed_10m; \
        hourly.wind_gusts wind_gusts_10m|windgusts_10m; \
        hourly.wind_direction wind_direction_10m|winddirection_10m; \
        hourly.cloud_cover cloud_cover|cloudcover; \
        hourly.pressure pressure_msl; \
        hourly.uv uv_index; \
        daily.date time; \
        daily.min temperature_2m_min; \
        daily.max temperature_2m_max; \
        daily.condition weather_code|weathercode; \
        daily.precipitation precipitation_sum; \
        daily.precipitation_probability precipitation_probability_max; \
        daily.wind_speed wind_speed_10m_max|windspeed_10m_max; \
        daily.wind_gusts wind_gusts_10m_max|windgusts_10m_max; \
        daily.wind_direction wind_direction_10m_dominant|winddirection_10m_dominant; \
        daily.uv uv_index_max; \
        attribution.text 'Open-Meteo.com'; \
        attribution.url 'https://open-meteo.com/'",
    signs: "latitude; current_units|hourly_units|daily_units|current_weather",
    prepare: Some(prepare),
};

/// The same in our units, and with the offset of its times.
fn prepare(json: &Json) -> Json {
    let mut prepared = json.clone();
    let (Json::Object(given), Json::Object(sections)) = (json, &mut prepared) else {
        return prepared;
    };
    // Of the place's clock, all through the answer.
    let offset = match json.get("utc_offset_seconds") {
        Some(Json::Number(seconds)) => time::offset(*seconds).unwrap_or_default(),
        _ => String::new(),
    };
    let usual = Units {
        own: None,
        speed: anywhere(given, "wind").unwrap_or("km/h"),
        degrees: anywhere(given, "temperature").unwrap_or("°C"),
        offset: &offset,
    };
    for (name, section) in sections {
        match section {
            Json::Object(variables) if !name.ends_with("_units") => {
                let own = json.get(&[name, "_units"].concat());
                convert(variables, &Units { own, ..usual });
            }
            _ => {}
        }
    }
    prepared
}

/// The units of one section.
struct Units<'a> {
    /// As they are named beside it.
    own: Option<&'a Json>,
    /// Of wind, where none are: as elsewhere in the answer, or else as documented.
    speed: &'a str,
    /// Of temperatures, likewise.
    degrees: &'a str,
    /// What follows a time without an offset.
    offset: &'a str,
}

impl Units<'_> {
    fn of(&self, variable: &str) -> &str {
        // What can be counted in several units.
        let mut kinds = "wind temperature apparent precipitation pressure".split(' ');
        let has_unit = kinds.any(|it| variable.starts_with(it)) && !is_angle(variable);
        match self.own {
            Some(own) => match own.get(variable) {
                Some(Json::Text(unit)) => unit,
                // That of this one is not known.
                _ if has_unit => "?",
                _ => "",
            },
            None if variable.starts_with("wind") && !is_angle(variable) => self.speed,
            None if variable.starts_with("temperature") => self.degrees,
            None => "",
        }
    }
}

/// The unit that any section has for what is called like this.
fn anywhere<'a>(entries: &'a [(String, Json)], prefix: &str) -> Option<&'a str> {
    entries.iter().find_map(|(name, units)| match units {
        Json::Object(units) if name.ends_with("_units") => {
            units.iter().find_map(|(name, unit)| match unit {
                Json::Text(unit) if name.starts_with(prefix) && !is_angle(name) => {
                    Some(unit.as_str())
                }
                _ => None,
            })
        }
        _ => None,
    })
}

fn is_angle(name: &str) -> bool {
    find(name, "direction").is_some()
}

fn convert(variables: &mut [(String, Json)], units: &Units<'_>) {
    let times = variables.iter().find_map(|(name, value)| match value {
        Json::List(times) if name == "time" => Some(times.len()),
        _ => None,
    });
    for (name, value) in variables {
        let unit = units.of(name);
        match (value, times) {
            (Json::List(values), Some(times)) if values.len() == times => {
                for value in values {
                    scale(value, unit, units.offset);
                }
            }
            // Which hour a number is of cannot be known when there are more or fewer of them.
            (value, Some(_)) => *value = Json::List(Vec::new()),
            (value @ Json::List(_), None) => *value = Json::Null,
            (value, None) => scale(value, unit, units.offset),
        }
    }
}

/// Brings a value to our units; to null where its own is not known.
fn scale(value: &mut Json, unit: &str, offset: &str) {
    let number = match value {
        Json::Number(number) => *number,
        Json::Text(text) if text.len() == 16 && has(text, 'T') => return text.push_str(offset),
        _ => return,
    };
    let converted = match unit {
        "km/h" => Some(number / 3.6),
        "mp/h" | "mph" => Some(number * 0.447_04),
        "kn" => Some(number * 1852.0 / 3600.0),
        "°F" => Some((number - 32.0) / 1.8),
        "inch" => Some(number * 25.4),
        "" | "°C" | "m/s" | "mm" | "%" | "°" | "hPa" | "wmo code" | "unixtime" => Some(number),
        _ => None,
    };
    *value = converted.map_or(Json::Null, Json::Number);
}
