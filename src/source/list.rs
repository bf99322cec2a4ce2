//! Lists of what iterators give.

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
