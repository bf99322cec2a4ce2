//! The paper, as those read it who run no script.

use crate::support::Newsroom;
use clap::Parser as _;
use newsroom::Options;
use serde_json::{Value, json};
use std::collections::HashSet;

async fn page(newsroom: &Newsroom, path: &str) -> String {
    let answer = newsroom.send(&format!("GET {path}"), &[], None).await;
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    answer.body
}

/// What a page says to machines.
fn said(page: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let (_, rest) = page.split_once(start).expect("a script");
    let (text, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(text).expect("JSON")
}

/// The addresses of the paper that a page leads to.
fn links(page: &str) -> HashSet<String> {
    let all = page.split("href=\"").skip(1);
    let all = all.filter_map(|rest| rest.split('"').next());
    all.filter(|href| href.starts_with("/paper/") && !href.ends_with(".css"))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn every_link_of_the_paper_leads_to_a_page_of_its_edition() {
    let newsroom = Newsroom::open(&["--site", "/paper"]).await;
    let mut todo = vec!["/paper/".to_owned(), "/paper/en/".to_owned()];
    let mut seen = HashSet::new();
    while let Some(path) = todo.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = page(&newsroom, &path).await;
        let lang = if path.starts_with("/paper/en/") {
            "en"
        } else {
            "vi"
        };
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        todo.extend(links(&page));
    }
    // Both editions: 48 articles, 8 sections and the front page, at least.
    assert!(seen.len() >= 2 * 57, "{}", seen.len());
}

#[tokio::test]
async fn what_a_reader_wrote_ends_no_script_and_is_no_markup() {
    let newsroom = Newsroom::open(&[]).await;
    let evil = "</script><script>alert(1)</script><b>bold</b>";
    let comments = "/api/articles/dem-hoa-dang-ram/comments";
    let draft =
        json!({ "article": "dem-hoa-dang-ram", "author": { "name": "L<i>an" }, "text": evil });
    let answer = newsroom
        .send(&format!("POST {comments}"), &[], Some(&draft))
        .await;
    assert_eq!(answer.status, 201);
    let page = page(&newsroom, "/paper/van-hoa/dem-hoa-dang-ram").await;
    assert!(!page.contains("<script>alert") && !page.contains("<b>bold"));
    assert!(!page.contains("L<i>an"));
    let said = said(&page);
    assert_eq!(said["comment"][0]["text"], evil);
    assert_eq!(said["comment"][0]["author"]["name"], "L<i>an");
    assert_eq!(said["commentCount"], 1);
}

#[tokio::test]
async fn a_comment_that_waits_is_not_in_the_page() {
    let newsroom = Newsroom::open(&[]).await;
    let comments = "/api/articles/dem-hoa-dang-ram/comments";
    let draft =
        json!({ "article": "dem-hoa-dang-ram", "author": { "name": "Lan" }, "text": "casino!" });
    let answer = newsroom
        .send(&format!("POST {comments}"), &[], Some(&draft))
        .await;
    assert_eq!(answer.status, 202);
    let page = page(&newsroom, "/paper/van-hoa/dem-hoa-dang-ram").await;
    assert!(!page.contains("casino"));
    assert_eq!(said(&page)["commentCount"], 0);
}

#[tokio::test]
async fn stories_lead_where_the_site_is() {
    let newsroom = Newsroom::open(&["--site", "/paper"]).await;
    for path in ["/api/stories", "/api/digests/morning"] {
        let answer = newsroom.get(&format!("{path}?lang=en")).await;
        let url = answer["items"][0]["url"].as_str().expect("a URL");
        assert!(url.starts_with("/paper/en/"), "{url}");
        page(&newsroom, url).await;
    }
}

#[tokio::test]
async fn what_hangs_under_a_comment_that_waits_is_not_in_the_page() {
    let newsroom = Newsroom::open(&[]).await;
    let post = "POST /api/articles/dem-hoa-dang-ram/comments";
    let draft = |text: &str, parent: &Value| json!({ "author": { "name": "Lan" }, "text": text, "parent": parent });
    let above = newsroom
        .send(post, &[], Some(&draft("casino!", &Value::Null)))
        .await;
    let token = format!("X-Edit-Token: {}", above.header("x-edit-token"));
    let below = draft("Trả lời tôi", &above.json()["id"]);
    let below = newsroom.send(post, &[&token], Some(&below)).await;
    // It waits, too.
    assert_eq!((above.status, below.status), (202, 202));
    let page = page(&newsroom, "/paper/van-hoa/dem-hoa-dang-ram").await;
    assert!(!page.contains("Trả lời tôi"));
    assert_eq!(said(&page)["commentCount"], 0);
}

#[tokio::test]
async fn an_address_without_its_last_slash_leads_to_the_front_page() {
    let newsroom = Newsroom::open(&[]).await;
    for (path, front) in [
        ("/", "/paper/"),
        ("/paper", "/paper/"),
        ("/paper/en", "/paper/en/"),
    ] {
        let answer = newsroom.send(&format!("GET {path}"), &[], None).await;
        assert_eq!((answer.status, answer.header("location")), (307, front));
    }
}

#[tokio::test]
async fn whole_addresses_begin_with_what_readers_ask_for() {
    for (arguments, origin) in [
        (&[][..], "http://paper.example"),
        (&["--origin", "https://bao.example/"], "https://bao.example"),
    ] {
        let newsroom = Newsroom::open(arguments).await;
        let line = "GET /paper/en/van-hoa/dem-hoa-dang-ram";
        let answer = newsroom.send(line, &["Host: paper.example"], None).await;
        let here = format!("{origin}/paper/en/van-hoa/dem-hoa-dang-ram");
        let canonical = format!("<link rel=\"canonical\" href=\"{here}\">");
        assert!(answer.body.contains(&canonical), "{origin}");
        assert_eq!(said(&answer.body)["mainEntityOfPage"], here);
    }
}

#[test]
fn an_origin_is_a_scheme_and_a_host() {
    for (origin, is_taken) in [
        ("https://bao.example", true),
        ("http://127.0.0.1:7878/", true),
        ("bao.example", false),
        ("https://", false),
        ("https://bao.example/paper", false),
        ("javascript:alert(1)", false),
    ] {
        let options = Options::try_parse_from(["newsroom", "--origin", origin]);
        assert_eq!(options.is_ok(), is_taken, "{origin}");
    }
}
