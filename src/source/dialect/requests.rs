//! The requests for comments: to list, write, change, delete, like and count them.

use crate::source::dialect::{Counts, Dialect, Listing, Sort, Target};
use crate::source::mapping::path;
use crate::source::value::json::Json;
use crate::source::value::url::{self, encode};
use crate::source::wire::request::Request;
use crate::stdx::number::{self, decimal};
use crate::stdx::search::{find, first, has, is_listed};
use crate::stdx::text::Text as _;
use std::borrow::Cow;

impl Dialect {
    /// True when comments can be written.
    pub fn can_write(&self) -> bool {
        !self.fields.is_empty()
    }

    /// True when it can list in that order.
    pub fn can_sort(&self, sort: Sort) -> bool {
        !self.order(sort).is_empty()
    }

    fn order(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Newest => self.orders.newest,
            Sort::Oldest => self.orders.oldest,
            Sort::Liked => self.orders.most_liked,
        }
    }

    /// The URL of a list. Reading the thread again after a failure is one, too: the newest
    /// hundred, or the newest hundred answers to what was answered.
    pub fn list(&self, target: Target<'_>, listing: Listing<'_>) -> String {
        let mut url = self.with_article(target.src, target);
        let size = match listing.size {
            0 => String::new(),
            size => number::integer(size.into()),
        };
        let order = listing.sort.map_or("", |sort| self.order(sort));
        let asked = [
            (self.orders.parameter, order),
            (self.size, &size),
            (self.parent, listing.parent),
        ];
        for (name, value) in asked {
            if !name.is_empty() && !value.is_empty() {
                url = url::set(&url, name, &encoded(value));
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
    pub fn post(&self, target: Target<'_>, draft: &Json, key: &str) -> Request {
        let mut body = Vec::new();
        for pair in self.fields.split(';') {
            let Some((field, expression)) = pair.trimmed().split_once(' ') else {
                continue;
            };
            let value = match expression {
                "article" => Some(Json::Text(self.named_article(target))),
                // No expression of ours is wrong.
                _ => path::value(expression, draft).map(Cow::into_owned),
            };
            let is_id = self.has_numbers && is_listed("article parent root", expression);
            let value = match value {
                Some(Json::Text(id)) if is_id && !id.is_empty() => numeric_id(id),
                Some(value) if !value.is_empty() => value,
                _ => continue,
            };
            body.push((field.to_owned(), value));
        }
        let mut request =
            self.for_thread(target, "POST", self.create_path, Some(Json::Object(body)));
        if self.is_idempotent {
            let header = ("idempotency-key".to_owned(), key.to_owned());
            request.headers.push(header);
        }
        request
    }

    /// Changes what a comment says.
    pub fn edit(&self, target: Target<'_>, id: &str, text: &str) -> Request {
        let body = [("text".to_owned(), Json::Text(text.to_owned()))];
        self.for_comment(
            target,
            (self.edit_method, ""),
            id,
            Some(Json::Object(body.into())),
        )
    }

    /// Deletes a comment.
    pub fn delete(&self, target: Target<'_>, id: &str) -> Request {
        self.for_comment(target, ("DELETE", ""), id, None)
    }

    /// Likes a comment, or takes the like back.
    pub fn like(&self, target: Target<'_>, id: &str, is_liked: bool) -> Request {
        let body = [("like".to_owned(), Json::Bool(is_liked))];
        // The others say it by the URL.
        let body = (self.like_method == "PUT").then(|| Json::Object(body.into()));
        self.for_comment(target, (self.like_method, self.like_path), id, body)
    }

    /// Reports a comment, to the one backend that says which can be reported.
    pub fn report(&self, target: Target<'_>, id: &str) -> Request {
        self.for_comment(target, ("POST", "/report"), id, None)
    }

    /// Counts the comments of articles; of the first where counts are [`Counts::Listed`].
    pub fn count(&self, target: Target<'_>, articles: &[&str]) -> Request {
        let first = articles.first().copied().unwrap_or(target.article);
        let mut names = Vec::new();
        for article in articles {
            names.push(named(article, self.is_path));
        }
        match self.counts {
            Counts::Listed => {
                let src = match self.article {
                    "" => target.src.to_owned(),
                    parameter => url::set(target.src, parameter, &encoded(first)),
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
                Request {
                    method: "GET",
                    url: self.list(target, listing),
                    ..Request::default()
                }
            }
            Counts::InBody(path) => {
                let mut list = Vec::new();
                for name in names {
                    list.push(Json::Text(name.to_owned()));
                }
                Request {
                    method: "POST",
                    url: behind(target.src, path),
                    body: Some(Json::List(list)),
                    ..Request::default()
                }
            }
            Counts::InQuery { articles, more } => {
                let list = encoded(&names.join(","));
                let url = url::add(target.src, more);
                Request {
                    method: "GET",
                    url: url::set(&url, articles, &list),
                    ..Request::default()
                }
            }
        }
    }

    fn for_comment(
        &self,
        target: Target<'_>,
        (method, end): (&'static str, &str),
        id: &str,
        body: Option<Json>,
    ) -> Request {
        let path = [self.item_path, &encoded(id), end].concat();
        self.for_thread(target, method, &path, body)
    }

    fn for_thread(
        &self,
        target: Target<'_>,
        method: &'static str,
        path: &str,
        body: Option<Json>,
    ) -> Request {
        Request {
            method,
            url: behind(&self.with_article(target.action, target), path),
            body,
            ..Request::default()
        }
    }

    /// The URL with the article in it, where the backend wants it there.
    fn with_article(&self, url: &str, target: Target<'_>) -> String {
        match url::get(url, self.article) {
            None if !self.article.is_empty() => {
                url::set(url, self.article, &encoded(&self.named_article(target)))
            }
            _ => url.to_owned(),
        }
    }

    /// The article as the backend calls it: as the list does, else by its URL.
    fn named_article(&self, target: Target<'_>) -> String {
        let named = || named(target.article, self.is_path).to_owned();
        self.article_in(target.src).unwrap_or_else(named)
    }

    /// The article that the URL of a list names.
    pub fn article_in(&self, src: &str) -> Option<String> {
        let given = url::get(src, self.article).filter(|_| !self.article.is_empty());
        given.map(url::decode_component)
    }
}

/// An article by its URL, or by the path of that.
fn named(article: &str, is_path: bool) -> &str {
    let path = find(article, "://").and_then(|at| article.get(at + 3..));
    let path = path.and_then(|it| it.get(find(it, "/")?..));
    path.filter(|_| is_path).unwrap_or(article)
}

fn encoded(value: &str) -> String {
    let mut encoded = String::new();
    encode(value, "", &mut encoded);
    encoded
}

/// The URL with more behind its path.
fn behind(url: &str, more: &str) -> String {
    let end = first(url, &|c| has("?#", c)).unwrap_or(url.len());
    let (path, rest) = url.split_at_checked(end).unwrap_or((url, ""));
    match more {
        "" => url.to_owned(),
        _ => [path.trim_end_matches('/'), more, rest].concat(),
    }
}

/// An id as a number, where that is how it is written.
fn numeric_id(id: String) -> Json {
    match number::parse(&id) {
        Some(value) if decimal(value).is_some_and(|it| it == id) => Json::Number(value),
        _ => Json::Text(id),
    }
}
