//! What stands in for parts of the standard library, and what payloads are made of: on any input
//! they say what the standard library says, or nothing; they never trap.

use bantin::source::value::{decode, html, time, url};
use bantin::stdx::hash::Ids;
use bantin::stdx::list::{Listed as _, sort, sorted};
use bantin::stdx::number::{self, decimal, float, integer, natural, to_count, whole, within};
use bantin::stdx::search::{after, find, first, has, is_listed};
use bantin::stdx::text::Text as _;
use proptest::prelude::{
    Strategy, any, prop, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest,
};
use std::cmp::Ordering;
use std::collections::HashMap;

const PIECES: [&str; 51] = [
    "", " ", "a", "ễ", "😀", "\0", "%", "%4", "%41", "%F", "<", "</", "<!--", "-->", "<a b='", ">",
    "&", "&#", "&#x", ";", "amp", "?", "#", "&&", "=", "://", "/", "www.", "utm_", "-", "+", "e",
    ".", ":", "T", "Z", "0", "9", "24", "2026", "nov", ",", "\"", "\\", "\\u", "\\ud83d", "[", "]",
    "{", "}", "null",
];

/// Texts with what helpers look for in odd places, and empty ones.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        ".{0,3}"
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Marks that are in those texts, and others.
fn mark() -> impl Strategy<Value = char> {
    prop_oneof![
        prop::sample::select(&[' ', 'a', 'ễ', '😀', '=', '/'][..]),
        any::<char>()
    ]
}

proptest! {
    #[test]
    fn a_search_finds_what_the_standard_library_finds(text in text(), needle in text()) {
        prop_assert_eq!(find(&text, &needle), text.find(&needle));
        let rest = text.split_once(&needle).map(|(_, rest)| rest);
        prop_assert_eq!(after(&text, &needle), rest);
    }

    #[test]
    fn a_character_is_there_or_not(text in text(), c in any::<char>()) {
        prop_assert_eq!(has(&text, c), text.contains(c));
        prop_assert_eq!(first(&text, &|it| it >= c), text.find(|it| it >= c));
    }

    #[test]
    fn white_space_goes_as_the_standard_library_has_it(text in text(), space in "[\\s\u{a0}\u{3000}x]{0,3}") {
        let text = [&space, text.as_str(), &space].concat();
        prop_assert_eq!(text.trimmed(), text.trim());
        prop_assert_eq!(text.trimmed_start(), text.trim_start());
        prop_assert_eq!(text.trimmed_end(), text.trim_end());
    }

    #[test]
    fn a_text_is_parted_as_the_standard_library_does(text in text(), mark in mark(), place in 0..6_usize) {
        prop_assert_eq!(text.parted_last(mark), text.rsplit_once(mark));
        prop_assert_eq!(text.part(mark, place), text.split(mark).nth(place).unwrap_or_default());
        prop_assert_eq!(text.replaced(mark, "<>"), text.replace(mark, "<>"));
        let mut parts = Vec::new();
        text.each_part(&|it| it == mark, &mut |part| parts.push(part));
        prop_assert_eq!(parts, text.split(mark).collect::<Vec<_>>());
    }

    #[test]
    fn a_word_is_listed_or_not(list in text(), word in text()) {
        prop_assert_eq!(is_listed(&list, &word), list.split(' ').any(|it| it == word));
    }

    #[test]
    fn a_natural_number_is_one_in_any_radix(digits in text(), number in any::<u32>(), radix in any::<u32>()) {
        natural(&digits, radix);
        natural(&digits, radix % 40);
        prop_assert_eq!(natural(&number.to_string(), 10), Some(number));
        prop_assert_eq!(natural("", radix), None);
    }

    #[test]
    fn a_number_is_read_as_the_standard_library_does(value in -1e12..1e12_f64, text in text()) {
        let near = |one: f64, other: f64| (one - other).abs() <= other.abs() * 1e-14;
        prop_assert!(number::parse(&value.to_string()).is_some_and(|it| near(it, value)));
        let scientific = format!("{value:e}");
        prop_assert!(number::parse(&scientific).is_some_and(|it| near(it, value)));
        prop_assert!(number::parse(&text).is_none_or(f64::is_finite));
        prop_assert!(float(&text).is_none_or(|it| !it.is_nan()));
    }

    #[test]
    fn any_number_is_written_or_not(value in any::<f64>(), number in any::<i64>()) {
        prop_assert_eq!(integer(number), number.to_string());
        prop_assert_eq!(whole(value), (value as i64).to_string());
        let back = decimal(value).and_then(|it| number::parse(&it));
        prop_assert!(back.is_none_or(|it| (it - value).abs() <= 1e-6 + value.abs() * 1e-14));
        prop_assert!(to_count(value).is_none_or(|it| f64::from(it) <= value));
    }

    #[test]
    fn no_number_is_beyond_the_rest_of_a_division(value in any::<f64>(), round in any::<f64>()) {
        within(value, round);
        let rest = within(value % 1e9, 360.0);
        prop_assert!((0.0..=360.0).contains(&rest), "{}", rest);
    }

    #[test]
    fn a_sort_is_stable(keys in prop::collection::vec(0..20_usize, 0..80)) {
        let mut expected = (0..keys.len()).collect::<Vec<_>>();
        let mut places = expected.clone();
        expected.sort_by_key(|it| keys[*it]);
        sort(&mut places, &|a, b| keys[a].cmp(&keys[b]));
        prop_assert_eq!(places, expected);
    }

    #[test]
    fn a_sort_bears_an_order_that_contradicts_itself(count in 0..200_usize, seed in any::<usize>()) {
        let mut places = (0..count).listed();
        sort(&mut places, &|a, b| match ((a * 31) ^ (b * 17) ^ seed) % 3 {
            0 => Ordering::Less,
            1 => Ordering::Equal,
            _ => Ordering::Greater,
        });
        places.sort_unstable();
        prop_assert_eq!(places, (0..count).collect::<Vec<_>>());
    }

    #[test]
    fn any_numbers_are_sorted(numbers in prop::collection::vec(any::<f64>(), 0..40), odd in 0..40_usize) {
        let mut numbers = numbers;
        if let Some(number) = numbers.get_mut(odd) {
            *number = f64::NAN;
        }
        let count = numbers.len();
        let made = sorted(numbers, |it| *it);
        prop_assert_eq!(made.len(), count);
        prop_assert!(made.is_sorted_by(|a, b| a.total_cmp(b) != Ordering::Greater));
    }

    #[test]
    fn ids_are_found_where_they_were_first_met(ids in prop::collection::vec(text(), 0..80), other in text()) {
        let (mut met, mut expected) = (Ids::default(), HashMap::new());
        prop_assert_eq!(met.find(&other), None);
        for (at, id) in ids.iter().enumerate() {
            let is_new = !expected.contains_key(id);
            prop_assert_eq!(met.note(id, at), is_new);
            expected.entry(id.clone()).or_insert(at);
        }
        for id in ids.iter().chain([&other]) {
            prop_assert_eq!(met.find(id), expected.get(id).copied());
        }
    }

    #[test]
    fn any_text_is_read_as_html(text in text()) {
        prop_assert!(!html::strip(&text).contains("  "));
        html::unescape(&text);
        let made = html::retag(&text, "", &|_, _, _| {});
        prop_assert!(!made.contains('<'));
    }

    #[test]
    fn any_text_is_read_as_a_time(text in text()) {
        prop_assert!(time::parse(&text).is_none_or(|it| it.ms.abs() <= 8.64e15));
    }

    #[test]
    fn any_number_is_read_as_a_time(number in any::<f64>()) {
        prop_assert!(time::epoch(number).is_none_or(|it| it.ms.abs() <= 8.64e15));
    }

    #[test]
    fn any_text_is_read_as_a_url(one in text(), name in "[a-z]{1,3}", value in text()) {
        let mut encoded = String::new();
        url::encode(&value, "", &mut encoded);
        let set = url::set(&one, &name, &encoded);
        prop_assert_eq!(url::get(&set, &name), Some(&*encoded));
        prop_assert_eq!(url::decode_component(&encoded), value.clone());
        url::decode_component(&value);
        url::add(&one, &value);
        prop_assert!(url::is_same_page(&one, &one));
        url::get(&one, "");
        url::set(&one, "", "");
    }

    #[test]
    fn any_text_is_json_or_is_not(text in text()) {
        // Half of a surrogate pair, and control characters in texts, are borne here.
        prop_assume!(!text.contains("\\u") && !text.contains(char::is_control));
        let expected = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert!(decode::decode(&text).is_ok() || !expected);
    }

    #[test]
    fn what_is_no_json_has_a_place(text in text()) {
        prop_assert!(decode::decode(&text).err().is_none_or(|at| at <= text.len()));
    }
}
