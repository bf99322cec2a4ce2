//! HTML of comments, which others wrote: what the widget shows of it, and its words where there is no place for markup.

use ammonia::Builder;
use html_escape::decode_html_entities;
use std::collections::{HashMap, HashSet};

/// With more tags than this a comment is words: a parser may open each of them anew at each.
const MOST: usize = 1000;

/// The markup that the widget shows, for a page: links, and no attribute else. A picture is its `alt`.
pub(crate) fn clean(html: &str) -> String {
    if html.matches('<').count() > MOST {
        return ammonia::clean_text(&text(html));
    }
    let set = |words: &'static str| words.split(' ').collect::<HashSet<_>>();
    let attributes = [("a", set("href")), ("img", set("alt"))];
    Builder::empty()
        .tags(set(
            "p br a em strong del code pre blockquote ul ol li b i img",
        ))
        .clean_content_tags(set(
            "script style template noscript iframe object svg math title textarea select noembed noframes audio \
             video canvas datalist xmp",
        ))
        .tag_attributes(HashMap::from(attributes))
        .url_schemes(set("http https mailto tel"))
        .link_rel(Some("nofollow noreferrer"))
        .clean(html)
        .to_string()
}

/// What HTML says, without its tags, as a page that is not to have its markup writes it: as text, whatever is left.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let is_tag = (tag[1..].chars().next())
            .is_some_and(|it| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?'));
        let (sign, after) = match tag.find('>') {
            Some(end) if is_tag => (" ", &tag[end + 1..]),
            _ => ("<", &tag[1..]),
        };
        text.push_str(sign);
        rest = after;
    }
    text.push_str(rest);
    // Last, so that what is written as an entity is no tag.
    let text = decode_html_entities(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{MOST, clean, text};

    #[test]
    fn of_markup_that_stays_which_the_widget_shows() {
        for (html, shown) in [
            (
                "<p class=x onclick=run()>One <b>two</b></p><ul><li>three</ul>",
                "<p>One <b>two</b></p><ul><li>three</li></ul>",
            ),
            (
                "<a href=\"https://bao.example/?a=1&amp;b\" target=_blank style=x>x</a>",
                "<a href=\"https://bao.example/?a=1&amp;b\" rel=\"nofollow noreferrer\">x</a>",
            ),
            (
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a rel=\"nofollow noreferrer\">x</a>",
            ),
            ("<script>alert(1)</script><style>p{}</style>here", "here"),
            (
                "<svg><script>alert(1)</script></svg><iframe src=x></iframe>here",
                "here",
            ),
            (
                "<img src=x onerror=alert(1) alt=\"a cat\">",
                "<img alt=\"a cat\">",
            ),
            (
                "<h1>One</h1> <form action=/desk><button>two</button></form>",
                "One two",
            ),
            (
                "</p></article></main>1 < 2 &lt;b&gt;",
                "<p></p>1 &lt; 2 &lt;b&gt;",
            ),
        ] {
            assert_eq!(clean(html), shown, "{html}");
        }
        let many = "<b id=1><p>x</p>".repeat(MOST);
        assert!(!clean(&many).contains('<'));
    }

    #[test]
    fn html_is_read_as_words() {
        for (html, words) in [
            (
                "<p>One <b>two</b></p><ul><li>three</li></ul>",
                "One two three",
            ),
            ("1 < 2", "1 < 2"),
            ("1 < 2<br>and 3 > 2", "1 < 2 and 3 > 2"),
            ("I <3 it", "I <3 it"),
            ("unfinished <b", "unfinished <b"),
            (
                "R&amp;D, &quot;x&quot;, &#7841;, &#x1EA1;",
                "R&D, \"x\", ạ, ạ",
            ),
            ("a&nbsp;b&hellip; &eacute;", "a b… é"),
            ("&lt;b&gt; &amp;lt;", "<b> &lt;"),
            ("AT&T &unknown; & more", "AT&T &unknown; & more"),
            ("<!-- gone -->here<?xml gone?>", "here"),
        ] {
            assert_eq!(text(html), words, "{html}");
        }
    }
}
