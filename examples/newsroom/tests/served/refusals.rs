//! Requests that make no sense, and what they are told.

use crate::support::{Answer, Newsroom};

const THREAD: &str = "/api/articles/dem-hoa-dang-ram/comments";
const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

async fn ask(newsroom: &Newsroom, line: &str, kind: &str, cookie: &str, body: &str) -> Answer {
    let mut request = newsroom.request(line).header("accept-language", "en");
    for (name, value) in [("content-type", kind), ("cookie", cookie)] {
        if !value.is_empty() {
            request = request.header(name, value);
        }
    }
    let request = request.body(body.to_owned());
    Answer::of(request.send().await.expect("an answer")).await
}

#[tokio::test]
async fn whatever_the_api_is_asked_its_refusal_is_a_problem_that_says_what_was_expected_and_found()
{
    let newsroom = Newsroom::open(&[]).await;
    let thread = |method: &str, more: &str| format!("{method} {THREAD}{more}");
    let long = "x".repeat(70_000);
    for (line, kind, body, status, problem, words) in [
        (
            "GET /api/stories?limit=99",
            "",
            "",
            400,
            "bad-parameter",
            "limit=99. This must be a number from 1 to 50.",
        ),
        (
            "GET /api/stories?limit=1&limit=2",
            "",
            "",
            400,
            "bad-parameter",
            "duplicate field `limit`",
        ),
        (
            "GET /api/stories?page=1&page=2",
            "",
            "",
            400,
            "bad-parameter",
            "duplicate field `page`",
        ),
        (
            &thread("GET", "?sort=newest&sort=oldest"),
            "",
            "",
            400,
            "bad-parameter",
            "duplicate field `sort`",
        ),
        (
            &thread("GET", "?sort=best"),
            "",
            "",
            400,
            "bad-parameter",
            "sort=best. This must be newest, oldest or liked.",
        ),
        (
            "GET /api/comments/counts",
            "",
            "",
            400,
            "bad-parameter",
            "articles=. Name 1 to 100, separated by commas.",
        ),
        (
            "GET /api/comments/counts?articles=a&articles=b",
            "",
            "",
            400,
            "bad-parameter",
            "duplicate field `articles`",
        ),
        (
            "GET /api/events?seconds=soon",
            "",
            "",
            400,
            "bad-parameter",
            "seconds=soon. This must be a number from 1 to 3600.",
        ),
        (
            "GET /api/events?seconds=1&seconds=2",
            "",
            "",
            400,
            "bad-parameter",
            "duplicate field `seconds`",
        ),
        (
            "GET /api/stories/%ff/related",
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `slug`",
        ),
        (
            "GET /api/weather/%ff",
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `place`",
        ),
        (
            "GET /api/digests/%ff",
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `name`",
        ),
        (
            "GET /api/pictures/%ff",
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `file`",
        ),
        (
            &thread("POST", "/%ff/like"),
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `id`",
        ),
        (
            &thread("POST", "/%ff/report"),
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `id`",
        ),
        (
            &thread("DELETE", "/%ff"),
            "",
            "",
            404,
            "not-found",
            "Invalid UTF-8 in `id`",
        ),
        (
            "GET /api/nothing",
            "",
            "",
            404,
            "not-found",
            "GET /api/nothing",
        ),
        (
            "GET /api/v1",
            "",
            "",
            404,
            "not-found",
            "/api/openapi.json lists",
        ),
        ("POST /nothing", "", "", 404, "not-found", "POST /nothing"),
        (
            &thread("PUT", ""),
            "",
            "",
            405,
            "method-not-allowed",
            "does not take PUT; the Allow header",
        ),
        (
            "DELETE /api/stories",
            "",
            "",
            405,
            "method-not-allowed",
            "does not take DELETE; the Allow header",
        ),
        (
            &thread("POST", ""),
            JSON,
            "",
            400,
            "malformed-json",
            "EOF while parsing a value at line 1 column 0",
        ),
        (
            &thread("POST", ""),
            JSON,
            "{\"text\": nothing}",
            400,
            "malformed-json",
            "line 1 column 11",
        ),
        (
            &thread("PATCH", "/9"),
            JSON,
            "{} {}",
            400,
            "malformed-json",
            "trailing characters",
        ),
        (
            &thread("POST", ""),
            FORM,
            "text=Hay",
            415,
            "not-json",
            "found application/x-www-form-urlencoded",
        ),
        (&thread("POST", ""), "", "{}", 415, "not-json", "found none"),
        (&thread("POST", ""), JSON, &long, 413, "too-large", "64 KB"),
    ] {
        let answer = ask(&newsroom, line, kind, "", body).await;
        assert_eq!(answer.status, status, "{line}: {}", answer.body);
        assert_eq!(answer.problem(), problem, "{line}");
        let detail = answer.json()["detail"]
            .as_str()
            .expect("a detail")
            .to_owned();
        assert!(detail.contains(words), "{line}: {detail}");
        assert_eq!(
            answer.headers.contains_key("allow"),
            status == 405,
            "{line}"
        );
    }
}

#[tokio::test]
async fn whatever_a_person_asks_the_refusal_is_a_page() {
    const TOKEN: &str = "a-token-of-the-tests";
    let newsroom = Newsroom::open(&["--desk-token", TOKEN]).await;
    let login = ask(
        &newsroom,
        "POST /desk/login",
        FORM,
        "",
        &format!("token={TOKEN}"),
    )
    .await;
    let cookie = login
        .header("set-cookie")
        .split(';')
        .next()
        .expect("a pair");
    let long = format!("token={}", "x".repeat(20_000));
    for (line, kind, body, status, words) in [
        (
            "POST /desk/login",
            "",
            "",
            415,
            "application/x-www-form-urlencoded",
        ),
        (
            "POST /desk/login",
            JSON,
            "{}",
            415,
            "application/x-www-form-urlencoded",
        ),
        (
            "POST /desk/login",
            FORM,
            "x=1",
            422,
            "missing field `token`",
        ),
        ("POST /desk/login", FORM, &long, 413, "16 KB"),
        ("PUT /desk/login", "", "", 405, "does not take PUT"),
        ("DELETE /desk", "", "", 405, "does not take DELETE"),
        (
            "GET /desk/nothing",
            "",
            "",
            404,
            "There is no such thing here",
        ),
        (
            "POST /desk/comments/x",
            FORM,
            "",
            404,
            "There is no such thing here",
        ),
        (
            "POST /desk/comments/1",
            FORM,
            "proof=a",
            422,
            "missing field `to`",
        ),
        (
            "POST /desk/comments/1",
            FORM,
            "proof=a&to=x&state=pending",
            422,
            "unknown variant `x`",
        ),
        ("POST /desk/comments/1", FORM, &long, 413, "16 KB"),
        ("POST /desk/logout", FORM, "", 422, "missing field `proof`"),
        ("GET /paper/%ff", "", "", 404, "Nội dung này không có"),
        ("GET /paper/nothing", "", "", 404, "Nội dung này không có"),
        (
            "GET /paper/en/kinh-te/nothing",
            "",
            "",
            404,
            "There is no such thing here",
        ),
        ("GET /paper/a/b/c/d", "", "", 404, "Nội dung này không có"),
        ("POST /paper/", "", "", 405, "không nhận POST"),
        (
            "GET /paper/en/?fault=status:503",
            "",
            "",
            503,
            "This fault was asked for",
        ),
    ] {
        let answer = ask(&newsroom, line, kind, cookie, body).await;
        assert_eq!(answer.status, status, "{line}: {}", answer.body);
        assert_eq!(
            answer.header("content-type"),
            "text/html; charset=utf-8",
            "{line}"
        );
        assert!(answer.body.starts_with("<!DOCTYPE html>"), "{line}");
        let is_vietnamese = line.contains(" /paper/") && !line.contains(" /paper/en/");
        let lang = if is_vietnamese { "vi" } else { "en" };
        assert!(
            answer.body.contains(&format!("<html lang=\"{lang}\">")),
            "{line}"
        );
        assert!(answer.body.contains(words), "{line}: {}", answer.body);
        assert!(answer.body.contains("<a href=\""), "{line}");
    }
}

#[tokio::test]
async fn who_loads_what_a_form_answered_comes_back_to_the_desk() {
    let newsroom = Newsroom::open(&["--desk-token", "a-token-of-the-tests"]).await;
    for path in ["/desk/", "/desk/login", "/desk/logout", "/desk/comments/1"] {
        let answer = newsroom
            .send(&format!("GET {path}?lang=en"), &[], None)
            .await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, "/desk?lang=en"),
            "{path}"
        );
    }
}
