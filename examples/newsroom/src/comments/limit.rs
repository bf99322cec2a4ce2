//! How many comments one address may write.

use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

/// So many addresses are remembered; with more, those are forgotten that may write all they may again.
const MANY: usize = 10_000;

/// Counts the comments of each address.
pub(crate) struct Limiter(DefaultKeyedRateLimiter<IpAddr>);

impl Limiter {
    /// Allows an address so many comments at once, and as many a minute in the long run.
    pub(crate) fn per_minute(comments: NonZeroU32) -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(comments)))
    }

    /// Counts one more comment, or says how many seconds to wait.
    pub(crate) fn count(&self, address: IpAddr) -> Result<(), u64> {
        if self.0.len() >= MANY {
            self.0.retain_recent();
        }
        self.0.check_key(&subscriber(address)).map_err(|too_soon| {
            let wait = too_soon.wait_time_from(self.0.clock().now());
            wait.as_secs() + 1
        })
    }
}

/// Whose address it is. A subscriber has all addresses of an IPv6 subnet, of 64 bits (RFC 4291, section 2.5.4), and
/// may write from another each time.
fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let subnet = address.to_bits() & (u128::MAX << 64);
            Ipv6Addr::from_bits(subnet).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::{Limiter, MANY};
    use std::net::{IpAddr, Ipv4Addr};
    use std::num::NonZeroU32;

    #[test]
    fn one_subscriber_is_counted_once_whatever_the_address() {
        for (first, second, is_same) in [
            ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true),
            ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
            ("192.0.2.1", "::ffff:192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
        ] {
            let limiter = Limiter::per_minute(NonZeroU32::MIN);
            let [first, second] = [first, second].map(|it| it.parse().expect("an address"));
            assert!(limiter.count(first).is_ok());
            assert_eq!(limiter.count(second).is_err(), is_same, "{first} {second}");
        }
    }

    #[test]
    fn addresses_that_may_write_again_are_forgotten() {
        let limiter = Limiter::per_minute(NonZeroU32::MAX);
        for bits in 0..30_000 {
            let address = IpAddr::from(Ipv4Addr::from_bits(bits));
            assert!(limiter.count(address).is_ok());
            assert!(limiter.0.len() <= MANY);
        }
    }
}
