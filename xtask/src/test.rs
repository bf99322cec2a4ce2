//! `test`: every check, one after the other, and a summary.

use crate::command::{Ran, quietly, step};
use crate::playwright::{ENGINES, playwright, with_engines};
use crate::process::is_ending;
use crate::{breakdown, dist, pack, place, provision, size, wasm_tests};
use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// What can be said of it.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these checks
    #[arg(long, value_delimiter = ',', value_name = "CHECK")]
    only: Vec<Check>,
    /// Also `backends`: the stories told to a real WordPress and json-server, which are installed
    /// when they are not there (PHP by apt, WordPress and json-server by npm; about 2 minutes)
    #[arg(long)]
    backends: bool,
    /// Also in `backends`: what WordPress' own checker of plugins says of ours; the folder of a released
    /// `plugin-check`, which no registry of packages has
    #[arg(long, value_name = "FOLDER")]
    plugin_check: Option<PathBuf>,
    /// Also `frameworks`: the package in small apps of Next, Nuxt, SvelteKit, Astro and React Router,
    /// and of esbuild, Rollup, webpack and Parcel, and their templates checked (npm; about 5 minutes)
    #[arg(long)]
    frameworks: bool,
    /// Also `lighthouse`: what Lighthouse says of the newsroom's paper (npm; about 3 minutes)
    #[arg(long)]
    lighthouse: bool,
    /// All specs of comments once more in pages that remember nothing of a reader, where `browser` has
    /// but the first of them (3 minutes)
    #[arg(long)]
    unremembered: bool,
    /// Also `load`: a thousand readers who follow what changes in the newsroom (a few seconds, on a quiet machine)
    #[arg(long)]
    load: bool,
    /// How many comments are sent to each backend through a network that fails at random
    #[arg(long, default_value_t = 60)]
    posts: u32,
    /// For Playwright, such as a part of a spec's name, -g and a test's, or --headed
    #[arg(last = true)]
    playwright: Vec<String>,
}

/// The checks, in the order they run: the quick ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Check {
    /// rustfmt
    Fmt,
    /// Biome and TypeScript on the loader, the gallery, the studio, the browser tests and the bench
    Js,
    /// clippy, on the machine
    Clippy,
    /// clippy, for WebAssembly
    ClippyWasm,
    /// unit, table and property tests, on the machine
    Native,
    /// the deployable folder, and the gallery
    Build,
    /// the sizes of what was built, against the budgets
    Size,
    /// what a reader sees, against the reference backend and a real Isso in Chromium
    Browser,
    /// what a reader sees, does and hears, in Chromium, Firefox and WebKit
    Engines,
    /// the package: what tools say of it, servers that import it, an app with React and Vite
    Package,
    /// the stories of comments against a real WordPress and json-server; runs when asked for
    Backends,
    /// the package in apps of other bundlers and frameworks; runs when asked for
    Frameworks,
    /// at least 95 for the paper's accessibility, best practices and SEO; runs when asked for
    Lighthouse,
    /// what a thousand open streams cost the newsroom, and how soon all are told; runs when asked for
    Load,
}

impl Options {
    /// True when a check is to run.
    fn wants(&self, check: Check) -> bool {
        match check {
            Check::Backends if self.backends || self.plugin_check.is_some() => true,
            Check::Frameworks if self.frameworks => true,
            Check::Lighthouse if self.lighthouse => true,
            Check::Load if self.load => true,
            Check::Backends | Check::Frameworks | Check::Lighthouse | Check::Load => {
                self.only.contains(&check)
            }
            _ => self.only.is_empty() || self.only.contains(&check),
        }
    }
}

/// What a check came to.
#[derive(Default)]
struct Verdict {
    passed: u32,
    failed: u32,
    /// What a person needs to see.
    text: String,
}

impl Verdict {
    /// Of a check that is one thing.
    fn of(ran: &Ran) -> Result<Self> {
        Ok(Self {
            passed: u32::from(ran.is_ok),
            failed: u32::from(!ran.is_ok),
            text: if ran.is_ok {
                String::new()
            } else {
                ran.output()?
            },
        })
    }

    /// Of a step: it fails by itself, with all there is to say.
    fn of_step(result: Result<()>) -> Self {
        let mut verdict = Self::default();
        match result {
            Ok(()) => verdict.passed = 1,
            Err(error) => {
                verdict.failed = 1;
                verdict.text = format!("{error:#}");
            }
        }
        verdict
    }

    /// Of all of them.
    fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |mut sum, one| {
            sum.passed += one.passed;
            sum.failed += one.failed;
            sum.text.push_str(&one.text);
            sum
        })
    }

    /// Of a check that has tests. One that ran none, or that failed before them, failed.
    fn counted(ran: &Ran, (passed, failed): (u32, u32)) -> Result<Self> {
        let is_missed = failed == 0 && (!ran.is_ok || passed == 0);
        Ok(Self {
            passed,
            failed: failed + u32::from(is_missed),
            text: if ran.is_ok && !is_missed {
                String::new()
            } else {
                ran.output()?
            },
        })
    }
}

/// Runs them all, whatever fails.
pub(crate) fn run(options: &Options) -> ExitCode {
    let mut rows = Vec::new();
    for check in Check::value_variants() {
        if !options.wants(*check) {
            continue;
        }
        let name = name(*check);
        println!("== {name}");
        let began = Instant::now();
        let verdict = one(*check, options).unwrap_or_else(|error| Verdict::of_step(Err(error)));
        if !verdict.text.is_empty() {
            println!("{}", verdict.text.trim_end());
        }
        let seconds = began.elapsed().as_secs();
        println!(
            "   {} passed, {} failed, {seconds} s",
            verdict.passed, verdict.failed
        );
        rows.push((name, verdict, seconds));
        if is_ending() {
            break;
        }
    }
    println!("\n{:<14}{:>8}{:>8}{:>8}", "", "passed", "failed", "s");
    for (name, verdict, seconds) in &rows {
        println!(
            "{name:<14}{:>8}{:>8}{seconds:>8}",
            verdict.passed, verdict.failed
        );
    }
    let passed: u32 = rows.iter().map(|(_, verdict, _)| verdict.passed).sum();
    let failed: u32 = rows.iter().map(|(_, verdict, _)| verdict.failed).sum();
    println!("\n{passed} passed, {failed} failed");
    ExitCode::from(u8::from(failed > 0))
}

fn name(check: Check) -> String {
    check
        .to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

fn one(check: Check, options: &Options) -> Result<Verdict> {
    match check {
        Check::Fmt => Verdict::of(&quietly("fmt", cargo().args(["fmt", "--all", "--check"]))?),
        Check::Js => js(),
        Check::Clippy => {
            provision::c_compiler()?;
            let mut cargo = cargo();
            cargo.args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]);
            Verdict::of(&quietly("clippy", &mut cargo)?)
        }
        Check::ClippyWasm => {
            let mut cargo = wasm_cargo()?;
            cargo.args([
                "clippy",
                "--package",
                "bantin",
                "--lib",
                "--test",
                "element",
                "--test",
                "intl",
            ]);
            cargo.args(["--target", WASM, "--", "-D", "warnings"]);
            Verdict::of(&quietly("clippy-wasm", &mut cargo)?)
        }
        Check::Native => {
            let ran = quietly(
                "native",
                cargo().args(["test", "--workspace", "--no-fail-fast"]),
            )?;
            Verdict::counted(&ran, counts(&ran.output()?))
        }
        Check::Build => Ok(build()),
        Check::Size => {
            let dist = place::root().join("dist");
            let (packed, needs) = (size::pack(&dist)?, crate::needs::needs(&dist)?);
            let (text, limits) = size::table(&packed, &needs, &size::Budgets::read()?);
            Ok(Verdict {
                passed: limits.kept,
                failed: limits.broken,
                text,
            })
        }
        Check::Browser => browser(options),
        Check::Engines => engines(options),
        Check::Package => package("package", options),
        Check::Backends => backends(options),
        Check::Frameworks => package("frameworks", options),
        Check::Lighthouse => lighthouse(),
        Check::Load => load(),
    }
}

const WASM: &str = "wasm32-unknown-unknown";

fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(place::root());
    cargo
}

fn wasm_cargo() -> Result<Command> {
    let mut cargo = provision::wasm()?.command("cargo");
    cargo.current_dir(place::root());
    Ok(cargo)
}

fn js() -> Result<Verdict> {
    provision::packages()?;
    let programs = place::npm_programs();
    let biome = quietly(
        "biome",
        Command::new(programs.join("biome"))
            .args(["check", "--error-on-warnings", "."])
            .current_dir(place::root()),
    )?;
    let types = quietly(
        "types",
        Command::new(programs.join("tsc"))
            .arg("--noEmit")
            .current_dir(place::browser_tests()),
    )?;
    let studio_types = quietly(
        "studio-types",
        Command::new(programs.join("tsc"))
            .args(["--project", "examples/studio"])
            .current_dir(place::root()),
    )?;
    provision::bench_packages()?;
    let bench_types = quietly(
        "bench-types",
        Command::new(programs.join("tsc"))
            .arg("--noEmit")
            .current_dir(place::bench()),
    )?;
    Ok(Verdict::sum([
        Verdict::of(&biome)?,
        Verdict::of(&types)?,
        Verdict::of(&studio_types)?,
        Verdict::of(&bench_types)?,
    ]))
}

/// Builds what the browser tests need, and goes on when one of it cannot be built.
fn build() -> Verdict {
    let parts = [bundle, without_widgets, gallery, backend];
    Verdict::sum(parts.map(|part| Verdict::of_step(part())))
}

/// `dist/`; what it weighs is another check.
fn bundle() -> Result<()> {
    dist::write(&place::root().join("dist"))?;
    Ok(())
}

/// A bundle of what all widgets have alike, beside which each of them is weighed.
fn without_widgets() -> Result<()> {
    breakdown::floor()?;
    Ok(())
}

/// The gallery, which only tests and designers see.
pub(crate) fn gallery() -> Result<()> {
    let toolchain = provision::wasm()?;
    let trunk = provision::trunk()?;
    let programs = [provision::wasm_bindgen()?, place::npm_programs()];
    step(
        "build the gallery",
        "",
        toolchain
            .command(trunk.join("trunk").to_string_lossy().as_ref())
            .args(["build", "--offline"])
            .env("PATH", place::path_with(&programs))
            .current_dir(place::root()),
    )
}

/// The backend that the browser tests run against.
pub(crate) fn backend() -> Result<()> {
    step(
        "build the reference backend",
        "",
        cargo().args(["build", "--package", "newsroom"]),
    )
}

fn backends(options: &Options) -> Result<Verdict> {
    let wordpress = provision::wordpress()?;
    let mut command = playwright(&["backends"])?;
    command
        .env("PHP_BIN", wordpress.php)
        .env("WORDPRESS_DIR", wordpress.folder)
        .env("JSON_SERVER_BIN", provision::json_server()?);
    if let Some(folder) = &options.plugin_check {
        let folder = fs::canonicalize(folder)
            .with_context(|| format!("--plugin-check: no folder {}", folder.display()))?;
        command.env("PLUGIN_CHECK", folder);
    }
    tested("backends", command, options)
}

/// What Lighthouse says of the paper, page by page.
fn lighthouse() -> Result<Verdict> {
    let folder = provision::lighthouse()?;
    let ran = quietly(
        "lighthouse",
        Command::new("node")
            .arg("paper.js")
            .env("NEWSROOM_BIN", place::target().join("debug/newsroom"))
            .env("BANTIN_DIST", place::root().join("dist"))
            .env("CHROMIUM", provision::browser()?)
            .current_dir(folder),
    )?;
    let text = ran.output()?;
    Ok(Verdict {
        passed: u32::from(ran.is_ok),
        failed: u32::from(!ran.is_ok),
        text,
    })
}

/// What a reader sees; and of comments once more, where nothing is remembered.
fn browser(options: &Options) -> Result<Verdict> {
    let mut command = playwright(&["browser", "unremembered"])?;
    if options.unremembered {
        command.env("BANTIN_UNREMEMBERED", "all");
    }
    tested("browser", command, options)
}

/// What a thousand readers cost, in figures, whether they are kept or not.
fn load() -> Result<Verdict> {
    let test = ["test", "--package", "newsroom", "--test", "load"];
    let ran = quietly(
        "load",
        cargo().args(test).args(["--", "--ignored", "--nocapture"]),
    )?;
    let output = ran.output()?;
    let text = output.lines().find(|line| line.contains(" streams: "));
    let text = text.map(|line| format!("{line}\n"));
    let verdict = Verdict::counted(&ran, counts(&output))?;
    Ok(Verdict {
        text: text.unwrap_or_default() + &verdict.text,
        ..verdict
    })
}

fn engines(options: &Options) -> Result<Verdict> {
    let mut command = playwright(&ENGINES)?;
    with_engines(&mut command)?;
    // Served until the tests are over.
    let element = wasm_tests::serve("element", 8000)?;
    let intl = wasm_tests::serve("intl", 8100)?;
    command
        .env("ELEMENT_URL", &element.url)
        .env("INTL_URL", &intl.url);
    tested("engines", command, options)
}

/// The tests of the package, which is packed from the bundle that was built.
fn package(project: &str, options: &Options) -> Result<Verdict> {
    let packed = pack::write(
        &place::root().join("dist"),
        &place::target().join("package"),
    )?;
    let mut command = playwright(&[project])?;
    command.env("BANTIN_PACKAGE", packed);
    tested(project, command, options)
}

/// What the tests of a package that is packed find wrong with it; empty for nothing.
pub(crate) fn of_package(packed: &Path) -> Result<String> {
    let mut command = playwright(&["package"])?;
    command
        .arg("--reporter=list")
        .env("BANTIN_PACKAGE", fs::canonicalize(packed)?);
    let ran = quietly("package", &mut command)?;
    if ran.is_ok {
        Ok(String::new())
    } else {
        ran.tail()
    }
}

/// Runs browser tests, and reads what became of them.
fn tested(name: &str, mut command: Command, options: &Options) -> Result<Verdict> {
    let report: PathBuf = place::target().join(format!("xtask/playwright-{name}.json"));
    if report.exists() {
        fs::remove_file(&report)?;
    }
    command
        .arg("--reporter=list,json")
        .args(&options.playwright)
        .env("BANTIN_POSTS", options.posts.to_string())
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    let ran = quietly(name, &mut command)?;
    let Ok(report) = fs::read(&report) else {
        bail!("Playwright wrote no report:\n{}", ran.tail()?);
    };
    let report: serde_json::Value = serde_json::from_slice(&report)?;
    let count = |key: &str| {
        let value = report["stats"][key].as_u64().unwrap_or_default();
        u32::try_from(value).unwrap_or(u32::MAX)
    };
    Verdict::counted(
        &ran,
        (count("expected"), count("unexpected") + count("flaky")),
    )
}

/// The sums of `test result: ok. 3 passed; 0 failed; …`, as cargo says them.
fn counts(output: &str) -> (u32, u32) {
    let mut sums = (0, 0);
    for line in output
        .lines()
        .filter(|line| line.starts_with("test result:"))
    {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            let count: u32 = pair[0].parse().unwrap_or_default();
            match pair[1] {
                "passed;" => sums.0 += count,
                "failed;" => sums.1 += count,
                _ => {}
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{Check, Options, Verdict, counts};
    use anyhow::{Result, bail};
    use clap::{Args as _, Command, FromArgMatches as _, ValueEnum as _};

    /// The checks that run for such arguments.
    fn wanted(arguments: &[&str]) -> Vec<Check> {
        let command = Options::augment_args(Command::new("test").no_binary_name(true));
        let matches = command.get_matches_from(arguments);
        let options = Options::from_arg_matches(&matches).expect("options that can be read");
        let all = Check::value_variants().iter().copied();
        all.filter(|check| options.wants(*check)).collect()
    }

    #[test]
    fn what_takes_long_is_tried_when_it_is_said() {
        let all = Check::value_variants();
        let asked = ["--backends", "--frameworks", "--lighthouse", "--load"];
        for count in 0..=asked.len() {
            let expected = &all[..all.len() - asked.len() + count];
            assert_eq!(wanted(&asked[..count]), expected);
        }
        assert_eq!(wanted(&["--only", "frameworks"]), [Check::Frameworks]);
        assert_eq!(wanted(&["--only", "backends"]), [Check::Backends]);
        assert_eq!(wanted(&["--only", "fmt,js"]), [Check::Fmt, Check::Js]);
        assert_eq!(
            wanted(&["--plugin-check", "/checker"]).last(),
            Some(&Check::Backends)
        );
        let both = [Check::Browser, Check::Backends];
        assert_eq!(wanted(&["--only", "browser", "--backends"]), both);
    }

    #[test]
    fn the_results_of_all_runs_are_summed() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored";
        assert_eq!(counts(output), (5, 1));
    }

    #[test]
    fn steps_are_counted_as_they_went() {
        let steps: [fn() -> Result<()>; 3] = [|| Ok(()), || bail!("no compiler"), || Ok(())];
        let verdict = Verdict::sum(steps.map(|step| Verdict::of_step(step())));
        assert_eq!((verdict.passed, verdict.failed), (2, 1));
        assert_eq!(verdict.text, "no compiler");
    }

    #[test]
    fn no_result_counts_nothing() {
        assert_eq!(counts("error: could not compile"), (0, 0));
    }
}
