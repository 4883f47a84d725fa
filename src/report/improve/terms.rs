//! What a rulebook says of improving.

use super::{aim, number};
use crate::report::page::Page;
use crate::report::rule::own_label;
use crate::rulebook::{Improve, Rulebook};
use crate::words::{ImprovePhrase, ImproveWord, Lang, improve_phrase, improve_word, indicator};

/// What a rulebook says of improving; nothing where it does not.
pub(in crate::report) fn improve_terms(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let trained = || {
        policy
            .rules
            .iter()
            .filter_map(|rule| Some((rule, rule.training.as_deref()?)))
    };
    if policy.improve.is_none() && trained().next().is_none() {
        return;
    }
    page.gap();
    page.heading(improve_word(ImproveWord::Improvement, lang));
    if let Some(improve) = &policy.improve {
        limits(improve, policy, lang, page);
    }
    for (rule, training) in trained() {
        let name = format!("{} {}", rule.id, own_label(rule, lang));
        page.item(
            name,
            improve_phrase(&ImprovePhrase::Trained(training), lang),
        );
    }
}

/// Who has to improve, by when, and what indicators should come to.
fn limits(improve: &Improve, policy: &Rulebook, lang: Lang, page: &mut Page) {
    let neither = improve.below_grade.is_none() && improve.below_score.is_none();
    let score = improve
        .below_score
        .or(neither.then_some(policy.score.baseline));
    let score = score.map(number);
    let who = ImprovePhrase::Who {
        grade: improve.below_grade.as_deref(),
        score: score.as_deref(),
    };
    page.text(improve_phrase(&who, lang));
    page.text(improve_phrase(
        &ImprovePhrase::DueDays(improve.due_days),
        lang,
    ));
    for target in &improve.targets {
        let said = ImprovePhrase::Target {
            target: &aim(target),
            min_sample: target.metric.min_sample,
            training: target.training.as_deref(),
        };
        let name = indicator(target.metric.indicator, lang);
        page.item(name, improve_phrase(&said, lang));
    }
}
