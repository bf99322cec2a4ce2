//! What the comments promise to the page.

use crate::widget::contract::{Attribute, Contract, Event, Property, attributes, named};

attributes! {
    /// URL that comments are sent to.
    ACTION: Address = Attribute::address("action"), otherwise "`src`";
    /// What the comments are about; of an address all spellings are one.
    ARTICLE: Text = Attribute::text("article"),
        otherwise "the page's `rel=\"canonical\"`, if that is of its own origin, else its address without its query";
    /// What readers get whom `configure({author})` does not name: the form, the slot `sign-in` in its
    /// place, or the thread alone.
    ANONYMOUS: Choice = Attribute::choice("anonymous", &["form", "sign-in", "read-only"]);
    /// Whether the form asks for an e-mail address.
    EMAIL: Choice = Attribute::choice("email", &["optional", "required", "none"]);
    /// Whether it asks for a website.
    WEBSITE: Choice = Attribute::choice("website", &["none", "optional", "required"]);
    /// How long a comment has to be.
    MIN_LENGTH: Number = Attribute::number("min-length").or(1.0), in "characters";
    /// How long a comment may be.
    MAX_LENGTH: Number = Attribute::number("max-length").or(2000.0), in "characters";
    /// A time that nobody writes a comment in; what is sent sooner waits for it.
    MIN_TIME: Number = Attribute::number("min-time").or(2.0), in "seconds";
    /// Which comments come first; the reader's choice is written here.
    SORT: Choice = Attribute::choice("sort", &["", "newest", "oldest", "liked"]),
        otherwise "as the backend sends them";
    /// How deep replies are moved in; deeper ones say what they answer.
    DEPTH: Number = Attribute::number("depth").or(3.0), in "levels";
    /// How further comments come: by a button, or on reaching the end as well.
    LOAD_MORE: Choice = Attribute::choice("load-more", &["manual", "auto"]);
    /// Nobody's picture is asked for: the first letter of a name stands in its place.
    NO_AVATARS: Flag = Attribute::flag("no-avatars");
    /// The number alone, in a line of text; nothing where it is not known. There is no thread to tell the backend by:
    /// name it in `adapter`, unless the URL has its parameter for an article (Isso's `uri`).
    COUNT_ONLY: Flag = Attribute::flag("count-only");
}

/// All of it.
pub(super) const CONTRACT: Contract = Contract {
    summary: "a line to write a comment into, and the thread",
    data: "Comments | readonly Comment[]",
    attributes: ATTRIBUTES,
    events: &[
        Event {
            name: "bantin-before-submit",
            detail: "BeforeSubmitDetail",
            is_cancelable: true,
            about: "A comment is about to be sent, again too.",
        },
        Event {
            name: "bantin-submit",
            detail: "SubmitDetail",
            is_cancelable: false,
            about: "A comment was accepted.",
        },
    ],
    slots: &[
        named(
            "captcha",
            "Shown in the form that has the focus. Add what it gives to `body` or `headers` in \
             `bantin-before-submit`, which comes before each try.",
        ),
        named(
            "sign-in",
            "In place of the form, with `anonymous=\"sign-in\"`.",
        ),
    ],
    parts: &[
        named("form", "A form."),
        named("field", "A label and its input."),
        named("input", "What is written in."),
        named("preview", "What a comment will look like."),
        named("send", "The button that sends."),
        named("message", "Why a comment was not sent."),
        named("fresh", "The button for comments that came meanwhile."),
        named(
            "write",
            "The button that has the form fetched again, where that failed.",
        ),
        named("sort", "The choice of an order."),
        named("thread", "All comments."),
        named("comment", "One comment."),
        named(
            "comment--pending",
            "One that not everybody sees: it waits, or was rejected.",
        ),
        named("avatar", "The picture of who wrote it."),
        named("author", "Who wrote it."),
        named("badge", "What they are: staff, author."),
        named(
            "pending",
            "Says that it waits for a moderator, or to be sent.",
        ),
        named(
            "refused",
            "Says that it was not accepted, or not published.",
        ),
        named("new", "Says that it is new to this reader."),
        named("permalink", "When it was written, a link to it."),
        named("text", "What it says."),
        named("like", "The button that likes it."),
        named("reply", "The button that answers it."),
        named("edit", "The button that changes it."),
        named("copy", "The button that copies its address."),
        named("report", "The button that reports it to the newsroom."),
        named("delete", "The button that takes it away."),
        named("undo", "The button that has it back."),
        named("retry", "The button that sends it again."),
        named("revise", "The button that puts it back into the form."),
        named("discard", "The button that throws it away."),
        named("more", "The button for further comments."),
        named("count", "How many comments there are."),
    ],
    properties: &[Property {
        name: "--indent",
        default: "by the width there is",
        about: "How far replies are moved in.",
    }],
};
