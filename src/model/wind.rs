//! Wind: the points it comes from, and the Beaufort scale as Vietnam uses it (*cấp gió*), up to 17.

use super::rounded;
use crate::stdx::number::within;

/// Where each level from 1 on begins, in tenths of a metre per second.
///
/// 1 to 12 are the World Meteorological Organization's; 13 to 17, for typhoons, Vietnam's.
const BEGINS: [f64; 17] = [
    3.0, 16.0, 34.0, 55.0, 80.0, 108.0, 139.0, 172.0, 208.0, 245.0, 285.0, 327.0, 370.0, 415.0,
    462.0, 510.0, 561.0,
];

/// The level, 0 to 17, of a wind in m/s.
///
/// The scale has one decimal, so the speed is rounded to one first.
pub fn beaufort(speed: f64) -> u8 {
    let tenths = (rounded(speed, 1) * 10.0).round();
    BEGINS.iter().map(|begin| u8::from(tenths >= *begin)).sum()
}

/// The point of the compass that degrees lie nearest to: 0 is north, 1 north-east, to 7.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 7"
)]
pub fn compass(degrees: f64) -> usize {
    within((degrees / 45.0).round(), 8.0) as usize
}
