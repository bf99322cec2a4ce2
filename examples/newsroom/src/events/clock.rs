//! What changes because time passes: the ages of stories are counted from the hour, so is the weather, and
//! the digest comes out in the morning.

use super::{Change, Events};
use crate::digest::MORNING;
use crate::time;
use jiff::{SignedDuration, ZonedDateTime};
use std::time::Duration;

/// Tells what changes with each hour, for as long as it is asked to.
pub(crate) async fn strike(events: Events) {
    loop {
        let now = time::now();
        let next = time::hour(&now) + SignedDuration::from_hours(1);
        let wait = next.timestamp().duration_since(now.timestamp());
        tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
        for change in due(&next) {
            events.publish(&change);
        }
    }
}

/// What an hour brings.
fn due(hour: &ZonedDateTime) -> Vec<Change<'static>> {
    let is_morning = i64::from(hour.hour()) == MORNING.as_hours();
    let digest = is_morning.then_some(Change::Digests);
    [Change::Stories, Change::Weather]
        .into_iter()
        .chain(digest)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::due;
    use crate::time;

    #[test]
    fn the_digest_comes_at_six_in_the_morning() {
        // Midnight in Greenwich is seven in Vietnam.
        for (hours, expected) in [(22, 2), (23, 3), (24, 2), (11, 2)] {
            assert_eq!(
                due(&time::of_seconds(hours * 3600)).len(),
                expected,
                "{hours}"
            );
        }
    }
}
