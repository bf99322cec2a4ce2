//! The words of the widgets, in the languages they speak.
//!
//! Each widget has its own in its folder, so that they travel with it; what all of them say is
//! here. A third language is one more column. A host replaces single words with
//! `configure({labels: {vi: {retry: "…"}}})`; the keys are the names beside the words.

/// A language the widgets speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language of a tag that was [read](Self::read).
    pub fn of(tag: &str) -> Self {
        if tag.starts_with("vi") {
            Self::Vi
        } else {
            Self::En
        }
    }

    /// The language and region that a tag names, as in BCP 47: `vi-VN`. Tags are read as CLDR and
    /// POSIX write them, too: `vi_VN.UTF-8`, `VIE`. English with the same region stands for what we
    /// do not speak; then, and for `vn`, which is a region, the tag was not right.
    pub fn read(tag: &str) -> (String, bool) {
        // The part that is read, and the region, which no part of an extension is.
        let (mut part, mut primary, mut region) = (String::new(), None, None);
        for c in tag.trim().chars().chain(['-']) {
            match c {
                '-' | '_' | '.' | '@' => {
                    let read = std::mem::take(&mut part);
                    let length = read.len();
                    if primary.is_none() {
                        primary = Some(read);
                    } else if length == 2 && region.is_none() {
                        region = Some(read);
                    } else if length == 1 {
                        break;
                    }
                    if matches!(c, '.' | '@') {
                        break;
                    }
                }
                c => part.push(c.to_ascii_lowercase()),
            }
        }
        let primary = primary.unwrap_or_default();
        let (language, is_right) = match &*primary {
            "vi" | "vie" => ("vi", true),
            "vn" => ("vi", false),
            other => ("en", matches!(other, "en" | "eng")),
        };
        let read = match region {
            Some(region) => [language, "-", &region.to_ascii_uppercase()].concat(),
            None => language.to_owned(),
        };
        (read, is_right)
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
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
            Language::En => self.group.english,
        })
    }

    fn line(self, of: &'static str) -> &'static str {
        of.split('\n').nth(self.place as usize).unwrap_or_default()
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
