//! Writes a comment, once for each key.

use super::body::Body;
use super::draft::Draft;
use super::visitor::{Key, Visitor};
use super::{Comment, Limiter, moderation, thread};
use crate::app::App;
use crate::events::Change;
use crate::extract::Path;
use crate::lang::Lang;
use crate::problem::{Complaint, Kind, Place, Problem, ProblemDocument};
use crate::query::ContentQuery;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use bantin_model::Status;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

/// Replies nested deeper than this stand beside their parent.
const DEEPEST: u32 = 16;

/// How long the first answer to a key is kept, in seconds: 30 days. A page tries again within days, or never.
const KEPT: i64 = 30 * 24 * 60 * 60;

/// Writes a comment.
///
/// One with a link, or with a word that spam uses, waits for a moderator, and so does an answer to one
/// that waits: the answer is 202 and its status `pending`. All others are shown at once: 201.
///
/// A repeated `Idempotency-Key` gets the first answer again, and nothing is written; the same key
/// with another comment is refused. Refusals are not kept: after one, the key can be used again.
#[utoipa::path(
    post,
    path = "/api/articles/{slug}/comments",
    operation_id = "createComment",
    tag = "comments",
    params(
        ("slug" = String, Path, description = "The story's id"),
        ContentQuery,
        ("Idempotency-Key" = Option<String>, Header, description = "1 to 255 ASCII characters"),
        ("X-Edit-Token" = Option<String>, Header,
            description = "Secrets of own comments: the first that is known becomes this one's, too"),
    ),
    request_body = Draft,
    responses(
        (status = 201, body = Comment, headers(
            ("X-Edit-Token", description = "The secret by which the visitor can change it"),
            ("Idempotency-Replayed", description = "`true` when this is the first answer again"),
        )),
        (status = 202, body = Comment, headers(
            ("X-Edit-Token", description = "The secret by which the visitor can change it"),
            ("Idempotency-Replayed", description = "`true` when this is the first answer again"),
        )),
        (status = 400, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 403, body = ProblemDocument, content_type = "application/problem+json",
            description = "The thread is closed"),
        (status = 404, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 413, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 415, body = ProblemDocument, content_type = "application/problem+json"),
        (status = 422, body = ProblemDocument, content_type = "application/problem+json",
            description = "Fields are wrong, or the key was used for another comment"),
        (status = 429, body = ProblemDocument, content_type = "application/problem+json",
            headers(("Retry-After" = u32, description = "Seconds to wait"))),
    ),
)]
pub(super) async fn create(
    State(app): State<App>,
    Path(article): Path<String>,
    visitor: Visitor,
    lang: Lang,
    Key(key): Key,
    Body(body): Body,
) -> Result<impl IntoResponse, Problem> {
    let draft = Draft::read(&body)?;
    let (limiter, slug) = (app.limiter, article.clone());
    let request = Request {
        article,
        visitor,
        lang,
        key,
        draft,
    };
    let answer = app
        .database
        .run(move |db| once(db, &request, &limiter))
        .await?;
    if answer.status == StatusCode::CREATED && !answer.is_replayed {
        app.events.publish(&Change::Comments { article: &slug });
    }
    let replayed = answer.is_replayed.then_some("true");
    let replayed = replayed.map(|it| (HeaderName::from_static("idempotency-replayed"), it));
    Ok((
        answer.status,
        AppendHeaders(replayed),
        [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (HeaderName::from_static("x-edit-token"), answer.token),
        ],
        answer.body,
    ))
}

struct Request {
    article: String,
    visitor: Visitor,
    lang: Lang,
    key: Option<String>,
    draft: Draft,
}

struct Answer {
    status: StatusCode,
    body: String,
    token: String,
    comment: i64,
    is_replayed: bool,
}

/// Answers a request, and keeps the answer for its repetition.
fn once(db: &Connection, request: &Request, limiter: &Limiter) -> Result<Answer, Problem> {
    let is_closed = thread::article(db, &request.article)?.is_closed;
    let asked = text(&(&request.article, &request.draft))?;
    if let Some(key) = &request.key
        && let Some((first, answer)) = remembered(db, key)?
    {
        return if first == asked {
            Ok(answer)
        } else {
            Err(Kind::KeyReused.into())
        };
    }
    if is_closed {
        return Err(Kind::ThreadClosed.into());
    }
    let parent = parent(db, request)?;
    // The last of the checks: a mistake costs nothing, and a repetition does not either.
    let counted = limiter.count(request.visitor.address);
    counted.map_err(|seconds| Problem::from(Kind::RateLimited).after(seconds))?;
    let answer = write(db, request, parent.as_ref())?;
    if let Some(key) = &request.key {
        let now = Timestamp::now().as_second();
        db.execute("DELETE FROM answers WHERE created < ?", [now - KEPT])?;
        db.execute(
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![
                key,
                asked,
                answer.status.as_u16(),
                answer.body,
                answer.token,
                answer.comment,
                now
            ],
        )?;
    }
    Ok(answer)
}

/// What was asked under a key, and what was answered.
fn remembered(db: &Connection, key: &str) -> Result<Option<(String, Answer)>, Problem> {
    let query = "SELECT asked, status, body, token, comment FROM answers WHERE key = ?";
    let found = db.query_row(query, [key], |row| {
        let answer = Answer {
            status: StatusCode::from_u16(row.get(1)?).unwrap_or_default(),
            body: row.get(2)?,
            token: row.get(3)?,
            comment: row.get(4)?,
            is_replayed: true,
        };
        Ok((row.get(0)?, answer))
    });
    Ok(found.optional()?)
}

/// What a comment answers.
struct Parent {
    /// What it will hang under.
    id: i64,
    /// Nobody else sees what it answers.
    is_waiting: bool,
}

/// The comment that this one answers.
fn parent(db: &Connection, request: &Request) -> Result<Option<Parent>, Problem> {
    let Some(id) = &request.draft.parent else {
        return Ok(None);
    };
    let thread = thread::thread(db, &request.article, &request.visitor, request.lang)?;
    let found = thread::find(thread, id)
        .filter(|comment| comment.status != Status::Rejected)
        .and_then(|comment| {
            let id = comment.id.to_string().parse::<i64>().ok()?;
            Some((id, comment.status == Status::Pending))
        });
    let missing = || Problem::invalid(vec![(Place::Pointer("#/parent"), Complaint::NoSuchComment)]);
    let (id, is_waiting) = found.ok_or_else(missing)?;
    let above: Vec<i64> = db
        .prepare_cached(
            "WITH RECURSIVE above (id, depth) AS (
                SELECT ?, 0
                UNION ALL SELECT parent, depth + 1 FROM comments JOIN above USING (id)
                WHERE parent IS NOT NULL
             ) SELECT id FROM above ORDER BY depth DESC LIMIT ?",
        )?
        .query_map(params![id, DEEPEST], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let above = above.last().copied();
    Ok(above.map(|id| Parent { id, is_waiting }))
}

fn write(db: &Connection, request: &Request, parent: Option<&Parent>) -> Result<Answer, Problem> {
    let Request {
        article,
        visitor,
        lang,
        draft,
        ..
    } = request;
    let token = token(db, visitor)?;
    let (held, shown) = (
        (StatusCode::ACCEPTED, "pending"),
        (StatusCode::CREATED, "approved"),
    );
    let is_held = parent.is_some_and(|it| it.is_waiting) || moderation::holds(&draft.text);
    let (status, name) = if is_held { held } else { shown };
    db.execute(
        "INSERT INTO comments (article, parent, status, name, email, body, created, token)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            article,
            parent.map(|it| it.id),
            name,
            draft.author.name,
            draft.author.email,
            draft.text,
            Timestamp::now().as_second(),
            token
        ],
    )?;
    let id = db.last_insert_rowid();
    let mut author = visitor.clone();
    author.tokens.push(token.clone());
    let thread = thread::thread(db, article, &author, *lang)?;
    let comment = thread::find(thread, &id.to_string()).ok_or(Kind::Internal)?;
    Ok(Answer {
        status,
        body: text(&comment)?,
        token,
        comment: id,
        is_replayed: false,
    })
}

/// The secret of a visitor: one that they brought and that is known here, else a new one.
fn token(db: &Connection, visitor: &Visitor) -> Result<String, Problem> {
    let mut known = db.prepare_cached("SELECT 1 FROM comments WHERE token = ?")?;
    for token in &visitor.tokens {
        if known.exists([token])? {
            return Ok(token.clone());
        }
    }
    // SQLite draws from the system's randomness.
    Ok(db.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?)
}

fn text(value: &impl serde::Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|error| {
        eprintln!("comments: cannot be written as JSON: {error}");
        Kind::Internal.into()
    })
}
