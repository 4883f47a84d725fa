//! Which rule was probably meant by a name that no rule has: by its own names, and by what people say for it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::name::{fold, nearest};
use crate::problem::RuleName;
use crate::rulebook::Rule;

/// How many rules are suggested.
const MOST: usize = 3;

/// Rules whose names hold what was written or are held by it, or are much like it, or that people call so.
pub(super) fn near(rules: &[Rule], written: &str) -> Vec<RuleName> {
    let word = fold(written);
    let long_enough = |name: &str| name.chars().count() >= 2 && !name.is_ascii();
    let holds = |name: &str| {
        (long_enough(&word) && name.contains(&word)) || (long_enough(name) && word.contains(name))
    };
    let mut near: Vec<&Rule> = rules
        .iter()
        .filter(|rule| rule.names().any(holds) || is_said(rule, &word))
        .collect();
    let names = || {
        rules
            .iter()
            .flat_map(Rule::names)
            .filter(|name| name.len() > 3)
    };
    if let Some(name) = nearest(written, names()) {
        near.extend(
            rules
                .iter()
                .find(|rule| rule.names().any(|other| other == name)),
        );
    }
    near.dedup_by_key(|rule| &rule.id);
    near.truncate(MOST);
    let name = |rule: &Rule| RuleName {
        id: rule.id.clone(),
        zh: rule.zh.clone(),
        en: rule.en.clone(),
    };
    near.into_iter().map(name).collect()
}

/// Whether a folded word holds something that people say for a rule; of Latin words whole ones.
fn is_said(rule: &Rule, word: &str) -> bool {
    let holds = |saying: &String| {
        if saying.is_ascii() {
            format!(" {word} ").contains(&format!(" {saying} "))
        } else {
            word.contains(saying.as_str())
        }
    };
    let sayings = sayings().get(&rule.key);
    sayings.is_some_and(|sayings| sayings.iter().any(holds))
}

/// What people say, folded, by the key of the rule.
fn sayings() -> &'static BTreeMap<String, Vec<String>> {
    static ALL: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let all: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("sayings.toml")).unwrap_or_default();
        let fold = |words: Vec<String>| words.iter().map(|word| fold(word)).collect();
        all.into_iter()
            .map(|(key, words)| (key, fold(words)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{BUILT_IN, read};
    use crate::rulebook::Rulebook;

    fn built_in() -> Rulebook {
        read(BUILT_IN).expect("the built-in policy")
    }

    fn suggested(written: &str) -> Vec<String> {
        let near = near(&built_in().rules, written).into_iter();
        near.map(|name| name.id).collect()
    }

    #[test]
    fn what_people_say_is_suggested_and_never_taken() {
        for (written, rule) in [
            ("态度差", "L6"),
            ("打瞌睡", "T1"),
            ("玩手机", "M1"),
            ("上班玩手機", "M1"),
            ("桌面不整洁", "L2"),
            ("交接本没写好", "L5"),
            ("开会缺席", "M6"),
            ("Phone at the desk", "M1"),
        ] {
            let near = suggested(written);
            assert_eq!(near.first().map(String::as_str), Some(rule), "{written}");
            assert_eq!(built_in().rule_named(written), None, "{written}");
        }
        assert!(suggested("saxophone").is_empty());
        assert!(suggested("账单").is_empty());
    }

    #[test]
    fn every_saying_is_of_a_rule_and_none_is_its_name() {
        let policy = built_in();
        assert!(sayings().len() > 20);
        for (key, words) in sayings() {
            assert!(policy.rules.iter().any(|rule| rule.key == *key), "{key}");
            for word in words {
                assert_eq!(policy.rule_named(word), None, "{word}");
            }
        }
    }
}
