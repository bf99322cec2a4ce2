//! How comments are counted without WebAssembly, written from the dialects and held to them.

use super::written::hold;
use bantin::source::dialect::catalog::DIALECTS;
use bantin::source::dialect::{Counts, Dialect};
use bantin::ui::labels::{Label, Language};

/// A parameter, and what it is; the articles are in the place of "".
fn query<'q>(pairs: impl IntoIterator<Item = (&'q str, &'q str)>) -> String {
    let pairs = pairs.into_iter();
    let pairs: Vec<String> = pairs
        .map(|(name, it)| format!("{name:?}: {it:?}"))
        .collect();
    format!("query: {{ {} }}", pairs.join(", "))
}

fn entry(dialect: &Dialect) -> String {
    let mut says = vec![match dialect.counts {
        // Of a list of one the backend says how long it is.
        Counts::Listed => query([(dialect.article, ""), (dialect.size, "1")]) + ", most: 1",
        Counts::InBody(path) => format!("path: {path:?}"),
        Counts::InQuery { articles, more } => {
            query(more.split_once('=').into_iter().chain([(articles, "")]))
        }
    }];
    if !dialect.article.is_empty() {
        says.push(format!("article: {:?}", dialect.article));
    }
    if dialect.is_path {
        says.push("isPath: true".to_owned());
    }
    format!("  {:?}: {{ {} }},\n", dialect.adapter.name, says.join(", "))
}

#[test]
fn numbers_are_asked_for_in_the_words_of_each_backend() {
    let entries: String = DIALECTS.into_iter().map(entry).collect();
    let text =
        format!("// biome-ignore format: a command writes it\nconst DIALECTS = {{\n{entries}}};\n");
    let marks = ("// <dialects>\n", "// </dialects>\n");
    hold("src/count.js", Some(marks), &text);
}

/// The words of a language by its plural categories, of which one that says no more is left out.
fn words((tag, language): (&str, Language)) -> String {
    let [one, other] = [Label::CountOne, Label::Count].map(|it| it.text(language));
    let one = match one == other.replace("{}", "1") {
        true => String::new(),
        false => format!("one: {one:?}, "),
    };
    format!("  {tag:?}: {{ {one}other: {other:?} }},\n")
}

#[test]
fn numbers_are_said_as_the_widget_says_them() {
    let words: String = [("vi", Language::Vi), ("en", Language::En)]
        .map(words)
        .concat();
    let text =
        format!("// biome-ignore format: a command writes it\nconst WORDS = {{\n{words}}};\n");
    hold(
        "src/count.js",
        Some(("// <words>\n", "// </words>\n")),
        &text,
    );
}
