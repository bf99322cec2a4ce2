//! Makes the glue less: wasm-bindgen writes it for every browser there was, and each import in full.
//! All of it together is 300 bytes of a page, brotli 11, and a quarter of what there is to parse.

use anyhow::{Context as _, Result, ensure};
use regex::Regex;

/// What every browser has that runs the bundle at all, or what a maker of instances needs not keep:
/// each stands there once.
const NEEDLESS: [(&str, &str); 4] = [
    // Chrome 84, Firefox 79, Safari 14.1.
    (
        "(typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(",
        "new FinalizationRegistry(",
    ),
    // Chrome 74, Firefox 61, Safari 14.1.
    (
        "
if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}
",
        "",
    ),
    // A memory that has grown has another buffer, in every browser.
    (
        " || cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && \
         cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        " || cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    // Each instance has variables of its own.
    (
        "    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    cachedDataViewMemory0 = null;
    cachedUint8ArrayMemory0 = null;
",
        "    wasm = instance.exports;
",
    ),
];

/// What stands in many imports, and what says the same in fewer words.
const WORDY: [(&str, &str); 5] = [
    (
        r"function\(\) \{ return handleError\(function \(([^)]*)\) (\{[\s\S]*?\n        \}), arguments\); \}",
        "guarded(($1) => $2)",
    ),
    (r"(\w+): function\(([^)]*)\) \{", "$1: ($2) => {"),
    (
        r"(?:const|var) ptr1 = [^;]*passStringToWasm0\(ret, [^;]*;\s*(?:const|var) len1 = WASM_VECTOR_LEN;\s*getDataViewMemory0\(\)\.setInt32\([^;]*, len1, true\);\s*getDataViewMemory0\(\)\.setInt32\([^;]*, ptr1, true\);",
        "giveText(arg0, ret);",
    ),
    (
        r"isLikeNone\(ret\) \? 0 : addHeapObject\(ret\)",
        "maybe(ret)",
    ),
    // Room for the longest it may be, of which the rest is given back.
    (
        r"(function passStringToWasm0\(arg, malloc, realloc\) \{)[\s\S]*?\n\}",
        "$1
    const room = arg.length * 3;
    const ptr = malloc(room, 1) >>> 0;
    const view = getUint8ArrayMemory0().subarray(ptr, ptr + room);
    WASM_VECTOR_LEN = cachedTextEncoder.encodeInto(arg, view).written;
    return room ? realloc(ptr, room, WASM_VECTOR_LEN, 1) >>> 0 : ptr;
}",
    ),
];

/// What those words stand for, but for the names of the exports.
const SHORT: &str = "
const guarded = (f) => (...args) => {
    try {
        return f(...args);
    } catch (e) {
        wasm.THROW(addHeapObject(e));
    }
};
function giveText(at, text) {
    const ptr = isLikeNone(text) ? 0 : passStringToWasm0(text, wasm.MALLOC, wasm.REALLOC);
    const view = getDataViewMemory0();
    view.setInt32((at >>> 0) + 4, WASM_VECTOR_LEN, true);
    view.setInt32(at >>> 0, ptr, true);
}
function maybe(x) {
    return isLikeNone(x) ? 0 : addHeapObject(x);
}
";

/// Where the glue calls those exports.
const EXPORTS: [(&str, &str); 3] = [
    (
        "THROW",
        r"catch \(e\) \{\s*wasm\.(\w+)\(addHeapObject\(e\)\)",
    ),
    ("MALLOC", r"passStringToWasm0\(ret, wasm\.(\w+), "),
    (
        "REALLOC",
        r"passStringToWasm0\(ret, wasm\.\w+, wasm\.(\w+)\)",
    ),
];

/// The same glue in fewer bytes. That of another version of wasm-bindgen is refused, until it is read
/// again.
pub(super) fn trim(glue: &str) -> Result<String> {
    let changed = |what: &str| format!("the glue of wasm-bindgen has changed: expected\n{what}");
    let mut short = SHORT.to_owned();
    for (name, pattern) in EXPORTS {
        let found = Regex::new(pattern)?
            .captures(glue)
            .with_context(|| changed(pattern))?;
        short = short.replace(&format!("wasm.{name}"), &format!("wasm.{}", &found[1]));
    }
    let mut trimmed = glue.to_owned();
    for (from, to) in NEEDLESS {
        ensure!(trimmed.matches(from).count() == 1, changed(from));
        trimmed = trimmed.replace(from, to);
    }
    for (pattern, to) in WORDY {
        let wordy = Regex::new(pattern)?;
        ensure!(wordy.is_match(&trimmed), changed(pattern));
        trimmed = wordy.replace_all(&trimmed, to).into_owned();
    }
    Ok(trimmed + &short)
}

#[cfg(test)]
mod tests {
    use super::{NEEDLESS, trim};

    /// Imports as wasm-bindgen writes them.
    const IMPORTS: &str = "
        one: function(arg0) {
            const ret = getObject(arg0).parentNode;
            return isLikeNone(ret) ? 0 : addHeapObject(ret);
        },
        two: function() { return handleError(function (arg0, arg1) {
            const ret = getObject(arg1).getItem(getStringFromWasm0(arg2, arg3));
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.alloc, wasm.more);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        }, arguments); },
function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        wasm.threw(addHeapObject(e));
    }
}
function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        return 0;
    }
    return ptr;
}
";

    fn glue() -> String {
        let needless: String = NEEDLESS
            .iter()
            .map(|(from, _)| format!("a\n{from}\n"))
            .collect();
        needless + IMPORTS
    }

    #[test]
    fn imports_say_the_same_in_fewer_words() {
        let trimmed = trim(&glue()).unwrap_or_else(|error| error.to_string());
        for expected in [
            "one: (arg0) => {\n            const ret = getObject(arg0).parentNode;\n            return maybe(ret);",
            "two: guarded((arg0, arg1) => {\n            const ret = getObject(arg1).getItem(getStringFromWasm0(arg2, arg3));\n            giveText(arg0, ret);\n        }),",
            "wasm.threw(addHeapObject(e));\n    }\n};",
            "passStringToWasm0(text, wasm.alloc, wasm.more)",
            "WASM_VECTOR_LEN, 1) >>> 0 : ptr;\n}\n",
        ] {
            assert!(trimmed.contains(expected), "no {expected} in {trimmed}");
        }
        for gone in [
            "arguments",
            "realloc === undefined",
            "wasmModule",
            "'undefined'",
        ] {
            assert!(!trimmed.contains(gone), "{gone} in {trimmed}");
        }
    }

    #[test]
    fn glue_that_is_another_is_refused() {
        let without = |part: &str| trim(&glue().replace(part, "")).map_err(|it| it.to_string());
        for part in [
            "wasm.alloc",
            "catch (e)",
            "if (!('encodeInto'",
            "one: function(",
        ] {
            let error = without(part).expect_err(part);
            assert!(
                error.starts_with("the glue of wasm-bindgen has changed"),
                "{error}"
            );
        }
    }
}
