//! Points in time, with what is known of them.

/// Milliseconds of a day.
pub const DAY: f64 = 86_400_000.0;

/// A time as a backend gave it.
///
/// A backend that leaves out the offset means its own wall clock. Which one that is, the page
/// says (`time-zone`), so it is not resolved here: `ms` then reads as if the clock were UTC.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timestamp {
    /// Milliseconds since 1970-01-01T00:00, in UTC for an [`Precision::Instant`], else by the
    /// wall clock.
    pub ms: f64,
    /// How exactly it is known.
    pub precision: Precision,
}

impl Timestamp {
    /// The moment by which it has passed: a day lasts until midnight.
    pub fn end(self) -> Self {
        match self.precision {
            Precision::Date => Self {
                ms: self.ms + DAY,
                ..self
            },
            _ => self,
        }
    }
}

/// How exactly a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// To the moment, everywhere.
    Instant,
    /// By a wall clock in a zone that the backend did not name.
    Local,
    /// The day only.
    Date,
}
