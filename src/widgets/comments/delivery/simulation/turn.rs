//! The turn of a page, as `ui::tab_lock` gives it.

use super::page::Held;
use super::world::{Next, World};
use crate::ui::lease::{Lease, Look};
use crate::widgets::comments::delivery::event::Event;
use std::collections::VecDeque;

impl World {
    pub(super) fn take_turn(&mut self, page: usize, events: &mut VecDeque<Event>) {
        let now = self.now();
        match std::mem::replace(&mut self.pages[page].held, Held::No) {
            Held::No if !self.setting.is_readable => self.pages[page].held = Held::Alone,
            Held::No if self.setting.has_locks => {
                if self.locks.ask(page) {
                    let wait = self.chance.below(5);
                    self.later(wait, Next::Granted(page));
                }
                return;
            }
            Held::No | Held::Wanted(_) => {
                self.names += 1;
                let lease = Lease::of(format!("{:05}", self.names));
                self.pages[page].held = Held::Wanted(lease);
                return self.look_at_lease(page);
            }
            Held::Lease(mut lease, signed) => {
                let text = self.storage.read(page, "turn").cloned().unwrap_or_default();
                if lease.look(&text) != Look::Mine {
                    self.pages[page].held = Held::Wanted(lease);
                    return self.look_at_lease(page);
                }
                self.write(page, "turn", &lease.signature(now));
                if Lease::is_late(signed, now) {
                    self.pages[page].held = Held::Wanted(lease);
                    return self.later(600, Next::Lease(page));
                }
                self.pages[page].held = Held::Lease(lease, now);
            }
            held => self.pages[page].held = held,
        }
        events.push_back(Event::TurnGranted);
    }

    pub(super) fn lock(&mut self, page: usize) {
        if self.pages[page].is_alive {
            self.pages[page].held = Held::Lock;
            self.feed(page, Event::TurnGranted);
        }
    }

    pub(super) fn look_at_lease(&mut self, page: usize) {
        let now = self.now();
        let text = self.storage.read(page, "turn").cloned().unwrap_or_default();
        if !self.pages[page].is_alive {
            return;
        }
        let Held::Wanted(mut lease) = std::mem::replace(&mut self.pages[page].held, Held::No)
        else {
            return;
        };
        match lease.look(&text) {
            Look::Mine => {
                self.pages[page].held = Held::Lease(lease, now);
                return self.feed(page, Event::TurnGranted);
            }
            Look::Sign => {
                if !self.write(page, "turn", &lease.signature(now)) {
                    self.fail("the lease could not be signed");
                }
                self.later(600, Next::Lease(page));
            }
            Look::Wait => self.later(500, Next::Lease(page)),
        }
        self.pages[page].held = Held::Wanted(lease);
    }

    pub(super) fn release(&mut self, page: usize) {
        match std::mem::replace(&mut self.pages[page].held, Held::No) {
            Held::Lock => self.later(300, Next::LockFree(page)),
            Held::Lease(mut lease, _) => {
                let text = self.storage.read(page, "turn").cloned().unwrap_or_default();
                if lease.look(&text) == Look::Mine {
                    self.write(page, "turn", &lease.blank());
                }
            }
            _ => {}
        }
    }
}
