//! Faults on request: how a backend fails, so that widgets can be seen to survive it.
//!
//! Some strike before the work is done ([`Fault::Status`], [`Fault::DropBefore`], …), some spoil
//! the answer to work that was done ([`Fault::DropAfter`], [`Fault::Truncate`], …). A comment
//! posted under one of the latter is in the database.

mod effect;
mod inject;
mod spoil;

pub(crate) use inject::{Injector, inject};

use axum::http::StatusCode;
use std::str::FromStr;
use std::time::Duration;

/// What faults are written like.
const EXPECTED: &str = "latency:MS, status:CODE (400 to 599), drop-before, drop-after, truncate, \
    malformed, html, empty, huge, never, flaky:N or random:SEED:RATE (RATE from 0 to 1), or \
    several of them joined with commas";

/// Faults that strike together, in this order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Faults(Vec<Fault>);

/// One way to fail.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// Wait first.
    Latency(Duration),
    /// Refuse with this status; nothing is done.
    Status(StatusCode),
    /// Close the connection without an answer; nothing is done.
    DropBefore,
    /// Close the connection without an answer when all is done.
    DropAfter,
    /// Close the connection in the middle of the answer.
    Truncate,
    /// Answer with what is not JSON.
    Malformed,
    /// Answer with an HTML page and status 200, as proxies do.
    Html,
    /// Answer with an empty list.
    Empty,
    /// Answer with 5 MB of JSON.
    Huge,
    /// Never answer.
    Never,
    /// Refuse with 503 the first so many requests for a URL.
    Flaky(u32),
    /// Fail in some way, with this probability. The same seed fails the same requests.
    Random { seed: u64, rate: f64 },
}

impl Faults {
    /// Whether it matters to any how often a request came.
    fn counts(&self) -> bool {
        let counts = |it: &Fault| matches!(it, Fault::Flaky(_) | Fault::Random { .. });
        self.0.iter().any(counts)
    }
}

impl FromStr for Faults {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names = text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let faults = names.map(|name| {
            fault(name).ok_or_else(|| format!("unknown fault `{name}`: expected {EXPECTED}"))
        });
        faults.collect::<Result<_, _>>().map(Self)
    }
}

fn fault(text: &str) -> Option<Fault> {
    let parts: Vec<_> = text.split(':').collect();
    Some(match *parts {
        ["latency", ms] => Fault::Latency(Duration::from_millis(ms.parse().ok()?)),
        ["status", code] => {
            let code: StatusCode = code.parse().ok()?;
            let is_error = code.is_client_error() || code.is_server_error();
            Fault::Status(is_error.then_some(code)?)
        }
        ["drop-before"] => Fault::DropBefore,
        ["drop-after"] => Fault::DropAfter,
        ["truncate"] => Fault::Truncate,
        ["malformed"] => Fault::Malformed,
        ["html"] => Fault::Html,
        ["empty"] => Fault::Empty,
        ["huge"] => Fault::Huge,
        ["never"] => Fault::Never,
        ["flaky", n] => Fault::Flaky(n.parse().ok()?),
        ["random", seed, rate] => {
            let rate = rate
                .parse()
                .ok()
                .filter(|rate| (0.0..=1.0).contains(rate))?;
            Fault::Random {
                seed: seed.parse().ok()?,
                rate,
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Fault, Faults};
    use std::time::Duration;

    #[test]
    fn several_faults_are_joined_with_commas() {
        let expected = Faults(vec![
            Fault::Latency(Duration::from_millis(20)),
            Fault::Random { seed: 7, rate: 0.5 },
        ]);
        assert_eq!("latency:20, random:7:0.5".parse(), Ok(expected));
    }

    #[test]
    fn no_faults_are_no_faults() {
        assert_eq!("".parse(), Ok(Faults::default()));
    }

    #[test]
    fn what_is_unknown_is_refused_with_what_was_expected() {
        for text in [
            "slow",
            "latency",
            "latency:x",
            "status:200",
            "random:1:2",
            "drop-after:1",
        ] {
            let refused = text.parse::<Faults>().err().unwrap_or_default();
            assert!(
                refused.contains(&format!("`{text}`: expected latency:MS")),
                "{refused}"
            );
        }
    }
}
