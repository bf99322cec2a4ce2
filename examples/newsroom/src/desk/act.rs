//! What a moderator decides of a comment.

use super::HOME;
use super::list::{self, Look, State};
use super::page::{self, Complaint};
use super::session::Session;
use super::words::words;
use crate::app::App;
use crate::events::Change;
use crate::extract::{Form, Path};
use crate::lang::Lang;
use crate::problem::Problem;
use axum::extract::{OriginalUri, State as Shared};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Deserialize;

/// How many characters a reason may have.
pub(super) const LONGEST: usize = 300;

#[derive(Deserialize)]
pub(super) struct Decision {
    proof: String,
    /// What becomes of it: approved, rejected, spam.
    to: State,
    #[serde(default)]
    reason: String,
    /// What was looked at.
    state: State,
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: u32,
}

/// Decides, and goes back to where the moderator was.
pub(super) async fn act(
    Shared(app): Shared<App>,
    session: Session,
    Path(id): Path<i64>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    Form(form): Form<Decision>,
) -> Result<Response, Problem> {
    let lang = Lang::of_reader(&uri, &headers);
    let Decision {
        to,
        state,
        q,
        page,
        reason,
        proof,
    } = form;
    let look = Look {
        state,
        q,
        page,
        done: None,
    };
    let reason: String = reason.trim().chars().take(LONGEST).collect();
    let refusal = if !session.made(&proof) {
        Some((StatusCode::FORBIDDEN, words(lang).forged))
    } else if to == State::Rejected && reason.is_empty() {
        Some((StatusCode::UNPROCESSABLE_ENTITY, words(lang).reason_missing))
    } else {
        let reason = Some(reason).filter(|_| to == State::Rejected);
        let decided = app
            .database
            .run(move |db| decide(db, id, to, reason.as_deref()))
            .await?;
        match decided {
            Some(article) => {
                app.events.publish(&Change::Comments { article: &article });
                None
            }
            None => Some((StatusCode::NOT_FOUND, words(lang).gone)),
        }
    };
    if let Some(refusal) = refusal {
        return again(&app, &session, lang, look, refusal, id).await;
    }
    let done = Look {
        done: Some(to),
        ..look
    };
    Ok(Redirect::to(&format!("{HOME}?{}", page::query(lang, &done))).into_response())
}

/// Shows the page once more, with what is wrong where it is.
async fn again(
    app: &App,
    session: &Session,
    lang: Lang,
    look: Look,
    (status, why): (StatusCode, &'static str),
    id: i64,
) -> Result<Response, Problem> {
    let wanted = look.clone();
    let found = app
        .database
        .run(move |db| list::find(db, &wanted, lang))
        .await?;
    let page = page::desk(
        lang,
        &session.proof,
        &look,
        &found,
        Some(&Complaint { id, why }),
    );
    Ok((status, page).into_response())
}

/// Decides of a comment that is there; gives its article. What was reported is settled by it.
fn decide(
    db: &Connection,
    id: i64,
    to: State,
    reason: Option<&str>,
) -> Result<Option<String>, Problem> {
    let status = match to {
        State::Pending => "pending",
        State::Reported | State::Approved => "approved",
        State::Rejected => "rejected",
        State::Spam => "spam",
    };
    let article = db
        .query_row(
            "UPDATE comments SET status = ?, reason = ? WHERE id = ? AND status <> 'deleted' RETURNING article",
            params![status, reason, id],
            |row| row.get(0),
        )
        .optional()?;
    if article.is_some() {
        db.execute("DELETE FROM reports WHERE comment = ?", [id])?;
    }
    Ok(article)
}
