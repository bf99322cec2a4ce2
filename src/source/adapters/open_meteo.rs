//! Open-Meteo's forecast, `/v1/forecast` (open-meteo.com/en/docs).
//!
//! Hours and days are parallel arrays. Units are the caller's choice and are named beside the
//! numbers, so they are read and brought to ours. Times are wall-clock times of the place.

use crate::source::adapter::{Adapter, Model};
use crate::source::json::Json;

/// `current`, `hourly` and `daily`; any of them may be missing.
pub(in crate::source) const WEATHER: Adapter = Adapter {
    name: "open-meteo",
    model: Model::Weather,
    mapping: "updated current.time; \
        current.temperature temperature_2m; \
        current.apparent apparent_temperature; \
        current.condition weather_code; \
        current.humidity relative_humidity_2m; \
        current.wind_speed wind_speed_10m; \
        current.wind_gusts wind_gusts_10m; \
        current.wind_direction wind_direction_10m; \
        current.pressure pressure_msl|surface_pressure; \
        current.uv uv_index; \
        hourly.temperature temperature_2m; \
        hourly.condition weather_code; \
        hourly.wind_speed wind_speed_10m; \
        daily.date time; \
        daily.min temperature_2m_min; \
        daily.max temperature_2m_max; \
        daily.condition weather_code; \
        daily.precipitation_probability precipitation_probability_max; \
        daily.wind_speed wind_speed_10m_max; \
        daily.uv uv_index_max; \
        attribution.text 'Open-Meteo.com'; \
        attribution.url 'https://open-meteo.com/'",
    signs: "latitude; current_units|hourly_units|daily_units",
    prepare: Some(prepare),
};

/// The same in our units; times in UTC where the place's clock shows that.
fn prepare(json: &Json) -> Json {
    let Json::Object(entries) = json else {
        return json.clone();
    };
    let is_utc = json.get("utc_offset_seconds") == Some(&Json::Number(0.0));
    let convert = |(name, value): &(String, Json)| {
        let units = json.get(&[name, "_units"].concat());
        let value = match (units, value) {
            (Some(units), Json::Object(variables)) => section(variables, units, is_utc),
            _ => value.clone(),
        };
        (name.clone(), value)
    };
    Json::Object(entries.iter().map(convert).collect())
}

fn section(variables: &[(String, Json)], units: &Json, is_utc: bool) -> Json {
    let convert = |(name, value): &(String, Json)| {
        let unit = match units.get(name) {
            Some(Json::Text(unit)) => unit.as_str(),
            _ => "",
        };
        let value = match value {
            Json::List(values) => {
                let values = values.iter().map(|value| scale(value, unit, is_utc));
                Json::List(values.collect())
            }
            value => scale(value, unit, is_utc),
        };
        (name.clone(), value)
    };
    Json::Object(variables.iter().map(convert).collect())
}

fn scale(value: &Json, unit: &str, is_utc: bool) -> Json {
    match (value, unit) {
        (Json::Number(speed), "km/h") => Json::Number(speed / 3.6),
        (Json::Number(speed), "mp/h" | "mph") => Json::Number(speed * 0.447_04),
        (Json::Number(speed), "kn") => Json::Number(speed * 1852.0 / 3600.0),
        (Json::Number(degrees), "°F") => Json::Number((degrees - 32.0) / 1.8),
        (Json::Number(depth), "inch") => Json::Number(depth * 25.4),
        (Json::Text(time), "iso8601") if is_utc && time.contains('T') => {
            Json::Text([time, "Z"].concat())
        }
        _ => value.clone(),
    }
}
