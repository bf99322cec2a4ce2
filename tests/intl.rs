//! Times and numbers as we write them, letter by letter as the browser's own `Intl` does.
//!
//! The browser is whatever the runner of these tests drives. Its own time zone is what the
//! environment says (`TZ`): `cargo xtask test` runs this where clocks are changed by half an hour.
#![cfg(target_arch = "wasm32")]

use bantin::ui::intl::custom::{Custom, Style, Unit};
use bantin::ui::intl::{self, browser, zone};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Tags of ours, and those by which a browser has the same customs.
const TAGS: [(&str, &str); 7] = [
    ("vi", "vi"),
    ("vi-VN", "vi-VN"),
    ("en", "en-GB"),
    ("en-GB", "en-GB"),
    ("en-VN", "en-GB"),
    ("en-US", "en-US"),
    ("en-US-u-nu-latn", "en-US"),
];
const STYLES: [Style; 5] = [
    Style::Hour,
    Style::Day,
    Style::Full,
    Style::Date,
    Style::Weekday,
];
const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

fn at(text: &str) -> f64 {
    Date::parse(text)
}

/// What a class of the browser's `Intl` writes; of its options, names and values take turns.
fn browsers(class: &str, options: &str, tag: &str, given: &[JsValue]) -> String {
    let bag = Object::new();
    let words: Vec<&str> = options.split(' ').collect();
    for pair in words.chunks(2) {
        Reflect::set(&bag, &pair[0].into(), &pair[1].into()).expect("a plain object");
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).expect("Intl");
    let class: Function = Reflect::get(&intl, &class.into())
        .expect("a class")
        .unchecked_into();
    let format = Reflect::construct(&class, &Array::of2(&tag.into(), &bag)).expect("a format");
    let method: Function = Reflect::get(&format, &"format".into())
        .expect("a method")
        .unchecked_into();
    let given: Array = given.iter().collect();
    let text = method.apply(&format, &given).expect("a text");
    text.as_string().expect("a text")
}

fn custom(tag: &str) -> Custom {
    Custom::of(tag).expect("a language of the bundle")
}

fn check_time(wall: f64) {
    for (tag, same) in TAGS {
        for style in STYLES {
            let month = if same == "en-GB" { "short" } else { "numeric" };
            let clock = "hour 2-digit minute 2-digit hourCycle h23";
            let options = match style {
                Style::Hour => clock.to_owned(),
                Style::Weekday => "weekday short".to_owned(),
                Style::Day => format!("day numeric month {month}"),
                Style::Full => format!("day numeric month {month} year numeric {clock}"),
                Style::Date => format!("day numeric month {month} year numeric"),
            };
            let options = format!("{options} timeZone UTC");
            let expected = browsers("DateTimeFormat", &options, same, &[wall.into()]);
            let found = custom(tag).time(wall, style);
            assert_eq!(found, expected, "{tag}: {style:?} of {wall}");
        }
    }
}

#[wasm_bindgen_test]
fn every_day_of_three_years_is_written_alike() {
    let first = at("2024-01-01T06:05Z");
    for day in 0..3 * 366 {
        check_time(first + f64::from(day) * DAY);
    }
}

#[wasm_bindgen_test]
fn every_minute_of_a_day_is_written_alike() {
    for day in ["2026-11-24T00:00Z", "1969-12-31T00:00Z"] {
        for minute in 0..24 * 60 {
            let wall = at(day) + f64::from(minute) * MINUTE;
            check_time(wall);
            check_time(wall + MINUTE - 1.0);
        }
    }
}

#[wasm_bindgen_test]
fn every_age_up_to_a_day_is_written_alike() {
    for (unit, name, range) in [
        (Unit::Minute, "minute", -60..0),
        (Unit::Hour, "hour", -24..25),
    ] {
        // "This hour" is nothing that anybody says.
        for count in range.filter(|count| *count != 0) {
            for (tag, same) in TAGS {
                let given = [f64::from(count).into(), name.into()];
                let expected = browsers("RelativeTimeFormat", "numeric auto", same, &given);
                let found = custom(tag).age(f64::from(count), unit);
                assert_eq!(found, expected, "{tag}: {count} {name}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn numbers_are_written_alike() {
    let sizes = [
        0.0,
        1.0,
        12.0,
        999.0,
        1000.0,
        12_345.0,
        999_999.0,
        1_234_567_890.0,
    ];
    for size in sizes {
        for hundredths in 0..100 {
            for sign in [1.0, -1.0] {
                let value =
                    bantin::model::rounded(sign * (size + f64::from(hundredths) / 100.0), 2);
                for (tag, same) in TAGS {
                    let options = "maximumFractionDigits 2";
                    let expected = browsers("NumberFormat", options, same, &[value.into()]);
                    assert_eq!(custom(tag).number(value), expected, "{tag}: {value}");
                }
            }
        }
    }
}

/// A browser's own zone has no name here, and one that has a name is asked for otherwise: both
/// ways must lead to the same clock.
#[wasm_bindgen_test]
fn every_half_hour_of_a_year_is_shown_by_the_clock_of_the_zone() {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    let own = Reflect::get(&options, &"timeZone".into())
        .ok()
        .and_then(|zone: JsValue| zone.as_string())
        .expect("the name of a zone");
    let first = at("2026-01-01T00:00Z");
    for (zone, name) in [("", own.as_str()), ("Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh")] {
        for step in 0..366 * 48 {
            let ms = first + f64::from(step) * HOUR / 2.0;
            let expected = browser::offset(ms, name);
            assert_eq!(Some(zone::offset(ms, zone)), expected, "{name}: {ms}");
        }
    }
    assert_eq!(
        zone::offset(at("1974-01-01T00:00Z"), "Asia/Ho_Chi_Minh"),
        8.0 * HOUR,
        "before 1975 only the browser knows"
    );
}

#[wasm_bindgen_test]
fn a_zone_is_known_by_its_names_and_its_offsets() {
    let noon = at("2026-11-24T12:00Z");
    for (name, hours) in [
        ("Asia/Ho_Chi_Minh", Some(7.0)),
        ("asia/kolkata", Some(5.5)),
        ("America/New_York", Some(-5.0)),
        ("Etc/GMT-7", Some(7.0)),
        ("UTC+7", Some(7.0)),
        ("+05:30", Some(5.5)),
        ("-03:30", Some(-3.5)),
        (" GMT+7 ", Some(7.0)),
        ("SE Asia Standard Time", Some(7.0)),
        ("India Standard Time", Some(5.5)),
        ("GMT Standard Time", Some(0.0)),
        ("Eastern Standard Time", Some(-5.0)),
        ("Romance Standard Time", Some(1.0)),
        ("Central European Standard Time", Some(1.0)),
        ("Central Standard Time", Some(-6.0)),
        ("Asia/Hanoi", None),
        ("No Standard Time", None),
        ("Việt Nam", None),
        ("7", None),
    ] {
        let known = zone::known(name);
        let found = known.map(|zone| zone::offset(noon, &zone) / HOUR);
        assert_eq!(found, hours, "{name}");
    }
    assert_eq!(zone::known("").as_deref(), Some(""), "the reader's own");
    let summer =
        zone::known("GMT Standard Time").map(|it| zone::offset(at("2026-07-01T12:00Z"), &it));
    assert_eq!(summer, Some(HOUR), "Windows keeps summer in the same name");
}

#[wasm_bindgen_test]
fn a_machine_reads_a_time_as_a_browser_writes_it() {
    for text in [
        "2026-11-24T06:30:00Z",
        "2024-02-29T23:59:59.999Z",
        "1969-12-31T00:00:00.001Z",
    ] {
        let instant = intl::instant_of(at(text));
        let iso: String = Date::new(&instant.ms.into()).to_iso_string().into();
        assert_eq!(intl::machine(instant), iso);
    }
}
