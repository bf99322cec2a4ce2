//! `bench`: Bantin in a real browser, beside what one would use instead. `bench/` has the pages
//! and the measuring; here it is provided with what it needs, and its tables are put into
//! `docs/performance.md`.

use crate::process::Group;
use crate::{dist, page, place, provision};
use anyhow::{Context as _, Result, ensure};
use clap::Args;
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What can be said of it.
#[derive(Args)]
#[command(after_long_help = HELP)]
pub(crate) struct Options {
    /// How often each page is loaded under each condition
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// A first impression in some minutes: 3 runs, 5 s of marquee, 50 refreshes
    #[arg(long)]
    quick: bool,
    /// How long the marquee is watched, in seconds
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    marquee_seconds: u32,
    /// How often each widget is refreshed
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    refreshes: u32,
    /// How long the long thread is
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    comments: u32,
    /// Only these pages
    #[arg(long, default_value = PAGES, value_name = "LETTERS")]
    pages: String,
    /// Leave out what happens in use: moves, marquee, long thread, refreshes
    #[arg(long)]
    no_use: bool,
    /// Nothing but how long it takes until a press shows, on a CPU four times slower
    #[arg(long)]
    interactions: bool,
    /// Measure the `dist` that is there, whatever it was built from
    #[arg(long)]
    no_build: bool,
    /// Put the tables and the plot into docs/, too
    #[arg(long)]
    write: bool,
}

const PAGES: &str = "abcdefgh";

const HELP: &str = "\
The pages have the same article and the same data. With the same four widgets:
  A  Bantin
  B  what one pastes together: Swiper's element, Isso's own client, zag's marquee, and a small
     weather box in Preact
  C  all four by hand in Preact, in their first form
  D  no widgets, to subtract
With one widget, as most pages have:
  E  Bantin's ticker                   F  zag's marquee
  G  Bantin's carousel                 H  Swiper's element

A real Isso has the comments. Pages come from localhost, all else from 127.0.0.1, packed with
brotli 11. Each page is loaded in a fresh browser, in turns (A B C D …, A B C D …), without
throttling and with a CPU four times slower on Lighthouse's slow 4G. Everything A has is
loading=\"eager\", so that it fills what the others fill.

Results are in target/bench: results.json has every run. Times are reported, never judged; what
must hold on every machine is held by `cargo xtask test` (tests/browser/budgets.spec.ts). For
figures to be compared, leave the machine alone meanwhile: about an hour with 15 runs.
Ctrl-C ends it, with the browser and all servers.

Examples:
  cargo xtask bench --quick
  cargo xtask bench --runs 25 --write
  cargo xtask bench --pages ad --no-use     Bantin alone, and its long tasks
  cargo xtask bench --interactions --runs 5  what readers press, and when it shows
  cargo xtask bench --pages efgh            one widget a page, beside its peer";

/// Provides, measures, and says where the results are.
pub(crate) fn run(options: &Options) -> Result<()> {
    let wrong = |c: char| !PAGES.contains(c);
    ensure!(
        !options.pages.is_empty() && !options.pages.contains(wrong),
        "--pages: expected some of {PAGES}, found \"{}\"",
        options.pages
    );
    let chromium = provision::browser()?;
    let isso = provision::isso()?;
    provision::bench_packages()?;
    let bundle = place::root().join("dist");
    if !options.no_build {
        let (sizes, _) = dist::write(&bundle)?;
        println!("\n{sizes}");
    }
    let out = place::target().join("bench");
    let script = built()?;
    let mut node = Command::new("node");
    node.arg(script)
        .arg("--dist")
        .arg(bundle)
        .arg("--isso")
        .arg(isso)
        .arg("--chromium")
        .arg(chromium)
        .arg("--out")
        .arg(&out)
        .arg("--samples")
        .arg(place::root().join("tests/fixtures/samples"))
        .args(figures(options))
        .current_dir(place::bench());
    for (is_said, argument) in [
        (options.no_use, "--no-use"),
        (options.interactions, "--interactions"),
    ] {
        if is_said {
            node.arg(argument);
        }
    }
    println!("- measure; Ctrl-C ends it");
    // It has a browser and servers to stop.
    let status = Group::start(node.stdin(Stdio::null()))?.wait(|| ())?;
    ensure!(status.success(), "the measuring ended early ({status})");

    let table = fs::read_to_string(out.join("table.md"))?;
    println!("\n{table}");
    match (options.write, options.interactions) {
        (true, true) => write("bench-interactions", "", &table)?,
        (true, false) => {
            let plot = "![Medians of pages A, B and C](performance.svg)\n\n";
            write("bench", plot, &table)?;
            let docs = place::root().join("docs");
            fs::copy(out.join("plot.svg"), docs.join("performance.svg"))?;
        }
        (false, _) => {}
    }
    Ok(())
}

/// The numbers of the command line, as `bench/options.ts` reads them.
fn figures(options: &Options) -> Vec<String> {
    let small = |full: u32, quick: u32| if options.quick { full.min(quick) } else { full };
    let numbers = [
        ("runs", small(options.runs, 3)),
        ("marquee-seconds", small(options.marquee_seconds, 5)),
        ("refreshes", small(options.refreshes, 50)),
        ("comments", options.comments),
    ];
    let numbers = numbers.map(|(name, number)| format!("--{name}={number}"));
    let mut all = Vec::from(numbers);
    all.push(format!("--pages={}", options.pages));
    all
}

/// The measuring, as one script that node runs; it lies where its packages are found.
fn built() -> Result<PathBuf> {
    let script = place::bench().join("node_modules/.bantin/main.mjs");
    let status = Command::new(place::bench().join("node_modules/.bin/esbuild"))
        .args(["main.ts", "--bundle", "--platform=node", "--format=esm"])
        .args(["--packages=external", "--target=node20"])
        .arg("--log-level=warning")
        .arg(format!("--outfile={}", script.display()))
        .current_dir(place::bench())
        .status()
        .context("cannot run esbuild")?;
    ensure!(status.success(), "esbuild could not bundle bench/main.ts");
    Ok(script)
}

/// Puts a table into the documents, with the command that made it.
fn write(name: &str, above: &str, table: &str) -> Result<()> {
    let said: Vec<String> = env::args().skip(1).collect();
    let text = format!("{above}`cargo xtask {}`, {table}", said.join(" "));
    let document = place::root().join("docs/performance.md");
    page::write(&document, name, &text)
}

#[cfg(test)]
mod tests {
    use super::{Options, figures};
    use clap::{Args as _, Command, FromArgMatches as _};

    fn check(line: &str, expected: &str) {
        let command = Options::augment_args(Command::new("bench").no_binary_name(true));
        let options = command
            .try_get_matches_from(line.split_whitespace())
            .and_then(|found| Options::from_arg_matches(&found))
            .map(|options| figures(&options).join(" "));
        assert_eq!(options.unwrap_or_default(), expected);
    }

    #[test]
    fn without_options_it_is_the_whole_measuring() {
        check(
            "",
            "--runs=15 --marquee-seconds=60 --refreshes=1000 --comments=500 --pages=abcdefgh",
        );
    }

    #[test]
    fn quick_is_never_slower_than_what_was_asked_for() {
        check(
            "--quick --runs 2",
            "--runs=2 --marquee-seconds=5 --refreshes=50 --comments=500 --pages=abcdefgh",
        );
    }

    #[test]
    fn no_runs_at_all_are_refused() {
        check("--runs 0", "");
    }
}
