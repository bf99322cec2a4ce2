//! Sends a comment.

use super::judge::judge;
use crate::source::dialect::refusal::{Act, Verdict};
use crate::source::value::json::Json;
use crate::source::wire::js;
use crate::source::wire::property::{object, property, text};
use crate::source::wire::request::Request;
use crate::ui::navigator;
use crate::widget::Context;
use crate::widgets::comments::delivery::entry::Entry;
use crate::widgets::comments::delivery::event::Event;
use crate::widgets::comments::exchange::exchange;
use crate::widgets::comments::session::Session;
use js_sys::Object;
use std::rc::Rc;

/// Sends it once; `told` hears what came of it.
pub(super) fn post(session: &Rc<Session>, entry: &Entry, told: Box<dyn FnOnce(Event)>) {
    let cx = &session.cx;
    let endpoint = match &session.endpoint {
        Ok(endpoint) => endpoint,
        Err(error) => {
            cx.report(error);
            return told(Event::Answered(Verdict::Unclear));
        }
    };
    let draft = contract(session, entry, &endpoint.article);
    let request = session
        .dialect()
        .post(endpoint.target(), &draft, &entry.key);
    let Some(request) = offer(cx, request) else {
        return told(Event::Prevented);
    };
    let answered = move |session: &Rc<Session>, result| {
        let verdict = judge(session, Act::Write, result);
        told(Event::Answered(verdict));
    };
    exchange(session, request, Box::new(answered));
}

/// In the words of our own contract, with what else some backends want to know.
fn contract(session: &Session, entry: &Entry, article: &str) -> Json {
    let conversation = session.thread.borrow().conversation(&entry.parent);
    let agent = navigator::name();
    let sender = &entry.sender;
    let author = texts(&[
        ("name", &sender.name),
        ("email", &sender.email),
        ("url", &sender.url),
    ]);
    let mut body = texts(&[
        ("parent", &entry.parent),
        ("text", &entry.text),
        ("website", &entry.trap),
        ("article", article),
        ("root", &conversation.root),
        ("at", &conversation.author),
        ("title", &session.title),
        ("agent", &agent),
    ]);
    body.push(("author".to_owned(), Json::Object(author)));
    Json::Object(body)
}

/// Those that have something in them.
fn texts(of: &[(&str, &str)]) -> Vec<(String, Json)> {
    let mut texts = Vec::new();
    for (name, value) in of {
        if !value.is_empty() {
            texts.push(((*name).to_owned(), Json::Text((*value).to_owned())));
        }
    }
    texts
}

/// What is sent once the page has seen it and may have added to it; nothing when the page takes
/// care of it.
fn offer(cx: &Context, request: Request) -> Option<Request> {
    let headers = Object::new();
    let body = request.body.as_ref().map(js::to_js).unwrap_or_default();
    let told = object(&[("body", body), ("headers", headers.clone().into())]);
    if !cx.emit("bantin-before-submit", &told, true) {
        return None;
    }
    let body = property(&told, "body").unwrap_or_default();
    let mut request = Request {
        body: Some(js::from_js(&body)),
        ..request
    };
    for name in Object::keys(&headers).iter() {
        let name = name.as_string().unwrap_or_default();
        if let Some(value) = text(&headers, &name) {
            request.headers.push((name, value));
        }
    }
    Some(request)
}
