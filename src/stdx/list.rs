//! Lists of what iterators give, and their order.

use std::cmp::Ordering;

/// What makes a list of an iterator.
pub trait Listed: Iterator {
    /// All it gives, as a list.
    ///
    /// `collect` reserves room by how much an iterator says it has left, which is two or three
    /// functions for each iterator there is; this is one loop, and a list grows as cheaply.
    fn listed(self) -> Vec<Self::Item>;
}

impl<I: Iterator> Listed for I {
    fn listed(self) -> Vec<I::Item> {
        let mut list = Vec::new();
        self.for_each(|item| list.push(item));
        list
    }
}

/// Puts places in order; equal ones stay as they stand. Any `compare` does, also one that
/// contradicts itself: the standard library's sort panics at that, and is 2 KB of the bundle.
pub fn sort(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    let count = places.len();
    // Runs of this length are in order; two of them are merged into one, until one is left.
    let mut run = 1;
    while run < count {
        let old = places.to_vec();
        let of = |at: usize| old.get(at).copied().unwrap_or_default();
        let (mut left, mut right, mut end) = (0, 0, 0);
        let mut middle = 0;
        for (at, place) in places.iter_mut().enumerate() {
            if at == end {
                (left, middle, end) = (at, count.min(at + run), count.min(at + 2 * run));
                right = middle;
            }
            let is_left = right == end
                || (left < middle && compare(of(left), of(right)) != Ordering::Greater);
            let next = if is_left { &mut left } else { &mut right };
            *place = of(*next);
            *next += 1;
        }
        run *= 2;
    }
}

/// The items of `list` by what `key` says of each, those of equal keys as they stand. A list that is
/// in order, as most are, is given back and not copied.
pub fn sorted<T: Copy>(list: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let keys = list.iter().map(key).listed();
    let mut places = (0..list.len()).listed();
    sort(&mut places, &|a, b| {
        let of = |place: usize| keys.get(place).copied().unwrap_or_default();
        of(a).total_cmp(&of(b))
    });
    match places.iter().enumerate().all(|(at, place)| at == *place) {
        true => list,
        false => places
            .iter()
            .filter_map(|place| list.get(*place).copied())
            .listed(),
    }
}
