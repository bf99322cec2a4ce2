//! Comments that wait for a moderator.

use crate::support::Newsroom;
use serde_json::json;

const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";

#[tokio::test]
async fn a_held_comment_is_its_authors_alone() {
    let newsroom = Newsroom::open(&[]).await;
    let draft = json!({ "author": { "name": "Lan" }, "text": "Xem https://bao.example nhé" });
    let answer = newsroom
        .send(&format!("POST {THREAD}"), &[], Some(&draft))
        .await;
    assert_eq!(
        (answer.status, &answer.json()["status"]),
        (202, &json!("pending"))
    );

    assert_eq!(newsroom.get(THREAD).await["total"], 0);
    let tokens = format!("X-Edit-Token: other, {}", answer.header("x-edit-token"));
    let own = newsroom
        .send(&format!("GET {THREAD}"), &[&tokens], None)
        .await
        .json();
    assert_eq!(own["items"][0]["status"], "pending");
    assert_eq!(own["items"][0]["can_edit"], true);
    assert_eq!(own["total"], 1);
}

#[tokio::test]
async fn a_held_comment_cannot_be_liked_or_answered_by_others() {
    let newsroom = Newsroom::open(&[]).await;
    let draft = json!({ "author": { "name": "Lan" }, "text": "casino" });
    let held = newsroom
        .send(&format!("POST {THREAD}"), &[], Some(&draft))
        .await
        .json();
    let id = held["id"].as_str().expect("an id");
    let like = newsroom
        .send(&format!("POST {THREAD}/{id}/like"), &[], None)
        .await;
    assert_eq!(like.status, 404);
    let reply = json!({ "author": { "name": "An" }, "text": "Không!", "parent": id });
    let reply = newsroom
        .send(&format!("POST {THREAD}"), &[], Some(&reply))
        .await;
    assert_eq!(reply.status, 422);
}

#[tokio::test]
async fn a_change_is_held_like_a_new_comment() {
    let newsroom = Newsroom::open(&[]).await;
    let draft = json!({ "author": { "name": "Lan" }, "text": "Đẹp quá!" });
    let answer = newsroom
        .send(&format!("POST {THREAD}"), &[], Some(&draft))
        .await;
    let (comment, token) = (answer.json(), answer.header("x-edit-token"));
    let line = format!("PATCH {THREAD}/{}", comment["id"].as_str().expect("an id"));
    let (token, change) = (
        format!("X-Edit-Token: {token}"),
        json!({ "text": "www.bao.example" }),
    );
    let changed = newsroom.send(&line, &[&token], Some(&change)).await;
    assert_eq!(
        (changed.status, &changed.json()["status"]),
        (200, &json!("pending"))
    );
    assert_eq!(newsroom.get(THREAD).await["total"], 0);
}
