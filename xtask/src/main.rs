//! The commands of this repository. `cargo xtask --help` lists them.

mod about;
mod archive;
mod bench;
mod breakdown;
mod bundle;
mod command;
mod dist;
mod fuzz;
mod languages;
#[cfg(test)]
mod licences;
mod needs;
mod new_widget;
mod pack;
mod page;
mod picture;
mod place;
mod playwright;
mod plugin;
mod port;
mod preview;
mod process;
mod provision;
mod release;
mod serve;
mod shots;
mod size;
mod snippet;
mod studio;
mod test;
mod wasm;
mod wasm_tests;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Sets up, builds, serves and checks Bantin.
///
/// Every command first installs what it needs and is not there, says what and why, and skips what
/// is there. Tools go to $BANTIN_TOOLS (default: ~/.cache/bantin/tools), packages of the system
/// are installed with apt.
#[derive(Parser)]
#[command(name = "cargo xtask", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask preview                  a newspaper, the studio and the gallery, with a live backend
  cargo xtask test                     every check but those with a flag of their own
  cargo xtask test --only native,size  some of them
  cargo xtask test --only browser -- comments --headed
  cargo xtask test --backends          also against a real WordPress and json-server
  cargo xtask size --by crate          what the bundle's bytes are spent on
  cargo xtask bench --runs 15 --write  side by side with what one would use instead
  cargo xtask shots --engine webkit    a picture of every state, as an iPhone's engine draws it
  cargo xtask fuzz                     ten minutes of any bytes at the readers
  cargo xtask new-widget poll          the files of a fifth widget
  cargo xtask plugin                   the WordPress plugin, to be uploaded
  cargo xtask dist --out /srv/bantin   what a site deploys";

#[derive(Subcommand)]
enum Task {
    /// Serve a newspaper with the widgets, the studio and the gallery over the reference backend
    Preview(preview::Options),
    /// Serve the gallery and the studio from the sample files, for a designer, with no backend
    Serve(serve::Options),
    /// Run the checks: format, lints, native, wasm and browser tests, size budgets
    Test(test::Options),
    /// Build the folder that a site deploys, and print what it weighs
    Dist(dist::Options),
    /// Pack the bundle, its types and what editors read, as it is published on npm
    Pack(pack::Options),
    /// Put the bundle into the WordPress plugin, as the file that WordPress installs
    Plugin(plugin::Options),
    /// Hold that this version is ready, and make its tag and its files, without publishing
    Release(release::Options),
    /// Say what the bundle's bytes are spent on: by crate, by widget, by page, by function
    Size(breakdown::Options),
    /// Measure Bantin in Chromium, beside what one would use instead
    Bench(bench::Options),
    /// Photograph every state of every widget, in each theme, language and width
    Shots(shots::Options),
    /// Take the README's picture anew, of the newsroom's paper
    Picture(picture::Options),
    /// Throw mappings and payloads at the readers until one breaks, or the time is over
    Fuzz(fuzz::Options),
    /// Make the files of a new widget, and its lines in those there are
    NewWidget(new_widget::Options),
    /// Write what the widgets' contracts say: the loader's part of it, types, documents, files for editors
    #[command(alias = "loader")]
    Contract,
    /// Install what the other commands need, and nothing else
    Setup {
        /// Also what only `test --backends` needs: PHP, WordPress, json-server
        #[arg(long)]
        backends: bool,
    },
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Preview(options) => preview::run(&options),
        Task::Serve(options) => serve::run(&options),
        Task::Test(options) => return test::run(&options),
        Task::Dist(options) => dist::run(&options),
        Task::Pack(options) => pack::run(&options),
        Task::Plugin(options) => plugin::run(&options),
        Task::Release(options) => release::run(&options),
        Task::Size(options) => breakdown::run(&options),
        Task::Bench(options) => bench::run(&options),
        Task::Shots(options) => shots::run(&options),
        Task::Picture(options) => picture::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::NewWidget(options) => new_widget::run(&options),
        Task::Contract => new_widget::contract(&place::root()),
        Task::Setup { backends } => provision::everything(backends),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_readme_has_each_command() {
        let readme = include_str!("../../README.md");
        for command in Cli::command().get_subcommands() {
            let line = format!("| `cargo xtask {}", command.get_name());
            assert!(readme.contains(&line), "{line}");
        }
    }
}
