//! What stands around the list: what was just done, how many comments there are, what came
//! since, in which order they stand, and the way to the rest of them.

use super::action::Action;
use super::sort::{show_sort, sort_choice};
use super::text::write;
use crate::source::dialect::Dialect;
use crate::stdx::number::integer;
use crate::ui::dom::{El, el, focus};
use crate::ui::intl::number;
use crate::ui::labels::Label;
use crate::ui::notice::notice;
use crate::widget::Context;
use crate::widgets::comments::thread::state::Thread;

/// How it is meant what is said of what was done.
#[derive(Clone, Copy)]
pub(crate) enum Tone {
    /// It is on its way, or a question.
    Note,
    /// It is done.
    Done,
    /// It was not done.
    Trouble,
}

/// The elements that say something else as the thread changes.
pub(crate) struct Panel {
    cx: Context,
    /// Says what was just done.
    status: El,
    /// Has what writing needs fetched once more.
    again: El,
    count: El,
    sort: El,
    /// Shows what was held back.
    release: El,
    empty: El,
    more: El,
    /// Says that the next page could not be had.
    failed: El,
    /// What comes into view when the end of the list does.
    pub(crate) end: El,
}

impl Panel {
    /// The elements, not yet in their places.
    pub(crate) fn new(cx: &Context, dialect: &Dialect) -> Self {
        let more = Action::More.button("button");
        let again = Action::Write.button("button").say(cx, Label::Retry);
        hide(&again, true);
        let failed = el("p").class("small").attr("role", "status");
        Self {
            cx: cx.clone(),
            status: el("p").class("said").part("message").attr("role", "status"),
            again,
            count: el("h3").class("subheading").attr("tabindex", "-1"),
            sort: sort_choice(cx, dialect),
            release: Action::Release.button("button"),
            empty: notice(&cx.say(Label::CommentsEmpty)).attr("tabindex", "-1"),
            end: el("div")
                .class("more")
                .child(failed.clone())
                .child(more.clone()),
            failed,
            more,
        }
    }

    /// Puts them into their places, around the list.
    pub(crate) fn around(&self, list: &El, view: El) -> El {
        let release = el("div").attr("role", "status").child(self.release.clone());
        let bar = el("div")
            .class("bar")
            .child(self.count.clone())
            .child(release)
            .child(self.sort.clone());
        view.child(self.status.clone())
            .child(self.again.clone())
            .child(bar)
            .child(list.clone())
            .child(self.empty.clone())
            .child(self.end.clone())
    }

    /// Says what was done, to be read out; an empty text takes back what was said before.
    pub(crate) fn say(&self, text: &str, tone: Tone) {
        let class = match tone {
            Tone::Note => "said",
            Tone::Done => "said done",
            Tone::Trouble => "said trouble",
        };
        let status = self.status.clone().class(class);
        status.node().set_text_content(None);
        // Laid out without its words, it stays in view for as long as if it had never had any.
        status.html().offset_width();
        status.node().set_text_content(Some(text));
    }

    /// Says that nobody can write as long as what that needs does not come, or takes that back.
    pub(crate) fn set_unwritable(&self, is_so: bool) {
        let said = match is_so {
            true => self.cx.say(Label::NoWriting),
            false => String::new(),
        };
        self.say(&said, Tone::Trouble);
        hide(&self.again, !is_so);
    }

    /// Says that the next page could not be had, or no longer; the button asks for it again.
    pub(crate) fn set_failed(&self, is_failed: bool) {
        let (said, label) = match is_failed {
            true => (self.cx.say(Label::MoreFailed), Label::Retry),
            false => (String::new(), Label::More),
        };
        self.failed.node().set_text_content(Some(&said));
        self.more.node().set_text_content(Some(&self.cx.say(label)));
    }

    /// Moves the focus to the number of comments, where nothing else is left, or to what says
    /// that there are none: one of the two is hidden, and cannot have it.
    pub(crate) fn focus(&self) {
        focus(self.count.node());
        focus(self.empty.node());
    }

    /// Says how many comments there are, and what can be done at both ends of the list.
    pub(crate) fn show(&self, thread: &Thread) {
        let count = thread.count(self.cx.feed().total.peek());
        let text = counted(&self.cx, count);
        write(self.count.node(), &text);
        let held = thread.held();
        let words = match held {
            1 => self.cx.say(Label::FreshOne),
            _ => self.cx.say_with(Label::Fresh, &integer(held as i64)),
        };
        write(self.release.node(), &words);
        show_sort(&self.sort, &self.cx);
        hide(&self.release, held == 0);
        hide(&self.count, count == 0.0);
        hide(&self.empty, !thread.is_empty());
        hide(&self.more, thread.is_at_end());
    }
}

fn hide(element: &El, is_hidden: bool) {
    element.clone().maybe("hidden", is_hidden.then_some(""));
}

/// A number of comments, in words.
pub(crate) fn counted(cx: &Context, count: f64) -> String {
    if count == 1.0 {
        return cx.say(Label::CountOne);
    }
    cx.say_with(Label::Count, &number(count, 0, &cx.locale()))
}
