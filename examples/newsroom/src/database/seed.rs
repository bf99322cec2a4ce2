//! What the database holds on its first day: the files of `seed/`.

use super::Cause;
use rusqlite::{Connection, params};
use serde::Deserialize;

/// A text in both languages.
#[derive(Deserialize)]
struct Both<T = String> {
    vi: T,
    en: T,
}

impl<T> Both<T> {
    fn each(&self) -> [(&'static str, &T); 2] {
        [("vi", &self.vi), ("en", &self.en)]
    }
}

/// Fills an empty database.
pub(super) fn fill(db: &Connection) -> Result<(), Cause> {
    stories(db)
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
