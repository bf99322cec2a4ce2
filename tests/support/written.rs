//! Files that a command writes and a test holds.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

/// Tests run side by side, and several write one file.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Holds a file, or the part of one between two lines, to what it should be. With `BANTIN_WRITE` set
/// it is written instead.
pub(crate) fn hold(path: &str, marks: Option<(&str, &str)>, expected: &str) {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&full).unwrap_or_default();
    let (before, found, after) = match marks {
        Some((first, last)) => {
            let (before, rest) = text.split_once(first).unwrap_or_else(|| {
                panic!("{path}: expected the line {first}");
            });
            let (found, after) = rest.split_once(last).unwrap_or_else(|| {
                panic!("{path}: expected the line {last}");
            });
            ([before, first].concat(), found, [last, after].concat())
        }
        None => (String::new(), text.as_str(), String::new()),
    };
    if env::var_os("BANTIN_WRITE").is_some() {
        let written = [&before, expected, &after].concat();
        fs::write(&full, written).expect("a file that can be written");
        return;
    }
    if let Some(difference) = difference(found, expected) {
        panic!("{path}: {difference}; `cargo xtask contract` writes it");
    }
}

/// The first line that is not as it should be: some of these files are too long to be read in a report.
fn difference(found: &str, expected: &str) -> Option<String> {
    if found == expected {
        return None;
    }
    let [mut theirs, mut ours] = [found, expected].map(|it| it.split('\n'));
    loop {
        match (theirs.next(), ours.next()) {
            (found, expected) if found != expected => {
                let [found, expected] = [found, expected].map(|it| it.unwrap_or("no further line"));
                return Some(format!("expected the line {expected:?}, found {found:?}"));
            }
            (None, None) => return None,
            _ => {}
        }
    }
}
