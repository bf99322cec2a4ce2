//! Numbers as sites write them: read right, or left out and named.

mod support;

use bantin::model::Quantity;
use bantin::source::mapping::Mapping;
use bantin::source::read;
use bantin::stdx::number::{decimal, written};
use serde_json::json as value;
use support::{json, payload};

#[test]
fn decimals_may_stand_behind_a_comma_and_what_may_be_either_is_none() {
    for (text, expected) in [
        ("27.5", Some("27.5")),
        ("27,5", Some("27.5")),
        (" -3,25 ", Some("-3.25")),
        ("0,0625", Some("0.0625")),
        ("1013", Some("1013")),
        ("1,234", None),
        ("1.013,2", None),
        ("1,013.2", None),
        ("27.5 °C", None),
        ("12 km/h", None),
        (",", None),
        ("", None),
    ] {
        let found = written(text).and_then(decimal);
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

/// What the weather makes of a temperature that is a text, and what is said of it.
fn temperature(text: &str) -> (Option<f64>, Vec<String>) {
    let report = value!({"current": {"temperature": text, "condition": "clear"}});
    let reading = read::weather(&payload(json(&report.to_string())), &Mapping::default());
    let reading = reading.expect("weather");
    let now = reading.value.current.expect("now");
    (now[Quantity::Temperature], reading.skipped)
}

#[test]
fn a_measure_that_is_no_number_is_named() {
    assert_eq!(temperature("27,5"), (Some(27.5), vec![]));
    // Nobody wrote anything.
    assert_eq!(temperature(""), (None, vec![]));
    for text in ["27.5 °C", "1,234", "N/A"] {
        let line = format!("temperature: expected a number, found \"{text}\"");
        assert_eq!(temperature(text), (None, vec![line]));
    }
}

#[test]
fn what_all_hours_have_is_named_once() {
    let hours: Vec<_> = (0..24)
        .map(|hour| {
            value!({
                "time": format!("2026-11-24T{hour:02}:00"),
                "temperature": hour,
                "wind_speed": format!("{hour} km/h"),
                "wind_direction": "NW",
            })
        })
        .collect();
    let report = value!({ "hourly": hours });
    let reading = read::weather(&payload(json(&report.to_string())), &Mapping::default());
    let reading = reading.expect("weather");
    assert_eq!(reading.value.hourly.len(), 24);
    assert_eq!(
        reading.skipped,
        [
            "wind_speed: expected a number, found \"0 km/h\"",
            "wind_direction: expected a number, found \"NW\"",
        ]
    );
}

#[test]
fn a_count_with_a_sign_between_its_digits_is_named_and_no_other_number() {
    for (likes, total, expected) in [
        ("12", "1234", (Some(12), Some(1234), vec![])),
        (" 12 ", "", (Some(12), None, vec![])),
        (
            "1.234",
            "1,234",
            (
                None,
                None,
                vec![
                    "likes: expected a number, found \"1.234\"",
                    "total: expected a number, found \"1,234\"",
                ],
            ),
        ),
        (
            "1.000",
            "12K",
            (
                None,
                None,
                vec![
                    "likes: expected a number, found \"1.000\"",
                    "total: expected a number, found \"12K\"",
                ],
            ),
        ),
    ] {
        let thread =
            value!({"items": [{"id": "1", "text": "Chào", "likes": likes}], "total": total});
        let reading = read::comments(&payload(json(&thread.to_string())), &Mapping::default());
        let reading = reading.expect("comments");
        let found = (
            reading.value.comments[0].likes,
            reading.total,
            reading.skipped.iter().map(String::as_str).collect(),
        );
        assert_eq!(found, expected);
    }
}
