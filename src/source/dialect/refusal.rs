//! What a backend made of a comment: accepted, held, refused and why, or nobody knows.
//!
//! A refusal is a kind, which the widget has words for in the reader's language; backends say it
//! in codes, in English, or in HTML.

use crate::model::{Comment, Status};
use crate::source::dialect::Dialect;
use crate::source::read::page::Payload;
use crate::source::read::{self, Problem};
use crate::source::value::json::Json;
use crate::stdx::number;
use crate::stdx::search::{self, find};
use crate::stdx::text::Text as _;
use std::rc::Rc;

/// What came of something that was asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// It is done. A comment that was written or changed is here; one that was deleted may be,
    /// as the gap it leaves.
    Accepted(Option<Box<Comment>>),
    /// A moderator will see it first.
    Held(Option<Box<Comment>>),
    /// It was not done, and will not be.
    Refused(Rc<Refusal>),
    /// It may or may not have been done.
    Unclear,
    /// The same, and the backend is to be left alone for so many seconds.
    Later(f64),
}

/// Why not.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// In a word.
    pub reason: Reason,
    /// As the backend said it. Only our own contract speaks the reader's language.
    pub problem: Problem,
    /// Seconds after which it may work.
    pub retry_after: Option<f64>,
}

/// Why something was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Something in it is wrong.
    Invalid(Field, Fault),
    /// Too much in too short a time, or here at all.
    Flood,
    /// It is there already.
    Duplicate,
    /// Nobody can write here any more.
    Closed,
    /// Only people with an account can.
    Login,
    /// A filter or a moderator does not want it.
    Moderated,
    /// This reader may not.
    Forbidden,
    /// It is too much for the backend.
    TooLarge,
    /// What was to be changed is not there any more.
    Gone,
    /// Something else.
    Unknown,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The e-mail address.
    Email,
    /// The website.
    Url,
    /// The text.
    Text,
    /// The comment that is answered.
    Parent,
    /// None of these, or all.
    Other,
}

impl Field {
    /// The field of a [`Problem`], whatever the backend calls it.
    pub fn named(name: &str) -> Self {
        const NAMES: [(&str, Field); 5] = [
            ("author.name name author author_name nick", Field::Name),
            ("author.email email author_email mail", Field::Email),
            ("author.url url website author_url link", Field::Url),
            ("text content comment", Field::Text),
            ("parent pid rid", Field::Parent),
        ];
        let known = NAMES
            .iter()
            .find(|(names, _)| search::is_listed(names, name));
        known.map_or(Self::Other, |(_, field)| *field)
    }
}

/// How it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is missing.
    Required,
    /// It has too few characters.
    Short,
    /// It has too many.
    Long,
    /// It is not what it should be.
    Wrong,
}

/// What backends say, in lower case, and what that means; the first that is found counts. By code
/// (WordPress, newer Isso), or in a sentence (Isso, Waline in its two languages, our contract).
const REASONS: [(&str, Reason); 14] = [
    (
        "comment_flood; ratelimit; direct-reply; direct responses; quá nhanh; too fast",
        Reason::Flood,
    ),
    ("login_required", Reason::Login),
    (
        "author_data_required; require-email; email address required",
        invalid(Field::Email, Fault::Required),
    ),
    (
        "require-author; author address required",
        invalid(Field::Name, Fault::Required),
    ),
    (
        "author_email_column; rfc5321",
        invalid(Field::Email, Fault::Long),
    ),
    (
        "author_url_column; arbitrary length",
        invalid(Field::Url, Fault::Long),
    ),
    ("author_column", invalid(Field::Name, Fault::Long)),
    (
        "content_column; too long",
        invalid(Field::Text, Fault::Long),
    ),
    (
        "content_invalid; text is missing",
        invalid(Field::Text, Fault::Required),
    ),
    ("too short", invalid(Field::Text, Fault::Short)),
    ("website not", invalid(Field::Url, Fault::Wrong)),
    ("trùng lặp; duplicate", Reason::Duplicate),
    (
        "trash_post; draft_post; not_supported_post_type; closed",
        Reason::Closed,
    ),
    ("moderat; spam", Reason::Moderated),
];

const fn invalid(field: Field, fault: Fault) -> Reason {
    Reason::Invalid(field, fault)
}

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// To take a comment.
    Write,
    /// To take a change of one.
    Change,
    /// To delete one.
    Delete,
    /// To have a moderator look at one.
    Report,
}

impl Dialect {
    /// What an answer means; an answer without JSON has its text in the payload.
    ///
    /// Where none came, or it was cut off, it is [`Verdict::Unclear`] without asking here.
    pub fn judge(
        &self,
        act: Act,
        status: u16,
        payload: &Payload,
        retry_after: Option<f64>,
    ) -> Verdict {
        let json = &payload.json;
        let is_failed = matches!(json.get("errno"), Some(Json::Number(errno)) if *errno != 0.0);
        if (200..300).contains(&status) && !is_failed {
            return self.done(act, status, payload);
        }
        // What is not there any more (RFC 9110, 15.5.5 and 15.5.11), since a moderator was first, or another
        // tab, need not be deleted.
        let is_gone = matches!(status, 404 | 410);
        if act == Act::Delete && is_gone {
            return Verdict::Accepted(None);
        }
        let problem = read::problem(json);
        let reason = match act {
            Act::Change if is_gone => Reason::Gone,
            _ => reason(status, &problem),
        };
        // Waline refuses with any status; from others 500 is a fault, whatever it says.
        let is_refused = match status {
            408 | 425 => false,
            400..500 => true,
            _ => is_failed && (status < 300 || reason != Reason::Unknown),
        };
        if !is_refused {
            return retry_after.map_or(Verdict::Unclear, Verdict::Later);
        }
        Verdict::Refused(Rc::new(Refusal {
            reason,
            problem,
            retry_after,
        }))
    }

    fn done(&self, act: Act, status: u16, payload: &Payload) -> Verdict {
        let comment = self.comment(payload);
        if matches!(act, Act::Delete | Act::Report) {
            return Verdict::Accepted(comment);
        }
        match comment {
            Some(mut comment) if status == 202 || comment.status != Status::Approved => {
                // Spam, too, is for a moderator to judge.
                comment.status = Status::Pending;
                Verdict::Held(Some(comment))
            }
            None if status == 202 => Verdict::Held(None),
            None => Verdict::Unclear,
            comment => Verdict::Accepted(comment),
        }
    }

    /// The comment in an answer, itself or under `data`.
    fn comment(&self, payload: &Payload) -> Option<Box<Comment>> {
        let json = match payload.json.get("data") {
            Some(data @ Json::Object(_)) => data,
            _ => &payload.json,
        };
        let mapping = self.adapter.mapping().ok()?;
        // What cannot be read is not there: whoever asked reads the thread.
        let comment = read::comment(json, &payload.url, &mapping).ok()?;
        Some(Box::new(comment))
    }
}

fn reason(status: u16, problem: &Problem) -> Reason {
    let said = [&problem.kind, " ", &problem.title, " ", &problem.detail].concat();
    let said = said.to_ascii_lowercase();
    let is_said = |reason: &str| find(&said, reason.trimmed()).is_some();
    let found = REASONS
        .iter()
        .find(|(reasons, _)| reasons.split(';').any(is_said));
    if let Some((_, reason)) = found {
        return *reason;
    }
    match (status, problem.fields.first()) {
        (_, Some((name, _))) => invalid(Field::named(name), Fault::Wrong),
        (400 | 422, None) => invalid(Field::Other, Fault::Wrong),
        (401, None) => Reason::Login,
        (403, None) => Reason::Forbidden,
        (409, None) => Reason::Duplicate,
        (413, None) => Reason::TooLarge,
        (429, None) => Reason::Flood,
        _ => Reason::Unknown,
    }
}

/// How much a comment is liked after this reader did: by how many, and whether by them too where
/// that is said. Nothing when there is no such comment.
pub fn likes(json: &Json) -> Option<(u32, Option<bool>)> {
    let data = json.get("data").unwrap_or(json);
    let count = count(data.get("likes").or(data.get("like"))?)?;
    let liked = match json.get("liked") {
        Some(Json::Bool(liked)) => Some(*liked),
        _ => None,
    };
    Some((count, liked))
}

/// A number of things.
fn count(json: &Json) -> Option<u32> {
    number::to_count(json.number()?)
}

/// The numbers of comments that were counted, in the order they were asked for; none for one
/// that the backend does not know.
pub fn counts(payload: &Payload) -> Vec<Option<u32>> {
    match payload.json.get("data").unwrap_or(&payload.json) {
        // A list has a total, unless it says itself which article each number is of.
        Json::List(list)
            if payload.total.is_none() || list.iter().any(|it| it.get("article").is_some()) =>
        {
            let mut counts = Vec::new();
            for json in list {
                counts.push(count(json.get("count").unwrap_or(json)));
            }
            counts
        }
        one => {
            let said = count(one.get("total").unwrap_or(one));
            vec![said.or(payload.total.and_then(number::to_count))]
        }
    }
}
