//! How texts are searched: in any case, and without accents when the words have none.

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Result};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Small letters without accents: "Chợ nổi" and "cho noi" are the same.
pub(super) fn fold(text: &str) -> String {
    let bare = text.nfd().filter(|it| !is_combining_mark(*it));
    let bare = bare.flat_map(char::to_lowercase);
    // Not an accent but a letter; on a keyboard without it a "d" is written.
    bare.map(|it| if it == 'đ' { 'd' } else { it }).collect()
}

/// Small letters, composed, however they were typed.
pub(super) fn lower(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Gives a connection `is_found(words, text)`: each of the words stands in the text; one with accents as it is, one
/// without also where the text has some.
pub(crate) fn install(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("is_found", 2, flags, |context| {
        let (words, text) = (context.get::<String>(0)?, context.get::<String>(1)?);
        Ok(is_found(&words, &text))
    })
}

fn is_found(words: &str, text: &str) -> bool {
    let (bare, whole) = (fold(text), lower(text));
    let is_there = |word: &str| {
        let word = lower(word);
        bare.contains(&word) || whole.contains(&word)
    };
    words.split_whitespace().all(is_there)
}

#[cfg(test)]
mod tests {
    use super::is_found;

    #[test]
    fn words_without_accents_find_all_that_with_accents_what_has_them() {
        for (words, text, expected) in [
            ("cho noi", "Chợ nổi Cái Răng", true),
            ("NỔI", "chợ nổi", true),
            ("nói", "chợ nổi", false),
            ("duong", "Đường ngập", true),
            ("đường", "Đường ngập", true),
            ("đường", "Duong ngap", false),
            // Typed as letters and marks.
            ("no\u{302}\u{309}i", "chợ nổi", true),
            ("noi", "cho\u{323} no\u{302}\u{309}i", true),
            ("răng chợ", "Chợ nổi Cái Răng", true),
            ("50%_", "50% off", false),
            ("", "anything", true),
        ] {
            assert_eq!(is_found(words, text), expected, "{words} in {text}");
        }
    }
}
