//! Seconds that are counted down, and tries that come due.

use super::outbox;
use super::talk::Talk;
use crate::source::clock::Timeout;
use crate::source::text::number as parsed;
use crate::ui::dom::{El, el};
use crate::ui::intl::{now, number};
use crate::ui::labels::Label;
use wasm_bindgen::JsCast;
use web_sys::Element;

impl Talk {
    /// Seconds until a time, counted down.
    pub(super) fn countdown(&self, until: f64) -> El {
        self.tick_later();
        let left = ((until - now()) / 1000.0).ceil().max(0.0);
        el("span")
            .attr("data-until", &outbox::whole(until))
            .text(&number(left, 0, &self.cx.locale()))
    }

    pub(super) fn tick_later(&self) {
        let is_waiting = self.outbox.first(&|it| it.why.is_empty()).is_some();
        let is_counting = self.counting().is_some();
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

    pub(super) fn counting(&self) -> Option<web_sys::NodeList> {
        let view = self.rows.list.node().parent_element()?;
        let counting = view.query_selector_all("[data-until]").ok()?;
        (counting.length() > 0).then_some(counting)
    }

    /// A second is over.
    pub(super) fn tick(&self) {
        self.timer.take();
        if let Some(counting) = self.counting() {
            for at in 0..counting.length() {
                let span: Option<Element> = counting.get(at).and_then(|it| it.dyn_into().ok());
                let Some(span) = span else { continue };
                let until = span.get_attribute("data-until").unwrap_or_default();
                let until = parsed(&until).unwrap_or_default();
                let left = ((until - now()) / 1000.0).ceil().max(0.0);
                let text = number(left, 0, &self.cx.locale());
                span.set_text_content(Some(&text));
                if left == 0.0
                    && let Some(button) = span.closest("button").ok().flatten()
                {
                    El::of(&button).attr("aria-disabled", "false");
                    button.set_text_content(Some(&self.cx.say(Label::Send)));
                }
            }
        }
        self.pump();
        self.tick_later();
    }
}
