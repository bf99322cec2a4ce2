//! Makes the glue a maker of instances.
//!
//! A module is evaluated once for its address, and what wasm-bindgen writes keeps its one instance in
//! the variables of the module. After a crash the loader needs another; to import the glue from
//! another address is no way for bundlers, which know the files of a page beforehand, nor for pages
//! that pin what they load by its hash.

use anyhow::{Context as _, Result, ensure};

/// What is put at the end of the glue: how a compiled core is put together with it, which wasm-bindgen
/// keeps to itself, behind ways to fetch and compile that are not ours; and what ends an instance that
/// crashed: whatever the page still has of it, such as a listener, calls into nothing from then on.
pub(super) const END: &str = "
export { __wbg_get_imports as imports, __wbg_finalize_init as connect };
export function end() {
    wasm = new Proxy({}, { get: () => () => {} });
}
";

/// A module without imports as one whose single export, `make`, gives what it exported, anew each
/// time.
pub(super) fn factory(module: &str) -> Result<String> {
    let (body, exports) = module
        .trim_end()
        .strip_suffix("};")
        .and_then(|it| it.rsplit_once("export{"))
        .context("expected exports at the end of the glue")?;
    let members: Option<Vec<String>> = exports.split(',').map(member).collect();
    let members = members.with_context(|| format!("expected names, found {exports}"))?;
    ensure!(
        !body.contains("import.meta") && !body.starts_with("import"),
        "the glue needs to be on its own, to be made again"
    );
    Ok(format!(
        "export function make(){{{body}return{{{}}}}}\n",
        members.join(",")
    ))
}

/// `a as b` as a member of an object.
fn member(export: &str) -> Option<String> {
    let (inside, outside) = export.split_once(" as ").unwrap_or((export, export));
    let is_name = |it: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        !it.is_empty() && it.chars().all(is_part)
    };
    (is_name(inside) && is_name(outside)).then(|| format!("{outside}:{inside}"))
}

#[cfg(test)]
mod tests {
    use super::factory;

    fn check(module: &str, expected: Option<&str>) {
        let made = factory(module).ok();
        assert_eq!(made.as_deref(), expected, "{module}");
    }

    #[test]
    fn what_a_module_exported_its_maker_gives() {
        check(
            "var a=1;function b(){}export{b as default,a as mount};\n",
            Some("export function make(){var a=1;function b(){}return{default:b,mount:a}}\n"),
        );
        check(
            "let a=1;export{a};",
            Some("export function make(){let a=1;return{a:a}}\n"),
        );
    }

    #[test]
    fn what_is_no_such_module_is_refused() {
        check("var a=1;", None);
        check("import x from\"./y.js\";export{x as y};", None);
        check("var a=import.meta.url;export{a as b};", None);
        check("export{a as \"b c\"};", None);
    }
}
