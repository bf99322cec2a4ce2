//! How many comments one address may write.

use crate::problem::{Kind, Problem};
use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;

/// Counts the comments of each address.
pub(crate) struct Limiter(DefaultKeyedRateLimiter<IpAddr>);

impl Limiter {
    /// Allows an address so many comments at once, and as many a minute in the long run.
    pub(crate) fn per_minute(comments: NonZeroU32) -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(comments)))
    }

    /// Counts one more comment, or says how long to wait.
    pub(crate) fn count(&self, address: IpAddr) -> Result<(), Problem> {
        self.0.check_key(&address).map_err(|too_soon| {
            let wait = too_soon.wait_time_from(self.0.clock().now());
            Problem::from(Kind::RateLimited).after(wait.as_secs() + 1)
        })
    }
}
