//! complaint-category: from valid complaints of a category. Its own words and its own names say which; of words near them only a
//! person can say what they mean.

use std::collections::BTreeSet;

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{SomeTexts, Texts};
use crate::document::{Bytes, Flaw, Placed, Table, Wanted, need};
use crate::event::Kind;
use crate::name::{fold, is_chinese};
use crate::problem::Document;
use crate::rulebook::Unwritten::{Mistake, Same};
use crate::rulebook::keys::keys;
use crate::rulebook::{Rule, Value};

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
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Categories {
            words,
            near,
            near_alone,
            near_beside,
        } = self;
        vec![
            ("categories", Value::Texts(words.clone())),
            ("near_words", Value::Texts(near.clone())),
            ("near_alone", Value::Texts(near_alone.clone())),
            ("near_beside", Value::Texts(near_beside.clone())),
        ]
    }

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

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    let categories = need!(doc, table, texts, "categories");
    let nothing = |words: &&Placed<Vec<String>>| words.get_ref().is_empty();
    if let Some(empty) = categories.as_ref().filter(nothing) {
        let flaw = Flaw::Wrong {
            key: "categories".into(),
            wanted: Wanted::SomeTexts,
        };
        doc.mistake(Bytes::from(empty.span()), flaw);
    }
    let mut near = |key| folded(doc.texts(table, key));
    Some(RuleKind::ComplaintCategory(Categories {
        near: near("near_words"),
        near_alone: near("near_alone"),
        near_beside: near("near_beside"),
        words: folded(Some(categories?)),
    }))
}

/// The words of a list, folded.
pub fn folded(words: Option<Placed<Vec<String>>>) -> Vec<String> {
    let words = words.map(Placed::into_inner).unwrap_or_default();
    words.iter().map(|word| fold(word)).collect()
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "complaint-category",
    by_hand: true,
    incident: Some(Kind::Complaints),
    derived_from: [
        "from valid complaints of its categories",
        "依据类别相符的有效投诉",
    ],
    does: [
        "Each valid complaint of the month whose category is one of the words below, or a name of the rule, gives a line for its agent, dated to its reception. The whole cell is compared, ignoring case and surrounding space. A category that is only near to them is told (`category-near`) and costs nothing.",
        "当月每件有效投诉，类别为下列词语之一、或就是规则名称的，给被投诉人计一条，日期为收到投诉之日。按整个单元格比对，不分大小写，忽略首尾空格。只是相近的类别会有提示（`category-near`），不扣分。",
    ],
    options: &[],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "categories" SomeTexts, Mistake; "§5" "The categories of complaints, the whole cell, ignoring case; the names of the rule are categories too." "投诉类别，整格相同，不分大小写；规则自己的名称也算。" = "categories" "投诉类别"
        "near_words" Texts, Same("[]"); "§5" "What other categories hold that may mean the same, a word in letters at the beginning of one: a warning (`category-near`) asks which." "其他类别中可能同义的词，字母词只看词首：有则提示（`category-near`），由人说明。" = "near words" "相近的词"
        "near_alone" Texts, Same("[]"); "§5" "The same of words that mean something else in most categories: only where they are the whole category, or stand beside one of `near_beside`." "同上，但多数类别中另有所指的词：只有整格就是它，或紧挨 `near_beside` 中的词时才算。" = "near alone" "单独或紧挨时相近的词"
        "near_beside" Texts, Same("[]"); "§5" "The words that `near_alone` is near beside." "`near_alone` 紧挨的词。" = "near beside" "紧挨的词"
    }
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
