//! What WordPress exports (WXR): posts, with their comments in them.

use super::xml::{Ended, Export};
use super::{Imported, State, plain};
use crate::time;
use bantin_model::Status;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// The post and the comment that are being read.
#[derive(Default)]
pub(super) struct WordPress {
    site: String,
    articles: Vec<String>,
    fields: HashMap<String, String>,
}

impl Export for WordPress {
    fn begin(&mut self, path: &[String], _: Option<&str>) {
        match names(path)[..] {
            ["item"] => self.articles.clear(),
            ["item", "wp:comment"] => self.fields.clear(),
            _ => {}
        }
    }

    fn wants(&self, path: &[String]) -> bool {
        matches!(
            names(path)[..],
            ["link"] | ["item", "wp:post_name" | "link"] | ["item", "wp:comment", ..]
        )
    }

    fn end(&mut self, path: &[String], text: &str) -> Ended {
        match names(path)[..] {
            ["link"] => self.site = site(text),
            ["item", "wp:post_name" | "link"] if !text.is_empty() => {
                self.articles.push(text.to_owned());
            }
            ["item", "wp:comment", field] => {
                self.fields.insert(field.to_owned(), text.to_owned());
            }
            ["item", "wp:comment"] => return self.finish(),
            _ => {}
        }
        Ended::Part
    }
}

impl WordPress {
    fn finish(&mut self) -> Ended {
        let fields = std::mem::take(&mut self.fields);
        let field = |name: &str| {
            let text = fields.get(&format!("wp:comment_{name}"));
            text.filter(|it| !it.is_empty()).cloned()
        };
        // Of what came from yet another system, some have the time of the site alone.
        let created = field("date_gmt").and_then(|it| time::read(&it, &TimeZone::UTC));
        let created = created.or_else(|| time::read(&field("date")?, &time::vietnam()));
        // The others are of programs: pingbacks and trackbacks.
        let is_comment = field("type").is_none_or(|it| it == "comment");
        let (Some(id), Some(created), true) = (field("id"), created, is_comment) else {
            return Ended::LeftOut;
        };
        let source = |id: &str| format!("wordpress {} {id}", self.site);
        let state = match field("approved").as_deref() {
            Some("1") => State::Of(Status::Approved),
            Some("spam") => State::Spam,
            Some("trash" | "post-trashed") => State::Of(Status::Deleted),
            _ => State::Of(Status::Pending),
        };
        let body = field("content").unwrap_or_default().replace("\r\n", "\n");
        let is_html = body.contains(['<', '&']);
        let has_paragraphs = body.contains("<p>") || body.contains("<p ");
        Ended::Comment(Box::new(Imported {
            source: source(&id),
            parent: field("parent").filter(|it| it != "0").map(|it| source(&it)),
            articles: self.articles.clone(),
            state,
            name: field("author").as_deref().map(plain).unwrap_or_default(),
            email: field("author_email").as_deref().map(plain),
            url: field("author_url").as_deref().map(plain),
            // Its own line breaks count, in HTML too, unless that says what its paragraphs are.
            body: if is_html && !has_paragraphs {
                body.replace('\n', "<br>")
            } else {
                body
            },
            is_html,
            created,
        }))
    }
}

/// What a site is called, however its addresses begin and end: it stays the same when it moves to https, or to its
/// name without www.
fn site(address: &str) -> String {
    let address = address.trim_end_matches('/').to_lowercase();
    let name = address.split_once("://").map_or(&*address, |(_, it)| it);
    name.strip_prefix("www.").unwrap_or(name).to_owned()
}

/// The names behind those of the root and the channel.
fn names(path: &[String]) -> Vec<&str> {
    path.iter().skip(2).map(String::as_str).collect()
}
