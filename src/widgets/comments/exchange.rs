//! One request to the backend of a thread, and its answer.

use super::endpoint::sign;
use super::session::Session;
use crate::source::Error;
use crate::source::value::json::Json;
use crate::source::wire::request::Request;
use crate::source::wire::send::Answer;
use crate::source::wire::task::spawn;
use crate::ui::tab_lock::EXCHANGE;
use std::rc::Rc;

/// Gets whatever comes of a request.
pub(crate) type Answered = Box<dyn FnOnce(&Rc<Session>, Result<Answer, Error>)>;

/// Sends once; `answered` is called if the widget is still there then.
pub(crate) fn exchange(session: &Rc<Session>, mut request: Request, answered: Answered) {
    let cx = &session.cx;
    cx.prepare(&mut request);
    request.timeout = request.timeout.min(EXCHANGE);
    // What is read here tells whether something arrived.
    request.is_fresh = request.method == "GET";
    let dialect = session.dialect();
    // Reading needs no cookies. Browsers keep connections with and without them apart: what is
    // written first goes over a new one, and only over a used one that breaks would they send it
    // again by themselves.
    let is_default = cx.attributes().get("credentials").is_none();
    if dialect.has_cookies && request.method != "GET" && is_default {
        request.credentials = "include";
    }
    sign(&mut request, dialect);
    let (session, cx) = (Rc::downgrade(session), cx.clone());
    spawn(async move {
        let result = cx.send(&request).await;
        match session.upgrade() {
            Some(session) => {
                if let Err(error) = &result {
                    cx.report(error);
                }
                answered(&session, result);
            }
            // The view that asked was built anew, as for another language, from what was read
            // before: that is not what the backend has by now.
            None if request.method != "GET" => cx.refresh(),
            None => {}
        }
    });
}

/// True for a success that says nothing else, such as 204 (RFC 9110, section 15.3.5).
pub(crate) fn is_bare(answer: &Answer) -> bool {
    (200..300).contains(&answer.status) && matches!(answer.payload.json, Json::Null)
}
