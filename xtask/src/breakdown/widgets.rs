//! What each widget weighs: builds without it, and with it alone.

use crate::bundle::{Plan, build_as};
use crate::size::{pack, sum};
use anyhow::Result;

/// The widgets, by their cargo features.
pub(super) const ALL: [&str; 4] = ["related", "weather", "comments", "ticker"];

/// A widget's weight: bytes, brotli 11, of the loader, the glue and the wasm together.
pub(super) struct Weight {
    pub(super) name: &'static str,
    /// By how much the bundle would be smaller without it.
    pub(super) saved: usize,
    /// What a bundle of it alone weighs.
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
    let whole = weight(&ALL)?;
    let floor = weight(&[])?;
    let mut widgets = Vec::new();
    for name in ALL {
        let others: Vec<&str> = ALL.into_iter().filter(|other| *other != name).collect();
        widgets.push(Weight {
            name,
            saved: whole.saturating_sub(weight(&others)?),
            alone: weight(&[name])?,
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
