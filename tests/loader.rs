//! What the loader says of the widgets, held to their definitions.
//!
//! `cargo xtask contract` runs this with `BANTIN_WRITE` set: then it writes them instead. `tests/contract` has the rest.

use bantin::widget::Definition;
use bantin::widgets::all;
use std::path::Path;
use std::{env, fs};

/// A file between its marks, with what stands there and what should.
fn check(path: &str, indent: &str, expected: &str) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&full).expect("the file");
    let (start, end) = (
        format!("{indent}// <widgets>\n"),
        format!("{indent}// </widgets>\n"),
    );
    let (before, rest) = text.split_once(&start).expect("the first mark");
    let (found, after) = rest.split_once(&end).expect("the last mark");
    if env::var_os("BANTIN_WRITE").is_some() {
        let written = [before, &start, expected, &end, after].concat();
        fs::write(&full, written).expect("a file that can be written");
        return;
    }
    assert_eq!(found, expected, "{path}: `cargo xtask contract` writes it");
}

/// The elements that a flag is set of, as CSS has it.
fn flagged(attribute: &str) -> String {
    format!("[{attribute}]:not([{attribute}=false])")
}

fn name(widget: &Definition) -> &str {
    &widget.tag["bantin-".len()..]
}

/// All selectors as one, each of the elements of its widget.
fn selectors(of: impl Fn(&Definition) -> Vec<String>) -> String {
    let of_widget = |widget| {
        let selectors: Vec<String> = of(widget);
        let each = selectors.into_iter().filter(|it| !it.is_empty());
        each.map(|it| [widget.tag, &it].concat())
    };
    all().flat_map(of_widget).collect::<Vec<_>>().join(",")
}

#[test]
fn the_loader_knows_the_widgets() {
    let names: Vec<String> = all().map(|it| format!("{:?}", name(it))).collect();
    let height = |of: &str, height: &str| {
        format!(":host(:where({of}))>div{{min-block-size:var(--bantin-reserve,{height})}}")
    };
    let heights = all().flat_map(|it| {
        let own = height(it.tag, it.outside.reserve);
        let others = it.outside.reserves.iter();
        let others = others.map(|(of, other)| height(&[it.tag, of].concat(), other));
        [own].into_iter().chain(others).collect::<Vec<_>>()
    });
    let heights: String = heights.collect();
    let flag = |it: &Definition| match it.inline {
        "" => String::new(),
        attribute => flagged(attribute),
    };
    let inline = selectors(|it| vec![flag(it)]);
    let late = selectors(|it| it.outside.late.split(',').map(str::to_owned).collect());
    let anchors = all().filter(|it| !it.outside.anchor.is_empty());
    let anchor = |it: &Definition| format!("{:?}: {:?}", name(it), it.outside.anchor);
    let anchors = anchors.map(anchor).collect::<Vec<_>>().join(", ");
    // The data of many elements that are part of a line may come by one request; what has a body is not
    // asked for by `GET`.
    let written = "// biome-ignore format: a command writes it\n";
    let text = format!(
        "{written}const WIDGETS = [{}];\n{written}const RESERVES = \"{heights}\";\n\
         {written}const INLINE = \"{inline}\";\n{written}const LATE = `${{INLINE}},[body],{late}`;\n\
         {written}const ANCHORS = {{ {anchors} }};\n",
        names.join(", "),
    );
    check("src/embed.js", "", &text);
}

#[test]
fn what_is_part_of_a_line_has_an_attribute_for_it() {
    for widget in all().filter(|it| !it.inline.is_empty()) {
        let mut names = widget.outside.contract.attributes.iter().map(|it| it.name);
        assert!(names.any(|it| it == widget.inline));
    }
}
