//! What each widget weighs: builds without it, and with it alone.

use crate::bundle::{Plan, build, build_as};
use crate::size::{pack, sum};
use anyhow::Result;

/// The widgets, by their cargo features.
pub(super) const ALL: [&str; 4] = ["related", "weather", "comments", "ticker"];

/// Widgets whose shares are told: each, and the two that share a budget.
const TOLD: [&[&str]; 5] = [
    &["related"],
    &["weather"],
    &["comments"],
    &["ticker"],
    &["related", "ticker"],
];

/// What widgets weigh: bytes, brotli 11, of the loader, the glue and the wasm together.
pub(super) struct Weight {
    pub(super) name: String,
    /// By how much the bundle would be smaller without them.
    pub(super) saved: usize,
    /// What a bundle of them alone weighs.
    pub(super) alone: usize,
}

/// The widgets' weights, beside that of the whole and that of what every bundle has.
pub(super) struct Weights {
    pub(super) whole: usize,
    pub(super) floor: usize,
    pub(super) widgets: Vec<Weight>,
}

/// Builds all of these bundles, which takes a few minutes.
pub(super) fn weigh() -> Result<Weights> {
    println!("- with all of them, as it is shipped");
    let whole = sum(&pack(&build()?)?).2;
    let floor = weight(&[])?;
    let mut widgets = Vec::new();
    for told in TOLD {
        let mut others = Vec::from(ALL);
        others.retain(|other| !told.contains(other));
        widgets.push(Weight {
            name: told.join(" and "),
            saved: whole.saturating_sub(weight(&others)?),
            alone: weight(told)?,
        });
    }
    Ok(Weights {
        whole,
        floor,
        widgets,
    })
}

fn weight(widgets: &[&str]) -> Result<usize> {
    println!(
        "- with {}",
        if widgets.is_empty() {
            "no widget".to_owned()
        } else {
            widgets.join(", ")
        }
    );
    let folder = build_as(&Plan {
        folder: "bundle-parts",
        widgets: Some(widgets),
        keeps_names: false,
    })?;
    Ok(sum(&pack(&folder)?).2)
}
