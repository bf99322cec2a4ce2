//! A lock by a text that all tabs see: who signed it last has it. No browser here.

use crate::stdx::number::whole;

/// Seconds without another signature after which it is over.
pub const LEASE: f64 = 60.0;
/// Seconds between two looks at it.
pub const LOOK: f64 = 0.5;
/// As many looks at one signature find that it is over. They are counted, because clocks are set.
const LOOKS: u32 = 120;
/// Seconds after which every tab sees what another one stored: browsers keep a copy of the
/// storage in each process, and say nothing of when the copies are alike.
pub const SETTLED: f64 = 0.3;

/// What one tab that wants it does.
pub struct Lease {
    name: String,
    seen: String,
    looks: u32,
}

/// What is to be done after a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It is this tab's.
    Mine,
    /// To sign it, and to look again when every tab has seen that, and this one whether another
    /// tab signed meanwhile: the last one has it.
    Sign,
    /// To look again.
    Wait,
}

impl Lease {
    /// For a tab that signs by this name.
    pub fn of(name: String) -> Self {
        Self {
            name,
            seen: String::new(),
            looks: 0,
        }
    }

    /// What its text says to this tab.
    pub fn look(&mut self, text: &str) -> Look {
        let owner = owner(text);
        if owner == self.name {
            return Look::Mine;
        }
        if text == self.seen {
            self.looks += 1;
        } else {
            self.looks = 0;
            text.clone_into(&mut self.seen);
        }
        match owner.is_empty() || self.looks > LOOKS {
            true => Look::Sign,
            false => Look::Wait,
        }
    }

    /// A signature. Each is another, so that other tabs see a sign of this one.
    pub fn signature(&self, now: f64) -> String {
        [&self.name, " ", &whole(now + LEASE * 1000.0)].concat()
    }

    /// What is written in place of a signature to give it back: as long, so that a full storage
    /// has room for the next one.
    pub fn blank(&self) -> String {
        " ".repeat(self.name.len() + 14)
    }

    /// True when another tab may be taking it that was signed then, though the text does not say
    /// so yet.
    pub fn is_late(signed: f64, now: f64) -> bool {
        (now - signed).abs() > (LEASE - 5.0) * 1000.0
    }
}

/// Who signed last; empty when it is nobody's.
fn owner(text: &str) -> &str {
    text.split_once(' ').unwrap_or_default().0
}
