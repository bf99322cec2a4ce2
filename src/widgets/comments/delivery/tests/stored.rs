//! What is stored of a comment, and read again.

use super::{THREAD, entry};
use crate::source::dialect::refusal::Reason;
use crate::widgets::comments::delivery::entry::{Entry, Setback, Stage};

#[test]
fn an_entry_is_read_as_it_was_stored() {
    let setback = |reason| Setback {
        reason,
        said: "Not now.".to_owned(),
    };
    let stages = [
        Stage::Waiting,
        Stage::UnderWay,
        Stage::Unsure,
        Stage::Held("12".to_owned()),
        Stage::Refused(setback(Reason::Flood)),
        Stage::Refused(setback(Reason::Unknown)),
        Stage::Refused(setback(Reason::TooLarge)),
    ];
    for stage in stages {
        let mut entry = entry();
        entry.here.has_form = false;
        entry.parent = "7".to_owned();
        entry.trap = "x".to_owned();
        entry.after = "41".to_owned();
        entry.tries = 3;
        entry.first_tried += 5.0;
        entry.stage = stage;
        assert_eq!(Entry::read("key", &entry.stored()), Some(entry));
    }
}

#[test]
fn what_the_format_before_stored_is_read() {
    let read = |tries: &str, since: &str, why: &str| {
        let at = "1700000002000";
        let lines = [
            THREAD, "7", "Lan", "", "", "", tries, at, since, why, "A\nB",
        ];
        Entry::read("key", &lines.join("\n")).expect("an entry")
    };
    let fresh = read("0", "0", "");
    assert_eq!((&*fresh.text, &*fresh.parent), ("A\nB", "7"));
    assert_eq!(fresh.stage, Stage::Waiting);
    assert_eq!(fresh.written, 1_700_000_002_000.0);
    let tried = read("12", "1700000000000", "");
    assert_eq!((tried.tries, tried.written), (12, 1_700_000_000_000.0));
    let held = read("1", "1700000000000", "\u{1}31");
    assert_eq!(held.stage, Stage::Held("31".to_owned()));
    let said = "Tòa soạn không nhận.".to_owned();
    let setback = Setback {
        reason: Reason::Unknown,
        said: said.clone(),
    };
    let refused = read("1", "1700000000000", &said);
    assert_eq!(refused.stage, Stage::Refused(setback));
}

#[test]
fn the_same_words_by_the_same_person_are_the_same_comment() {
    let mut sent = entry();
    sent.first_tried -= 60_000.0;
    sent.after = "41".to_owned();
    let mut again = entry();
    again.key.clear();
    again.follow(&sent.trail());
    assert_eq!((&*again.key, &*again.after, again.tries), ("key", "41", 1));
    assert_eq!(again.first_tried, sent.first_tried);
    // As it was remembered before.
    let mut again = entry();
    again.key.clear();
    again.follow("old\nLan\nlan@bao.example\n\nNước đã rút.\nHẻm 12");
    assert_eq!((&*again.key, again.tries), ("old", 0));
    let mut other = entry();
    other.key.clear();
    other.text.push('!');
    other.follow(&sent.trail());
    assert_eq!((&*other.key, other.tries), ("", 0));
}
