//! Times and numbers as we write them, letter by letter as the browser's own `Intl` does.
//!
//! The browser is whatever the runner of these tests drives. Its own time zone is what the
//! environment says (`TZ`): `cargo xtask test` runs this where clocks are changed by half an hour.
#![cfg(target_arch = "wasm32")]

use bantin::model::{Precision, Timestamp};
use bantin::ui::intl::custom::{Custom, Style, Unit};
use bantin::ui::intl::{self, Locale, browser, zone};
use bantin::ui::labels::Language;
use js_sys::Date;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TAGS: [&str; 5] = ["vi", "vi-VN", "en", "en-US", "en-GB"];
const STYLES: [Style; 4] = [Style::Hour, Style::Day, Style::Full, Style::Weekday];
const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

fn at(text: &str) -> f64 {
    Date::parse(text)
}

/// What is written in each language, by us and by the browser.
fn check(
    what: &str,
    ours: impl Fn(Custom) -> Option<String>,
    browsers: impl Fn(&str) -> Option<String>,
) {
    for tag in TAGS {
        let custom = Custom::of(tag).expect("a custom of ours");
        assert_eq!(ours(custom), browsers(tag), "{tag}: {what}");
    }
}

fn check_time(wall: f64) {
    for style in STYLES {
        check(
            &format!("{style:?} of {wall}"),
            |custom| Some(custom.time(wall, style)),
            |tag| browser::time(wall, style, tag),
        );
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
    for (unit, most) in [(Unit::Minute, 60), (Unit::Hour, 24)] {
        for count in -most..=most {
            let count = f64::from(count);
            check(
                &format!("{count} {unit:?}"),
                |custom| Some(custom.age(count, unit)),
                |tag| browser::age(count, unit, tag),
            );
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
                check(
                    &format!("{value}"),
                    |custom| custom.number(value),
                    |tag| browser::number(value, tag),
                );
            }
        }
    }
}

/// A browser's own zone has no name here, and one that has a name is asked for otherwise: both
/// ways must lead to the same clock.
#[wasm_bindgen_test]
fn every_half_hour_of_a_year_is_shown_by_the_clock_of_the_zone() {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    let own = js_sys::Reflect::get(&options, &"timeZone".into())
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
fn what_a_browser_refuses_is_written_as_usual() {
    let locale = Locale {
        language: Language::Vi,
        tag: "vi_VN".to_owned(),
        zone: "No/Where".to_owned(),
    };
    let time = Timestamp {
        ms: at("2026-11-24T06:30Z"),
        precision: Precision::Local,
    };
    assert_eq!(intl::time(time, Style::Full, &locale), "06:30 24/11/2026");
    assert_eq!(intl::number(1234.5, 1, &locale), "1.234,5");
    assert_eq!(
        intl::wall(intl::instant_of(time.ms), &locale),
        time.ms + zone::offset(time.ms, ""),
        "a zone that is none is the reader's own"
    );
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
