//! Seconds that are counted down: one timer for all of a thread.

use super::counted::counted;
use crate::source::wire::timer::Timeout;
use crate::stdx::search::find;
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
    /// The text that it ends.
    label: Option<Label>,
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
        self.run(until, over, None)
    }

    /// A text of ours around the seconds until a time.
    pub(crate) fn within(self: &Rc<Self>, label: Label, until: f64) -> El {
        let text = self.cx.say_with(label, "\n");
        let (before, _) = text.split_once('\n').unwrap_or((&text, ""));
        let left = self.run(until, None, Some(label));
        el("span").text(before).child(left)
    }

    fn run(self: &Rc<Self>, until: f64, over: Option<Box<dyn Fn()>>, label: Option<Label>) -> El {
        // What it is in may be read out, once and not each second.
        let shown = el("span").attr("aria-live", "off");
        let countdown = Countdown {
            shown: shown.clone(),
            label,
            until,
            over,
        };
        self.tell(&countdown);
        self.running.borrow_mut().push(countdown);
        self.wait();
        shown
    }

    /// Says how many seconds are left, and the word that goes with so many; false when there is none.
    fn tell(&self, countdown: &Countdown) -> bool {
        let left = ((countdown.until - Date::now()) / 1000.0).ceil().max(0.0);
        let mut text = number(left, 0, &self.cx.locale());
        if let Some(label) = countdown.label {
            let all = counted(&self.cx, label, &text);
            let end = find(&all, &text).and_then(|at| all.get(at..));
            text = end.unwrap_or_default().to_owned();
        }
        countdown.shown.node().set_text_content(Some(&text));
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
            if self.tell(&countdown) {
                self.running.borrow_mut().push(countdown);
            } else if let Some(over) = countdown.over {
                over();
            }
        }
        self.wait();
    }
}
