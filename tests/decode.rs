//! JSON from text, held to another reader of it.

use bantin::source::value::decode::{decode, found};
use bantin::source::value::json::Json;
use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};

/// What one of ours is in JSON, by serde_json.
fn written(json: &Json) -> serde_json::Value {
    match json {
        Json::Null => serde_json::Value::Null,
        Json::Bool(flag) => (*flag).into(),
        Json::Number(number) => (*number).into(),
        Json::Text(text) => text.as_str().into(),
        Json::List(items) => items.iter().map(written).collect(),
        Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (key.clone(), written(value)));
            serde_json::Value::Object(entries.collect())
        }
    }
}

fn check(rows: &[(&str, Json)]) {
    for (text, expected) in rows {
        assert_eq!(decode(text).as_ref(), Ok(expected), "{text}");
    }
}

#[test]
fn values_are_what_they_say() {
    let text = |it: &str| Json::Text(it.to_owned());
    check(&[
        ("null", Json::Null),
        (" true ", Json::Bool(true)),
        ("false", Json::Bool(false)),
        ("0", Json::Number(0.0)),
        ("-12.5", Json::Number(-12.5)),
        ("28.6", Json::Number(28.6)),
        ("1795501800000", Json::Number(1_795_501_800_000.0)),
        ("9007199254740991", Json::Number(9_007_199_254_740_991.0)),
        ("1845327894562017281", text("1845327894562017281")),
        ("-1845327894562017281", text("-1845327894562017281")),
        ("2e18", Json::Number(2e18)),
        ("1e3", Json::Number(1000.0)),
        ("25E-1", Json::Number(2.5)),
        ("1.5e+2", Json::Number(150.0)),
        ("1e-400", Json::Number(0.0)),
        ("0e999999999", Json::Number(0.0)),
        ("1e999", Json::Null),
        (r#""""#, text("")),
        (r#""lúa""#, text("lúa")),
        (r#""a\n\t\"\\\/\b\f\r""#, text("a\n\t\"\\/\u{8}\u{c}\r")),
        (r#""\u1ea3\u00E0""#, text("ảà")),
        (r#""\ud83c\udf3e""#, text("🌾")),
        (r#""\ud83c""#, text("\u{fffd}")),
        (r#""\ud83c\u0041""#, text("\u{fffd}A")),
        (r#""\udf3e!""#, text("\u{fffd}!")),
        ("[]", Json::List(Vec::new())),
        (
            "[ 1 , [ ] ]",
            Json::List(vec![Json::Number(1.0), Json::List(Vec::new())]),
        ),
        ("{}", Json::Object(Vec::new())),
        (
            "{ \"b\" : 1 , \"a\" : { } }",
            Json::Object(vec![
                ("b".to_owned(), Json::Number(1.0)),
                ("a".to_owned(), Json::Object(Vec::new())),
            ]),
        ),
    ]);
}

#[test]
fn what_is_no_json_is_told_where() {
    for (text, at) in [
        ("", 0),
        ("  ", 2),
        ("nul", 0),
        ("truefalse", 0),
        ("[1", 2),
        ("[1,]", 3),
        ("[1 2]", 3),
        ("{\"a\"}", 4),
        ("{\"a\":1,}", 7),
        ("{a: 1}", 1),
        ("\"a", 2),
        ("\"a\nb\"", 2),
        ("\"\\x\"", 2),
        ("\"\\u12g4\"", 5),
        ("1 2", 2),
        ("-", 0),
        ("1e", 0),
        ("<!doctype html>", 0),
    ] {
        assert_eq!(decode(text), Err(at), "{text}");
    }
}

#[test]
fn what_stands_in_place_of_json_is_told_with_its_place() {
    let long = "ả".repeat(60);
    let cut = format!("\"{}\" at byte 0", "ả".repeat(40));
    for (text, at, told) in [
        ("<!doctype html>", 0, "\"<!doctype html>\" at byte 0"),
        ("[1, nul]", 4, "\"nul]\" at byte 4, behind \"[1,\""),
        ("[1", 2, "the end at byte 2, behind \"[1\""),
        ("[1\n ", 4, "the end at byte 4, behind \"[1\""),
        ("", 0, "the end at byte 0"),
        (&long, 0, &cut),
        ("a", 7, "the end at byte 7"),
    ] {
        assert_eq!(found(text, at), told, "{text}");
    }
}

#[test]
fn what_stands_around_json_or_in_it_is_told_with_what_is_before() {
    let good = r#"{"items": [{"title": "Lúa", "url": "/a"}], "next": null}"#;
    let told = |text: &str| {
        decode(text)
            .map_err(|at| found(text, at))
            .expect_err("no JSON")
    };
    let before = r#"behind "…": "/a"}], "next": null}""#;
    for (text, expected) in [
        (
            format!("{good}\n<!-- Cached by a plugin in 0.2 s -->"),
            format!(r#""<!-- Cached by a plugin in 0.2 s -->" at byte 58, {before}"#),
        ),
        (
            format!("{good}{good}"),
            format!(r#""{{"items": [{{"title": "Lúa", "url": "/a"}}" at byte 57, {before}"#),
        ),
        (
            format!("<br />\n<b>Notice</b>: Undefined index\n{good}"),
            "\"<br />\n<b>Notice</b>: Undefined index\n{\"\" at byte 0".to_owned(),
        ),
        (
            r#"{"items": [], "total": NaN}"#.to_owned(),
            r#""NaN}" at byte 23, behind "{"items": [], "total":""#.to_owned(),
        ),
        (
            r#"{"items": [{"title": "Lúa"},], "next": null}"#.to_owned(),
            r#""], "next": null}" at byte 29, behind "…ems": [{"title": "Lúa"},""#.to_owned(),
        ),
        (
            r#"{"total": 1, "items": [],}"#.to_owned(),
            r#""}" at byte 25, behind "…"total": 1, "items": [],""#.to_owned(),
        ),
        (
            "callback([])".to_owned(),
            r#""callback([])" at byte 0"#.to_owned(),
        ),
    ] {
        assert_eq!(told(&text), expected, "{text}");
    }
}

#[test]
fn what_is_nested_too_deep_is_null_and_what_follows_is_read() {
    let text = |deep: usize| ["[", &"[".repeat(deep), "\"]\"", &"]".repeat(deep), ", 7]"].concat();
    let depth = |json: &Json| {
        let (mut json, mut depth) = (json.at(0), 0);
        while let Some(Json::List(items)) = json {
            (json, depth) = (items.first(), depth + 1);
        }
        depth
    };
    for deep in [10, 63, 64, 5_000, 200_000] {
        let json = decode(&text(deep)).unwrap_or_default();
        assert_eq!(depth(&json), deep.min(63), "{deep}");
        assert_eq!(json.at(1), Some(&Json::Number(7.0)), "{deep}");
    }
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Json::Bool),
        // As many digits as are exact.
        (-1_000_000_000_000_i64..1_000_000_000_000, 0..6_u32).prop_map(|(digits, decimals)| {
            let number = digits.to_string().parse::<f64>().unwrap_or_default();
            Json::Number(number / f64::from(10_u32.pow(decimals)))
        }),
        ".{0,20}".prop_map(Json::Text),
        "\\PC{0,20}|[\\x00-\\x20\"\\\\]{0,8}".prop_map(Json::Text),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::List),
            prop::collection::btree_map(".{0,6}", inner, 0..5)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_another_writes_is_read_the_same(json in json()) {
        let value = written(&json);
        prop_assert_eq!(decode(&value.to_string()), Ok(json.clone()));
        let pretty = serde_json::to_string_pretty(&value).unwrap_or_default();
        prop_assert_eq!(decode(&pretty), Ok(json));
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,60}|[\\[\\]{}\",:0-9eE+.\\\\utrfalsn -]{0,40}") {
        if let Err(at) = decode(&text) {
            prop_assert_eq!(text.get(at..).is_some(), true, "{} of {}", at, text);
        }
    }
}
