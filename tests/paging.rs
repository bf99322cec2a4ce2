//! Where the next page is, in every form that backends say it.

mod support;

use bantin::source::adapter::Model;
use bantin::source::adapter::catalog::choose;
use bantin::source::read;
use bantin::source::read::page::Payload;
use bantin::stdx::number;
use support::json;

const LIST: &str = r#"[{"title": "A", "url": "/a"}, {"title": "B", "url": "/b"}]"#;

/// What came beside a body: as `link=…`, `total=…`, `pages=…`, `base=…`.
type Beside = &'static [(&'static str, &'static str)];

/// The adapter, the body (`LIST` in place of `*`), its URL, what came beside it, the next page.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Beside,
    &'static str,
);

fn check(rows: &[Row]) {
    for (name, body, url, beside, expected) in rows {
        let json = json(&body.replace('*', LIST));
        let given = |name: &str| {
            let entry = beside.iter().find(|(known, _)| *known == name);
            entry.map(|(_, value)| (*value).to_owned())
        };
        let adapter = choose(Model::Story, Some(name), &json).expect("an adapter");
        let payload = Payload {
            json: adapter.prepare.map_or_else(|| json.clone(), |it| it(&json)),
            url: (*url).to_owned(),
            base: given("base"),
            link: given("link"),
            total: given("total").and_then(|it| number::parse(&it)),
            pages: given("pages").and_then(|it| number::parse(&it)),
            ..Payload::default()
        };
        let mapping = adapter.mapping().expect("a mapping of ours");
        let reading = read::stories(&payload, &mapping).expect("stories");
        let next = reading.next.map(|next| next.to_string());
        assert_eq!(next.as_deref().unwrap_or("none"), *expected, "{body} {url}");
    }
}

#[test]
fn the_body_names_the_next_page() {
    check(&[
        (
            "bantin",
            r#"{"items": *, "next": "/more?c=9"}"#,
            "https://x.example/s",
            &[],
            "https://x.example/more?c=9",
        ),
        (
            "bantin",
            r#"{"items": *, "next": "?c=9"}"#,
            "https://x.example/s?c=1",
            &[],
            "https://x.example/s?c=9",
        ),
        (
            "bantin",
            r#"{"items": *, "next": 3}"#,
            "https://x.example/s?page=2&limit=2",
            &[],
            "https://x.example/s?limit=2&page=3",
        ),
        (
            "bantin",
            r#"{"items": *, "next": 2}"#,
            "https://x.example/s",
            &[],
            "https://x.example/s?page=2",
        ),
        (
            "bantin",
            r#"{"items": *, "next": "2"}"#,
            "https://x.example/s",
            &[],
            "https://x.example/s?page=2",
        ),
        (
            "json-feed",
            r#"{"version": "https://jsonfeed.org/version/1.1", "items": *, "next_url": "https://x.example/2"}"#,
            "https://x.example/1",
            &[],
            "https://x.example/2",
        ),
        (
            "drupal",
            r#"{"data": [{"id": "1", "attributes": {"title": "A", "drupal_internal__nid": 1}}], "links": {"next": {"href": "https://x.example/2"}}}"#,
            "https://x.example/1",
            &[],
            "https://x.example/2",
        ),
        (
            "ghost",
            r#"{"posts": *, "meta": {"pagination": {"next": 2}}}"#,
            "https://x.example/posts/?key=k",
            &[],
            "https://x.example/posts/?key=k&page=2",
        ),
        (
            "json-server",
            r#"{"first": 1, "next": 3, "pages": 9, "items": 18, "data": *}"#,
            "https://x.example/posts?_page=2&_per_page=2",
            &[],
            "https://x.example/posts?_per_page=2&_page=3",
        ),
    ]);
}

#[test]
fn the_body_says_that_there_is_no_next_page() {
    check(&[
        (
            "bantin",
            r#"{"items": *, "next": null, "total": 99}"#,
            "https://x.example/s?page=1&limit=2",
            &[("link", "</no>; rel=next")],
            "none",
        ),
        (
            "bantin",
            r#"{"items": *, "next": ""}"#,
            "https://x.example/s",
            &[],
            "none",
        ),
        (
            "bantin",
            r#"{"items": *, "next": "javascript:x"}"#,
            "https://x.example/s",
            &[],
            "none",
        ),
        (
            "ghost",
            r#"{"posts": *, "meta": {"pagination": {"page": 1, "pages": 9, "total": 18, "next": null}}}"#,
            "https://x.example/posts/?page=1&limit=2",
            &[],
            "none",
        ),
        (
            "json-server",
            r#"{"first": 1, "next": null, "pages": 9, "items": 18, "data": *}"#,
            "https://x.example/posts?_page=2",
            &[],
            "none",
        ),
    ]);
}

#[test]
fn a_header_names_the_next_page() {
    const URL: &str = "https://x.example/s?_page=1";
    check(&[
        (
            "bantin",
            "*",
            URL,
            &[(
                "link",
                "<https://x.example/s?_page=2>; rel=\"next\", <https://x.example/s?_page=9>; rel=\"last\"",
            )],
            "https://x.example/s?_page=2",
        ),
        (
            "bantin",
            "*",
            URL,
            &[("link", "</p>; rel=prev, </n?a=1,2>; rel=next")],
            "https://x.example/n?a=1,2",
        ),
        (
            "bantin",
            "*",
            URL,
            &[("link", "</n>; title=\"a, b\"; rel=\"last NEXT\"")],
            "https://x.example/n",
        ),
        ("bantin", "*", URL, &[("link", "</p>; rel=prev")], "none"),
        ("bantin", "*", URL, &[("link", "nonsense")], "none"),
    ]);
}

#[test]
fn pages_are_counted_while_a_total_says_there_are_more() {
    check(&[
        (
            "wordpress",
            r#"[{"title": {"rendered": "A"}, "link": "/a"}]"#,
            "https://x.example/wp-json/wp/v2/posts?_embed&per_page=1",
            &[("total", "25"), ("pages", "25")],
            "https://x.example/wp-json/wp/v2/posts?_embed&per_page=1&page=2",
        ),
        (
            "wordpress",
            r#"[{"title": {"rendered": "A"}, "link": "/a"}]"#,
            "https://x.example/index.php?rest_route=/wp/v2/posts&page=25",
            &[("pages", "25")],
            "none",
        ),
        (
            "bantin",
            "*",
            "https://x.example/s?_page=1&_limit=2",
            &[("total", "3")],
            "https://x.example/s?_limit=2&_page=2",
        ),
        (
            "bantin",
            "*",
            "https://x.example/s?_page=2&_limit=2",
            &[("total", "3")],
            "none",
        ),
        (
            "bantin",
            r#"{"items": *, "total": 5}"#,
            "https://x.example/s?page=2&limit=2",
            &[],
            "https://x.example/s?limit=2&page=3",
        ),
        (
            "bantin",
            r#"{"items": *, "page": 2, "pages": 3}"#,
            "https://x.example/s",
            &[],
            "https://x.example/s?page=3",
        ),
        (
            "strapi",
            r#"{"data": *, "meta": {"pagination": {"page": 1, "pageSize": 2, "pageCount": 2, "total": 4}}}"#,
            "https://x.example/a?pagination%5Bpage%5D=1&pagination%5BpageSize%5D=2",
            &[],
            "https://x.example/a?pagination%5BpageSize%5D=2&pagination%5Bpage%5D=2",
        ),
        // A total alone does not say that there are pages.
        (
            "bantin",
            "*",
            "https://x.example/s",
            &[("total", "99")],
            "none",
        ),
        ("bantin", "*", "https://x.example/s?page=1", &[], "none"),
        (
            "bantin",
            "*",
            "https://x.example/s?page=x&limit=2",
            &[("total", "99")],
            "none",
        ),
    ]);
}

#[test]
fn offsets_are_counted_while_a_total_says_there_are_more() {
    check(&[
        (
            "bantin",
            "*",
            "https://x.example/s?offset=4&limit=2",
            &[("total", "7")],
            "https://x.example/s?limit=2&offset=6",
        ),
        (
            "bantin",
            "*",
            "https://x.example/s?offset=6&limit=2",
            &[("total", "7")],
            "none",
        ),
        // Without a size, as many as came.
        (
            "bantin",
            "*",
            "https://x.example/s?skip=0",
            &[("total", "7")],
            "https://x.example/s?skip=2",
        ),
        (
            "bantin",
            "*",
            "https://x.example/s?_start=0&_limit=5",
            &[("total", "7")],
            "https://x.example/s?_limit=5&_start=5",
        ),
        (
            "wagtail",
            r#"{"meta": {"total_count": 3}, "items": *}"#,
            "https://x.example/api/v2/pages/?type=blog.BlogPage",
            &[],
            "https://x.example/api/v2/pages/?type=blog.BlogPage&offset=2",
        ),
        (
            "wagtail",
            r#"{"meta": {"total_count": 2}, "items": *}"#,
            "https://x.example/api/v2/pages/",
            &[],
            "none",
        ),
        (
            "wagtail",
            r#"{"meta": {"total_count": 9}, "items": []}"#,
            "https://x.example/api/v2/pages/?offset=20",
            &[],
            "none",
        ),
        (
            "strapi",
            r#"{"data": *, "meta": {"pagination": {"start": 0, "limit": 2, "total": 4}}}"#,
            "https://x.example/a?pagination[start]=0&pagination[limit]=2",
            &[],
            "https://x.example/a?pagination[limit]=2&pagination[start]=2",
        ),
        (
            "bantin",
            "*",
            "https://x.example/s?offset=0&limit=2",
            &[],
            "none",
        ),
    ]);
}

#[test]
fn pages_are_of_the_backend_wherever_the_stories_are() {
    check(&[(
        "bantin",
        r#"{"items": *, "next": "?page=2"}"#,
        "https://api.example/s",
        &[("base", "https://news.example/")],
        "https://api.example/s?page=2",
    )]);
}

#[test]
fn links_are_relative_to_the_base_that_the_page_gives() {
    let payload = Payload {
        json: json(r#"[{"title": "A", "url": "/a", "image": "b.jpg"}]"#),
        url: "https://api.example/v1/stories".to_owned(),
        base: Some("https://news.example/tin/".to_owned()),
        ..Payload::default()
    };
    let reading = read::stories(&payload, &bantin::source::mapping::Mapping::default());
    let story = reading.expect("stories").value.remove(0);
    assert_eq!(story.url.as_str(), "https://news.example/a");
    let image = story.image.as_ref().map(|it| it.src.to_string());
    assert_eq!(image.as_deref(), Some("https://news.example/tin/b.jpg"));
}
