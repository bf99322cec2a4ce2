//! Times as the newsroom writes them: RFC 3339, in Vietnam's time.

use crate::lang::Lang;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone, offset};
use jiff::{SignedDuration, Timestamp, ZonedDateTime};

/// `Asia/Ho_Chi_Minh`, which has not moved its clocks since 1975.
const VIETNAM: Offset = offset(7);

/// Now, in Vietnam.
pub(crate) fn now() -> ZonedDateTime {
    in_vietnam(Timestamp::now())
}

/// A moment in Vietnam; one that no calendar holds counts as 1970.
pub(crate) fn of_seconds(seconds: i64) -> ZonedDateTime {
    in_vietnam(Timestamp::from_second(seconds).unwrap_or_default())
}

/// The hour that a moment is in. Content counts its age from it, so that two requests of the
/// same hour agree.
pub(crate) fn hour(moment: &ZonedDateTime) -> ZonedDateTime {
    let seconds = moment.timestamp().as_second();
    of_seconds(seconds - seconds.rem_euclid(3600))
}

/// So many minutes earlier.
pub(crate) fn earlier(moment: &ZonedDateTime, minutes: u32) -> ZonedDateTime {
    moment - SignedDuration::from_mins(i64::from(minutes))
}

/// As RFC 3339 writes it, to the second.
pub(crate) fn written(moment: &ZonedDateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Seconds since 1970, as RFC 3339 writes a moment, or as a clock of that zone shows it.
pub(crate) fn read(text: &str, zone: &TimeZone) -> Option<i64> {
    let moment = text.parse::<Timestamp>();
    let moment = moment.or_else(|_| {
        let shown = text.parse::<DateTime>()?;
        zone.to_timestamp(shown)
    });
    moment.ok().map(Timestamp::as_second)
}

/// So many seconds, in words.
pub(crate) fn seconds(count: u64, lang: Lang) -> String {
    let english = if count == 1 { "second" } else { "seconds" };
    format!("{count} {}", lang.pick("giây", english))
}

/// The zone of the newsroom.
pub(crate) fn vietnam() -> TimeZone {
    TimeZone::fixed(VIETNAM)
}

fn in_vietnam(moment: Timestamp) -> ZonedDateTime {
    moment.to_zoned_datetime(vietnam())
}
