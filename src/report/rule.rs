//! One rule whole: what it says, what its kind does, its settings, how it is recorded, and what follows from it.

use rust_decimal::Decimal;

use super::metric::meaning;
use super::page::{Page, flowing};
use super::rulebook::choices;
use super::rulebook::section;
use super::sheet::{Align, Cell, Sheet};
use crate::event::Kind;
use crate::result::{RuleTerm, RuleText, Rulebook};
use crate::rulebook::{FlagKind, RuleKindName, Severity};
use crate::words::{
    ImproveWord, Label, Lang, Part, Phrase, Said, comma, derived_from, flag, header, improve_word,
    label, part, phrase, rule_kind, said, severity,
};

/// The rule at `index` of the rulebook; None when there is none.
pub fn rule(book: &Rulebook, index: usize, lang: Lang) -> Option<Page> {
    let (rule, text) = (book.terms.rules.get(index)?, book.rules.get(index)?);
    let mut page = Page::default();
    page.title(format!("{} {}", rule.id, own_label(rule, lang)));
    let policy = Phrase::PolicyTitle {
        name: &book.policy.name,
        from: book.policy.effective_from,
        hash: book.policy.sha256.get(..12).unwrap_or_default(),
    };
    page.text(phrase(&policy, lang));
    page.gap();
    facts(rule, text, lang, &mut page);
    let kind = if rule.derived {
        rule.kind
    } else {
        RuleKindName::Recorded
    };
    section(&mut page, Part::What, lang);
    page.text(rule_kind(kind, lang));
    settings(text, lang, &mut page);
    section(&mut page, Part::Recording, lang);
    recording(rule, text, lang, &mut page);
    incident(text, lang, &mut page);
    effects(rule, text, lang, &mut page);
    choices(book, lang, &mut page);
    Some(page)
}

fn facts(rule: &RuleTerm, text: &RuleText, lang: Lang, page: &mut Page) {
    let name = |of| label(of, lang);
    page.item(name(Label::Clause), &rule.clause);
    page.item(name(Label::Severity), severity(rule.severity, lang));
    page.item(name(Label::Points), points(rule));
    page.item(name(Label::HowItArises), source(rule, lang));
    page.item(name(Label::Key), &rule.key);
    let mut aliases = rule.aliases.clone();
    aliases.insert(0, other_label(rule, lang).to_string());
    page.item(name(Label::Aliases), aliases.join(comma(lang)));
    if let Some(note) = &text.note {
        page.item(part(Part::Note, lang), flowing(note));
    }
    if let Some(training) = &rule.training {
        page.item(improve_word(ImproveWord::Training, lang), training);
    }
}

fn settings(text: &RuleText, lang: Lang, page: &mut Page) {
    if text.settings.is_empty() {
        return;
    }
    section(page, Part::Settings, lang);
    let mut sheet = Sheet::new(&[
        (part(Part::Setting, lang), Align::Left),
        (part(Part::Value, lang), Align::Wrapped),
        (part(Part::Meaning, lang), Align::Wrapped),
    ]);
    for (key, value) in &text.settings {
        let meaning = meaning(text, key, value, lang).unwrap_or_default();
        sheet.rows.push(vec![
            Cell::text(key),
            Cell::text(value),
            Cell::text(meaning),
        ]);
    }
    page.sheet(sheet);
}

fn recording(rule: &RuleTerm, text: &RuleText, lang: Lang, page: &mut Page) {
    let Some(kind) = text.recorded_in.as_deref().and_then(Kind::named) else {
        page.text(said(&Said::NeverRecorded, lang));
        return;
    };
    let file = Said::RecordedIn {
        kind: kind.name(),
        chinese: kind.chinese_name(),
    };
    page.text(said(&file, lang));
    page.verbatim(example(rule, text, kind, lang));
    let shown = points(rule);
    if kind == Kind::Adjustments {
        page.text(said(&Said::SumWithin(&shown), lang));
        return;
    }
    let of_points = match (rule.low, rule.high) {
        (Some(low), Some(high)) if low == high => Said::FixedPoints(&shown),
        (Some(_), Some(_)) => Said::RangePoints(&shown),
        _ => Said::NoPoints,
    };
    page.text(said(&of_points, lang));
    if rule.low.is_some() {
        page.text(said(&Said::Times, lang));
    }
}

/// A header and a row that could be pasted into a file of `kind`.
fn example(rule: &RuleTerm, text: &RuleText, kind: Kind, lang: Lang) -> String {
    let mildest = match (rule.low, rule.high) {
        (Some(low), Some(high)) if low != high && low > Decimal::ZERO => low.to_string(),
        (Some(low), Some(high)) if low != high => high.to_string(),
        _ => String::new(),
    };
    let note = said(&Said::ExampleNote, lang);
    let incident = text.incident.as_deref().map_or("", |kind| match kind {
        "exams" => "EX-17",
        "tickets" => "TK-1042",
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

fn incident(text: &RuleText, lang: Lang, page: &mut Page) {
    if text
        .recorded_in
        .as_deref()
        .is_none_or(|kind| kind == "adjustments")
    {
        return;
    }
    section(page, Part::OneIncident, lang);
    let family = (!text.family.is_empty()).then(|| text.family.join(comma(lang)));
    if let Some(kind) = &text.incident {
        let id = match kind.as_str() {
            "exams" => "exam_id",
            "tickets" => "ticket_id",
            _ => "complaint_id",
        };
        let once = Said::Once {
            id,
            family: family.as_deref(),
        };
        page.text(said(&once, lang));
    }
    page.text(said(&Said::Twice(family.as_deref()), lang));
}

fn effects(rule: &RuleTerm, text: &RuleText, lang: Lang, page: &mut Page) {
    let flags = asks_for(rule);
    if flags.is_empty() && text.counts_for.is_empty() && text.withholds.is_empty() {
        return;
    }
    section(page, Part::Effects, lang);
    let flags: Vec<_> = flags.iter().map(|kind| flag(*kind, None, lang)).collect();
    if !flags.is_empty() {
        page.item(label(Label::Flags, lang), flags.join(comma(lang)));
    }
    for (rule, enough) in &text.counts_for {
        let enough = *enough;
        page.text(said(&Said::CountsFor { rule, enough }, lang));
    }
    if !text.withholds.is_empty() {
        let rules = text.withholds.join(comma(lang));
        page.text(said(&Said::Withholds(&rules), lang));
    }
}

/// What a line of it gives a person to decide.
fn asks_for(rule: &RuleTerm) -> Vec<FlagKind> {
    let review = rule.severity == Severity::Termination;
    let review = review.then_some(FlagKind::DismissalReview);
    let claim = rule.flag.map(FlagKind::from);
    review.into_iter().chain(claim).collect()
}

pub(super) fn own_label(rule: &RuleTerm, lang: Lang) -> &str {
    if lang == Lang::Zh { &rule.zh } else { &rule.en }
}

fn other_label(rule: &RuleTerm, lang: Lang) -> &str {
    if lang == Lang::Zh { &rule.en } else { &rule.zh }
}

/// What a rule is worth.
pub(super) fn points(rule: &RuleTerm) -> String {
    let signed = |n: Decimal| Cell::signed(Some(n)).shown();
    match (rule.low, rule.high) {
        (Some(low), Some(high)) if low == high => signed(low),
        (Some(low), Some(high)) => format!("{} … {}", signed(low), signed(high)),
        _ => "–".into(),
    }
}

/// Whether its lines are derived, recorded or both.
fn source(rule: &RuleTerm, lang: Lang) -> &'static str {
    let source = match (rule.recorded, rule.derived) {
        (true, true) => Label::Both,
        (false, true) => Label::Derived,
        _ => Label::Recorded,
    };
    label(source, lang)
}

/// How the lines of a rule arise, with what its settings ask for and what it flags.
pub(super) fn arises(rule: &RuleTerm, text: &RuleText, lang: Lang) -> String {
    let (colon, then, or) = if lang == Lang::Zh {
        ("：", "；", "，或")
    } else {
        (": ", "; ", ", or ")
    };
    let from = derived_from(rule.kind, lang).filter(|_| rule.derived);
    let source = match (from, rule.recorded) {
        (None, _) => source(rule, lang).to_string(),
        (Some(from), false) => from.to_string(),
        (Some(from), true) => format!("{from}{or}{}", label(Label::Recorded, lang)),
    };
    // The words of a category fill a page; the rule's own page has them.
    let words = |key: &str| key == "categories" || key.starts_with("near_");
    let asks = |key: &str, value: &str| !words(key) && value != "false";
    let told = text.settings.iter().filter(|(key, value)| asks(key, value));
    let mut parts: Vec<String> = told
        .filter_map(|(key, value)| meaning(text, key, value, lang))
        .collect();
    let flags = asks_for(rule).into_iter();
    parts.extend(flags.map(|kind| flag(kind, None, lang)));
    if parts.is_empty() {
        source
    } else {
        format!("{source}{colon}{}", parts.join(then))
    }
}
