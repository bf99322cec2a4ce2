//! Pictures of the sky, put together from a few strokes on a 32 × 32 grid.

use crate::model::Condition;
use crate::ui::dom::{El, svg};
use std::cell::RefCell;

// A stroke is its class, a space, and its path: two texts would be an address and a length more.
const SUN: &str = "sun M16 9a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 2.5v3M16 26.5v3M2.5 16h3M26.5 16h3M6.5 6.5l2 2M23.5 23.5l2 2M6.5 25.5l2-2M23.5 8.5l2-2";
const MOON: &str = "moon M25 19.5A10.5 10.5 0 1 1 14.5 6a8.5 8.5 0 0 0 10.5 13.5z";
const HIGH_SUN: &str =
    "sun M16.6 9.2a5.6 5.6 0 0 1 9.2 5.6M21 3v2.4M29.2 11.2h-2.4M27 5.4l-1.7 1.7M15 5.4l1.7 1.7";
const HIGH_MOON: &str =
    "moon M17 8.6a6.4 6.4 0 0 1 4.4-5.2a5.4 5.4 0 0 0 7.2 7.2a6.4 6.4 0 0 1-3 3.6";
const CLOUD: &str = "cloud M9 26a5.5 5.5 0 0 1-.6-11A7.5 7.5 0 0 1 22.8 16.5a4.8 4.8 0 0 1 .4 9.5z";
const LOW_CLOUD: &str =
    "cloud M9 20.5a5.5 5.5 0 0 1-.6-11A7.5 7.5 0 0 1 22.8 11a4.8 4.8 0 0 1 .4 9.5z";
const DRIZZLE: &str = "drop M11 24.5v1M16 26.5v1M21 24.5v1";
const RAIN: &str = "drop M11.5 24l-1.5 4.5M16.5 24l-1.5 4.5M21.5 24l-1.5 4.5";
const POURING: &str = "drop M9.5 23.5l-2.2 6M14 23.5l-2.2 6M18.5 23.5l-2.2 6M23 23.5l-2.2 6";
const SNOW: &str = "drop M11 25v.1M16 28v.1M21 25v.1M11 29v.1M21 29v.1";
const SLEET: &str = "drop M11.5 24l-1.5 4.5M16 27v.1M21.5 24l-1.5 4.5";
const HAIL: &str = "drop M10.5 25.5h.1M16 25.5h.1M21.5 25.5h.1M13 29h.1M19 29h.1";
const BOLT: &str = "bolt M17.5 22l-4 4.5h4.5l-3 4";
const FOG: &str = "cloud M6 12h16M10 17h16M5 22h15M12 27h12";
const WIND: &str =
    "cloud M4 12h15a3.5 3.5 0 1 0-3.4-4.4M4 17h21a3.5 3.5 0 1 1-3.4 4.4M4 22h11a3 3 0 1 1-2.9 3.8";
const UNKNOWN: &str = "cloud M11.5 12a4.5 4.5 0 1 1 7 3.7c-1.7 1.1-2.5 2-2.5 3.8M16 24.5v.1";

thread_local! {
    // A day has 24 pictures and few kinds of them. To copy one is a single call out of the wasm,
    // to draw it a dozen.
    static DRAWN: RefCell<Vec<(Condition, bool, El)>> = const { RefCell::new(Vec::new()) };
}

/// The picture; decorative, because the words stand beside it.
///
/// None where nothing is known; a question mark where something is that we do not know.
pub(super) fn sky(condition: Option<Condition>, is_day: bool) -> Option<El> {
    let condition = condition?;
    Some(DRAWN.with_borrow_mut(|drawn| {
        let is_it = |it: &&(Condition, bool, El)| it.0 == condition && it.1 == is_day;
        if let Some((_, _, picture)) = drawn.iter().find(is_it) {
            return picture.copy();
        }
        let picture = draw(condition, is_day);
        let copy = picture.copy();
        drawn.push((condition, is_day, picture));
        copy
    }))
}

fn draw(condition: Condition, is_day: bool) -> El {
    let (disc, high) = if is_day {
        (SUN, HIGH_SUN)
    } else {
        (MOON, HIGH_MOON)
    };
    let strokes: &[&str] = match condition {
        Condition::Unknown => &[UNKNOWN],
        Condition::Clear => &[disc],
        Condition::PartlyCloudy => &[high, CLOUD],
        Condition::Cloudy => &[CLOUD],
        Condition::Fog => &[FOG],
        Condition::Drizzle => &[LOW_CLOUD, DRIZZLE],
        Condition::Rain => &[LOW_CLOUD, RAIN],
        Condition::Pouring => &[LOW_CLOUD, POURING],
        Condition::Showers => &[high, LOW_CLOUD, RAIN],
        Condition::Sleet => &[LOW_CLOUD, SLEET],
        Condition::Snow => &[LOW_CLOUD, SNOW],
        Condition::Thunderstorm => &[LOW_CLOUD, BOLT],
        Condition::Hail => &[LOW_CLOUD, HAIL],
        Condition::Windy => &[WIND],
    };
    svg("svg")
        .class("sky")
        .attr("viewBox", "0 0 32 32")
        .attr("aria-hidden", "true")
        .children(strokes.iter().map(|stroke| {
            let (class, path) = stroke.split_once(' ').unwrap_or_default();
            svg("path").class(class).attr("d", path)
        }))
}
