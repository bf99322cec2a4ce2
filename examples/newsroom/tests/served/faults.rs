//! Every way to fail.

use crate::support::Newsroom;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";

/// Asks for stories, and does not wait for the answer.
async fn ask(newsroom: &Newsroom, fault: &str) -> TcpStream {
    let url = newsroom
        .request("GET /")
        .build()
        .expect("a request")
        .url()
        .clone();
    let address = (url.host_str().expect("a host"), url.port().expect("a port"));
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET /api/stories?fault={fault} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .await
        .expect("a request");
    stream
}

/// All that comes over the wire in answer to a request for stories.
async fn raw(newsroom: &Newsroom, fault: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut stream = ask(newsroom, fault).await;
    stream.read_to_end(&mut bytes).await.expect("an end");
    bytes
}

/// Posts a comment under a fault; says whether an answer came, and whether the comment is there.
async fn post(fault: &str) -> (bool, bool) {
    let newsroom = Newsroom::open(&[]).await;
    let draft = json!({ "author": { "name": "Lan" }, "text": "Đẹp quá!" });
    let request = newsroom.request(&format!("POST {THREAD}?fault={fault}"));
    let request = request
        .header("content-type", "application/json")
        .body(draft.to_string());
    let is_answered = request.send().await.is_ok();
    (is_answered, newsroom.get(THREAD).await["total"] == 1)
}

#[tokio::test]
async fn a_connection_dropped_before_the_work_leaves_nothing_done() {
    assert_eq!(post("drop-before").await, (false, false));
}

#[tokio::test]
async fn a_connection_dropped_after_the_work_leaves_it_done() {
    assert_eq!(post("drop-after").await, (false, true));
}

#[tokio::test]
async fn a_refusal_leaves_nothing_done() {
    assert_eq!(post("status:503").await, (true, false));
}

#[tokio::test]
async fn a_spoilt_answer_leaves_the_work_done() {
    for fault in ["malformed", "html", "empty", "huge", "truncate"] {
        assert_eq!(post(fault).await, (true, true), "{fault}");
    }
}

#[tokio::test]
async fn a_dropped_connection_carries_not_one_byte() {
    let newsroom = Newsroom::open(&[]).await;
    assert_eq!(raw(&newsroom, "drop-before").await, b"");
    assert_eq!(raw(&newsroom, "drop-after").await, b"");
}

#[tokio::test]
async fn a_truncated_answer_ends_half_way() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = raw(&newsroom, "truncate").await;
    let blank = answer
        .windows(4)
        .position(|bytes| bytes == b"\r\n\r\n")
        .expect("a head");
    let (head, body) = (
        String::from_utf8_lossy(&answer[..blank]),
        &answer[blank + 4..],
    );
    let (_, promised) = head.split_once("content-length: ").expect("a length");
    let promised: usize = promised
        .lines()
        .next()
        .unwrap_or_default()
        .parse()
        .expect("a number");
    assert!(body.starts_with(b"{\"items\":[{"));
    assert_eq!(body.len(), promised / 2);
}

#[tokio::test]
async fn a_malformed_answer_is_whole_but_not_json() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = newsroom
        .send("GET /api/stories?fault=malformed", &[], None)
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "application/json")
    );
    assert!(serde_json::from_str::<Value>(&answer.body).is_err());
}

#[tokio::test]
async fn an_html_page_comes_with_status_200() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = newsroom
        .send("GET /api/stories?fault=html", &[], None)
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    assert!(answer.body.starts_with("<!doctype html>"));
}

#[tokio::test]
async fn an_empty_list_comes_in_place_of_any_answer() {
    let newsroom = Newsroom::open(&[]).await;
    let page = newsroom.get("/api/stories?fault=empty").await;
    assert_eq!(page, json!({ "items": [], "next": null, "total": 0 }));
}

#[tokio::test]
async fn a_huge_answer_has_five_megabytes() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = newsroom
        .send("GET /api/stories?fault=huge", &[], None)
        .await;
    assert!(answer.body.len() > 5_000_000);
    assert!(answer.json().is_object());
}

#[tokio::test]
async fn a_status_comes_with_a_problem() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = newsroom
        .send("GET /api/stories?fault=status:418", &[], None)
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (418, "injected-fault")
    );
}

#[tokio::test]
async fn latency_delays_the_answer() {
    let newsroom = Newsroom::open(&[]).await;
    let begun = Instant::now();
    newsroom.get("/api/stories?fault=latency:60").await;
    assert!(begun.elapsed() >= Duration::from_millis(60));
}

#[tokio::test]
async fn never_does_not_answer_while_others_are_answered() {
    let newsroom = Newsroom::open(&[]).await;
    let others = async {
        for _ in 0..20 {
            newsroom.get("/api/stories").await;
        }
    };
    tokio::select! {
        _ = newsroom.request("GET /api/stories?fault=never").send() => panic!("an answer"),
        () = others => {}
    }
}

#[tokio::test]
async fn never_does_not_delay_the_end() {
    let newsroom = Newsroom::open(&[]).await;
    let _hanging = ask(&newsroom, "never").await;
    // Connections are taken in turn: when this is answered, the other has been taken as well.
    newsroom.get("/api/stories").await;
    let begun = Instant::now();
    newsroom.close().await;
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[tokio::test]
async fn a_flaky_url_works_after_so_many_failures() {
    let newsroom = Newsroom::open(&[]).await;
    for url in [
        "/api/stories?fault=flaky:2",
        "/api/stories?fault=flaky:2&page=2",
    ] {
        for status in [503, 503, 200, 200] {
            let answer = newsroom.send(&format!("GET {url}"), &[], None).await;
            assert_eq!(answer.status, status, "{url}");
            if status == 503 {
                assert_eq!(answer.header("retry-after"), "0");
            }
        }
    }
}

#[tokio::test]
async fn the_same_seed_fails_the_same_requests() {
    async fn fates(seed: u32) -> Vec<Option<u16>> {
        let newsroom = Newsroom::open(&[]).await;
        let mut fates = Vec::new();
        for _ in 0..40 {
            let line = format!("GET /api/stories?fault=random:{seed}:0.5");
            let response = newsroom.request(&line).send().await;
            fates.push(response.ok().map(|response| response.status().as_u16()));
        }
        fates
    }
    let (first, again, other) = tokio::join!(fates(7), fates(7), fates(8));
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert!(
        first.contains(&Some(200)) && first.contains(&None),
        "{first:?}"
    );
}

#[tokio::test]
async fn several_faults_strike_together() {
    let newsroom = Newsroom::open(&[]).await;
    let begun = Instant::now();
    let line = "GET /api/stories?fault=latency:30%2Cflaky:1,html";
    assert_eq!(newsroom.send(line, &[], None).await.status, 503);
    assert!(
        newsroom
            .send(line, &[], None)
            .await
            .body
            .starts_with("<!doctype html>")
    );
    assert!(begun.elapsed() >= Duration::from_millis(60));
}

#[tokio::test]
async fn an_unknown_fault_is_refused_with_what_was_expected() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = newsroom
        .send("GET /api/stories?fault=slow", &[], None)
        .await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (400, "bad-fault")
    );
    let detail = answer.json()["detail"].to_string();
    assert!(
        detail.contains("unknown fault `slow`: expected latency:MS"),
        "{detail}"
    );
}

#[tokio::test]
async fn faults_of_the_command_line_spare_health_and_who_asks_for_none() {
    let newsroom = Newsroom::open(&["--faults", "status:500"]).await;
    for (path, status) in [
        ("/api/stories", 500),
        ("/api/pictures/1.svg", 500),
        ("/api/health", 200),
        ("/api/stories?fault=", 200),
        ("/api/stories?fault=status:404", 404),
    ] {
        let answer = newsroom.send(&format!("GET {path}"), &[], None).await;
        assert_eq!(answer.status, status, "{path}");
    }
}

#[tokio::test]
async fn a_stream_is_spoilt_at_once() {
    let newsroom = Newsroom::open(&[]).await;
    for (fault, is_whole) in [("truncate", false), ("malformed", true)] {
        let request = newsroom.request(&format!("GET /api/events?fault={fault}"));
        let read = async { request.send().await.expect("a head").text().await };
        let within = tokio::time::timeout(Duration::from_secs(5), read).await;
        assert_eq!(within.expect("an end").is_ok(), is_whole, "{fault}");
    }
}
