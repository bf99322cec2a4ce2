//! Looking for something in a text.

/// True when `word` is one of `list`, which has spaces between them.
pub fn is_listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Where `needle` begins in `text`.
///
/// The standard library's search never takes long, whatever is searched for, and its code is
/// 2.5 KB of the bundle. Ours are a few bytes long.
pub fn find(text: &str, needle: &str) -> Option<usize> {
    if needle.is_empty() {
        // It is found at once, as the standard library has it, which knows no windows of none.
        return Some(0);
    }
    let mut windows = text.as_bytes().windows(needle.len());
    windows.position(|window| window == needle.as_bytes())
}

/// True when `c` is in `text`.
///
/// The standard library's `contains` searches for a character as it does for a text: 2.5 KB again.
pub fn has(text: &str, c: char) -> bool {
    text.chars().any(|it| it == c)
}

/// Where the first character that `is` it begins in `text`.
///
/// The standard library has a searcher for each kind of pattern, and compiles it for each closure.
pub fn first(text: &str, is: &dyn Fn(char) -> bool) -> Option<usize> {
    let mut places = text.char_indices();
    places.find(|(_, c)| is(*c)).map(|(at, _)| at)
}

/// What stands behind the first `needle` in `text`.
pub fn after<'t>(text: &'t str, needle: &str) -> Option<&'t str> {
    text.get(find(text, needle)? + needle.len()..)
}
