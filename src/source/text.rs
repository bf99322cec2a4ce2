//! Texts and numbers as backends write them.

use super::json::Json;

/// The text of a scalar: a text itself, a number as its digits.
pub(super) fn of(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        Json::Number(value) => digits(*value),
        _ => None,
    }
}

/// The number a text stands for, such as `-12.5` or `1e3`, if it is finite.
///
/// The standard library's parser is exact to the last bit, and its tables are 10 KB of the
/// bundle. Temperatures and counts need neither.
pub fn number(text: &str) -> Option<f64> {
    float(text.trim()).filter(|value| value.is_finite())
}

/// The number a text is, which may be too large for one: infinity.
///
/// Exact for up to 15 digits, of which 22 or fewer are decimals: both parts of the division are.
pub(super) fn float(text: &str) -> Option<f64> {
    let (text, exponent) = match text.split_once(['e', 'E']) {
        Some((text, exponent)) => (text, power(exponent)?),
        None => (text, 0.0),
    };
    let (sign, digits) = signed(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let (mut value, mut power) = (0.0, exponent);
    for digit in whole.chars().chain(part.chars()) {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    for _ in part.chars() {
        power -= 1.0;
    }
    let mut scale = 1.0;
    // Beyond it a number is infinite or zero.
    for _ in 0..count(f64::abs(power).min(400.0))? {
        scale *= 10.0;
    }
    Some(match value {
        // Nothing times infinity is no number.
        0.0 => 0.0,
        _ if power < 0.0 => sign * value / scale,
        _ => sign * value * scale,
    })
}

/// A whole number in digits of `radix`, and nothing else.
///
/// The standard library's parser is a function for each type there is.
pub fn natural(digits: &str, radix: u32) -> Option<u32> {
    let mut value = 0_u32;
    for digit in digits.chars() {
        value = value.checked_mul(radix)?;
        value = value.checked_add(digit.to_digit(radix)?)?;
    }
    (!digits.is_empty()).then_some(value)
}

/// A whole number, with or without a sign.
fn power(text: &str) -> Option<f64> {
    let (sign, digits) = signed(text);
    let mut value = 0.0;
    for digit in digits.chars() {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    (!digits.is_empty()).then_some(sign * value)
}

fn signed(text: &str) -> (f64, &str) {
    match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// A whole number written out.
///
/// What formats numbers in the standard library is 2 KB (raw) of the bundle.
pub fn integer(value: i64) -> String {
    fn write(value: u64, into: &mut String) {
        if value > 9 {
            write(value / 10, into);
        }
        into.push(char::from(b'0' + (value % 10) as u8));
    }
    let mut digits = String::new();
    if value < 0 {
        digits.push('-');
    }
    write(value.unsigned_abs(), &mut digits);
    digits
}

/// A number written out, without the float formatter: at most six decimals.
pub fn digits(value: f64) -> Option<String> {
    const MILLION: f64 = 1e6;
    // `Number.MAX_SAFE_INTEGER`: beyond it neighbours look alike.
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    if !value.is_finite() || value.abs() > LARGEST {
        return None;
    }
    let front = value.abs().trunc();
    let part = ((value.abs() - front) * MILLION).round();
    let sign = if value < 0.0 { "-" } else { "" };
    let carry = if part == MILLION { 1.0 } else { 0.0 };
    let front = whole(front + carry);
    if part * (1.0 - carry) == 0.0 {
        return Some([sign, &front].concat());
    }
    // The million in front keeps the leading zeros.
    let decimals = whole(MILLION + part);
    let decimals = decimals.get(1..)?.trim_end_matches('0');
    Some([sign, &front, ".", decimals].concat())
}

/// A number written out without what is behind its point; the nearest of an `i64` where it is
/// beyond them.
#[expect(clippy::cast_possible_truncation, reason = "saturates")]
pub fn whole(value: f64) -> String {
    integer(value as i64)
}

/// A number of things.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to fit"
)]
pub(super) fn count(value: f64) -> Option<u32> {
    let fits = (0.0..=f64::from(u32::MAX)).contains(&value);
    fits.then_some(value as u32)
}

/// Appends `text` as a part of a URL, percent-encoded; unreserved characters (RFC 3986) and those
/// of `kept` stay.
pub fn encode(text: &str, kept: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric()
            || b"-_.~".contains(&byte)
            || kept.as_bytes().contains(&byte)
        {
            into.push(char::from(byte));
        } else {
            into.push('%');
            for half in [byte >> 4, byte & 15] {
                into.push(char::from(half + if half < 10 { b'0' } else { b'A' - 10 }));
            }
        }
    }
}

/// A component of a URL as text, its percent-encoding undone.
#[cfg(feature = "comments")]
pub(super) fn decode_component(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| byte == b'%');
        let hex = hex.and_then(|it| std::str::from_utf8(it).ok());
        match hex.and_then(|hex| natural(hex, 16)) {
            Some(byte) => {
                decoded.push(byte as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                decoded.push(byte);
                rest = after;
            }
        }
    }
    // What is no text was not encoded by a browser.
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// The text of HTML: without tags, comments, scripts and styles; entities decoded; white space
/// collapsed, with a space where a block begins or ends.
pub fn strip(html: &str) -> String {
    let text = retag(html, "script style template", &|text, name, _| {
        if !is_listed(INLINE, name) {
            text.push(' ');
        }
    });
    collapse(&decode(&text))
}

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

/// True when `word` is one of `list`, which has spaces between them.
pub fn is_listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Where `needle` begins in `text`.
///
/// The standard library's search never takes long, whatever is searched for, and its code is
/// 2.5 KB of the bundle. Ours are a few bytes long.
pub fn find(text: &str, needle: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(needle.len());
    windows.position(|window| window == needle.as_bytes())
}

/// True when `c` is in `text`.
///
/// The standard library's `contains` searches for a character as it does for a text: 2.5 KB again.
pub fn has(text: &str, c: char) -> bool {
    text.chars().any(|it| it == c)
}

/// What stands behind the first `needle` in `text`.
pub(super) fn after<'t>(text: &'t str, needle: &str) -> Option<&'t str> {
    text.get(find(text, needle)? + needle.len()..)
}

/// The lower-case name of the tag that `html` is inside of (without `/`), and what is behind it.
fn tag(html: &str) -> (String, &str) {
    if let Some(comment) = html.strip_prefix("!--") {
        let end = find(comment, "-->").and_then(|at| comment.get(at + 3..));
        return (String::new(), end.unwrap_or_default());
    }
    let html = html.strip_prefix('/').unwrap_or(html);
    let end = html
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(html.len());
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
            (None, '"' | '\'') if rest.get(..i).is_some_and(|it| it.trim_end().ends_with('=')) => {
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
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
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
pub fn decode(text: &str) -> String {
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
