//! The backends that comments are written to, by what each documents: what is asked of it, what
//! it answers, and how its threads are read.

mod support;

use bantin::model::{Body, Comment, Status, Thread};
use bantin::source::adapter::Model;
use bantin::source::adapter::catalog::choose;
use bantin::source::dialect::catalog::{self, DIALECTS};
use bantin::source::dialect::delivered::{Sent, find_own};
use bantin::source::dialect::refusal::{Act, Verdict, counts, likes};
use bantin::source::dialect::{Dialect, Listing, Sort, Target};
use bantin::source::read;
use bantin::source::read::page::{Payload, Reading};
use bantin::source::value::json::Json;
use bantin::source::wire::request::Request;
use support::{json, payload};

const ARTICLE: &str = "https://news.example/cau-moi";

/// A dialect, where its threads are, and its name for the article.
const PLACES: [(&str, &str); 6] = [
    ("bantin", "https://news.example/api/comments?lang=vi"),
    ("isso", "https://isso.example/"),
    (
        "wordpress-comments",
        "https://wp.example/wp-json/wp/v2/comments?post=5",
    ),
    (
        "wordpress-comments",
        "https://wp.example/index.php?rest_route=/wp/v2/comments&post=5",
    ),
    (
        "waline",
        "https://waline.example/api/comment?path=%2Fcau-m%E1%BB%9Bi",
    ),
    ("remark42", "https://remark.example/api/v1/find?site=news"),
];

fn dialect(name: &str) -> &'static Dialect {
    let found = DIALECTS.into_iter().find(|it| it.adapter.name == name);
    found.unwrap_or_else(|| panic!("no dialect {name}"))
}

fn target(src: &str) -> Target<'_> {
    Target {
        src,
        action: src,
        article: ARTICLE,
    }
}

fn line(exchange: &Request) -> String {
    let body = exchange.body.as_ref().map(write).unwrap_or_default();
    let headers = exchange
        .headers
        .iter()
        .map(|(name, value)| format!(" {name}={value}"));
    let line = format!("{} {}", exchange.method, exchange.url);
    (line + &headers.collect::<String>() + " " + &body)
        .trim_end()
        .to_owned()
}

/// JSON in short, without quotes around names.
fn write(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => format!("'{text}'"),
        Json::List(items) => format!(
            "[{}]",
            items.iter().map(write).collect::<Vec<_>>().join(", ")
        ),
        Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, value)| format!("{name}: {}", write(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// What each asks in turn, place by place.
fn check_asked(ask: impl Fn(&Dialect, Target<'_>) -> Request, expected: [&str; 6]) {
    for ((name, src), expected) in PLACES.into_iter().zip(expected) {
        let dialect = dialect(name);
        let asked = line(&ask(dialect, target(src)));
        assert_eq!(asked, expected, "{name}");
    }
}

#[test]
fn a_list_is_asked_for_by_order_and_size() {
    let listing = Listing {
        sort: Some(Sort::Liked),
        size: 20,
        parent: "7",
    };
    check_asked(
        |dialect, target| Request {
            url: dialect.list(target, listing),
            ..Request::default()
        },
        [
            " https://news.example/api/comments?lang=vi&sort=liked&limit=20&parent=7",
            " https://isso.example/?uri=%2Fcau-moi&sort=upvotes&limit=20&parent=7",
            " https://wp.example/wp-json/wp/v2/comments?post=5&per_page=20&parent=7",
            " https://wp.example/index.php?rest_route=/wp/v2/comments&post=5&per_page=20&parent=7",
            " https://waline.example/api/comment?path=%2Fcau-m%E1%BB%9Bi&sortBy=like_desc&pageSize=20",
            " https://remark.example/api/v1/find?site=news&url=https%3A%2F%2Fnews.example%2Fcau-moi&sort=-score",
        ],
    );
}

#[test]
fn a_list_without_wishes_is_what_the_page_asks_for() {
    for (name, src) in PLACES
        .into_iter()
        .filter(|(name, _)| *name != "isso" && *name != "remark42")
    {
        assert_eq!(dialect(name).list(target(src), Listing::default()), src);
    }
}

#[test]
fn a_comment_is_sent_in_the_words_of_each() {
    let draft = json(
        r#"{"article": "https://news.example/cau-moi", "parent": "12", "root": "11", "at": "Bình", "title": "Cầu mới",
            "agent": "Browser", "author": {"name": "An", "email": "an@news.example", "url": "https://an.example/"}, "text": "5"}"#,
    );
    check_asked(
        |dialect, target| dialect.post(target, &draft, "k1"),
        [
            "POST https://news.example/api/comments?lang=vi idempotency-key=k1 {article: 'https://news.example/cau-moi', parent: '12', author: {name: 'An', email: 'an@news.example', url: 'https://an.example/'}, text: '5'}",
            "POST https://isso.example/new?uri=%2Fcau-moi {text: '5', parent: 12, author: 'An', email: 'an@news.example', website: 'https://an.example/', title: 'Cầu mới'}",
            "POST https://wp.example/wp-json/wp/v2/comments?post=5 {post: 5, parent: 12, author_name: 'An', author_email: 'an@news.example', author_url: 'https://an.example/', content: '5'}",
            "POST https://wp.example/index.php?rest_route=/wp/v2/comments&post=5 {post: 5, parent: 12, author_name: 'An', author_email: 'an@news.example', author_url: 'https://an.example/', content: '5'}",
            "POST https://waline.example/api/comment?path=%2Fcau-m%E1%BB%9Bi {comment: '5', nick: 'An', mail: 'an@news.example', link: 'https://an.example/', url: '/cau-mới', pid: 12, rid: 11, at: 'Bình', ua: 'Browser'}",
            "POST https://remark.example/api/v1/find?site=news&url=https%3A%2F%2Fnews.example%2Fcau-moi {}",
        ],
    );
}

#[test]
fn only_where_it_says_so_can_be_written() {
    let readers = DIALECTS.into_iter().filter(|it| !it.can_write());
    assert_eq!(
        readers.map(|it| it.adapter.name).collect::<Vec<_>>(),
        ["remark42"]
    );
}

#[test]
fn an_empty_field_is_not_sent_and_an_id_of_letters_stays_text() {
    let draft = json(r#"{"parent": "66aa", "author": {"name": "An", "email": ""}, "text": "Hay"}"#);
    let asked = dialect("waline").post(target(PLACES[4].1), &draft, "k1");
    assert_eq!(
        asked.body.as_ref().map(write).unwrap_or_default(),
        "{comment: 'Hay', nick: 'An', url: '/cau-mới', pid: '66aa'}"
    );
}

#[test]
fn a_comment_is_changed_deleted_and_liked_by_its_id() {
    let places = ["bantin", "isso", "waline"].map(|name| {
        let (_, src) = PLACES.into_iter().find(|it| it.0 == name).expect("a place");
        (dialect(name), target(src))
    });
    let [own, isso, waline] = places;
    let asked = [
        own.0.edit(own.1, "a/b", "Mới"),
        own.0.delete(own.1, "7"),
        own.0.like(own.1, "7", true),
        isso.0.edit(isso.1, "7", "Mới"),
        isso.0.delete(isso.1, "7"),
        isso.0.like(isso.1, "7", true),
        waline.0.like(waline.1, "7", false),
    ];
    assert_eq!(
        asked.iter().map(line).collect::<Vec<_>>(),
        [
            "PATCH https://news.example/api/comments/a%2Fb?lang=vi {text: 'Mới'}",
            "DELETE https://news.example/api/comments/7?lang=vi",
            "POST https://news.example/api/comments/7/like?lang=vi",
            "PUT https://isso.example/id/7?uri=%2Fcau-moi {text: 'Mới'}",
            "DELETE https://isso.example/id/7?uri=%2Fcau-moi",
            "POST https://isso.example/id/7/like?uri=%2Fcau-moi",
            "PUT https://waline.example/api/comment/7?path=%2Fcau-m%E1%BB%9Bi {like: false}",
        ]
    );
}

#[test]
fn several_articles_are_counted_at_once_where_that_can_be() {
    check_asked(
        |dialect, target| {
            dialect.count(
                target,
                &["https://news.example/a", "https://news.example/b"],
            )
        },
        [
            "GET https://news.example/api/comments?lang=vi&articles=https%3A%2F%2Fnews.example%2Fa%2Chttps%3A%2F%2Fnews.example%2Fb",
            "POST https://isso.example/count ['/a', '/b']",
            "GET https://wp.example/wp-json/wp/v2/comments?post=https%3A%2F%2Fnews.example%2Fa&per_page=1",
            "GET https://wp.example/index.php?rest_route=/wp/v2/comments&post=https%3A%2F%2Fnews.example%2Fa&per_page=1",
            "GET https://waline.example/api/comment?path=%2Fcau-m%E1%BB%9Bi&type=count&url=%2Fa%2C%2Fb",
            "POST https://remark.example/api/v1/find/../counts?site=news ['https://news.example/a', 'https://news.example/b']",
        ],
    );
}

#[test]
fn who_counts_is_known_by_a_name_or_by_the_url() {
    for (name, src, expected) in [
        (None, "https://news.example/api/comments/counts", "bantin"),
        (None, "https://isso.example/?uri=%2Fa", "isso"),
        (
            Some("auto"),
            "https://isso.example/?lang=vi&uri=%2Fa",
            "isso",
        ),
        (Some("bantin"), "https://isso.example/?uri=%2Fa", "bantin"),
        (
            None,
            "https://waline.example/api/comment?path=%2Fa",
            "waline",
        ),
        (
            None,
            "https://wp.example/wp-json/wp/v2/comments?path=a",
            "wordpress-comments",
        ),
        // Nothing tells: our own contract is asked, and what answers otherwise is reported.
        (None, "https://isso.example/", "bantin"),
        (Some("isso"), "https://isso.example/", "isso"),
    ] {
        assert_eq!(catalog::counting(name, src).adapter.name, expected, "{src}");
    }
}

#[test]
fn counts_are_read_in_all_their_shapes() {
    let of = |text: &str| counts(&payload(json(text)));
    assert_eq!(of("[3, 0]"), [Some(3), Some(0)]);
    assert_eq!(of(r#"{"errno": 0, "data": [3, 0]}"#), [Some(3), Some(0)]);
    assert_eq!(of(r#"{"errno": 0, "data": 3}"#), [Some(3)]);
    assert_eq!(
        of(r#"[{"url": "/a", "count": 3}, {"url": "/b"}]"#),
        [Some(3), None]
    );
    assert_eq!(of(r#"{"items": [], "total": 3}"#), [Some(3)]);
    let listed = Payload {
        total: Some(3.0),
        ..payload(json(r#"[{"id": 1}]"#))
    };
    assert_eq!(counts(&listed), [Some(3)]);
    assert_eq!(
        of(r#"[{"article": "a", "count": "12"}, {"count": "many"}]"#),
        [Some(12), None]
    );
    assert_eq!(of(r#""3""#), [Some(3)]);
    assert_eq!(of("{}"), [None]);
}

#[test]
fn likes_are_read_in_all_their_shapes() {
    let of = |text: &str| likes(&json(text));
    assert_eq!(
        of(r#"{"likes": 4, "liked": false}"#),
        Some((4, Some(false)))
    );
    assert_eq!(of(r#"{"likes": 4, "dislikes": 3}"#), Some((4, None)));
    assert_eq!(
        of(r#"{"likes": "19", "liked": true}"#),
        Some((19, Some(true)))
    );
    // A vote that was denied.
    assert_eq!(
        of(
            r#"{"likes": 4, "dislikes": 3, "message": "Upvote denied because a vote has already been registered"}"#
        ),
        Some((4, None))
    );
    assert_eq!(
        of(r#"{"errno": 0, "data": {"objectId": 1, "like": 4}}"#),
        Some((4, None))
    );
    // Isso, of a comment that is not there.
    assert_eq!(of("null"), None);
}

fn verdict(name: &str, act: Act, status: u16, body: &str) -> String {
    let body = match body {
        "" => Json::Null,
        html if html.starts_with('<') => Json::Text(html.to_owned()),
        text => json(text),
    };
    let of = |comment: Option<Box<Comment>>| {
        comment.map_or_else(String::new, |it| format!(" {} {:?}", it.id, it.status))
    };
    match dialect(name).judge(act, status, &payload(body), None) {
        Verdict::Accepted(comment) => format!("accepted{}", of(comment)),
        Verdict::Held(comment) => format!("held{}", of(comment)),
        Verdict::Refused(refusal) => format!("{:?}", refusal.reason),
        Verdict::Unclear => "unclear".to_owned(),
        Verdict::Later(seconds) => format!("later {seconds}"),
    }
}

/// A page as Werkzeug writes it.
fn page(status: u16, text: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=en>\n<title>{status} Error</title>\n<h1>Error</h1>\n<p>{text}</p>\n"
    )
}

#[test]
fn a_backend_that_is_away_says_for_how_long() {
    let judged = |status, wait| {
        let name = "bantin";
        dialect(name).judge(Act::Write, status, &payload(Json::Null), wait)
    };
    assert_eq!(judged(503, Some(30.0)), Verdict::Later(30.0));
    assert_eq!(judged(503, None), Verdict::Unclear);
}

#[test]
fn our_own_contract_is_understood() {
    let own = |status, body: &str| verdict("bantin", Act::Write, status, body);
    let problem = |kind: &str| {
        format!(r#"{{"type": "https://bao.example/problems/{kind}", "title": "T", "detail": "D"}}"#)
    };
    assert_eq!(
        own(201, r#"{"id": "1", "text": "A"}"#),
        "accepted 1 Approved"
    );
    assert_eq!(
        own(202, r#"{"id": "1", "text": "A", "status": "pending"}"#),
        "held 1 Pending"
    );
    assert_eq!(
        own(201, r#"{"id": "1", "text": "A", "status": "pending"}"#),
        "held 1 Pending"
    );
    assert_eq!(own(202, ""), "held");
    // It may be a proxy that answers for itself.
    assert_eq!(own(200, r#"{"ok": true}"#), "unclear");
    for (status, kind, expected) in [
        (429, "rate-limited", "Flood"),
        (403, "thread-closed", "Closed"),
        (403, "not-yours", "Forbidden"),
        (401, "login", "Login"),
        (409, "duplicate", "Duplicate"),
        (413, "too-large", "TooLarge"),
        (422, "spam", "Moderated"),
        (404, "not-found", "Unknown"),
        (400, "malformed-json", "Invalid(Other, Wrong)"),
        (500, "internal", "unclear"),
        (503, "internal", "unclear"),
        (408, "timeout", "unclear"),
        (304, "what", "unclear"),
    ] {
        assert_eq!(own(status, &problem(kind)), expected, "{kind}");
    }
    let email = r##"{"type": "https://bao.example/problems/invalid", "errors": [{"pointer": "#/author/email", "detail": "Sai"}]}"##;
    assert_eq!(own(422, email), "Invalid(Email, Wrong)");
    assert_eq!(verdict("bantin", Act::Delete, 204, ""), "accepted");
    for (act, status, expected) in [
        (Act::Delete, 404, "accepted"),
        (Act::Delete, 410, "accepted"),
        (Act::Delete, 403, "Forbidden"),
        (Act::Report, 404, "Unknown"),
        (Act::Write, 404, "Unknown"),
        (Act::Change, 404, "Gone"),
        (Act::Change, 410, "Gone"),
        (Act::Change, 202, "held"),
        (Act::Report, 204, "accepted"),
    ] {
        let found = verdict("bantin", act, status, "");
        assert_eq!(found, expected, "{act:?} {status}");
    }
    let gap = r#"{"id": "1", "status": "deleted"}"#;
    assert_eq!(
        verdict("bantin", Act::Delete, 200, gap),
        "accepted 1 Deleted"
    );
}

#[test]
fn isso_is_understood() {
    let isso = |status, body: &str| verdict("isso", Act::Write, status, body);
    let shown = r#"{"id": 23, "parent": null, "text": "<p>A</p>", "author": "An", "website": null, "mode": 1,
        "created": 1464940838.254393, "modified": null, "likes": 0, "dislikes": 0, "hash": "1cb6cc0309a2"}"#;
    assert_eq!(isso(201, shown), "accepted 23 Approved");
    assert_eq!(
        isso(202, &shown.replace("\"mode\": 1", "\"mode\": 2")),
        "held 23 Pending"
    );
    assert_eq!(verdict("isso", Act::Delete, 200, "null"), "accepted");
    for (status, text, expected) in [
        (403, "127.0.0.0: ratelimit exceeded (1, 2)", "Flood"),
        (403, "3 direct responses to /a", "Flood"),
        (403, "edit time frame is still open", "Forbidden"),
        (
            403,
            "email address required but not provided",
            "Invalid(Email, Required)",
        ),
        (
            403,
            "author address required but not provided",
            "Invalid(Name, Required)",
        ),
        (400, "text is missing", "Invalid(Text, Required)"),
        (
            400,
            "text is too short (minimum length: 3)",
            "Invalid(Text, Short)",
        ),
        (
            400,
            "text is too long (maximum length: 65535)",
            "Invalid(Text, Long)",
        ),
        (
            400,
            "http://tools.ietf.org/html/rfc5321#section-4.5.3",
            "Invalid(Email, Long)",
        ),
        (400, "arbitrary length limit", "Invalid(Url, Long)"),
        (400, "Website not Django-conform", "Invalid(Url, Wrong)"),
        (
            400,
            "Cannot create new thread: URI /a is not accessible and no title was provided.",
            "Invalid(Other, Wrong)",
        ),
        (
            413,
            "The data value transmitted exceeds the capacity limit.",
            "TooLarge",
        ),
        (
            403,
            "You don't have the permission to access the requested resource.",
            "Forbidden",
        ),
        (
            404,
            "The requested URL was not found on the server.",
            "Unknown",
        ),
        (
            500,
            "The server encountered an internal error. The connection was closed.",
            "unclear",
        ),
    ] {
        assert_eq!(isso(status, &page(status, text)), expected, "{text}");
    }
    for (reason, expected) in [
        ("ratelimit", "Flood"),
        ("direct-reply", "Flood"),
        ("reply-to-self", "Forbidden"),
        ("require-email", "Invalid(Email, Required)"),
        ("require-author", "Invalid(Name, Required)"),
    ] {
        assert_eq!(
            isso(403, &format!(r#"{{"reason": "{reason}"}}"#)),
            expected,
            "{reason}"
        );
    }
}

#[test]
fn wordpress_is_understood() {
    let wordpress = |status, body: &str| verdict("wordpress-comments", Act::Write, status, body);
    let shown = r#"{"id": 7, "post": 5, "parent": 0, "author": 0, "author_name": "An", "author_url": "", "date": "2026-11-24T13:00:00",
        "date_gmt": "2026-11-24T06:00:00", "content": {"rendered": "<p>A</p>\n"}, "status": "approved"}"#;
    assert_eq!(wordpress(201, shown), "accepted 7 Approved");
    for status in ["hold", "spam"] {
        assert_eq!(
            wordpress(201, &shown.replace("approved", status)),
            "held 7 Pending"
        );
    }
    for (status, code, expected) in [
        (401, "rest_comment_login_required", "Login"),
        (400, "comment_flood", "Flood"),
        (409, "comment_duplicate", "Duplicate"),
        (
            400,
            "rest_comment_author_data_required",
            "Invalid(Email, Required)",
        ),
        (
            400,
            "rest_comment_content_invalid",
            "Invalid(Text, Required)",
        ),
        (400, "comment_author_column_length", "Invalid(Name, Long)"),
        (
            400,
            "comment_author_email_column_length",
            "Invalid(Email, Long)",
        ),
        (
            400,
            "comment_author_url_column_length",
            "Invalid(Url, Long)",
        ),
        (400, "comment_content_column_length", "Invalid(Text, Long)"),
        (403, "rest_comment_closed", "Closed"),
        (403, "rest_comment_draft_post", "Closed"),
        (403, "rest_comment_trash_post", "Closed"),
        (403, "rest_comment_not_supported_post_type", "Closed"),
        (403, "rest_comment_invalid_post_id", "Forbidden"),
        (403, "rest_cannot_read_post", "Forbidden"),
        (404, "rest_no_route", "Unknown"),
        (500, "rest_comment_failed_create", "unclear"),
        (500, "comment_flood", "unclear"),
    ] {
        let body =
            format!(r#"{{"code": "{code}", "message": "M.", "data": {{"status": {status}}}}}"#);
        assert_eq!(wordpress(status, &body), expected, "{code}");
    }
    let email = r#"{"code": "rest_invalid_param", "message": "Invalid parameter(s): author_email",
        "data": {"status": 400, "params": {"author_email": "Invalid email address."}}}"#;
    assert_eq!(wordpress(400, email), "Invalid(Email, Wrong)");
}

#[test]
fn waline_is_understood() {
    let waline = |status, body: &str| verdict("waline", Act::Write, status, body);
    let shown = r#"{"errno": 0, "errmsg": "", "data": {"objectId": 3, "nick": "An", "comment": "<p>A</p>\n", "time": 1764000000000,
        "status": "approved", "like": 0, "pid": null, "rid": null}}"#;
    assert_eq!(waline(200, shown), "accepted 3 Approved");
    assert_eq!(
        waline(200, &shown.replace("approved", "waiting")),
        "held 3 Pending"
    );
    for (status, errmsg, expected) in [
        (200, r#""Duplicate Content""#, "Duplicate"),
        (200, r#""Nội dung trùng lặp đã được gửi""#, "Duplicate"),
        (200, r#""Comment too fast!""#, "Flood"),
        (200, r#""Bình luận quá nhanh, vui lòng chậm lại!""#, "Flood"),
        (
            200,
            r#"{"mail": "mail is not an email"}"#,
            "Invalid(Email, Wrong)",
        ),
        (200, r#""It's a spam!""#, "Moderated"),
        (200, r#""Not today""#, "Unknown"),
        (401, r#""Unauthorized""#, "Login"),
        (403, r#""Forbidden""#, "Forbidden"),
        // How older ones refuse, beside what is a fault.
        (500, r#""Duplicate Content""#, "Duplicate"),
        (500, r#""Cannot read properties of undefined""#, "unclear"),
    ] {
        let body = format!(r#"{{"errno": 1000, "errmsg": {errmsg}}}"#);
        assert_eq!(waline(status, &body), expected, "{errmsg}");
    }
}

fn thread(name: Option<&str>, url: &str, text: &str) -> (String, Reading<Thread>) {
    let json = json(text);
    let adapter = choose(Model::Comments, name, &json).expect("an adapter");
    let payload = Payload {
        url: url.to_owned(),
        ..payload(json)
    };
    let reading = read::comments(&payload, &adapter.mapping().expect("a mapping"));
    (adapter.name.to_owned(), reading.expect("a thread"))
}

/// Comments in short: `id<parent author (likes)`, with a mark for what is not shown to all.
fn outline(comments: &[Comment]) -> String {
    let one = |it: &Comment| {
        let mark = match it.status {
            Status::Approved => "",
            Status::Pending => "?",
            Status::Rejected => "!",
            Status::Deleted => "-",
        };
        let likes = it
            .likes
            .map_or(String::new(), |likes| format!(" ({likes})"));
        let parent = match it.parent.as_str() {
            "" => String::new(),
            parent => format!("<{parent}"),
        };
        format!("{}{parent}{mark} {}{likes}", it.id, it.author.name)
    };
    comments.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Name, URL, payload; what is made of it: the outline, the total and the next page.
const THREADS: [(&str, &str, &str, &str); 6] = [
    (
        "isso",
        "https://isso.example/?uri=%2Fa&limit=2&offset=2",
        r#"{"id": null, "total_replies": 9, "hidden_replies": 3, "replies": [
            {"id": 1, "parent": null, "text": "<p>A</p>", "author": "Tom &amp; An", "website": "https://an.example/?a=1&amp;b=2", "mode": 1,
             "created": 1464818460.73, "modified": null, "likes": 2, "dislikes": 0, "hash": "1c", "total_replies": 1, "hidden_replies": 0,
             "replies": [{"id": 2, "parent": 1, "text": "<p>B</p>", "author": null, "website": null, "mode": 1, "created": 1464818461.2,
               "modified": 1464818462.5, "likes": 0, "dislikes": 0, "hash": "2c"}]},
            {"id": 3, "parent": null, "text": "", "author": null, "website": null, "mode": 4, "created": 1464818470.1, "modified": null,
             "likes": 0, "dislikes": 0, "total_replies": 0, "hidden_replies": 0, "replies": []}], "config": {}}"#,
        "1 Tom & An (2), 2<1  (0), 3-  (0); 9; https://isso.example/?uri=%2Fa&limit=2&offset=4",
    ),
    (
        "wordpress-comments",
        "https://wp.example/wp-json/wp/v2/comments?post=5",
        r#"[{"id": 7, "post": 5, "parent": 0, "author": 0, "author_name": "An", "author_url": "https://an.example/", "date": "2026-11-24T13:00:00",
             "date_gmt": "2026-11-24T06:00:00", "content": {"rendered": "<p>A</p>\n"}, "link": "https://wp.example/a#comment-7", "status": "approved",
             "type": "comment", "author_avatar_urls": {"24": "https://g.example/24", "96": "https://g.example/96"}},
            {"id": 8, "post": 5, "parent": 7, "author": 1, "author_name": "B&#039;", "author_url": "", "date_gmt": "2026-11-24T06:01:00",
             "content": {"rendered": "<p>B</p>"}, "status": "approved"}]"#,
        "7 An, 8<7 B'; ; ",
    ),
    (
        "waline",
        "https://waline.example/api/comment?path=%2Fa&pageSize=1&page=1",
        r#"{"errno": 0, "errmsg": "", "data": {"page": 1, "totalPages": 2, "pageSize": 1, "count": 4, "data": [
            {"objectId": 1, "pid": null, "rid": null, "nick": "An", "link": "", "avatar": "https://g.example/a", "comment": "<p>A</p>",
             "time": 1764000000000, "status": "approved", "like": 3, "children": [
               {"objectId": 2, "pid": 1, "rid": 1, "nick": "Bình", "comment": "<p>B</p>", "time": 1764000001000, "status": "approved", "like": 0},
               {"objectId": 3, "pid": 2, "rid": 1, "nick": "Chi", "comment": "<p>C</p>", "time": 1764000002000, "status": "approved", "like": 0}]}]}}"#,
        "1 An (3), 2<1 Bình (0), 3<1 Chi (0); 4; https://waline.example/api/comment?path=%2Fa&pageSize=1&page=2",
    ),
    (
        "remark42",
        "https://remark.example/api/v1/find?site=news&format=tree",
        r#"{"comments": [{"comment": {"id": "a", "pid": "", "text": "<p>A</p>", "user": {"name": "An", "id": "u", "picture": "https://r.example/p"},
             "score": 2, "vote": 0, "time": "2026-11-24T06:00:00Z", "edit": {"time": "2026-11-24T06:05:00Z"}},
             "replies": [{"comment": {"id": "b", "pid": "a", "text": "", "user": {"name": "deleted"}, "score": -1, "time": "2026-11-24T06:01:00Z", "delete": true}}]}],
            "info": {"url": "https://news.example/a", "count": 2, "read_only": true}}"#,
        "a An (2), b<a- deleted; 2; ; closed",
    ),
    (
        "remark42",
        "https://remark.example/api/v1/find?site=news",
        r#"{"comments": [{"id": "a", "pid": "", "text": "<p>A</p>", "user": {"name": "An"}, "score": 0, "time": "2026-11-24T06:00:00Z"},
             {"id": "b", "pid": "a", "text": "<p>B</p>", "user": {"name": "Bình"}, "score": 0, "time": "2026-11-24T06:00:00Z"}], "info": {"count": 2}}"#,
        "a An (0), b<a Bình (0); 2; ",
    ),
    (
        "bantin",
        "https://news.example/api/comments",
        r#"{"items": [{"id": 1, "text": "A", "author": "An", "likes": 1, "status": "pending", "replies": [{"id": 2, "text": "B"}]}], "total": 2, "next": "?page=2"}"#,
        "1? An (1), 2<1 ; 2; https://news.example/api/comments?page=2",
    ),
];

#[test]
fn threads_are_recognised_and_read() {
    for (expected, url, text, outlined) in THREADS {
        for name in [None, Some("auto"), Some(expected)] {
            let (found, reading) = thread(name, url, text);
            assert_eq!(found, expected);
            let total = reading.total.map_or(String::new(), |it| it.to_string());
            let next = reading.next.as_ref().map_or("", |it| it.as_str());
            let closed = if reading.value.closed { "; closed" } else { "" };
            let line = format!(
                "{}; {total}; {next}{closed}",
                outline(&reading.value.comments)
            );
            assert_eq!(line, outlined, "{expected}");
            assert_eq!(reading.skipped, Vec::<String>::new(), "{expected}");
        }
    }
}

#[test]
fn a_dialect_is_that_of_the_payload_or_of_the_address() {
    for (expected, url, text, _) in THREADS {
        assert_eq!(
            catalog::choose(None, url, &json(text)).adapter.name,
            expected
        );
    }
    let wordpress = PLACES[3].1;
    assert_eq!(
        catalog::choose(Some("auto"), wordpress, &json("[]"))
            .adapter
            .name,
        "wordpress-comments"
    );
    assert_eq!(
        catalog::choose(Some("waline"), wordpress, &json("[]"))
            .adapter
            .name,
        "waline"
    );
    // One of the page's own, which reads another shape of our own contract.
    assert_eq!(
        catalog::choose(Some("house"), wordpress, &json("[]"))
            .adapter
            .name,
        "bantin"
    );
}

#[test]
fn the_address_of_a_website_loses_its_escapes() {
    let (_, url, text, _) = THREADS[0];
    let (_, reading) = thread(None, url, text);
    let website = reading
        .value
        .comments
        .first()
        .and_then(|it| it.author.url.clone());
    assert_eq!(
        website.map(|it| it.to_string()).unwrap_or_default(),
        "https://an.example/?a=1&b=2"
    );
}

#[test]
fn the_last_page_of_isso_has_none_behind_it() {
    let text = r#"{"id": null, "total_replies": 9, "hidden_replies": 0, "replies": [{"id": 1, "text": "<p>A</p>", "mode": 1}]}"#;
    assert_eq!(
        thread(None, "https://isso.example/?uri=%2Fa&limit=1", text)
            .1
            .next,
        None
    );
    let empty = r#"{"id": null, "total_replies": 0, "hidden_replies": 4, "replies": []}"#;
    let (_, reading) = thread(None, "https://isso.example/?uri=%2Fa&limit=1", empty);
    assert_eq!((reading.next, reading.value.comments.len()), (None, 0));
}

/// What was typed, what a backend shows of it, and whether it is the same.
const ECHOES: [(&str, &str, bool); 27] = [
    ("Cầu đẹp quá", "<p>Cầu đẹp quá</p>", true),
    ("Một\n\nHai", "<p>Một</p>\n<p>Hai</p>", true),
    ("Một\nHai", "<p>Một<br />\nHai</p>", true),
    (
        "\"Đẹp\" - anh nói...",
        "<p>&#8220;Đẹp&#8221; &#8211; anh nói&#8230;</p>",
        true,
    ),
    ("Don't 3x4", "<p>Don&#8217;t 3&#215;4</p>", true),
    (
        "xem https://a.example/b?c=1&d=2 nhé",
        "<p>xem <a href=\"https://a.example/b?c=1&amp;d=2\" rel=\"nofollow\">https://a.example/b?c=1&amp;d=2</a> nhé</p>",
        true,
    ),
    (
        "xem [đây](https://a.example/a/very/long/path/indeed)",
        "<p>xem <a href=\"https://a.example/a/very/long/path/indeed\">đây</a></p>",
        true,
    ),
    (
        "**đậm** và _nghiêng_ `mã`",
        "<p><strong>đậm</strong> và <em>nghiêng</em> <code>mã</code></p>",
        true,
    ),
    (
        "a < b && c > d",
        "<p>a &lt; b &amp;&amp; c &gt; d</p>",
        true,
    ),
    (
        "<b>đậm</b> thật",
        "<p>&lt;b&gt;đậm&lt;/b&gt; thật</p>",
        true,
    ),
    ("<b>đậm</b> thật", "<p><b>đậm</b> thật</p>", true),
    ("hay quá nhé :)", "<p>hay quá nhé 🙂</p>", true),
    (
        "1. táo\n2. cam sành\n3. xoài cát",
        "<ol><li>táo</li><li>cam sành</li><li>xoài cát</li></ol>",
        true,
    ),
    // From a running Isso 0.14.
    (
        "\"Đẹp\" - anh nói... <b>đậm</b> xem [đây](https://a.example/b) và https://c.example/d?e=1&f=2\n1. một\n2. hai :)",
        "<p>&quot;Đẹp&quot; - anh nói... &lt;b&gt;đậm&lt;/b&gt; xem <a href=\"https://a.example/b\" rel=\"nofollow noopener\">đây</a> và https://c.example/d?e=1&amp;f=2</p>\n<ol>\n<li>một</li>\n<li>hai :)</li>\n</ol>",
        true,
    ),
    ("👍👍", "<p>👍👍</p>", true),
    ("👍", "<p>👎</p>", false),
    ("!!!", "<p></p>", false),
    ("Cầu đẹp quá", "<p>Cầu xấu quá</p>", false),
    ("Tôi không đồng ý", "<p>đồng ý</p>", false),
    ("đồng ý", "<p>Tôi không đồng ý</p>", false),
    ("Hay", "<p>Hay lắm</p>", false),
    ("123", "<p>1234</p>", false),
    (
        "Tin số 253: nước lên 621 phân",
        "<p>Tin số 25: nước lên 62 phân</p>",
        false,
    ),
    ("Nước lên 12 phân", "<p>Nước lên phân</p>", false),
    ("1. 15 người về", "<ol><li>15 người về</li></ol>", true),
    ("1. 15 người về", "<ol><li>5 người về</li></ol>", false),
    ("Có", "<p></p>", false),
];

fn comment(id: &str, parent: &str, name: &str, html: &str, at: f64) -> Comment {
    let text = format!(
        r#"{{"id": "{id}", "parent": "{parent}", "author": {{"name": "{name}"}}, "status": "approved", "text": "x", "created": {at}}}"#
    );
    let mut comment = read::comment(&json(&text), "", &Default::default()).expect("a comment");
    comment.body = Body::Html(html.to_owned());
    comment
}

const SENT: f64 = 1_764_000_000_000.0;

fn sent(text: &str) -> Sent<'_> {
    Sent {
        name: "An",
        text,
        since: SENT,
        ..Sent::default()
    }
}

#[test]
fn what_was_sent_is_known_again_in_what_a_backend_made_of_it() {
    for (typed, shown, is_same) in ECHOES {
        let thread = [comment("1", "", "An", shown, SENT)];
        assert_eq!(
            find_own(&thread, &sent(typed)).is_some(),
            is_same,
            "{typed} as {shown}"
        );
    }
}

#[test]
fn only_ones_own_in_its_place_and_time_is_known_again() {
    let text = "Cầu đẹp quá";
    let reply = comment("3", "2", "An", text, SENT);
    let above = comment("2", "", "Bình", "<p>Cầu đẹp quá</p>", SENT);
    let first = comment("1", "", "An", text, SENT - 3_600_000.0);
    let thread = [first, above, reply];
    let found = |sent: Sent<'_>| find_own(&thread, &sent).map_or("", |it| it.id.as_str());
    assert_eq!(found(sent(text)), "");
    let answer = Sent {
        parent: "2",
        ..sent(text)
    };
    assert_eq!(found(answer), "3");
    // Isso hangs an answer to an answer on the first.
    let deep = Sent {
        parent: "9",
        root: "2",
        ..sent(text)
    };
    assert_eq!(found(deep), "3");
    let known = ["3".to_owned()];
    assert_eq!(
        found(Sent {
            known: &known,
            ..answer
        }),
        ""
    );
    assert_eq!(
        found(Sent {
            since: 0.0,
            ..sent(text)
        }),
        "1"
    );
    let nameless = Sent {
        name: "",
        since: 0.0,
        ..sent(text)
    };
    assert_eq!(found(nameless), "1");
    // Clocks differ by some minutes.
    let ahead = Sent {
        since: SENT + 300_000.0,
        ..answer
    };
    assert_eq!(found(ahead), "3");
}

#[test]
fn what_the_page_has_speak_our_contract_is_written_to_in_it_or_read_alone() {
    let own = catalog::bridged(true);
    assert!(own.can_write() && own.can_sort(Sort::Liked));
    let read_only = catalog::bridged(false);
    assert!(!read_only.can_write() && !read_only.can_sort(Sort::Liked));
    let listing = Listing {
        sort: Some(Sort::Oldest),
        ..Listing::default()
    };
    let src = "https://social.example/api/v1/statuses/110/context";
    let asked = read_only.list(target(src), listing);
    assert_eq!(asked, format!("{src}?sort=oldest"));
}
