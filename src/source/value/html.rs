//! The text of HTML, and HTML with its tags written anew.

use crate::stdx::number::natural;
use crate::stdx::search::{after, find, first, is_listed};
use crate::stdx::text::Text as _;

/// The text of HTML: without tags, comments, scripts and styles; entities decoded; white space
/// collapsed, with a space where a block begins or ends. A picture is what it says instead.
pub fn strip(html: &str) -> String {
    text(html, HIDDEN)
}

fn text(html: &str, dropped: &str) -> String {
    let text = retag(html, dropped, &|text, name, source| match name {
        "img" => picture(text, source),
        _ if is_listed(INLINE, name) => {}
        _ => text.push(' '),
    });
    collapse(&unescape(&text))
}

/// What is never text, anywhere.
const HIDDEN: &str = "script style template";

/// What is nothing in a comment, with what is inside.
pub const DROPPED: &str = "script style template noscript iframe object svg math title head textarea \
    select noembed noframes audio video canvas datalist xmp";

/// HTML with each tag as `write` puts it, who gets its name and what is behind its `<`; without
/// comments, and without what is inside elements of `dropped`. Every `<` in it is one of theirs.
pub fn retag(html: &str, dropped: &str, write: &dyn Fn(&mut String, &str, &str)) -> String {
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        made.push_str(before);
        let is_tag =
            after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !is_tag {
            // "a < b"
            made.push_str("&lt;");
            rest = after;
            continue;
        }
        let (name, following) = tag(after);
        // By its length: to compare what follows at each tag would take the square of the time.
        let source = after.get(..after.len() - following.len()).unwrap_or(after);
        write(&mut made, &name, source);
        rest = match !source.starts_with('/') && is_listed(dropped, &name) {
            true => past_end(following, &name),
            false => following,
        };
    }
    made.push_str(rest);
    made
}

/// Tags that do not part words.
pub const INLINE: &str = "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time u var wbr";

/// Writes what stands for a picture, by what is behind the `<` of its tag: its `alt`, or what it is
/// titled. Words do not grow together with those beside them; an emoji is a letter.
pub fn picture(html: &mut String, source: &str) {
    let alt = attribute(source, "alt").or_else(|| attribute(source, "title"));
    let alt = alt.unwrap_or_default();
    let is_sign = |c: char| !c.is_ascii_alphanumeric() && !('\u{c0}'..'\u{2000}').contains(&c);
    let gap = if alt.starts_with(is_sign) { "" } else { " " };
    html.push_str(&[gap, &alt.replaced('<', "&lt;"), gap].concat());
}

/// True for HTML of a comment that is a picture, or more of them, and not a word.
pub fn is_picture(html: &str) -> bool {
    find(html, "<img").is_some() && is_silent(html)
}

/// True for HTML of a comment without a word.
pub fn is_silent(html: &str) -> bool {
    text(html, DROPPED).is_empty()
}

/// Where the first video, frame or file of HTML is.
pub fn media(html: &str) -> Option<&str> {
    html.split('<').find_map(|source| {
        is_listed("a audio embed iframe source video", &tag(source).0).then_some(())?;
        attribute(source, "src").or_else(|| attribute(source, "href"))
    })
}

/// The value of an attribute, its entities still in it, by what is behind the `<` of a tag.
pub fn attribute<'t>(source: &'t str, name: &str) -> Option<&'t str> {
    let lower = source.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + find(lower.get(from..)?, name)?;
        from = at + name.len();
        let is_name = source
            .get(..at)?
            .ends_with([' ', '\t', '\n', '\r', '\x0c', '/', '"', '\'']);
        let value = source.get(from..)?.trimmed_start().strip_prefix('=');
        if let Some(value) = value.filter(|_| is_name) {
            let value = value.trimmed_start();
            return match value.chars().next()? {
                quote @ ('"' | '\'') => Some(value.part(quote, 1)),
                _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
            };
        }
    }
}

/// The lower-case name of the tag that `html` is inside of (without `/`), and what is behind it.
fn tag(html: &str) -> (String, &str) {
    if let Some(comment) = html.strip_prefix("!--") {
        let end = find(comment, "-->").and_then(|at| comment.get(at + 3..));
        return (String::new(), end.unwrap_or_default());
    }
    let html = html.strip_prefix('/').unwrap_or(html);
    let end = first(html, &|c| !c.is_ascii_alphanumeric()).unwrap_or(html.len());
    let (name, rest) = html.split_at_checked(end).unwrap_or_default();
    let mut quote = None;
    for (i, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => {
                return (
                    name.to_ascii_lowercase(),
                    rest.get(i + 1..).unwrap_or_default(),
                );
            }
            // Only the value of an attribute is quoted.
            (None, '"' | '\'')
                if rest
                    .get(..i)
                    .is_some_and(|it| it.trimmed_end().ends_with('=')) =>
            {
                quote = Some(c);
            }
            (Some(open), _) if c == open => quote = None,
            _ => {}
        }
    }
    (name.to_ascii_lowercase(), "")
}

/// What follows the end tag `</name`, whose own `>` the next round drops.
fn past_end<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some(at) = find(rest, "</") {
        rest = rest.get(at..).unwrap_or_default();
        let is_end = rest
            .get(2..2 + name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name));
        if is_end {
            return rest;
        }
        rest = rest.get(2..).unwrap_or_default();
    }
    ""
}

/// One space where white space was, none at the ends.
fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    text.each_part(&char::is_whitespace, &mut |word| {
        if !word.is_empty() && !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    });
    collapsed
}

/// Named entities with what they stand for. Beside the usual ones, the letters that older
/// editors write so in Vietnamese text.
const ENTITIES: &str = " amp=& lt=< gt=> quot=\" apos=' nbsp=\u{a0} hellip=… mdash=— ndash=– \
    lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ laquo=« raquo=» bull=• middot=· copy=© reg=® \
    trade=™ deg=° times=× euro=€ sect=§ plusmn=± frac12=½ Agrave=À Aacute=Á Acirc=Â Atilde=Ã \
    Egrave=È Eacute=É Ecirc=Ê Igrave=Ì Iacute=Í Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ Ugrave=Ù \
    Uacute=Ú Yacute=Ý agrave=à aacute=á acirc=â atilde=ã egrave=è eacute=é ecirc=ê igrave=ì \
    iacute=í ograve=ò oacute=ó ocirc=ô otilde=õ ugrave=ù uacute=ú yacute=ý ";

/// No entity we know is longer than this, so a lone `&` never costs more than a glance.
const LONGEST: usize = 10;

/// The text with its character references (`&amp;`, `&#8217;`, `&#x2019;`) decoded, once.
pub fn unescape(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let end = after.bytes().take(LONGEST).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end));
        match name.and_then(|name| Some((reference(name)?, after.get(name.len() + 1..)?))) {
            Some((c, after)) => {
                decoded.push(c);
                rest = after;
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn reference(name: &str) -> Option<char> {
    let Some(code) = name.strip_prefix('#') else {
        return after(ENTITIES, &[" ", name, "="].concat())?.chars().next();
    };
    let code = match code.split_at_checked(1)? {
        ("x" | "X", hex) => natural(hex, 16)?,
        _ => natural(code, 10)?,
    };
    // Control characters have no place in a text.
    char::from_u32(code).filter(|c| !c.is_control())
}
