//! `size`: what the bundle's bytes are spent on, by crate, by widget and by function.
//!
//! `docs/performance.md` keeps the last answer, so that a bundle that has grown can be compared
//! with it, line by line.

mod functions;
mod widgets;

pub(crate) use widgets::floor;

use crate::bundle::{Plan, Split, build, build_as};
use crate::needs;
use crate::size::{self, Budgets, pack};
use crate::{page, place};
use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use functions::Parts;
use std::fs;
use std::path::{Path, PathBuf};

/// How many functions are listed.
const LISTED: usize = 40;
/// An owner with less than this, in bytes packed, is summed up with the others.
const SMALL: usize = 100;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these tables
    #[arg(long, value_delimiter = ',', value_name = "WHAT")]
    by: Vec<By>,
    /// Write them into docs/performance.md, too
    #[arg(long)]
    write: bool,
}

/// The tables.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// what each kind of page loads of the bundle that is shipped
    Page,
    /// modules of ours, crates, style sheets: what the file would lose without each
    Crate,
    /// builds without each widget, and with each alone; takes twelve builds
    Widget,
    /// the largest functions
    Function,
}

/// Builds what is needed, and prints the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    let is_wanted = |by| options.by.is_empty() || options.by.contains(&by);
    let mut tables = Vec::new();
    if is_wanted(By::Page) {
        tables.push(("size-by-page", by_page(&build()?)?));
    }
    if is_wanted(By::Crate) || is_wanted(By::Function) {
        let parts = parts()?;
        if is_wanted(By::Crate) {
            tables.push(("size-by-crate", by_crate(&parts)?));
        }
        if is_wanted(By::Function) {
            tables.push(("size-by-function", by_function(&parts)));
        }
    }
    if is_wanted(By::Widget) {
        tables.push(("size-by-widget", by_widget()?));
    }
    for (name, table) in &tables {
        println!("\n{table}");
        if options.write {
            page::write(&place::root().join("docs/performance.md"), name, table)?;
        }
    }
    Ok(())
}

/// What each kind of page loads of a bundle.
pub(crate) fn by_page(bundle: &Path) -> Result<String> {
    let (packed, needs) = (pack(bundle)?, needs::needs(bundle)?);
    Ok(size::pages(&packed, &needs, &Budgets::read()?))
}

/// The wasm in one file, with the names of its functions.
fn parts() -> Result<Parts> {
    let folder = build_as(&Plan {
        folder: "bundle-named",
        widgets: None,
        keeps_names: true,
        split: Split::Nothing,
    })?;
    let path = folder.join("bantin_bg.wasm");
    let file = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    functions::read(&file, &place::root())
        .with_context(|| format!("cannot take {} apart", path.display()))
}

fn by_crate(parts: &Parts) -> Result<String> {
    let (raw, packed) = parts.sizes()?;
    let mut table = format!(
        "The wasm in one file, with the names of its functions, which are not shipped, and not in columns: {raw} bytes, {packed} packed. `brotli` is by how much the packed file would be smaller without the \
         bytes of that row. Rows do not add up to the whole: what two of them have alike is packed once.\n\n\
         | owner | functions | raw | brotli |\n|---|--:|--:|--:|\n"
    );
    let mut small = (0, 0, 0, 0);
    for share in parts.shares(&sheets()?)? {
        if share.brotli < SMALL {
            small.0 += 1;
            small.1 += share.count;
            small.2 += share.raw;
            small.3 += share.brotli;
            continue;
        }
        table.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            share.owner, share.count, share.raw, share.brotli
        ));
    }
    let (rows, count, raw, packed) = small;
    table.push_str(&format!(
        "| {rows} more, each under {SMALL} | {count} | {raw} | {packed} |\n"
    ));
    Ok(table)
}

fn by_function(parts: &Parts) -> String {
    let all: usize = parts.functions.iter().map(functions::Function::size).sum();
    let mut table = format!(
        "The {LISTED} largest of {} functions, which have {all} bytes, unpacked.\n\n| raw | function |\n|--:|---|\n",
        parts.functions.len()
    );
    for function in parts.functions.iter().take(LISTED) {
        // A bar would end the cell.
        let name = function.name.replace('|', "\\|");
        table.push_str(&format!("| {} | `{name}` |\n", function.size()));
    }
    table
}

/// Each widget's share of the bundle.
fn by_widget() -> Result<String> {
    let weights = widgets::weigh()?;
    let mut table = format!(
        "Loader, glue and wasm together: {} bytes, brotli 11. A bundle with no widget has {}.\n\n\
         | widget | the bundle is smaller without it by | a bundle of it alone |\n|---|--:|--:|\n",
        weights.whole, weights.floor
    );
    for widget in &weights.widgets {
        table.push_str(&format!(
            "| {} | {} | {} |\n",
            widget.name, widget.saved, widget.alone
        ));
    }
    Ok(table)
}

/// The style sheets as they are in the bundle: where they belong, and their text.
fn sheets() -> Result<Vec<(String, String)>> {
    let built = built_sheets()?;
    let mut sheets = Vec::new();
    // What an earlier build left there may be of a sheet that is gone.
    for entry in fs::read_dir(place::root().join("style"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // The gallery's is in no bundle.
        if name.ends_with(".css") && name != "preview.css" {
            let text = fs::read_to_string(built.join(&name))?;
            sheets.push((format!("style/{name}"), text));
        }
    }
    Ok(sheets)
}

/// Where the last build put the minified sheets.
fn built_sheets() -> Result<PathBuf> {
    let builds = place::target().join("smallest/wasm32-unknown-unknown/release/build");
    let mut found = Vec::new();
    for entry in
        fs::read_dir(&builds).with_context(|| format!("cannot read {}", builds.display()))?
    {
        let sheet = entry?.path().join("out/tokens.css");
        if let Ok(about) = fs::metadata(&sheet) {
            found.push((about.modified()?, sheet));
        }
    }
    let (_, newest) = found
        .into_iter()
        .max()
        .with_context(|| format!("no style sheets in {}", builds.display()))?;
    Ok(newest.parent().map(PathBuf::from).unwrap_or_default())
}
