//! The last events, written out.

use axum::body::Bytes;
use serde_json::json;
use std::collections::VecDeque;

/// How many events are kept for who comes back.
pub(super) const KEPT: usize = 1024;

/// What changed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Change<'c> {
    /// The thread of an article.
    Comments {
        /// The article's id.
        article: &'c str,
    },
    /// The stories, or the times that they have.
    Stories,
    /// The digests.
    Digests,
    /// The weather, and its warnings.
    Weather,
}

impl Change<'_> {
    fn written(&self, id: u64) -> Bytes {
        let (name, data) = match self {
            Self::Comments { article } => ("comments", json!({ "article": article })),
            Self::Stories => ("stories", json!({})),
            Self::Digests => ("digests", json!({})),
            Self::Weather => ("weather", json!({})),
        };
        // JSON has no line breaks of its own.
        format!("id: {id}\nevent: {name}\ndata: {data}\n\n").into()
    }
}

/// The last events: their ids follow each other.
pub(super) struct Ring {
    newest: u64,
    kept: VecDeque<Bytes>,
}

impl Ring {
    /// Without events: the next has the id behind this one.
    pub(super) fn new(newest: u64) -> Self {
        let kept = VecDeque::new();
        Self { newest, kept }
    }

    /// Takes an event in; gives its id.
    pub(super) fn push(&mut self, change: &Change<'_>) -> u64 {
        self.newest += 1;
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back(change.written(self.newest));
        self.newest
    }

    /// What came behind an id, and the id of the newest. When that cannot be told any more, or was
    /// never known here: an event without a name, by which anything may have changed.
    pub(super) fn since(&self, id: u64) -> (Bytes, u64) {
        let missed = self.newest.checked_sub(id);
        let missed = missed.and_then(|missed| usize::try_from(missed).ok());
        let text = match missed.filter(|missed| *missed <= self.kept.len()) {
            Some(0) => Bytes::new(),
            // As it is: a thousand streams share it.
            Some(1) => self.kept.back().cloned().unwrap_or_default(),
            Some(missed) => {
                let missed = self.kept.iter().skip(self.kept.len() - missed);
                missed.flatten().copied().collect()
            }
            None => format!("id: {}\ndata: {{}}\n\n", self.newest).into(),
        };
        (text, self.newest)
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, KEPT, Ring};

    fn check(ring: &Ring, since: u64, expected: &str) {
        let (text, newest) = ring.since(since);
        assert_eq!(String::from_utf8_lossy(&text), expected, "since {since}");
        assert_eq!(newest, ring.newest);
    }

    #[test]
    fn who_comes_back_is_told_what_was_missed() {
        let mut ring = Ring::new(6);
        ring.push(&Change::Comments {
            article: "cho\nnoi",
        });
        ring.push(&Change::Weather);
        let comments = "id: 7\nevent: comments\ndata: {\"article\":\"cho\\nnoi\"}\n\n";
        let weather = "id: 8\nevent: weather\ndata: {}\n\n";
        check(&ring, 6, &format!("{comments}{weather}"));
        check(&ring, 7, weather);
        check(&ring, 8, "");
    }

    #[test]
    fn who_comes_too_late_is_told_that_anything_may_have_changed() {
        let mut ring = Ring::new(0);
        for _ in 0..=KEPT {
            ring.push(&Change::Stories);
        }
        check(&ring, 0, "id: 1025\ndata: {}\n\n");
        assert_eq!(
            ring.since(1).0.split(|it| *it == b'i').count(),
            2 * KEPT + 1
        );
    }

    #[test]
    fn an_id_of_another_newsroom_is_not_known() {
        check(&Ring::new(6), 5, "id: 6\ndata: {}\n\n");
        check(&Ring::new(6), 9, "id: 6\ndata: {}\n\n");
    }
}
