//! Who writes a comment.

use crate::source::wire::property::text;
use crate::source::wire::settings;
use crate::stdx::text::Text as _;

/// A name, and how to reach them. Every field may be empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signature {
    /// The name that is shown.
    pub(crate) name: String,
    /// An e-mail address, which is not shown.
    pub(crate) email: String,
    /// A page of theirs.
    pub(crate) website: String,
}

impl Signature {
    /// True when somebody is signed in at the page.
    pub(crate) fn is_signed_in() -> bool {
        settings::get(&["author"]).is_some()
    }

    /// Who is signed in at the page, as `configure` was told.
    pub(crate) fn signed_in() -> Option<Self> {
        let author = settings::get(&["author"])?;
        let line = |name: &str| text(&author, name).unwrap_or_default().replaced('\n', " ");
        Some(Self {
            name: line("name"),
            email: line("email"),
            website: line("url"),
        })
    }

    /// From three lines.
    pub(crate) fn parse(lines: &str) -> Self {
        let mut lines = lines.split('\n');
        let mut line = || lines.next().unwrap_or_default().to_owned();
        Self {
            name: line(),
            email: line(),
            website: line(),
        }
    }

    /// In three lines, as it is kept in the browser.
    pub(crate) fn lines(&self) -> String {
        [&self.name, "\n", &self.email, "\n", &self.website].concat()
    }
}
