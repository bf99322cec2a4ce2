//! The mapping of the studio, from the side of the code: what a person is told of a payload.

mod support;

use bantin::source::inspect::{Bench, inspect};
use bantin::source::value::decode::decode;
use bantin::source::value::json::Json;

/// A field as `thing.field@at: got` or `thing.field: no, expected …, found …`.
fn line(field: &Json) -> String {
    let text = |name: &str| match field.get(name) {
        Some(Json::Text(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        Some(Json::Bool(flag)) => flag.to_string(),
        _ => String::new(),
    };
    let mut name = [text("thing"), text("field")].join(".");
    if !text("at").is_empty() {
        name = [name, text("at")].join("@");
    }
    match text("got") {
        got if got.is_empty() => {
            let found = match text("found") {
                found if found.is_empty() => "nothing".to_owned(),
                found => found,
            };
            format!("{name}: expected {}, found {found}", text("expected"))
        }
        got => format!("{name}: {got}"),
    }
}

fn lines(told: &Json) -> Vec<String> {
    match told.get("fields") {
        Some(Json::List(fields)) => fields.iter().map(line).collect(),
        _ => Vec::new(),
    }
}

fn text<'j>(told: &'j Json, name: &str) -> &'j str {
    match told.get(name) {
        Some(Json::Text(text)) => text,
        _ => "",
    }
}

const STORIES: &str = r#"{"posts": [{"t": "<b>A</b>", "link": "/a", "at": "yesterday", "pic": {"u": "/p.jpg"}}, {"t": "B"}],
    "count": 2}"#;
const MAPPING: &str = r#"{"items": "posts", "title": "t", "url": "link", "published": "at",
    "image": "pic", "image.src": "u", "total": "count"}"#;

fn stories(mapping: &str) -> Json {
    inspect(&Bench {
        model: "stories",
        json: STORIES,
        mapping,
        url: "https://n.example/api",
        ..Bench::default()
    })
}

#[test]
fn each_field_is_told_with_what_it_got() {
    let told = stories(MAPPING);
    let lines = lines(&told);
    for expected in [
        ".items@posts: 2",
        "items.title@t: A",
        "items.url@link: https://n.example/a",
        "image.src@u: https://n.example/p.jpg",
        ".total@count: 2",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} in {lines:#?}"
        );
    }
    assert_eq!(text(&told, "error"), "");
}

#[test]
fn what_is_missing_or_of_the_wrong_type_is_told() {
    let lines = lines(&stories(MAPPING));
    for expected in [
        "items.published@at: expected a time, found \"yesterday\"",
        "items.excerpt: expected a text, found nothing",
        "items.url@link: expected a link, found nothing",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} in {lines:#?}"
        );
    }
}

#[test]
fn a_field_that_is_read_in_two_ways_is_told_once() {
    let lines = lines(&stories(MAPPING));
    let pictures = lines.iter().filter(|line| line.starts_with("items.image@"));
    assert_eq!(pictures.collect::<Vec<_>>(), ["items.image@pic: true"]);
}

#[test]
fn the_story_that_is_left_out_is_told() {
    let told = stories(MAPPING);
    let skipped = told.get("skipped").and_then(|lines| lines.at(0));
    let expected = "story 2: no url at link (found keys: t)";
    assert_eq!(skipped, Some(&Json::Text(expected.to_owned())));
}

#[test]
fn what_an_item_may_have_is_told_though_the_first_lacks_it() {
    let told = inspect(&Bench {
        model: "stories",
        json: r#"{"posts": [
            {"t": "A", "pic": null, "tags": [], "more": {"by": "Lan"}},
            {"t": "B", "pic": {"u": "/p.jpg"}, "tags": ["x"], "more": {"at": 1}},
            "a text", {"pic": "/q.jpg", "last": true}]}"#,
        mapping: r#"{"items": "posts", "title": "t", "url": "u"}"#,
        ..Bench::default()
    });
    let whole = decode(
        r#"{"t": "A", "pic": {"u": "/p.jpg"}, "tags": ["x"], "more": {"by": "Lan", "at": 1}, "last": true}"#,
    );
    assert_eq!(told.get("item"), whole.ok().as_ref());
}

#[test]
fn an_adapter_is_recognised_and_its_mapping_given_to_start_from() {
    let told = inspect(&Bench {
        model: "digests",
        json: r#"[{"title": {"rendered": "A"}, "link": "https://n.example/a"}]"#,
        adapter: "auto",
        ..Bench::default()
    });
    assert_eq!(text(&told, "adapter"), "wordpress");
    let title = told.get("mapping").and_then(|it| it.get("title"));
    assert_eq!(title, Some(&Json::Text("title.rendered".to_owned())));
}

#[test]
fn every_mistake_has_its_place() {
    let rows = [
        (
            "stories",
            "{\n  \"a\": nope}",
            "",
            "json: expected JSON, found \"nope}\" at line 2, column 8",
        ),
        (
            "stories",
            "{\"a\": [1, 2",
            "",
            "json: expected JSON, found the end at line 1, column 12",
        ),
        (
            "stories",
            "",
            "",
            "json: expected JSON, found the end at line 1, column 1",
        ),
        (
            "stories",
            "[]",
            "{title}",
            "mapping: expected JSON, found \"title}\" at line 1, column 2",
        ),
        (
            "stories",
            "[]",
            r#"{"title": "a..b"}"#,
            "mapping: title: expected a key after \".\" at column 3 in \"a..b\"",
        ),
        (
            "stories",
            r#"{"posts": []}"#,
            "",
            "shape: no list at items (found keys: posts)",
        ),
        ("news", "[]", "", "attribute: no model news"),
    ];
    for (model, json, mapping, expected) in rows {
        let told = inspect(&Bench {
            model,
            json,
            mapping,
            ..Bench::default()
        });
        assert_eq!(text(&told, "error"), expected, "{json} {mapping}");
    }
}

#[test]
fn every_model_has_adapters_to_choose_from() {
    for model in ["stories", "digests", "weather", "comments"] {
        let told = inspect(&Bench {
            model,
            json: "{}",
            ..Bench::default()
        });
        let own = Json::Text("bantin".to_owned());
        assert_eq!(
            told.get("adapters").and_then(|it| it.at(0)),
            Some(&own),
            "{model}"
        );
    }
}
