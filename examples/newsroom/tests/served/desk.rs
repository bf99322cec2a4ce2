//! The desk: who may come, and what becomes of comments.

use crate::support::{Answer, Newsroom};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

const TOKEN: &str = "a-token-of-the-tests";
const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";

/// A desk that somebody sits at.
struct Desk {
    newsroom: Newsroom,
    cookie: String,
    proof: String,
}

impl Desk {
    async fn open() -> Self {
        Self::open_over(":memory:").await
    }

    async fn open_over(database: &str) -> Self {
        let arguments = ["--desk-token", TOKEN, "--database", database];
        let newsroom = Newsroom::open(&arguments).await;
        let answer = form(
            &newsroom,
            "/desk/login?lang=en",
            "",
            &format!("token={TOKEN}"),
        )
        .await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, "/desk?lang=en")
        );
        let cookie = answer.header("set-cookie");
        for part in ["HttpOnly", "SameSite=Strict", "Path=/desk"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let cookie = cookie.split(';').next().expect("a pair").to_owned();
        let mut desk = Self {
            newsroom,
            cookie,
            proof: String::new(),
        };
        let page = desk.page("").await.body;
        let (_, proof) = page.split_once("name=\"proof\" value=\"").expect("a proof");
        desk.proof = proof.split('"').next().expect("an end").to_owned();
        desk
    }

    async fn page(&self, query: &str) -> Answer {
        let cookie = format!("Cookie: {}", self.cookie);
        let line = format!("GET /desk?lang=en&{query}");
        self.newsroom.send(&line, &[&cookie], None).await
    }

    async fn decide(&self, id: &str, to: &str) -> Answer {
        let path = format!("/desk/comments/{id}?lang=en");
        let body = format!("proof={}&state=pending&q=&page=0&to={to}", self.proof);
        form(&self.newsroom, &path, &self.cookie, &body).await
    }

    /// Writes a comment that waits; gives its id and its secret.
    async fn held(&self, text: &str) -> (String, String) {
        let draft = json!({ "author": { "name": "Lan" }, "text": text });
        let line = format!("POST {THREAD}");
        let answer = self.newsroom.send(&line, &[], Some(&draft)).await;
        assert_eq!(answer.status, 202);
        let id = answer.json()["id"].as_str().expect("an id").to_owned();
        (
            id,
            format!("X-Edit-Token: {}", answer.header("x-edit-token")),
        )
    }

    /// What a reader who sends these headers sees.
    async fn seen(&self, headers: &[&str]) -> Vec<Value> {
        let answer = self
            .newsroom
            .send(&format!("GET {THREAD}"), headers, None)
            .await;
        answer.json()["items"].as_array().expect("items").clone()
    }
}

async fn form(newsroom: &Newsroom, path: &str, cookie: &str, body: &str) -> Answer {
    let request = newsroom.request(&format!("POST {path}"));
    let request = request
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", cookie)
        .body(body.to_owned());
    Answer::of(request.send().await.expect("an answer")).await
}

#[tokio::test]
async fn without_a_token_there_is_no_desk() {
    let newsroom = Newsroom::open(&[]).await;
    for line in ["GET /desk", "POST /desk/login"] {
        assert_eq!(newsroom.send(line, &[], None).await.status, 404, "{line}");
    }
}

#[tokio::test]
async fn a_wrong_token_is_refused_in_words_and_opens_nothing() {
    let newsroom = Newsroom::open(&["--desk-token", TOKEN]).await;
    for token in [
        "",
        "a-token-of-the-test",
        "a-token-of-the-tests-",
        &"x".repeat(9000),
    ] {
        let answer = form(
            &newsroom,
            "/desk/login?lang=en",
            "",
            &format!("token={token}"),
        )
        .await;
        assert_eq!(answer.status, 401, "{token}");
        assert!(answer.body.contains("That is not the token."));
        assert!(answer.headers.get("set-cookie").is_none());
    }
    let vi = form(&newsroom, "/desk/login?lang=vi", "", "token=x").await;
    assert!(vi.body.contains("Mã truy cập không đúng."));
    for cookie in [
        "",
        "Cookie: newsroom-desk=",
        "Cookie: newsroom-desk=a-token-of-the-tests",
    ] {
        let headers = [cookie]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>();
        let answer = newsroom.send("GET /desk?lang=en", &headers, None).await;
        assert_eq!(answer.status, 401, "{cookie}");
        assert!(!answer.body.contains("proof"), "{}", answer.body);
    }
}

#[tokio::test]
async fn guesses_are_counted() {
    let newsroom = Newsroom::open(&["--desk-token", TOKEN]).await;
    for _ in 0..10 {
        let answer = form(&newsroom, "/desk/login", "", "token=x").await;
        assert_eq!(answer.status, 401);
    }
    let answer = form(&newsroom, "/desk/login?lang=en", "", "token=x").await;
    assert_eq!(answer.status, 429);
    // Ten a minute are one in six seconds.
    let seconds: u64 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=7).contains(&seconds), "{seconds}");
    let words = format!("Too many tries. Please wait {seconds} second");
    assert!(answer.body.contains(&words), "{}", answer.body);
}

#[tokio::test]
async fn a_token_is_what_a_form_can_send_and_none_is_no_desk() {
    let long = "x".repeat(257);
    for (token, expected) in [
        ("too-short-a-word", None),
        (
            "too-short-a-wor",
            Some("expected 16 to 256 characters, found 15"),
        ),
        (
            long.as_str(),
            Some("expected 16 to 256 characters, found 257"),
        ),
        (&long[1..], None),
        ("correct horse battery staple", None),
        ("  \tblanks around it \n", None),
        (
            "a line\nand another one",
            Some(
                "expected 16 to 256 characters of one line, found a line break or another control character",
            ),
        ),
        // Blanks around it do not make it longer.
        (
            "   short          ",
            Some("expected 16 to 256 characters, found 5"),
        ),
    ] {
        let opened = Newsroom::try_open(&["--desk-token", token]).await;
        match (opened, expected) {
            (Err(refused), Some(expected)) => {
                assert_eq!(
                    refused,
                    format!("cannot open the desk: --desk-token: {expected}")
                );
            }
            (Ok(newsroom), None) => {
                let token: String = token.split(' ').collect::<Vec<_>>().join("+");
                let token = token.replace(['\t', '\n'], "");
                let answer = form(&newsroom, "/desk/login", "", &format!("token={token}")).await;
                assert_eq!(answer.status, 303, "{token}");
            }
            (opened, _) => panic!("{token:?}: {:?}", opened.err()),
        }
    }
    for token in ["", " \t "] {
        let newsroom = Newsroom::open(&["--desk-token", token]).await;
        assert_eq!(newsroom.send("GET /desk", &[], None).await.status, 404);
    }
}

#[tokio::test]
async fn a_token_is_the_same_however_its_accents_are_typed() {
    let newsroom = Newsroom::open(&["--desk-token", "mật khẩu của bàn duyệt"]).await;
    let typed: String = "mật khẩu của bàn duyệt".nfd().collect();
    let body = serde_urlencoded::to_string([("token", typed)]).expect("a form");
    assert_eq!(form(&newsroom, "/desk/login", "", &body).await.status, 303);
}

#[tokio::test]
async fn what_is_approved_all_see_and_streams_are_told() {
    let desk = Desk::open().await;
    let (id, _) = desk.held("www.bao.example: đêm hoa đăng").await;
    assert!(
        desk.page("")
            .await
            .body
            .contains("www.bao.example: đêm hoa đăng")
    );
    let told = desk.newsroom.send("GET /api/stories", &[], None).await;
    let before = told.headers.get_all("link").iter().next_back().cloned();
    let answer = desk.decide(&id, "approved").await;
    assert_eq!(answer.status, 303);
    let told = desk.newsroom.send("GET /api/stories", &[], None).await;
    assert_ne!(
        told.headers.get_all("link").iter().next_back().cloned(),
        before
    );
    let seen = desk.seen(&[]).await;
    assert_eq!(
        (&seen[0]["id"], &seen[0]["status"]),
        (&json!(id), &json!("approved"))
    );
    assert!(!desk.page("").await.body.contains("www.bao.example"));
    assert!(
        desk.page("state=approved&done=approved")
            .await
            .body
            .contains("Approved: everybody sees it.")
    );
    // Nobody decides that something waits.
    for undecided in ["pending", "reported"] {
        let page = desk.page(&format!("state=approved&done={undecided}")).await;
        assert!(!page.body.contains("role=\"status\""), "{undecided}");
    }
}

#[tokio::test]
async fn what_is_rejected_nobody_sees_and_its_author_is_told_why() {
    let desk = Desk::open().await;
    let (id, token) = desk.held("casino").await;
    let missing = desk.decide(&id, "rejected&reason=+").await;
    assert_eq!(missing.status, 422);
    assert!(missing.body.contains("Please give the reason"));
    assert_eq!(desk.seen(&[&token]).await[0]["status"], "pending");
    assert_eq!(
        desk.decide(&id, "rejected&reason=An+advertisement")
            .await
            .status,
        303
    );
    assert_eq!(desk.seen(&[]).await, Vec::<Value>::new());
    let own = &desk.seen(&[&token]).await[0];
    assert_eq!(
        (&own["status"], &own["reason"], &own["text"]),
        (
            &json!("rejected"),
            &json!("An advertisement"),
            &json!("casino")
        )
    );
    let line = format!("GET {THREAD}");
    let thread = desk.newsroom.send(&line, &[&token], None).await;
    assert_eq!(thread.json()["total"], 0);
    let answer = json!({ "author": { "name": "An" }, "text": "Không!", "parent": id });
    let line = format!("POST {THREAD}");
    let answer = desk.newsroom.send(&line, &[&token], Some(&answer)).await;
    assert_eq!(answer.status, 422);
    // Another decision takes it back.
    assert!(
        desk.page("state=rejected")
            .await
            .body
            .contains("An advertisement")
    );
    assert_eq!(desk.decide(&id, "approved").await.status, 303);
    assert_eq!(desk.seen(&[]).await[0].get("reason"), None);
}

#[tokio::test]
async fn what_was_rejected_its_author_may_change_or_take_back() {
    let desk = Desk::open().await;
    let change = json!({ "text": "Đẹp quá!" });
    let (id, token) = desk.held("casino").await;
    desk.decide(&id, "rejected&reason=An+advertisement").await;
    let line = format!("PATCH {THREAD}/{id}");
    let others = desk.newsroom.send(&line, &[], Some(&change)).await;
    assert_eq!(others.status, 404);
    let own = desk.newsroom.send(&line, &[&token], Some(&change)).await;
    assert_eq!(
        (own.status, &own.json()["status"], own.json().get("reason")),
        (200, &json!("pending"), None)
    );
    assert!(desk.page("").await.body.contains("Đẹp quá!"));
    desk.decide(&id, "rejected&reason=Again").await;
    let line = format!("DELETE {THREAD}/{id}");
    let gone = desk.newsroom.send(&line, &[&token], None).await;
    assert_eq!(gone.status, 204);
    assert_eq!(desk.seen(&[&token]).await, Vec::<Value>::new());
    assert!(!desk.page("state=rejected").await.body.contains("<article"));
}

#[tokio::test]
async fn what_is_taken_away_keeps_the_answers_to_it_and_not_its_words() {
    let desk = Desk::open().await;
    let (id, _) = desk.held("casino www.example").await;
    desk.decide(&id, "approved").await;
    let draft = json!({ "author": { "name": "An" }, "text": "Không!", "parent": id });
    let line = format!("POST {THREAD}");
    assert_eq!(
        desk.newsroom.send(&line, &[], Some(&draft)).await.status,
        201
    );
    assert_eq!(desk.decide(&id, "spam").await.status, 303);
    let seen = desk.seen(&[]).await;
    assert_eq!(
        (&seen[0]["status"], &seen[0]["text"]),
        (&json!("deleted"), &json!(""))
    );
    assert_eq!(seen[0]["replies"][0]["text"], "Không!");
}

#[tokio::test]
async fn what_waits_again_keeps_the_answers_to_it_and_not_its_words() {
    let desk = Desk::open().await;
    let (id, token) = desk.held("casino www.example").await;
    desk.decide(&id, "approved").await;
    let draft = json!({ "author": { "name": "An" }, "text": "Không!", "parent": id });
    let line = format!("POST {THREAD}");
    let answer = desk.newsroom.send(&line, &[], Some(&draft)).await;
    let answers = format!("X-Edit-Token: {}", answer.header("x-edit-token"));
    let change = json!({ "text": "Vay nóng www.example" });
    let line = format!("PATCH {THREAD}/{id}");
    desk.newsroom.send(&line, &[&token], Some(&change)).await;
    for reader in [&[][..], &[&*answers]] {
        let seen = desk.seen(reader).await;
        assert_eq!(
            (
                &seen[0]["status"],
                &seen[0]["text"],
                &seen[0]["author"]["name"]
            ),
            (&json!("deleted"), &json!(""), &json!(""))
        );
        assert_eq!(seen[0]["replies"][0]["text"], "Không!");
    }
    let line = format!("GET {THREAD}");
    let all = desk.newsroom.send(&line, &[], None).await.json();
    assert_eq!(all["total"], 1);
    // It is nothing to be answered or liked.
    let like = format!("POST {THREAD}/{id}/like");
    assert_eq!(desk.newsroom.send(&like, &[], None).await.status, 404);
    assert_eq!(
        desk.seen(&[&token]).await[0]["text"],
        "Vay nóng www.example"
    );
    desk.decide(&id, "approved").await;
    assert_eq!(desk.seen(&[]).await[0]["text"], "Vay nóng www.example");
}

#[tokio::test]
async fn html_that_was_imported_is_shown_as_readers_will_see_it() {
    let folder = std::env::temp_dir().join(format!("newsroom-desk-html-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (file, database) = (folder.join("export.xml"), folder.join("newsroom.sqlite"));
    let html = "<p onclick=\"x()\">One <b>two</b> <a href=\"https://bao.example/\">three</a></p>\
        <script>alert(1)</script></p></article>";
    let export = format!(
        "<disqus xmlns:dsq=\"d\"><thread dsq:id=\"7\"><id>dem-hoa-dang-ram</id></thread>\
         <post dsq:id=\"1\"><message><![CDATA[{html}]]></message><isApproved>false</isApproved>\
         <createdAt>2026-03-01T08:00:00Z</createdAt><thread dsq:id=\"7\"/></post></disqus>"
    );
    std::fs::write(&file, export).expect("a file");
    newsroom::import(&database, &file).expect("an import");
    let desk = Desk::open_over(database.to_str().expect("text")).await;
    let page = desk.page("").await.body;
    let shown = "<p>One <b>two</b> <a href=\"https://bao.example/\" rel=\"nofollow noreferrer\">three</a></p>";
    assert!(page.contains(shown), "{page}");
    assert!(!page.contains("alert(1)") && !page.contains("onclick"));
    // What is plain text is no markup.
    desk.held("<b>www</b> casino").await;
    assert!(
        desk.page("")
            .await
            .body
            .contains("&lt;b&gt;www&lt;/b&gt; casino")
    );
    desk.newsroom.close().await;
    std::fs::remove_dir_all(&folder).expect("a folder");
}

#[tokio::test]
async fn what_is_reported_is_on_the_desk_until_somebody_decides() {
    let desk = Desk::open().await;
    let (id, _) = desk.held("casino").await;
    desk.decide(&id, "approved").await;
    let report = format!("POST {THREAD}/{id}/report");
    desk.newsroom.send(&report, &["X-Visitor: an"], None).await;
    assert!(desk.page("state=reported").await.body.contains("casino"));
    desk.decide(&id, "approved").await;
    assert!(!desk.page("state=reported").await.body.contains("<article"));
}

#[tokio::test]
async fn comments_are_found_with_and_without_accents_and_nothing_is_a_pattern() {
    let desk = Desk::open().await;
    desk.held("Chợ nổi: www.bao.example").await;
    for (words, expected) in [
        ("cho+noi", true),
        ("ch%E1%BB%A3", true),
        ("cho%CC%9B%CC%A3", true),
        ("ch%E1%BB%9D", false),
        ("lan", true),
        ("%25", false),
        ("'%22%3Cb%3E", false),
    ] {
        let page = desk.page(&format!("q={words}")).await;
        assert_eq!(page.status, 200, "{words}");
        assert_eq!(page.body.contains("Chợ nổi: www"), expected, "{words}");
        assert!(!page.body.contains("<b>"));
    }
}

#[tokio::test]
async fn long_queues_are_in_pages() {
    let desk = Desk::open().await;
    for at in 0..21 {
        desk.held(&format!("casino số {at}.")).await;
    }
    let (first, second) = (
        desk.page("q=casino").await.body,
        desk.page("q=casino&page=1").await.body,
    );
    let count = |page: &str| page.matches("<article").count();
    assert_eq!((count(&first), count(&second)), (20, 1));
    // The one that has waited longest comes first.
    assert!(first.contains("số 0.") && second.contains("số 20."));
    assert!(first.contains("rel=\"next\"") && second.contains("rel=\"prev\""));
    for odd in [
        "page=-1",
        "page=99999999999",
        "state=none",
        "page=4294967295",
    ] {
        assert_eq!(desk.page(odd).await.status, 200, "{odd}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_decides_nothing() {
    let desk = Desk::open().await;
    let (id, token) = desk.held("casino").await;
    let path = format!("/desk/comments/{id}?lang=en");
    for proof in ["", "0".repeat(64).as_str()] {
        let body = format!("proof={proof}&state=pending&to=approved");
        let answer = form(&desk.newsroom, &path, &desk.cookie, &body).await;
        assert_eq!(answer.status, 403);
        assert!(answer.body.contains("This form is not of your session."));
    }
    let body = format!("proof={}&state=pending&to=approved", desk.proof);
    assert_eq!(form(&desk.newsroom, &path, "", &body).await.status, 401);
    assert_eq!(desk.seen(&[&token]).await[0]["status"], "pending");
}

#[tokio::test]
async fn pages_may_load_nothing_of_others_and_are_not_kept() {
    let desk = Desk::open().await;
    let page = desk.page("").await;
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'"),
        "{policy}"
    );
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.headers.get("access-control-allow-origin").is_none());
    assert!(
        !page.body.contains(TOKEN)
            && !page.body.contains("<script")
            && !page.body.contains("style=")
    );
}

#[tokio::test]
async fn who_leaves_has_to_come_in_anew() {
    let desk = Desk::open().await;
    let body = format!("proof={}", desk.proof);
    let answer = form(&desk.newsroom, "/desk/logout", &desk.cookie, &body).await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(desk.page("").await.status, 401);
}

#[tokio::test]
async fn a_comment_that_is_gone_is_told() {
    let desk = Desk::open().await;
    let (id, token) = desk.held("casino").await;
    desk.newsroom
        .send(&format!("DELETE {THREAD}/{id}"), &[&token], None)
        .await;
    let answer = desk.decide(&id, "approved").await;
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("Its author has deleted this comment."));
    assert_eq!(desk.seen(&[]).await, Vec::<Value>::new());
}
