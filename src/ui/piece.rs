//! Small elements that several views are made of.

use crate::model::{Link, Timestamp};
use crate::ui::dom::{El, el};
use crate::ui::intl::machine;

/// Words that lead somewhere, if there is somewhere to go.
pub fn linked(url: Option<&Link>, text: &str) -> El {
    let words = match url {
        Some(url) => el("a").attr("href", url.as_str()),
        None => el("span"),
    };
    words.text(text)
}

/// A time for machines; what it says to people is added.
pub fn moment(at: Timestamp) -> El {
    el("time").attr("datetime", &machine(at))
}

/// Words for those who do not see what they stand beside.
pub fn spoken(text: &str) -> El {
    el("span").class("sr").text(text)
}
