//! Whatever a backend sends: no reader panics, and no link leads out of the web.

mod support;

use bantin::model::{Comment, Link};
use bantin::source::adapter::{self, Model};
use bantin::source::dialect::catalog::{self, DIALECTS};
use bantin::source::dialect::delivered::{Sent, find_own};
use bantin::source::dialect::refusal::{Act, Verdict, counts, likes};
use bantin::source::dialect::{Listing, Sort, Target};
use bantin::source::mapping::Mapping;
use bantin::source::read;
use bantin::source::value::json::Json;
use bantin::source::value::{html, time};
use bantin::stdx::number;
use proptest::prelude::{
    Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest,
};
use support::payload;

/// Keys that mean something somewhere, so that readers get deeper than their first question.
const KEYS: [&str; 51] = [
    "items",
    "title",
    "url",
    "id",
    "image",
    "src",
    "srcset",
    "published",
    "excerpt",
    "next",
    "total",
    "text",
    "html",
    "author",
    "name",
    "parent",
    "replies",
    "status",
    "created",
    "current",
    "hourly",
    "daily",
    "time",
    "date",
    "temperature",
    "condition",
    "alerts",
    "severity",
    "summary",
    "posts",
    "data",
    "attributes",
    "meta",
    "pagination",
    "rendered",
    "link",
    "hourly_units",
    "weather_code",
    "errors",
    "detail",
    "errno",
    "errmsg",
    "code",
    "message",
    "params",
    "hidden_replies",
    "count",
    "like",
    "likes",
    "comments",
    "comment",
];

/// Texts that mean something somewhere.
const TEXTS: [&str; 16] = [
    "",
    "a",
    "https://news.example/a",
    "/a",
    "javascript:alert(1)",
    "JaVa\tscript:x",
    "//evil",
    "data:text/html,x",
    "2026-11-24",
    "2026-11-24T06:00:00+07:00",
    "06:30 24/11/2026",
    "<b>a</b> &amp; &#x41;",
    "&#xD800;",
    "a; b; c",
    "1e999",
    "\u{0}\u{202e}ễ",
];

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>().prop_map(Json::Number),
        (-10i32..2_000_000_000).prop_map(|number| Json::Number(f64::from(number))),
        prop::sample::select(&TEXTS[..]).prop_map(|text| Json::Text(text.to_owned())),
        ".{0,12}".prop_map(Json::Text),
    ];
    leaf.prop_recursive(6, 96, 8, |inner| {
        let key = prop_oneof![
            prop::sample::select(&KEYS[..]).prop_map(str::to_owned),
            ".{0,6}"
        ];
        let entry = (key, inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Json::List),
            prop::collection::vec(entry, 0..10).prop_map(Json::Object),
        ]
    })
}

/// A field of some model.
fn field() -> impl Strategy<Value = String> {
    let known = prop::sample::select(&KEYS[..]).prop_map(str::to_owned);
    let inside = (
        prop::sample::select(&KEYS[..]),
        prop::sample::select(&KEYS[..]),
    )
        .prop_map(|(thing, field)| [thing, ".", field].concat());
    prop_oneof![known, inside, ".{0,6}"]
}

/// Something like an expression, or not.
fn expression() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        prop::sample::select(&KEYS[..]).prop_map(str::to_owned),
        Just(".".to_owned()),
        Just("0".to_owned()),
        "\"[^\"]{0,4}\"",
    ];
    let path = prop::collection::vec(key, 1..4).prop_map(|keys| keys.join("."));
    let alternative = prop_oneof![
        4 => path.clone(),
        1 => path.clone().prop_map(|path| ["https://x.example/{", &path, "}"].concat()),
        1 => path.prop_map(|path| ["a {+", &path, "} b"].concat()),
        1 => "'[^']{0,6}'",
    ];
    let right = prop::collection::vec(alternative, 1..3).prop_map(|all| all.join("|"));
    prop_oneof![3 => right, 1 => ".{0,40}", 1 => "[a-z0-9.|\"'{}+ ]{0,30}"]
}

/// Every mapping there is: none, and those of the adapters.
fn mappings() -> Vec<(Model, Mapping)> {
    let mut found = Vec::new();
    for model in [Model::Story, Model::Digest, Model::Weather, Model::Comments] {
        found.push((model, Mapping::default()));
        for adapter in adapter::catalog::of(model).iter() {
            found.push((model, adapter.mapping().expect("a mapping of ours")));
        }
    }
    found
}

fn is_of_the_web(link: &Link) -> bool {
    link.as_str().starts_with("https://") || link.as_str().starts_with("http://")
}

fn links_of(comments: &[Comment]) -> Vec<&Link> {
    comments
        .iter()
        .flat_map(|it| it.author.url.iter().chain(&it.author.avatar))
        .collect()
}

proptest! {
    #[test]
    fn no_payload_makes_a_reader_panic_or_a_link_leave_the_web(json in json()) {
        for (model, mapping) in mappings() {
            let adapter = adapter::catalog::choose(model, None, &json);
            let prepared = adapter.ok().and_then(|it| it.prepare).map(|prepare| prepare(&json));
            let payload = payload(prepared.unwrap_or_else(|| json.clone()));
            match model {
                Model::Story => if let Ok(reading) = read::stories(&payload, &mapping) {
                    for story in &reading.value {
                        prop_assert!(is_of_the_web(&story.url));
                        prop_assert!(story.image.iter().all(|it| is_of_the_web(&it.src)));
                        prop_assert!(!story.title.trim().is_empty());
                    }
                    prop_assert!(reading.next.iter().all(is_of_the_web));
                },
                Model::Digest => if let Ok(reading) = read::digest(&payload, &mapping) {
                    prop_assert!(reading.value.items.iter().flat_map(|it| &it.url).all(is_of_the_web));
                },
                Model::Weather => if let Ok(reading) = read::weather(&payload, &mapping) {
                    prop_assert!(reading.value.alerts.iter().flat_map(|it| &it.url).all(is_of_the_web));
                },
                Model::Comments => {
                    if let Ok(reading) = read::comments(&payload, &mapping) {
                        prop_assert!(links_of(&reading.value.comments).into_iter().all(is_of_the_web));
                    }
                    // An answer to a post, and a refusal.
                    let _ = read::comment(&payload.json, payload.base(), &mapping);
                    let _ = read::problem(&json);
                }
            }
        }
    }

    #[test]
    fn any_answer_of_any_backend_has_a_verdict(json in json(), status in 0u16..600, wait in prop::option::of(0.0..100.0)) {
        let payload = payload(json);
        for dialect in DIALECTS {
            for act in [Act::Write, Act::Change, Act::Delete, Act::Report] {
                let is_written = matches!(act, Act::Write | Act::Change);
                let verdict = dialect.judge(act, status, &payload, wait);
                let is_success = (200..300).contains(&status);
                match verdict {
                    Verdict::Accepted(comment) => {
                        let is_gone = act == Act::Delete && matches!(status, 404 | 410);
                        prop_assert!(is_success || is_gone);
                        prop_assert!(!is_written || comment.is_some());
                    }
                    Verdict::Held(_) => prop_assert!(is_success && is_written),
                    // Only Waline refuses with a status that is no refusal.
                    Verdict::Refused(refusal) => {
                        let is_said = payload.json.get("errno").is_some();
                        prop_assert!((400..500).contains(&status) || is_said);
                        prop_assert_eq!(refusal.retry_after, wait);
                    }
                    Verdict::Later(seconds) => prop_assert_eq!(wait, Some(seconds)),
                    Verdict::Unclear => prop_assert!(status != 403),
                }
            }
        }
        let _ = likes(&payload.json);
        let _ = counts(&payload);
    }

    #[test]
    fn any_draft_can_be_sent_anywhere(draft in json(), src in ".{0,30}|https://x.example/[a-z?=&#%/]{0,20}", id in ".{0,8}") {
        let target = Target { src: &src, action: &src, article: &id };
        for dialect in DIALECTS {
            let asked = dialect.post(target, &draft, &id);
            prop_assert!(matches!(asked.body, Some(Json::Object(_))));
            let listing = Listing { sort: Some(Sort::Oldest), size: 5, parent: &id };
            let urls = [
                dialect.like(target, &id, true).url,
                dialect.count(target, &[&id, &src]).url,
                dialect.list(target, listing),
            ];
            // An id is never more than a part of a path or a parameter.
            for url in urls {
                let start = src.find(['?', '#']).unwrap_or(src.len());
                prop_assert!(url.starts_with(src[..start].trim_end_matches('/')), "{url}");
            }
        }
        let name = catalog::choose(Some(&id), &src, &draft).adapter.name;
        prop_assert!(DIALECTS.iter().any(|it| it.adapter.name == name));
    }

    #[test]
    fn what_was_sent_is_found_as_it_was_sent(text in "\\PC{1,60}", name in "[a-zA-Z]{0,8}") {
        prop_assume!(!text.trim().is_empty());
        let entry = |key: &str, value: &str| (key.to_owned(), Json::Text(value.to_owned()));
        let json = Json::Object(vec![entry("id", "1"), entry("author", &name), entry("text", &text)]);
        let thread = [read::comment(&json, "", &Mapping::default()).expect("a comment")];
        let sent = Sent { name: &name, text: &text, ..Sent::default() };
        prop_assert!(find_own(&thread, &sent).is_some());
        let other = Sent { parent: "2", ..sent };
        prop_assert!(find_own(&thread, &other).is_none());
    }

    #[test]
    fn any_mapping_and_any_payload_give_a_value_or_an_error_with_a_place(
        entries in prop::collection::vec((field(), expression()), 1..6), json in json()
    ) {
        let text = |(field, it): (String, String)| (field, Json::Text(it));
        let written = Json::Object(entries.into_iter().map(text).collect());
        let mapping = match Mapping::parse(&written) {
            Ok(mapping) => mapping,
            Err(error) => {
                let line = error.to_string();
                prop_assert!(line.starts_with("mapping: "), "{line}");
                prop_assert!(line.contains(" at column "), "{line}");
                return Ok(());
            }
        };
        let payload = payload(json.clone());
        let outcomes = [
            read::stories(&payload, &mapping).err(),
            read::digest(&payload, &mapping).err(),
            read::weather(&payload, &mapping).err(),
            read::comments(&payload, &mapping).err(),
        ];
        for error in outcomes.into_iter().flatten() {
            // What is there stands in brackets behind what is missing; a bad value at the end.
            let line = error.to_string();
            let is_told = line.contains("(found ") || line.contains("(at ") || line.contains(", found ");
            prop_assert!(is_told || line.contains("came before") || line.contains(": empty"), "{line}");
        }
    }

    #[test]
    fn the_column_of_a_mistake_is_in_the_expression(expression in expression()) {
        let written = Json::Object(vec![("title".to_owned(), Json::Text(expression.clone()))]);
        if let Err(error) = Mapping::parse(&written) {
            let line = error.to_string();
            let after = line.split(" at column ").nth(1).and_then(|it| it.split(' ').next());
            let column = after.and_then(|it| it.parse::<usize>().ok()).unwrap_or_default();
            prop_assert!((1..=expression.chars().count() + 1).contains(&column), "{line}");
        }
    }

    #[test]
    fn no_text_makes_a_small_reader_panic(text in ".{0,60}|[0-9T:+Z/. -]{0,30}|[<>&;#x/a-z!\"' -]{0,40}") {
        let _ = time::parse(&text);
        let _ = html::unescape(&text);
        let number = number::parse(&text);
        prop_assert!(number.is_none_or(f64::is_finite));
        let stripped = html::strip(&text);
        prop_assert!(!stripped.starts_with(' ') && !stripped.contains("  "), "{stripped:?}");
        for base in ["https://news.example/a/b", "", "not a base"] {
            let link = Link::parse(&text, base);
            prop_assert!(link.iter().all(is_of_the_web), "{link:?}");
            if let Some(contact) = Link::contact(&text) {
                let scheme = contact.as_str().split(':').next().unwrap_or_default().to_owned();
                prop_assert!(["mailto", "tel"].contains(&scheme.as_str()), "{scheme}");
            }
        }
    }
}
