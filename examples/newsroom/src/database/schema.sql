CREATE TABLE stories (
    slug TEXT PRIMARY KEY,
    section TEXT NOT NULL,
    -- Minutes before the hour of the request: the news is never old.
    age INTEGER NOT NULL,
    picture INTEGER,
    -- Some stories give their picture as a plain URL, as many backends do.
    plain_picture INTEGER NOT NULL,
    sponsored INTEGER NOT NULL,
    comments_closed INTEGER NOT NULL
);
CREATE INDEX stories_by_age ON stories (age, slug);

CREATE TABLE story_texts (
    slug TEXT NOT NULL REFERENCES stories,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    label TEXT NOT NULL,
    author TEXT,
    alt TEXT,
    PRIMARY KEY (slug, lang)
) WITHOUT ROWID;

-- What a story says, where it says more than its first words: paragraphs with a blank line between them.
CREATE TABLE story_bodies (
    slug TEXT NOT NULL REFERENCES stories,
    lang TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (slug, lang)
) WITHOUT ROWID;

CREATE TABLE digests (
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    -- A strftime pattern: the date is in it.
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    PRIMARY KEY (name, lang)
) WITHOUT ROWID;

CREATE TABLE headlines (
    digest TEXT NOT NULL,
    lang TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    -- Minutes before the digest.
    age INTEGER NOT NULL,
    breaking INTEGER NOT NULL,
    PRIMARY KEY (digest, lang, position)
) WITHOUT ROWID;

-- The days ahead of a place as JSON, counted from today.
CREATE TABLE forecasts (
    place TEXT PRIMARY KEY,
    outlook TEXT NOT NULL
) WITHOUT ROWID;

-- How a day of some kind runs, hour by hour, as JSON.
CREATE TABLE courses (
    name TEXT PRIMARY KEY,
    hours TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES stories,
    parent INTEGER REFERENCES comments,
    status TEXT NOT NULL CHECK (status IN ('approved', 'pending', 'deleted', 'rejected', 'spam')),
    name TEXT NOT NULL,
    email TEXT,
    url TEXT,
    avatar TEXT,
    badge TEXT,
    badge_en TEXT,
    body TEXT NOT NULL,
    body_en TEXT,
    is_html INTEGER NOT NULL DEFAULT 0,
    -- Seconds since 1970.
    created INTEGER NOT NULL,
    edited INTEGER,
    -- Likes from before there was a list of who likes what.
    old_likes INTEGER NOT NULL DEFAULT 0,
    -- The secret of the visitor who wrote it. Kept as it is, because a repeated request must
    -- hand out the same one again.
    token TEXT,
    -- Why a moderator rejected it.
    reason TEXT,
    -- Where it was imported from, and its id there: what is imported twice is here once.
    source TEXT UNIQUE
);
CREATE INDEX comments_by_status ON comments (status, created);
CREATE INDEX comments_by_article ON comments (article);
CREATE INDEX comments_by_token ON comments (token);

CREATE TABLE likes (
    comment INTEGER NOT NULL REFERENCES comments,
    visitor TEXT NOT NULL,
    PRIMARY KEY (comment, visitor)
) WITHOUT ROWID;

-- Who asked a moderator to look at what.
CREATE TABLE reports (
    comment INTEGER NOT NULL REFERENCES comments,
    visitor TEXT NOT NULL,
    PRIMARY KEY (comment, visitor)
) WITHOUT ROWID;

-- The first answer to each Idempotency-Key, and what was asked.
CREATE TABLE answers (
    key TEXT PRIMARY KEY,
    asked TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    token TEXT NOT NULL,
    -- The comment that was written. Where its author deletes it, nothing is left of what was asked and answered.
    comment INTEGER NOT NULL REFERENCES comments,
    -- Seconds since 1970: they are kept for a time.
    created INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX answers_by_comment ON answers (comment);
CREATE INDEX answers_by_age ON answers (created);
