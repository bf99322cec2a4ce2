//! The weather: backends, units, scales, days from hours, and payloads that are not what they
//! were.

mod support;

use bantin::model::{
    Condition, Conditions, Period, Precision, Quantity, Speed, Timestamp, Units, Weather, beaufort,
    compass, rounded,
};
use bantin::source::adapter::Model;
use bantin::source::adapter::catalog::choose;
use bantin::source::read::page::{Payload, Reading};
use bantin::source::value::json::Json;
use bantin::source::{Error, read};
use bantin::widgets::weather::days::of_hours;
use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};
use support::{BASE, json};

/// Payloads of the shapes that backends document, written for these tests.
const PROVIDERS: [(&str, &str); 7] = [
    (
        "open-meteo",
        include_str!("fixtures/weather/open-meteo.json"),
    ),
    (
        "open-meteo",
        include_str!("fixtures/weather/open-meteo-legacy.json"),
    ),
    (
        "openweather",
        include_str!("fixtures/weather/openweather-current.json"),
    ),
    (
        "openweather",
        include_str!("fixtures/weather/openweather-forecast.json"),
    ),
    (
        "openweather",
        include_str!("fixtures/weather/openweather-onecall.json"),
    ),
    (
        "met-norway",
        include_str!("fixtures/weather/met-norway.json"),
    ),
    ("bantin", include_str!("fixtures/samples/vi/weather.json")),
];

fn read_by(name: Option<&str>, json: &Json, url: &str) -> Result<Reading<Weather>, Error> {
    let adapter = choose(Model::Weather, name, json)?;
    let prepared = adapter.prepare.map_or(json.clone(), |it| it(json));
    let payload = Payload {
        json: prepared,
        url: url.to_owned(),
        ..Payload::default()
    };
    read::weather(&payload, &adapter.mapping()?)
}

fn report(name: Option<&str>, text: &str) -> Weather {
    let reading = read_by(name, &json(text), &[BASE, "&units=metric"].concat());
    reading.unwrap_or_else(|error| panic!("{error}")).value
}

/// A number with one decimal, or `-`.
fn tenth(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |it| format!("{it:.1}"))
}

fn time(at: Option<Timestamp>) -> String {
    let seconds = at.map(|at| at.ms / 1000.0);
    seconds.map_or("-".to_owned(), |it| it.to_string())
}

fn sky(at: &Conditions) -> &'static str {
    at.condition.map_or("-", Condition::name)
}

/// Conditions in one line.
fn line(at: &Conditions) -> String {
    let numbers = [
        at[Quantity::Temperature],
        at[Quantity::Apparent],
        at[Quantity::Humidity],
        at[Quantity::WindSpeed],
        at[Quantity::WindGusts],
        at[Quantity::WindDirection],
        at[Quantity::Precipitation],
        at[Quantity::PrecipitationProbability],
        at[Quantity::CloudCover],
        at[Quantity::Pressure],
        at[Quantity::Uv],
    ];
    let numbers: Vec<String> = numbers.into_iter().map(tenth).collect();
    let day = at.is_day.map_or("-", |it| if it { "day" } else { "night" });
    format!("{} {day} {}", sky(at), numbers.join(" "))
}

/// What each backend says, as: place, zone, updated; now; the first hour; the first day.
#[test]
fn each_backend_is_recognised_by_its_shape_and_read() {
    let expected = [
        "|America/New_York|1795532400\n\
         now partly-cloudy day 9.4 6.1 54.0 5.0 10.0 315.0 0.0 - 40.0 1017.3 -\n\
         hour clear night 4.0 - - 3.0 - 300.0 0.0 5.0 - - -\n\
         day 1795478400 4.0 10.5 rain 60 6.0 11.0 1795521240 1795555860",
        "||1795500000\n\
         now unknown night 26.5 - - 2.0 - 45.0 - - - - -\n\
         hour cloudy - 26.0 - 88.0 2.0 - - - - - - -\n\
         no day",
        "Cần Thơ|+07:00|1795501800\n\
         now thunderstorm day 28.6 33.1 84.0 4.1 9.3 210.0 3.2 - 75.0 1009.0 -\n\
         no hour\n\
         no day",
        "Anchorage|-09:00|-\n\
         no now\n\
         hour snow night -12.3 -18.0 80.0 3.2 7.0 20.0 0.4 65.0 95.0 - -\n\
         no day",
        "|Asia/Ho_Chi_Minh|1795501800\n\
         now showers day 29.0 33.0 78.0 3.5 8.0 200.0 0.6 - 60.0 1010.0 6.2\n\
         hour pouring day 28.0 31.0 85.0 4.0 9.0 190.0 7.5 90.0 90.0 1009.0 1.0\n\
         day 1795496400 24.0 31.0 thunderstorm 80 5.0 12.0 1795474560 1795516140",
        "||1795500000\n\
         no now\n\
         hour sleet night 1.2 - 91.0 0.0 - 12.0 0.3 - 100.0 1002.0 -\n\
         no day",
        "Cần Thơ||1795484700\n\
         now partly-cloudy day 28.6 32.9 79.0 4.1 8.7 225.0 0.2 - 46.0 1009.4 5.6\n\
         hour partly-cloudy - 29.0 - - 3.9 - - - 20.0 - - -\n\
         day 1795478400 24.0 31.2 thunderstorm 90 9.2 - 1795474560 1795516140",
    ];
    for ((name, text), expected) in PROVIDERS.into_iter().zip(expected) {
        let found = choose(Model::Weather, None, &json(text)).map(|it| it.name);
        assert_eq!(found.ok(), Some(name));
        let report = report(None, text);
        let now = report.current.as_ref();
        let day = report.daily.first().map(|day| {
            let at = &day.conditions;
            let chance = at[Quantity::PrecipitationProbability].unwrap_or(f64::NAN);
            format!(
                "day {} {} {} {} {chance} {} {} {} {}",
                time(Some(day.time)),
                tenth(day.conditions[Quantity::Min]),
                tenth(day.conditions[Quantity::Max]),
                sky(at),
                tenth(at[Quantity::WindSpeed]),
                tenth(at[Quantity::WindGusts]),
                time(at.sunrise),
                time(at.sunset)
            )
        });
        let hour = report.hourly.first();
        let said = [
            format!(
                "{}|{}|{}",
                report.place,
                report.time_zone,
                time(report.updated)
            ),
            now.map_or("no now".to_owned(), |it| ["now ", &line(it)].concat()),
            hour.map_or("no hour".to_owned(), |it| {
                ["hour ", &line(&it.conditions)].concat()
            }),
            day.unwrap_or("no day".to_owned()),
        ];
        assert_eq!(said.join("\n"), expected, "{name}");
    }
}

#[test]
fn the_credit_is_whom_the_terms_ask_to_name() {
    let names = ["Open-Meteo", "Open-Meteo", "OpenWeather", "OpenWeather"];
    for ((_, text), name) in PROVIDERS.into_iter().zip(names) {
        let credit = report(None, text).attribution.expect("a credit");
        assert!(credit.text.starts_with(name), "{}", credit.text);
        assert!(credit.url.is_some(), "{name}");
    }
}

#[test]
fn the_units_of_openweather_are_those_of_its_url_or_its_name() {
    let degrees = |name, given: &str, query: &str| {
        let text = format!(
            r#"{{"dt": 1795501800, "weather": [{{"id": 800}}], "main": {{"temp": {given}}}, "wind": {{"speed": 10}}}}"#
        );
        match read_by(name, &json(&text), &[BASE, query].concat()) {
            Ok(reading) => {
                let now = reading.value.current.expect("now");
                format!(
                    "{} {}",
                    tenth(now[Quantity::Temperature]),
                    tenth(now[Quantity::WindSpeed])
                )
            }
            Err(error) => error.to_string(),
        }
    };
    let rows = [
        (None, "28.6", "&units=metric", "28.6 10.0"),
        (None, "83.5", "&units=imperial", "28.6 4.5"),
        (None, "301.75", "&units=standard", "28.6 10.0"),
        (None, "301.75", "", "28.6 10.0"),
        (Some("openweather-metric"), "28.6", "", "28.6 10.0"),
        (Some("openweather-imperial"), "83.5", "", "28.6 4.5"),
        // The name is said by whoever knows; the URL may be that of a proxy.
        (
            Some("openweather-metric"),
            "28.6",
            "&units=imperial",
            "28.6 10.0",
        ),
    ];
    for (name, given, query, expected) in rows {
        assert_eq!(degrees(name, given, query), expected, "{name:?} {query}");
    }
    let unknown = degrees(None, "28.6", "");
    assert!(
        unknown.starts_with("shape: units: expected metric"),
        "{unknown}"
    );
}

#[test]
fn open_meteo_is_brought_from_every_unit_it_offers() {
    let rows = [
        ("wind_speed_10m", "km/h", "36", Some(10.0)),
        ("wind_speed_10m", "m/s", "10", Some(10.0)),
        ("wind_speed_10m", "mp/h", "10", Some(4.470_4)),
        ("wind_speed_10m", "kn", "18", Some(9.26)),
        ("wind_speed_10m", "furlongs", "10", None),
        ("temperature_2m", "°F", "50", Some(10.0)),
        ("temperature_2m", "°C", "10", Some(10.0)),
        ("precipitation", "inch", "0.5", Some(12.7)),
        ("precipitation", "mm", "0.5", Some(0.5)),
    ];
    for (name, unit, given, expected) in rows {
        let text = format!(
            r#"{{"latitude": 1, "current_units": {{"{name}": "{unit}", "weather_code": "wmo code"}}, "current": {{"weather_code": 3, "{name}": {given}}}}}"#
        );
        let now = report(None, &text).current.expect("now");
        let known = [
            now[Quantity::WindSpeed],
            now[Quantity::Temperature],
            now[Quantity::Precipitation],
        ];
        let found = known.into_iter().flatten().next();
        let is_near = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
            (found, expected) => found == expected,
        };
        assert!(is_near, "{name} {unit}: {found:?}");
    }
}

#[test]
fn columns_that_are_not_as_long_as_the_hours_are_not_read() {
    let text = r#"{"latitude": 1, "hourly_units": {"temperature_2m": "°C", "precipitation_probability": "%"},
        "hourly": {"time": ["2026-11-24T09:00", "2026-11-24T10:00"], "temperature_2m": [20],
        "precipitation_probability": [null, 40]}}"#;
    let report = report(None, text);
    let hours = report.hourly.iter().map(|hour| line(&hour.conditions));
    let hours: Vec<_> = hours.collect();
    assert_eq!(
        hours,
        ["- - - - - - - - - - - - -", "- - - - - - - - - 40.0 - - -"]
    );
}

#[test]
fn every_code_of_the_world_meteorological_organization_means_something_or_is_unknown() {
    let read = |code: &str| {
        let text = format!(r#"{{"current": {{"condition": {code}}}}}"#);
        sky(&report(None, &text).current.expect("now"))
    };
    // As Open-Meteo documents them.
    let rows = [
        ("clear", "0 1"),
        ("partly-cloudy", "2"),
        ("cloudy", "3"),
        ("fog", "45 48"),
        ("drizzle", "51 53 55"),
        ("sleet", "56 57 66 67"),
        ("rain", "61 63"),
        ("pouring", "65"),
        ("snow", "71 73 75 77 85 86"),
        ("showers", "80 81 82"),
        ("thunderstorm", "95"),
        ("hail", "96 99"),
        ("unknown", "4 20 28 100 199 -1 0.5 1e300 \"\" \"sharknado\""),
    ];
    for (name, codes) in rows {
        for code in codes.split(' ').filter(|it| *it != "\"\"") {
            assert_eq!(read(code), name, "{code}");
        }
    }
    for code in 0..100 {
        assert!(!read(&code.to_string()).is_empty(), "{code}");
    }
}

#[test]
fn every_id_of_openweather_means_something() {
    let rows = [
        ("thunderstorm", "200 201 202 210 211 212 221 230 231 232"),
        ("drizzle", "300 301 302 310 311 312 313 314 321"),
        ("rain", "500 501"),
        ("pouring", "502 503 504"),
        ("showers", "520 521 522 531"),
        ("sleet", "511 611 612 613 615 616"),
        ("snow", "600 601 602 620 621 622"),
        ("fog", "701 721 741"),
        ("windy", "771 781"),
        ("clear", "800"),
        ("partly-cloudy", "801 802"),
        ("cloudy", "803 804"),
        // Smoke, dust, sand and ash are no weather we have a word for.
        ("unknown", "711 731 751 761 762 900 20000"),
    ];
    for (name, ids) in rows {
        for id in ids.split(' ') {
            let text = format!(r#"{{"current": {{"condition": {id}}}}}"#);
            let now = report(None, &text).current.expect("now");
            assert_eq!(sky(&now), name, "{id}");
        }
    }
}

#[test]
fn every_symbol_of_met_norway_means_something() {
    let falling = ["rain", "sleet", "snow"];
    let mut codes = vec![
        ("clearsky_day".to_owned(), "clear day"),
        ("fair_night".to_owned(), "partly-cloudy night"),
        (
            "partlycloudy_polartwilight".to_owned(),
            "partly-cloudy night",
        ),
        ("cloudy".to_owned(), "cloudy -"),
        ("fog".to_owned(), "fog -"),
        (
            "lightssleetshowersandthunder_day".to_owned(),
            "thunderstorm day",
        ),
        (
            "lightssnowshowersandthunder_night".to_owned(),
            "thunderstorm night",
        ),
    ];
    for kind in falling {
        for weight in ["light", "", "heavy"] {
            let steady = match (kind, weight) {
                ("rain", "heavy") => "pouring -",
                ("rain", _) => "rain -",
                ("sleet", _) => "sleet -",
                _ => "snow -",
            };
            let showers = match kind {
                "rain" => "showers day",
                "sleet" => "sleet day",
                _ => "snow day",
            };
            codes.push((format!("{weight}{kind}"), steady));
            codes.push((format!("{weight}{kind}showers_day"), showers));
            codes.push((format!("{weight}{kind}andthunder"), "thunderstorm -"));
            codes.push((
                format!("{weight}{kind}showersandthunder_night"),
                "thunderstorm night",
            ));
        }
    }
    assert!(codes.len() >= 41, "{}", codes.len());
    for (code, expected) in codes {
        let text = format!(r#"{{"current": {{"condition": "{code}", "is_day": "{code}"}}}}"#);
        let now = report(None, &text).current.expect("now");
        let words: Vec<_> = line(&now).split(' ').take(2).map(str::to_owned).collect();
        assert_eq!(words.join(" "), expected, "{code}");
    }
}

#[test]
fn the_sun_that_does_not_rise_has_no_times() {
    let read = |rise: &str, set: &str| {
        let text = format!(
            r#"{{"daily": [{{"date": "2026-12-21", "sunrise": {rise}, "sunset": {set}}}]}}"#
        );
        let report = report(None, &text);
        let day = report.daily.first().map(|day| day.conditions);
        day.is_some_and(|it| it.sunrise.is_some() && it.sunset.is_some())
    };
    assert!(read("\"2026-12-21T08:00Z\"", "\"2026-12-21T16:00Z\""));
    // Polar night, polar day, and what some backends send instead of nothing.
    assert!(!read("\"2026-12-21T00:00Z\"", "\"2026-12-21T00:00Z\""));
    assert!(!read("\"2026-12-21T00:00Z\"", "\"2026-12-22T00:00Z\""));
    assert!(!read("0", "0"));
    assert!(!read("null", "null"));
}

#[test]
fn whether_the_sun_is_up_all_day_is_told_by_its_times() {
    let rows = [
        ("00:00Z", "2026-12-21T00:00Z", Some(false)),
        ("00:00Z", "2026-12-22T00:00Z", Some(true)),
        ("08:00Z", "2026-12-21T16:00Z", None),
        ("16:00Z", "2026-12-21T08:00Z", None),
    ];
    for (rise, set, expected) in rows {
        let text = format!(
            r#"{{"daily": [{{"date": "2026-12-21", "max": 1, "sunrise": "2026-12-21T{rise}", "sunset": "{set}"}}]}}"#
        );
        let day = report(None, &text)
            .daily
            .first()
            .map(|it| it.conditions.is_day);
        assert_eq!(day, Some(expected), "{rise} {set}");
    }
}

#[test]
fn a_condition_that_nobody_knows_is_named_once() {
    let text = r#"{"current": {"condition": 42000}, "hourly": [
        {"time": "2026-12-21T00:00Z", "condition": "frogs"},
        {"time": "2026-12-21T01:00Z", "condition": "frogs"}]}"#;
    let reading = read_by(None, &json(text), BASE);
    let skipped = reading.map(|it| it.skipped).unwrap_or_default();
    let line = |found: &str| format!("condition: expected a known name or code, found \"{found}\"");
    assert_eq!(skipped, [line("frogs"), line("42000")]);
}

/// The Beaufort scale and Vietnam's levels above it, by the first speed of each.
#[test]
fn each_level_begins_where_the_scale_says() {
    let begins = [
        0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37.0, 41.5, 46.2, 51.0,
        56.1,
    ];
    for (level, begin) in (1..).zip(begins) {
        assert_eq!(beaufort(begin), level, "{begin}");
        assert_eq!(beaufort(begin - 0.1), level - 1, "{begin} - 0.1");
        // Rounded to one decimal first: half a tenth below belongs to it, less does not.
        assert_eq!(beaufort(begin - 0.05), level, "{begin} - 0.05");
        assert_eq!(beaufort(begin - 0.06), level - 1, "{begin} - 0.06");
        // Through km/h and back, as Open-Meteo has it.
        assert_eq!(beaufort(begin * 3.6 / 3.6), level, "{begin} in km/h");
    }
    assert_eq!((beaufort(0.0), beaufort(120.0)), (0, 17));
}

#[test]
fn each_point_of_the_compass_is_an_eighth_of_it() {
    let rows = [
        (0.0, 0),
        (22.4, 0),
        (22.6, 1),
        (45.0, 1),
        (90.0, 2),
        (135.0, 3),
        (180.0, 4),
        (225.0, 5),
        (270.0, 6),
        (315.0, 7),
        (337.4, 7),
        (337.6, 0),
        (360.0, 0),
    ];
    for (degrees, point) in rows {
        assert_eq!(compass(degrees), point, "{degrees}");
    }
}

#[test]
fn numbers_are_exact_to_the_digit_that_is_shown() {
    let imperial = Units::of("en-US", "", "");
    let metric = Units::of("vi", "", "");
    for fahrenheit in -400..=1500_i32 {
        let given = f64::from(fahrenheit) / 10.0;
        let shown = imperial.degrees((given - 32.0) / 1.8);
        // Half away from zero, by whole numbers.
        let expected = f64::from((fahrenheit.abs() + 5) / 10 * fahrenheit.signum());
        assert!((shown - expected).abs() < 1e-9, "{given} °F as {shown}");
    }
    let rows = [
        (0.4, 0, "0"),
        (-0.4, 0, "0"),
        (-0.04, 1, "0"),
        (0.05, 1, "0.1"),
        (0.15, 1, "0.2"),
        (28.45, 1, "28.5"),
        (-2.5, 0, "-3"),
        (29.915, 2, "29.92"),
    ];
    for (value, digits, expected) in rows {
        assert_eq!(rounded(value, digits).to_string(), expected, "{value}");
    }
    assert_eq!(metric.degrees(-0.3).to_string(), "0");
}

#[test]
fn units_are_those_of_the_reader_unless_the_page_chose() {
    let rows = [
        ("vi", "", "", false, Speed::Beaufort),
        ("vi-VN", "", "", false, Speed::Beaufort),
        ("en", "", "", false, Speed::Metres),
        ("en-AU", "", "", false, Speed::Metres),
        ("en-GB", "", "", false, Speed::Miles),
        ("en-US", "", "", true, Speed::Miles),
        ("en-Latn-US", "", "", true, Speed::Miles),
        ("vi-US", "", "", true, Speed::Miles),
        ("en-US", "metric", "", false, Speed::Metres),
        ("vi", "metric", "", false, Speed::Beaufort),
        ("vi", "si", "", false, Speed::Metres),
        ("vi", "imperial", "", true, Speed::Miles),
        ("vi", "imperial", "kn", true, Speed::Knots),
        ("en", "", "kmh", false, Speed::Kilometres),
        ("en-US", "", "beaufort", true, Speed::Beaufort),
    ];
    for (tag, system, wind, is_imperial, speed) in rows {
        let units = Units::of(tag, system, wind);
        assert_eq!(units.is_imperial, is_imperial, "{tag} {system} {wind}");
        assert_eq!(units.wind, speed, "{tag} {system} {wind}");
    }
    for (wind, shown) in [
        ("ms", 10.0),
        ("kmh", 36.0),
        ("mph", 22.0),
        ("kn", 19.0),
        ("beaufort", 5.0),
    ] {
        let speed = Units::of("en", "", wind).speed(10.0);
        assert!((speed - shown).abs() < 1e-9, "{wind}: {speed}");
    }
}

#[test]
fn the_conditions_now_and_a_forecast_make_one_report() {
    let now = report(None, PROVIDERS[2].1);
    let ahead = report(None, PROVIDERS[3].1);
    let both = now.and(ahead.clone());
    assert_eq!(
        (both.place.as_str(), &both.current),
        ("Cần Thơ", &now.current)
    );
    assert_eq!(both.hourly, ahead.hourly);
    assert_eq!(both.time_zone, now.time_zone);
    // One that stands in both is one.
    let warned = report(None, PROVIDERS[6].1);
    let twice = warned.and(warned.clone());
    assert_eq!(twice.alerts.len(), warned.alerts.len());
}

const HOUR: f64 = 3_600_000.0;
/// 2026-11-24T00:00 by a wall clock.
const MIDNIGHT: f64 = 1_795_478_400_000.0;

/// Hours from `first` on, in steps, each as warm as its number.
fn hours(first: f64, count: usize, step: f64) -> Vec<Period> {
    let hour = |i: usize| {
        let since = first + i as f64 * step;
        let mut conditions = Conditions {
            condition: Some(if i == 3 {
                Condition::Rain
            } else {
                Condition::Clear
            }),
            ..Conditions::default()
        };
        conditions[Quantity::Temperature] = Some(since);
        conditions[Quantity::Precipitation] = Some(0.5);
        conditions[Quantity::PrecipitationProbability] = Some(since.min(100.0));
        Period {
            time: Timestamp {
                ms: MIDNIGHT + since * HOUR,
                precision: Precision::Instant,
            },
            conditions,
        }
    };
    (0..count).map(hour).collect()
}

#[test]
fn days_are_those_of_the_place() {
    // Date: lowest to highest, sky, rain. The clock of the place is so many hours ahead.
    let days = |hours: &[Period], ahead: f64| {
        let days = of_hours(hours, &|at| at.ms + ahead * HOUR);
        let line = |day: &Period| {
            let date = (day.time.ms - MIDNIGHT) / (24.0 * HOUR);
            let at = &day.conditions;
            format!(
                "{date}: {}-{} {} {}",
                tenth(day.conditions[Quantity::Min]),
                tenth(day.conditions[Quantity::Max]),
                sky(at),
                tenth(at[Quantity::Precipitation])
            )
        };
        days.iter().map(line).collect::<Vec<_>>().join(", ")
    };
    let two_days = hours(0.0, 48, 1.0);
    assert_eq!(
        days(&two_days, 0.0),
        "0: 0.0-23.0 rain 12.0, 1: 24.0-47.0 clear 12.0"
    );
    // East of Greenwich the first day has fewer hours, and the last one ends too early.
    assert_eq!(
        days(&two_days, 7.0),
        "0: 0.0-16.0 rain 8.5, 1: 17.0-40.0 clear 12.0"
    );
    assert_eq!(
        days(&two_days, -9.0),
        "-1: 0.0-8.0 rain 4.5, 0: 9.0-32.0 clear 12.0"
    );
    // Steps of six hours fill a day by four.
    assert_eq!(
        days(&hours(0.0, 8, 6.0), 0.0),
        "0: 0.0-18.0 rain 2.0, 1: 24.0-42.0 clear 2.0"
    );
    assert_eq!(days(&[], 0.0), "");
}

#[test]
fn numbers_that_no_weather_has_are_left_out() {
    let text = r#"{"current": {"temperature": 999, "apparent": -400, "humidity": 101, "wind_speed": -1,
        "wind_direction": 720, "precipitation": -0.1, "pressure": 3, "uv": 1e9, "cloud_cover": -5, "condition": "rain"},
        "daily": [{"date": "2026-11-24", "min": 30, "max": 20}]}"#;
    let report = report(None, text);
    let now = report.current.expect("now");
    assert_eq!(line(&now), "rain - - - - - - - - - - - -");
    let day = report.daily.first().expect("a day");
    assert_eq!(
        (day.conditions[Quantity::Min], day.conditions[Quantity::Max]),
        (None, None)
    );
}

// --- Mutations ------------------------------------------------------------------------------

/// What can happen to a value of a payload.
fn mutate(json: &mut Json, at: &mut usize, how: u8, number: f64) -> bool {
    if *at == 0 {
        *json = match (how, &*json) {
            (0, _) => Json::Null,
            (1, Json::Number(value)) => Json::Text(format!("{value}")),
            (1, _) => Json::Bool(true),
            (2, _) => Json::Number(number),
            (3, _) => Json::List(vec![Json::Number(number)]),
            (4, _) => Json::Object(vec![("value".to_owned(), Json::Number(number))]),
            (5, _) => Json::Text("NaN".to_owned()),
            (6, _) => Json::Number(f64::INFINITY),
            _ => Json::Text("undefined".to_owned()),
        };
        return true;
    }
    *at -= 1;
    match json {
        Json::List(items) => {
            // A step into a list may also lose one of its items, so that columns differ in length.
            if *at == 0 && how == 7 && !items.is_empty() {
                items.remove(items.len() / 2);
                return true;
            }
            items.iter_mut().any(|it| mutate(it, at, how, number))
        }
        Json::Object(entries) => {
            if *at == 0 && how == 7 && !entries.is_empty() {
                entries.remove(entries.len() / 2);
                return true;
            }
            entries
                .iter_mut()
                .any(|(_, it)| mutate(it, at, how, number))
        }
        _ => false,
    }
}

fn size(json: &Json) -> usize {
    1 + match json {
        Json::List(items) => items.iter().map(size).sum(),
        Json::Object(entries) => entries.iter().map(|(_, it)| size(it)).sum(),
        _ => 0,
    }
}

/// Every number of a payload, those that stand in a text too.
fn numbers(json: &Json, found: &mut Vec<f64>) {
    match json {
        Json::Number(value) => found.push(*value),
        Json::Text(text) => found.extend(text.trim().parse::<f64>().ok()),
        Json::List(items) => items.iter().for_each(|it| numbers(it, found)),
        Json::Object(entries) => entries.iter().for_each(|(_, it)| numbers(it, found)),
        _ => {}
    }
}

/// Every number that a report shows, with the least and the most it may be.
fn shown(report: &Weather) -> Vec<(f64, f64, f64)> {
    let days = report.daily.iter().map(|it| &it.conditions);
    let hours = report.hourly.iter().map(|it| &it.conditions);
    let mut found = Vec::new();
    let mut add = |value: Option<f64>, least, most| {
        found.extend(value.map(|it| (it, least, most)));
    };
    for at in report.current.iter().chain(hours).chain(days) {
        add(at[Quantity::Temperature], -100.0, 70.0);
        add(at[Quantity::Apparent], -150.0, 100.0);
        add(at[Quantity::Humidity], 0.0, 100.0);
        add(at[Quantity::WindSpeed], 0.0, 150.0);
        add(at[Quantity::WindGusts], 0.0, 150.0);
        add(at[Quantity::WindDirection], 0.0, 360.0);
        add(at[Quantity::Precipitation], 0.0, 2000.0);
        add(at[Quantity::PrecipitationProbability], 0.0, 100.0);
        add(at[Quantity::CloudCover], 0.0, 100.0);
        add(at[Quantity::Pressure], 850.0, 1100.0);
        add(at[Quantity::Uv], 0.0, 50.0);
    }
    for day in &report.daily {
        add(day.conditions[Quantity::Min], -100.0, 70.0);
        add(day.conditions[Quantity::Max], -100.0, 70.0);
    }
    found
}

/// True when `value` is one of the numbers of a payload, or one of them in another unit.
fn derives(value: f64, given: &[f64]) -> bool {
    let from = |it: f64| {
        [
            it,
            it / 3.6,
            it * 0.447_04,
            it * 1852.0 / 3600.0,
            (it - 32.0) / 1.8,
            it - 273.15,
            it * 25.4,
            it * 100.0,
        ]
    };
    let is_it = |it: f64| (it - value).abs() <= 1e-9 * value.abs().max(1.0);
    given.iter().any(|it| from(*it).into_iter().any(is_it))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_spoilt_payload_is_a_report_or_an_error_and_no_wrong_number(
        which in 0usize..PROVIDERS.len(),
        mutations in prop::collection::vec((any::<prop::sample::Index>(), 0u8..9, -1e4f64..1e4), 1..6),
    ) {
        let mut json = json(PROVIDERS[which].1);
        for (index, how, number) in mutations {
            let mut at = index.index(size(&json));
            mutate(&mut json, &mut at, how, number);
        }
        match read_by(None, &json, &[BASE, "&units=metric"].concat()) {
            Ok(reading) => {
                let mut given = Vec::new();
                numbers(&json, &mut given);
                for (value, least, most) in shown(&reading.value) {
                    prop_assert!((least..=most).contains(&value), "{value}");
                    prop_assert!(derives(value, &given), "{value} is nowhere in the payload");
                }
                for pair in reading.value.hourly.windows(2) {
                    prop_assert!(pair[0].time.ms <= pair[1].time.ms);
                }
                let days = of_hours(&reading.value.hourly, &|at| at.ms);
                prop_assert!(days.iter().all(|day| day.conditions[Quantity::Min] <= day.conditions[Quantity::Max]));
            }
            Err(error) => {
                let line = error.to_string();
                prop_assert!(line.len() > 12 && !line.ends_with('.'), "{line}");
            }
        }
    }
}

#[test]
fn the_clock_of_the_place_is_had_from_a_name_an_offset_or_a_number() {
    let zones = |fields: &str| {
        let report = report(Some("bantin"), &format!(r#"{{"bulletin": "A", {fields}}}"#));
        format!("{}|{}", report.time_zone, report.utc_offset)
    };
    for (fields, expected) in [
        (r#""time_zone": "Asia/Kolkata""#, "Asia/Kolkata|"),
        (r#""time_zone": "UTC+5:30""#, "UTC+5:30|"),
        (r#""time_zone": 19800"#, "+05:30|"),
        (r#""time_zone": "19800""#, "+05:30|"),
        (r#""time_zone": -12600"#, "-03:30|"),
        (r#""time_zone": 7"#, "+07:00|"),
        (r#""time_zone": 99999"#, "99999|"),
        (
            r#""time_zone": "Asia/Hanoi", "utc_offset": 25200"#,
            "Asia/Hanoi|+07:00",
        ),
    ] {
        assert_eq!(zones(fields), expected, "{fields}");
    }
    let of = |name, text: &str| {
        let report = report(Some(name), text);
        format!("{}|{}", report.time_zone, report.utc_offset)
    };
    let hour = r#"{"time": ["2026-11-24T09:00"], "temperature_2m": [28]}"#;
    let text = format!(
        r#"{{"timezone": "Asia/Hanoi", "utc_offset_seconds": 20700, "hourly_units": {{"temperature_2m": "°C"}}, "hourly": {hour}}}"#
    );
    assert_eq!(of("open-meteo", &text), "Asia/Hanoi|+05:45");
    let text = r#"{"timezone": "Asia/Hanoi", "timezone_offset": 19800, "current": {"dt": 1795501800, "temp": 28}}"#;
    assert_eq!(of("openweather-metric", text), "Asia/Hanoi|+05:30");
}

#[test]
fn hours_and_days_that_say_nothing_end_the_forecast() {
    let counts = |text: &str| {
        let report = report(None, text);
        (report.hourly.len(), report.daily.len())
    };
    // The sun rises also where the model has ended.
    let open_meteo = r#"{"latitude": 10, "hourly_units": {"temperature_2m": "°C"},
        "hourly": {"time": ["2026-11-24T09:00", "2026-11-24T10:00", "2026-11-24T11:00", "2026-11-24T12:00"],
            "temperature_2m": [28, null, 30, null], "is_day": [1, 1, 1, 1]},
        "daily": {"time": ["2026-11-24", "2026-11-25", "2026-11-26"], "weather_code": [3, null, null],
            "temperature_2m_max": [31, null, null],
            "sunrise": ["2026-11-24T05:56", "2026-11-25T05:56", "2026-11-26T05:57"]}}"#;
    assert_eq!(counts(open_meteo), (3, 1));
    let own = r#"{"hourly": [{"time": 1795505400, "uv": null}, {"time": 1795501800, "uv": 0}],
        "daily": [{"date": "2026-11-24", "min": 24}, {"date": "2026-11-25"}, {"date": "2026-11-26", "max": null}]}"#;
    assert_eq!(counts(own), (1, 1));
}
