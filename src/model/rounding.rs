//! Numbers with few decimals.

/// A number with so many decimals; half is rounded away from zero, and zero has no sign.
///
/// What was converted there and back is off in its sixteenth digit, which must not decide how the
/// half of 72.5 °F is rounded: all beyond the sixth decimal is dropped first.
pub fn rounded(value: f64, digits: u8) -> f64 {
    const MILLION: f64 = 1e6;
    let scale = match digits {
        0 => 1.0,
        1 => 10.0,
        _ => 100.0,
    };
    let millionths = (value * MILLION).round();
    // Adding zero turns -0 into 0.
    (millionths / (MILLION / scale)).round() / scale + 0.0
}
