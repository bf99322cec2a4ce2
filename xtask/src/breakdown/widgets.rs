//! What each widget weighs: builds without it, and with it alone.

use crate::bundle::{Plan, Split, build_as};
use crate::place;
use crate::size::{pack, sum};
use anyhow::{Context as _, Result};
use std::fs;

/// Widgets that share a budget, and so are told of together too.
const TOGETHER: [&str; 2] = ["related", "ticker"];

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
    let all = all()?;
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (whole, floor) = (weight(&all)?, floor()?);
    let mut widgets = Vec::new();
    for told in all.chunks(1).chain([&TOGETHER[..]]) {
        let mut others = all.clone();
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

/// What a bundle without a widget weighs. Its glue has the least in it, and is read all the same.
pub(crate) fn floor() -> Result<usize> {
    weight(&[])
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
        split: Split::Nothing,
    })?;
    Ok(sum(&pack(&folder)?).2)
}

/// All of them, by their cargo features: those of a build that leaves none out.
fn all() -> Result<Vec<String>> {
    let path = place::root().join("Cargo.toml");
    let manifest = fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?
        .parse::<toml::Table>()?;
    let default = manifest.get("features").and_then(|it| it.get("default"));
    let names = default.and_then(toml::Value::as_array);
    let names = names.context("Cargo.toml has no default features")?;
    let names = names.iter().filter_map(toml::Value::as_str);
    Ok(names.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, all};

    #[test]
    fn the_widgets_are_the_default_features() {
        let all = all().expect("features");
        assert!(all.len() >= 4, "{all:?}");
        assert!(
            TOGETHER
                .iter()
                .all(|it| all.iter().any(|other| other == it))
        );
    }
}
