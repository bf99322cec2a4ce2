//! What the database holds on its first day: the files of `seed/`.

use super::Cause;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A text in both languages.
#[derive(Deserialize)]
struct Both<T = String> {
    vi: T,
    en: T,
}

/// Fills an empty database.
pub(super) fn fill(db: &Connection) -> Result<(), Cause> {
    stories(db)?;
    bodies(db)?;
    digest(db)?;
    weather(db)?;
    comments(db)
}

/// One section of the paper.
#[derive(Deserialize)]
struct Section {
    section: String,
    label: Both,
    stories: Vec<Story>,
}

#[derive(Deserialize)]
struct Story {
    slug: String,
    age: u32,
    picture: Option<u32>,
    #[serde(default)]
    plain_picture: bool,
    #[serde(default)]
    sponsored: bool,
    #[serde(default)]
    comments_closed: bool,
    vi: Texts,
    en: Texts,
}

#[derive(Deserialize)]
struct Texts {
    title: String,
    excerpt: String,
    author: Option<String>,
}

const SECTIONS: [&str; 8] = [
    include_str!("../../seed/stories/kinh-te.json"),
    include_str!("../../seed/stories/xa-hoi.json"),
    include_str!("../../seed/stories/nong-nghiep.json"),
    include_str!("../../seed/stories/moi-truong.json"),
    include_str!("../../seed/stories/van-hoa.json"),
    include_str!("../../seed/stories/giao-duc.json"),
    include_str!("../../seed/stories/du-lich.json"),
    include_str!("../../seed/stories/the-thao.json"),
];

fn stories(db: &Connection) -> Result<(), Cause> {
    let alts: Vec<Both> = serde_json::from_str(include_str!("../../seed/picture-texts.json"))?;
    let mut insert = db.prepare("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    let mut describe = db.prepare("INSERT INTO story_texts VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for section in SECTIONS {
        let Section {
            section,
            label,
            stories,
        } = serde_json::from_str(section)?;
        for story in stories {
            insert.execute(params![
                story.slug,
                section,
                story.age,
                story.picture,
                story.plain_picture,
                story.sponsored,
                story.comments_closed
            ])?;
            let alt = story.picture.and_then(|n| alts.get(n as usize - 1));
            for (lang, texts, label, alt) in [
                ("vi", &story.vi, &label.vi, alt.map(|it| &it.vi)),
                ("en", &story.en, &label.en, alt.map(|it| &it.en)),
            ] {
                describe.execute(params![
                    story.slug,
                    lang,
                    texts.title,
                    texts.excerpt,
                    label,
                    texts.author,
                    alt
                ])?;
            }
        }
    }
    Ok(())
}

/// What some of the stories say.
fn bodies(db: &Connection) -> Result<(), Cause> {
    let all: BTreeMap<String, Both<Vec<String>>> =
        serde_json::from_str(include_str!("../../seed/bodies.json"))?;
    let mut insert = db.prepare("INSERT INTO story_bodies VALUES (?, ?, ?)")?;
    for (slug, body) in all {
        for (lang, paragraphs) in [("vi", &body.vi), ("en", &body.en)] {
            insert.execute(params![slug, lang, paragraphs.join("\n\n")])?;
        }
    }
    Ok(())
}

/// A digest in one language.
#[derive(Deserialize)]
struct Digest {
    title: String,
    summary: String,
    headlines: Vec<Headline>,
}

#[derive(Deserialize)]
struct Headline {
    title: String,
    path: String,
    age: u32,
    #[serde(default)]
    breaking: bool,
}

fn digest(db: &Connection) -> Result<(), Cause> {
    let digest: Both<Digest> = serde_json::from_str(include_str!("../../seed/digest.json"))?;
    for (lang, digest) in [("vi", digest.vi), ("en", digest.en)] {
        db.execute(
            "INSERT INTO digests VALUES ('morning', ?, ?, ?)",
            params![lang, digest.title, digest.summary],
        )?;
        for (position, it) in (1u32..).zip(&digest.headlines) {
            db.execute(
                "INSERT INTO headlines VALUES ('morning', ?, ?, ?, ?, ?, ?)",
                params![lang, position, it.title, it.path, it.age, it.breaking],
            )?;
        }
    }
    Ok(())
}

/// Places and kinds of days go in as they are; [`crate::weather`] makes forecasts of them.
fn weather(db: &Connection) -> Result<(), Cause> {
    let places = include_str!("../../seed/places.json");
    let courses = include_str!("../../seed/courses.json");
    for (table, file) in [("forecasts", places), ("courses", courses)] {
        let entries: BTreeMap<String, Value> = serde_json::from_str(file)?;
        let mut insert = db.prepare(&format!("INSERT INTO {table} VALUES (?, ?)"))?;
        for (name, entry) in entries {
            insert.execute(params![name, entry.to_string()])?;
        }
    }
    Ok(())
}

/// The thread of an article.
#[derive(Deserialize)]
struct Thread {
    article: String,
    comments: Vec<Comment>,
}

#[derive(Deserialize)]
struct Comment {
    name: String,
    url: Option<String>,
    avatar: Option<u32>,
    badge: Option<Both>,
    /// Minutes before the first start.
    age: i64,
    /// Minutes before the first start.
    edited: Option<i64>,
    #[serde(default)]
    likes: u32,
    #[serde(default = "approved")]
    status: String,
    #[serde(default)]
    html: bool,
    token: Option<String>,
    vi: String,
    en: String,
    #[serde(default)]
    replies: Vec<Comment>,
}

fn approved() -> String {
    "approved".to_owned()
}

fn comments(db: &Connection) -> Result<(), Cause> {
    let threads: Vec<Thread> = serde_json::from_str(include_str!("../../seed/comments.json"))?;
    let now = Timestamp::now().as_second();
    for thread in threads {
        replies(db, &thread.article, None, &thread.comments, now)?;
    }
    Ok(())
}

fn replies(
    db: &Connection,
    article: &str,
    parent: Option<i64>,
    comments: &[Comment],
    now: i64,
) -> Result<(), Cause> {
    for it in comments {
        db.execute(
            "INSERT INTO comments (article, parent, status, name, url, avatar, badge, badge_en,
                body, body_en, is_html, created, edited, old_likes, token)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                article,
                parent,
                it.status,
                it.name,
                it.url,
                it.avatar
                    .map(|number| format!("/api/pictures/{number}.svg")),
                it.badge.as_ref().map(|badge| &badge.vi),
                it.badge.as_ref().map(|badge| &badge.en),
                it.vi,
                it.en,
                it.html,
                now - it.age * 60,
                it.edited.map(|age| now - age * 60),
                it.likes,
                it.token
            ],
        )?;
        replies(db, article, Some(db.last_insert_rowid()), &it.replies, now)?;
    }
    Ok(())
}
