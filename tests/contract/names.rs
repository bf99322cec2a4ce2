//! The names of properties.
//!
//! A property has the name of its attribute in camel case. Where the element has a member of that name
//! with another meaning, the unit of the attribute stands behind it: `refresh` is a method, and so the
//! attribute is `refreshSeconds`. Where every HTML element has the very property, as `lang`, it
//! is that one.

use bantin::widget::contract::{Declared, Kind};

/// The properties that every HTML element has, with the meaning of the attribute.
const OF_HTML: [&str; 1] = ["lang"];
/// What the elements have beside properties that reflect attributes.
const MEMBERS: [&str; 3] = ["data", "refresh", "transform"];

/// The name of the class of an element.
pub(crate) fn class(tag: &str) -> String {
    tag.split('-')
        .map(capital)
        .chain(["Element".to_owned()])
        .collect()
}

/// The property of an attribute.
pub(crate) fn property(attribute: &Declared) -> String {
    let mut parts = attribute.name.split('-');
    let first = parts.next().unwrap_or_default();
    let name: String = [first.to_owned()]
        .into_iter()
        .chain(parts.map(capital))
        .collect();
    match attribute.kind {
        Kind::Number(_) if MEMBERS.contains(&name.as_str()) => name + &capital(attribute.unit),
        _ => name,
    }
}

/// True where the property is ours.
pub(crate) fn is_ours(attribute: &Declared) -> bool {
    !OF_HTML.contains(&attribute.name)
}

fn capital(part: &str) -> String {
    let (first, rest) = part.split_at(1);
    first.to_ascii_uppercase() + rest
}

#[test]
fn no_property_has_the_name_of_another_member() {
    for (tag, contract) in super::elements() {
        let common = bantin::widget::COMMON.attributes;
        let mut names: Vec<_> = common
            .iter()
            .chain(contract.attributes)
            .map(property)
            .collect();
        assert!(
            names.iter().all(|it| !MEMBERS.contains(&it.as_str())),
            "{tag}: {names:?}"
        );
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{tag}: {names:?}");
    }
}

/// An attribute and what tells its property, as `src/properties.js` reads them.
fn word(attribute: &Declared) -> String {
    let kind = match attribute.kind {
        Kind::Number(_) => "#",
        Kind::Flag => "?",
        Kind::Choice(_) | Kind::Address | Kind::Text => "",
    };
    let plain: String = attribute.name.split('-').collect();
    let more = property(attribute).len() - plain.len();
    let property = property(attribute);
    [attribute.name, kind, &property[property.len() - more..]].concat()
}

fn words(all: &[Declared]) -> String {
    let ours = all.iter().filter(|it| is_ours(it));
    ours.map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_properties_are_those_of_the_attributes() {
    let own = super::elements().map(|(tag, contract)| {
        let name = &tag["bantin-".len()..];
        format!("  \"{name}\": \"{}\",\n", words(contract.attributes))
    });
    let own: String = own.collect();
    let common = words(bantin::widget::COMMON.attributes);
    let ignore = "// biome-ignore format: a command writes it\n";
    let expected =
        format!("{ignore}const COMMON = \"{common}\";\n{ignore}const OWN = {{\n{own}}};\n");
    let marks = ("// <properties>\n", "// </properties>\n");
    super::written::hold("src/properties.js", Some(marks), &expected);
}
