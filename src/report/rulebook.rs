//! The rulebook as a person reads, prints and posts it: what it is, how a score comes about, what it earns, and every rule.

use rust_decimal::Decimal;

use super::choices::choices;
use super::improve::improve_terms;
use super::page::{Page, flowing};
use super::rule::{arises, own_label, points};
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::rulebook::{Claim, Edge, FlagKind, Rule, Rulebook, Severity};
use crate::words::{
    Label, Lang, Part, Phrase, Said, comma, flag, label, part, phrase, policy_name, role, rules_of,
    said, unit,
};

/// The whole rulebook.
pub fn rulebook(policy: &Rulebook, lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(title(policy, lang));
    about(policy, lang, &mut page);
    scored(policy, lang, &mut page);
    pay(policy, lang, &mut page);
    rules(policy, lang, &mut page);
    flags(policy, lang, &mut page);
    page.section(part(Part::Ranking, lang));
    page.text(said(&Said::Ranked, lang));
    page.text(said(&Said::LastOf(policy.last_min_people), lang));
    page.section(part(Part::People, lang));
    let roles: Vec<_> = policy
        .scored_roles
        .iter()
        .map(|of| role(of.name(), lang))
        .collect();
    let roles = roles.join(comma(lang));
    page.text(said(&Said::ScoredRoles(&roles), lang));
    recorders(policy, lang, &mut page);
    choices(policy, lang, &mut page);
    limits(policy, lang, &mut page);
    improve_terms(policy, lang, &mut page);
    unset(policy, lang, &mut page);
    if let Some(note) = &policy.about.note {
        page.section(part(Part::Notes, lang));
        page.paragraphs(note);
    }
    page
}

/// The name of the rulebook on top of a page.
fn title(policy: &Rulebook, lang: Lang) -> String {
    let what = part(Part::Rulebook, lang);
    let name = policy_name(&policy.name, lang);
    match &policy.about.version {
        Some(version) => format!("{what} · {name} · {version}"),
        None => format!("{what} · {name}"),
    }
}

fn text(n: Decimal) -> String {
    n.normalize().to_string()
}

fn about(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let mut item = |of: Part, what: Option<String>| {
        if let Some(what) = what {
            page.item(part(of, lang), what);
        }
    };
    item(Part::Version, policy.about.version.clone());
    item(Part::EffectiveFrom, Some(policy.effective_from.to_string()));
    item(Part::ApprovedBy, policy.about.approved_by.clone());
    item(
        Part::ApprovedOn,
        policy.about.approved_on.map(|date| date.to_string()),
    );
    item(Part::Hash, Some(policy.sha256.clone()));
    if let Some(preamble) = &policy.about.preamble {
        page.gap();
        page.paragraphs(preamble);
    }
}

fn scored(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let bounds = &policy.score;
    page.section(part(Part::HowScored, lang));
    let (baseline, floor, cap) = (text(bounds.baseline), text(bounds.floor), text(bounds.cap));
    let scored = Said::Scored {
        baseline: &baseline,
        floor: &floor,
        cap: &cap,
    };
    page.text(said(&scored, lang));
    page.section(part(Part::Grades, lang));
    let mut sheet = Sheet::new(&[
        (label(Label::Grade, lang), Align::Left),
        (label(Label::Score, lang), Align::Left),
    ]);
    let mut row = |name: Cell, low: Option<Edge>, high: Option<Edge>| {
        let end = |edge: Edge| (text(edge.at), edge.inclusive);
        let (low, high) = (low.map(end), high.map(end));
        let low = low.as_ref().map(|(at, within)| (at.as_str(), *within));
        let high = high.as_ref().map(|(at, within)| (at.as_str(), *within));
        let band = phrase(&Phrase::Band { low, high }, lang);
        sheet.rows.push(vec![name, Cell::text(band)]);
    };
    for grade in &policy.grades {
        row(Cell::text(&grade.name), grade.low, grade.high);
    }
    if let Some(low) = policy.grades.last().and_then(|lowest| lowest.low) {
        let name = label(Label::NoGrade, lang).to_string();
        row(Cell::Toned(name, Tone::Bad), None, Some(low.turned()));
    }
    page.sheet(sheet);
}

fn pay(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let pay = &policy.pay;
    page.section(part(Part::Pay, lang));
    let (baseline, per_point, limit) = (
        text(policy.score.baseline),
        text(pay.per_point),
        text(pay.limit),
    );
    let paid = Said::Paid {
        baseline: &baseline,
        per_point: &per_point,
        limit: &limit,
        decimals: pay.decimals,
        unit: unit(&pay.currency, lang),
        from: pay.from_service_month,
    };
    page.text(said(&paid, lang));
    let mut sheet = Sheet::new(&[
        (label(Label::Score, lang), Align::Right),
        (label(Label::Grade, lang), Align::Left),
        (part(Part::Arithmetic, lang), Align::Left),
        (label(Label::Float, lang), Align::Right),
    ]);
    for score in examples(policy) {
        let earned = pay.earned(score, policy.score.baseline);
        let sum = Said::Sum {
            score: &text(score),
            baseline: &baseline,
            per_point: &per_point,
            product: &text(earned.product),
            amount: &text(earned.float),
            limited: earned.limited,
        };
        let grade = policy.grade(score);
        sheet.rows.push(vec![
            Cell::Number(score.normalize()),
            Cell::text(grade.unwrap_or(label(Label::NoGrade, lang))),
            Cell::text(said(&sum, lang)),
            Cell::signed(Some(earned.float)),
        ]);
    }
    page.sheet(sheet);
}

/// How far above and below the baseline the examples lie, in points.
const ABOVE: Decimal = Decimal::from_parts(11, 0, 0, false, 0);
const BELOW: Decimal = Decimal::from_parts(12, 0, 0, true, 0);

/// The ends of the scale, the baseline, a score above and one below it, and where the limit is reached, highest first.
fn examples(policy: &Rulebook) -> Vec<Decimal> {
    let bounds = &policy.score;
    let reach = policy.pay.reach().unwrap_or_default();
    let mut scores: Vec<Decimal> = [Decimal::ZERO, ABOVE, BELOW, reach, -reach]
        .into_iter()
        .map(|step| bounds.baseline + step)
        .filter(|score| *score >= bounds.floor && *score <= bounds.cap)
        .filter(|score| score.scale() <= bounds.points_decimals)
        .chain([bounds.floor, bounds.cap])
        .collect();
    scores.sort_by(|a, b| b.cmp(a));
    scores.dedup();
    scores
}

fn rules(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let noted = policy.rules.iter().any(|rule| rule.note.is_some());
    let mut severities: Vec<Severity> = Vec::new();
    for rule in &policy.rules {
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
        let rules = policy.rules.iter();
        for rule in rules.filter(|rule| rule.severity == severity) {
            let mut row = vec![
                Cell::text(&rule.id),
                Cell::text(&rule.clause),
                Cell::text(own_label(rule, lang)),
                Cell::text(points(rule)),
                Cell::text(arises(rule, lang)),
            ];
            if noted {
                row.push(Cell::text(
                    rule.note.as_deref().map(flowing).unwrap_or_default(),
                ));
            }
            sheet.rows.push(row);
        }
        page.sheet(sheet);
    }
}

fn flags(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let flags = &policy.flags;
    let rules = |wanted: &dyn Fn(&Rule) -> bool| {
        let rules = policy.rules.iter().filter(|rule| wanted(rule));
        let ids: Vec<_> = rules.map(|rule| rule.id.as_str()).collect();
        (!ids.is_empty()).then(|| said(&Said::LineOf(&ids.join(comma(lang))), lang))
    };
    page.section(part(Part::Flags, lang));
    page.text(said(&Said::PersonDecides, lang));
    let (review, last) = (text(flags.review_below), text(flags.last_below));
    let months = flags.last_months;
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
        item(claim.into(), rules(&|rule| rule.claim == Some(claim)));
    }
    let early = Said::Probation {
        grade: &flags.early_grade,
        months: flags.early_service_months,
    };
    item(FlagKind::EarlyConfirmation, Some(said(&early, lang)));
    let running = Said::Running {
        grade: &flags.commendation_grade,
        months: flags.commendation_months,
    };
    item(FlagKind::Commendation, Some(said(&running, lang)));
}

/// Who may record rows about whom.
fn recorders(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let Some(recorders) = &policy.recorders else {
        return;
    };
    page.section(part(Part::Recorders, lang));
    for (of, may) in &recorders.may {
        let may: Vec<_> = may.iter().map(|who| role(who.name(), lang)).collect();
        page.item(role(of.name(), lang), may.join(comma(lang)));
    }
    page.text(said(&Said::OtherRecorders(recorders.is_error()), lang));
    if recorders.are_required() {
        page.text(said(&Said::RecorderNeeded, lang));
    }
}

fn limits(policy: &Rulebook, lang: Lang, page: &mut Page) {
    page.section(part(Part::Limits, lang));
    for (key, minutes) in policy.limits.minutes() {
        if let Some(minutes) = minutes {
            page.item(format!("`{key}`"), said(&Said::Minutes(minutes), lang));
        }
    }
    let mark = text(policy.full_mark);
    page.item(
        part(Part::FullMark, lang),
        said(&Said::OwnFullMark(&mark), lang),
    );
}

fn unset(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let open = policy.recorders.is_none();
    let open = open.then_some(("recorders", Said::RecordersOpen));
    let named = [
        ("version", policy.about.version.is_some()),
        ("approved_by", policy.about.approved_by.is_some()),
        ("approved_on", policy.about.approved_on.is_some()),
    ];
    let limits = policy.limits.minutes();
    let limits = limits
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
    page.section(part(Part::Unset, lang));
    for (key, what) in all {
        page.item(format!("`{key}`"), said(&what, lang));
    }
}
