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

/// Puts places in order. One sort for all lists: each would be 2 KB of the bundle.
pub fn sort(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}

/// The items of `list` by what `key` says of each, those of equal keys as they stand.
pub fn sorted<T: Copy>(list: &[T], key: impl Fn(&T) -> f64) -> Vec<T> {
    let keys = list.iter().map(key).listed();
    let mut places = (0..list.len()).listed();
    sort(&mut places, &|a, b| {
        let of = |place: usize| keys.get(place).copied().unwrap_or_default();
        of(a).total_cmp(&of(b))
    });
    places
        .iter()
        .filter_map(|place| list.get(*place).copied())
        .listed()
}
