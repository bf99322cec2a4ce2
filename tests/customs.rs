//! How times and numbers are written in the languages of ours; `tests/intl.rs` compares all of it
//! with a browser's.

use bantin::source::value::{calendar, time};
use bantin::ui::intl::custom::{Custom, Style, Unit, age};
use bantin::ui::intl::zone::fixed;
use bantin::ui::labels::Language;

const TAGS: [&str; 3] = ["vi", "en", "en-GB"];

/// A text of each of [`TAGS`].
fn check(write: impl Fn(Custom) -> String, expected: [&str; 3]) {
    for (tag, expected) in TAGS.iter().zip(expected) {
        let custom = Custom::of(tag).expect("a custom of ours");
        assert_eq!(write(custom), expected, "{tag}");
    }
}

fn wall(text: &str) -> f64 {
    time::parse(text).expect("a time").ms
}

#[test]
fn a_time_is_written_as_its_reader_writes_it() {
    let cases = [
        ("2026-11-03T06:05", Style::Hour, ["06:05", "06:05", "06:05"]),
        ("2026-11-03T06:05", Style::Day, ["3/11", "11/3", "03/11"]),
        (
            "2026-11-03T06:05",
            Style::Full,
            ["06:05 3/11/2026", "11/3/2026, 06:05", "03/11/2026, 06:05"],
        ),
        (
            "2024-02-29T23:59",
            Style::Full,
            ["23:59 29/2/2024", "2/29/2024, 23:59", "29/02/2024, 23:59"],
        ),
        (
            "1969-12-31T00:00",
            Style::Full,
            ["00:00 31/12/1969", "12/31/1969, 00:00", "31/12/1969, 00:00"],
        ),
        ("2026-11-22", Style::Weekday, ["CN", "Sun", "Sun"]),
        ("2026-11-28", Style::Weekday, ["Thứ 7", "Sat", "Sat"]),
        ("1969-12-31", Style::Weekday, ["Thứ 4", "Wed", "Wed"]),
    ];
    for (at, style, expected) in cases {
        check(|custom| custom.time(wall(at), style), expected);
    }
}

#[test]
fn an_age_is_counted_in_minutes_then_in_hours() {
    let cases = [
        (-20.0, ["phút này", "this minute", "this minute"]),
        (20.0, ["phút này", "this minute", "this minute"]),
        (-60.0, ["1 phút trước", "1 minute ago", "1 minute ago"]),
        (-300.0, ["5 phút trước", "5 minutes ago", "5 minutes ago"]),
        (60.0, ["sau 1 phút nữa", "in 1 minute", "in 1 minute"]),
        (
            3540.0,
            ["sau 59 phút nữa", "in 59 minutes", "in 59 minutes"],
        ),
        (-3600.0, ["1 giờ trước", "1 hour ago", "1 hour ago"]),
        (-86_340.0, ["24 giờ trước", "24 hours ago", "24 hours ago"]),
        (3600.0, ["sau 1 giờ nữa", "in 1 hour", "in 1 hour"]),
        (7200.0, ["sau 2 giờ nữa", "in 2 hours", "in 2 hours"]),
    ];
    for (seconds, expected) in cases {
        let (count, unit) = age(seconds).expect("less than a day");
        check(|custom| custom.age(count, unit), expected);
    }
    assert_eq!(age(-86_400.0), None);
    assert_eq!(age(86_400.0), None);
    check(
        |custom| custom.age(0.0, Unit::Hour),
        ["giờ này", "this hour", "this hour"],
    );
}

#[test]
fn digits_stand_in_groups_of_three() {
    let cases = [
        (0.0, ["0", "0", "0"]),
        (-7.0, ["-7", "-7", "-7"]),
        (999.0, ["999", "999", "999"]),
        (-999.5, ["-999,5", "-999.5", "-999.5"]),
        (1000.0, ["1.000", "1,000", "1,000"]),
        (-123_456.05, ["-123.456,05", "-123,456.05", "-123,456.05"]),
        (1_234_567.0, ["1.234.567", "1,234,567", "1,234,567"]),
    ];
    for (value, expected) in cases {
        check(
            |custom| custom.number(value).expect("a number of usual size"),
            expected,
        );
    }
    let vietnamese = Custom::usual(Language::Vi);
    assert_eq!(vietnamese.number(f64::NAN), None);
    assert_eq!(vietnamese.number(1e300), None);
}

#[test]
fn what_only_a_browser_knows_is_left_to_it() {
    for tag in ["", "de", "en-AU", "en-IN", "vi-VN-u-nu-latn", "VI", "vi_VN"] {
        assert_eq!(Custom::of(tag), None, "{tag}");
    }
    assert_eq!(
        Custom::usual(Language::Vi),
        Custom::of("vi-VN").expect("ours")
    );
    assert_eq!(
        Custom::usual(Language::En),
        Custom::of("en-US").expect("ours")
    );
}

#[test]
fn the_clocks_of_viet_nam_are_known_since_they_are_one() {
    let seven = Some(7.0 * calendar::HOUR);
    for (zone, at, expected) in [
        ("UTC", "1900-01-01", Some(0.0)),
        ("Asia/Ho_Chi_Minh", "1975-06-13", seven),
        ("Asia/Saigon", "2026-11-24", seven),
        ("Asia/Bangkok", "2026-11-24", seven),
        ("Asia/Ho_Chi_Minh", "1975-06-12", None),
        ("Europe/Berlin", "2026-11-24", None),
        ("", "2026-11-24", None),
    ] {
        assert_eq!(fixed(wall(at), zone), expected, "{zone} {at}");
    }
}

#[test]
fn a_pattern_says_how_many_digits_there_are_at_least() {
    let at = wall("1987-06-05T04:03:02.010Z");
    for (pattern, expected) in [
        ("y-M-d h:m:s.f", "1987-6-5 4:3:2.10"),
        ("y-MM-ddThh:mm:ss.fffZ", "1987-06-05T04:03:02.010Z"),
        ("", ""),
    ] {
        assert_eq!(calendar::write(at, pattern), expected);
    }
}

#[test]
fn nothing_is_written_of_a_time_that_no_date_can_hold() {
    for wall in [f64::NAN, f64::INFINITY, 8.65e15, -8.65e15] {
        assert_eq!(calendar::write(wall, "y-MM-dd"), "");
    }
    assert_eq!(calendar::write(8.64e15, "y-MM-dd"), "275760-09-13");
}

#[test]
fn every_day_of_four_centuries_has_its_date() {
    let (mut year, mut month, mut day) = (1800, 1, 1);
    let first = calendar::days(1800, 1, 1);
    for count in 0..146_097 {
        let days = first + f64::from(count);
        let expected = [year, month, day].map(f64::from);
        assert_eq!(calendar::date(days), expected);
        assert_eq!(calendar::days(year, month, day), days);
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (year, month, day) = match (month, day) {
            (12, 31) => (year + 1, 1, 1),
            (_, day) if day == length => (year, month + 1, 1),
            _ => (year, month, day + 1),
        };
    }
}
