//! Puts what is imported in its place.

use super::{Cause, Imported, State, Summary};
use bantin_model::Status;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{HashMap, HashSet};

/// Replies nested deeper than this stand beside their parent.
const DEEPEST: usize = 16;

/// The database, and what is known of the file so far.
pub(super) struct Store<'d> {
    db: &'d Connection,
    summary: Summary,
    /// The articles that are here, by what the file calls them.
    articles: HashMap<String, Option<String>>,
    /// What each comment answers; what is answered may come later.
    parents: HashMap<String, String>,
}

impl<'d> Store<'d> {
    pub(super) fn new(db: &'d Connection) -> Self {
        Self {
            db,
            summary: Summary::default(),
            articles: HashMap::new(),
            parents: HashMap::new(),
        }
    }

    pub(super) fn leave_out(&mut self) {
        self.summary.left_out += 1;
    }

    /// Adds a comment, unless it is here.
    pub(super) fn add(&mut self, comment: Imported) -> Result<(), Cause> {
        let Some(article) = self.article(&comment.articles)? else {
            let name = comment.articles.into_iter().next_back();
            let name = name.unwrap_or_else(|| "a thread without a name".to_owned());
            *self.summary.strangers.entry(name).or_default() += 1;
            return Ok(());
        };
        if let Some(parent) = comment.parent {
            self.parents.insert(comment.source.clone(), parent);
        }
        let is_gone = comment.state == State::Of(Status::Deleted);
        // Of what was deleted its place is all that is kept.
        let kept = |text: String| if is_gone { String::new() } else { text };
        let added = self.db.prepare_cached(
            "INSERT INTO comments (article, status, name, email, url, body, is_html, created, source)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source) DO NOTHING",
        )?.execute(params![
            article,
            comment.state.name(),
            kept(comment.name),
            comment.email.filter(|_| !is_gone),
            comment.url.filter(|_| !is_gone),
            kept(comment.body),
            comment.is_html && !is_gone,
            comment.created,
            comment.source
        ])?;
        if added == 0 {
            self.summary.known += 1;
        } else {
            self.summary.added += 1;
        }
        Ok(())
    }

    /// The article that goes by one of these names: its id, or an address that ends in it.
    fn article(&mut self, names: &[String]) -> Result<Option<String>, Cause> {
        for name in names {
            let found = if let Some(found) = self.articles.get(name) {
                found.clone()
            } else {
                let path = name.split(['?', '#']).next().unwrap_or_default();
                let slug = path
                    .trim_end_matches('/')
                    .rsplit('/')
                    .next()
                    .unwrap_or_default();
                let slug = slug.trim_end_matches(".html");
                let query = "SELECT slug FROM stories WHERE slug = ?";
                let found = self
                    .db
                    .query_row(query, [slug], |row| row.get(0))
                    .optional()?;
                self.articles.insert(name.clone(), found.clone());
                found
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Hangs each comment under what it answers, which another file may have brought.
    pub(super) fn finish(self) -> Result<Summary, Cause> {
        // Not under what hangs under itself: one file may contradict another.
        let mut hang = self.db.prepare_cached(
            "UPDATE comments SET parent = (SELECT above.id FROM comments AS above
                WHERE above.source = ?1 AND above.article = comments.article)
             WHERE source = ?2 AND parent IS NULL AND id NOT IN (
                WITH RECURSIVE up (id) AS (
                    SELECT id FROM comments WHERE source = ?1
                    UNION SELECT parent FROM comments JOIN up USING (id) WHERE parent IS NOT NULL
                ) SELECT id FROM up)",
        )?;
        for source in self.parents.keys() {
            if let Some(parent) = self.parent(source) {
                hang.execute([parent, source])?;
            }
        }
        Ok(self.summary)
    }

    /// What a comment hangs under. One that in the end answers itself hangs under nothing.
    fn parent(&self, source: &str) -> Option<&str> {
        let mut above = Vec::new();
        let mut seen = HashSet::from([source]);
        let mut at = source;
        while let Some(parent) = self.parents.get(at) {
            if !seen.insert(parent) {
                return None;
            }
            above.push(&**parent);
            at = parent;
        }
        above.get(above.len().saturating_sub(DEEPEST)).copied()
    }
}
