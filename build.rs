//! Minifies the widgets' style sheets, which ride in the bundle as text, and says whether the
//! readers can be watched.

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=style");
    println!("cargo:rustc-check-cfg=cfg(inspected)");
    let is_wasm = env::var("CARGO_CFG_TARGET_FAMILY")? == "wasm";
    let has = |feature: &str| env::var_os(["CARGO_FEATURE_", feature].concat()).is_some();
    // In the tests always, in a bundle only in the gallery's: `source::mapping::trace` has the rest. It
    // watches every model.
    if has("INSPECT") || (!is_wasm && has("WEATHER")) {
        println!("cargo:rustc-cfg=inspected");
    }
    let out = env::var("OUT_DIR")?;
    for entry in fs::read_dir("style")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            minify(&path, Path::new(&out))?;
        }
    }
    Ok(())
}

fn minify(path: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let source = fs::read_to_string(path)?;
    let wrong = |reason: String| format!("{}: {reason}", path.display());
    let mut sheet = StyleSheet::parse(&source, ParserOptions::default())
        .map_err(|error| wrong(error.to_string()))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| wrong(error.to_string()))?;
    let options = PrinterOptions {
        minify: true,
        ..PrinterOptions::default()
    };
    let small = sheet
        .to_css(options)
        .map_err(|error| wrong(error.to_string()))?;
    let name = path.file_name().ok_or("a sheet without a name")?;
    fs::write(out.join(name), small.code)?;
    Ok(())
}
