//! All that is remembered of a reader in their browser, in one table: whoever runs a site has to say what
//! that is. `cargo xtask contract` writes it into docs/embedding.md; nothing else has a [`Key`].

/// The name that something is stored under, or how such names begin.
#[derive(Debug, Clone, Copy)]
pub struct Key(&'static str);

/// What a page may tell its readers of it.
#[derive(Debug, Clone, Copy)]
pub struct Stored {
    /// How its keys begin, behind `bantin:`.
    pub key: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// How long it is kept.
    pub lifetime: &'static str,
}

impl Key {
    /// The whole key of what `rest` tells apart.
    pub(super) fn with(self, rest: &str) -> String {
        [self.0, rest].concat()
    }
}

/// Declares keys, and `STORED`, which is all of them. What is written above each is its purpose.
macro_rules! stored {
    ($($(#[doc = $purpose:literal])+ $name:ident = $key:literal, $lifetime:literal;)*) => {
        $($(#[doc = $purpose])+ pub const $name: Key = Key($key);)*
        /// All of them.
        pub const STORED: &[Stored] = &[$(Stored {
            key: $key,
            purpose: concat!($($purpose),+),
            lifetime: $lifetime,
        }),*];
    };
}

stored! {
    /// What was written into a form and not sent, by thread and by the comment it answers.
    DRAFT = "draft:", "until it is sent, or the form emptied";
    /// Under which key such words were sent before, so that they arrive once.
    TRAIL = "key:draft:", "as long as that draft";
    /// A comment on its way, with the name and the e-mail address it is sent with; one that waits for a
    /// moderator, to show it to who wrote it.
    OUTBOX = "outbox:", "until it has arrived or is thrown away; a week while a moderator has it";
    /// That comments of a thread are held for a moderator, where the backend does not say so.
    HOLDS = "holds:", "until the storage is emptied";
    /// Which of the tabs sends, where the browser has no locks.
    TURN = "turn", "a minute";
    /// Name, e-mail address and website of a reader who has "Remember me on this device" checked.
    AUTHOR = "author", "until a comment is sent without that";
    /// The ids of the comments that this reader wrote.
    MINE = "mine", "the last 200";
    /// When each thread was last seen, to mark what is new since.
    VISITS = "visits", "the last 200 threads";
    /// A random name, by which the newsroom's own contract knows whose a like or a report is; made at the
    /// first of them, one for each backend.
    VISITOR = "visitor:", "until the storage is emptied";
    /// What such a backend gives to who wrote a comment, so that they can change it.
    TOKEN = "token:", "until the storage is emptied";
    /// That a reader stopped what moves by itself, or let it move although the system asks for less.
    PAUSED = "paused", "the visit: it is in `sessionStorage`";
    /// The place that was chosen for the weather, by its name; never a position.
    PLACE = "place", "the visit: it is in `sessionStorage`";
}
