//! How comments are counted without WebAssembly, written from the dialects and held to them.

use super::written::hold;
use bantin::source::dialect::catalog::DIALECTS;
use bantin::source::dialect::{Counts, Dialect};
use bantin::ui::labels::{Label, Language};

/// As many articles as the own contract takes at once; and addresses must end somewhere.
const MOST: u8 = 100;

fn entry(dialect: &Dialect) -> String {
    let (most, place) = match dialect.counts {
        // Of a list of one the backend says how long it is.
        Counts::Listed => (1, format!("{}=1&{}", dialect.size, dialect.article)),
        Counts::InBody(path) => (MOST, path.to_owned()),
        Counts::InQuery { articles, more: "" } => (MOST, articles.to_owned()),
        Counts::InQuery { articles, more } => (MOST, format!("{more}&{articles}")),
    };
    let mut says = vec![most.to_string(), format!("{place:?}")];
    if !dialect.article.is_empty() {
        says.push(format!("{:?}", dialect.article));
    }
    if dialect.is_path {
        says.push("true".to_owned());
    }
    format!("  {:?}: [{}],\n", dialect.adapter.name, says.join(", "))
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
