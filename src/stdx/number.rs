//! Numbers from text, and written out.

use crate::stdx::text::Text as _;

/// The largest whole number that is exact, `Number.MAX_SAFE_INTEGER`: beyond it neighbours look alike.
pub const EXACT: f64 = 9_007_199_254_740_991.0;

/// The number a text stands for, such as `-12.5` or `1e3`, if it is finite.
///
/// The standard library's parser is exact to the last bit, and its tables are 10 KB of the
/// bundle. Temperatures and counts need neither.
pub fn parse(text: &str) -> Option<f64> {
    float(text.trimmed()).filter(|value| value.is_finite())
}

/// The number that people write, who may have decimals behind a comma. "1,234" is none: it may be a thousand.
pub fn written(text: &str) -> Option<f64> {
    let parts = text.trimmed().split_once(',');
    match parts.filter(|(_, decimals)| decimals.len() != 3) {
        Some((whole, decimals)) => parse(&[whole, ".", decimals].concat()),
        None => parse(text),
    }
}

/// The number a text is, which may be too large for one: infinity.
///
/// Exact for up to 15 digits, of which 22 or fewer are decimals: both parts of the division are.
pub fn float(text: &str) -> Option<f64> {
    let (text, exponent) = match text.split_once(['e', 'E']) {
        Some((text, exponent)) => (text, power(exponent)?),
        None => (text, 0.0),
    };
    let (sign, digits) = signed(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let (mut value, mut power) = (0.0, exponent);
    for digit in whole.chars().chain(part.chars()) {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    for _ in part.chars() {
        power -= 1.0;
    }
    let mut scale = 1.0;
    // Beyond it a number is infinite or zero.
    for _ in 0..to_count(f64::abs(power).min(400.0))? {
        scale *= 10.0;
    }
    Some(match value {
        // Nothing times infinity is no number.
        0.0 => 0.0,
        _ if power < 0.0 => sign * value / scale,
        _ => sign * value * scale,
    })
}

/// A whole number in digits of `radix` (2 to 36), and nothing else.
///
/// The standard library's parser is a function for each type there is.
pub fn natural(digits: &str, radix: u32) -> Option<u32> {
    if !(2..=36).contains(&radix) {
        return None;
    }
    let mut value = 0_u32;
    for digit in digits.chars() {
        value = value.checked_mul(radix)?;
        value = value.checked_add(digit.to_digit(radix)?)?;
    }
    (!digits.is_empty()).then_some(value)
}

/// A whole number, with or without a sign.
fn power(text: &str) -> Option<f64> {
    let (sign, digits) = signed(text);
    let mut value = 0.0;
    for digit in digits.chars() {
        value = value * 10.0 + f64::from(digit.to_digit(10)?);
    }
    (!digits.is_empty()).then_some(sign * value)
}

fn signed(text: &str) -> (f64, &str) {
    match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// A whole number written out.
///
/// What formats numbers in the standard library is 2 KB (raw) of the bundle.
pub fn integer(value: i64) -> String {
    fn write(value: u64, into: &mut String) {
        if value > 9 {
            write(value / 10, into);
        }
        into.push(char::from(b'0' + (value % 10) as u8));
    }
    let mut digits = String::new();
    if value < 0 {
        digits.push('-');
    }
    write(value.unsigned_abs(), &mut digits);
    digits
}

/// A number written out, without the float formatter: at most six decimals.
pub fn decimal(value: f64) -> Option<String> {
    const MILLION: f64 = 1e6;
    if !value.is_finite() || value.abs() > EXACT {
        return None;
    }
    let front = value.abs().trunc();
    let part = ((value.abs() - front) * MILLION).round();
    let sign = if value < 0.0 { "-" } else { "" };
    let carry = if part == MILLION { 1.0 } else { 0.0 };
    let front = whole(front + carry);
    if part * (1.0 - carry) == 0.0 {
        return Some([sign, &front].concat());
    }
    // The million in front keeps the leading zeros.
    let decimals = whole(MILLION + part);
    let decimals = decimals.get(1..)?.trim_end_matches('0');
    Some([sign, &front, ".", decimals].concat())
}

/// A number written out without what is behind its point; the nearest of an `i64` where it is
/// beyond them.
#[expect(clippy::cast_possible_truncation, reason = "saturates")]
pub fn whole(value: f64) -> String {
    integer(value as i64)
}

/// A number of things.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to fit"
)]
pub fn to_count(value: f64) -> Option<u32> {
    let fits = (0.0..=f64::from(u32::MAX)).contains(&value);
    fits.then_some(value as u32)
}

/// The rest of `value` above the last multiple of `round`: what `rem_euclid` is for numbers of a
/// usual size. Its code for all others is 3 KB (raw) of the bundle.
pub fn within(value: f64, round: f64) -> f64 {
    value - (value / round).floor() * round
}
