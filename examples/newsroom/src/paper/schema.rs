//! What the pages say to machines, in the words of schema.org.

use super::page::Frame;
use super::read::{Article, Comment, Front, Section, Story};
use crate::time;
use serde_json::{Value, json};

/// The whole address of a page.
fn whole(frame: &Frame<'_>, path: &str) -> String {
    frame.whole(frame.lang, path)
}

fn paper(frame: &Frame<'_>) -> Value {
    json!({ "@type": "NewsMediaOrganization", "name": frame.words.name, "url": whole(frame, "") })
}

/// A list of stories, by their addresses.
fn list(frame: &Frame<'_>, stories: &[Story]) -> Value {
    let items = stories.iter().enumerate().map(|(place, story)| {
        json!({ "@type": "ListItem", "position": place + 1, "url": whole(frame, &story.path()) })
    });
    json!({ "@type": "ItemList", "itemListElement": items.collect::<Vec<_>>() })
}

pub(super) fn front(frame: &Frame<'_>, front: &Front) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": frame.words.name,
        "description": frame.words.about,
        "inLanguage": frame.lang.tag(),
        "url": whole(frame, frame.path),
        "publisher": paper(frame),
        "mainEntity": list(frame, &front.stories),
    })
}

pub(super) fn section(frame: &Frame<'_>, section: &Section) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": section.label,
        "inLanguage": frame.lang.tag(),
        "url": whole(frame, frame.path),
        "publisher": paper(frame),
        "mainEntity": list(frame, &section.stories),
    })
}

pub(super) fn weather(frame: &Frame<'_>) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": frame.words.weather,
        "inLanguage": frame.lang.tag(),
        "url": whole(frame, frame.path),
        "publisher": paper(frame),
    })
}

fn comment(comment: &Comment) -> Value {
    json!({
        "@type": "Comment",
        "text": comment.text,
        "dateCreated": time::written(&comment.created),
        "author": { "@type": "Person", "name": comment.author },
    })
}

pub(super) fn article(frame: &Frame<'_>, article: &Article) -> Value {
    let story = &article.story;
    let author = story.author.as_deref().unwrap_or(frame.words.staff);
    json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "description": story.excerpt,
        "articleSection": story.label,
        "articleBody": article.body.join("\n\n"),
        "inLanguage": frame.lang.tag(),
        "mainEntityOfPage": whole(frame, frame.path),
        "datePublished": time::written(&story.published),
        "image": story.picture().into_iter().collect::<Vec<_>>(),
        // A desk, as papers sign what they have from many.
        "author": { "@type": "Organization", "name": author },
        "publisher": paper(frame),
        "commentCount": article.comment_count,
        "comment": article.comments.iter().map(comment).collect::<Vec<_>>(),
    })
}
