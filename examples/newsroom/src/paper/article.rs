//! The page of an article: its text, what goes with it, and what readers say.

use super::page::{About, Frame};
use super::read::Article;
use super::schema;
use maud::{Markup, html};

pub(super) fn page(frame: &Frame<'_>, article: &Article) -> Markup {
    let (words, story) = (frame.words, &article.story);
    let about = About {
        title: &story.title,
        about: &story.excerpt,
        schema: schema::article(frame, article),
        is_live: true,
    };
    let comments = frame.api(&format!("articles/{}/comments", story.slug));
    let related = frame.api(&format!("stories/{}/related?limit=6", story.slug));
    let content = html! {
        article.story {
            header {
                p.label { a href=(frame.to(&story.section)) { (story.label) } @if story.is_sponsored { " · " (words.paid) } }
                h1 { (story.title) }
                p.standfirst { (story.excerpt) }
                p.meta {
                    (story.author.as_deref().unwrap_or(words.staff)) " · " (frame.moment(&story.published)) " · "
                    a href="#comments" {
                        bantin-comments src=(comments) article=(story.slug) count-only live { (words.comments) }
                    }
                }
            }
            @if let (Some(src), Some((_, alt))) = (story.picture(), &story.picture) {
                figure {
                    img src=(src) alt=(alt) width="800" height="500" fetchpriority="high";
                    figcaption { (alt) }
                }
            }
            div.text {
                @for paragraph in &article.body { p { (paragraph) } }
                @if article.body.is_empty() { p.meta { (words.brief) } }
            }
        }
        (frame.related(words.related, &related, &article.beside))
        div #comments {
            bantin-comments src=(comments) article=(story.slug) live {
                h2 { (words.comments) " (" (article.comment_count) ")" }
                @for comment in &article.comments {
                    blockquote {
                        p { (comment.text) }
                        p.meta { (comment.author) " · " (frame.moment(&comment.created)) }
                    }
                }
            }
        }
    };
    frame.page(&about, &article.sections, &content)
}
