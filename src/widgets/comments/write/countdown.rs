//! Seconds that are counted down: one timer for all of a thread.

use crate::source::wire::timer::Timeout;
use crate::ui::dom::{El, el};
use crate::ui::intl::number;
use crate::ui::labels::Label;
use crate::widget::Context;
use js_sys::Date;
use std::cell::RefCell;
use std::rc::Rc;

/// All that is counted down.
pub(crate) struct Countdowns {
    cx: Context,
    running: RefCell<Vec<Countdown>>,
    timer: RefCell<Option<Timeout>>,
}

struct Countdown {
    shown: El,
    until: f64,
    over: Option<Box<dyn Fn()>>,
}

impl Countdowns {
    /// None yet.
    pub(crate) fn new(cx: &Context) -> Rc<Self> {
        Rc::new(Self {
            cx: cx.clone(),
            running: RefCell::default(),
            timer: RefCell::default(),
        })
    }

    /// The seconds until a time of the device's clock, counted down while they are on the page; `over` is called when
    /// that time has come.
    pub(crate) fn start(self: &Rc<Self>, until: f64, over: Option<Box<dyn Fn()>>) -> El {
        // What it is in may be read out, once and not each second.
        let shown = el("span").attr("aria-live", "off");
        self.tell(&shown, until);
        self.running.borrow_mut().push(Countdown {
            shown: shown.clone(),
            until,
            over,
        });
        self.wait();
        shown
    }

    /// A text of ours around the seconds until a time.
    pub(crate) fn within(self: &Rc<Self>, label: Label, until: f64) -> El {
        let text = self.cx.say_with(label, "\n");
        let (before, after) = text.split_once('\n').unwrap_or((&text, ""));
        el("span")
            .text(before)
            .child(self.start(until, None))
            .text(after)
    }

    /// Says how many seconds are left; false when there is none.
    fn tell(&self, shown: &El, until: f64) -> bool {
        let left = ((until - Date::now()) / 1000.0).ceil().max(0.0);
        let text = number(left, 0, &self.cx.locale());
        shown.node().set_text_content(Some(&text));
        left > 0.0
    }

    fn wait(self: &Rc<Self>) {
        if self.timer.borrow().is_none() && !self.running.borrow().is_empty() {
            let own = Rc::downgrade(self);
            let timer = Timeout::new(1.0, move || {
                if let Some(countdowns) = own.upgrade() {
                    countdowns.tick();
                }
            });
            self.timer.replace(Some(timer));
        }
    }

    /// A second is over.
    fn tick(self: &Rc<Self>) {
        self.timer.take();
        for countdown in self.running.take() {
            if !countdown.shown.node().is_connected() {
                continue;
            }
            if self.tell(&countdown.shown, countdown.until) {
                self.running.borrow_mut().push(countdown);
            } else if let Some(over) = countdown.over {
                over();
            }
        }
        self.wait();
    }
}
