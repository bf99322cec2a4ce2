//! What the pages show, from the database.

use super::words::words;
use crate::comments;
use crate::html;
use crate::lang::Lang;
use crate::problem::Problem;
use crate::time;
use jiff::{Timestamp, ZonedDateTime};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A story, as far as a page needs it.
pub(super) struct Story {
    pub(super) slug: String,
    pub(super) section: String,
    pub(super) label: String,
    pub(super) title: String,
    pub(super) excerpt: String,
    pub(super) author: Option<String>,
    pub(super) picture: Option<(u32, String)>,
    pub(super) published: ZonedDateTime,
    pub(super) is_sponsored: bool,
}

impl Story {
    /// Its page, behind that of the edition.
    pub(super) fn path(&self) -> String {
        format!("{}/{}", self.section, self.slug)
    }

    /// Its picture, where it has one.
    pub(super) fn picture(&self) -> Option<String> {
        let (number, _) = self.picture.as_ref()?;
        Some(format!("/api/pictures/{number}.svg"))
    }
}

/// A section: its name in addresses, and what readers call it.
pub(super) type Named = (String, String);

/// The front page.
pub(super) struct Front {
    pub(super) sections: Vec<Named>,
    pub(super) stories: Vec<Story>,
    /// The digest: its headlines and their paths.
    pub(super) headlines: Vec<(String, String)>,
}

/// A section's page.
pub(super) struct Section {
    pub(super) sections: Vec<Named>,
    pub(super) label: String,
    pub(super) stories: Vec<Story>,
}

/// A comment that everybody may read.
pub(super) struct Comment {
    pub(super) author: String,
    pub(super) text: String,
    pub(super) created: ZonedDateTime,
}

/// An article's page.
pub(super) struct Article {
    pub(super) sections: Vec<Named>,
    pub(super) story: Story,
    pub(super) body: Vec<String>,
    pub(super) beside: Vec<Story>,
    pub(super) comments: Vec<Comment>,
    pub(super) comment_count: u32,
}

/// How many comments a page has in itself, for readers without scripts and for machines.
const COMMENTS: usize = 10;

pub(super) fn sections(db: &Connection, lang: Lang) -> Result<Vec<Named>, Problem> {
    let mut query = db.prepare_cached(
        "SELECT section, label FROM stories JOIN story_texts USING (slug)
         WHERE lang = ? GROUP BY section ORDER BY min(age)",
    )?;
    let rows = query.query_map([lang.tag()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn front(db: &Connection, lang: Lang) -> Result<Front, Problem> {
    let mut query = db.prepare_cached(
        "SELECT title, path FROM headlines
         WHERE digest = 'morning' AND lang = ? ORDER BY position",
    )?;
    let rows = query.query_map([lang.tag()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Front {
        sections: sections(db, lang)?,
        stories: stories(db, lang, None, None, 40)?,
        headlines: rows.collect::<Result<_, _>>()?,
    })
}

pub(super) fn section(db: &Connection, lang: Lang, name: &str) -> Result<Option<Section>, Problem> {
    let stories = stories(db, lang, Some(name), None, 40)?;
    let Some(first) = stories.first() else {
        return Ok(None);
    };
    Ok(Some(Section {
        sections: sections(db, lang)?,
        label: first.label.clone(),
        stories,
    }))
}

pub(super) fn article(
    db: &Connection,
    lang: Lang,
    section: &str,
    slug: &str,
) -> Result<Option<Article>, Problem> {
    let Some(story) = stories(db, lang, Some(section), Some(slug), 1)?.pop() else {
        return Ok(None);
    };
    let body = "SELECT body FROM story_bodies WHERE lang = ? AND slug = ?";
    let body: Option<String> = db
        .query_row(body, [lang.tag(), slug], |row| row.get(0))
        .optional()?;
    let mut beside = stories(db, lang, Some(section), None, 7)?;
    beside.retain(|it| it.slug != slug);
    let (mut comments, comment_count) = comments::public(db, slug, lang)?;
    comments.truncate(COMMENTS);
    Ok(Some(Article {
        sections: sections(db, lang)?,
        body: body.map_or_else(Vec::new, |it| it.split("\n\n").map(str::to_owned).collect()),
        beside,
        comments: comments.into_iter().map(|it| comment(it, lang)).collect(),
        comment_count,
        story,
    }))
}

/// Stories of a section, or of all; that of a name, or whatever they are called: the newest first.
fn stories(
    db: &Connection,
    lang: Lang,
    section: Option<&str>,
    slug: Option<&str>,
    limit: u32,
) -> Result<Vec<Story>, Problem> {
    let mut query = db.prepare_cached(
        "SELECT * FROM stories JOIN story_texts USING (slug)
         WHERE lang = ?1 AND section = coalesce(?2, section) AND slug = coalesce(?3, slug)
         ORDER BY age, slug LIMIT ?4",
    )?;
    let now = time::hour(&time::now());
    let wanted = params![lang.tag(), section, slug, limit];
    let rows = query.query_map(wanted, |row| story(row, &now))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn story(row: &Row<'_>, now: &ZonedDateTime) -> rusqlite::Result<Story> {
    let picture: Option<u32> = row.get("picture")?;
    let alt: Option<String> = row.get("alt")?;
    Ok(Story {
        slug: row.get("slug")?,
        section: row.get("section")?,
        label: row.get("label")?,
        title: row.get("title")?,
        excerpt: row.get("excerpt")?,
        author: row.get("author")?,
        picture: picture.map(|number| (number, alt.unwrap_or_default())),
        published: time::earlier(now, row.get("age")?),
        is_sponsored: row.get("sponsored")?,
    })
}

/// A comment that all readers see, as a page without scripts has it.
fn comment(comment: bantin_model::Comment, lang: Lang) -> Comment {
    let created = comment.created.and_then(|it| it.parse().ok());
    let html = comment.html.as_deref().map(html::text);
    let name = comment.author.and_then(|it| it.name);
    Comment {
        author: name
            .filter(|it| !it.is_empty())
            .unwrap_or_else(|| words(lang).nobody.to_owned()),
        text: html.or(comment.text).unwrap_or_default(),
        created: time::of_seconds(created.map_or(0, Timestamp::as_second)),
    }
}
