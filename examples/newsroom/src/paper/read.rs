//! What the pages show, from the database.

use crate::lang::Lang;
use crate::problem::Problem;
use crate::time;
use jiff::ZonedDateTime;
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
const COMMENTS: u32 = 10;

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
        stories: stories(db, lang, "1 = 1", "", 40)?,
        headlines: rows.collect::<Result<_, _>>()?,
    })
}

pub(super) fn section(db: &Connection, lang: Lang, name: &str) -> Result<Option<Section>, Problem> {
    let stories = stories(db, lang, "section = ?2", name, 40)?;
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
    let found = stories(db, lang, "slug = ?2", slug, 1)?.pop();
    let Some(story) = found.filter(|it| it.section == section) else {
        return Ok(None);
    };
    let body = "SELECT body FROM story_bodies WHERE lang = ? AND slug = ?";
    let body: Option<String> = db
        .query_row(body, [lang.tag(), slug], |row| row.get(0))
        .optional()?;
    let mut beside = stories(db, lang, "section = ?2", section, 7)?;
    beside.retain(|it| it.slug != slug);
    let count = "SELECT count(*) FROM comments WHERE article = ? AND status = 'approved'";
    Ok(Some(Article {
        sections: sections(db, lang)?,
        body: body.map_or_else(Vec::new, |it| it.split("\n\n").map(str::to_owned).collect()),
        beside,
        comments: comments(db, lang, slug)?,
        comment_count: db.query_row(count, [slug], |row| row.get(0))?,
        story,
    }))
}

/// Stories that fit, the newest first.
fn stories(
    db: &Connection,
    lang: Lang,
    which: &str,
    wanted: &str,
    limit: u32,
) -> Result<Vec<Story>, Problem> {
    let mut query = db.prepare_cached(&format!(
        "SELECT * FROM stories JOIN story_texts USING (slug)
         WHERE lang = ?1 AND ?2 = ?2 AND {which} ORDER BY age, slug LIMIT ?3"
    ))?;
    let now = time::hour(&time::now());
    let rows = query.query_map(params![lang.tag(), wanted, limit], |row| story(row, &now))?;
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

fn comments(db: &Connection, lang: Lang, slug: &str) -> Result<Vec<Comment>, Problem> {
    let mut query = db.prepare_cached(
        "SELECT name, body, body_en, is_html, created FROM comments
         WHERE article = ? AND status = 'approved' ORDER BY created DESC LIMIT ?",
    )?;
    let rows = query.query_map(params![slug, COMMENTS], |row| {
        let vi: String = row.get("body")?;
        let en: Option<String> = row.get("body_en")?;
        let body = lang.pick(None, en).unwrap_or(vi);
        let is_html: bool = row.get("is_html")?;
        Ok(Comment {
            author: row.get("name")?,
            text: if is_html { plain(&body) } else { body },
            created: time::of_seconds(row.get("created")?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// HTML without its tags. The page writes it as text, whatever is left.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for sign in html.chars() {
        match sign {
            '<' => {
                is_tag = true;
                text.push(' ');
            }
            '>' => is_tag = false,
            _ if !is_tag => text.push(sign),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn html_is_read_as_words() {
        assert_eq!(
            plain("<p>One <b>two</b></p><ul><li>three</li></ul>"),
            "One two three"
        );
        assert_eq!(plain("1 < 2"), "1");
    }
}
