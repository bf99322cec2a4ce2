//! What is said of a number of things.

use crate::ui::labels::Label;
use crate::widget::Context;

/// A text of ours around a number that is written out.
pub(super) fn counted(cx: &Context, label: Label, number: &str) -> String {
    agreed(&cx.say_with(label, number), number == "1")
}

/// A text in which letters in braces are those of many, as in `2 character{s}`: one has none of them.
fn agreed(text: &str, is_one: bool) -> String {
    let parts = text.split_once('{').and_then(|(before, rest)| {
        let (many, behind) = rest.split_once('}')?;
        Some([before, if is_one { "" } else { many }, behind])
    });
    parts.unwrap_or([text, "", ""]).concat()
}

#[cfg(test)]
mod tests {
    use super::agreed;

    #[test]
    fn letters_in_braces_are_those_of_many() {
        for (text, one, many) in [
            (
                "{} character{s} left",
                "1 character left",
                "2 characters left",
            ),
            ("{} ký tự", "1 ký tự", "2 ký tự"),
            ("In {} second{s}.", "In 1 second.", "In 2 seconds."),
            ("{} left}", "1 left}", "2 left}"),
            ("{} left{", "1 left{", "2 left{"),
        ] {
            assert_eq!(agreed(&text.replacen("{}", "1", 1), true), one);
            assert_eq!(agreed(&text.replacen("{}", "2", 1), false), many);
        }
    }
}
