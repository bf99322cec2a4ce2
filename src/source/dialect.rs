//! How comments are written to a backend, as [`super::adapter`] is how they are read.
//!
//! A dialect is a table: what its fields and paths are called, in which order it can list. The
//! code below is one for all of them. What a backend answered is judged in [`super::verdict`].

use super::adapter::{ADAPTERS, Adapter, Model};
use super::dialects::{isso, own, remark42, waline, wordpress};
use super::json::Json;
use super::text::{self, digits, encode, find};
use super::{path, query};
use std::borrow::Cow;

/// How one kind of backend is written to.
pub struct Dialect {
    /// The name of the adapter that reads it.
    pub name: &'static str,
    /// True when a key makes it safe to send a comment twice.
    pub is_idempotent: bool,
    /// True when it refuses a comment that it already has: then a refusal for that, of what was
    /// sent before, says that it arrived.
    pub finds_duplicates: bool,
    /// True when cookies tell it who wrote what, so that `credentials` must be `include`.
    pub has_cookies: bool,
    /// Who may change and delete a comment.
    pub edits: Edits,
    /// What liking a comment does.
    pub likes: Likes,
    /// The parameter that orders, and its values for the newest, the oldest and the most liked
    /// first; an empty one is an order that it does not know.
    pub sort: (&'static str, [&'static str; 3]),
    /// The parameter that says how many make a page; none takes more than 100.
    pub(super) size: &'static str,
    /// The parameter that lists the answers to one comment.
    pub(super) parent: &'static str,
    /// The parameter that names the article, and whether that is the path of its URL.
    pub(super) about: (&'static str, bool),
    /// What its URL has in it, where an empty thread does not tell whose it is.
    pub(super) hint: &'static str,
    /// What is sent: fields, and what of our own contract goes there, as in a mapping. Nothing
    /// when comments are not written by us.
    pub(super) fields: &'static str,
    /// True when ids are numbers where they look like some.
    pub(super) has_numbers: bool,
    /// What is behind the path for a new comment, and before the id of one.
    pub(super) paths: (&'static str, &'static str),
    /// How one is liked: the method, and what is behind its id.
    pub(super) like: (&'static str, &'static str),
    /// The method that changes one.
    pub(super) edit: &'static str,
    /// How comments of several articles are counted.
    pub counts: Counts,
}

/// Who may change and delete a comment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edits {
    /// Nobody.
    Never,
    /// The reader of whom the comment says `can_edit`.
    AsSaid,
    /// Who wrote it, for so many seconds.
    For(f64),
}

/// What liking a comment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likes {
    /// There is no such thing.
    None,
    /// It counts once and stays.
    Once,
    /// It can be taken back.
    Toggle,
}

/// How comments are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// By the total of a list: one request an article.
    Listed,
    /// By a list of articles sent there.
    Sent(&'static str),
    /// By a list of articles in this parameter, and with what else has to be there.
    Asked(&'static str, &'static str),
}

/// In which order comments are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// The most liked first.
    Liked,
}

/// Where the comments of an article are.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The absolute URL they are listed at.
    pub src: &'a str,
    /// The absolute URL they are sent to; may be that of the list.
    pub action: &'a str,
    /// The article: its URL, or what the backend calls it.
    pub article: &'a str,
}

/// Which of them are listed. What is left at its default is left to `src`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listing<'a> {
    /// In which order.
    pub sort: Option<Sort>,
    /// How many; 0 for what the backend thinks right.
    pub size: u32,
    /// The comment whose answers are meant; empty for all. Isso hangs every answer on the first
    /// comment of a conversation, so there it is that one.
    pub parent: &'a str,
}

/// What is asked of a backend.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Exchange {
    /// `GET` and so on.
    pub method: &'static str,
    /// An absolute URL.
    pub url: String,
    /// Sent as JSON.
    pub body: Option<Json>,
    /// Beside those of `configure`.
    pub headers: Vec<(String, String)>,
}

/// All dialects; our own contract comes first.
pub static DIALECTS: [&Dialect; 5] = [
    &own::DIALECT,
    &isso::DIALECT,
    &wordpress::DIALECT,
    &waline::DIALECT,
    &remark42::DIALECT,
];

impl Dialect {
    /// The dialect of the adapter that is called so; without a name, or for `auto`, that of the
    /// URL or of the payload, else our own.
    pub fn of(name: Option<&str>, src: &str, json: &Json) -> &'static Self {
        let named = |name: &str| DIALECTS.into_iter().find(|it| it.name == name);
        let name = name.unwrap_or_default().trim();
        if let Some(dialect) = named(name) {
            return dialect;
        }
        let is_auto = name.is_empty() || name == "auto";
        let is_of = |it: &Self| it.adapter().is_some_and(|it| it.recognises(json));
        let is_at = |it: &Self| !it.hint.is_empty() && find(src, it.hint).is_some();
        let found = DIALECTS.into_iter().find(|it| is_of(it) || is_at(it));
        found.filter(|_| is_auto).unwrap_or(&own::DIALECT)
    }

    /// How it is read.
    pub fn adapter(&self) -> Option<&'static Adapter> {
        let is_it = |it: &&Adapter| it.model == Model::Comments && it.name == self.name;
        ADAPTERS.iter().find(is_it)
    }

    /// True when comments can be written.
    pub fn can_write(&self) -> bool {
        !self.fields.is_empty()
    }

    /// True when it can list in that order.
    pub fn can_sort(&self, sort: Sort) -> bool {
        !self.order(sort).is_empty()
    }

    fn order(&self, sort: Sort) -> &'static str {
        let (_, [newest, oldest, liked]) = self.sort;
        match sort {
            Sort::Newest => newest,
            Sort::Oldest => oldest,
            Sort::Liked => liked,
        }
    }

    /// The URL of a list. Reading the thread again after a failure is one, too: the newest
    /// hundred, or the newest hundred answers to what was answered.
    pub fn list(&self, target: Target<'_>, listing: Listing<'_>) -> String {
        let mut url = self.about(target.src, target);
        let (parameter, _) = self.sort;
        let size = match listing.size {
            0 => String::new(),
            size => text::integer(size.into()),
        };
        let order = listing.sort.map_or("", |sort| self.order(sort));
        let asked = [
            (parameter, order),
            (self.size, &size),
            (self.parent, listing.parent),
        ];
        for (name, value) in asked {
            if !name.is_empty() && !value.is_empty() {
                url = query::set(&url, name, &encoded(value));
            }
        }
        url
    }

    /// Sends a comment, given in our own contract: `{article, parent, author: {name, email, url},
    /// text}`. Beside them `root`, the first comment of the conversation, `at`, the name of whom
    /// it answers, `title`, that of the page, and `agent`, that of the browser, are used where
    /// the backend wants them. `key` is the same for each try.
    ///
    /// What comes out is what a page may add to before it is sent.
    pub fn post(&self, target: Target<'_>, draft: &Json, key: &str) -> Exchange {
        let mut body = Vec::new();
        for pair in self.fields.split(';') {
            let Some((field, expression)) = pair.trim().split_once(' ') else {
                continue;
            };
            let value = match expression {
                "article" => Some(Json::Text(self.article(target))),
                // No expression of ours is wrong.
                _ => path::value(expression, draft).map(Cow::into_owned),
            };
            let is_id = self.has_numbers && text::is_listed("article parent root", expression);
            let value = match value {
                Some(Json::Text(id)) if is_id && !id.is_empty() => number(id),
                Some(value) if !value.is_empty() => value,
                _ => continue,
            };
            body.push((field.to_owned(), value));
        }
        let (tail, _) = self.paths;
        let mut exchange = self.at(target, "POST", tail, Some(Json::Object(body)));
        if self.is_idempotent {
            let header = ("idempotency-key".to_owned(), key.to_owned());
            exchange.headers.push(header);
        }
        exchange
    }

    /// Changes what a comment says.
    pub fn edit(&self, target: Target<'_>, id: &str, text: &str) -> Exchange {
        let body = [("text".to_owned(), Json::Text(text.to_owned()))];
        self.one(target, (self.edit, ""), id, Some(Json::Object(body.into())))
    }

    /// Deletes a comment.
    pub fn delete(&self, target: Target<'_>, id: &str) -> Exchange {
        self.one(target, ("DELETE", ""), id, None)
    }

    /// Likes a comment, or takes the like back.
    pub fn like(&self, target: Target<'_>, id: &str, is_liked: bool) -> Exchange {
        let (method, _) = self.like;
        let body = [("like".to_owned(), Json::Bool(is_liked))];
        // The others say it by the URL.
        let body = (method == "PUT").then(|| Json::Object(body.into()));
        self.one(target, self.like, id, body)
    }

    /// Counts the comments of articles; of the first where counts are [`Counts::Listed`].
    pub fn count(&self, target: Target<'_>, articles: &[&str]) -> Exchange {
        let first = articles.first().copied().unwrap_or(target.article);
        let (parameter, is_path) = self.about;
        let mut names = Vec::new();
        for article in articles {
            names.push(named(article, is_path));
        }
        match self.counts {
            Counts::Listed => {
                let src = match parameter {
                    "" => target.src.to_owned(),
                    _ => query::set(target.src, parameter, &encoded(first)),
                };
                let target = Target {
                    src: &src,
                    article: first,
                    ..target
                };
                let listing = Listing {
                    size: 1,
                    ..Listing::default()
                };
                Exchange {
                    method: "GET",
                    url: self.list(target, listing),
                    ..Exchange::default()
                }
            }
            Counts::Sent(tail) => {
                let mut list = Vec::new();
                for name in names {
                    list.push(Json::Text(name.to_owned()));
                }
                Exchange {
                    method: "POST",
                    url: behind(target.src, tail),
                    body: Some(Json::List(list)),
                    ..Exchange::default()
                }
            }
            Counts::Asked(parameter, more) => {
                let names = encoded(&names.join(","));
                let url = query::add(target.src, more);
                Exchange {
                    method: "GET",
                    url: query::set(&url, parameter, &names),
                    ..Exchange::default()
                }
            }
        }
    }

    fn one(
        &self,
        target: Target<'_>,
        (method, end): (&'static str, &str),
        id: &str,
        body: Option<Json>,
    ) -> Exchange {
        let (_, start) = self.paths;
        let tail = [start, &encoded(id), end].concat();
        self.at(target, method, &tail, body)
    }

    fn at(
        &self,
        target: Target<'_>,
        method: &'static str,
        tail: &str,
        body: Option<Json>,
    ) -> Exchange {
        Exchange {
            method,
            url: behind(&self.about(target.action, target), tail),
            body,
            headers: Vec::new(),
        }
    }

    /// The URL with the article in it, where the backend wants it there.
    fn about(&self, url: &str, target: Target<'_>) -> String {
        let (parameter, _) = self.about;
        match query::get(url, parameter) {
            None if !parameter.is_empty() => {
                query::set(url, parameter, &encoded(&self.article(target)))
            }
            _ => url.to_owned(),
        }
    }

    /// The article as the backend calls it: as the list does, else by its URL.
    fn article(&self, target: Target<'_>) -> String {
        let (parameter, is_path) = self.about;
        match query::get(target.src, parameter) {
            Some(given) if !parameter.is_empty() => text::decode_component(given),
            _ => named(target.article, is_path).to_owned(),
        }
    }
}

/// An article by its URL, or by the path of that.
fn named(article: &str, is_path: bool) -> &str {
    let path = find(article, "://").and_then(|at| article.get(at + 3..));
    let path = path.and_then(|it| it.get(it.find('/')?..));
    path.filter(|_| is_path).unwrap_or(article)
}

fn encoded(value: &str) -> String {
    let mut encoded = String::new();
    encode(value, "", &mut encoded);
    encoded
}

/// The URL with more behind its path.
fn behind(url: &str, tail: &str) -> String {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (path, rest) = url.split_at_checked(end).unwrap_or((url, ""));
    match tail {
        "" => url.to_owned(),
        _ => [path.trim_end_matches('/'), tail, rest].concat(),
    }
}

/// An id as a number, where that is how it is written.
fn number(id: String) -> Json {
    match text::number(&id) {
        Some(value) if digits(value).is_some_and(|it| it == id) => Json::Number(value),
        _ => Json::Text(id),
    }
}
