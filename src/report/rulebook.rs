//! The rulebook as a person reads, prints and posts it: what it is, how a score comes about, what it earns, and every rule.

use rust_decimal::Decimal;

use super::improve::improve_terms;
use super::page::{Page, flowing};
use super::rule::{arises, own_label, points};
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::result::{PayExample, RuleTerm, RuleText, Rulebook};
use crate::rulebook::{Claim, FlagKind, Severity};
use crate::words::{
    Label, Lang, Part, Phrase, Said, comma, flag, label, part, phrase, policy_name, role, rules_of,
    said, unit,
};

/// The whole rulebook.
pub fn rulebook(book: &Rulebook, lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(title(book, lang));
    about(book, lang, &mut page);
    scored(book, lang, &mut page);
    pay(book, lang, &mut page);
    rules(book, lang, &mut page);
    flags(book, lang, &mut page);
    section(&mut page, Part::Ranking, lang);
    page.text(said(&Said::Ranked, lang));
    page.text(said(&Said::LastOf(book.last_min_people), lang));
    section(&mut page, Part::People, lang);
    let roles: Vec<_> = book
        .scored_roles
        .iter()
        .map(|name| role(name, lang))
        .collect();
    let roles = roles.join(comma(lang));
    page.text(said(&Said::ScoredRoles(&roles), lang));
    recorders(book, lang, &mut page);
    choices(book, lang, &mut page);
    limits(book, lang, &mut page);
    improve_terms(&book.terms, lang, &mut page);
    unset(book, lang, &mut page);
    if let Some(note) = &book.note {
        section(&mut page, Part::Notes, lang);
        page.paragraphs(note);
    }
    page
}

/// The name of the rulebook on top of a page.
fn title(book: &Rulebook, lang: Lang) -> String {
    let what = part(Part::Rulebook, lang);
    let name = policy_name(&book.policy.name, lang);
    match &book.policy.version {
        Some(version) => format!("{what} · {name} · {version}"),
        None => format!("{what} · {name}"),
    }
}

pub(super) fn section(page: &mut Page, of: Part, lang: Lang) {
    page.gap();
    page.heading(part(of, lang));
}

fn text(n: Decimal) -> String {
    n.normalize().to_string()
}

fn about(book: &Rulebook, lang: Lang, page: &mut Page) {
    let mut item = |of: Part, what: Option<String>| {
        if let Some(what) = what {
            page.item(part(of, lang), what);
        }
    };
    let from = book.policy.effective_from.map(|from| from.to_string());
    item(Part::Version, book.policy.version.clone());
    item(Part::EffectiveFrom, from);
    item(Part::ApprovedBy, book.approved_by.clone());
    item(
        Part::ApprovedOn,
        book.approved_on.map(|date| date.to_string()),
    );
    item(Part::Hash, Some(book.policy.sha256.clone()));
    if let Some(preamble) = &book.preamble {
        page.gap();
        page.paragraphs(preamble);
    }
}

fn scored(book: &Rulebook, lang: Lang, page: &mut Page) {
    let terms = &book.terms;
    section(page, Part::HowScored, lang);
    let (baseline, floor, cap) = (text(terms.baseline), text(terms.floor), text(terms.cap));
    let scored = Said::Scored {
        baseline: &baseline,
        floor: &floor,
        cap: &cap,
    };
    page.text(said(&scored, lang));
    section(page, Part::Grades, lang);
    let mut sheet = Sheet::new(&[
        (label(Label::Grade, lang), Align::Left),
        (label(Label::Score, lang), Align::Left),
    ]);
    type End = Option<(Decimal, bool)>;
    let mut row = |name: Cell, low: End, high: End| {
        let (low, high) = (
            low.map(|(n, within)| (text(n), within)),
            high.map(|(n, within)| (text(n), within)),
        );
        let low = low.as_ref().map(|(at, within)| (at.as_str(), *within));
        let high = high.as_ref().map(|(at, within)| (at.as_str(), *within));
        let band = phrase(&Phrase::Band { low, high }, lang);
        sheet.rows.push(vec![name, Cell::text(band)]);
    };
    for grade in &terms.grades {
        row(
            Cell::text(&grade.grade),
            grade.low.map(|n| (n, grade.low_included)),
            grade.high.map(|n| (n, grade.high_included)),
        );
    }
    let lowest = terms.grades.last();
    if let Some((low, included)) = lowest.and_then(|grade| Some((grade.low?, grade.low_included))) {
        let name = label(Label::NoGrade, lang).to_string();
        row(Cell::Toned(name, Tone::Bad), None, Some((low, !included)));
    }
    page.sheet(sheet);
}

fn pay(book: &Rulebook, lang: Lang, page: &mut Page) {
    let terms = &book.terms;
    section(page, Part::Pay, lang);
    let (baseline, per_point, limit) = (
        text(terms.baseline),
        text(terms.pay.per_point),
        text(terms.pay.limit),
    );
    let paid = Said::Paid {
        baseline: &baseline,
        per_point: &per_point,
        limit: &limit,
        decimals: terms.pay.decimals,
        unit: unit(terms.pay.currency(), lang),
        from: terms.pay.from_service_month,
    };
    page.text(said(&paid, lang));
    let mut sheet = Sheet::new(&[
        (label(Label::Score, lang), Align::Right),
        (label(Label::Grade, lang), Align::Left),
        (part(Part::Arithmetic, lang), Align::Left),
        (label(Label::Float, lang), Align::Right),
    ]);
    for example in &book.examples {
        let grade = example
            .grade
            .clone()
            .unwrap_or_else(|| label(Label::NoGrade, lang).to_string());
        sheet.rows.push(vec![
            Cell::Number(example.score.normalize()),
            Cell::text(grade),
            Cell::text(sum(example, &baseline, &per_point, terms.pay.limit, lang)),
            Cell::signed(Some(example.float)),
        ]);
    }
    page.sheet(sheet);
}

fn sum(
    example: &PayExample,
    baseline: &str,
    per_point: &str,
    limit: Decimal,
    lang: Lang,
) -> String {
    let (score, product, amount) = (
        text(example.score),
        text(example.product),
        text(example.float),
    );
    let sum = Said::Sum {
        score: &score,
        baseline,
        per_point,
        product: &product,
        amount: &amount,
        limited: example.product.abs() > limit,
    };
    said(&sum, lang)
}

fn rules(book: &Rulebook, lang: Lang, page: &mut Page) {
    let rules: Vec<(&RuleTerm, &RuleText)> = book.terms.rules.iter().zip(&book.rules).collect();
    let noted = rules.iter().any(|(_, text)| text.note.is_some());
    let mut severities: Vec<Severity> = Vec::new();
    for (rule, _) in &rules {
        if !severities.contains(&rule.severity) {
            severities.push(rule.severity);
        }
    }
    let name = |of| label(of, lang);
    for severity in severities {
        page.gap();
        page.heading(rules_of(severity, lang));
        let mut columns = vec![
            (name(Label::Rule), Align::Left),
            (name(Label::Clause), Align::Left),
            (name(Label::Item), Align::Wrapped),
            (name(Label::Points), Align::Right),
            (name(Label::HowItArises), Align::Wrapped),
        ];
        if noted {
            columns.push((part(Part::Note, lang), Align::Wrapped));
        }
        let mut sheet = Sheet::new(&columns).shared_out(if noted {
            &[7, 10, 23, 11, 25, 24]
        } else {
            &[7, 10, 31, 12, 40]
        });
        for (rule, text) in rules.iter().filter(|(rule, _)| rule.severity == severity) {
            let mut row = vec![
                Cell::text(&rule.id),
                Cell::text(&rule.clause),
                Cell::text(own_label(rule, lang)),
                Cell::text(points(rule)),
                Cell::text(arises(rule, text, lang)),
            ];
            if noted {
                row.push(Cell::text(
                    text.note.as_deref().map(flowing).unwrap_or_default(),
                ));
            }
            sheet.rows.push(row);
        }
        page.sheet(sheet);
    }
}

fn flags(book: &Rulebook, lang: Lang, page: &mut Page) {
    let terms = &book.terms.flags;
    let rules = |wanted: &dyn Fn(&RuleTerm) -> bool| {
        let ids: Vec<_> = book
            .terms
            .rules
            .iter()
            .filter(|rule| wanted(rule))
            .map(|rule| rule.id.clone())
            .collect();
        (!ids.is_empty()).then(|| said(&Said::LineOf(&ids.join(comma(lang))), lang))
    };
    section(page, Part::Flags, lang);
    page.text(said(&Said::PersonDecides, lang));
    let (review, last) = (text(terms.review_below), text(terms.last_below));
    let months = terms.last_months;
    let mut item = |kind: FlagKind, what: Option<String>| {
        if let Some(what) = what {
            page.item(flag(kind, None, lang), what);
        }
    };
    let last = Said::ReviewLast {
        months,
        below: &last,
    };
    let mut reviewed = vec![said(&Said::ReviewBelow(&review), lang), said(&last, lang)];
    reviewed.extend(rules(&|rule| rule.severity == Severity::Termination));
    let then = if lang == Lang::Zh { "；" } else { "; " };
    item(FlagKind::DismissalReview, Some(reviewed.join(then)));
    for claim in [Claim::CompensationDue, Claim::Liability] {
        item(claim.into(), rules(&|rule| rule.flag == Some(claim)));
    }
    let early = Said::Probation {
        grade: &terms.early_confirmation_grade,
        months: terms.early_confirmation_service_months,
    };
    item(FlagKind::EarlyConfirmation, Some(said(&early, lang)));
    let running = Said::Running {
        grade: &terms.commendation_grade,
        months: terms.commendation_months,
    };
    item(FlagKind::Commendation, Some(said(&running, lang)));
}

/// Who may record rows about whom.
fn recorders(book: &Rulebook, lang: Lang, page: &mut Page) {
    let Some(recorders) = &book.recorders else {
        return;
    };
    section(page, Part::Recorders, lang);
    for (of, may) in &recorders.may {
        let may: Vec<_> = may.iter().map(|name| role(name, lang)).collect();
        page.item(role(of, lang), may.join(comma(lang)));
    }
    page.text(said(&Said::OtherRecorders(recorders.error), lang));
    if recorders.required {
        page.text(said(&Said::RecorderNeeded, lang));
    }
}

/// What the policy chooses otherwise than an unwritten key does.
pub(super) fn choices(book: &Rulebook, lang: Lang, page: &mut Page) {
    if book.choices.is_empty() {
        return;
    }
    section(page, Part::Choices, lang);
    page.text(said(&Said::ChoicesHold, lang));
    for choice in &book.choices {
        let what = if lang == Lang::Zh {
            choice.zh
        } else {
            choice.en
        };
        page.item(format!("`{}`", choice.written), what);
    }
}

fn limits(book: &Rulebook, lang: Lang, page: &mut Page) {
    section(page, Part::Limits, lang);
    for (key, minutes) in &book.limits {
        if let Some(minutes) = minutes {
            page.item(format!("`{key}`"), said(&Said::Minutes(*minutes), lang));
        }
    }
    let mark = text(book.full_mark);
    page.item(
        part(Part::FullMark, lang),
        said(&Said::OwnFullMark(&mark), lang),
    );
}

fn unset(book: &Rulebook, lang: Lang, page: &mut Page) {
    let open = book.recorders.is_none();
    let open = open.then_some(("recorders", Said::RecordersOpen));
    let named = [
        ("version", book.policy.version.is_some()),
        ("approved_by", book.approved_by.is_some()),
        ("approved_on", book.approved_on.is_some()),
    ];
    let limits = book
        .limits
        .iter()
        .filter(|(_, minutes)| minutes.is_none())
        .map(|(key, _)| (key.as_str(), Said::Without(key)));
    let named = named
        .iter()
        .filter(|(_, set)| !set)
        .map(|(key, _)| (*key, Said::Unnamed));
    let all: Vec<_> = limits.chain(open).chain(named).collect();
    if all.is_empty() {
        return;
    }
    section(page, Part::Unset, lang);
    for (key, what) in all {
        page.item(format!("`{key}`"), said(&what, lang));
    }
}
