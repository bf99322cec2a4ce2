//! How times and numbers are written in the bundle's languages;
//! `tests/intl.rs` compares what is written with a browser's.

use bantin::source::value::{calendar, time};
use bantin::source::wire::clock::{ahead, hear, learned};
use bantin::ui::intl::custom::{Custom, Style, Unit, age};
use bantin::ui::intl::zone::fixed;
use bantin::ui::labels::Language;

const TAGS: [&str; 3] = ["vi", "en", "en-US"];

/// A text of each of [`TAGS`].
fn check(write: impl Fn(Custom) -> String, expected: [&str; 3]) {
    for (tag, expected) in TAGS.iter().zip(expected) {
        assert_eq!(
            write(Custom::of(tag).expect("one of ours")),
            expected,
            "{tag}"
        );
    }
}

fn wall(text: &str) -> f64 {
    time::parse(text).expect("a time").ms
}

#[test]
fn a_time_is_written_as_its_reader_writes_it() {
    let cases = [
        ("2026-11-03T06:05", Style::Hour, ["06:05", "06:05", "06:05"]),
        ("2026-11-03T06:05", Style::Day, ["3/11", "3 Nov", "11/3"]),
        ("2026-09-30", Style::Day, ["30/9", "30 Sept", "9/30"]),
        (
            "2026-11-03T06:05",
            Style::Full,
            ["06:05 3/11/2026", "3 Nov 2026, 06:05", "11/3/2026, 06:05"],
        ),
        (
            "2024-02-29T23:59",
            Style::Full,
            ["23:59 29/2/2024", "29 Feb 2024, 23:59", "2/29/2024, 23:59"],
        ),
        (
            "1969-12-31T00:00",
            Style::Full,
            [
                "00:00 31/12/1969",
                "31 Dec 1969, 00:00",
                "12/31/1969, 00:00",
            ],
        ),
        (
            "2024-02-29",
            Style::Date,
            ["29/2/2024", "29 Feb 2024", "2/29/2024"],
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
    let now = ["Vừa xong", "Just now", "Just now"];
    let cases = [
        (-20.0, now),
        (-60.0, ["1 phút trước", "1 minute ago", "1 minute ago"]),
        (-300.0, ["5 phút trước", "5 minutes ago", "5 minutes ago"]),
        (-3600.0, ["1 giờ trước", "1 hour ago", "1 hour ago"]),
        (-86_340.0, ["24 giờ trước", "24 hours ago", "24 hours ago"]),
        // Of a clock that is a little slow.
        (20.0, now),
        (300.0, now),
        (3599.0, now),
        (3600.0, ["sau 1 giờ nữa", "in 1 hour", "in 1 hour"]),
        (7200.0, ["sau 2 giờ nữa", "in 2 hours", "in 2 hours"]),
    ];
    for (seconds, expected) in cases {
        let (count, unit) = age(seconds).expect("less than a day");
        check(|custom| custom.age(count, unit), expected);
    }
    assert_eq!(age(-86_400.0), None);
    assert_eq!(age(86_400.0), None);
    check(|custom| custom.age(0.0, Unit::Hour), now);
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
        check(|custom| custom.number(value), expected);
    }
    check(|custom| custom.number(f64::NAN), ["", "", ""]);
    check(|custom| custom.number(1e300), ["", "", ""]);
}

#[test]
fn dates_are_of_the_language_that_words_are_of() {
    for (tag, language, date) in [
        ("vi", Language::Vi, Some("3/11")),
        ("vi-US", Language::Vi, Some("3/11")),
        ("en", Language::En, Some("3 Nov")),
        ("en-VN", Language::En, Some("3 Nov")),
        ("en-US", Language::En, Some("11/3")),
        // A browser writes them.
        ("fr-CA", Language::Further, None),
        ("", Language::Further, None),
    ] {
        assert_eq!(Language::of(tag), language, "{tag}");
        let written = Custom::of(tag).map(|it| it.time(wall("2026-11-03"), Style::Day));
        assert_eq!(written.as_deref(), date, "{tag}");
    }
}

#[test]
fn an_offset_is_a_zone_in_whatever_way_it_is_written() {
    for (text, minutes) in [
        ("UTC+7", Some(420.0)),
        ("UTC+07", Some(420.0)),
        ("UTC+07:00", Some(420.0)),
        ("GMT+7", Some(420.0)),
        ("gmt +7", Some(420.0)),
        ("(GMT+7)", Some(420.0)),
        ("(UTC+07:00) Bangkok, Hanoi, Jakarta", Some(420.0)),
        ("+07:00", Some(420.0)),
        ("+0700", Some(420.0)),
        ("+7", Some(420.0)),
        ("+5:30", Some(330.0)),
        ("+0545", Some(345.0)),
        ("-03:30", Some(-210.0)),
        ("UTC\u{2212}5", Some(-300.0)),
        ("UTC", Some(0.0)),
        ("Z", Some(0.0)),
        ("EST", Some(-300.0)),
        ("ICT", Some(420.0)),
        // Names that only the browser knows, and such as nobody does.
        ("Asia/Ho_Chi_Minh", None),
        ("Etc/GMT-7", None),
        ("EST5EDT", None),
        ("GMT Standard Time", None),
        ("SE Asia Standard Time", None),
        ("Asia/Hanoi", None),
        ("UTC+25", None),
        ("+07:75", None),
        ("7", None),
        ("CH", None),
        ("", None),
    ] {
        assert_eq!(time::zone(text), minutes, "{text}");
    }
    for (number, text) in [
        (19_800.0, Some("+05:30")),
        (25_200.0, Some("+07:00")),
        (-12_600.0, Some("-03:30")),
        (50_400.0, Some("+14:00")),
        (0.0, Some("+00:00")),
        (7.0, Some("+07:00")),
        (5.5, Some("+05:30")),
        (420.0, Some("+07:00")),
        (99_999.0, None),
        (f64::NAN, None),
    ] {
        assert_eq!(time::offset(number).as_deref(), text, "{number}");
    }
}

#[test]
fn the_servers_clock_is_believed_where_it_can_be() {
    const MINUTE: f64 = 60_000.0;
    for (known, told, is_new, expected) in [
        // What an answer may take is no matter.
        (0.0, 30_000.0, true, 0.0),
        (0.0, -30_000.0, true, 0.0),
        // A slow clock: whatever was kept was made even earlier.
        (0.0, 5.0 * MINUTE, true, 5.0 * MINUTE),
        (0.0, 5.0 * MINUTE, false, 5.0 * MINUTE),
        (5.0 * MINUTE, -60.0 * MINUTE, false, 5.0 * MINUTE),
        // A fast one, or an answer that was kept for two hours.
        (0.0, -120.0 * MINUTE, true, -120.0 * MINUTE),
        (0.0, -120.0 * MINUTE, false, 0.0),
        (-120.0 * MINUTE, -90.0 * MINUTE, false, -90.0 * MINUTE),
        // Set right while the page is open.
        (5.0 * MINUTE, 0.0, true, 0.0),
        // A page's own clock.
        (0.0, 4000.0 * MINUTE, true, 0.0),
        (0.0, f64::NAN, true, 0.0),
    ] {
        assert_eq!(
            learned(known, told, is_new),
            expected,
            "{known} {told} {is_new}"
        );
    }
}

#[test]
fn a_server_says_what_time_it_is_in_the_words_of_http() {
    let now = wall("2026-11-24T06:25:00Z");
    hear("soon", now, true);
    assert_eq!(ahead(), 0.0);
    hear("Tue, 24 Nov 2026 06:30:00 GMT", now, true);
    assert_eq!(ahead(), 300_000.0);
}

#[test]
fn the_clocks_of_viet_nam_are_known_since_they_are_one() {
    let seven = Some(7.0 * calendar::HOUR);
    for (zone, at, expected) in [
        ("+0", "1900-01-01", Some(0.0)),
        ("+330", "2026-11-24", Some(5.5 * calendar::HOUR)),
        ("-210", "2026-11-24", Some(-3.5 * calendar::HOUR)),
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
