//! Threads, and writing to them.

use crate::support::{Answer, Newsroom};
use serde_json::{Value, json};

const OPEN: &str = "/api/articles/cho-noi-ruoc-khach-dem/comments";
const EMPTY: &str = "/api/articles/dem-hoa-dang-ram/comments";
const CLOSED: &str = "/api/articles/vuon-cam-chuyen-huu-co/comments";

fn draft(text: &str) -> Value {
    json!({ "article": "dem-hoa-dang-ram", "author": { "name": "Lan" }, "text": text })
}

async fn post(newsroom: &Newsroom, path: &str, headers: &[&str], draft: &Value) -> Answer {
    newsroom
        .send(&format!("POST {path}"), headers, Some(draft))
        .await
}

#[tokio::test]
async fn a_comment_is_there_at_once() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = post(&newsroom, EMPTY, &[], &draft("  Đẹp quá!  ")).await;
    assert_eq!(
        (answer.status, &answer.json()["text"]),
        (201, &json!("Đẹp quá!"))
    );
    let thread = newsroom.get(EMPTY).await;
    assert_eq!(
        (&thread["total"], &thread["items"][0]["text"]),
        (&json!(1), &json!("Đẹp quá!"))
    );
}

#[tokio::test]
async fn a_reply_hangs_under_its_comment() {
    let newsroom = Newsroom::open(&[]).await;
    let above = post(&newsroom, EMPTY, &[], &draft("Đông không?"))
        .await
        .json();
    let mut reply = draft("Đông lắm.");
    reply["parent"] = above["id"].clone();
    let answer = post(&newsroom, EMPTY, &[], &reply).await.json();
    assert_eq!(answer["parent"], above["id"]);
    let thread = newsroom.get(EMPTY).await;
    assert_eq!(thread["items"][0]["replies"][0]["id"], answer["id"]);
    assert_eq!(thread["total"], 2);
}

#[tokio::test]
async fn replies_deeper_than_sixteen_stand_beside_their_parent() {
    let newsroom = Newsroom::open(&["--comments-per-minute", "60"]).await;
    let mut parent = Value::Null;
    for depth in 0..20 {
        let mut reply = draft(&format!("Tầng {depth}"));
        reply["parent"] = parent;
        parent = post(&newsroom, EMPTY, &[], &reply).await.json()["id"].clone();
    }
    let thread = newsroom.get(EMPTY).await;
    let (mut comment, mut depth) = (&thread["items"][0], 0);
    while comment["replies"][0].is_object() {
        (comment, depth) = (&comment["replies"][0], depth + 1);
    }
    assert_eq!((depth, &thread["total"]), (16, &json!(20)));
}

#[tokio::test]
async fn comments_come_newest_first_and_replies_oldest_first() {
    let newsroom = Newsroom::open(&[]).await;
    let thread = newsroom.get(OPEN).await;
    let times = |items: &Value| {
        let items = items.as_array().expect("a list").iter();
        items
            .map(|item| item["created"].to_string())
            .collect::<Vec<_>>()
    };
    let comments = times(&thread["items"]);
    assert!(comments.len() > 2 && comments.is_sorted_by(|one, next| one >= next));
    assert!(times(&thread["items"][0]["replies"]).is_sorted());
}

#[tokio::test]
async fn comments_come_in_the_order_that_is_asked_for() {
    let newsroom = Newsroom::open(&[]).await;
    let mut found = Vec::new();
    for sort in ["newest", "oldest", "liked"] {
        let thread = newsroom.get(&format!("{OPEN}?sort={sort}&limit=50")).await;
        let items = thread["items"].as_array().expect("items").clone();
        let likes = items
            .iter()
            .map(|it| it["likes"].as_u64().unwrap_or_default());
        let ids: Vec<_> = items.iter().map(|it| it["id"].clone()).collect();
        found.push((ids, likes.collect::<Vec<_>>()));
    }
    let [newest, oldest, liked] = found.try_into().expect("three orders");
    let mut turned = newest.0.clone();
    turned.reverse();
    assert_eq!(turned, oldest.0);
    assert!(
        liked.1.is_sorted_by(|one, next| one >= next),
        "{:?}",
        liked.1
    );
    assert!(newest.1 != liked.1);
}

#[tokio::test]
async fn comments_of_many_articles_are_counted_at_once() {
    let newsroom = Newsroom::open(&[]).await;
    let path = "/api/comments/counts?articles=cho-noi-ruoc-khach-dem,nothing,dem-hoa-dang-ram";
    // What waits for a moderator does not count, not even to who wrote it.
    let own = ["X-Edit-Token: demo-visitor"];
    let counts = newsroom
        .send(&format!("GET {path}"), &own, None)
        .await
        .json();
    let thread = newsroom.get(OPEN).await;
    let count = |article: &str, count: &Value| json!({ "article": article, "count": count });
    let expected = json!([
        count("cho-noi-ruoc-khach-dem", &thread["total"]),
        count("nothing", &json!(0)),
        count("dem-hoa-dang-ram", &json!(0)),
    ]);
    assert_eq!(counts, expected);
}

#[tokio::test]
async fn pages_count_comments_and_totals_count_replies_too() {
    let newsroom = Newsroom::open(&[]).await;
    let first = newsroom.get(&format!("{OPEN}?limit=3")).await;
    let second = newsroom
        .get(first["next"].as_str().expect("a next page"))
        .await;
    assert_eq!(first["items"].as_array().map(Vec::len), Some(3));
    assert_eq!(second["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&second["next"], &first["total"]),
        (&Value::Null, &json!(8))
    );
}

#[tokio::test]
async fn a_deleted_comment_keeps_its_place_above_replies() {
    let newsroom = Newsroom::open(&[]).await;
    let thread = newsroom.get(OPEN).await;
    let items = thread["items"].as_array().expect("a list");
    let deleted = items
        .iter()
        .find(|item| item["status"] == "deleted")
        .expect("a deleted one");
    assert_eq!(
        (&deleted["text"], &deleted["author"]["name"]),
        (&json!(""), &json!(""))
    );
    assert!(deleted["replies"][0]["text"].is_string());
}

#[tokio::test]
async fn an_address_for_e_mail_is_never_shown() {
    let newsroom = Newsroom::open(&[]).await;
    let mut draft = draft("Đẹp quá!");
    draft["author"]["email"] = json!("lan@bao.example");
    let answer = post(&newsroom, EMPTY, &[], &draft).await;
    let thread = newsroom.get(EMPTY).await;
    assert_eq!(answer.status, 201);
    assert!(!format!("{}{thread}", answer.body).contains("lan@bao.example"));
}

#[tokio::test]
async fn a_repeated_key_returns_the_first_answer() {
    let newsroom = Newsroom::open(&["--comments-per-minute", "1"]).await;
    let key = ["Idempotency-Key: 0d5c"];
    let first = post(&newsroom, EMPTY, &key, &draft("Một lần thôi")).await;
    // Not even the rate limit, which is used up, stands in the way of a repetition.
    let second = post(&newsroom, EMPTY, &key, &draft("Một lần thôi")).await;
    assert_eq!((first.status, &first.body), (second.status, &second.body));
    assert_eq!(first.header("x-edit-token"), second.header("x-edit-token"));
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(newsroom.get(EMPTY).await["total"], 1);
}

#[tokio::test]
async fn a_repeated_key_is_heeded_when_both_come_at_once() {
    let newsroom = Newsroom::open(&[]).await;
    let (key, draft) = (["Idempotency-Key: 0d5c"], draft("Một lần thôi"));
    let post = || post(&newsroom, EMPTY, &key, &draft);
    let (one, two, three) = tokio::join!(post(), post(), post());
    assert_eq!((&one.body, &one.body), (&two.body, &three.body));
    assert_eq!(newsroom.get(EMPTY).await["total"], 1);
}

#[tokio::test]
async fn a_key_is_refused_for_another_comment() {
    let newsroom = Newsroom::open(&[]).await;
    let key = ["Idempotency-Key: 0d5c"];
    post(&newsroom, EMPTY, &key, &draft("Một")).await;
    for (path, text) in [(EMPTY, "Hai"), (OPEN, "Một")] {
        let answer = post(&newsroom, path, &key, &draft(text)).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (422, "idempotency-key-reused")
        );
    }
}

#[tokio::test]
async fn a_refused_comment_leaves_its_key_free() {
    let newsroom = Newsroom::open(&[]).await;
    let key = ["Idempotency-Key: 0d5c"];
    assert_eq!(post(&newsroom, EMPTY, &key, &draft("")).await.status, 422);
    assert_eq!(
        post(&newsroom, EMPTY, &key, &draft("Hai")).await.status,
        201
    );
}

#[tokio::test]
async fn too_many_comments_are_refused_with_a_time_to_wait() {
    let newsroom = Newsroom::open(&["--comments-per-minute", "2"]).await;
    let mut statuses = Vec::new();
    for text in ["Một", "Hai", "Ba"] {
        statuses.push(post(&newsroom, EMPTY, &[], &draft(text)).await);
    }
    let refused = statuses.pop().expect("three answers");
    assert!(statuses.iter().all(|answer| answer.status == 201));
    assert_eq!(
        (refused.status, refused.problem().as_str()),
        (429, "rate-limited")
    );
    let wait: u32 = refused.header("retry-after").parse().expect("seconds");
    assert!((1..=31).contains(&wait), "{wait}");
}

#[tokio::test]
async fn mistakes_do_not_count_as_comments() {
    let newsroom = Newsroom::open(&["--comments-per-minute", "1"]).await;
    for _ in 0..3 {
        assert_eq!(post(&newsroom, EMPTY, &[], &draft("")).await.status, 422);
    }
    assert_eq!(post(&newsroom, EMPTY, &[], &draft("Một")).await.status, 201);
}

#[tokio::test]
async fn a_closed_thread_can_be_read_but_not_written() {
    let newsroom = Newsroom::open(&[]).await;
    let thread = newsroom.get(CLOSED).await;
    assert_eq!(
        (&thread["closed"], &thread["total"]),
        (&json!(true), &json!(3))
    );
    let answer = post(&newsroom, CLOSED, &[], &draft("Trễ rồi")).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (403, "thread-closed")
    );
}

#[tokio::test]
async fn every_wrong_field_is_named() {
    let newsroom = Newsroom::open(&[]).await;
    let long = "ă".repeat(2001);
    for (draft, pointers) in [
        (json!({}), &["#/author/name", "#/text"][..]),
        (json!([]), &["#", "#/author/name", "#/text"]),
        (
            json!({ "author": { "name": "  " }, "text": "Hay" }),
            &["#/author/name"],
        ),
        (
            json!({ "author": { "name": &long[..162] }, "text": "Hay" }),
            &["#/author/name"],
        ),
        (
            json!({ "author": "Lan", "text": "Hay" }),
            &["#/author", "#/author/name"],
        ),
        (
            json!({ "author": { "name": "Lan" }, "text": long }),
            &["#/text"],
        ),
        (
            json!({ "author": { "name": "Lan" }, "text": 7 }),
            &["#/text"],
        ),
        (
            json!({ "author": { "name": "Lan", "email": "lan" }, "text": "Hay" }),
            &["#/author/email"],
        ),
        (
            json!({ "author": { "name": "Lan" }, "text": "Hay", "parent": "x" }),
            &["#/parent"],
        ),
        (
            json!({ "author": { "name": "Lan" }, "text": "Hay", "parent": 1 }),
            &["#/parent"],
        ),
    ] {
        let answer = post(&newsroom, EMPTY, &[], &draft).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (422, "invalid"),
            "{draft}"
        );
        let errors = answer.json()["errors"].clone();
        let named: Vec<_> = errors.as_array().expect("a list").iter().collect();
        let named: Vec<_> = named
            .iter()
            .map(|it| it["pointer"].as_str().expect("one"))
            .collect();
        assert_eq!(named, pointers, "{draft}");
    }
}

#[tokio::test]
async fn the_longest_text_is_counted_in_characters() {
    let newsroom = Newsroom::open(&[]).await;
    let answer = post(&newsroom, EMPTY, &[], &draft(&"ấ".repeat(2000))).await;
    assert_eq!(answer.status, 201);
}

#[tokio::test]
async fn what_is_no_comment_at_all_is_refused_in_words() {
    let newsroom = Newsroom::open(&[]).await;
    let big = format!("\"{}\"", "x".repeat(70_000));
    for (body, kind, status, problem) in [
        ("{\"text\":", "application/json", 400, "malformed-json"),
        (
            "text=Hay",
            "application/x-www-form-urlencoded",
            415,
            "not-json",
        ),
        (big.as_str(), "application/json", 413, "too-large"),
    ] {
        let request = newsroom
            .request(&format!("POST {EMPTY}"))
            .header("content-type", kind);
        let response = request
            .body(body.to_owned())
            .send()
            .await
            .expect("an answer");
        assert_eq!(response.status(), status);
        let body = response.text().await.expect("a body");
        assert!(body.contains(&format!("/problems/{problem}\"")), "{body}");
    }
}

#[tokio::test]
async fn a_like_counts_once_for_each_visitor_and_can_be_taken_back() {
    let newsroom = Newsroom::open(&[]).await;
    let id = newsroom.get(OPEN).await["items"][1]["id"].clone();
    let line = format!("POST {OPEN}/{}/like", id.as_str().expect("an id"));
    for (visitor, likes, liked) in [
        ("an", 14, true),
        ("binh", 15, true),
        ("an", 14, false),
        ("an", 15, true),
    ] {
        let headers = [format!("X-Visitor: {visitor}")];
        let answer = newsroom.send(&line, &[&headers[0]], None).await.json();
        assert_eq!(
            answer,
            json!({ "likes": likes, "liked": liked }),
            "{visitor}"
        );
    }
    let seen = newsroom
        .send(&format!("GET {OPEN}"), &["X-Visitor: an"], None)
        .await
        .json();
    assert_eq!(
        (&seen["items"][1]["likes"], &seen["items"][1]["liked"]),
        (&json!(15), &json!(true))
    );
}

#[tokio::test]
async fn what_others_wrote_can_be_reported_once_by_each_visitor() {
    let newsroom = Newsroom::open(&[]).await;
    let seen_by = async |visitor: &str| {
        let headers = [&*format!("X-Visitor: {visitor}")];
        let thread = newsroom.send(&format!("GET {OPEN}"), &headers, None).await;
        thread.json()["items"][1]["can_report"].clone()
    };
    assert_eq!(seen_by("an").await, true);
    let id = newsroom.get(OPEN).await["items"][1]["id"].clone();
    let line = format!("POST {OPEN}/{}/report", id.as_str().expect("an id"));
    for _ in 0..2 {
        let answer = newsroom.send(&line, &["X-Visitor: an"], None).await;
        assert_eq!(answer.status, 204);
    }
    assert_eq!(seen_by("an").await, false);
    assert_eq!(seen_by("binh").await, true);
}

#[tokio::test]
async fn ones_own_comments_cannot_be_reported() {
    let newsroom = Newsroom::open(&[]).await;
    let own = newsroom
        .send(
            &format!("GET {OPEN}"),
            &["X-Edit-Token: demo-visitor"],
            None,
        )
        .await
        .json();
    let items = own["items"].as_array().expect("a list");
    let own = items.iter().filter(|it| it["can_edit"] == true);
    assert!(own.clone().count() > 0);
    assert!(own.clone().all(|it| it["can_report"] == false));
}

#[tokio::test]
async fn what_was_written_survives_a_restart() {
    let folder = std::env::temp_dir().join(format!("newsroom-{}", std::process::id()));
    let file = folder.join("news.sqlite");
    let arguments = ["--database", file.to_str().expect("a path")];
    let key = ["Idempotency-Key: 0d5c"];

    let newsroom = Newsroom::open(&arguments).await;
    let first = post(&newsroom, EMPTY, &key, &draft("Còn mãi")).await;
    newsroom.close().await;

    let newsroom = Newsroom::open(&arguments).await;
    assert_eq!(newsroom.get("/api/stories").await["total"], 48);
    assert_eq!(newsroom.get(EMPTY).await["items"][0]["text"], "Còn mãi");
    assert_eq!(
        post(&newsroom, EMPTY, &key, &draft("Còn mãi")).await.body,
        first.body
    );
    newsroom.close().await;

    let newsroom = Newsroom::open(&[arguments[0], arguments[1], "--reset"]).await;
    assert_eq!(newsroom.get(EMPTY).await["total"], 0);
    newsroom.close().await;
    std::fs::remove_dir_all(folder).expect("a folder to remove");
}
