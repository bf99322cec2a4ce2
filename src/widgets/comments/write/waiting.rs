//! What of this reader's is on its way, as it stands in the thread.

use super::refusal::sentence;
use crate::model::{Author, Body, Comment, Link, Status};
use crate::source::dialect::refusal::Reason;
use crate::ui::address::base_uri;
use crate::ui::intl::instant_of;
use crate::ui::navigator::is_online;
use crate::widgets::comments::delivery::entry::{Entry, Stage, Wish};
use crate::widgets::comments::session::Session;
use crate::widgets::comments::thread::{WaitState, Waiting};

/// An entry that waits to be sent.
pub(super) fn card_of(entry: &Entry, session: &Session) -> Waiting {
    let is_asked = matches!(entry.here.wish, Wish::Send | Wish::SendAnyway);
    let state = match &entry.stage {
        Stage::UnderWay => WaitState::Sending,
        _ if is_asked && is_online() => WaitState::Sending,
        Stage::Refused(setback) => match setback.reason {
            Reason::Flood => WaitState::Early(entry.not_before),
            // That it was not accepted is said already.
            Reason::Unknown if setback.said.is_empty() => WaitState::Refused(String::new()),
            reason => WaitState::Refused(sentence(session, reason, &setback.said)),
        },
        Stage::Unsure => WaitState::Unsure,
        _ => WaitState::Due(entry.not_before),
    };
    Waiting {
        key: entry.key.clone(),
        parent: entry.parent.clone(),
        author: author(entry),
        text: entry.text.clone(),
        written: entry.written,
        state,
    }
}

/// An entry that a moderator has.
pub(super) fn pending_of(entry: &Entry) -> Option<Comment> {
    let Stage::Held(id) = &entry.stage else {
        return None;
    };
    Some(Comment {
        id: id.clone(),
        parent: entry.parent.clone(),
        author: author(entry),
        created: Some(instant_of(entry.written)),
        edited: None,
        body: Body::Text(entry.text.clone()),
        likes: None,
        liked: false,
        status: Status::Pending,
        reason: String::new(),
        can_edit: false,
        can_report: false,
    })
}

fn author(entry: &Entry) -> Author {
    Author {
        name: entry.sender.name.clone(),
        url: Link::parse(&entry.sender.url, &base_uri()),
        ..Author::default()
    }
}
