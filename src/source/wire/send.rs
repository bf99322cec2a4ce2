//! One exchange with a backend: time limit, size limit, retries.

use crate::source::error::{Code, Error};
use crate::source::read::page::Payload;
use crate::source::value::decode::{decode, found};
use crate::source::value::json::Json;
use crate::source::wire::promise::coming;
use crate::source::wire::property::{object, put, text};
use crate::source::wire::request::Request;
use crate::source::wire::resolve::origin;
use crate::source::wire::timer::{milliseconds, pause};
use crate::source::wire::{clock, js, property, retry, settings};
use crate::stdx::number;
use crate::stdx::search::find;
use crate::stdx::sequence;
use crate::stdx::text::Text as _;
use gloo_net::http::{Headers, Response};
use js_sys::{Array, Date, Function, JSON, JsString, Math, Object};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal};

/// Bodies over this are refused: a list of headlines is not that long, a mistake is.
pub const LARGEST: f64 = 2.0 * 1024.0 * 1024.0;

/// What the backend answered, with any status.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The answer as the readers take it. Of one that is no success and no JSON the body is its
    /// text.
    pub payload: Payload,
    /// The body as it came.
    text: JsString,
    headers: Headers,
}

impl Answer {
    /// The body as a JavaScript value, for who cannot do with ours.
    pub fn value(&self) -> JsValue {
        JSON::parse(&String::from(&self.text)).unwrap_or_default()
    }

    /// A response header, if the backend lets us see it.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }

    /// Seconds to wait, as `Retry-After` says.
    pub fn retry_after(&self) -> Option<f64> {
        let now = Date::now() + clock::ahead();
        retry::retry_after(&self.header("retry-after")?, now)
    }
}

/// Ends a request, whichever of its tries is under way, and lets no other follow.
#[derive(Clone, Default)]
pub struct Cancel(Rc<Tries>);

#[derive(Default)]
struct Tries {
    is_cancelled: Cell<bool>,
    now: RefCell<Option<AbortController>>,
}

impl Cancel {
    /// Nobody waits for the answer any more.
    pub fn cancel(&self) {
        self.0.is_cancelled.set(true);
        if let Some(now) = self.0.now.take() {
            now.abort();
        }
    }

    /// A controller for one more try: one that is out of time ends without the others.
    fn attempt(&self) -> Result<AbortController, JsValue> {
        let abort = AbortController::new()?;
        self.0.now.replace(Some(abort.clone()));
        Ok(abort)
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

/// Asks, and asks again when that may help.
///
/// # Errors
/// When the last try failed, or its answer is no success.
pub async fn load(request: &Request, cancel: &Cancel) -> Result<Answer, Error> {
    let mut attempt = 0;
    loop {
        let error = match send(request, cancel).await.and_then(success) {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        if !retry::is_worth_retrying(error.code, error.status) {
            return Err(error);
        }
        match retry::delay(attempt, error.retry_after, Math::random()) {
            Some(seconds) if !cancel.0.is_cancelled.get() => pause(seconds).await,
            _ => return Err(error),
        }
        if cancel.0.is_cancelled.get() {
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
        answer.payload.json = Json::List(Vec::new());
        answer.text = "[]".into();
    } else if !is_success(answer.status) {
        return Err(refusal(&answer));
    }
    Ok(answer)
}

/// True for the way in which WordPress says that a page has nothing on it, as when something on
/// an earlier one was deleted since.
fn is_past_the_end(answer: &Answer) -> bool {
    let code = match answer.payload.json.get("code") {
        Some(Json::Text(code)) => code,
        _ => "",
    };
    answer.status == 400 && code.ends_with("_invalid_page_number")
}

/// The error that an answer without success stands for.
fn refusal(answer: &Answer) -> Error {
    let said = &answer.payload.json;
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
    let mut error = Error::new(Code::Status, message).at(&answer.payload.url);
    error.status = status;
    error.retry_after = answer.retry_after();
    error
}

/// Asks once. An answer of any status is an answer.
///
/// # Errors
/// When there is none in time, or a successful one is too large or is not JSON.
pub async fn send(request: &Request, cancel: &Cancel) -> Result<Answer, Error> {
    let fail = |code, message: String| Error::new(code, message).at(&request.url);
    let asked = sequence::next();
    let authority = request.url.part('/', 2);
    if let Some((_, host)) = authority.split_once('@') {
        // No browser asks for it, and each would say the password again.
        let line = ["expected no password in a URL, found one before ", host];
        return Err(Error::new(Code::Url, line.concat()));
    }
    let abort = cancel
        .attempt()
        .map_err(|reason| fail(Code::Network, words(&reason)))?;
    let response = match early(request, &abort) {
        Some(response) => Ok(response),
        None => ask(request, &abort),
    };
    let came = match response {
        Ok(response) => {
            let limit = milliseconds(request.timeout);
            coming(&answered(&response, LARGEST, limit)).await
        }
        Err(reason) => Err(reason),
    };
    match came {
        Ok(came) => answer(request, asked, &came.unchecked_into()).inspect_err(|_| abort.abort()),
        Err(reason) if reason.is_null() => {
            abort.abort();
            let seconds = number::whole(request.timeout);
            let message = ["no answer within ", &seconds, " s"].concat();
            Err(fail(Code::Timeout, message))
        }
        Err(reason) => Err(fail(Code::Network, words(&reason))),
    }
}

#[wasm_bindgen(module = "/src/source/wire/exchange.js")]
extern "C" {
    /// Asks, by the page's own `fetch` if it gave one, with the headers that it gave to `configure` and then our own.
    #[wasm_bindgen(catch)]
    fn fetched(
        url: &str,
        method: &str,
        credentials: &str,
        is_fresh: bool,
        given: Option<Object>,
        headers: &JsValue,
        body: Option<String>,
        signal: &AbortSignal,
        own: Option<JsValue>,
    ) -> Result<JsValue, JsValue>;

    /// The response and its body as a text, if it came and is no larger; a reason of null says that it did not in time.
    fn answered(asked: &JsValue, largest: f64, milliseconds: f64) -> JsValue;
}

/// A response with its body, as an answer.
fn answer(request: &Request, asked: u32, came: &Array) -> Result<Answer, Error> {
    let fail = |code, message: String| Error::new(code, message).at(&request.url);
    let (response, body) = (came.get(0), came.get(1));
    let at = text(&response, "url");
    let response = Response::from(response.unchecked_into::<web_sys::Response>());
    let (status, headers) = (response.status(), response.headers());
    if let Some(date) = headers.get("date") {
        clock::hear(&date, Date::now(), is_new(request, &headers));
    }
    let body = body.dyn_into::<JsString>().ok();
    let Some(text) = body.filter(|text| f64::from(text.length()) <= LARGEST) else {
        let message = "expected at most 2 MB, found more".to_owned();
        return Err(fail(Code::Size, message));
    };
    let written = String::from(&text);
    let json = match decode(&written) {
        Ok(json) => json,
        // What was sent is done, and there is no more to say; 204 has nothing to say by its meaning.
        Err(_) if written.is_empty() && (status == 204 || request.method != "GET") => Json::Null,
        // Isso says why in HTML.
        Err(_) if !is_success(status) => Json::Text(written),
        Err(at) => {
            let message = ["expected JSON, found ", &found(&written, at)].concat();
            return Err(fail(Code::Json, message));
        }
    };
    let number = |name: &str| number::parse(&headers.get(name)?);
    // Behind redirects, what it names is relative to where they led (RFC 3986, 5.1.3). One that the page made says
    // nothing of that, and none says the fragment, which stays with what was asked for.
    let url = &request.url;
    let at = at.filter(|it| !it.is_empty() && url.split('#').next() != Some(it));
    Ok(Answer {
        status,
        payload: Payload {
            json,
            url: at.unwrap_or_else(|| url.clone()),
            base: settings::base(),
            link: headers.get("link"),
            total: number("x-total-count").or_else(|| number("x-wp-total")),
            pages: number("x-wp-totalpages"),
            asked,
        },
        text,
        headers,
    })
}

/// True where no cache can have answered.
fn is_new(request: &Request, headers: &Headers) -> bool {
    let is_there = |name: &str| headers.get(name).is_some();
    let may_be_kept = match headers.get("cache-control") {
        Some(control) => find(&control, "no-").is_none(),
        // What a browser guesses by (RFC 9111, section 4.2.2).
        None => is_there("expires") || is_there("last-modified"),
    };
    request.is_fresh || request.method != "GET" || !(may_be_kept || is_there("age"))
}

/// The response the loader asked for, if this is the same request.
fn early(request: &Request, abort: &AbortController) -> Option<JsValue> {
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
    let taken = take.call2(&JsValue::NULL, &key.into(), &abort.signal());
    taken.ok().filter(|it| !it.is_undefined())
}

fn ask(request: &Request, abort: &AbortController) -> Result<JsValue, JsValue> {
    let origin = origin(&request.url);
    let given = settings::headers(&request.url, &origin)?;
    let headers = object(&[]);
    for (name, value) in &request.headers {
        put(&headers, name, &value.into());
    }
    let body = request.body.as_ref().map(|body| {
        put(&headers, "content-type", &"application/json".into());
        js::text(&js::to_js(body)).unwrap_or_default()
    });
    fetched(
        &request.url,
        request.method,
        request.credentials,
        request.is_fresh,
        given,
        &headers,
        body,
        &abort.signal(),
        settings::get(&["fetch"]),
    )
}

/// What JavaScript says went wrong.
fn words(reason: &JsValue) -> String {
    property::reason(reason).unwrap_or_else(|| "the request failed".to_owned())
}
