//! The published models, for machines: JSON Schema and TypeScript, from the types of `bantin-model`.

use super::{json, types, written::hold};
use bantin_model::{Comments, Digest, Problem, Stories, Weather};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json as object};

/// The schemas of the models, and of what they are made of, in the order they are needed.
fn models() -> Map<String, Value> {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    generator.subschema_for::<Stories>();
    generator.subschema_for::<Digest>();
    generator.subschema_for::<Weather>();
    generator.subschema_for::<Comments>();
    generator.subschema_for::<Problem>();
    generator.take_definitions(true)
}

#[test]
fn the_models_have_schemas() {
    let any = ["Stories", "Digest", "Weather", "Comments", "Problem"];
    let any = any.map(|it| object!({ "$ref": format!("#/$defs/{it}") }));
    let schema = object!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What Bantin's widgets read without an adapter",
        "anyOf": any,
        "$defs": models(),
    });
    hold("model/models.schema.json", None, &json(&schema));
}

fn texts<'v>(schema: &'v Value, key: &str) -> Vec<&'v str> {
    match &schema[key] {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// What TypeScript calls what a schema allows. Only what schemars writes of our models is known.
fn kind(schema: &Value) -> String {
    if let Some(path) = schema["$ref"].as_str() {
        return path.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(one) = schema.get("const") {
        return one.to_string();
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(all) = schema[key].as_array() {
            return all.iter().map(kind).collect::<Vec<_>>().join(" | ");
        }
    }
    let names = texts(schema, "type").into_iter().map(|name| match name {
        "array" => format!("readonly {}[]", kind(&schema["items"])),
        "integer" => "number".to_owned(),
        "string" | "number" | "boolean" | "null" => name.to_owned(),
        _ => panic!("no type for {schema}"),
    });
    names.collect::<Vec<_>>().join(" | ")
}

fn comment(indent: &str, schema: &Value) -> String {
    let about = schema["description"].as_str().expect("a description");
    assert!(!about.contains("*/"), "{about}");
    // What is said of a type stands in every file made of it: examples are in the page of the crate.
    assert!(!about.contains("```"), "{about}");
    format!("{indent}/** {} */\n", about.replace('\n', " "))
}

fn member(name: &str, schema: &Value, is_required: bool) -> String {
    let (mark, absent) = if is_required {
        ("", "")
    } else {
        ("?", " | undefined")
    };
    let kind = kind(schema);
    format!("{}  {name}{mark}: {kind}{absent};\n", comment("  ", schema))
}

/// Models that have all of another one in themselves.
const EXTENDED: [(&str, &str); 2] = [("Hour", "Conditions"), ("Day", "Conditions")];

fn declared(name: &str, schema: &Value, all: &Map<String, Value>) -> String {
    let about = comment("", schema);
    let Some(properties) = schema["properties"].as_object() else {
        let all = kind(schema);
        let line = format!("export type {name} = {all};\n");
        // As Biome breaks it.
        let is_long = line.chars().count() > 121;
        let broken = all.replace(" | ", "\n  | ");
        let line = if is_long {
            format!("export type {name} =\n  | {broken};\n")
        } else {
            line
        };
        return about + &line;
    };
    let base = EXTENDED.iter().find(|(it, _)| *it == name);
    let base = base.map(|(_, base)| (base, &all[*base]["properties"]));
    let is_own = |(name, schema): &(&String, &Value)| {
        base.is_none_or(|(_, inherited)| inherited.get(name.as_str()) != Some(*schema))
    };
    let required = texts(schema, "required");
    let member =
        |(name, schema): (&String, &Value)| member(name, schema, required.contains(&&**name));
    let members: String = properties.iter().filter(is_own).map(member).collect();
    let extends = base.map(|(base, _)| format!(" extends {base}"));
    let extends = extends.unwrap_or_default();
    format!("{about}export interface {name}{extends} {{\n{members}}}\n")
}

#[test]
fn the_models_are_typed() {
    let models = models();
    let each = models.iter().map(|(name, it)| declared(name, it, &models));
    let all: Vec<String> = each.collect();
    types::check("models", "", &all.join("\n"));
}
