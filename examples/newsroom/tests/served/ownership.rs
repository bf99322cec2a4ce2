//! What only the author of a comment may do.

use crate::support::{Answer, Newsroom};
use serde_json::{Value, json};

const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";

/// Writes a comment; says where it is and by which header it is one's own.
async fn write(newsroom: &Newsroom, parent: Value, headers: &[&str]) -> (String, String) {
    let draft = json!({ "author": { "name": "Lan" }, "text": "Đẹp quá!", "parent": parent });
    let answer = newsroom
        .send(&format!("POST {THREAD}"), headers, Some(&draft))
        .await;
    let id = answer.json()["id"].as_str().expect("an id").to_owned();
    (
        format!("{THREAD}/{id}"),
        format!("X-Edit-Token: {}", answer.header("x-edit-token")),
    )
}

async fn change(newsroom: &Newsroom, place: &str, headers: &[&str]) -> Answer {
    let change = json!({ "text": "Đẹp thật!" });
    newsroom
        .send(&format!("PATCH {place}"), headers, Some(&change))
        .await
}

#[tokio::test]
async fn the_author_can_change_a_comment() {
    let newsroom = Newsroom::open(&[]).await;
    let (place, token) = write(&newsroom, Value::Null, &[]).await;
    let changed = change(&newsroom, &place, &[&token]).await;
    assert_eq!(
        (changed.status, &changed.json()["text"]),
        (200, &json!("Đẹp thật!"))
    );
    assert!(newsroom.get(THREAD).await["items"][0]["edited"].is_string());
}

#[tokio::test]
async fn nobody_else_can_change_or_delete_it() {
    let newsroom = Newsroom::open(&[]).await;
    let (place, _) = write(&newsroom, Value::Null, &[]).await;
    for headers in [&[][..], &["X-Edit-Token: guessed"]] {
        let refused = change(&newsroom, &place, headers).await;
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (403, "not-yours")
        );
        let refused = newsroom
            .send(&format!("DELETE {place}"), headers, None)
            .await;
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (403, "not-yours")
        );
    }
    let thread = newsroom.get(THREAD).await;
    assert_eq!(thread["items"][0]["text"], "Đẹp quá!");
    assert_eq!(thread["items"][0]["can_edit"], false);
}

#[tokio::test]
async fn one_secret_serves_all_comments_of_a_visitor() {
    let newsroom = Newsroom::open(&[]).await;
    let (_, first) = write(&newsroom, Value::Null, &[]).await;
    let (place, second) = write(&newsroom, Value::Null, &[&first]).await;
    assert_eq!(first, second);
    assert_eq!(change(&newsroom, &place, &[&first]).await.status, 200);
}

#[tokio::test]
async fn a_secret_that_the_visitor_made_up_is_not_taken() {
    let newsroom = Newsroom::open(&[]).await;
    let (_, token) = write(&newsroom, Value::Null, &["X-Edit-Token: 1234"]).await;
    assert_ne!(token, "X-Edit-Token: 1234");
}

#[tokio::test]
async fn a_deleted_comment_is_gone() {
    let newsroom = Newsroom::open(&[]).await;
    let (place, token) = write(&newsroom, Value::Null, &[]).await;
    let deleted = newsroom
        .send(&format!("DELETE {place}"), &[&token], None)
        .await;
    assert_eq!((deleted.status, deleted.body.as_str()), (204, ""));
    assert_eq!(newsroom.get(THREAD).await["items"], json!([]));
    assert_eq!(change(&newsroom, &place, &[&token]).await.status, 404);
}

#[tokio::test]
async fn a_deleted_comment_with_replies_leaves_its_place_until_they_go() {
    let newsroom = Newsroom::open(&[]).await;
    let (above, token) = write(&newsroom, Value::Null, &[]).await;
    let id = above.rsplit('/').next().expect("an id");
    let (below, _) = write(&newsroom, json!(id), &[&token]).await;

    let deleted = newsroom
        .send(&format!("DELETE {above}"), &[&token], None)
        .await;
    assert_eq!(
        (deleted.status, &deleted.json()["status"]),
        (200, &json!("deleted"))
    );
    let thread = newsroom.get(THREAD).await;
    let place = &thread["items"][0];
    assert_eq!(deleted.json()["author"], place["author"]);
    assert_eq!(
        (&place["text"], &place["author"]["name"]),
        (&json!(""), &json!(""))
    );
    assert_eq!(
        (&thread["total"], &place["replies"][0]["text"]),
        (&json!(1), &json!("Đẹp quá!"))
    );

    newsroom
        .send(&format!("DELETE {below}"), &[&token], None)
        .await;
    assert_eq!(newsroom.get(THREAD).await["items"], json!([]));
}

#[tokio::test]
async fn the_demo_visitor_has_a_comment_that_waits() {
    let newsroom = Newsroom::open(&[]).await;
    let line = "GET /api/articles/cho-noi-ruoc-khach-dem/comments";
    let thread = newsroom
        .send(line, &["X-Edit-Token: demo-visitor"], None)
        .await
        .json();
    assert_eq!(thread["items"][0]["replies"][1]["status"], "pending");
    assert_eq!(thread["items"][0]["replies"][1]["can_edit"], true);
}
