//! Backends that many newspapers have, by a payload of the shape each sends.

mod support;

use bantin::source::adapter::{Model, choose};
use bantin::source::json::Json;
use bantin::source::read;
use support::{json, payload};

/// Adapter, payload, and the first story as `id|title|url|image|label|next`.
const STORIES: [(&str, &str, &str); 7] = [
    (
        "wordpress",
        r#"[{"id": 5, "date_gmt": "2026-11-24T06:00:00", "link": "https://wp.example/a", "title": {"rendered": "A &#8211; B"},
            "excerpt": {"rendered": "<p>E</p>"}, "_embedded": {"wp:featuredmedia": [{"source_url": "https://wp.example/p.jpg", "alt_text": "P"}],
            "wp:term": [[{"name": "News"}]]}}]"#,
        "5|A – B|https://wp.example/a|https://wp.example/p.jpg|News|",
    ),
    (
        "ghost",
        r#"{"posts": [{"id": "g1", "title": "A", "url": "https://g.example/a", "excerpt": "E", "feature_image": "https://g.example/p.jpg",
            "published_at": "2026-11-24T06:00:00.000+00:00", "primary_tag": {"name": "News"}}],
            "meta": {"pagination": {"page": 1, "limit": 1, "pages": 2, "total": 2, "next": 2, "prev": null}}}"#,
        "g1|A|https://g.example/a|https://g.example/p.jpg|News|https://news.example/api/stories?limit=2&page=2",
    ),
    (
        "json-feed",
        r#"{"version": "https://jsonfeed.org/version/1.1", "next_url": "https://f.example/2",
            "items": [{"id": "1", "url": "https://f.example/a", "title": "A", "summary": "E", "image": "https://f.example/p.jpg", "tags": ["News"]}]}"#,
        "1|A|https://f.example/a|https://f.example/p.jpg|News|https://f.example/2",
    ),
    (
        "jetpack",
        r#"{"items": [{"id": 3, "url": "https://j.example/a", "url_meta": {"origin": 1, "position": 0}, "title": "A", "date": "24 November 2026",
            "excerpt": "E", "context": "In \"News\"", "rel": "", "img": {"src": "https://j.example/p.jpg", "alt_text": "P", "width": 350, "height": 200}}]}"#,
        "3|A|https://j.example/a|https://j.example/p.jpg|In \"News\"|",
    ),
    (
        "strapi",
        r#"{"data": [{"id": 1, "documentId": "d1", "title": "A", "slug": "a", "publishedAt": "2026-11-24T06:00:00.000Z", "category": {"name": "News"},
            "cover": {"url": "/uploads/p.jpg", "alternativeText": "P"}}],
            "meta": {"pagination": {"page": 1, "pageSize": 1, "pageCount": 2, "total": 2}}}"#,
        "d1|A|https://news.example/a|https://news.example/uploads/p.jpg|News|https://news.example/api/stories?limit=2&pagination[page]=2",
    ),
    (
        "drupal",
        r#"{"jsonapi": {"version": "1.0"}, "data": [{"type": "node--article", "id": "u1", "attributes": {"title": "A", "path": {"alias": "/a"},
            "created": "2026-11-24T06:00:00+00:00"}}], "links": {"next": {"href": "https://d.example/2"}}}"#,
        "u1|A|https://news.example/a|||https://d.example/2",
    ),
    (
        "wagtail",
        r#"{"meta": {"total_count": 1}, "items": [{"id": 9, "title": "A", "meta": {"type": "blog.Page", "html_url": "https://w.example/a",
            "first_published_at": "2026-11-24T06:00:00Z"}}]}"#,
        "9|A|https://w.example/a|||",
    ),
];

fn first(name: Option<&str>, text: &Json) -> (String, String) {
    let adapter = choose(Model::Story, name, text).expect("an adapter");
    let prepared = adapter.prepare.map(|prepare| prepare(text));
    let payload = payload(prepared.unwrap_or_else(|| text.clone()));
    let mapping = adapter.mapping().expect("a mapping");
    let reading = match read::stories(&payload, &mapping) {
        Ok(reading) => reading,
        Err(error) => return (adapter.name.to_owned(), error.to_string()),
    };
    let story = reading.value.into_iter().next().expect("a story");
    let image = story.image.map(|it| it.src.as_str().to_owned());
    let next = reading.next.map(|it| it.as_str().to_owned());
    let line = [
        story.id,
        story.title,
        story.url.as_str().to_owned(),
        image.unwrap_or_default(),
        story.label,
        next.unwrap_or_default(),
    ];
    (adapter.name.to_owned(), line.join("|"))
}

#[test]
fn each_backend_is_recognised_by_its_shape_and_read() {
    for (name, text, expected) in STORIES {
        let (found, line) = first(None, &json(text));
        assert_eq!(found, name);
        assert_eq!(line, expected, "{name}");
    }
}

#[test]
fn each_backend_is_read_when_it_is_named() {
    for (name, text, expected) in STORIES {
        assert_eq!(first(Some(name), &json(text)).1, expected, "{name}");
    }
}

#[test]
fn what_gives_stories_gives_headlines() {
    for (name, text, expected) in STORIES {
        let text = json(text);
        let adapter = choose(Model::Digest, Some(name), &text).expect("an adapter");
        let prepared = adapter.prepare.map(|prepare| prepare(&text));
        let payload = payload(prepared.unwrap_or(text));
        let reading = read::digest(&payload, &adapter.mapping().expect("a mapping"));
        let digest = reading.expect("a digest").value;
        let title = expected.split('|').nth(1);
        assert_eq!(
            digest.items.first().map(|it| it.title.as_str()),
            title,
            "{name}"
        );
    }
}

#[test]
fn an_unknown_adapter_is_told_which_there_are() {
    let error = choose(Model::Weather, Some("typo3"), &Json::Null).err();
    let line = error.map(|error| error.to_string()).unwrap_or_default();
    assert!(
        line.contains("open-meteo") && line.contains("typo3"),
        "{line}"
    );
}
