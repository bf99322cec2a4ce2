//! The lenient readers: what real backends send, and what becomes of it.

mod support;

use bantin::model::{Body, Comment, Condition, Link, Quantity, Severity, Status, beaufort};
use bantin::source::adapter::Model;
use bantin::source::adapter::catalog::choose;
use bantin::source::mapping::Mapping;
use bantin::source::read::page::Payload;
use bantin::source::value::html;
use bantin::source::wire::retry;
use bantin::source::{Code, read};
use support::{BASE, json, payload};

/// Compares what `read` makes of each input with what it should.
fn check(rows: &[(&str, &str)], read: impl Fn(&str) -> String) {
    for (input, expected) in rows {
        assert_eq!(read(input), *expected, "{input}");
    }
}

/// The stories of a payload, one a line, or the error.
fn stories(text: &str) -> String {
    let reading = match read::stories(&payload(json(text)), &Mapping::default()) {
        Ok(reading) => reading,
        Err(error) => return error.to_string(),
    };
    let line = |story: &std::rc::Rc<bantin::model::Story>| {
        let image = story.image.as_ref().map(|it| it.src.as_str());
        [
            story.id.as_str(),
            story.title.as_str(),
            story.url.as_str(),
            image.unwrap_or_default(),
            &story.label,
            if story.sponsored { "sponsored" } else { "" },
        ]
        .join("|")
    };
    let lines = reading.value.iter().map(line).chain(reading.skipped);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn stories_are_read_leniently() {
    check(
        &[
            (
                r#"[{"id": 7, "title": " A &amp; <b>B</b> ", "url": "/a"}]"#,
                "7|A & B|https://news.example/a|||",
            ),
            (
                r#"[{"title": "A", "url": "https://x.example/a", "image": "/p.jpg", "label": "News", "sponsored": 1}]"#,
                "https://x.example/a|A|https://x.example/a|https://news.example/p.jpg|News|sponsored",
            ),
            (
                r#"[{"title": "A", "url": "/a", "image": {"src": "javascript:x"}}]"#,
                "https://news.example/a|A|https://news.example/a|||",
            ),
            (
                r#"{"items": [{"title": "A", "url": "/a"}, {"url": "/b"}, {"title": "C", "url": "javascript:c"}]}"#,
                "https://news.example/a|A|https://news.example/a|||\n\
                 story 2: no title (found keys: url)\n\
                 story 3: url: expected http, https or a relative URL, found javascript:c",
            ),
            ("[]", ""),
        ],
        stories,
    );
}

#[test]
fn a_payload_without_stories_says_what_was_found() {
    for (text, expected) in [
        (r#"{"posts": [], "meta": {}}"#, "found keys: posts, meta"),
        ("7", "found a number"),
        (r#""<!doctype html>""#, "found a text"),
    ] {
        let found = stories(text);
        assert!(found.contains(expected), "{text}: {found}");
    }
}

#[test]
fn a_list_is_read_as_backends_write_it() {
    let two = "https://news.example/a|A|https://news.example/a|||\n\
               https://news.example/b|B|https://news.example/b|||";
    check(
        &[
            // Go's of none, PHP's of none, and PHP's of which some were left out.
            ("null", ""),
            (r#"{"items": null, "total": 0}"#, ""),
            (r#"{"items": {}}"#, ""),
            (
                r#"{"items": {"0": {"title": "A", "url": "/a"}, "2": {"title": "B", "url": "/b"}}}"#,
                two,
            ),
            (
                r#"{"4": {"title": "A", "url": "/a"}, "10": {"title": "B", "url": "/b"}}"#,
                two,
            ),
            // By columns.
            (
                r#"{"items": {"title": ["A", "B"], "url": ["/a", "/b"]}}"#,
                two,
            ),
        ],
        stories,
    );
}

/// The next page of a payload.
fn next(text: &str, url: &str, link: Option<&str>, total: Option<f64>) -> String {
    let payload = Payload {
        json: json(text),
        url: url.to_owned(),
        link: link.map(str::to_owned),
        total,
        ..Payload::default()
    };
    let reading = read::stories(&payload, &Mapping::default()).expect("stories");
    reading
        .next
        .map_or("none".to_owned(), |it| it.as_str().to_owned())
}

#[test]
fn every_form_of_paging_leads_to_the_next_page() {
    const LIST: &str = r#"[{"title": "A", "url": "/a"}]"#;
    let in_body = |next: &str| format!(r#"{{"items": {LIST}, "next": {next}}}"#);
    let rows = [
        (
            in_body(r#""/more""#),
            BASE,
            None,
            None,
            "https://news.example/more",
        ),
        (
            in_body("2"),
            BASE,
            None,
            None,
            "https://news.example/api/stories?limit=2&page=2",
        ),
        (in_body("null"), BASE, Some("</no>; rel=next"), None, "none"),
        (
            LIST.to_owned(),
            BASE,
            Some("</p>; rel=prev, </n?a=1,2>; rel=\"next\""),
            None,
            "https://news.example/n?a=1,2",
        ),
        (
            LIST.to_owned(),
            "https://x.example/s?page=1&limit=1",
            None,
            Some(2.0),
            "https://x.example/s?limit=1&page=2",
        ),
        (
            LIST.to_owned(),
            "https://x.example/s?page=2&limit=1",
            None,
            Some(2.0),
            "none",
        ),
        (
            LIST.to_owned(),
            "https://x.example/s?offset=0&limit=1",
            None,
            Some(2.0),
            "https://x.example/s?limit=1&offset=1",
        ),
        (
            LIST.to_owned(),
            "https://x.example/s?offset=1&limit=1",
            None,
            Some(2.0),
            "none",
        ),
        (LIST.to_owned(), BASE, None, None, "none"),
    ];
    for (text, url, link, total, expected) in rows {
        assert_eq!(next(&text, url, link, total), expected, "{text} {url}");
    }
}

#[test]
fn a_digest_comes_as_a_list_or_as_one_text() {
    let titles = |text: &str| match read::digest(&payload(json(text)), &Mapping::default()) {
        Ok(reading) => {
            let items = reading.value.items.into_iter();
            let words = items.map(|it| {
                let mark = if it.breaking { "!" } else { "" };
                [it.title.as_str(), mark].concat()
            });
            words.collect::<Vec<_>>().join("|")
        }
        Err(error) => error.to_string(),
    };
    check(
        &[
            (
                r#"{"items": [{"title": "A", "breaking": true}, {"title": "B", "url": "/b"}]}"#,
                "A!|B",
            ),
            (r#"{"summary": "A; B;  C. "}"#, "A|B|C"),
            (r#"["A", "B"]"#, "A|B"),
            (r#"{"items": []}"#, ""),
        ],
        titles,
    );
}

#[test]
fn the_weather_is_read_in_the_units_of_the_contract() {
    let text = r#"{
        "place": "Cần Thơ", "current": {"temperature": "28.6", "condition": "Partly_Cloudy", "is_day": 0, "wind_speed": 4.1},
        "hourly": [{"time": "2026-11-24T09:00", "temperature": 29}, {"temperature": 30}],
        "daily": {"date": ["2026-11-24", "2026-11-25"], "min": [24, 23], "max": [32, null]},
        "alerts": [{"title": "Dông", "severity": "Severe"}, {"text": "no title"}]
    }"#;
    let reading = read::weather(&payload(json(text)), &Mapping::default()).expect("weather");
    let weather = reading.value;
    let now = weather.current.expect("now");
    assert_eq!(now[Quantity::Temperature], Some(28.6));
    assert_eq!(now.condition, Some(Condition::PartlyCloudy));
    assert_eq!((now.is_day, now[Quantity::Humidity]), (Some(false), None));
    assert_eq!(weather.hourly.len(), 1);
    let days: Vec<_> = weather
        .daily
        .iter()
        .map(|day| (day.conditions[Quantity::Min], day.conditions[Quantity::Max]))
        .collect();
    assert_eq!(days, [(Some(24.0), Some(32.0)), (Some(23.0), None)]);
    assert_eq!(weather.alerts.len(), 1);
    assert_eq!(weather.alerts[0].severity, Severity::Severe);
    assert_eq!(reading.skipped.len(), 2, "{:?}", reading.skipped);
}

#[test]
fn every_condition_goes_by_its_name() {
    for condition in Condition::ALL {
        let text = format!(r#"{{"current": {{"condition": "{}"}}}}"#, condition.name());
        let reading = read::weather(&payload(json(&text)), &Mapping::default());
        let now = reading.expect("weather").value.current.expect("now");
        assert_eq!(now.condition, Some(condition));
    }
}

#[test]
fn a_report_that_says_nothing_is_an_error_and_a_warning_alone_is_none() {
    let nothing = read::weather(&payload(json(r#"{"place": "X"}"#)), &Mapping::default());
    assert_eq!(nothing.expect_err("an error").code, Code::Shape);
    let warning = json(r#"{"alerts": [{"title": "Storm"}]}"#);
    assert!(read::weather(&payload(warning), &Mapping::default()).is_ok());
}

#[test]
fn open_meteo_is_recognised_and_counted_in_metres_per_second() {
    let text = json(
        r#"{"latitude": 10, "longitude": 105, "utc_offset_seconds": 25200,
        "current_units": {"wind_speed_10m": "km/h"}, "current": {"time": "2026-11-24T09:00", "temperature_2m": 29, "weather_code": 95, "wind_speed_10m": 36},
        "daily_units": {}, "daily": {"time": ["2026-11-24"], "temperature_2m_max": [32], "temperature_2m_min": [24], "weather_code": [3]}}"#,
    );
    let adapter = choose(Model::Weather, None, &text).expect("an adapter");
    assert_eq!(adapter.name, "open-meteo");
    let prepared = adapter
        .prepare
        .map_or(text.clone(), |prepare| prepare(&text));
    let mapping = adapter.mapping().expect("a mapping");
    let weather = read::weather(&payload(prepared), &mapping)
        .expect("weather")
        .value;
    let now = weather.current.expect("now");
    assert_eq!(now.condition, Some(Condition::Thunderstorm));
    assert!(now[Quantity::WindSpeed].is_some_and(|speed| (speed - 10.0).abs() < 0.01));
    assert_eq!(weather.daily.len(), 1);
    assert_eq!(
        weather.daily[0].conditions.condition,
        Some(Condition::Cloudy)
    );
}

/// A thread in one line, each with what it answers: `1 2<1 3<2 4`.
fn answers(comments: &[Comment]) -> String {
    let one = |it: &Comment| match it.parent.as_str() {
        "" => it.id.clone(),
        parent => format!("{}<{parent}", it.id),
    };
    comments.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn comments_answer_their_parent_or_what_they_are_inside_of() {
    let read = |text: &str| match read::comments(&payload(json(text)), &Mapping::default()) {
        Ok(reading) => answers(&reading.value.comments),
        Err(error) => error.to_string(),
    };
    check(
        &[
            (
                r#"[{"id": 1, "text": "a"}, {"id": 2, "parent": 1, "text": "b"}, {"id": 3, "parent": 2, "text": "c"}]"#,
                "1 2<1 3<2",
            ),
            (
                r#"[{"id": 2, "parent": 1, "text": "b"}, {"id": 1, "text": "a"}]"#,
                "2<1 1",
            ),
            (
                r#"[{"id": 1, "text": "a", "replies": [{"id": 2, "text": "b"}]}]"#,
                "1 2<1",
            ),
            (
                r#"[{"id": 1, "text": "a", "replies": [{"id": 2, "text": "b", "replies": [{"id": 3, "text": "c"}]}, {"id": 4, "parent": 2, "text": "d"}]}, {"id": 5, "text": "e"}]"#,
                "1 2<1 3<2 4<1 5",
            ),
            (
                r#"[{"id": 1, "text": "a"}, {"id": 1, "text": "again"}]"#,
                "1",
            ),
            (
                r#"[{"id": 1845327894562017281, "text": "a"}, {"id": 1845327894562017282, "text": "b"}]"#,
                "1845327894562017281 1845327894562017282",
            ),
            (
                r#"[{"id": 5, "parent": 9, "text": "its parent is not here"}]"#,
                "5<9",
            ),
            (r#"{"items": [], "closed": true}"#, ""),
            (
                r#"[{"id": 1, "text": "a", "replies": [{"id": 2, "html": "<p></p>", "replies": [{"id": 3, "text": "c"}]}]}]"#,
                "1 3<1",
            ),
        ],
        read,
    );
}

#[test]
fn a_comment_without_a_word_leads_to_what_it_has_or_is_left_out_and_named() {
    let one = |html: &str| {
        let list = serde_json::json!([{"id": 1, "text": "a"}, {"id": 2, "html": html}]);
        let list = json(&list.to_string());
        let reading = read::comments(&payload(list), &Mapping::default()).expect("comments");
        match reading.value.comments.get(1).map(|it| &it.body) {
            Some(Body::Html(html)) => html.clone(),
            Some(Body::Text(text)) => text.clone(),
            None => reading.skipped.join("; "),
        }
    };
    let link = |at: &str| format!("<a href='{at}'>{at}</a>");
    let lacks = "comment 2: no text or html (found keys: id, html)";
    for (html, expected) in [
        (
            r#"<video controls src="https://v.example/a.mp4"></video>"#,
            link("https://v.example/a.mp4"),
        ),
        (
            r#"<video><source src="https://v.example/a.webm"><source src="b.mp4">No video</video>"#,
            link("https://v.example/a.webm"),
        ),
        (r#"<audio src=/a.mp3></audio>"#, link("/a.mp3")),
        (
            r#"<iframe src="//v.example/e?a=1&amp;b=2"></iframe>"#,
            link("//v.example/e?a=1&amp;b=2"),
        ),
        (
            r#"<p><a href="https://v.example/a.pdf"></a></p>"#,
            link("https://v.example/a.pdf"),
        ),
        (
            r#"<iframe src="javascript:alert(1)"></iframe>"#,
            lacks.to_owned(),
        ),
        (
            r#"<video src="blob:https://v.example/1"></video>"#,
            lacks.to_owned(),
        ),
        (
            r#"<script src="https://v.example/a.js"></script>"#,
            lacks.to_owned(),
        ),
        ("<p>&nbsp;</p><br>", lacks.to_owned()),
        ("<p></p>", lacks.to_owned()),
        (
            r#"<p>See <video src="a.mp4"></video></p>"#,
            r#"<p>See <video src="a.mp4"></video></p>"#.to_owned(),
        ),
        (r#"<img src="a.jpg">"#, r#"<img src="a.jpg">"#.to_owned()),
    ] {
        assert_eq!(one(html), expected, "{html}");
    }
}

#[test]
fn a_circle_of_comments_loses_none() {
    let text = r#"[{"id": 1, "parent": 2, "text": "a"}, {"id": 2, "parent": 1, "text": "b"}]"#;
    let reading = read::comments(&payload(json(text)), &Mapping::default()).expect("comments");
    assert_eq!(answers(&reading.value.comments), "1<2 2<1");
}

#[test]
fn the_state_of_a_comment_is_read() {
    let text = r#"[{"id": 1, "html": "<p>a</p>", "status": "pending"}, {"id": 2, "status": "deleted", "text": ""},
        {"id": 3, "text": "b", "status": "rejected", "reason": "An advertisement"}]"#;
    let reading = read::comments(&payload(json(text)), &Mapping::default()).expect("comments");
    let [first, second, third] = reading.value.comments.as_slice() else {
        panic!("{:?}", reading.value);
    };
    assert_eq!(
        [first.status, second.status, third.status],
        [Status::Pending, Status::Deleted, Status::Rejected]
    );
    assert_eq!(third.reason, "An advertisement");
    assert_eq!(first.body, Body::Html("<p>a</p>".to_owned()));
}

#[test]
fn refusals_are_read_whoever_wrote_them() {
    let words = |text: &str| {
        let problem = read::problem(&json(text));
        let fields: Vec<String> = problem
            .fields
            .iter()
            .map(|(name, why)| format!("{name}={why}"))
            .collect();
        [
            problem.kind,
            problem.title,
            problem.detail,
            fields.join(","),
        ]
        .join("|")
    };
    check(
        &[
            (
                r##"{"type": "https://x.example/problems/invalid", "title": "T", "detail": "D", "errors": [{"pointer": "#/author/email", "detail": "no"}]}"##,
                "invalid|T|D|author.email=no",
            ),
            (
                r#"{"code": "comment_flood", "message": "<b>Slow</b> down"}"#,
                "comment_flood||Slow down|",
            ),
            (r#"{"reason": "ratelimit"}"#, "ratelimit|||"),
            ("null", "|||"),
        ],
        words,
    );
}

#[test]
fn only_links_of_the_web_are_links() {
    let words =
        |raw: &str| Link::parse(raw, BASE).map_or("none".to_owned(), |it| it.as_str().to_owned());
    check(
        &[
            ("https://x.example/a", "https://x.example/a"),
            ("HTTP://x.example/a", "HTTP://x.example/a"),
            ("//x.example/a", "https://x.example/a"),
            ("/a?b#c", "https://news.example/a?b#c"),
            ("a", "https://news.example/api/a"),
            (" /a b ", "https://news.example/a%20b"),
            ("javascript:alert(1)", "none"),
            ("JaVaScRiPt:alert(1)", "none"),
            ("java\tscript:alert(1)", "none"),
            ("\u{1}javascript:alert(1)", "none"),
            ("data:text/html,x", "none"),
            ("vbscript:x", "none"),
            ("mailto:a@x.example", "none"),
            ("", "none"),
        ],
        words,
    );
}

#[test]
fn the_beaufort_scale_goes_to_seventeen() {
    let bounds = [
        0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7, 37.0, 41.5, 46.2, 51.0,
        56.1,
    ];
    assert_eq!(beaufort(0.0), 0);
    for (below, bound) in bounds.into_iter().enumerate() {
        let below = u8::try_from(below).expect("a small number");
        assert_eq!(beaufort(bound), below + 1, "{bound}");
        assert_eq!(beaufort(bound - 0.1), below, "{bound}");
    }
    assert_eq!(beaufort(100.0), 17);
}

#[test]
fn a_backend_is_asked_again_three_times_and_never_before_it_says() {
    assert_eq!(retry::delay(0, None, 1.0), Some(0.5));
    assert_eq!(retry::delay(2, None, 1.0), Some(2.0));
    assert_eq!(retry::delay(3, None, 1.0), None);
    assert_eq!(retry::delay(0, Some(5.0), 0.0), Some(5.0));
    assert_eq!(retry::delay(0, Some(3600.0), 0.0), None);
    assert_eq!(retry::retry_after("42", 0.0), Some(42.0));
    let now = 1_795_501_800_000.0;
    let date = retry::retry_after("Tue, 24 Nov 2026 06:30:10 GMT", now);
    assert_eq!(date, Some(10.0));
    assert_eq!(retry::retry_after("soon", now), None);
}

#[test]
fn only_what_may_end_better_is_asked_again() {
    for (code, status, expected) in [
        (Code::Network, 0, true),
        (Code::Timeout, 0, true),
        (Code::Status, 503, true),
        (Code::Status, 429, true),
        (Code::Status, 404, false),
        (Code::Json, 200, false),
        (Code::Size, 200, false),
    ] {
        assert_eq!(
            retry::is_worth_retrying(code, status),
            expected,
            "{code:?} {status}"
        );
    }
}

/// The titles of stories and of headlines, each with what its story says beside it.
fn titles(text: &str, adapter: &str) -> Vec<String> {
    let json = json(text);
    let adapter = choose(Model::Story, Some(adapter), &json).expect("an adapter");
    let mapping = adapter.mapping().expect("a mapping");
    let stories = read::stories(&payload(json.clone()), &mapping).expect("stories");
    let headlines = read::digest(&payload(json), &mapping).expect("headlines");
    let pairs = stories.value.iter().zip(&headlines.value.items);
    let lines = pairs.map(|(story, headline)| {
        assert_eq!(story.title, headline.title);
        format!("{}|{}", story.title, story.excerpt)
    });
    lines.collect()
}

#[test]
fn what_has_no_title_goes_by_its_text() {
    let long = "Mưa lớn kéo dài ".repeat(20);
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Ghi nhanh", "items": [
            {{"id": 1, "url": "/1", "content_html": "<p>Cầu thông xe <img alt='🎉'></p>"}},
            {{"id": 2, "url": "/2", "title": "", "content_text": "Giá lúa tăng"}},
            {{"id": 3, "url": "/3", "title": null, "content_html": "<p>{long}</p>"}},
            {{"id": 4, "url": "/4", "title": "Có tựa", "summary": "Tóm tắt"}}]}}"#
    );
    let found = titles(&feed, "json-feed");
    let cut = format!("{}…", ["Mưa lớn kéo dài"; 8].join(" ") + " Mưa lớn kéo");
    let long = long.trim();
    let expected = [
        "Cầu thông xe 🎉|".to_owned(),
        "Giá lúa tăng|".to_owned(),
        format!("{cut}|{long}"),
        "Có tựa|Tóm tắt".to_owned(),
    ];
    assert_eq!(found, expected);
    let wordpress = r#"[{"id": 1, "link": "/1", "title": {"rendered": ""},
        "excerpt": {"rendered": "<p>Ghi chú ngắn.</p>"}}]"#;
    assert_eq!(titles(wordpress, "wordpress"), ["Ghi chú ngắn.|"]);
    let rss = r#"{"title": "T", "link": "/", "items": [
        {"title": "", "link": "/1", "published": 1795501800000, "description": "<p>Chào <b>bạn</b></p>"}]}"#;
    assert_eq!(titles(rss, "rss-to-json"), ["Chào bạn|"]);
}

#[test]
fn a_picture_in_a_text_is_what_it_says_instead() {
    check(
        &[
            (
                r#"<p><img class="emoji" alt="smile" src="s.png"></p>"#,
                "smile",
            ),
            (r#"Trời đẹp<img alt="☀️">!"#, "Trời đẹp☀️!"),
            (r#"Trời<img alt=nắng>đẹp"#, "Trời nắng đẹp"),
            (r#"Vui <img src=":)" title=":)">"#, "Vui :)"),
            (r#"<img data-alt="x" alt='a &lt; b'>"#, "a < b"),
            (r#"<img alt="a < b">"#, "a < b"),
            (r#"a<img alt="">b<img src="x">c"#, "a b c"),
            ("<img alt", ""),
        ],
        html::strip,
    );
}

#[test]
fn html_without_a_word_is_a_picture_where_it_has_one() {
    for (html, expected) in [
        (r#"<p><img src="a.jpg"></p>"#, true),
        (r#"<img src="a.gif"><br><img src="b.gif" alt=" ">"#, true),
        (r#"<p><img src="a.jpg" alt="Cầu Cần Thơ"></p>"#, false),
        (r#"<p>Xem <img src="a.jpg"></p>"#, false),
        ("<p></p>", false),
        ("&lt;img&gt;", false),
    ] {
        assert_eq!(html::is_picture(html), expected, "{html}");
    }
}
