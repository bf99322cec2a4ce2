//! Reads stories.

use super::image::image;
use crate::model::Story;
use crate::source::error::Error;
use crate::source::mapping::Mapping;
use crate::source::mapping::record::{Record, some_good};
use crate::source::mapping::skipped::Skipped;
use crate::source::read::page::{Payload, Reading, next_url, total};
use crate::source::value::json::beginning;
use crate::stdx::hash::Ids;
use crate::stdx::text::Text as _;
use std::rc::Rc;

/// Reads a list of stories, bare or as `{items, next, total}`. A story without a title goes by its
/// excerpt; one that has neither, or no URL, or the id of an earlier one, is skipped.
///
/// # Errors
/// When there is no list, or nothing good in it.
pub fn stories(payload: &Payload, mapping: &Mapping) -> Result<Reading<Vec<Rc<Story>>>, Error> {
    let skipped = Skipped::default();
    let root = Record::new(&payload.json, mapping, "", payload.base(), &skipped);
    let items = root.items()?;
    let (mut stories, mut ids) = (Vec::new(), Ids::default());
    let good = root.each(&items, ("items", "story"), &mut |record| {
        let story = story(&record)?;
        if !ids.note(&story.id, stories.len()) {
            return Err(["its id ", &story.id, " came before"].concat());
        }
        stories.push(Rc::new(story));
        Ok(())
    });
    some_good(good, &skipped)?;
    Ok(Reading {
        value: stories,
        next: next_url(payload, &root),
        total: total(payload, &root),
        skipped: skipped.take(),
    })
}

fn story(record: &Record<'_>) -> Result<Story, String> {
    let (title, excerpt) = titled(record)?;
    let Some(url) = record.link("url") else {
        let given = record.text("url");
        if given.is_empty() {
            return Err(record.lacks("url"));
        }
        let line = [
            "url: expected http, https or a relative URL, found ",
            &given,
        ];
        return Err(line.concat());
    };
    let id = record.text("id");
    Ok(Story {
        title,
        id: if id.is_empty() {
            url.as_str().to_owned()
        } else {
            id
        },
        url,
        image: image(record),
        published: record.time("published"),
        excerpt,
        label: record.plain("label"),
        author: record.words("author"),
        sponsored: record.flag("sponsored").unwrap_or_default(),
    })
}

/// The title and the excerpt. Where there is no title, as on microblogs, the text begins with it.
pub(super) fn titled(record: &Record<'_>) -> Result<(String, String), String> {
    const MOST: usize = 140;
    let (title, text) = (record.plain("title"), record.plain("excerpt"));
    if !title.is_empty() {
        return Ok((title, text));
    }
    if text.is_empty() {
        return Err(record.lacks("title"));
    }
    let start = beginning(&text, MOST);
    if start.len() == text.len() {
        return Ok((text, String::new()));
    }
    let words = start.parted_last(' ').map_or(start, |(words, _)| words);
    Ok(([words, "…"].concat(), text))
}
