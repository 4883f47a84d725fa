//! One rule whole: what it says, what its kind does, its settings, how it is recorded, and what follows from it.

use rust_decimal::Decimal;

use super::choices::choices;
use super::metric::meaning;
use super::page::{Page, flowing};
use super::sheet::{Align, Cell, Sheet};
use crate::event::Kind;
use crate::rulebook::{FlagKind, Points, Rule, RuleKind, Rulebook, Severity};
use crate::words::{
    ImproveWord, Label, Lang, Part, Phrase, Recording, comma, flag, header, improve_word, label,
    part, phrase, recorded, severity,
};

/// The rule at `index` of the rulebook; None when there is none.
pub fn rule(policy: &Rulebook, index: usize, lang: Lang) -> Option<Page> {
    let rule = policy.rules.get(index)?;
    let mut page = Page::default();
    page.title(format!("{} {}", rule.id, own_label(rule, lang)));
    let title = Phrase::PolicyTitle {
        name: &policy.name,
        from: Some(policy.effective_from),
        hash: policy.sha256.get(..12).unwrap_or_default(),
    };
    page.text(phrase(&title, lang));
    page.gap();
    facts(rule, lang, &mut page);
    page.section(part(Part::What, lang));
    page.text(what_it_does(rule, lang));
    settings(rule, lang, &mut page);
    page.section(part(Part::Recording, lang));
    recording(rule, lang, &mut page);
    incident(policy, rule, lang, &mut page);
    effects(policy, rule, lang, &mut page);
    choices(policy, lang, &mut page);
    Some(page)
}

/// What its kind does; what one does that is never derived, where this one is not.
fn what_it_does(rule: &Rule, lang: Lang) -> &'static str {
    let kind = match rule.derived {
        true => &rule.kind,
        false => &RuleKind::Recorded,
    };
    in_lang(kind.declaration().does, lang)
}

fn in_lang([en, zh]: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn facts(rule: &Rule, lang: Lang, page: &mut Page) {
    let name = |of| label(of, lang);
    page.item(name(Label::Clause), &rule.clause);
    page.item(name(Label::Severity), severity(rule.severity, lang));
    page.item(name(Label::Points), points(rule));
    page.item(name(Label::HowItArises), source(rule, lang));
    page.item(name(Label::Key), &rule.key);
    let mut aliases = rule.aliases.clone();
    aliases.insert(0, other_label(rule, lang).to_string());
    page.item(name(Label::Aliases), aliases.join(comma(lang)));
    if let Some(note) = &rule.note {
        page.item(part(Part::Note, lang), flowing(note));
    }
    if let Some(training) = &rule.training {
        page.item(improve_word(ImproveWord::Training, lang), training);
    }
}

fn settings(rule: &Rule, lang: Lang, page: &mut Page) {
    let conditions = rule.conditions();
    if conditions.is_empty() {
        return;
    }
    page.section(part(Part::Settings, lang));
    let mut sheet = Sheet::new(&[
        (part(Part::Setting, lang), Align::Left),
        (part(Part::Value, lang), Align::Wrapped),
        (part(Part::Meaning, lang), Align::Wrapped),
    ]);
    for (key, value) in &conditions {
        let meaning = meaning(rule, key, value, lang).unwrap_or_default();
        sheet.rows.push(vec![
            Cell::text(key),
            Cell::text(value),
            Cell::text(meaning),
        ]);
    }
    page.sheet(sheet);
}

fn recording(rule: &Rule, lang: Lang, page: &mut Page) {
    let Some(kind) = rule.recorded_in() else {
        page.text(recorded(&Recording::Never, lang));
        return;
    };
    let file = Recording::In {
        kind: kind.name(),
        chinese: kind.chinese_name(),
    };
    page.text(recorded(&file, lang));
    page.verbatim(example(rule, kind, lang));
    let shown = points(rule);
    if kind == Kind::Adjustments {
        page.text(recorded(&Recording::SumWithin(&shown), lang));
        return;
    }
    let of_points = match rule.points {
        Points::Fixed(_) => Recording::FixedPoints(&shown),
        Points::Range { .. } => Recording::RangePoints(&shown),
        Points::None => Recording::NoPoints,
    };
    page.text(recorded(&of_points, lang));
    if rule.points != Points::None {
        page.text(recorded(&Recording::Times, lang));
    }
}

/// A header and a row that could be pasted into a file of `kind`.
fn example(rule: &Rule, kind: Kind, lang: Lang) -> String {
    let mildest = match rule.points {
        Points::Range { low, .. } if low > Decimal::ZERO => low.to_string(),
        Points::Range { high, .. } => high.to_string(),
        Points::Fixed(_) | Points::None => String::new(),
    };
    let note = recorded(&Recording::ExampleNote, lang);
    let incident = rule.incident().map_or("", |kind| match kind {
        Kind::Exams => "EX-17",
        Kind::Tickets => "TK-1042",
        _ => "CP-1006",
    });
    let cells: Vec<(&'static str, String)> = if kind == Kind::Adjustments {
        vec![
            ("agent_id", "0002".into()),
            ("occurred_on", "2026-10-08".into()),
            ("points", mildest),
            ("reason", note),
            ("recorded_by", "0001".into()),
        ]
    } else {
        vec![
            ("agent_id", "0007".into()),
            ("occurred_on", "2026-10-08".into()),
            ("rule", rule.id.clone()),
            ("points", mildest),
            ("times", "1".into()),
            ("ref", incident.into()),
            ("recorded_by", "0001".into()),
            ("note", note),
        ]
    };
    let headers: Vec<_> = cells.iter().map(|(name, _)| header(name, lang)).collect();
    let values: Vec<_> = cells.iter().map(|(_, value)| quoted(value)).collect();
    format!("{}\n{}", headers.join(","), values.join(","))
}

/// A cell of a CSV file.
fn quoted(value: &str) -> String {
    if value.contains([',', '"', '\n']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_string()
    }
}

fn incident(policy: &Rulebook, rule: &Rule, lang: Lang, page: &mut Page) {
    let by_hand = rule.recorded_in();
    if by_hand.is_none_or(|kind| kind == Kind::Adjustments) {
        return;
    }
    page.section(part(Part::OneIncident, lang));
    let family: Vec<_> = policy.family(rule).map(|rule| rule.id.as_str()).collect();
    let family = (family.len() > 1).then(|| family.join(comma(lang)));
    if let Some(kind) = rule.incident() {
        let declared = kind.declared();
        let once = Recording::Once {
            id: declared.id.map_or("", |id| declared.columns[id].name),
            family: family.as_deref(),
        };
        page.text(recorded(&once, lang));
    }
    page.text(recorded(&Recording::Twice(family.as_deref()), lang));
}

fn effects(policy: &Rulebook, rule: &Rule, lang: Lang, page: &mut Page) {
    let flags = flags(rule, lang);
    let counts_for: Vec<_> = policy.counts_for(rule).collect();
    let withheld: Vec<_> = policy.withheld_by(rule).map(|of| of.id.as_str()).collect();
    if flags.is_empty() && counts_for.is_empty() && withheld.is_empty() {
        return;
    }
    page.section(part(Part::Effects, lang));
    if !flags.is_empty() {
        page.item(label(Label::Flags, lang), flags.join(comma(lang)));
    }
    for (sum, enough) in counts_for {
        let rule = &sum.id;
        page.text(recorded(&Recording::CountsFor { rule, enough }, lang));
    }
    if !withheld.is_empty() {
        page.text(recorded(
            &Recording::Withholds(&withheld.join(comma(lang))),
            lang,
        ));
    }
}

/// What a line of it asks a person to decide.
fn flags(rule: &Rule, lang: Lang) -> Vec<String> {
    let review = (rule.severity == Severity::Termination).then_some(FlagKind::DismissalReview);
    let claim = rule.claim.map(FlagKind::from);
    let kinds = review.into_iter().chain(claim);
    kinds.map(|kind| flag(kind, None, lang)).collect()
}

pub(super) fn own_label(rule: &Rule, lang: Lang) -> &str {
    if lang == Lang::Zh { &rule.zh } else { &rule.en }
}

fn other_label(rule: &Rule, lang: Lang) -> &str {
    if lang == Lang::Zh { &rule.en } else { &rule.zh }
}

/// What a rule is worth.
pub(super) fn points(rule: &Rule) -> String {
    let signed = |n: Decimal| Cell::signed(Some(n)).shown();
    match rule.points.ends() {
        Some((low, high)) if low == high => signed(low),
        Some((low, high)) => format!("{} … {}", signed(low), signed(high)),
        None => "–".into(),
    }
}

/// Whether its lines are derived, recorded or both.
fn source(rule: &Rule, lang: Lang) -> &'static str {
    let source = match (rule.recorded, rule.derived) {
        (true, true) => Label::Both,
        (false, true) => Label::Derived,
        _ => Label::Recorded,
    };
    label(source, lang)
}

/// How the lines of a rule arise, with what its settings ask for and what it flags.
pub(super) fn arises(rule: &Rule, lang: Lang) -> String {
    let (colon, then, or) = if lang == Lang::Zh {
        ("：", "；", "，或")
    } else {
        (": ", "; ", ", or ")
    };
    let from = in_lang(rule.kind.declaration().derived_from, lang);
    let source = match (from, rule.derived, rule.recorded) {
        ("", ..) | (_, false, _) => source(rule, lang).to_string(),
        (from, true, false) => from.to_string(),
        (from, true, true) => format!("{from}{or}{}", label(Label::Recorded, lang)),
    };
    // The words of a category fill a page; the rule's own page has them.
    let words = |key: &str| key == "categories" || key.starts_with("near_");
    let asks = |key: &str, value: &str| !words(key) && value != "false";
    let conditions = rule.conditions();
    let told = conditions.iter().filter(|(key, value)| asks(key, value));
    let mut parts: Vec<String> = told
        .filter_map(|(key, value)| meaning(rule, key, value, lang))
        .collect();
    parts.extend(flags(rule, lang));
    if parts.is_empty() {
        source
    } else {
        format!("{source}{colon}{}", parts.join(then))
    }
}
