//! What is left of a text when something of it is taken away.

/// Methods of texts that the standard library has by other names.
///
/// Its own are made for any pattern, and each is compiled with a searcher in it.
pub trait Text {
    /// Without white space around it: `trim`.
    fn trimmed(&self) -> &str;

    /// Without white space before it: `trim_start`.
    fn trimmed_start(&self) -> &str;

    /// Without white space behind it: `trim_end`.
    fn trimmed_end(&self) -> &str;

    /// What stands before and behind the last `mark`: `rsplit_once`.
    fn parted_last(&self, mark: char) -> Option<(&str, &str)>;

    /// What stands between `mark`s, by its place, from 0; empty where there are fewer: `split` and `nth`.
    fn part(&self, mark: char, place: usize) -> &str;

    /// What stands between marks, one after the other: `split`.
    fn each_part<'t>(&'t self, is_mark: &dyn Fn(char) -> bool, with: &mut dyn FnMut(&'t str));

    /// The same with something else in place of each `mark`: `replace`.
    fn replaced(&self, mark: char, with: &str) -> String;
}

impl Text for str {
    fn trimmed(&self) -> &str {
        self.trimmed_start().trimmed_end()
    }

    fn trimmed_start(&self) -> &str {
        let mut chars = self.chars();
        loop {
            let rest = chars.as_str();
            if !chars.next().is_some_and(char::is_whitespace) {
                return rest;
            }
        }
    }

    fn trimmed_end(&self) -> &str {
        let mut chars = self.chars();
        loop {
            let rest = chars.as_str();
            if !chars.next_back().is_some_and(char::is_whitespace) {
                return rest;
            }
        }
    }

    fn parted_last(&self, mark: char) -> Option<(&str, &str)> {
        let mut chars = self.chars();
        while let Some(c) = chars.next_back() {
            if c == mark {
                let before = chars.as_str();
                return Some((before, self.get(before.len() + mark.len_utf8()..)?));
            }
        }
        None
    }

    fn part(&self, mark: char, place: usize) -> &str {
        let mut rest = self;
        for _ in 0..place {
            rest = rest.split_once(mark).unwrap_or_default().1;
        }
        rest.split_once(mark).map_or(rest, |(part, _)| part)
    }

    fn each_part<'t>(&'t self, is_mark: &dyn Fn(char) -> bool, with: &mut dyn FnMut(&'t str)) {
        let mut start = 0;
        for (at, c) in self.char_indices() {
            if is_mark(c) {
                with(self.get(start..at).unwrap_or_default());
                start = at + c.len_utf8();
            }
        }
        with(self.get(start..).unwrap_or_default());
    }

    fn replaced(&self, mark: char, with: &str) -> String {
        let mut all = String::new();
        let mut rest = self;
        while let Some((before, after)) = rest.split_once(mark) {
            all.push_str(before);
            all.push_str(with);
            rest = after;
        }
        all.push_str(rest);
        all
    }
}
