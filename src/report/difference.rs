//! Two policies side by side: what one says differently, in words or as data.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::page::Page;
use crate::result::PolicyRef;
use crate::rulebook::{Change, ChangedPart, Effect, How, Severity, Value};
use crate::words::{Lang, Phrase, Word, change, phrase, word};

/// What `after` says differently from `before`.
pub fn difference(before: &PolicyRef, after: &PolicyRef, changes: &[Change], lang: Lang) -> Page {
    let mut page = Page::default();
    page.item(word(Word::Before, lang), title(before, lang));
    page.item(word(Word::After, lang), title(after, lang));
    page.gap();
    if changes.is_empty() {
        page.text(word(Word::NoDifference, lang));
    }
    for effect in Effect::ALL {
        let some: Vec<&Change> = changes.iter().filter(|c| c.effect == effect).collect();
        if some.is_empty() {
            continue;
        }
        let heading = word(heading(effect), lang);
        page.heading(format!("{heading} ({})", some.len()));
        for one in some {
            let (about, how) = change(one, lang);
            page.item(about, how);
        }
        page.gap();
    }
    if page.blocks.last() == Some(&super::page::Block::Gap) {
        page.blocks.pop();
    }
    page
}

fn heading(effect: Effect) -> Word {
    match effect {
        Effect::Moves => Word::Moves,
        Effect::Months => Word::Months,
        Effect::Wording => Word::Wording,
    }
}

/// The title of a policy: its name, its month and its hash.
pub(super) fn title(policy: &PolicyRef, lang: Lang) -> String {
    let title = Phrase::PolicyTitle {
        name: &policy.name,
        from: policy.effective_from,
        hash: policy.sha256.get(..12).unwrap_or_default(),
    };
    phrase(&title, lang)
}

/// The same as data, `kefu.policy-diff/1`.
///
/// # Errors
/// Never for policies that were read.
pub fn difference_json(
    before: &PolicyRef,
    after: &PolicyRef,
    changes: &[Change],
) -> serde_json::Result<String> {
    super::json::json(&Difference {
        schema: "kefu.policy-diff/1",
        before,
        after,
        changes: changes.iter().map(change_json).collect(),
    })
}

#[derive(Serialize)]
struct Difference<'a> {
    schema: &'static str,
    before: &'a PolicyRef,
    after: &'a PolicyRef,
    changes: Vec<Json>,
}

fn change_json(change: &Change) -> Json {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Json| fields.insert(name.to_string(), value);
    put("effect", json!(change.effect.name()));
    match &change.about {
        ChangedPart::Section(section) => put("section", json!(section)),
        ChangedPart::Grade(name) => put("grade", json!(name)),
        ChangedPart::Rule { id, .. } => put("rule", json!(id)),
    };
    match &change.how {
        How::Added(with) => {
            put("how", json!("added"));
            put("after", value_json(with));
        }
        How::Removed(with) => {
            put("how", json!("removed"));
            put("before", value_json(with));
        }
        How::Setting { key, before, after } => {
            put("how", json!("changed"));
            put("key", json!(key));
            put("before", value_json(before));
            put("after", value_json(after));
        }
    };
    Json::Object(fields)
}

fn value_json(value: &Value) -> Json {
    let number = |n: &Decimal| {
        let text = n.normalize().to_string();
        text.parse().map_or(Json::String(text), Json::Number)
    };
    let end = |end: &Option<(Decimal, bool)>| match end {
        Some((at, included)) => json!({ "at": number(at), "included": included }),
        None => Json::Null,
    };
    match value {
        Value::Nothing => Json::Null,
        Value::Number(n) => number(n),
        Value::Range(low, high) => json!([number(low), number(high)]),
        Value::Flag(yes) => json!(yes),
        Value::Text(text) => json!(text),
        Value::Texts(texts) => json!(texts),
        Value::Roles(roles) => json!(roles),
        Value::Severity(severity) => json!(severity.name()),
        Value::Month(month) => json!(month),
        Value::Band { low, high } => json!({ "low": end(low), "high": end(high) }),
        Value::Minutes(from, to) => json!({ "from": from, "to": to }),
        Value::Counts(counts) => {
            let count =
                |(severity, n): &(Severity, u32)| json!({ "severity": severity, "at_least": n });
            counts.iter().map(count).collect()
        }
    }
}
