//! Reading takes as many steps as there is to read: twice the stories, twice the steps.

mod support;

use bantin::source::adapter::Model;
use bantin::source::adapter::catalog::choose;
use bantin::source::mapping::trace;
use bantin::source::read;
use bantin::source::read::page::Payload;
use bantin::source::value::json::Json;
use std::fmt::Write as _;
use support::json;

/// The steps that a payload takes: keys looked at, places in a mapping, ids compared.
fn steps(name: &str, json: &Json) -> u64 {
    let (count, _, steps) = trace::record(|| {
        let adapter = choose(Model::Story, Some(name), json).expect("an adapter");
        let payload = Payload {
            json: adapter.prepare.map_or_else(|| json.clone(), |it| it(json)),
            url: "https://n.example/api".to_owned(),
            ..Payload::default()
        };
        let mapping = adapter.mapping().expect("a mapping of ours");
        read::stories(&payload, &mapping).map_or(0, |reading| reading.value.len())
    });
    assert!(count > 0, "{name} read nothing");
    steps
}

/// So many stories, of ids in no order.
fn stories(count: usize, one: impl Fn(&str) -> String) -> String {
    let mut list = String::new();
    for i in 0..count {
        let id = (i * 7919 + 13) % 1_000_003;
        let comma = if i == 0 { "" } else { "," };
        write!(list, "{comma}{}", one(&id.to_string())).expect("a text grows");
    }
    list
}

fn check(name: &str, make: impl Fn(usize) -> String) {
    let (once, twice) = (
        steps(name, &json(&make(2_000))),
        steps(name, &json(&make(4_000))),
    );
    // What is the same for any payload counts once.
    assert!(twice <= once * 21 / 10, "{name}: {once}, then {twice}");
    assert!(once > 2_000, "{name} took only {once} steps");
}

#[test]
fn our_own_contract_is_read_in_linear_time() {
    check("bantin", |count| {
        let list = stories(count, |id| {
            format!(r#"{{"id": {id}, "title": "A", "url": "/{id}", "image": "/{id}.jpg"}}"#)
        });
        format!("[{list}]")
    });
}

#[test]
fn wordpress_is_read_in_linear_time() {
    check("wordpress", |count| {
        let list = stories(count, |id| {
            format!(r#"{{"id": {id}, "title": {{"rendered": "A"}}, "link": "/{id}"}}"#)
        });
        format!("[{list}]")
    });
}

#[test]
fn what_drupal_includes_is_found_in_linear_time() {
    check("drupal", |count| {
        let nodes = stories(count, |id| {
            format!(
                r#"{{"id": "n{id}", "attributes": {{"title": "A", "path": {{"alias": "/{id}"}}}},
                "relationships": {{"image": {{"data": {{"type": "file--file", "id": "f{id}"}}}}}}}}"#
            )
        });
        let files = stories(count, |id| {
            format!(r#"{{"id": "f{id}", "attributes": {{"uri": {{"url": "/{id}.jpg"}}}}}}"#)
        });
        format!(r#"{{"jsonapi": {{}}, "data": [{nodes}], "included": [{files}]}}"#)
    });
}

#[test]
fn a_table_by_columns_is_read_in_linear_time() {
    check("bantin", |count| {
        let column = |value: &dyn Fn(&str) -> String| stories(count, value);
        format!(
            r#"{{"items": {{"id": [{}], "title": [{}], "url": [{}]}}}}"#,
            column(&|id| id.to_owned()),
            column(&|_| r#""A""#.to_owned()),
            column(&|id| format!(r#""/{id}""#)),
        )
    });
}
