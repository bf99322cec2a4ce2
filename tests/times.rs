//! Times as backends write them: read right, or left out and named.

mod support;

use bantin::model::{Precision, Timestamp};
use bantin::source::mapping::Mapping;
use bantin::source::read::{digest, stories, weather};
use bantin::source::value::calendar::write;
use bantin::source::value::time;
use support::{json, payload, rows};

/// A time as the document writes it: shortest, a zone only where it is known.
fn words(at: Timestamp) -> String {
    let is_whole = |round: f64| at.ms.rem_euclid(round) == 0.0;
    let (clock, zone) = match at.precision {
        Precision::Date => return write(at.ms, "y-MM-dd"),
        Precision::Local if is_whole(60_000.0) => ("y-MM-ddThh:mm", ""),
        Precision::Local => ("y-MM-ddThh:mm:ss", ""),
        Precision::Instant if is_whole(1000.0) => ("y-MM-ddThh:mm:ss", "Z"),
        Precision::Instant => ("y-MM-ddThh:mm:ss.fff", "Z"),
    };
    write(at.ms, clock) + zone
}

/// What is made of a story that was published then: its time, or the line that names it.
fn published(given: &str) -> String {
    let story = format!(r#"[{{"title": "A", "url": "/a", "published": {given}}}]"#);
    let reading = stories(&payload(json(&story)), &Mapping::default()).expect("a story");
    let time = reading.value.first().and_then(|story| story.published);
    match (time, reading.skipped.as_slice()) {
        (Some(time), []) => words(time),
        (None, [line]) => line.clone(),
        (None, []) => "nothing".to_owned(),
        other => panic!("{given}: {other:?}"),
    }
}

#[test]
fn every_form_of_the_document_is_read_right_or_named() {
    // The calendar that writes what is expected, held by a time whose count is known.
    assert_eq!(
        write(1_795_501_800_000.0, "y-MM-ddThh:mm"),
        "2026-11-24T06:30"
    );
    let rows = rows("docs/data.md", "Times");
    for row in &rows {
        let [given, expected] = row.as_slice() else {
            panic!("{row:?}");
        };
        let found = published(given);
        match expected.as_str() {
            "" => assert!(
                found.starts_with("story 1: published: expected a time, found "),
                "{given} is {found}"
            ),
            expected => assert_eq!(found, expected, "{given}"),
        }
    }
    assert!(rows.len() > 120, "{}", rows.len());
}

#[test]
fn what_says_that_there_is_no_time_is_not_named() {
    for given in [
        "null",
        "\"\"",
        "\" \"",
        "0",
        "false",
        "\"0000-00-00 00:00:00\"",
        "\"0001-01-01T00:00:00Z\"",
        "\"1970-01-01T00:00:00Z\"",
    ] {
        assert_eq!(published(given), "nothing", "{given}");
    }
}

#[test]
fn a_time_is_named_wherever_it_stands() {
    let all = |text: &str| {
        let payload = payload(json(text));
        let digest = digest(&payload, &Mapping::default()).map(|it| it.skipped);
        let weather = weather(&payload, &Mapping::default()).map(|it| it.skipped);
        let lines = |it: Result<Vec<String>, _>| it.unwrap_or_default();
        [lines(digest), lines(weather)].concat().join("\n")
    };
    for (given, expected) in [
        (
            r#"{"published": "sáng nay", "items": ["A", {"title": "B", "published": [2026]}]}"#,
            "headline 2: published: expected a time, found a list\n\
             published: expected a time, found \"sáng nay\"",
        ),
        (
            r#"{"current": {"temperature": 1, "sunset": "tối"}, "updated": "06:30",
                "daily": [{"date": "mai"}, {"date": "24/11/2026"}, {}],
                "alerts": [{"title": "A", "ends": "sớm"}]}"#,
            "day 1: expected a time, found \"mai\"\n\
             day 3: no date (found an empty object)\n\
             alert 1: ends: expected a time, found \"sớm\"\n\
             current.sunset: expected a time, found \"tối\"\n\
             updated: expected a time, found \"06:30\"",
        ),
    ] {
        assert_eq!(all(given), expected, "{given}");
    }
}

#[test]
fn years_of_two_digits_are_those_of_mail() {
    for (given, year) in [(0, 2000), (49, 2049), (50, 1950), (99, 1999)] {
        let text = format!("24/11/{given:02}");
        let time = time::parse(&text).map(|it| write(it.ms, "y"));
        assert_eq!(time, Some(year.to_string()), "{text}");
    }
}

#[test]
fn every_letter_of_the_military_but_j_is_utc() {
    for letter in ('A'..='Z').chain('a'..='z') {
        let text = format!("24 Nov 2026 06:30:00 {letter}");
        let expected =
            (!letter.eq_ignore_ascii_case(&'j')).then(|| "2026-11-24T06:30:00Z".to_owned());
        assert_eq!(time::parse(&text).map(words), expected, "{text}");
    }
}

#[test]
fn capitals_and_small_letters_are_one() {
    for row in rows("docs/data.md", "Times") {
        let given = json(&row[0]);
        let Some(text) = given.scalar() else { continue };
        let read = |text: &str| time::parse(text).map(words);
        let expected = read(&text);
        assert_eq!(read(&text.to_uppercase()), expected, "{text}");
        assert_eq!(read(&text.to_lowercase()), expected, "{text}");
        assert_eq!(read(&format!(" \u{a0}{text}\u{202f} ")), expected, "{text}");
    }
}

#[test]
fn a_day_has_passed_at_its_midnight_and_a_moment_at_once() {
    for (given, end) in [
        ("2026-11-28", "2026-11-29"),
        ("2026-12-31", "2027-01-01"),
        ("2026-11-28T08:00", "2026-11-28T08:00"),
        ("2026-11-28T08:00:00Z", "2026-11-28T08:00:00Z"),
    ] {
        let at = time::parse(given).expect("a time");
        assert_eq!(words(at.end()), end, "{given}");
    }
}
