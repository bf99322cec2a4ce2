//! One exchange with a backend: time limit, size limit, retries.

use crate::source::error::{Code, Error};
use crate::source::read::page::Payload;
use crate::source::value::json::Json;
use crate::source::wire::request::Request;
use crate::source::wire::timer::{Deadline, pause};
use crate::source::wire::{js, retry, settings};
use crate::stdx::number;
use gloo_net::http::{Headers, Response};
use js_sys::{Date, Function, Math, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, Url};

/// Bodies over this are refused: a list of headlines is not that long, a mistake is.
pub const LARGEST: f64 = 2.0 * 1024.0 * 1024.0;

/// What the backend answered, with any status.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The parsed body; its text when an answer that is no success had none in JSON, and
    /// undefined when it had none at all.
    pub body: JsValue,
    /// The body is still in `body`: this has only what came beside it.
    pub beside: Payload,
    /// Headers that were asked for by name.
    headers: Headers,
}

impl Answer {
    /// A response header, if the backend lets us see it.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }

    /// The answer as the readers take it.
    pub fn payload(&self, body: &JsValue) -> Payload {
        Payload {
            json: js::from_js(body),
            ..self.beside.clone()
        }
    }

    /// Seconds to wait, as `Retry-After` says.
    pub fn retry_after(&self) -> Option<f64> {
        retry::retry_after(&self.header("retry-after")?, Date::now())
    }
}

thread_local! {
    // Responses the loader asked for while this code was still on its way.
    static EARLY: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Keeps the loader's function that hands out the response it already asked for, once a URL.
pub fn keep_early(take: Function) {
    EARLY.set(Some(take));
}

/// The URL a page means, absolute.
///
/// # Errors
/// When it is no URL, or its scheme is not `http` or `https`.
pub fn absolute(url: &str, base: &str) -> Result<String, Error> {
    let wrong = |message: String| Error::new(Code::Url, message).at(url);
    let parsed = Url::new_with_base(url, base)
        .map_err(|_| wrong(["src: expected a URL, found \"", url, "\""].concat()))?;
    match parsed.protocol().as_str() {
        "http:" | "https:" => Ok(parsed.href()),
        other => {
            let line = ["src: expected http: or https:, found \"", other, "\""];
            Err(wrong(line.concat()))
        }
    }
}

/// Asks, and asks again when that may help.
///
/// # Errors
/// When the last try failed, or its answer is no success.
pub async fn load(request: &Request, abort: &AbortController) -> Result<Answer, Error> {
    let mut attempt = 0;
    loop {
        let error = match send(request, abort).await.and_then(success) {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        if abort.signal().aborted() || !retry::is_worth_retrying(error.code, error.status) {
            return Err(error);
        }
        match retry::delay(attempt, error.retry_after, Math::random()) {
            Some(seconds) => pause(seconds).await,
            None => return Err(error),
        }
        if abort.signal().aborted() {
            return Err(error);
        }
        attempt += 1;
    }
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// The answer, if it is a success.
fn success(mut answer: Answer) -> Result<Answer, Error> {
    if is_past_the_end(&answer) {
        answer.body = js_sys::Array::new().into();
    } else if !is_success(answer.status) {
        return Err(refusal(&answer));
    }
    Ok(answer)
}

/// True for the way in which WordPress says that a page has nothing on it, as when something on
/// an earlier one was deleted since.
fn is_past_the_end(answer: &Answer) -> bool {
    let code = Reflect::get(&answer.body, &"code".into()).ok();
    let code = code.and_then(|code| code.as_string()).unwrap_or_default();
    answer.status == 400 && code.ends_with("_invalid_page_number")
}

/// The error that an answer without success stands for.
fn refusal(answer: &Answer) -> Error {
    let said = js::from_js(&answer.body);
    let why = ["detail", "message", "reason", "title"]
        .into_iter()
        .find_map(|key| match said.get(key) {
            Some(Json::Text(text)) => Some([": ", text].concat()),
            _ => None,
        });
    // WordPress has a name for each refusal, in every language.
    let name = match said.get("code") {
        Some(Json::Text(name)) => [" ", name].concat(),
        _ => String::new(),
    };
    let status = answer.status;
    let why = why.unwrap_or_default();
    let message = ["HTTP ", &number::integer(status.into()), &name, &why].concat();
    let mut error = Error::new(Code::Status, message).at(&answer.beside.url);
    error.status = status;
    error.retry_after = answer.retry_after();
    error
}

/// Asks once. An answer of any status is an answer.
///
/// # Errors
/// When there is none in time, or a successful one is too large or is not JSON.
pub async fn send(request: &Request, abort: &AbortController) -> Result<Answer, Error> {
    let fail = |code, message: String| Error::new(code, message).at(&request.url);
    let limit = Deadline::new(request.timeout);
    let work = async {
        let response = early(request, abort).unwrap_or_else(|| ask(request, abort));
        let response: web_sys::Response = limit.wait(&response).await?.unchecked_into();
        let length = response.headers().get("content-length").ok().flatten();
        let is_large =
            length.is_some_and(|length| number::parse(&length).is_some_and(|it| it > LARGEST));
        let body = match is_large {
            // Not even read.
            true => JsValue::UNDEFINED,
            false => limit.wait(&response.text()?.into()).await?,
        };
        Ok::<_, JsValue>((Response::from(response), body))
    };
    let (response, body) = match work.await {
        Ok(answer) => answer,
        Err(reason) if reason.is_null() => {
            abort.abort();
            let seconds = number::whole(request.timeout);
            return Err(fail(
                Code::Timeout,
                ["no answer within ", &seconds, " s"].concat(),
            ));
        }
        Err(reason) => return Err(fail(Code::Network, words(&reason))),
    };
    let (status, headers) = (response.status(), response.headers());
    let text = body.dyn_ref::<js_sys::JsString>();
    let Some(text) = text.filter(|text| f64::from(text.length()) <= LARGEST) else {
        abort.abort();
        let message = "expected at most 2 MB, found more".to_owned();
        return Err(fail(Code::Size, message));
    };
    let body = match js_sys::JSON::parse(&String::from(text)) {
        Ok(body) => body,
        Err(_) if status == 204 => JsValue::UNDEFINED,
        // Isso says why in HTML.
        Err(_) if !is_success(status) => body,
        Err(_) => {
            let start = String::from(text.slice(0, 40));
            let message = ["expected JSON, found \"", start.trim(), "\""].concat();
            return Err(fail(Code::Json, message));
        }
    };
    let number = |name: &str| number::parse(&headers.get(name)?);
    Ok(Answer {
        status,
        body,
        beside: Payload {
            json: Json::Null,
            url: request.url.clone(),
            base: settings::base(),
            link: headers.get("link"),
            total: number("x-total-count").or_else(|| number("x-wp-total")),
            pages: number("x-wp-totalpages"),
        },
        headers,
    })
}

/// The response the loader asked for, if this is the same request.
fn early(request: &Request, abort: &AbortController) -> Option<Promise> {
    // The loader knows no headers, and what it asked for may come from the browser's cache.
    if request.body.is_some()
        || request.method != "GET"
        || !request.headers.is_empty()
        || request.is_fresh
    {
        return None;
    }
    let take = EARLY.with_borrow(Clone::clone)?;
    let key = [request.credentials, " ", &request.url].concat();
    take.call2(&JsValue::NULL, &key.into(), &abort.signal())
        .ok()?
        .dyn_into()
        .ok()
}

fn ask(request: &Request, abort: &AbortController) -> Promise {
    match built(request, abort) {
        Ok(request) => {
            let global = js_sys::global();
            let fetch = settings::get(&["fetch"])
                .or_else(|| Reflect::get(&global, &"fetch".into()).ok())
                .and_then(|fetch| fetch.dyn_into::<Function>().ok());
            let asked = fetch.map(|fetch| fetch.call1(&global, &request));
            match asked {
                Some(Ok(promise)) => Promise::resolve(&promise),
                Some(Err(reason)) => Promise::reject(&reason),
                None => Promise::reject(&"no fetch".into()),
            }
        }
        Err(reason) => Promise::reject(&reason),
    }
}

/// The request, with the headers that the page gave to `configure` and then our own.
///
/// By hand: gloo-net's builder takes 3 KB (raw) for what is an object with five keys.
fn built(request: &Request, abort: &AbortController) -> Result<web_sys::Request, JsValue> {
    let (init, headers) = (Object::new(), Object::new());
    let set = |object: &Object, name: &str, value: &JsValue| {
        // A plain object takes any key.
        let _ = Reflect::set(object, &name.into(), value);
    };
    let origin = Url::new(&request.url)?.origin();
    if let Some(given) = settings::headers(&request.url, &origin) {
        Object::assign(&headers, &given);
    }
    for (name, value) in &request.headers {
        set(&headers, name, &value.into());
    }
    if let Some(body) = &request.body {
        set(&headers, "content-type", &"application/json".into());
        let body = js_sys::JSON::stringify(&js::to_js(body))?;
        set(&init, "body", &body);
    }
    set(&init, "method", &request.method.into());
    set(&init, "credentials", &request.credentials.into());
    if request.is_fresh {
        set(&init, "cache", &"no-store".into());
    }
    set(&init, "signal", &abort.signal());
    set(&init, "headers", &headers);
    web_sys::Request::new_with_str_and_init(&request.url, init.unchecked_ref())
}

/// What JavaScript says went wrong.
fn words(reason: &JsValue) -> String {
    let message = Reflect::get(reason, &"message".into()).ok();
    message
        .and_then(|message| message.as_string())
        .or_else(|| reason.as_string())
        .unwrap_or_else(|| "the request failed".to_owned())
}
