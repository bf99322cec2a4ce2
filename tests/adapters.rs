//! Backends that many newspapers have, by a payload of the shape each sends: two stories, the
//! same from all of them, as far as each says anything.

mod support;

use bantin::source::adapter::catalog::{choose, of};
use bantin::source::adapter::{Model, OWN};
use bantin::source::read;
use bantin::source::read::page::Payload;
use bantin::source::value::json::Json;
use std::fs;
use std::path::Path;
use support::json;

/// Where the payloads come from.
const FEED: &str = "https://bao.example/feed";

/// The two stories: title, URL, picture, seconds since the epoch, excerpt, label, author.
const STORIES: [[&str; 7]; 2] = [
    [
        "Lúa đông xuân được giá & nông dân phấn khởi",
        "https://bao.example/nong-nghiep/lua-duoc-gia",
        "https://bao.example/anh/lua.jpg",
        "1795500000",
        "Giá lúa tươi tăng 300 đồng mỗi ký.",
        "Nông nghiệp",
        "Tổ Kinh tế",
    ],
    [
        "Cầu mới “nối hai bờ”",
        "https://bao.example/xa-hoi/cau-moi",
        "",
        "1795476600",
        "Nhịp hợp long cuối cùng đã xong.",
        "Xã hội",
        "Tổ Thời sự",
    ],
];
const FIELDS: [&str; 7] = [
    "title",
    "url",
    "image",
    "published",
    "excerpt",
    "label",
    "author",
];

/// A shape, the adapter that reads it, what its format does not say, and the next page.
struct Shape {
    file: &'static str,
    adapter: &'static str,
    unsaid: &'static [&'static str],
    next: &'static str,
}

const fn shape(
    file: &'static str,
    adapter: &'static str,
    unsaid: &'static [&'static str],
    next: &'static str,
) -> Shape {
    Shape {
        file,
        adapter,
        unsaid,
        next,
    }
}

const SHAPES: [Shape; 20] = [
    shape("bantin", OWN, &[], "https://bao.example/feed?page=2"),
    shape("bantin-bare", OWN, &[], ""),
    shape("wordpress", "wordpress", &[], ""),
    shape("yarpp", "wordpress", &[], ""),
    shape("elasticpress", "wordpress", &[], ""),
    shape("ghost", "ghost", &[], "https://bao.example/feed?page=2"),
    shape(
        "json-feed",
        "json-feed",
        &[],
        "https://bao.example/feed.json?page=2",
    ),
    shape("json-feed-1", "json-feed", &[], ""),
    shape("jetpack", "jetpack", &["published"], ""),
    shape(
        "strapi-4",
        "strapi",
        &[],
        "https://bao.example/feed?pagination[page]=2",
    ),
    shape(
        "strapi-5",
        "strapi",
        &[],
        "https://bao.example/feed?pagination[page]=2",
    ),
    shape(
        "drupal",
        "drupal",
        &[],
        "https://bao.example/jsonapi/node/article?page%5Boffset%5D=2&page%5Blimit%5D=2",
    ),
    shape(
        "drupal-media",
        "drupal",
        &[],
        "https://bao.example/jsonapi/node/article?page%5Boffset%5D=2&page%5Blimit%5D=2",
    ),
    shape(
        "wagtail",
        "wagtail",
        &[],
        "https://bao.example/feed?offset=2",
    ),
    shape(
        "json-server",
        "json-server",
        &[],
        "https://bao.example/feed?_page=2",
    ),
    shape("json-server-bare", "json-server", &[], ""),
    shape("rss-to-json", "rss-to-json", &[], ""),
    shape("rss-parser", "rss-to-json", &[], ""),
    shape("rss2json", "rss2json", &[], ""),
    shape("empty", OWN, FIELDS.as_slice(), ""),
];

fn load(shape: &Shape) -> Json {
    if shape.file == "empty" {
        return json("[]");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    let path = folder.join(shape.file).with_extension("json");
    let text = fs::read_to_string(&path);
    json(&text.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

fn payload(prepare: Option<fn(&Json) -> Json>, json: &Json) -> Payload {
    Payload {
        json: prepare.map_or_else(|| json.clone(), |prepare| prepare(json)),
        url: FEED.to_owned(),
        ..Payload::default()
    }
}

/// The adapter chosen, the stories line by line, and the next page.
fn read(name: Option<&str>, json: &Json) -> (&'static str, Vec<[String; 7]>, String) {
    let adapter = choose(Model::Story, name, json).expect("an adapter");
    let mapping = adapter.mapping().expect("a mapping of ours");
    let reading = read::stories(&payload(adapter.prepare, json), &mapping).expect("stories");
    assert_eq!(reading.skipped, Vec::<String>::new());
    let rows = reading.value.iter().map(|story| {
        let seconds = story.published.map(|at| (at.ms / 1000.0).to_string());
        let image = story.image.as_ref().map(|image| image.src.to_string());
        [
            story.title.clone(),
            story.url.to_string(),
            image.unwrap_or_default(),
            seconds.unwrap_or_default(),
            story.excerpt.clone(),
            story.label.clone(),
            story.author.clone(),
        ]
    });
    let next = reading.next.map(|next| next.to_string());
    (adapter.name, rows.collect(), next.unwrap_or_default())
}

/// The stories, as far as a shape says anything.
fn expected(shape: &Shape) -> Vec<[String; 7]> {
    if shape.file == "empty" {
        return Vec::new();
    }
    let row = |story: [&'static str; 7]| {
        let mut row = story.map(str::to_owned);
        for (field, value) in FIELDS.iter().zip(&mut row) {
            if shape.unsaid.contains(field) {
                value.clear();
            }
        }
        row
    };
    STORIES.into_iter().map(row).collect()
}

#[test]
fn each_backend_is_recognised_by_its_shape_and_read() {
    for shape in SHAPES {
        let (adapter, rows, next) = read(None, &load(&shape));
        // A bare list of our own names needs no adapter, whoever sends it.
        let is_bare = shape.file == "json-server-bare";
        assert_eq!(
            adapter,
            if is_bare { OWN } else { shape.adapter },
            "{}",
            shape.file
        );
        assert_eq!(rows, expected(&shape), "{}", shape.file);
        assert_eq!(next, shape.next, "{}", shape.file);
    }
}

#[test]
fn each_backend_is_read_the_same_when_it_is_named() {
    for shape in SHAPES {
        let (_, rows, next) = read(Some(shape.adapter), &load(&shape));
        assert_eq!(rows, expected(&shape), "{}", shape.file);
        assert_eq!(next, shape.next, "{}", shape.file);
    }
}

#[test]
fn no_backend_is_taken_for_another() {
    for shape in SHAPES {
        let json = load(&shape);
        let others = of(Model::Story).iter();
        for other in others.filter(|it| it.name != shape.adapter) {
            assert!(
                !other.recognises(&json),
                "{} is taken for {}",
                shape.file,
                other.name
            );
        }
    }
}

#[test]
fn every_story_adapter_has_a_shape_and_every_shape_is_tested() {
    for adapter in of(Model::Story).iter() {
        let is_tested = SHAPES.iter().any(|shape| shape.adapter == adapter.name);
        assert!(is_tested, "{}", adapter.name);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shapes");
    let files = fs::read_dir(folder).expect("the shapes").count();
    assert_eq!(files, SHAPES.len() - 1);
}

#[test]
fn what_gives_stories_gives_headlines() {
    for shape in SHAPES {
        let json = load(&shape);
        for name in [None, Some(shape.adapter)] {
            let adapter = choose(Model::Digest, name, &json).expect("an adapter");
            let mapping = adapter.mapping().expect("a mapping of ours");
            let digest = read::digest(&payload(adapter.prepare, &json), &mapping);
            let digest = digest.expect("a digest").value;
            let titles: Vec<_> = digest.items.iter().map(|it| it.title.clone()).collect();
            let expected: Vec<_> = expected(&shape).into_iter().map(|[it, ..]| it).collect();
            assert_eq!(titles, expected, "{}", shape.file);
            let named = [
                "json-feed",
                "json-feed-1",
                "rss-to-json",
                "rss-parser",
                "rss2json",
            ];
            let title = if named.contains(&shape.file) {
                "Báo nhà"
            } else {
                ""
            };
            assert_eq!(digest.title, title, "{}", shape.file);
        }
    }
}

#[test]
fn the_pictures_of_each_backend_have_words_and_sizes() {
    for shape in SHAPES {
        let json = load(&shape);
        let adapter = choose(Model::Story, Some(shape.adapter), &json).expect("an adapter");
        let mapping = adapter.mapping().expect("a mapping of ours");
        let reading = read::stories(&payload(adapter.prepare, &json), &mapping).expect("stories");
        let image = reading.value.first().and_then(|it| it.image.clone());
        let Some(image) = image else { continue };
        let srcset = match shape.file {
            "wordpress" | "yarpp" | "elasticpress" => {
                "https://bao.example/anh/lua-300x200.jpg 300w, https://bao.example/anh/lua.jpg 1200w"
            }
            "strapi-4" | "strapi-5" => "https://bao.example/anh/small_lua.jpg 500w",
            _ => "",
        };
        assert_eq!(image.srcset.unwrap_or_default(), srcset, "{}", shape.file);
        let is_url_alone = shape.file.contains("rss") || shape.file.starts_with("json-");
        let is_url_alone = is_url_alone || shape.file == "ghost";
        let size = if is_url_alone {
            None
        } else {
            Some((1200, 800))
        };
        assert_eq!(image.width.zip(image.height), size, "{}", shape.file);
        let has_words = shape.file == "ghost" || !is_url_alone;
        assert_eq!(image.alt == "Ruộng lúa chín", has_words, "{}", shape.file);
    }
}

#[test]
fn a_list_with_nothing_in_it_is_no_mistake() {
    let rows = [
        (
            "ghost",
            r#"{"posts": [], "meta": {"pagination": {"page": 9, "total": 8}}}"#,
        ),
        (
            "strapi",
            r#"{"data": [], "meta": {"pagination": {"page": 9, "pageSize": 8, "total": 8}}}"#,
        ),
        (
            "drupal",
            r#"{"jsonapi": {"version": "1.0"}, "data": [], "links": {}}"#,
        ),
        ("wagtail", r#"{"meta": {"total_count": 0}, "items": []}"#),
        (
            "json-server",
            r#"{"first": 1, "prev": null, "next": null, "last": 1, "pages": 1, "items": 0, "data": []}"#,
        ),
        (
            "json-feed",
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}"#,
        ),
        (OWN, "[]"),
    ];
    for (name, text) in rows {
        let (adapter, rows, next) = read(None, &json(text));
        assert_eq!(
            (adapter, rows.len(), next.as_str()),
            (name, 0, ""),
            "{text}"
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
