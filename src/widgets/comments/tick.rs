//! Seconds that are counted down, and tries that come due.

use super::talk::Talk;
use crate::source::wire::timer::Timeout;
use crate::ui::dom::{El, el};
use crate::ui::intl::{now, number};
use crate::ui::labels::Label;

impl Talk {
    /// Seconds until a time, counted down while they are on the page.
    pub(super) fn countdown(&self, until: f64) -> El {
        let span = el("span");
        self.count(&span, until);
        self.tick_later();
        span
    }

    /// Shows how many seconds are left, now and at each tick; false when there is none.
    fn count(&self, span: &El, until: f64) -> bool {
        let left = ((until - now()) / 1000.0).ceil().max(0.0);
        let text = number(left, 0, &self.cx.locale());
        span.node().set_text_content(Some(&text));
        let is_left = left > 0.0;
        if is_left {
            self.counting.borrow_mut().push((span.clone(), until));
        }
        is_left
    }

    pub(super) fn tick_later(&self) {
        let is_waiting = self.outbox.first(&|it| it.why.is_empty()).is_some();
        let is_counting = !self.counting.borrow().is_empty();
        if self.timer.borrow().is_none() && (is_waiting || is_counting) {
            let own = self.own.clone();
            let timer = Timeout::new(1.0, move || {
                if let Some(talk) = own.upgrade() {
                    talk.tick();
                }
            });
            self.timer.replace(Some(timer));
        }
    }

    /// A second is over.
    pub(super) fn tick(&self) {
        self.timer.take();
        for (span, until) in self.counting.take() {
            if !span.node().is_connected() || self.count(&span, until) {
                continue;
            }
            if let Some(button) = span.node().closest("button").ok().flatten() {
                El::of(&button).attr("aria-disabled", "false");
                button.set_text_content(Some(&self.cx.say(Label::Send)));
            }
        }
        self.pump();
        self.tick_later();
    }
}
