//! What this reader saw and wrote: when they were last in a thread, and which comments are theirs.
//!
//! Both are short lists for all threads of the site: what is oldest is forgotten.

use super::name::{ThreadName, escaped, unescaped};
use crate::stdx::number::{parse, whole};
use crate::ui::storage;
use crate::ui::stored::{Key, MINE, VISITS};

/// How many lines a list has at most.
const LINES: usize = 200;

/// When a thread was last seen, by its newest comment then, in milliseconds since the epoch; 0
/// for never. `newest` is remembered for the next time.
pub(crate) fn visit(thread: &ThreadName, newest: f64) -> f64 {
    let before = said(VISITS, thread);
    let before = before.first().and_then(|it| parse(it)).unwrap_or_default();
    if newest > before {
        remember(VISITS, thread, &whole(newest), true);
    }
    before
}

/// The ids of what this reader wrote in a thread, the newest first.
pub(crate) fn mine(thread: &ThreadName) -> Vec<String> {
    said(MINE, thread)
}

/// This reader wrote a comment.
pub(crate) fn wrote(thread: &ThreadName, id: &str) {
    // One that is listed stays where it is: the order tells what was written after what.
    if !mine(thread).iter().any(|it| it == id) {
        remember(MINE, thread, id, false);
    }
}

/// What a list says of a thread.
fn said(list: Key, thread: &ThreadName) -> Vec<String> {
    let mut said = Vec::new();
    for line in storage::read(list, "").unwrap_or_default().split('\n') {
        let (value, of) = line.split_once(' ').unwrap_or_default();
        if thread.is(of) {
            said.push(unescaped(value));
        }
    }
    said
}

fn remember(list: Key, thread: &ThreadName, value: &str, is_one: bool) {
    let lines = storage::read(list, "").unwrap_or_default();
    let value = escaped(value);
    let mut kept = [&value, " ", &thread.current].concat();
    for line in lines.split('\n').take(LINES - 1) {
        let (known, of) = line.split_once(' ').unwrap_or_default();
        let is_replaced = thread.is(of) && (is_one || known == value);
        if !of.is_empty() && !is_replaced {
            kept.push('\n');
            kept.push_str(line);
        }
    }
    // Where nothing can be kept, every visit is the first.
    storage::write(list, "", &kept);
}
