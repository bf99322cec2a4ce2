//! The stream of what changes.

use crate::support::Newsroom;
use reqwest::Response;
use serde_json::{Value, json};
use std::time::Duration;

const ARTICLE: &str = "dem-hoa-dang-ram";
const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";

/// A stream that is open, and what came of it and was not read yet.
struct Stream(Response, String);

impl Stream {
    async fn open(newsroom: &Newsroom, last: Option<&str>) -> Self {
        let mut request = newsroom.request("GET /api/events");
        if let Some(last) = last {
            request = request.header("Last-Event-ID", last);
        }
        let response = request.send().await.expect("a stream");
        assert_eq!(response.status(), 200);
        Self(response, String::new())
    }

    /// The next that is told: the fields before an empty line.
    async fn next(&mut self) -> Vec<String> {
        let read = async {
            loop {
                if let Some((block, rest)) = self.1.split_once("\n\n") {
                    let lines = block.lines().map(str::to_owned).collect();
                    self.1 = rest.to_owned();
                    return lines;
                }
                let chunk = self.0.chunk().await.expect("bytes").expect("more");
                self.1.push_str(std::str::from_utf8(&chunk).expect("text"));
            }
        };
        let within = tokio::time::timeout(Duration::from_secs(5), read);
        within.await.expect("within five seconds")
    }

    /// The id that the next of it says.
    async fn id(&mut self) -> String {
        let lines = self.next().await;
        let id = lines.iter().find_map(|line| line.strip_prefix("id: "));
        id.unwrap_or_else(|| panic!("no id in {lines:?}"))
            .to_owned()
    }
}

async fn write(newsroom: &Newsroom, text: &str) -> (Value, String) {
    let draft = json!({ "author": { "name": "Lan" }, "text": text });
    let line = format!("POST {THREAD}");
    let answer = newsroom
        .send(&line, &["Idempotency-Key: k"], Some(&draft))
        .await;
    (answer.json(), answer.header("x-edit-token").to_owned())
}

#[tokio::test]
async fn a_comment_is_told_to_all_who_read() {
    let newsroom = Newsroom::open(&[]).await;
    let mut streams = [
        Stream::open(&newsroom, None).await,
        Stream::open(&newsroom, None).await,
    ];
    for stream in &mut streams {
        stream.next().await;
    }
    // Twice, as after an answer that was lost: it is told once.
    let (comment, token) = write(&newsroom, "Đẹp quá!").await;
    write(&newsroom, "Đẹp quá!").await;
    let id = comment["id"].as_str().expect("an id");
    let token = format!("X-Edit-Token: {token}");
    newsroom
        .send(&format!("DELETE {THREAD}/{id}"), &[&token], None)
        .await;
    for stream in &mut streams {
        let mut ids = Vec::new();
        for _ in 0..2 {
            let told = stream.next().await;
            let data = format!("data: {}", json!({ "article": ARTICLE }));
            assert_eq!(told[1..], ["event: comments".to_owned(), data]);
            ids.push(told[0].clone());
        }
        assert!(ids[0] < ids[1], "{ids:?}");
    }
}

#[tokio::test]
async fn what_waits_for_a_moderator_is_told_to_nobody() {
    let newsroom = Newsroom::open(&[]).await;
    let mut stream = Stream::open(&newsroom, None).await;
    let begun = stream.id().await;
    write(&newsroom, "casino").await;
    let last = Stream::open(&newsroom, None).await.id().await;
    assert_eq!(begun, last);
}

#[tokio::test]
async fn who_comes_back_is_told_what_was_missed() {
    let newsroom = Newsroom::open(&[]).await;
    let last = Stream::open(&newsroom, None).await.id().await;
    write(&newsroom, "Đẹp quá!").await;
    let mut stream = Stream::open(&newsroom, Some(&last)).await;
    assert_eq!(stream.id().await, last);
    assert_eq!(stream.next().await[1], "event: comments");
}

#[tokio::test]
async fn an_id_that_nobody_knows_means_that_anything_may_have_changed() {
    let newsroom = Newsroom::open(&[]).await;
    for last in ["7", "tomorrow", "99999999999999999999"] {
        let mut stream = Stream::open(&newsroom, Some(last)).await;
        stream.next().await;
        let told = stream.next().await;
        assert_eq!(told.len(), 2, "{last}: {told:?}");
        assert_eq!(told[1], "data: {}", "{last}");
    }
}

#[tokio::test]
async fn what_is_read_says_where_its_changes_are_told_and_from_when() {
    let newsroom = Newsroom::open(&[]).await;
    for (path, has_next) in [
        (THREAD, false),
        ("/api/stories", true),
        ("/api/stories/dem-hoa-dang-ram/related", true),
        ("/api/digests/morning", false),
        ("/api/weather/can-tho", false),
        ("/api/comments/counts?articles=dem-hoa-dang-ram", false),
    ] {
        let answer = newsroom
            .send(
                &format!("GET {path}"),
                &["Origin: https://bao.example"],
                None,
            )
            .await;
        let links = answer.headers.get_all("link").iter();
        let links: Vec<_> = links.map(|link| link.to_str().expect("text")).collect();
        assert_eq!(links.len(), 1 + usize::from(has_next), "{path}: {links:?}");
        let own = links.last().expect("a link");
        let id = own.strip_prefix("</api/events>; rel=\"events\"; id=\"");
        let id = id.and_then(|id| id.strip_suffix('"')).expect("an id");
        assert_eq!(Stream::open(&newsroom, None).await.id().await, id, "{path}");
        let exposed = answer.header("access-control-expose-headers");
        assert!(exposed.contains("link"), "{exposed}");
    }
    let missing = newsroom.send("GET /api/digests/evening", &[], None).await;
    assert!(missing.headers.get("link").is_none());
}

#[tokio::test]
async fn a_stream_that_ends_gives_its_place_back() {
    let newsroom = Newsroom::open(&["--streams", "1"]).await;
    let stream = Stream::open(&newsroom, None).await;
    let refused = newsroom.send("GET /api/events", &[], None).await;
    assert_eq!(
        (refused.status, refused.problem()),
        (503, "full".to_owned())
    );
    assert_eq!(refused.header("retry-after"), "3");
    drop(stream);
    for _ in 0..50 {
        let answer = newsroom.send("GET /api/events?seconds=1", &[], None).await;
        if answer.status == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the place is still taken");
}

#[tokio::test]
async fn a_newsroom_that_closes_does_not_wait_for_streams() {
    let newsroom = Newsroom::open(&[]).await;
    let _stream = Stream::open(&newsroom, None).await;
    let closed = tokio::time::timeout(Duration::from_secs(2), newsroom.close());
    closed.await.expect("an end");
}
