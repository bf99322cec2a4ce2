//! What this reader saw and wrote: when they were last in a thread, and which comments are theirs.
//!
//! Both are short lists for all threads of the site: what is oldest is forgotten.

use crate::stdx::number::{parse, whole};
use crate::ui::storage;

/// How many lines a list has at most.
const LINES: usize = 200;

/// When a thread was last seen, by its newest comment then, in milliseconds since the epoch; 0
/// for never. `newest` is remembered for the next time.
pub(super) fn visit(thread: &str, newest: f64) -> f64 {
    let before = said("visits", thread);
    let before = before.first().and_then(|it| parse(it)).unwrap_or_default();
    if newest > before {
        remember("visits", thread, &whole(newest), true);
    }
    before
}

/// The ids of what this reader wrote in a thread.
pub(super) fn mine(thread: &str) -> Vec<String> {
    said("mine", thread)
}

/// This reader wrote a comment.
pub(super) fn wrote(thread: &str, id: &str) {
    remember("mine", thread, id, false);
}

/// What a list says of a thread.
fn said(list: &str, thread: &str) -> Vec<String> {
    let mut said = Vec::new();
    for line in storage::read(list).unwrap_or_default().split('\n') {
        let (value, of) = line.split_once(' ').unwrap_or_default();
        if of == thread {
            said.push(value.to_owned());
        }
    }
    said
}

fn remember(list: &str, thread: &str, value: &str, is_one: bool) {
    let lines = storage::read(list).unwrap_or_default();
    let mut kept = [value, " ", thread].concat();
    for line in lines.split('\n').take(LINES) {
        let (_, of) = line.split_once(' ').unwrap_or_default();
        if !of.is_empty() && (!is_one || of != thread) {
            kept.push('\n');
            kept.push_str(line);
        }
    }
    // Where nothing can be kept, every visit is the first.
    storage::write(list, &kept);
}
