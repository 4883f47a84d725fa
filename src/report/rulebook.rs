//! The rulebook as a person reads it: all rules in a table, or one rule whole.

use super::page::Page;
use super::sheet::{Align, Cell, Sheet};
use crate::result::{PolicyRef, RuleTerm, Terms};
use crate::words::{Label, Lang, Phrase, flag, label, phrase, severity, unit};

/// All rules, grades and pay.
pub fn rulebook(policy: &PolicyRef, terms: &Terms, lang: Lang) -> Page {
    let name = |of| label(of, lang);
    let mut page = Page::default();
    page.heading(title(policy, lang));
    page.gap();
    let mut rules = Sheet::new(&[
        (name(Label::Rule), Align::Left),
        (name(Label::Clause), Align::Left),
        (name(Label::Key), Align::Left),
        (name(Label::Item), Align::Wrapped),
        (name(Label::Points), Align::Right),
        (name(Label::HowItArises), Align::Wrapped),
    ]);
    for rule in &terms.rules {
        rules.rows.push(vec![
            Cell::text(&rule.id),
            Cell::text(&rule.clause),
            Cell::text(&rule.key),
            Cell::text(own_label(rule, lang)),
            Cell::text(points(rule)),
            Cell::text(arises(rule, lang)),
        ]);
    }
    page.sheet(rules);
    page.gap();
    let mut grades = Sheet::new(&[
        (name(Label::Grade), Align::Left),
        (name(Label::Score), Align::Left),
    ]);
    for grade in &terms.grades {
        let (low, high) = (
            grade.low.map(|n| n.to_string()),
            grade.high.map(|n| n.to_string()),
        );
        let low = low.as_deref().map(|at| (at, grade.low_included));
        let band = phrase(
            &Phrase::Band {
                low,
                high: high.as_deref().map(|at| (at, grade.high_included)),
            },
            lang,
        );
        grades
            .rows
            .push(vec![Cell::text(&grade.grade), Cell::text(band)]);
    }
    page.sheet(grades);
    page.gap();
    page.text(pay_rule(terms, lang));
    page
}

/// How a score becomes money, in a sentence.
fn pay_rule(terms: &Terms, lang: Lang) -> String {
    let text = |n: rust_decimal::Decimal| n.normalize().to_string();
    let rule = Phrase::PayRule {
        baseline: &text(terms.baseline),
        floor: &text(terms.floor),
        cap: &text(terms.cap),
        per_point: &text(terms.pay.per_point),
        limit: &text(terms.pay.limit),
        unit: unit(terms.pay.currency(), lang),
        from: terms.pay.from_service_month,
        review_below: &text(terms.flags.review_below),
    };
    phrase(&rule, lang)
}

/// One rule.
pub fn rule(policy: &PolicyRef, rule: &RuleTerm, lang: Lang) -> Page {
    let name = |of| label(of, lang);
    let mut page = Page::default();
    page.heading(title(policy, lang));
    page.gap();
    page.heading(format!("{} {}", rule.id, own_label(rule, lang)));
    page.item(name(Label::Clause), &rule.clause);
    page.item(name(Label::Key), &rule.key);
    page.item(name(Label::Severity), severity(&rule.severity, lang));
    page.item(name(Label::Points), points(rule));
    if rule.severity == "termination" {
        page.item(name(Label::Flags), flag("dismissal-review", None, lang));
    }
    if let Some(claim) = &rule.flag {
        page.item(name(Label::Flags), flag(claim, None, lang));
    }
    page.item(name(Label::HowItArises), arises(rule, lang));
    page.item(
        name(Label::Aliases),
        [&[rule.zh.clone(), rule.en.clone()], rule.aliases.as_slice()]
            .concat()
            .join(", "),
    );
    page
}

fn title(policy: &PolicyRef, lang: Lang) -> String {
    let (name, hash) = (&policy.name, policy.sha256.get(..12).unwrap_or_default());
    phrase(
        &Phrase::PolicyTitle {
            name,
            from: policy.effective_from,
            hash,
        },
        lang,
    )
}

fn own_label(rule: &RuleTerm, lang: Lang) -> &str {
    if lang == Lang::Zh { &rule.zh } else { &rule.en }
}

fn points(rule: &RuleTerm) -> String {
    let signed = |n: rust_decimal::Decimal| Cell::signed(Some(n)).shown();
    match (rule.low, rule.high) {
        (Some(low), Some(high)) if low == high => signed(low),
        (Some(low), Some(high)) => format!("{} … {}", signed(low), signed(high)),
        _ => "–".into(),
    }
}

fn arises(rule: &RuleTerm, lang: Lang) -> String {
    let source = match (rule.recorded, rule.derived) {
        (true, true) => Label::Both,
        (false, true) => Label::Derived,
        _ => Label::Recorded,
    };
    let source = label(source, lang);
    if rule.derived {
        format!("{source} ({})", rule.kind)
    } else {
        source.to_string()
    }
}
