//! What if another policy had held: who changes and by what, what it costs, and how the grades move.

use rust_decimal::Decimal;

use super::difference::title;
use super::page::Page;
use super::sheet::{Align, Cell, Sheet};
use crate::result::{Flag, LineChange, PersonChange, Standing, WhatIf, WhatIfMonth};
use crate::words::{Compare, Label, Lang, Word, compare, flag, float_heading, label, unit, word};

/// The longest bar, in blocks.
const BAR: u64 = 24;

/// The page of a what-if.
pub fn what_if(what_if: &WhatIf, lang: Lang) -> Page {
    let several = what_if.months.len() > 1;
    let mut page = Page::default();
    page.heading(headline(what_if, lang));
    policies(what_if, lang, &mut page);
    page.text(word(Word::NotPaid, lang));
    page.gap();
    page.sheet(people(what_if, several, lang));
    let all = || what_if.months.iter().flat_map(|month| &month.people);
    let changed = Compare::Changed {
        changed: all().filter(|person| person.changed).count() as u64,
        of: all().count() as u64,
    };
    let yuan = Compare::Money {
        unit: unit(&what_if.currency, lang),
        before: what_if.total.before,
        after: what_if.total.after,
    };
    page.text(compare(&changed, lang));
    page.text(compare(&yuan, lang));
    page.gap();
    if several {
        page.sheet(months(what_if, lang));
        page.gap();
    }
    page.heading(word(Word::Grades, lang));
    page.sheet(grades(what_if, lang));
    flagged(
        what_if,
        Word::NewlyFlagged,
        |p| &p.new_flags,
        lang,
        &mut page,
    );
    flagged(
        what_if,
        Word::NoLongerFlagged,
        |p| &p.gone_flags,
        lang,
        &mut page,
    );
    page
}

fn headline(what_if: &WhatIf, lang: Lang) -> String {
    let months: Vec<_> = what_if
        .months
        .iter()
        .map(|month| month.month.to_string())
        .collect();
    let mut line = format!("{} · {}", word(Word::WhatIf, lang), months.join(", "));
    if what_if.months.iter().any(|month| month.provisional) {
        line.push_str(&format!(" · {}", label(Label::Provisional, lang)));
    }
    line
}

/// The policies of all months, each pair once.
fn policies(what_if: &WhatIf, lang: Lang, page: &mut Page) {
    let mut told = Vec::new();
    for month in &what_if.months {
        let pair = (title(&month.before, lang), title(&month.after, lang));
        if !told.contains(&pair) {
            page.item(word(Word::Before, lang), &pair.0);
            page.item(word(Word::After, lang), &pair.1);
            told.push(pair);
        }
    }
}

/// Those who change.
fn people(what_if: &WhatIf, several: bool, lang: Lang) -> Sheet {
    let name = |of| label(of, lang);
    let float = float_heading(&what_if.currency, lang);
    let mut sheet = Sheet::new(&[
        (word(Word::Month, lang), Align::Left),
        (name(Label::Agent), Align::Left),
        (name(Label::Score), Align::Right),
        (name(Label::Grade), Align::Left),
        (&float, Align::Right),
        (word(Word::Difference, lang), Align::Right),
        (word(Word::By, lang), Align::Wrapped),
    ]);
    for month in &what_if.months {
        for person in month.people.iter().filter(|person| person.changed) {
            let shown = if several {
                month.month.to_string()
            } else {
                String::new()
            };
            sheet.rows.push(vec![
                Cell::text(shown),
                Cell::text(format!("{} {}", person.agent_id, person.name)),
                Cell::text(both(person, lang, |side| {
                    side.score.normalize().to_string()
                })),
                Cell::text(both(person, lang, |side| {
                    grade(side.grade.as_deref(), lang)
                })),
                Cell::text(both(person, lang, |side| float_of(side, lang))),
                Cell::signed(float_change(person)),
                Cell::text(reasons(person, lang)),
            ]);
        }
    }
    sheet.rows.push(vec![
        Cell::Blank,
        Cell::text(word(Word::Total, lang)),
        Cell::Blank,
        Cell::Blank,
        Cell::text(arrow(
            &signed(what_if.total.before),
            &signed(what_if.total.after),
        )),
        Cell::signed(Some(what_if.total.difference)),
        Cell::Blank,
    ]);
    sheet.totals = 1;
    if several {
        sheet
    } else {
        sheet.without_blank_columns(0)
    }
}

/// The months, each with its sums.
fn months(what_if: &WhatIf, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        (word(Word::Month, lang), Align::Left),
        (word(Word::PeopleChanged, lang), Align::Right),
        (word(Word::Before, lang), Align::Right),
        (word(Word::After, lang), Align::Right),
        (word(Word::Difference, lang), Align::Right),
    ]);
    for month in &what_if.months {
        let changed = month.people.iter().filter(|person| person.changed).count() as u64;
        sheet.rows.push(vec![
            Cell::text(month.month.to_string()),
            Cell::Number(changed.into()),
            Cell::signed(Some(month.total.before)),
            Cell::signed(Some(month.total.after)),
            Cell::signed(Some(month.total.difference)),
        ]);
    }
    sheet
}

/// How many have each grade, as bars.
fn grades(what_if: &WhatIf, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[
        (label(Label::Grade, lang), Align::Left),
        (word(Word::Before, lang), Align::Left),
        (word(Word::After, lang), Align::Left),
    ]);
    let counts = || {
        what_if
            .grades
            .iter()
            .flat_map(|grade| [grade.before, grade.after])
    };
    let most = counts().max().unwrap_or(0).max(1);
    let bar = |n: u64| {
        let blocks = if most <= BAR {
            n
        } else {
            (n * BAR).div_ceil(most)
        };
        format!("{n} {}", "█".repeat(blocks as usize))
    };
    for count in &what_if.grades {
        sheet.rows.push(vec![
            Cell::text(grade(count.grade.as_deref(), lang)),
            Cell::text(bar(count.before)),
            Cell::text(bar(count.after)),
        ]);
    }
    sheet
}

fn flagged(
    what_if: &WhatIf,
    heading: Word,
    flags: fn(&PersonChange) -> &Vec<Flag>,
    lang: Lang,
    page: &mut Page,
) {
    let mut begun = false;
    for month in &what_if.months {
        for person in month
            .people
            .iter()
            .filter(|person| !flags(person).is_empty())
        {
            if !begun {
                page.gap();
                page.heading(word(heading, lang));
                begun = true;
            }
            let words = flags(person)
                .iter()
                .map(|f| flag(f.kind, f.cause.as_ref(), lang));
            let words: Vec<_> = words.collect();
            let who = format!("{} {} {}", month.month, person.agent_id, person.name);
            page.item(who, words.join("; "));
        }
    }
}

/// The columns of the sheet.
pub(super) fn columns() -> Vec<(&'static str, Align)> {
    let text = ["month", "agent_id", "name", "team"].map(|name| (name, Align::Left));
    let score = ["score_before", "score_after", "score_change"].map(|name| (name, Align::Right));
    let grade = ["grade_before", "grade_after"].map(|name| (name, Align::Left));
    let float = ["float_before", "float_after", "float_change"].map(|name| (name, Align::Right));
    let last = ["flags_before", "flags_after", "by"].map(|name| (name, Align::Left));
    [&text[..], &score, &grade, &float, &last].concat()
}

/// A row for each person and month, for files and spreadsheets.
pub fn what_if_sheet(what_if: &WhatIf) -> Sheet {
    let mut sheet = Sheet::new(&columns());
    for month in &what_if.months {
        sheet
            .rows
            .extend(month.people.iter().map(|person| row(month, person)));
    }
    sheet
}

fn row(month: &WhatIfMonth, person: &PersonChange) -> Vec<Cell> {
    let (before, after) = (person.before.as_ref(), person.after.as_ref());
    let score = |side: Option<&Standing>| side.map(|side| side.score);
    let grade = |side: Option<&Standing>| {
        Cell::text(side.and_then(|side| side.grade.clone()).unwrap_or_default())
    };
    let float = |side: Option<&Standing>| side.and_then(|side| side.float);
    let flags = |side: Option<&Standing>| {
        let flags = side.map(|side| side.flags.as_slice()).unwrap_or_default();
        let names = flags.iter().map(Flag::to_string);
        Cell::text(names.collect::<Vec<_>>().join("; "))
    };
    let change = score(after)
        .zip(score(before))
        .map(|(after, before)| after - before);
    vec![
        Cell::text(month.month.to_string()),
        Cell::text(&person.agent_id),
        Cell::text(&person.name),
        Cell::text(person.team.clone().unwrap_or_default()),
        Cell::number(score(before)),
        Cell::number(score(after)),
        Cell::number(change),
        grade(before),
        grade(after),
        Cell::number(float(before)),
        Cell::number(float(after)),
        Cell::number(float_change(person)),
        flags(before),
        flags(after),
        Cell::text(reasons(person, Lang::En)),
    ]
}

/// What the float of a person changes by; None where there is none under either.
fn float_change(person: &PersonChange) -> Option<Decimal> {
    let of = |side: &Option<Standing>| side.as_ref().and_then(|side| side.float);
    match (of(&person.before), of(&person.after)) {
        (None, None) => None,
        (before, after) => Some(after.unwrap_or_default() - before.unwrap_or_default()),
    }
}

/// Both sides of something: one where they are the same.
fn both(person: &PersonChange, lang: Lang, of: impl Fn(&Standing) -> String) -> String {
    let side = |side: &Option<Standing>| match side {
        Some(side) => of(side),
        None => word(Word::NotScored, lang).to_string(),
    };
    arrow(&side(&person.before), &side(&person.after))
}

fn arrow(before: &str, after: &str) -> String {
    if before == after {
        before.to_string()
    } else {
        format!("{before} → {after}")
    }
}

fn grade(name: Option<&str>, lang: Lang) -> String {
    name.unwrap_or(label(Label::NoGrade, lang)).to_string()
}

fn float_of(side: &Standing, lang: Lang) -> String {
    match side.float {
        Some(float) => signed(float),
        None => label(Label::NotEligible, lang).to_string(),
    }
}

fn signed(n: Decimal) -> String {
    Cell::signed(Some(n)).shown()
}

/// The lines and settings that somebody changes by.
fn reasons(person: &PersonChange, lang: Lang) -> String {
    let line = |line: &LineChange| {
        let LineChange {
            rule,
            before,
            after,
            ..
        } = line;
        match (before, after) {
            (Some(before), Some(after)) => {
                format!("{rule} {}→{}", signed(*before), signed(*after))
            }
            (None, Some(after)) => format!("{rule} {} {}", signed(*after), word(Word::New, lang)),
            (Some(before), None) => {
                format!("{rule} {} {}", signed(*before), word(Word::Gone, lang))
            }
            (None, None) => rule.clone(),
        }
    };
    let setting = |name: &&str| {
        let of = match *name {
            "baseline" => Word::Baseline,
            "bounds" => Word::Bounds,
            "grades" => Word::GradeBands,
            "pay" => Word::Pay,
            "ranking" => Word::Ranking,
            _ => Word::FlagNumbers,
        };
        word(of, lang).to_string()
    };
    let parts = person.lines.iter().map(line);
    let parts: Vec<_> = parts.chain(person.settings.iter().map(setting)).collect();
    parts.join("; ")
}
