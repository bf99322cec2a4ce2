//! What Disqus exports: threads, which say which article they are of, and then posts.

use super::xml::{Ended, Export};
use super::{Imported, State, plain};
use crate::time;
use bantin_model::Status;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// The threads, and the post that is being read.
#[derive(Default)]
pub(super) struct Disqus {
    threads: HashMap<String, Vec<String>>,
    id: String,
    post: Post,
}

#[derive(Default)]
struct Post {
    id: String,
    thread: String,
    parent: Option<String>,
    name: String,
    username: String,
    email: Option<String>,
    message: String,
    created: Option<i64>,
    is_deleted: bool,
    is_spam: bool,
    is_held: bool,
}

impl Export for Disqus {
    fn begin(&mut self, path: &[String], id: Option<&str>) {
        let id = || id.unwrap_or_default().to_owned();
        match steps(path)[..] {
            ["thread"] => self.id = id(),
            ["post"] => {
                self.post = Post {
                    id: id(),
                    ..Post::default()
                }
            }
            ["post", "thread"] => self.post.thread = id(),
            ["post", "parent"] => self.post.parent = Some(id()),
            _ => {}
        }
    }

    fn wants(&self, path: &[String]) -> bool {
        matches!(steps(path)[..], ["thread", "id" | "link"] | ["post", ..])
    }

    fn end(&mut self, path: &[String], text: &str) -> Ended {
        // As XML Schema writes it.
        let is_true = matches!(text, "true" | "1");
        let some = || Some(text.to_owned()).filter(|it| !it.is_empty());
        let post = &mut self.post;
        match steps(path)[..] {
            ["thread", "id" | "link"] => {
                let names = self.threads.entry(self.id.clone()).or_default();
                names.extend(some());
            }
            ["post", "message"] => text.clone_into(&mut post.message),
            ["post", "createdAt"] => {
                post.created = time::read(text, &TimeZone::UTC);
            }
            ["post", "isDeleted"] => post.is_deleted = is_true,
            ["post", "isSpam"] => post.is_spam = is_true,
            ["post", "isApproved"] => post.is_held = !is_true,
            ["post", "author", "name"] => post.name = plain(text),
            ["post", "author", "username"] => post.username = plain(text),
            ["post", "author", "email"] => post.email = some().as_deref().map(plain),
            ["post"] => return self.finish(),
            _ => {}
        }
        Ended::Part
    }
}

impl Disqus {
    fn finish(&mut self) -> Ended {
        let post = std::mem::take(&mut self.post);
        let (Some(created), false) = (post.created, post.id.is_empty()) else {
            return Ended::LeftOut;
        };
        let source = |id: &str| format!("disqus {id}");
        let state = match post {
            Post {
                is_deleted: true, ..
            } => State::Of(Status::Deleted),
            Post { is_spam: true, .. } => State::Spam,
            Post { is_held: true, .. } => State::Of(Status::Pending),
            _ => State::Of(Status::Approved),
        };
        Ended::Comment(Box::new(Imported {
            source: source(&post.id),
            parent: post.parent.as_deref().map(source),
            articles: self.threads.get(&post.thread).cloned().unwrap_or_default(),
            state,
            name: if post.name.is_empty() {
                post.username
            } else {
                post.name
            },
            email: post.email,
            url: None,
            body: post.message,
            is_html: true,
            created,
        }))
    }
}

/// The names behind the root.
fn steps(path: &[String]) -> Vec<&str> {
    path.iter().skip(1).map(String::as_str).collect()
}
