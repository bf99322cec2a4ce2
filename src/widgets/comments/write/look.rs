//! Looks in the thread for a comment that may have arrived.

use crate::model::{Comment, Link};
use crate::source::dialect::delivered::{SKEW, Sent, find_own};
use crate::source::dialect::{Listing, Sort};
use crate::source::read;
use crate::source::wire::request::Request;
use crate::source::wire::send::Answer;
use crate::widgets::comments::delivery::entry::Entry;
use crate::widgets::comments::delivery::event::{Event, Found};
use crate::widgets::comments::exchange::exchange;
use crate::widgets::comments::history;
use crate::widgets::comments::session::Session;
use std::rc::Rc;

/// How many comments make the newest page.
const SIZE: u32 = 100;

/// Looks on a page of the thread, or on its newest; `told` hears what is there.
pub(super) fn look(
    session: &Rc<Session>,
    entry: Entry,
    page: Option<Link>,
    told: Box<dyn FnOnce(Event)>,
) {
    let root = session.thread.borrow().conversation(&entry.parent).root;
    let url = match (page, &session.endpoint) {
        (Some(page), _) => page.as_str().to_owned(),
        (None, Ok(endpoint)) => session.dialect().list(
            endpoint.target(),
            Listing {
                sort: Some(Sort::Newest),
                size: SIZE,
                parent: &root,
            },
        ),
        (None, Err(_)) => return told(Event::Looked(Found::Unknown)),
    };
    let request = Request {
        method: "GET",
        url,
        ..Request::default()
    };
    let answered = move |session: &Rc<Session>, result: Result<Answer, _>| {
        let answer = result.ok().filter(|it| (200..300).contains(&it.status));
        let found = answer.and_then(|it| found(session, &entry, &root, &it));
        told(Event::Looked(found.unwrap_or(Found::Unknown)));
    };
    exchange(session, request, Box::new(answered));
}

/// What a page says; nothing where it cannot be read.
fn found(session: &Session, entry: &Entry, root: &str, answer: &Answer) -> Option<Found> {
    let mapping = session.dialect().adapter.mapping().ok()?;
    let reading = read::comments(&answer.payload, &mapping).ok()?;
    let comments = &reading.value.comments;
    // Another tab may have written since this page was opened. What was written after this one
    // with the same words may be this one.
    let mut known = history::mine(&session.name);
    let at = known.iter().position(|id| *id == entry.after);
    let known = known.split_off(at.unwrap_or(known.len()));
    if let Some(comment) = find_own(comments, &sent(entry, root, &known)) {
        return Some(Found::Here(Box::new(comment.clone())));
    }
    let oldest = entry.first_tried - SKEW;
    let is_older = |it: &Comment| it.created.is_some_and(|at| at.ms < oldest);
    let next = reading.next.filter(|_| !comments.iter().any(is_older));
    Some(next.map_or(Found::Nowhere, Found::Further))
}

/// What to look for; `known` was there before.
fn sent<'a>(entry: &'a Entry, root: &'a str, known: &'a [String]) -> Sent<'a> {
    Sent {
        name: &entry.sender.name,
        text: &entry.text,
        parent: &entry.parent,
        root,
        since: entry.first_tried,
        known,
    }
}

/// True when the pages that were loaded show what a moderator had under this id.
pub(super) fn shows(session: &Session, entry: &Entry, id: &str) -> bool {
    let thread = session.thread.borrow();
    let root = thread.conversation(&entry.parent).root;
    let sent = sent(entry, &root, &[]);
    thread.pages().iter().any(|page| {
        let has_id = page.comments.iter().any(|it| it.id == id);
        has_id || find_own(&page.comments, &sent).is_some()
    })
}
