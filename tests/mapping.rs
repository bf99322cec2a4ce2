//! The mapping language: what each expression leads to, and what a wrong one is told.

mod support;

use bantin::model::Quantity;
use bantin::source::error::Error;
use bantin::source::mapping::Mapping;
use bantin::source::read::page::Reading;
use bantin::source::read::{comments, digest, stories, weather};
use support::{json, payload};

/// A payload, an expression, and the text it leads to.
type Row = (&'static str, &'static str, &'static str);

const NOTHING: &str = "https://news.example/nothing";

/// Follows each expression as the `id` of a story, which is the text found and no more.
fn check(rows: &[Row]) {
    for (item, expression, expected) in rows {
        let mapping = mapping(&[
            ("items", "."),
            ("title", "'A title'"),
            ("url", "'/nothing'"),
            ("id", expression),
        ]);
        let list = ["[", item, "]"].concat();
        let found = mapping.and_then(|mapping| stories(&payload(json(&list)), &mapping));
        let found = found.map(|reading| reading.value.iter().map(|it| it.id.clone()).collect());
        let found = found.unwrap_or_else(|error| error.to_string());
        assert_eq!(found, *expected, "{expression} in {item}");
    }
}

fn mapping(fields: &[(&str, &str)]) -> Result<Mapping, Error> {
    let fields = fields.iter().map(|(field, expression)| {
        (
            (*field).to_owned(),
            bantin::source::value::json::Json::Text((*expression).to_owned()),
        )
    });
    Mapping::parse(&bantin::source::value::json::Json::Object(fields.collect()))
}

fn refuse(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let refused = Mapping::parse(&json(text)).err().map(|it| it.to_string());
        assert_eq!(refused.as_deref(), Some(*expected), "{text}");
    }
}

#[test]
fn dots_lead_into_objects_and_lists() {
    check(&[
        (r#"{"a": "x"}"#, "a", "x"),
        (r#"{"a": {"b": "x"}}"#, "a.b", "x"),
        (r#"{"a": {"b": {"c": "x"}}}"#, "a.b.c", "x"),
        (r#"{"a": ["x", "y"]}"#, "a.1", "y"),
        (r#"{"a": [{"b": "x"}]}"#, "a.0.b", "x"),
        (r#"{"a": [["x"], ["y"]]}"#, "a.1.0", "y"),
        (r#"{"a": {"0": "x"}}"#, "a.0", "x"),
        (r#"{"tên bài": "Lúa"}"#, "tên bài", "Lúa"),
        (r#"{"a-b": {"c:d": "x"}}"#, "a-b.c:d", "x"),
    ]);
}

#[test]
fn a_path_that_leads_nowhere_finds_nothing() {
    check(&[
        (r#"{"a": "x"}"#, "b", NOTHING),
        (r#"{"a": "x"}"#, "a.b", NOTHING),
        (r#"{"a": ["x"]}"#, "a.1", NOTHING),
        (r#"{"a": ["x"]}"#, "a.-1", NOTHING),
        (r#"{"a": ["x"]}"#, "a.first", NOTHING),
        (r#"{"a": ["x"]}"#, "a.99999999999999999999999999", NOTHING),
        (r#"{"a": null}"#, "a", NOTHING),
        (r#"{"a": null}"#, "a.b", NOTHING),
        (r#"{"a": {"b": "x"}}"#, "a", NOTHING),
        (r#"{"a": ["x"]}"#, "a", NOTHING),
        (r#"{"a": true}"#, "a", NOTHING),
    ]);
}

#[test]
fn quoted_keys_hold_what_parts_other_keys() {
    check(&[
        (r#"{"a.b": "x"}"#, r#""a.b""#, "x"),
        (r#"{"wp:term": [{"n": "x"}]}"#, r#""wp:term".0.n"#, "x"),
        (r#"{"_e": {"wp:m": "x"}}"#, r#"_e."wp:m""#, "x"),
        (r#"{"a|b": "x"}"#, r#""a|b""#, "x"),
        (r#"{"{a}": "x"}"#, r#""{a}""#, "x"),
        (r#"{"it's": "x"}"#, r#""it's""#, "x"),
        (r#"{"": "x"}"#, r#""""#, "x"),
        (r#"{"a": {" b ": "x"}}"#, r#"a." b ""#, "x"),
    ]);
}

#[test]
fn spaces_around_keys_and_alternatives_do_not_count() {
    check(&[
        (r#"{"a": {"b": "x"}}"#, "  a . b  ", "x"),
        (r#"{"b": "x"}"#, "a | b", "x"),
        (r#"{"a.b": "x"}"#, r#" "a.b" "#, "x"),
        (r#"{"b": "x"}"#, "a\n|\tb", "x"),
        (r#"{"slug": "x"}"#, "/n/{ slug } | other", "/n/x"),
    ]);
}

#[test]
fn the_first_alternative_with_something_in_it_wins() {
    check(&[
        (r#"{"a": "x", "b": "y"}"#, "a|b", "x"),
        (r#"{"b": "y"}"#, "a|b", "y"),
        (r#"{"a": null, "b": "y"}"#, "a|b", "y"),
        (r#"{"a": "", "b": "y"}"#, "a|b", "y"),
        (r#"{"a": [], "b": "y"}"#, "a|b", "y"),
        (r#"{"a": {}, "b": {"c": "y"}}"#, "a|b.c", "y"),
        (r#"{"a": 0, "b": "y"}"#, "a|b", "0"),
        (r#"{"c": "z"}"#, "a|b|c", "z"),
        (r#"{"c": "z"}"#, "a|b", NOTHING),
        (r#"{"a": ""}"#, "a|'none'", "none"),
    ]);
}

#[test]
fn a_dot_alone_is_the_root() {
    check(&[
        (r#""x""#, ".", "x"),
        ("7", ".", "7"),
        (r#""x""#, "a|.", "x"),
        (r#""x y""#, "/tin/{.}", "/tin/x%20y"),
    ]);
}

#[test]
fn quotes_hold_a_constant() {
    check(&[
        ("{}", "'x'", "x"),
        ("{}", "'a.b|{c}'", "a.b|{c}"),
        ("{}", "a|'x'", "x"),
        (r#"{"a": "y"}"#, "a|'x'", "y"),
        ("{}", "'Điểm tin'", "Điểm tin"),
    ]);
}

#[test]
fn braces_are_holes_in_a_template() {
    check(&[
        (r#"{"a": "x"}"#, "no {a}", "no x"),
        (r#"{"a": "x", "b": "y"}"#, "{a}-{b}", "x-y"),
        (r#"{"a": {"b.c": "x"}}"#, r#"{a."b.c"}!"#, "x!"),
        (r#"{"d": "2026-11-24T06:00"}"#, "{d}Z", "2026-11-24T06:00Z"),
        (r#"{"a": "x"}"#, "{a}{b}", NOTHING),
        (r#"{"a": "x"}"#, "{b}|a", "x"),
        (r#"{"a": ["x"]}"#, "{a}", NOTHING),
        (r#"{"a": "x & y"}"#, "({a})", "(x & y)"),
        (r#"{"a": 7}"#, "n{a}", "n7"),
    ]);
}

#[test]
fn what_fills_a_url_is_percent_encoded() {
    check(&[
        (
            r#"{"a": "x y"}"#,
            "https://n.example/{a}",
            "https://n.example/x%20y",
        ),
        (
            r#"{"a": "x/y?z#"}"#,
            "http://n.example/{a}",
            "http://n.example/x%2Fy%3Fz%23",
        ),
        (r#"{"a": "lúa"}"#, "/tin/{a}", "/tin/l%C3%BAa"),
        (r#"{"a": "-_.~"}"#, "/{a}", "/-_.~"),
        (r#"{"a": "../x"}"#, "/{a}", "/..%2Fx"),
        (r#"{"a": 12}"#, "/{a}.html", "/12.html"),
        ("{}", "https://n.example/a.html", "https://n.example/a.html"),
        (r#"{"a": "x y"}"#, "tin/{a}", "tin/x y"),
    ]);
}

#[test]
fn a_plus_keeps_what_parts_a_url() {
    check(&[
        (
            r#"{"a": "/anh/lúa 1.jpg?w=3"}"#,
            "https://n.example{+a}",
            "https://n.example/anh/l%C3%BAa%201.jpg?w=3",
        ),
        (r#"{"a": "x/y"}"#, "/tin/{+a}", "/tin/x/y"),
        (r#"{"a": "x%20y"}"#, "/{+a}", "/x%20y"),
        (r#"{"a": "x%20y"}"#, "/{a}", "/x%2520y"),
        (r#"{"a": {"b": "x/y"}}"#, "/{+ a.b }", "/x/y"),
        (r#"{"a": "x/y"}"#, "no {+a}", "no x/y"),
        (r#"{"+a": "x/y"}"#, r#"/{"+a"}"#, "/x%2Fy"),
        (r#"{"+a": "x"}"#, "+a", "x"),
    ]);
}

#[test]
fn numbers_become_their_digits() {
    check(&[
        (r#"{"a": 0}"#, "a", "0"),
        (r#"{"a": -0.0}"#, "a", "0"),
        (r#"{"a": 9007199254740991}"#, "a", "9007199254740991"),
        (r#"{"a": -7}"#, "a", "-7"),
        (r#"{"a": 10.05}"#, "a", "10.05"),
        (r#"{"a": -0.5}"#, "a", "-0.5"),
        (r#"{"a": 0.000001}"#, "a", "0.000001"),
        (r#"{"a": 1.9999999}"#, "a", "2"),
        (r#"{"a": 1e300}"#, "a", NOTHING),
    ]);
}

#[test]
fn a_wrong_expression_is_told_where_and_why() {
    refuse(&[
        (
            r#"{"title": "a..b"}"#,
            r#"mapping: title: expected a key after "." at column 3 in "a..b""#,
        ),
        (
            r#"{"title": "a."}"#,
            r#"mapping: title: expected a key after "." at column 3 in "a.""#,
        ),
        (
            r#"{"title": ""}"#,
            r#"mapping: title: expected a key at column 1 in """#,
        ),
        (
            r#"{"title": "  "}"#,
            r#"mapping: title: expected a key at column 3 in "  ""#,
        ),
        (
            r#"{"title": "a|"}"#,
            r#"mapping: title: expected a key at column 3 in "a|""#,
        ),
        (
            r#"{"title": "|a"}"#,
            r#"mapping: title: expected a key at column 1 in "|a""#,
        ),
        (
            r#"{"title": ".a"}"#,
            r#"mapping: title: expected ".", "|" or the end at column 2 in ".a""#,
        ),
        (
            r#"{"title": "\"a"}"#,
            r#"mapping: title: expected a closing " at column 3 in ""a""#,
        ),
        (
            r#"{"title": "'a"}"#,
            r#"mapping: title: expected a closing ' at column 3 in "'a""#,
        ),
        (
            r#"{"title": "a\"b"}"#,
            r#"mapping: title: expected ".", "|" or the end at column 2 in "a"b""#,
        ),
        (
            r#"{"title": "'a'b"}"#,
            r#"mapping: title: expected ".", "|" or the end at column 4 in "'a'b""#,
        ),
        (
            r#"{"title": "/x/{a"}"#,
            r#"mapping: title: expected "." or "}" at column 6 in "/x/{a""#,
        ),
        (
            r#"{"title": "/x/{}"}"#,
            r#"mapping: title: expected a key at column 5 in "/x/{}""#,
        ),
        (
            r#"{"title": "{a}}"}"#,
            r#"mapping: title: expected "{" before "}" at column 4 in "{a}}""#,
        ),
        (
            r#"{"title": "a}"}"#,
            r#"mapping: title: expected ".", "|" or the end at column 2 in "a}""#,
        ),
        (
            r#"{"ok": "a", "url": "đường..x"}"#,
            r#"mapping: url: expected a key after "." at column 7 in "đường..x""#,
        ),
    ]);
}

#[test]
fn a_mapping_of_the_wrong_type_is_named() {
    refuse(&[
        ("[]", "mapping: expected an object of texts, found a list"),
        (
            r#""title""#,
            "mapping: expected an object of texts, found a text",
        ),
        (
            r#"{"title": 7}"#,
            "mapping: title: expected a text, found a number",
        ),
        (
            r#"{"title": ["a"]}"#,
            "mapping: title: expected a text, found a list",
        ),
        (
            r#"{"title": null}"#,
            "mapping: title: expected a text, found null",
        ),
        (
            r#"{"title": {"a": "b"}}"#,
            "mapping: title: expected a text, found an object",
        ),
        (
            r#"{"title": true}"#,
            "mapping: title: expected a text, found a boolean",
        ),
    ]);
}

/// The titles that are read from a payload through a mapping, or why none are.
fn titles(text: &str, fields: &[(&str, &str)]) -> String {
    let mapping = mapping(fields).expect("a right mapping");
    match stories(&payload(json(text)), &mapping) {
        Ok(Reading { value, .. }) => {
            let titles: Vec<_> = value.into_iter().map(|it| it.title.clone()).collect();
            titles.join(", ")
        }
        Err(error) => error.to_string(),
    }
}

#[test]
fn items_names_the_list() {
    type Case = (
        &'static str,
        &'static [(&'static str, &'static str)],
        &'static str,
    );
    const URL: (&str, &str) = ("url", "'/x'");
    const ID: (&str, &str) = ("id", "title|t");
    let rows: &[Case] = &[
        (r#"[{"title": "A"}]"#, &[URL], "A"),
        (r#"{"items": [{"title": "A"}]}"#, &[URL], "A"),
        (
            r#"{"data": {"posts": [{"title": "A"}]}}"#,
            &[URL, ("items", "data.posts")],
            "A",
        ),
        (r#"[[{"title": "A"}], []]"#, &[URL, ("items", "0")], "A"),
        (r#"{"b": [{"title": "A"}]}"#, &[URL, ("items", "a|b")], "A"),
        (r#"{"a": []}"#, &[URL, ("items", "a|b")], ""),
        (
            r#"{"items": [{"t": "A", "title": "B"}]}"#,
            &[URL, ID, ("title", "t")],
            "A",
        ),
        (
            r#"{"items": [{"t": "A", "title": "B"}]}"#,
            &[URL, ID, ("title", "title"), ("items.title", "t")],
            "A",
        ),
        (
            r#"{"posts": {"title": ["A", "B"], "link": ["/a", "/b"]}}"#,
            &[("items", "posts"), ("url", "link")],
            "A, B",
        ),
        (
            r#"{"posts": {"title": ["A", "B"], "link": ["/a"]}}"#,
            &[("items", "posts"), ("url", "link")],
            "A",
        ),
        (
            r#"{"posts": [], "meta": {}}"#,
            &[("items", "data.items")],
            "mapping: no list at data.items (found keys: posts, meta)",
        ),
        (
            r#"{"posts": []}"#,
            &[],
            "shape: no list at items (found keys: posts)",
        ),
        (
            r#"{"items": {"a": ["x"], "b": 7}}"#,
            &[],
            "shape: no list at items (at items found keys: a, b)",
        ),
        (
            r#"{"data": {"posts": [], "meta": {}}}"#,
            &[("items", "data.items")],
            "mapping: no list at data.items (at data found keys: posts, meta)",
        ),
        (
            r#"{"data": {"items": "none"}}"#,
            &[("items", "data.items")],
            "mapping: no list at data.items (at data.items found a text)",
        ),
        (
            r#"{"data": null}"#,
            &[("items", "data . items | posts")],
            "mapping: no list at data . items | posts (at data found null)",
        ),
        (
            r#"[{"head": {"text": ""}}]"#,
            &[URL, ("title", "head.text")],
            "shape: story 1: no title at head.text (at head.text found an empty text)",
        ),
        (
            r#"[{"head": {"text": "A"}}]"#,
            &[URL, ("title", "head.txt")],
            "shape: story 1: no title at head.txt (at head found keys: text)",
        ),
        (
            r#"[{"title": {"rendered": "A"}}]"#,
            &[URL],
            "shape: story 1: no title (at title found keys: rendered)",
        ),
        (
            r#"[{"title": "A", "id": 7}]"#,
            &[("url", "https://n.example/{slug}")],
            "shape: story 1: no url at https://n.example/{slug} (found keys: title, id)",
        ),
        ("{}", &[], "shape: no list at items (found an empty object)"),
        ("7", &[], "shape: no list at items (found a number)"),
        (
            r#"{"error": "x"}"#,
            &[("items", "'posts'")],
            "mapping: no list at 'posts' (at 'posts' found a text)",
        ),
    ];
    for (text, fields, expected) in rows {
        assert_eq!(titles(text, fields), *expected, "{fields:?} in {text}");
    }
}

#[test]
fn many_keys_are_not_all_told() {
    let keys: Vec<_> = (0..40).map(|i| format!(r#""k{i}": 1"#)).collect();
    let told = titles(&format!("{{{}}}", keys.join(",")), &[]);
    assert!(told.ends_with("k10, k11, …)"), "{told}");
}

#[test]
fn a_nested_thing_has_its_fields_behind_a_dot() {
    let mapping = mapping(&[
        ("current", "now"),
        ("current.temperature", "t.c"),
        ("hourly", "hours.list"),
        ("hourly.time", "at"),
        ("hourly.temperature", "c"),
    ]);
    let text =
        r#"{"temperature": 1, "now": {"t": {"c": 30}}, "hours": {"list": [{"at": 0, "c": 29}]}}"#;
    let read = weather(&payload(json(text)), &mapping.expect("a right mapping"));
    let report = read.expect("a report").value;
    assert_eq!(
        report.current.and_then(|it| it[Quantity::Temperature]),
        Some(30.0)
    );
    assert_eq!(
        report
            .hourly
            .first()
            .and_then(|it| it.conditions[Quantity::Temperature]),
        Some(29.0)
    );
}

#[test]
fn a_nested_thing_that_is_not_there_is_sought_beside() {
    let mapping = mapping(&[("author.name", "author_name"), ("text", "content")]);
    let text = r#"[{"id": 1, "name": "no", "author": 0, "author_name": "Lan", "content": "Hay"}]"#;
    let read = comments(&payload(json(text)), &mapping.expect("a right mapping"));
    let thread = read.expect("a thread").value;
    let names: Vec<_> = thread
        .comments
        .iter()
        .map(|it| it.author.name.as_str())
        .collect();
    assert_eq!(names, ["Lan"]);
}

#[test]
fn a_plain_name_means_the_field_of_the_thing_alone() {
    let mapping = mapping(&[("author.url", "site"), ("text", "content")]);
    let text = r#"[{"id": 1, "name": "not the author's", "site": "/lan", "content": "Hay"}]"#;
    let read = comments(&payload(json(text)), &mapping.expect("a right mapping"));
    let thread = read.expect("a thread").value;
    let author = thread
        .comments
        .first()
        .map(|it| &it.author)
        .expect("an author");
    assert_eq!(author.name, "");
    assert_eq!(
        author.url.as_ref().map(bantin::model::Link::as_str),
        Some("https://news.example/lan")
    );
}

#[test]
fn a_digest_and_its_headlines_may_map_one_name_apart() {
    let mapping = mapping(&[
        ("title", "name"),
        ("items", "list"),
        ("items.title", "head"),
    ]);
    let text = r#"{"name": "Điểm tin", "list": [{"head": "Lúa được giá"}]}"#;
    let read = digest(&payload(json(text)), &mapping.expect("a right mapping"));
    let digest = read.expect("a digest").value;
    assert_eq!(digest.title, "Điểm tin");
    assert_eq!(
        digest.items.first().map(|it| it.title.as_str()),
        Some("Lúa được giá")
    );
}
