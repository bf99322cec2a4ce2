//! Where the comments of an element are read and written.

use super::contract::{ACTION, ARTICLE};
use super::name::ThreadName;
use crate::source::Error;
use crate::source::dialect::{Dialect, Edits, Target, catalog};
use crate::source::value::json::Json;
use crate::source::wire::request::Request;
use crate::source::wire::resolve::origin;
use crate::source::wire::settings;
use crate::stdx::text::Text as _;
use crate::ui::address::normal;
use crate::ui::storage;
use crate::ui::stored::{TOKEN, VISITOR};
use crate::widget::{ADAPTER, Attributes, Context};

/// How a fragment begins that names a comment.
pub(crate) const ANCHOR: &str = "#comment-";

/// Where the comments of an element are.
pub(crate) struct Endpoint {
    src: String,
    action: String,
    /// What the comments are about.
    pub(crate) article: String,
}

impl Endpoint {
    /// As the attributes say; `action` where `src` is missing, and the other way round.
    pub(crate) fn of(cx: &Context) -> Result<Self, Error> {
        let src = cx.url("src");
        let action = match cx.attributes().get(ACTION.name) {
            Some(_) => cx.url(ACTION.name)?,
            None => src.clone()?,
        };
        Ok(Self {
            src: src.unwrap_or_else(|_| action.clone()),
            action,
            article: article(cx),
        })
    }

    /// Gives this reader a name, by which our own contract knows whose a like or a report is.
    pub(crate) fn name_visitor(&self) {
        let origin = origin(&self.action);
        if storage::read(VISITOR, &origin).is_none() {
            storage::write(VISITOR, &origin, &storage::unique());
        }
    }

    /// For a dialect.
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            src: &self.src,
            action: &self.action,
            article: &self.article,
        }
    }
}

/// The name of an element's thread in the storage.
pub(crate) fn thread_name(cx: &Context) -> ThreadName {
    match Endpoint::of(cx) {
        Ok(endpoint) => ThreadName::of(&endpoint.action, &endpoint.article),
        // Of data in the page.
        Err(_) => ThreadName::of("", &article(cx)),
    }
}

/// What the comments are about.
pub(crate) fn article(cx: &Context) -> String {
    named(cx.attributes()).unwrap_or_else(|| cx.subject())
}

/// What an attribute says that they are about.
pub(crate) fn named(attributes: &Attributes) -> Option<String> {
    let given = ARTICLE.of(attributes).filter(|it| !it.is_empty());
    given.map(|it| normal(&it))
}

/// How comments are written by whoever named an adapter for them; none for those who did not.
pub(crate) fn named_dialect(attributes: &Attributes) -> Option<&'static Dialect> {
    let name = ADAPTER.of(attributes)?;
    match name.trimmed() {
        "" | "auto" => None,
        name => Some(match settings::get(&["writable", name]) {
            Some(can_write) => catalog::bridged(can_write.is_truthy()),
            None => catalog::choose(Some(name), "", &Json::Null),
        }),
    }
}

/// Adds what our own contract knows a reader by.
pub(crate) fn sign(request: &mut Request, dialect: &Dialect) {
    if dialect.edits == Edits::AsSaid {
        for (header, kind) in [("x-edit-token", TOKEN), ("x-visitor", VISITOR)] {
            let known = storage::read(kind, &origin(&request.url));
            if let Some(known) = known {
                request.headers.push((header.to_owned(), known));
            }
        }
    }
}

/// Keeps the token by which our own contract knows who wrote what.
pub(crate) fn keep_token(url: &str, token: &str) {
    storage::write(TOKEN, &origin(url), token);
}
