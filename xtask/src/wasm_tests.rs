//! Tests that run in WebAssembly (`tests/element.rs`, `tests/intl.rs`), each file a page that any
//! engine can open.

use crate::command::step_with_output;
use crate::port::free;
use crate::process::Group;
use crate::{place, provision};
use anyhow::{Context as _, Result};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The page, for as long as this lives.
pub(crate) struct Page {
    pub(crate) url: String,
    _server: Group,
}

/// Builds the tests of a file, and serves them at a free port, the first of which is `wanted`. It takes
/// some seconds until the page answers, and until then its port looks free: two files want ports that
/// are at least a hundred apart.
pub(crate) fn serve(test: &str, wanted: u16) -> Result<Page> {
    let runner = provision::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let tests = build(test)?;
    let address = format!("127.0.0.1:{}", free(wanted)?);
    let mut command = Command::new(runner);
    command
        .arg(tests)
        // It drives no browser then, and waits for one.
        .env("NO_HEADLESS", "1")
        .env("WASM_BINDGEN_TEST_ADDRESS", &address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir(place::root());
    Ok(Page {
        url: format!("http://{address}/"),
        _server: Group::start(&mut command)?,
    })
}

/// The program of the tests, where cargo says it is.
fn build(test: &str) -> Result<PathBuf> {
    let said = step_with_output(
        &format!("build tests/{test}.rs for WebAssembly"),
        "",
        provision::wasm()?
            .command("cargo")
            .args(["test", "--no-run", "--message-format=json"])
            .args(["--package", "bantin", "--test", test])
            .args(["--target", "wasm32-unknown-unknown"])
            .current_dir(place::root()),
    )?;
    program(&said, test).with_context(|| format!("cargo named no program of the tests `{test}`"))
}

fn program(said: &str, test: &str) -> Option<PathBuf> {
    let found = said.lines().find_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        let is_it = line["target"]["name"] == test;
        Some(line["executable"].as_str().filter(|_| is_it)?.to_owned())
    });
    Some(found?.into())
}

#[cfg(test)]
mod tests {
    use super::program;
    use std::path::Path;

    #[test]
    fn the_program_of_the_tests_is_found_in_what_cargo_says() {
        let said = "   Compiling bantin\n\
            {\"target\":{\"name\":\"bantin\"},\"executable\":null}\n\
            {\"target\":{\"name\":\"intl\"},\"executable\":\"/t/intl-1.wasm\"}\n";
        assert_eq!(
            program(said, "intl").as_deref(),
            Some(Path::new("/t/intl-1.wasm"))
        );
        assert_eq!(program("error: no", "intl"), None);
    }
}
