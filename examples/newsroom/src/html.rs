//! HTML of comments where there is no place for markup.

use html_escape::decode_html_entities;

/// What HTML says, without its tags, as a page that is not to have its markup writes it: as text, whatever is left.
pub(super) fn text(html: &str) -> String {
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
    use super::text;

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
