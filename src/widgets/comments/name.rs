//! What tells one thread from all others in the reader's storage, which all threads of a site
//! share. No browser in here.
//!
//! Words are told apart by blanks, so a blank inside of one is written as `\s`.

/// The name of a thread.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ThreadName {
    /// The name.
    pub(crate) current: String,
    /// The name it had before blanks were written so, where that is another. Things may be kept
    /// under it.
    pub(crate) former: Option<String>,
}

impl ThreadName {
    /// The thread of an article that is written to at `action`, an absolute URL; that is empty
    /// for one that cannot be written to.
    pub(crate) fn of(action: &str, article: &str) -> Self {
        let name = |article: &str| match action {
            "" => article.to_owned(),
            _ => [action, " ", article].concat(),
        };
        let (current, former) = (name(&escaped(article)), name(article));
        Self {
            former: (former != current).then_some(former),
            current,
        }
    }

    /// True for this thread.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.current == name || self.former.as_deref() == Some(name)
    }
}

/// A word that has no blank in it, nor the end of a line.
pub(crate) fn escaped(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            ' ' => escaped.push_str("\\s"),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The word that was written so.
pub(crate) fn unescaped(word: &str) -> String {
    let mut unescaped = String::with_capacity(word.len());
    let mut chars = word.chars();
    while let Some(c) = chars.next() {
        unescaped.push(match c {
            '\\' => match chars.next() {
                Some('s') => ' ',
                Some('n') => '\n',
                other => other.unwrap_or(c),
            },
            c => c,
        });
    }
    unescaped
}

#[cfg(test)]
mod tests {
    use super::{ThreadName, escaped, unescaped};

    const URL: &str = "https://a.example/comments";

    #[test]
    fn a_name_without_blanks_is_as_it_always_was() {
        let name = ThreadName::of(URL, "https://a.example/lũ-rút");
        assert_eq!(name.current, format!("{URL} https://a.example/lũ-rút"));
        assert_eq!(name.former, None);
    }

    #[test]
    fn an_article_with_blanks_is_no_other_article() {
        let name = ThreadName::of(URL, "lũ rút");
        assert_eq!(name.current, format!("{URL} lũ\\srút"));
        assert_ne!(name, ThreadName::of(URL, "lũ\\srút"));
        assert!(!name.is(&ThreadName::of(URL, "lũ").current));
    }

    #[test]
    fn what_was_kept_under_the_former_name_is_found() {
        let name = ThreadName::of(URL, "lũ rút");
        assert!(name.is(&format!("{URL} lũ rút")));
        assert!(name.is(&name.current));
    }

    #[test]
    fn a_word_comes_back_as_it_was() {
        for word in ["", "a", "a b", "a\\sb", "\\", "a \\ \n b\\n", "lũ  rút "] {
            assert_eq!(unescaped(&escaped(word)), word);
            assert!(!escaped(word).contains([' ', '\n']));
        }
    }
}
