//! What the WordPress plugin knows of the elements: the attributes of its blocks and shortcodes, what
//! is said of them in the editor, and the heights that pages reserve.

use super::{elements, number, sentence, types, written::hold};
use bantin::widget::COMMON;
use bantin::widget::contract::{Contract, Declared, Kind};
use bantin::widgets::all;
use std::fmt::Write as _;

/// A text in PHP.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A list of texts in PHP.
fn list(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|it| quoted(it)).collect();
    format!("array( {} )", words.join(", "))
}

/// What an element takes: what all do, and its own.
fn attributes(own: &Contract) -> impl Iterator<Item = &'static Declared> {
    COMMON.attributes.iter().chain(own.attributes)
}

fn name(tag: &str) -> &str {
    tag.trim_start_matches("bantin-")
}

/// What the value of an attribute may be, as an array of PHP.
fn kind(it: &Declared) -> String {
    let (name, more) = match it.kind {
        Kind::Choice(known) => {
            let words = known.0.iter().copied().filter(|it| !it.is_empty());
            let values = list(&words.collect::<Vec<_>>());
            ("choice", Some(("'values'", values)))
        }
        Kind::Number(of) => ("number", Some(("'least'", number(of.least)))),
        Kind::Flag => ("flag", None),
        Kind::Address => ("address", None),
        Kind::Text => ("text", None),
    };
    let Some((key, value)) = more else {
        return format!("array( 'kind' => '{name}' )");
    };
    let entries = [
        ("'kind'".to_owned(), format!("'{name}'")),
        (key.to_owned(), value),
    ];
    format!("array(\n{}\t\t\t)", aligned("\t\t\t\t", &entries))
}

/// One line for each, with the marks of equality in a column, as WordPress' coding standards have it.
fn aligned(indent: &str, entries: &[(String, String)]) -> String {
    let width = entries.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let line = |(key, value): &(String, String)| format!("{indent}{key:width$} => {value},\n");
    entries.iter().map(line).collect()
}

/// A function of PHP that gives an array with an entry for each element.
fn function(name: &str, about: &str, of: impl Fn(&Contract) -> Vec<(String, String)>) -> String {
    let mut text = format!(
        "\n/**\n * {about}\n *\n * @return array<string, array<string, mixed>>\n */\nfunction {name}() {{\n\treturn array(\n"
    );
    for (tag, own) in elements() {
        let entries = aligned("\t\t\t", &of(own));
        let tag = quoted(self::name(tag));
        let width = elements().map(|(tag, _)| self::name(tag).len()).max();
        let width = width.unwrap_or(0) + 2;
        let _ = write!(text, "\t\t{tag:width$} => array(\n{entries}\t\t),\n");
    }
    text + "\t);\n}\n"
}

#[test]
fn the_plugin_takes_the_attributes_of_the_elements() {
    let kinds = |own: &Contract| {
        attributes(own)
            .map(|it| (quoted(it.name), kind(it)))
            .collect()
    };
    let told = |own: &Contract| {
        let say = |it: &Declared| {
            let text = types::told(it).replace(['`', '*'], "");
            format!("__( {}, 'bantin' )", quoted(&text))
        };
        attributes(own)
            .map(|it| (quoted(it.name), say(it)))
            .collect()
    };
    let head = "<?php\n/**\n * What the elements take. Written from their contracts by `cargo xtask contract`; \
                changes here are lost.\n *\n * @package Bantin\n */\n\ndefined( 'ABSPATH' ) || exit;\n\n\
                // phpcs:disable WordPressVIPMinimum.Performance.WPQueryParams.PostNotIn_exclude -- an attribute, and no query.\n";
    let text = [
        head.to_owned(),
        function(
            "bantin_contract",
            "The attributes of each element, and what their values may be.",
            kinds,
        ),
        function(
            "bantin_contract_words",
            "What each attribute does, for who writes.",
            told,
        ),
    ];
    hold(
        "integrations/wordpress/includes/contract.php",
        None,
        &text.concat(),
    );
}

#[test]
fn the_plugin_reserves_the_heights_of_the_elements() {
    let mut text = "/* The room of what is to come. Written by `cargo xtask contract`; changes here are lost. */\n\n\
                    /* Links, where no script runs, take the room they need. */\n@media (scripting: enabled) {\n".to_owned();
    for widget in all() {
        let outside = &widget.outside;
        let own = [("", outside.reserve)];
        for (with, height) in own.iter().chain(outside.reserves) {
            let _ = write!(
                text,
                "\n\t{}{with}:not(:defined) {{\n\t\tdisplay: block;\n\t\tmin-block-size: {height};\n\t}}\n",
                widget.tag
            );
        }
        if !widget.inline.is_empty() {
            let flag = widget.inline;
            let inline = format!("{}[{flag}]:not([{flag}=false])", widget.tag);
            let _ = write!(
                text,
                "\n\t{inline}:not(:defined) {{\n\t\tdisplay: inline;\n\t\tmin-block-size: 0;\n\t}}\n"
            );
        }
    }
    text += "}\n";
    hold("integrations/wordpress/assets/heights.css", None, &text);
}

#[test]
fn what_is_said_has_no_line_of_its_own() {
    for (_, own) in elements() {
        for attribute in attributes(own) {
            let text = sentence(attribute.about);
            assert!(!text.contains('\n') && !text.contains('%'), "{text}");
        }
    }
}
