//! When to ask a backend again, and when to leave it alone.

use crate::source::error::Code;
use crate::source::value::time;
use crate::stdx::number::natural;
use crate::stdx::text::Text as _;

/// How long each further try waits at most, in seconds.
const WAITS: [f64; 3] = [0.5, 1.0, 2.0];

/// Longer than this no reader waits for a widget.
const LONGEST: f64 = 30.0;

/// Seconds to wait after `attempt` (from 0) failed, or none to give up.
///
/// `jitter`, from 0 to 1, is chance: it spreads the readers who all lost the same backend at the
/// same moment. `retry_after` is what the backend asked for; it is never undercut.
pub fn delay(attempt: u32, retry_after: Option<f64>, jitter: f64) -> Option<f64> {
    let wait = WAITS.get(attempt as usize)? * jitter;
    match retry_after {
        Some(asked) if asked > LONGEST => None,
        Some(asked) => Some(asked + wait),
        None => Some(wait),
    }
}

/// True when another try may end better: no answer, too many of us, or a fault of the server.
pub fn is_worth_retrying(code: Code, status: u16) -> bool {
    match code {
        Code::Network | Code::Timeout => true,
        Code::Status => status == 429 || (500..600).contains(&status),
        _ => false,
    }
}

/// Seconds to wait, as a `Retry-After` header says in seconds or by a date; `now` in
/// milliseconds since the epoch.
pub fn retry_after(header: &str, now: f64) -> Option<f64> {
    let header = header.trimmed();
    if header.bytes().all(|byte| byte.is_ascii_digit()) {
        return natural(header, 10).map(f64::from);
    }
    let at = time::parse(header)?;
    Some(((at.ms - now) / 1000.0).max(0.0))
}
