//! What two policies say differently: the lists of their settings are compared.

use crate::rulebook::{Change, ChangedPart, Effect, How, Rule, Rulebook, Setting, Value};

/// What `after` says differently from `before`, in the order of the file.
pub fn diff(before: &Rulebook, after: &Rulebook) -> Vec<Change> {
    let (old, new) = (before.settings(), after.settings());
    let mut changes = Vec::new();
    let mut parts: Vec<&ChangedPart> = Vec::new();
    for setting in new.iter().chain(&old) {
        if !parts.iter().any(|part| part.same(&setting.about)) {
            parts.push(&setting.about);
        }
    }
    for part in parts {
        let (was, is) = (of(&old, part), of(&new, part));
        changes.extend(part_changes(part, &was, &is));
    }
    changes.extend(order(before, after));
    for change in &mut changes {
        if let ChangedPart::Rule { id, .. } = &change.about
            && (renames(before, after, id) || recategorises(before, after, id))
            && NAMES.contains(&change.how.key())
        {
            change.effect = Effect::Moves;
        }
    }
    changes.sort_by_key(|change| change.effect);
    changes
}

/// The keys of a rule by which rows name it.
const NAMES: [&str; 5] = ["key", "zh", "zh_hant", "en", "aliases"];

/// Whether a name of a rule means another one in the other policy: rows that use it are booked elsewhere.
fn renames(before: &Rulebook, after: &Rulebook, id: &str) -> bool {
    let of = |policy: &Rulebook| -> Vec<String> {
        let rule = policy.rules.iter().find(|rule| rule.id == id);
        rule.into_iter()
            .flat_map(Rule::names)
            .map(String::from)
            .collect()
    };
    let elsewhere = |policy: &Rulebook, name: &String| {
        policy
            .rule_named(name)
            .is_some_and(|(_, rule)| rule.id != id)
    };
    of(before).iter().any(|name| elsewhere(after, name))
        || of(after).iter().any(|name| elsewhere(before, name))
}

/// Whether the categories that a rule is about, its names among them, are others in the other policy.
fn recategorises(before: &Rulebook, after: &Rulebook, id: &str) -> bool {
    let of = |policy: &Rulebook| {
        let rule = policy.rules.iter().find(|rule| rule.id == id);
        rule.map(Rule::category_words)
    };
    of(before) != of(after)
}

/// The settings of one part.
fn of<'s>(settings: &'s [Setting], part: &ChangedPart) -> Vec<&'s Setting> {
    let here = settings.iter().filter(|setting| setting.about.same(part));
    here.collect()
}

/// What one part says differently; a part that only one policy has is told whole.
fn part_changes(part: &ChangedPart, was: &[&Setting], is: &[&Setting]) -> Vec<Change> {
    let change = |how, effect| Change {
        about: part.clone(),
        how,
        effect,
    };
    let gist = |settings: &[&Setting]| {
        let first = settings
            .iter()
            .find(|s| ["points", "scores"].contains(&s.key));
        first.map_or(Value::Nothing, |setting| setting.value.clone())
    };
    match (was, is) {
        ([], is) => return vec![change(How::Added(gist(is)), Effect::Moves)],
        (was, []) => return vec![change(How::Removed(gist(was)), Effect::Moves)],
        _ => {}
    }
    let mut keys: Vec<&'static str> = Vec::new();
    for setting in is.iter().chain(was) {
        if !keys.contains(&setting.key) {
            keys.push(setting.key);
        }
    }
    let changed = |key: &&'static str| {
        let find = |all: &[&Setting]| {
            all.iter()
                .find(|s| s.key == *key)
                .map(|s| (s.value.clone().in_order(), s.effect))
        };
        let (before, after) = (find(was), find(is));
        let effect = after.as_ref().or(before.as_ref())?.1;
        let value =
            |found: Option<(Value, Effect)>| found.map_or(Value::Nothing, |(value, _)| value);
        let (before, after) = (value(before), value(after));
        let key = *key;
        (before != after).then(|| change(How::Setting { key, before, after }, effect))
    };
    keys.iter().filter_map(changed).collect()
}

/// Whether rules that both have stand in another order: lines of one day follow it.
fn order(before: &Rulebook, after: &Rulebook) -> Option<Change> {
    let common = |of: &Rulebook, other: &Rulebook| -> Vec<String> {
        let has = |id: &str| other.rules.iter().any(|rule| rule.id == id);
        let ids = of.rules.iter().map(|rule| rule.id.clone());
        ids.filter(|id| has(id)).collect()
    };
    let (was, is) = (common(before, after), common(after, before));
    (was != is).then(|| Change {
        about: ChangedPart::Section("rule"),
        how: How::Setting {
            key: "order",
            before: Value::Text(was.join(", ")),
            after: Value::Text(is.join(", ")),
        },
        effect: Effect::Wording,
    })
}
