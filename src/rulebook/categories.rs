//! Which categories of complaints a rule is about: its own words and its own names; and words near them, of which only a person
//! can say what they mean.

use std::collections::BTreeSet;

use super::{Rule, RuleKind};
use crate::name::{fold, is_chinese};

/// The words of one rule, all folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Categories {
    /// Words that are the whole category.
    pub words: Vec<String>,
    /// Words that a category near to them holds: anywhere, or at the beginning of a word in letters.
    pub near: Vec<String>,
    /// Words that are near to them alone, or beside one of `near_beside`.
    pub near_alone: Vec<String>,
    /// See `near_alone`.
    pub near_beside: Vec<String>,
}

impl Categories {
    /// Whether a folded category is near to the words of the rule.
    pub fn are_near(&self, category: &str) -> bool {
        let mut near = self.near.iter();
        if near.any(|word| holds(category, word)) {
            return true;
        }
        let bare: String = category.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut alone = self.near_alone.iter();
        alone.any(|word| bare == *word || self.is_beside(&bare, word))
    }

    /// Whether `word` stands in `text` directly before or behind one of the words that say more of it.
    fn is_beside(&self, text: &str, word: &str) -> bool {
        let beside = |at: usize| {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.get(at + word.len()..).unwrap_or_default();
            let mut words = self.near_beside.iter();
            words.any(|other| before.ends_with(other) || behind.starts_with(other))
        };
        text.match_indices(word).any(|(at, _)| beside(at))
    }
}

/// Whether `text` holds `word`; one in letters begins a word there.
fn holds(text: &str, word: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() && !is_chinese(c);
    let lettered = word.starts_with(letter);
    let begins = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        !lettered || !before.ends_with(letter)
    };
    !word.is_empty() && text.match_indices(word).any(|(at, _)| begins(at))
}

impl Rule {
    /// The categories that it is about, folded: its words and its names, with and without what stands in brackets. Empty for
    /// rules of other kinds.
    pub fn category_words(&self) -> BTreeSet<String> {
        let RuleKind::ComplaintCategory(categories) = &self.kind else {
            return BTreeSet::new();
        };
        let names = self.names().flat_map(|name| {
            let name = fold(name);
            [without_brackets(&name), name]
        });
        let words = categories.words.iter().cloned().chain(names);
        words.filter(|word| !word.is_empty()).collect()
    }
}

/// A folded name without what stands in brackets.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    fold(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarrels() -> Rule {
        let policy = crate::policy::read(crate::policy::BUILT_IN).unwrap();
        policy.rule_named("S2").unwrap().1.clone()
    }

    #[test]
    fn near_words_are_held_where_they_mean_something() {
        let RuleKind::ComplaintCategory(categories) = quarrels().kind else {
            panic!("S2 is derived from categories");
        };
        for near in [
            "服务纠纷",
            "纠纷",
            "客户冲突",
            "与客户纠纷",
            "纠纷 - 服务",
            "退款与纠纷",
            "服務糾紛",
            "顧客衝突",
            "与顾客发生冲突",
            "客服骂人",
            "電話中爭吵",
            "Rudeness",
            "agent was rude",
            "verbal abuse",
            "Argued about a refund",
            "quarrelling",
            "态度/rude",
        ] {
            assert!(categories.are_near(&fold(near)), "{near}");
        }
        for other in [
            "账单纠纷",
            "合同纠纷",
            "预约时间冲突",
            "行程衝突",
            "Intruder alarm",
            "Argentina roaming",
            "crude spelling",
            "payment dispute",
            "disabuse",
            "服务合同纠纷",
            "billing",
            "",
        ] {
            assert!(!categories.are_near(&fold(other)), "{other}");
        }
    }

    #[test]
    fn a_rule_answers_to_its_names_as_a_category() {
        let words = quarrels().category_words();
        for category in [
            "S2",
            "customer-quarrel",
            "与客户争执（有效投诉）",
            "與客戶爭執(有效投訴)",
            "与客户争执",
            "QUARREL with a customer",
            "口角、纠纷或冲突",
            "与 客户 争吵。",
            "與客戶發生衝突",
        ] {
            assert!(words.contains(&fold(category)), "{category}");
        }
        for category in ["有效投诉", "纠纷", "dispute", ""] {
            assert!(!words.contains(&fold(category)), "{category}");
        }
    }
}
