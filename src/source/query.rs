//! Parameters of a URL, as far as paging needs them.

/// The value of a parameter, as it is written.
pub(super) fn get<'u>(url: &'u str, name: &str) -> Option<&'u str> {
    let (_, query) = split(url);
    query.split('&').find_map(|pair| value(pair, name))
}

/// The URL with this parameter, in place of what it had under that name.
pub(super) fn set(url: &str, name: &str, new: &str) -> String {
    let (path, query) = split(url);
    let mut changed = path.to_owned();
    let kept = query
        .split('&')
        .filter(|pair| !pair.is_empty() && value(pair, name).is_none());
    for (i, part) in kept.chain([[name, "=", new].concat().as_str()]).enumerate() {
        changed.push(if i == 0 { '?' } else { '&' });
        changed.push_str(part);
    }
    changed
}

fn split(url: &str) -> (&str, &str) {
    let (url, _) = url.split_once('#').unwrap_or((url, ""));
    url.split_once('?').unwrap_or((url, ""))
}

fn value<'p>(pair: &'p str, name: &str) -> Option<&'p str> {
    pair.strip_prefix(name)?.strip_prefix('=')
}
