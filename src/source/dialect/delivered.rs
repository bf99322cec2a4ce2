//! Finds in a thread what was sent there and may have arrived.
//!
//! After a lost answer only the thread can tell. Backends do not give back what they were sent:
//! Isso and Waline read Markdown, WordPress curls quotes and makes links, all wrap it in HTML. So
//! letters and digits are compared, and a few of the letters may be missing. No digits: what is
//! told apart by a number alone is not the same.

use crate::model::{Body, Comment, Precision};
use crate::source::value::html;
use crate::stdx::search;
use crate::stdx::text::Text as _;

/// A comment that may have arrived.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sent<'a> {
    /// Who wrote it; empty for whoever.
    pub name: &'a str,
    /// What it says, as it was typed.
    pub text: &'a str,
    /// The comment it answers; empty for none.
    pub parent: &'a str,
    /// The first comment of that conversation, where Isso hangs all answers.
    pub root: &'a str,
    /// When it was first sent, in milliseconds since the epoch.
    pub since: f64,
    /// Ids of comments that were there before.
    pub known: &'a [String],
}

/// How far the clocks of two machines are apart, in milliseconds.
pub const SKEW: f64 = 600_000.0;

/// The comment that says what was sent: the same words by the same person in the same place,
/// and no older.
pub fn find_own<'t>(comments: &'t [Comment], sent: &Sent<'_>) -> Option<&'t Comment> {
    let name = letters(sent.name);
    // HTML is taken as such by WordPress and shown as it is by Isso.
    let mut texts = Vec::new();
    for typed in [sent.text, &html::strip(sent.text)] {
        let typed = bare(typed);
        texts.push(letters(&typed));
        texts.push(letters(&unnumbered(&typed)));
    }
    comments.iter().find(|comment| {
        let is_new = comment
            .created
            .is_none_or(|at| at.precision != Precision::Instant || at.ms >= sent.since - SKEW);
        let parent = &comment.parent;
        let is_here = parent == sent.parent || (parent == sent.root && !parent.is_empty());
        let is_theirs = name.is_empty() || letters(&comment.author.name) == name;
        is_new
            && is_here
            && is_theirs
            && !sent.known.contains(&comment.id)
            && says(comment, sent.text, &texts)
    })
}

fn says(comment: &Comment, sent: &str, texts: &[String]) -> bool {
    let shown = match &comment.body {
        Body::Text(text) => text.clone(),
        Body::Html(html) => html::strip(html),
    };
    let found = letters(&bare(&shown));
    if found.is_empty() {
        // Nothing but signs, such as a thumb.
        return !shown.trimmed().is_empty() && shown.trimmed() == sent.trimmed();
    }
    texts.iter().any(|text| {
        // Markup and smilies written in letters are gone.
        let is_enough = found.len() * 4 >= text.len() * 3;
        is_enough && is_within(&found, text)
    })
}

/// The text without web addresses, which Markdown hides and WordPress doubles.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = search::find(rest, "://") {
        let (before, address) = rest.split_at_checked(at).unwrap_or((rest, ""));
        bare.push_str(before.trim_end_matches(|c: char| c.is_ascii_alphabetic()));
        let end = search::first(address, &|c| c.is_whitespace() || search::has(")]>\"'", c));
        rest = end.and_then(|end| address.get(end..)).unwrap_or_default();
    }
    bare + rest
}

/// The text without the numbers of lists, which Markdown has the browser count.
fn unnumbered(text: &str) -> String {
    let mut unnumbered = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.trimmed_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (_, rest) = line.split_at_checked(digits).unwrap_or_default();
        let is_number = rest.starts_with('.') || rest.starts_with(')');
        unnumbered.push_str(if is_number { rest } else { line });
        unnumbered.push('\n');
    }
    unnumbered
}

/// Its letters and digits. Anything beyond ASCII is one, but for the blocks of signs: telling
/// them exactly takes tables of 3 KB.
fn letters(text: &str) -> String {
    let is_letter = |c: &char| match *c {
        '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' | '\u{fe00}'..='\u{fe0f}' => {
            false
        }
        '\u{1f000}'.. => false,
        c => c.is_ascii_alphanumeric() || c >= '\u{c0}',
    };
    let mut letters = String::new();
    text.chars().filter(is_letter).for_each(|c| letters.push(c));
    letters
}

/// True when `part` is what is left of `whole` without some of its letters, and with its digits.
fn is_within(part: &str, whole: &str) -> bool {
    let mut left = whole.chars();
    let mut next = |wanted: Option<char>| {
        let found = left.find(|it| Some(*it) == wanted || it.is_ascii_digit());
        found == wanted
    };
    part.chars().all(|wanted| next(Some(wanted))) && next(None)
}
