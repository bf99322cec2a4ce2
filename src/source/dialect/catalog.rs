//! All dialects, and which one a thread is written in.

use crate::source::dialect::{Dialect, isso, own, remark42, waline, wordpress};
use crate::source::value::json::Json;
use crate::source::value::url;
use crate::stdx::search::find;
use crate::stdx::text::Text as _;

/// All dialects; our own contract comes first.
pub static DIALECTS: [&Dialect; 5] = [
    &own::DIALECT,
    &isso::DIALECT,
    &wordpress::DIALECT,
    &waline::DIALECT,
    &remark42::DIALECT,
];

/// The dialect of the adapter that is called so; without a name, or for `auto`, that of the URL or
/// of the payload, else our own.
pub fn choose(name: Option<&str>, src: &str, json: &Json) -> &'static Dialect {
    let named = |name: &str| DIALECTS.into_iter().find(|it| it.adapter.name == name);
    let name = name.unwrap_or_default().trimmed();
    if let Some(dialect) = named(name) {
        return dialect;
    }
    let is_auto = name.is_empty() || name == "auto";
    let is_at = |it: &Dialect| !it.hint.is_empty() && find(src, it.hint).is_some();
    let is_of = |it: &&Dialect| it.adapter.recognises(json) || is_at(it);
    let found = DIALECTS.into_iter().find(is_of);
    found.filter(|_| is_auto).unwrap_or(&own::DIALECT)
}

/// The dialect of a backend that the page has speak our own contract.
pub fn bridged(can_write: bool) -> &'static Dialect {
    match can_write {
        true => &own::DIALECT,
        false => &own::READ_ONLY,
    }
}

/// The dialect in which comments are counted: as [`choose`] has it, but without a name, and before
/// there is an answer to tell by, also by the parameter of `src` that names an article. Our own
/// contract has none: it names several in a list.
pub fn counting(name: Option<&str>, src: &str) -> &'static Dialect {
    let chosen = choose(name, src, &Json::Null);
    let is_named = name.is_some_and(|it| !matches!(it.trimmed(), "" | "auto"));
    if is_named || chosen.adapter.name != own::DIALECT.adapter.name {
        return chosen;
    }
    let is_of = |it: &&Dialect| !it.article.is_empty() && url::get(src, it.article).is_some();
    DIALECTS.into_iter().find(is_of).unwrap_or(chosen)
}
