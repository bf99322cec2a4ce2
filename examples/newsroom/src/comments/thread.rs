//! The thread of an article, as one visitor sees it.

use super::erase;
use super::visitor::Visitor;
use crate::lang::Lang;
use crate::problem::{Kind, Problem};
use crate::time;
use bantin_model::{Author, Comment, Id, Status};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Whether an article takes comments.
pub(super) struct Article {
    pub(super) is_closed: bool,
}

/// Finds an article.
pub(super) fn article(db: &Connection, slug: &str) -> Result<Article, Problem> {
    let query = "SELECT comments_closed FROM stories WHERE slug = ?";
    let found = db.query_row(query, [slug], |row| row.get(0)).optional()?;
    Ok(Article {
        is_closed: found.ok_or(Kind::NotFound)?,
    })
}

/// In which order the comments of a thread stand; replies always stand the oldest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The most liked first, and of those the newest.
    Liked,
}

impl Sort {
    /// By the name it has in a query.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "newest" => Some(Self::Newest),
            "oldest" => Some(Self::Oldest),
            "liked" => Some(Self::Liked),
            _ => None,
        }
    }

    /// Puts the comments of a thread, the newest first, in this order.
    pub(super) fn apply(self, comments: &mut [Comment]) {
        match self {
            Self::Newest => {}
            Self::Oldest => comments.reverse(),
            Self::Liked => comments.sort_by_key(|comment| Reverse(comment.likes)),
        }
    }
}

/// All that a visitor may see of a thread: the newest first, with replies, the oldest first.
///
/// What is not approved is its author's alone. Of that, and of what was deleted, the place stays for
/// the others as long as there are replies under it, which nobody took away.
pub(super) fn thread(
    db: &Connection,
    article: &str,
    visitor: &Visitor,
    lang: Lang,
) -> Result<Vec<Comment>, Problem> {
    let mut query = db.prepare_cached(
        "SELECT *,
            old_likes + (SELECT count(*) FROM likes WHERE comment = id) AS likes,
            EXISTS (SELECT 1 FROM likes WHERE comment = id AND visitor = :visitor) AS liked,
            EXISTS (SELECT 1 FROM reports WHERE comment = id AND visitor = :visitor) AS reported
         FROM comments WHERE article = :article ORDER BY created, id",
    )?;
    let key = named_params! { ":article": article, ":visitor": visitor.name };
    let mut by_parent: HashMap<Option<Id>, Vec<Comment>> = HashMap::new();
    for comment in query.query_map(key, |row| comment(row, visitor, lang))? {
        let comment = comment?;
        by_parent
            .entry(comment.parent.clone())
            .or_default()
            .push(comment);
    }
    let mut roots = gather(None, &mut by_parent);
    roots.reverse();
    Ok(roots)
}

/// The comments under `parent` that are to be seen, each with its replies.
fn gather(parent: Option<&Id>, by_parent: &mut HashMap<Option<Id>, Vec<Comment>>) -> Vec<Comment> {
    let mut comments = by_parent.remove(&parent.cloned()).unwrap_or_default();
    for comment in &mut comments {
        comment.replies = gather(Some(&comment.id), by_parent);
    }
    comments.retain(|it| it.status != Status::Deleted || !it.replies.is_empty());
    comments
}

/// How many comments there are, at all depths.
pub(super) fn count(comments: &[Comment]) -> u32 {
    let is_counted = |status| !matches!(status, Status::Rejected | Status::Deleted);
    let one = |comment: &Comment| u32::from(is_counted(comment.status));
    comments
        .iter()
        .map(|comment| one(comment) + count(&comment.replies))
        .sum()
}

/// Finds one comment of a thread that is there to be read.
pub(super) fn find(comments: Vec<Comment>, id: &str) -> Option<Comment> {
    comments.into_iter().find_map(|comment| {
        if comment.id.to_string() == id {
            return Some(comment).filter(|comment| comment.status != Status::Deleted);
        }
        find(comment.replies, id)
    })
}

fn comment(row: &Row<'_>, visitor: &Visitor, lang: Lang) -> rusqlite::Result<Comment> {
    let token: Option<String> = row.get("token")?;
    let is_own = token.is_some_and(|it| visitor.tokens.contains(&it));
    let status = match row.get_ref("status")?.as_str()? {
        "approved" => Status::Approved,
        "pending" if is_own => Status::Pending,
        "rejected" if is_own => Status::Rejected,
        _ => Status::Deleted,
    };
    let [body, badge] = [("body", "body_en"), ("badge", "badge_en")].map(|(own, english)| {
        let english = lang.pick(Ok(None), row.get::<_, Option<String>>(english))?;
        english.map_or_else(|| row.get::<_, Option<String>>(own), |it| Ok(Some(it)))
    });
    let (body, badge) = (body?.unwrap_or_default(), badge?);
    let is_html: bool = row.get("is_html")?;
    let is_reported: bool = row.get("reported")?;
    let written = |at: i64| time::written(&time::of_seconds(at));
    let mut comment = Comment {
        id: row.get::<_, i64>("id")?.to_string().into(),
        parent: row
            .get::<_, Option<i64>>("parent")?
            .map(|id| id.to_string().into()),
        author: Some(Author {
            name: Some(row.get("name")?),
            url: row.get("url")?,
            avatar: row.get("avatar")?,
            badge,
        }),
        created: Some(written(row.get("created")?)),
        edited: row.get::<_, Option<i64>>("edited")?.map(written),
        text: (!is_html).then(|| body.clone()),
        html: is_html.then_some(body),
        likes: row.get("likes")?,
        liked: row.get("liked")?,
        status,
        reason: row
            .get::<_, Option<String>>("reason")?
            .filter(|_| status == Status::Rejected),
        can_edit: status != Status::Deleted && is_own,
        can_report: status == Status::Approved && !is_own && !is_reported,
        replies: Vec::new(),
    };
    // What a moderator took away, or has yet to see, is in the database.
    if status == Status::Deleted {
        erase(&mut comment);
    }
    Ok(comment)
}
