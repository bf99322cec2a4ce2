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
    assert_eq!(found, expected, "{path}: `cargo xtask contract` writes it");
}
