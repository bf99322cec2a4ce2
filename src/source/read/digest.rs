//! Reads digests of headlines.

use crate::model::{Digest, Headline};
use crate::source::error::Error;
use crate::source::mapping::Mapping;
use crate::source::mapping::record::{Record, some_good};
use crate::source::mapping::skipped::Skipped;
use crate::source::read::page::{Payload, Reading, next_url, total};
use crate::source::read::story::titled;
use crate::source::value::html;
use crate::source::value::json::Json;
use crate::stdx::list::Listed as _;
use crate::stdx::text::Text as _;
use std::rc::Rc;

/// Reads a digest: a list of headlines (stories, or bare texts), or one `summary` with
/// semicolons between them. A headline without a title goes by its excerpt; one without either is
/// skipped.
///
/// # Errors
/// When there is neither, or nothing good in the list.
pub fn digest(payload: &Payload, mapping: &Mapping) -> Result<Reading<Digest>, Error> {
    let (mut items, skipped) = (Vec::new(), Skipped::default());
    let root = Record::new(&payload.json, mapping, "", payload.base(), &skipped);
    match root.items() {
        Ok(list) => {
            let good = root.each(&list, ("items", "headline"), &mut |record| {
                items.push(Rc::new(headline(&record)?));
                Ok(())
            });
            some_good(good, &skipped)?;
        }
        Err(error) => {
            let summary = root.plain("summary");
            if summary.is_empty() {
                return Err(error);
            }
            items.extend(split(&summary).into_iter().map(bare).map(Rc::new));
        }
    }
    let digest = Digest {
        items,
        title: root.plain("title"),
        published: root.time("published"),
        url: root.link("url"),
    };
    Ok(Reading {
        value: digest,
        next: next_url(payload, &root),
        total: total(payload, &root),
        skipped: skipped.take(),
    })
}

fn headline(record: &Record<'_>) -> Result<Headline, String> {
    if let Json::Text(text) = record.json() {
        let title = html::strip(text);
        return match title.is_empty() {
            true => Err("empty".to_owned()),
            false => Ok(bare(title)),
        };
    }
    let (title, _) = titled(record)?;
    Ok(Headline {
        title,
        url: record.link("url"),
        published: record.time("published"),
        breaking: record.flag("breaking").unwrap_or_default(),
    })
}

fn bare(title: String) -> Headline {
    Headline {
        title,
        url: None,
        published: None,
        breaking: false,
    }
}

/// The headlines of a summary. A semicolon between brackets or quotation marks parts nothing,
/// unless one of those was never closed.
fn split(summary: &str) -> Vec<String> {
    let (items, is_closed) = parts(summary, true);
    if is_closed {
        items
    } else {
        parts(summary, false).0
    }
}

fn parts(summary: &str, respects_brackets: bool) -> (Vec<String>, bool) {
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0_i32);
    for c in summary.chars() {
        match c {
            '(' | '[' | '“' | '«' => depth += 1,
            ')' | ']' | '”' | '»' => depth -= 1,
            _ => {}
        }
        if c == ';' && (depth <= 0 || !respects_brackets) {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(c);
        }
    }
    items.push(item);
    let tidy = |item: &String| {
        let item = item.trimmed();
        // A full stop ends the sentence that the headlines were, not a headline.
        let ended = item.strip_suffix('.').filter(|it| !it.ends_with('.'));
        ended.unwrap_or(item).to_owned()
    };
    let items = items.iter().map(tidy).filter(|item| !item.is_empty());
    (items.listed(), depth <= 0)
}
