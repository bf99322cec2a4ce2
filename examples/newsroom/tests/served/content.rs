//! Stories, the digest, the weather and pictures.

use crate::support::Newsroom;
use jiff::{Timestamp, tz};
use serde_json::Value;
use std::collections::HashSet;

fn texts<'a>(items: &'a Value, key: &str) -> Vec<&'a str> {
    let items = items.as_array().expect("a list").iter();
    items
        .map(|item| item[key].as_str().expect("a text"))
        .collect()
}

/// Follows `next` from `path` to the end.
async fn pages(newsroom: &Newsroom, path: &str) -> Vec<Value> {
    let mut pages = vec![newsroom.get(path).await];
    while let Some(next) = pages.last().and_then(|page| page["next"].as_str()) {
        pages.push(newsroom.get(next).await);
    }
    pages
}

#[tokio::test]
async fn pages_hold_every_story_once() {
    let newsroom = Newsroom::open(&[]).await;
    let pages = pages(&newsroom, "/api/stories?limit=7").await;
    let ids: Vec<_> = pages
        .iter()
        .flat_map(|page| texts(&page["items"], "id"))
        .collect();
    assert!(ids.len() >= 40);
    assert_eq!(pages[0]["total"], ids.len());
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
}

#[tokio::test]
async fn the_next_page_keeps_the_other_parameters() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = newsroom
        .send("GET /api/stories?page=2&lang=en&limit=3", &[], None)
        .await;
    let next = "/api/stories?lang=en&limit=3&page=3";
    assert_eq!(answer.json()["next"], next);
    assert_eq!(answer.header("link"), format!("<{next}>; rel=\"next\""));
    assert_eq!(
        answer.header("x-total-count"),
        answer.json()["total"].to_string()
    );
}

#[tokio::test]
async fn a_page_past_the_last_is_empty() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom.get("/api/stories?page=100").await;
    assert_eq!(
        (page["items"].as_array().map(Vec::len), &page["next"]),
        (Some(0), &Value::Null)
    );
}

#[tokio::test]
async fn parameters_out_of_range_are_refused() {
    let newsroom = Newsroom::open(&[]).await;
    for (query, parameter) in [
        ("limit=0", "limit"),
        ("limit=51", "limit"),
        ("limit=ten", "limit"),
        ("page=0", "page"),
        ("page=-1", "page"),
    ] {
        let answer = newsroom
            .send(&format!("GET /api/stories?{query}"), &[], None)
            .await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (400, "bad-parameter"),
            "{query}"
        );
        assert_eq!(
            answer.json()["errors"][0]["parameter"],
            parameter,
            "{query}"
        );
    }
}

#[tokio::test]
async fn stories_come_newest_first() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom.get("/api/stories?limit=50").await;
    let times = texts(&page["items"], "published");
    assert!(times.is_sorted_by(|one, next| one >= next), "{times:?}");
}

#[tokio::test]
async fn stories_are_never_from_the_future() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom.get("/api/stories?limit=1").await;
    let newest: Timestamp = texts(&page["items"], "published")[0]
        .parse()
        .expect("a time");
    assert!(newest <= Timestamp::now());
}

#[tokio::test]
async fn pictures_come_as_objects_as_urls_and_not_at_all() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom.get("/api/stories?limit=50").await;
    let items = page["items"].as_array().expect("a list");
    assert!(items.iter().any(|story| story["image"]["alt"].is_string()));
    assert!(items.iter().any(|story| story["image"].is_string()));
    assert!(items.iter().any(|story| story.get("image").is_none()));
}

#[tokio::test]
async fn every_picture_of_a_story_is_there() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom.get("/api/stories?limit=50").await;
    for story in page["items"].as_array().expect("a list") {
        let image = story["image"]
            .as_str()
            .or_else(|| story["image"]["src"].as_str());
        let Some(image) = image else { continue };
        let answer = newsroom.send(&format!("GET {image}"), &[], None).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, "image/svg+xml")
        );
        assert!(answer.body.starts_with("<svg"), "{image}");
    }
}

#[tokio::test]
async fn related_stories_are_of_the_same_section_first_and_others() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom
        .get("/api/stories/dem-hoa-dang-ram/related?limit=50")
        .await;
    let labels = texts(&page["items"], "label");
    assert_eq!(labels[..5], ["Văn hóa"; 5]);
    assert!(!labels[5..].contains(&"Văn hóa"));
    assert!(!texts(&page["items"], "id").contains(&"dem-hoa-dang-ram"));
}

#[tokio::test]
async fn content_is_vietnamese_unless_english_is_asked_for() {
    let newsroom = Newsroom::open(&[]).await;
    let path = "/api/weather/ca-mau";
    let browser = ["Accept-Language: en-US,en;q=0.9"];
    let vietnamese = newsroom
        .send(&format!("GET {path}"), &browser, None)
        .await
        .json();
    let english = newsroom.get(&format!("{path}?lang=en")).await;
    assert!(
        vietnamese["bulletin"]
            .as_str()
            .expect("a text")
            .starts_with("Nhiều mây")
    );
    assert!(
        english["bulletin"]
            .as_str()
            .expect("a text")
            .starts_with("Cloudy")
    );
}

#[tokio::test]
async fn the_digest_is_of_the_last_morning() {
    let newsroom = Newsroom::open(&[]).await;
    let digest = newsroom.get("/api/digests/morning").await;
    let published: Timestamp = texts(&Value::from(vec![digest.clone()]), "published")[0]
        .parse()
        .expect("a time");
    let age = Timestamp::now().as_second() - published.as_second();
    assert!((0..=24 * 3600).contains(&age), "{age}");
    let published = published.to_zoned_datetime(tz::TimeZone::fixed(tz::offset(7)));
    assert_eq!(published.hour(), 6);
    assert_eq!(
        digest["title"],
        published.strftime("Điểm tin sáng %-d-%-m").to_string()
    );
}

#[tokio::test]
async fn the_digest_has_eight_headlines_and_two_of_them_break() {
    let newsroom = Newsroom::open(&[]).await;
    let digest = newsroom.get("/api/digests/morning?lang=en").await;
    let items = digest["items"].as_array().expect("a list");
    let breaking = items.iter().filter(|item| item["breaking"] == true).count();
    assert_eq!((items.len(), breaking), (8, 2));
}

#[tokio::test]
async fn forecasts_begin_now() {
    let newsroom = Newsroom::open(&[]).await;
    for place in ["can-tho", "vinh-long", "ca-mau"] {
        let weather = newsroom.get(&format!("/api/weather/{place}")).await;
        let first: Timestamp = texts(&weather["hourly"], "time")[0]
            .parse()
            .expect("a time");
        let age = Timestamp::now().as_second() - first.as_second();
        assert!((0..3660).contains(&age), "{place}: {age}");
        assert_eq!(
            weather["hourly"][0]["temperature"],
            weather["current"]["temperature"]
        );
        assert!(texts(&weather["daily"], "date").is_sorted());
        assert!(texts(&weather["hourly"], "time").is_sorted());
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_in_the_readers_language() {
    let newsroom = Newsroom::open(&[]).await;
    for (line, headers, title) in [
        (
            "GET /api/stories/nothing/related",
            &[][..],
            "Không tìm thấy",
        ),
        ("GET /api/weather/nowhere?lang=en", &[], "Not found"),
        (
            "GET /api/digests/evening",
            &["Accept-Language: fr, en;q=0.8"],
            "Not found",
        ),
        ("GET /api/pictures/11.svg", &[], "Không tìm thấy"),
        ("GET /api/pictures/0.svg", &[], "Không tìm thấy"),
        ("GET /nothing", &[], "Không tìm thấy"),
    ] {
        let answer = newsroom.send(line, headers, None).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (404, "not-found"),
            "{line}"
        );
        assert_eq!(answer.json()["title"], title, "{line}");
    }
}

#[tokio::test]
async fn pages_of_any_origin_may_read_and_write() {
    let newsroom = Newsroom::open(&[]).await;
    let preflight = [
        "Origin: https://bao.example",
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: content-type,idempotency-key,x-edit-token",
    ];
    // A fault must not make the browser refuse the request that asks for it.
    let line = "OPTIONS /api/articles/dem-hoa-dang-ram/comments?fault=status:500";
    let answer = newsroom.send(line, &preflight, None).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(
        answer
            .header("access-control-allow-headers")
            .contains("idempotency-key")
    );
    let answer = newsroom
        .send("GET /api/stories?fault=status:500", &preflight[..1], None)
        .await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(
        answer
            .header("access-control-expose-headers")
            .contains("retry-after")
    );
}
