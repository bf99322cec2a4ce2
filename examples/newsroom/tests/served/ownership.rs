//! What only the author of a comment may do.

use crate::support::{Answer, Newsroom};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};

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

/// All that the tables of a database say, as text.
fn written(path: &Path) -> String {
    let database = Connection::open(path).expect("a database");
    let names = "SELECT name FROM sqlite_master WHERE type = 'table'";
    let mut names = database.prepare(names).expect("a query");
    let names = names.query_map([], |row| row.get::<_, String>(0));
    let mut all = String::new();
    for name in names.expect("names") {
        let name = name.expect("a name");
        let mut rows = database
            .prepare(&format!("SELECT * FROM \"{name}\""))
            .expect("a query");
        let columns = rows.column_count();
        let mut rows = rows.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                let value = row.get_ref(column).expect("a value");
                all.push_str(value.as_str().unwrap_or_default());
                all.push('\n');
            }
        }
    }
    all
}

/// A newsroom that keeps, and where.
async fn keeping(name: &str) -> (Newsroom, PathBuf) {
    let path = env::temp_dir().join(format!("newsroom-{name}-{}.sqlite", std::process::id()));
    let database = ["--reset", "--database", path.to_str().expect("text")];
    (Newsroom::open(&database).await, path)
}

async fn close(newsroom: Newsroom, path: &Path) {
    newsroom.close().await;
    for companion in ["", "-wal", "-shm"] {
        // The last two may be gone with the newsroom.
        let _ = fs::remove_file(format!("{}{companion}", path.display()));
    }
}

#[tokio::test]
async fn nothing_is_kept_of_what_a_deleted_comment_said_or_of_who_wrote_it() {
    let (newsroom, path) = keeping("deleted").await;
    let draft = json!({
        "author": { "name": "Thu Sương", "email": "suong@bao.example" },
        "text": "Một điều riêng",
    });
    let post = format!("POST {THREAD}");
    let headers = ["Idempotency-Key: once"];
    let answer = newsroom.send(&post, &headers, Some(&draft)).await;
    let token = format!("X-Edit-Token: {}", answer.header("x-edit-token"));
    let id = answer.json()["id"].as_str().expect("an id").to_owned();
    let report = format!("POST {THREAD}/{id}/report");
    newsroom.send(&report, &["X-Visitor: reporter"], None).await;
    let words = [
        "Thu Sương",
        "suong@bao.example",
        "Một điều riêng",
        "visitor reporter",
    ];
    let before = written(&path);
    assert_eq!(words.map(|word| before.contains(word)), [true; 4]);
    let delete = format!("DELETE {THREAD}/{id}");
    assert_eq!(newsroom.send(&delete, &[&token], None).await.status, 204);
    let after = written(&path);
    assert_eq!(words.map(|word| after.contains(word)), [false; 4]);
    // What was on its way twice does not bring it back.
    let again = newsroom.send(&post, &headers, Some(&draft)).await;
    assert_eq!(
        (again.status, &*again.problem()),
        (422, "idempotency-key-reused")
    );
    assert_eq!(newsroom.get(THREAD).await["items"], json!([]));
    close(newsroom, &path).await;
}

#[tokio::test]
async fn the_first_answer_to_a_key_is_kept_for_a_month() {
    let (newsroom, path) = keeping("kept").await;
    for (days, is_kept) in [(29, true), (31, false)] {
        let key = format!("of-{days}-days");
        write(
            &newsroom,
            Value::Null,
            &[&format!("Idempotency-Key: {key}")],
        )
        .await;
        let database = Connection::open(&path).expect("a database");
        let older = "UPDATE answers SET created = created - ? * 86400 WHERE key = ?";
        let changed = database.execute(older, params![days, key]);
        assert_eq!(changed.expect("a change"), 1);
        write(&newsroom, Value::Null, &["Idempotency-Key: of-today"]).await;
        assert_eq!(written(&path).contains(&key), is_kept, "{days}");
        let forget = "DELETE FROM answers WHERE key = 'of-today'";
        database.execute(forget, []).expect("a change");
    }
    close(newsroom, &path).await;
}
