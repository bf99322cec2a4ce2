//! OpenWeather: `/data/2.5/weather`, `/data/2.5/forecast` and One Call 3, `/data/3.0/onecall`
//! (openweathermap.org/api).
//!
//! Its numbers say nothing of their units: those are a parameter of the request. Where the URL
//! that a page asks has no such parameter, `openweather-metric` and `openweather-imperial` say so;
//! kelvin are known by their size.

use crate::source::adapter::{Adapter, Model};
use crate::source::value::json::Json;

/// In the units that the URL names.
pub(in crate::source) const WEATHER: Adapter = Adapter {
    name: "openweather",
    model: Model::Weather,
    mapping: MAPPING,
    signs: "dt|list.0.dt|current.dt|hourly.0.dt|daily.0.dt; \
        weather|list.0.weather|current.weather|hourly.0.weather|daily.0.weather",
    prepare: Some(|json| with_units(json, "?")),
};

/// In °C and m/s.
pub(in crate::source) const METRIC: Adapter = Adapter {
    name: "openweather-metric",
    signs: "",
    prepare: Some(|json| with_units(json, "metric")),
    ..WEATHER
};

/// In °F and miles per hour.
pub(in crate::source) const IMPERIAL: Adapter = Adapter {
    name: "openweather-imperial",
    signs: "",
    prepare: Some(|json| with_units(json, "imperial")),
    ..WEATHER
};

/// One for the three: what comes first is of the 2.5 answers, then that of One Call.
const MAPPING: &str = "place name|city.name; \
    time_zone city.timezone|timezone; \
    utc_offset timezone_offset; \
    updated current.dt|dt; \
    current current|.; \
    current.temperature main.temp|temp; \
    current.apparent main.feels_like|feels_like; \
    current.condition weather.0.id; \
    current.is_day weather.0.icon; \
    current.humidity main.humidity|humidity; \
    current.wind_speed wind.speed|wind_speed; \
    current.wind_gusts wind.gust|wind_gust; \
    current.wind_direction wind.deg|wind_deg; \
    current.precipitation rain.\"1h\"|snow.\"1h\"; \
    current.cloud_cover clouds.all|clouds; \
    current.pressure main.sea_level|main.pressure|pressure; \
    current.uv uvi; \
    current.sunrise sys.sunrise|sunrise; \
    current.sunset sys.sunset|sunset; \
    hourly list|hourly; \
    hourly.time dt; \
    hourly.temperature main.temp|temp; \
    hourly.apparent main.feels_like|feels_like; \
    hourly.condition weather.0.id; \
    hourly.is_day weather.0.icon; \
    hourly.humidity main.humidity|humidity; \
    hourly.wind_speed wind.speed|wind_speed; \
    hourly.wind_gusts wind.gust|wind_gust; \
    hourly.wind_direction wind.deg|wind_deg; \
    hourly.precipitation rain.\"1h\"|snow.\"1h\"|rain.\"3h\"|snow.\"3h\"; \
    hourly.cloud_cover clouds.all|clouds; \
    hourly.uv uvi; \
    daily.date dt; \
    daily.min temp.min; \
    daily.max temp.max; \
    daily.condition weather.0.id; \
    daily.wind_gusts wind_gust; \
    daily.wind_direction wind_deg; \
    daily.precipitation rain|snow; \
    daily.cloud_cover clouds; \
    daily.uv uvi; \
    alerts.title event; \
    alerts.starts start; \
    alerts.ends end; \
    alerts.text description; \
    attribution.text 'OpenWeather'; \
    attribution.url 'https://openweathermap.org/'";

/// The same with a word on its units.
fn with_units(json: &Json, units: &str) -> Json {
    let Json::Object(entries) = json else {
        return json.clone();
    };
    let mut with_units = vec![("units".to_owned(), Json::Text(units.to_owned()))];
    with_units.append(&mut entries.clone());
    Json::Object(with_units)
}
