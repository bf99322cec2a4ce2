//! MET Norway's Locationforecast 2.0, compact and complete (api.met.no).
//!
//! Browsers ask it through a proxy of the site's own, which says who asks. It has hours alone:
//! what is now and the days follow from them. Units are ours already, times are UTC.

use crate::source::adapter::{Adapter, Model};

/// A GeoJSON feature with a `timeseries`.
pub(in crate::source) const WEATHER: Adapter = Adapter {
    name: "met-norway",
    model: Model::Weather,
    mapping: "updated properties.meta.updated_at; \
        hourly properties.timeseries; \
        hourly.temperature data.instant.details.air_temperature; \
        hourly.condition data.next_1_hours.summary.symbol_code|data.next_6_hours.summary.symbol_code|data.next_12_hours.summary.symbol_code; \
        hourly.is_day data.next_1_hours.summary.symbol_code|data.next_6_hours.summary.symbol_code|data.next_12_hours.summary.symbol_code; \
        hourly.humidity data.instant.details.relative_humidity; \
        hourly.wind_speed data.instant.details.wind_speed; \
        hourly.wind_gusts data.instant.details.wind_speed_of_gust; \
        hourly.wind_direction data.instant.details.wind_from_direction; \
        hourly.cloud_cover data.instant.details.cloud_area_fraction; \
        hourly.pressure data.instant.details.air_pressure_at_sea_level; \
        hourly.uv data.instant.details.ultraviolet_index_clear_sky; \
        hourly.precipitation data.next_1_hours.details.precipitation_amount|data.next_6_hours.details.precipitation_amount; \
        hourly.precipitation_probability data.next_1_hours.details.probability_of_precipitation|data.next_6_hours.details.probability_of_precipitation; \
        attribution.text 'MET Norway'; \
        attribution.url 'https://www.met.no/'",
    signs: "properties.timeseries",
    prepare: None,
};
