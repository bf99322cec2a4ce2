//! Reads pictures.

use crate::model::{Image, Link};
use crate::source::mapping::record::Record;
use crate::source::value::json::Json;
use crate::stdx::number::integer;
use crate::stdx::text::Text as _;

/// A picture under `image`: a URL, or an object with `src`.
pub(super) fn image(story: &Record<'_>) -> Option<Image> {
    let nested = story.nested("image");
    let inside = nested.as_ref();
    let src = story
        .link("image")
        .or_else(|| inside.and_then(|it| it.link("src")))?;
    let number = |field| inside.and_then(|it| it.count(field)).filter(|it| *it > 0);
    let (width, height) = (number("width"), number("height"));
    let candidates = inside.and_then(|it| {
        let given = it.text("srcset");
        match given.is_empty() {
            true => sizes(it, width, height),
            false => srcset(&given, it),
        }
    });
    Some(Image {
        src,
        alt: inside.map(|it| it.words("alt")).unwrap_or_default(),
        width,
        height,
        srcset: candidates,
    })
}

/// A `srcset` with every URL checked and made absolute. Candidates that are wrong are left out.
fn srcset(given: &str, record: &Record<'_>) -> Option<String> {
    let mut kept = String::new();
    let mut rest = given;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        // A URL may hold commas; white space ends it, or a comma at its end.
        let (url, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let bare = url.trim_end_matches(',');
        let (descriptor, following) = match bare == url {
            true => after.split_once(',').unwrap_or((after, "")),
            false => ("", after),
        };
        rest = following;
        let descriptor = descriptor.trimmed();
        if let Some(link) = record.resolve(bare).filter(|_| is_descriptor(descriptor)) {
            push(&mut kept, &link, descriptor);
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// `300w` or `2x`, or nothing.
fn is_descriptor(text: &str) -> bool {
    let number = text.strip_suffix('w').or_else(|| text.strip_suffix('x'));
    let is_number = |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit() || c == '.');
    text.is_empty() || number.is_some_and(is_number)
}

/// A `srcset` from a list or an object of sizes, as WordPress has one: `src`, `width`, `height`.
///
/// A size of another shape than the whole picture is a crop, and shows something else.
fn sizes(image: &Record<'_>, width: Option<u32>, height: Option<u32>) -> Option<String> {
    let found = image.find("sizes")?;
    let whole = ratio(width, height);
    let mut kept = String::new();
    let mut add = |json: &Json| {
        let size = image.entry(json, "sizes");
        let (src, width) = (size.link("src"), size.count("width"));
        let shape = ratio(width, size.count("height"));
        let is_crop = whole
            .zip(shape)
            .is_some_and(|(whole, shape)| (whole / shape - 1.0).abs() > 0.02);
        if let (Some(src), Some(width), false) = (src, width, is_crop) {
            push(&mut kept, &src, &[&integer(width.into()), "w"].concat());
        }
    };
    match &*found {
        Json::List(items) => items.iter().for_each(add),
        Json::Object(entries) => entries.iter().for_each(|(_, json)| add(json)),
        _ => {}
    }
    (!kept.is_empty()).then_some(kept)
}

fn ratio(width: Option<u32>, height: Option<u32>) -> Option<f64> {
    let (width, height) = (f64::from(width?), f64::from(height?));
    (width > 0.0 && height > 0.0).then_some(width / height)
}

fn push(srcset: &mut String, url: &Link, descriptor: &str) {
    if !srcset.is_empty() {
        srcset.push_str(", ");
    }
    srcset.push_str(url.as_str());
    if !descriptor.is_empty() {
        srcset.push(' ');
        srcset.push_str(descriptor);
    }
}
