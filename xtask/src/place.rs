//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// What cargo builds into.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The folder of the browser tests, which has the npm packages.
pub(crate) fn browser_tests() -> PathBuf {
    root().join("tests/browser")
}

/// What makes backends of others into those the tests run against.
pub(crate) fn backends() -> PathBuf {
    root().join("tests/backends")
}

/// The pages that are measured, and the measuring.
pub(crate) fn bench() -> PathBuf {
    root().join("bench")
}

/// The programs of the npm packages.
pub(crate) fn npm_programs() -> PathBuf {
    browser_tests().join("node_modules/.bin")
}

/// Tools that are built once and kept, one folder each: `trunk-0.21.14/bin/trunk`.
pub(crate) fn tools() -> PathBuf {
    if let Some(given) = env::var_os("BANTIN_TOOLS") {
        return given.into();
    }
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = cache.or_else(home).unwrap_or_else(|| root().join("target"));
    cache.join("bantin/tools")
}

/// `PATH` with more folders in front.
pub(crate) fn path_with(first: &[PathBuf]) -> std::ffi::OsString {
    let now = env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(env::split_paths(&now));
    // It fails only for a folder with a colon in its name, which could not be found by PATH.
    env::join_paths(all).unwrap_or(now)
}
