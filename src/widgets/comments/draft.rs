//! What a reader has written and not sent, kept in the browser until it is.

use crate::ui::storage;
use crate::widget::Context;
use js_sys::{Date, Math, Number};
use web_sys::Url;

/// The draft of one form: of an article, or of a reply to one comment.
#[derive(Clone)]
pub(super) struct Draft {
    key: String,
}

impl Draft {
    /// The draft of what answers `parent`, or of a new comment when that is empty.
    pub(super) fn of(cx: &Context, parent: &str) -> Self {
        Self {
            key: [&article(cx), " ", parent].concat(),
        }
    }

    /// The text, as it was left.
    pub(super) fn text(&self) -> String {
        storage::read(&self.place("draft")).unwrap_or_default()
    }

    /// Keeps the text. False when the browser refused, which the reader must know.
    pub(super) fn keep(&self, text: &str) -> bool {
        storage::write(&self.place("draft"), text)
    }

    /// The key under which this very body is sent, each time it is tried; other words get
    /// another one.
    pub(super) fn idempotency_key(&self, body: &str) -> String {
        let place = self.place("attempt");
        if let Some(last) = storage::read(&place)
            && let Some((key, sent)) = last.split_once(' ')
            && sent == body
        {
            return key.to_owned();
        }
        let key = unique();
        // Where nothing can be kept the key is new after a reload, no worse than none at all.
        storage::write(&place, &[&key, " ", body].concat());
        key
    }

    /// It was accepted.
    pub(super) fn forget(&self) {
        storage::write(&self.place("draft"), "");
        storage::write(&self.place("attempt"), "");
    }

    fn place(&self, kind: &str) -> String {
        [kind, ":", &self.key].concat()
    }
}

/// What the comments are about.
pub(super) fn article(cx: &Context) -> String {
    let given = cx.attributes().get("article").filter(|it| !it.is_empty());
    given.unwrap_or_else(|| {
        // Tracking parameters do not make another article.
        Url::new(&crate::widget::base_uri())
            .map(|url| [url.origin(), url.pathname()].concat())
            .unwrap_or_default()
    })
}

/// Unique among the posts of all readers; not a secret, so it need not be cryptographic
/// (`crypto.randomUUID` is missing on pages without TLS).
fn unique() -> String {
    let part = |number: f64| -> String {
        let text = Number::from(number).to_string_with_radix(36);
        text.map(String::from).unwrap_or_default()
    };
    let random = || part((Math::random() * 9e15).floor());
    [&part(Date::now()), "-", &random(), "-", &random()].concat()
}
