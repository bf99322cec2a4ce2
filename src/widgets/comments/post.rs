//! Sends comments and likes, and tells what came of it.

use super::draft::Draft;
use crate::model::Comment;
use crate::source::error::Code;
use crate::source::json::Json;
use crate::source::mapping::Mapping;
use crate::source::read::{self, Problem};
use crate::source::request::{Answer, Call};
use crate::source::{Error, parse};
use crate::widget::{Context, detail};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Url;

/// What came of a comment.
pub(super) enum Outcome {
    /// It is shown, or waits for a moderator: its status says which.
    Accepted(Comment),
    /// The backend said no, and why; with seconds to wait where it says so.
    Refused(Problem, Option<f64>),
    /// It may or may not have arrived: the same key makes it safe to try again.
    Failed,
    /// The page itself takes care of it.
    Prevented,
}

/// Sends `body` once.
pub(super) async fn post(cx: &Context, body: &Json, draft: &Draft) -> Outcome {
    let headers = js_sys::Object::new();
    let told = detail(&[
        ("body", parse::to_js(body)),
        ("headers", headers.clone().into()),
    ]);
    if !cx.emit("bantin-before-submit", &told, true) {
        return Outcome::Prevented;
    }
    // The page may have added to both.
    let body = Reflect::get(&told, &"body".into()).unwrap_or_default();
    let text: String = JSON::stringify(&body).map(Into::into).unwrap_or_default();
    let mut call = match target(cx, "") {
        Ok(url) => cx.call("POST", url),
        Err(error) => return failed(cx, &error),
    };
    call.body = Some(parse::from_js(&body));
    call.headers
        .push(("idempotency-key".to_owned(), draft.idempotency_key(&text)));
    call.headers.extend(entries(&headers));
    match cx.send(&call).await {
        Ok(answer) => answered(cx, &answer, &call),
        Err(error) => failed(cx, &error),
    }
}

fn answered(cx: &Context, answer: &Answer, call: &Call) -> Outcome {
    let payload = answer.payload(&answer.body);
    match answer.status {
        200..300 => match read::comment(&payload, &Mapping::default()) {
            Ok(comment) => {
                let status = match comment.status {
                    crate::model::Status::Pending => "pending",
                    _ if answer.status == 202 => "pending",
                    _ => "approved",
                };
                let told = detail(&[
                    ("id", comment.id.as_str().into()),
                    ("status", status.into()),
                ]);
                cx.emit("bantin-submit", &told, false);
                Outcome::Accepted(comment)
            }
            Err(error) => failed(cx, &error.at(&call.url)),
        },
        400..500 => {
            let problem = read::problem(&payload.json);
            let status = answer.status.to_string();
            let line = ["HTTP ", &status, ": ", &problem.title].concat();
            cx.report(&Error::new(Code::Refused, line).at(&call.url));
            Outcome::Refused(problem, answer.retry_after())
        }
        status => {
            let line = ["HTTP ", &status.to_string()].concat();
            failed(cx, &Error::new(Code::Status, line).at(&call.url))
        }
    }
}

fn failed(cx: &Context, error: &Error) -> Outcome {
    cx.report(error);
    Outcome::Failed
}

/// Likes a comment, or takes the like back; `done` gets how many there are and whether this
/// reader's is among them.
pub(super) fn like(cx: &Context, id: &str, done: impl FnOnce(Option<(u32, bool)>) + 'static) {
    let tail = [
        "/",
        &String::from(js_sys::encode_uri_component(id)),
        "/like",
    ]
    .concat();
    let (url, cx) = (target(cx, &tail), cx.clone());
    any_spawner::Executor::spawn_local(async move {
        let result = match url {
            Ok(url) => cx.send(&cx.call("POST", url)).await,
            Err(error) => Err(error),
        };
        done(match result {
            Ok(answer) if answer.status == 200 => counted(&parse::from_js(&answer.body)),
            Ok(answer) => {
                let line = ["like: HTTP ", &answer.status.to_string()].concat();
                cx.report(&Error::new(Code::Refused, line));
                None
            }
            Err(error) => {
                cx.report(&error);
                None
            }
        });
    });
}

fn counted(json: &Json) -> Option<(u32, bool)> {
    match (json.get("likes")?, json.get("liked")?) {
        (Json::Number(likes), Json::Bool(liked)) if *likes >= 0.0 => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates"
            )]
            let likes = *likes as u32;
            Some((likes, *liked))
        }
        _ => None,
    }
}

/// Where comments are sent, with `tail` after the path.
fn target(cx: &Context, tail: &str) -> Result<String, Error> {
    let has_action = cx.attributes().get("action").is_some();
    let url = cx.url(if has_action { "action" } else { "src" })?;
    if let Ok(parsed) = Url::new(&url) {
        parsed.set_pathname(&[parsed.pathname().trim_end_matches('/'), tail].concat());
        return Ok(parsed.href());
    }
    Ok(url)
}

fn entries(headers: &js_sys::Object) -> Vec<(String, String)> {
    let one = |name: JsValue| {
        let value = Reflect::get(headers, &name).ok()?.as_string()?;
        Some((name.as_string()?, value))
    };
    js_sys::Object::keys(headers)
        .iter()
        .filter_map(one)
        .collect()
}
