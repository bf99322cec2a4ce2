//! Parts of a document that a command writes: what stands between two markers.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::Path;

/// Puts `text` between `<!-- name -->` and `<!-- /name -->`.
///
/// # Errors
/// When the document cannot be read or written, or lacks the markers.
pub(crate) fn write(path: &Path, name: &str, text: &str) -> Result<()> {
    let page =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let page = replaced(&page, name, text).with_context(|| {
        format!(
            "{}: expected the markers <!-- {name} --> and <!-- /{name} -->",
            path.display()
        )
    })?;
    fs::write(path, page).with_context(|| format!("cannot write {}", path.display()))
}

fn replaced(page: &str, name: &str, text: &str) -> Option<String> {
    let (before, rest) = page.split_once(&format!("<!-- {name} -->"))?;
    let end = format!("<!-- /{name} -->");
    let (_, after) = rest.split_once(&end)?;
    Some(format!(
        "{before}<!-- {name} -->\n\n{}\n\n{end}{after}",
        text.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn what_stands_between_the_markers_is_replaced() {
        let page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n";
        let expected = "a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb\n";
        assert_eq!(replaced(page, "x", "new\n").as_deref(), Some(expected));
    }

    #[test]
    fn what_was_written_can_be_written_again() {
        let page = replaced("<!-- x --><!-- /x -->", "x", "text").unwrap_or_default();
        assert_eq!(replaced(&page, "x", "text"), Some(page));
    }

    #[test]
    fn a_missing_marker_is_told() {
        assert_eq!(replaced("<!-- x --> text", "x", "new"), None);
    }
}
