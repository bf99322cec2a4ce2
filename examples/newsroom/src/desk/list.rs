//! The comments in one state, searched and in pages.

use super::page;
use super::session::Session;
use crate::app::App;
use crate::extract::Query;
use crate::lang::Lang;
use crate::problem::Problem;
use crate::time;
use axum::extract::{OriginalUri, State as Shared};
use axum::http::HeaderMap;
use jiff::ZonedDateTime;
use maud::Markup;
use rusqlite::{Connection, Row, named_params};
use serde::Deserialize;

/// How many comments are on a page.
const LIMIT: u32 = 20;

/// What became of a comment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// It waits.
    #[default]
    Pending,
    /// Everybody sees it, and somebody asked to have a look at it.
    Reported,
    /// Everybody sees it.
    Approved,
    /// Nobody does, for a reason.
    Rejected,
    /// Nobody does.
    Spam,
}

impl State {
    pub(super) const ALL: [Self; 5] = [
        Self::Pending,
        Self::Reported,
        Self::Approved,
        Self::Rejected,
        Self::Spam,
    ];

    /// As addresses and, but for `reported`, the database have it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Reported => "reported",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Spam => "spam",
        }
    }
}

/// Which comments are looked at.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Look {
    #[serde(default)]
    pub(super) state: State,
    /// Words that are searched for.
    #[serde(default)]
    pub(super) q: String,
    #[serde(default)]
    pub(super) page: u32,
    /// What was done just now.
    #[serde(default)]
    pub(super) done: Option<State>,
}

/// A comment, as a moderator sees it.
pub(super) struct Entry {
    pub(super) id: i64,
    pub(super) article: String,
    pub(super) section: String,
    pub(super) title: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) body: String,
    pub(super) is_html: bool,
    pub(super) created: ZonedDateTime,
    pub(super) status: String,
    pub(super) reason: Option<String>,
    pub(super) reports: u32,
    /// Whom it answers.
    pub(super) answered: Option<String>,
}

/// A page of them.
pub(super) struct Found {
    pub(super) entries: Vec<Entry>,
    pub(super) has_next: bool,
    /// How many there are of each state, in their order.
    pub(super) counts: Vec<u32>,
}

/// Shows the desk.
pub(super) async fn list(
    Shared(app): Shared<App>,
    session: Session,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    look: Result<Query<Look>, Problem>,
) -> Result<Markup, Problem> {
    let lang = Lang::of_reader(&uri, &headers);
    // What makes no sense is the first page of what waits.
    let look = look.map(|Query(look)| look).unwrap_or_default();
    let wanted = look.clone();
    let found = app.database.run(move |db| find(db, &wanted, lang)).await?;
    Ok(page::desk(lang, &session.proof, &look, &found, None))
}

const STATE: &str = "status = iif(:state = 'reported', 'approved', :state)
    AND (:state <> 'reported' OR EXISTS (SELECT 1 FROM reports WHERE comment = comments.id))";

/// A page of the comments that are looked at: those that have waited longest first, of the others the newest.
pub(super) fn find(db: &Connection, look: &Look, lang: Lang) -> Result<Found, Problem> {
    let order = if look.state == State::Pending {
        ""
    } else {
        "DESC"
    };
    let mut query = db.prepare_cached(&format!(
        "SELECT comments.*, section, title,
            (SELECT count(*) FROM reports WHERE comment = comments.id) AS reports,
            (SELECT above.name FROM comments AS above WHERE above.id = comments.parent) AS answered
         FROM comments JOIN stories ON slug = article JOIN story_texts USING (slug)
         WHERE lang = :lang AND {STATE}
            AND is_found(:words, comments.name || ' ' || coalesce(email, '') || ' ' || body || ' ' || title)
         ORDER BY created {order}, comments.id {order} LIMIT :limit OFFSET :offset"
    ))?;
    let rows = query.query_map(
        named_params! {
            ":lang": lang.tag(),
            ":state": look.state.name(),
            ":words": look.q,
            ":limit": LIMIT + 1,
            ":offset": i64::from(look.page) * i64::from(LIMIT),
        },
        entry,
    )?;
    let mut entries = rows.collect::<Result<Vec<_>, _>>()?;
    let has_next = entries.len() > LIMIT as usize;
    entries.truncate(LIMIT as usize);
    let mut count = db.prepare_cached(&format!("SELECT count(*) FROM comments WHERE {STATE}"))?;
    let counts = State::ALL
        .map(|state| count.query_row(named_params! { ":state": state.name() }, |row| row.get(0)));
    Ok(Found {
        entries,
        has_next,
        counts: counts.into_iter().collect::<Result<_, _>>()?,
    })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get("id")?,
        article: row.get("article")?,
        section: row.get("section")?,
        title: row.get("title")?,
        name: row.get("name")?,
        email: row.get("email")?,
        body: row.get("body")?,
        is_html: row.get("is_html")?,
        created: time::of_seconds(row.get("created")?),
        status: row.get("status")?,
        reason: row.get("reason")?,
        reports: row.get("reports")?,
        answered: row.get("answered")?,
    })
}
