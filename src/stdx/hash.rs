//! A hash, and what is looked up by it.

use super::steps::step;

/// Where a hash begins (FNV-1a, of 32 bits).
pub const START: u32 = 0x811C_9DC5;

/// A hash of what was hashed before, and a number.
#[inline]
pub fn hashed(hash: u32, number: u32) -> u32 {
    (hash ^ number).wrapping_mul(0x0100_0193)
}

/// A hash of what was hashed before, and a text.
pub fn hashed_text(hash: u32, text: &str) -> u32 {
    text.bytes()
        .fold(hash, |hash, byte| hashed(hash, byte.into()))
}

/// The ids met so far, with where each was met first.
///
/// A table that is looked up by a hash (FNV-1a), open at its free places: the standard library's
/// map is 8 KB more code, and a sorted list is slow for thousands that come in no order.
#[derive(Default)]
pub struct Ids {
    met: Vec<(String, usize)>,
    /// Places in `met`, from 1; 0 is free. A power of two, at most half of them taken.
    slots: Vec<usize>,
}

impl Ids {
    /// Notes an id at a place, unless it was met before.
    pub fn note(&mut self, id: &str, at: usize) -> bool {
        if self.find(id).is_some() {
            return false;
        }
        self.met.push((id.to_owned(), at));
        if self.met.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(16)];
            for place in 1..=self.met.len() {
                self.settle(place);
            }
        } else {
            self.settle(self.met.len());
        }
        true
    }

    /// Where an id was met.
    pub fn find(&self, id: &str) -> Option<usize> {
        let place = *self.slots.get(self.slot(id))?;
        let (_, at) = self.met.get(place.checked_sub(1)?)?;
        Some(*at)
    }

    fn settle(&mut self, place: usize) {
        let Some((id, _)) = self.met.get(place - 1) else {
            return;
        };
        let slot = self.slot(id);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = place;
        }
    }

    /// The slot that an id is in, or belongs in.
    fn slot(&self, id: &str) -> usize {
        let hash = hashed_text(START, id);
        let last = self.slots.len().saturating_sub(1);
        let mut slot = hash as usize & last;
        loop {
            step();
            let known = self
                .slots
                .get(slot)
                .and_then(|place| self.met.get(place.checked_sub(1)?));
            match known {
                Some((known, _)) if known != id => slot = (slot + 1) & last,
                _ => return slot,
            }
        }
    }
}
