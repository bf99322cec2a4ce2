//! The words of the widgets, in the languages they speak.
//!
//! Each widget has its own in its folder, so that they travel with it; what all of them say is
//! here. A host replaces single words with `configure({labels: {vi: {retry: "…"}}})`; the keys are the
//! names beside the words. Further languages have them in a file of their own: see [`super::further`].

use crate::stdx::text::Text as _;

/// A language, by where its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
    /// One whose words are not in the bundle. It stands in for none that are missing: English does.
    Further,
}

impl Language {
    /// The language of a tag as BCP 47 has it.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("vi") => Self::Vi,
            Some("en") => Self::En,
            _ => Self::Further,
        }
    }
}

/// A word or sentence of ours: a place in a [`Group`].
#[derive(Debug, Clone, Copy)]
pub struct Label {
    group: &'static Group,
    place: u32,
}

/// Words that belong together, a line each.
///
/// A text for each column, because an array of texts is an address and a length for each of them.
#[derive(Debug)]
pub struct Group {
    keys: &'static str,
    vietnamese: &'static str,
    english: &'static str,
}

impl Group {
    /// The words of these columns. Each line of a column ends.
    pub(crate) const fn new(
        keys: &'static str,
        vietnamese: &'static str,
        english: &'static str,
    ) -> Self {
        Self {
            keys,
            vietnamese,
            english,
        }
    }
}

impl Label {
    /// The word at this line of a group.
    pub(crate) const fn new(group: &'static Group, place: u32) -> Self {
        Self { group, place }
    }

    /// The label so many places further in its group.
    #[must_use]
    pub fn after(self, places: u32) -> Self {
        Self {
            place: self.place + places,
            ..self
        }
    }

    /// The key by which a host replaces it.
    pub fn key(self) -> &'static str {
        self.line(self.group.keys)
    }

    /// Its text. `{}` stands for what [`fill`] puts in.
    pub fn text(self, language: Language) -> &'static str {
        self.line(match language {
            Language::Vi => self.group.vietnamese,
            Language::En | Language::Further => self.group.english,
        })
    }

    fn line(self, of: &'static str) -> &'static str {
        of.part('\n', self.place as usize)
    }
}

/// Puts `value` where the text has its first `{}`.
pub fn fill(text: &str, value: &str) -> String {
    match text.split_once('{') {
        Some((before, after)) => {
            let after = after.strip_prefix('}').unwrap_or(after);
            [before, value, after].concat()
        }
        None => text.to_owned(),
    }
}

/// Makes a group of words, and a `Label` of each: its name, its key, and its texts.
macro_rules! labels {
    ($($name:ident, $key:literal, $vi:literal, $en:literal;)*) => {
        /// The words of this file. It is one thing in memory, wherever its labels are used.
        static GROUP: $crate::ui::labels::Group = $crate::ui::labels::Group::new(
            concat!($($key, "\n"),*),
            concat!($($vi, "\n"),*),
            concat!($($en, "\n"),*),
        );

        enum Order { $($name,)* }

        #[allow(non_upper_case_globals, reason = "a label is written as a variant of an enum")]
        impl $crate::ui::labels::Label {
            $(
                #[doc = $en]
                pub const $name: Self = Self::new(&GROUP, Order::$name as u32);
            )*
        }
    };
}
pub(crate) use labels;

labels! {
    Retry, "retry", "Thử lại", "Try again";
    Loading, "loading", "Đang tải…", "Loading…";
    Stale, "stale", "Chưa cập nhật được từ {}.", "Not updated since {}.";
    More, "more", "Xem thêm", "Show more";
    Added, "added", "Đã hiện thêm {} tin.", "{} more shown.";
    MoreFailed, "more-failed", "Chưa tải thêm được.", "Could not load more.";
    Previous, "previous", "Tin trước", "Previous";
    Next, "next", "Tin sau", "Next";
    Pause, "pause", "Tạm dừng", "Pause";
    Play, "play", "Chạy tiếp", "Play";
}
