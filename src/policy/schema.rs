//! The JSON Schema (draft 2020-12) of policy files, for editors that complete and check them. It is made from the table of
//! keys; what only the reader can judge (bands, names, signs) it leaves to the reader.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::document::Wanted;
use crate::rulebook::ALL_KEYS;
use crate::rulebook::{ENDS, METRICS};
use crate::rulebook::{Key, Unwritten};

/// The text of the schema; `describe` says what a key means.
///
/// # Errors
/// Never: it is made of texts alone.
pub fn schema(describe: fn(&Key) -> &'static str) -> serde_json::Result<String> {
    let mut top = object("", describe);
    let mut put = |key: &str, value| top.insert(key.to_string(), value);
    put(
        "$schema",
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    put("title", json!("kefu.policy/1"));
    serde_json::to_string_pretty(&top).map(|text| text + "\n")
}

/// The keys of a table, and what must be true of them together.
fn object(section: &str, describe: fn(&Key) -> &'static str) -> Map<String, Value> {
    let here = || ALL_KEYS.iter().filter(|key| key.section == section);
    let mut properties = Map::new();
    for key in here() {
        let mut value = holds(key, describe);
        value.insert("description".into(), json!(describe(key)));
        if let Unwritten::Same(text) = key.default
            && let Ok(default) = serde_json::from_str::<Value>(text)
        {
            value.insert("default".into(), default);
        }
        properties.insert(key.key.to_string(), Value::Object(value));
    }
    let needed = |key: &&Key| key.default == Unwritten::Mistake;
    let required = here().filter(needed).filter(|key| key.kind.is_none());
    let required: Vec<_> = required.map(|key| key.key).collect();
    let mut object = Map::new();
    object.insert("type".into(), json!("object"));
    object.insert("properties".into(), Value::Object(properties));
    object.insert("additionalProperties".into(), json!(false));
    object.insert("required".into(), json!(required));
    let together = together(section);
    if !together.is_empty() {
        object.insert("allOf".into(), json!(together));
    }
    object
}

/// What one key holds.
fn holds(key: &Key, describe: fn(&Key) -> &'static str) -> Map<String, Value> {
    let inner = match key.section {
        "" => key.key.to_string(),
        section => format!("{section}.{}", key.key),
    };
    let value = match key.holds {
        // Any rule may have a line.
        Wanted::Table if inner == "case.lines" => {
            json!({ "type": "object", "additionalProperties": number(json!({})) })
        }
        Wanted::Table if inner == "case.indicators" => {
            let known = METRICS
                .iter()
                .map(|key| (key.to_string(), number(json!({}))));
            let known: Map<String, Value> = known.collect();
            json!({ "type": "object", "properties": known, "additionalProperties": false })
        }
        Wanted::Table => return object(&inner, describe),
        Wanted::Tables => {
            json!({ "type": "array", "minItems": 1, "items": object(&inner, describe) })
        }
        Wanted::Text if inner == "schema" => json!({ "const": "kefu.policy/1" }),
        Wanted::Text => json!({ "type": "string", "pattern": "\\S" }),
        Wanted::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Wanted::SomeTexts => {
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 })
        }
        Wanted::Number => number(json!({})),
        Wanted::NotNegative => number(json!({ "minimum": 0 })),
        Wanted::Positive => number(json!({ "minimum": 0, "not": { "const": 0 } })),
        Wanted::Whole => number(json!({ "multipleOf": 1, "minimum": 0 })),
        Wanted::PositiveWhole => number(json!({ "multipleOf": 1, "minimum": 1 })),
        Wanted::NumberOrRange => {
            let range = json!({ "type": "array", "items": number(json!({})), "minItems": 2, "maxItems": 2 });
            json!({ "anyOf": [number(json!({})), range] })
        }
        Wanted::Flag => json!({ "type": "boolean" }),
        Wanted::Month => json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" }),
        Wanted::Numbers => list(number(json!({}))),
        Wanted::Wholes => list(number(json!({ "multipleOf": 1, "minimum": 1 }))),
        Wanted::Ratings => list(number(json!({ "minimum": 1, "maximum": 5 }))),
        Wanted::Few => number(json!({ "multipleOf": 1, "minimum": 0, "maximum": 1000 })),
        Wanted::NumberOrNone => json!({ "anyOf": [number(json!({})), { "const": "none" }] }),
        Wanted::Date => {
            // Bare or quoted: editors hold a bare one for a text, or for a date of its own.
            json!({ "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
        }
        Wanted::Dates => list(json!({ "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })),
        Wanted::Spans => {
            let time = "\\s*[0-9]{1,2}:[0-9]{2}\\s*";
            let span = json!({ "type": "string", "pattern": format!("^{time}-{time}$") });
            json!({ "type": "array", "items": span, "minItems": 1 })
        }
        // A flag may name its cause.
        Wanted::SomeOf(words) if inner == "case.flags" => {
            list(json!({ "type": "string", "pattern": format!("^({})(:.+)?$", words.join("|")) }))
        }
        Wanted::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Wanted::OneOf(words) => json!({ "enum": words }),
        Wanted::SomeOf(words) if key.default == Unwritten::Mistake => {
            json!({ "type": "array", "items": { "enum": words }, "minItems": 1 })
        }
        Wanted::SomeOf(words) => json!({ "type": "array", "items": { "enum": words } }),
        _ => json!({}),
    };
    value.as_object().cloned().unwrap_or_default()
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// A number that is no slip of the keyboard, or its digits in quotes: more than 15 of them need that.
fn number(limits: Value) -> Value {
    let wide = json!({ "type": "number", "minimum": -1_000_000_000, "maximum": 1_000_000_000 });
    let mut number = wide.as_object().cloned().unwrap_or_default();
    number.extend(limits.as_object().cloned().unwrap_or_default());
    let digits =
        json!({ "type": "string", "pattern": "^[+-]?[0-9_]+(\\.[0-9_]+)?([eE][+-]?[0-9]+)?$" });
    json!({ "anyOf": [number, digits] })
}

/// What must be true of several keys of a table.
fn together(section: &str) -> Vec<Value> {
    let both = |a: &str, b: &str| json!({ "not": { "required": [a, b] } });
    match section {
        "grade" => vec![both("from", "above"), both("to", "below")],
        "rule" => {
            let mut all = kinds();
            all.push(both("at_least_percent", "below_percent"));
            all.push(json!({
                "if": { "properties": { "severity": { "const": "termination" } }, "required": ["severity"] },
                "then": { "properties": { "points": false } },
                "else": { "required": ["points"] },
            }));
            all.push(json!({
                "if": { "properties": { "kind": { "const": "exam-score" } }, "required": ["kind"] },
                "then": { "anyOf": [{ "required": ["at_least_percent"] }, { "required": ["below_percent"] }] },
            }));
            all.push(both("at_least", "above"));
            all.push(both("at_most", "below"));
            let ends = ENDS.map(|end| json!({ "required": [end] }));
            all.push(json!({
                "if": { "properties": { "kind": { "const": "metric" } }, "required": ["kind"] },
                "then": { "anyOf": ends },
            }));
            all
        }
        _ => Vec::new(),
    }
}

/// The keys of each kind of rule belong to it alone.
fn kinds() -> Vec<Value> {
    let kinds: BTreeSet<&str> = ALL_KEYS.iter().filter_map(|key| key.kind).collect();
    let of = |kind: &str| {
        let here = || ALL_KEYS.iter().filter(|key| key.kind == Some(kind));
        let needed = here().filter(|key| !key.may_be_left_out());
        let needed: Vec<_> = needed.map(|key| key.key).collect();
        let barred: Map<String, Value> = here()
            .map(|key| (key.key.to_string(), json!(false)))
            .collect();
        json!({
            "if": { "properties": { "kind": { "enum": [kind] } }, "required": ["kind"] },
            "then": { "required": needed },
            "else": { "properties": barred },
        })
    };
    kinds.into_iter().map(of).collect()
}
