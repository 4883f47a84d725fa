//! The month on a page: everybody's line, the totals, what a person must decide, and what became of every row.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::page::Page;
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::result::{AgentResult, History, MonthResult};
use crate::words::{Headline, Label, Lang, Phrase, flag, headline, label, phrase};

/// The page of a result; `all` is everybody, of whom the result may hold a choice.
pub fn month(result: &MonthResult, history: &History, lang: Lang) -> Page {
    let mut page = Page::default();
    page.heading(first_line(result, lang));
    page.gap();
    page.sheet(table(result, history, lang));
    decide(result, lang, &mut page);
    page.gap();
    page.heading(label(Label::InputRows, lang));
    page.sheet(accounts(result, lang));
    page
}

/// Month, zone, policy and its date, rows used.
pub(super) fn first_line(result: &MonthResult, lang: Lang) -> String {
    let counted = result.inputs.iter().filter(|input| input.kind != "agents");
    let (used, rows) = counted.fold((0, 0), |(used, rows), input| {
        (used + input.used, rows + input.rows)
    });
    let line = Headline {
        month: result.month,
        as_of: result.as_of.as_deref(),
        zone: &result.zone,
        policy: &result.policy.name,
        effective_from: result.policy.effective_from,
        used,
        rows,
        provisional: result.provisional,
    };
    headline(&line, lang)
}

fn table(result: &MonthResult, history: &History, lang: Lang) -> Sheet {
    let name = |of| label(of, lang);
    let mut sheet = Sheet::new(&[
        (name(Label::Rank), Align::Right),
        (name(Label::Agent), Align::Left),
        (name(Label::Team), Align::Left),
        (name(Label::Score), Align::Right),
        (name(Label::Change), Align::Right),
        (name(Label::Grade), Align::Left),
        (name(Label::Bonus), Align::Right),
        (name(Label::Deductions), Align::Right),
        (name(Label::Adjustment), Align::Right),
        (name(Label::Float), Align::Right),
        (name(Label::Flags), Align::Left),
    ]);
    for agent in &result.agents {
        let before = history.agent(result.month.back(1), &agent.agent_id);
        sheet.rows.push(row(
            result,
            agent,
            before.map(|before| agent.score - before.score),
            lang,
        ));
    }
    if !result.agents.is_empty() {
        sheet.rows.push(totals(result, lang));
        sheet.totals = 1;
    }
    sheet.without_blank_columns(2)
}

fn row(
    result: &MonthResult,
    agent: &AgentResult,
    change: Option<Decimal>,
    lang: Lang,
) -> Vec<Cell> {
    let rank = match (agent.rank, agent.last) {
        (Some(rank), _) => Cell::Number(rank.into()),
        (None, _) => Cell::Toned("–".into(), Tone::Quiet),
    };
    let grade = match &agent.grade {
        Some(grade) => Cell::text(grade),
        None => Cell::Toned(label(Label::NoGrade, lang).into(), Tone::Bad),
    };
    let mut flags: Vec<String> = agent
        .flags
        .iter()
        .map(|f| flag(&f.kind, f.cause.as_deref(), lang))
        .collect();
    if agent.last {
        flags.push(label(Label::Last, lang).into());
    }
    let none_is_blank = |sum: Decimal| {
        if sum.is_zero() {
            Cell::Blank
        } else {
            Cell::signed(Some(sum))
        }
    };
    vec![
        rank,
        Cell::text(who(agent)),
        Cell::text(agent.team.clone().unwrap_or_default()),
        if agent.score < result.terms.review_below {
            Cell::Toned(agent.score.normalize().to_string(), Tone::Bad)
        } else {
            Cell::Number(agent.score)
        },
        Cell::signed(change),
        grade,
        none_is_blank(agent.bonus),
        none_is_blank(agent.deductions),
        none_is_blank(agent.adjustment),
        match agent.pay.float {
            Some(float) => Cell::signed(Some(float)),
            None => Cell::Toned(label(Label::NotEligible, lang).into(), Tone::Quiet),
        },
        Cell::text(flags.join(", ")),
    ]
}

/// Id and name, once when they are the same.
pub(super) fn who(agent: &AgentResult) -> String {
    if agent.agent_id == agent.name {
        agent.name.clone()
    } else {
        format!("{} {}", agent.agent_id, agent.name)
    }
}

fn totals(result: &MonthResult, lang: Lang) -> Vec<Cell> {
    let sum =
        |value: &dyn Fn(&AgentResult) -> Decimal| result.agents.iter().map(value).sum::<Decimal>();
    let scores = sum(&|agent| agent.score);
    let mean = scores
        .checked_div(Decimal::from(result.agents.len()))
        .unwrap_or_default();
    let mean = mean
        .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        .normalize();
    let mut grades: BTreeMap<&str, usize> = BTreeMap::new();
    for agent in &result.agents {
        *grades
            .entry(agent.grade.as_deref().unwrap_or("–"))
            .or_default() += 1;
    }
    let counted: Vec<String> = grades
        .iter()
        .map(|(grade, n)| format!("{n}{grade}"))
        .collect();
    let signed = |sum: Decimal| {
        if sum.is_zero() {
            Cell::Blank
        } else {
            Cell::signed(Some(sum))
        }
    };
    vec![
        Cell::Blank,
        Cell::text(phrase(&Phrase::People(result.agents.len() as u64), lang)),
        Cell::Blank,
        Cell::text(format!("⌀ {mean}")),
        Cell::Blank,
        Cell::text(counted.join(" ")),
        signed(sum(&|agent| agent.bonus)),
        signed(sum(&|agent| agent.deductions)),
        signed(sum(&|agent| agent.adjustment)),
        Cell::signed(Some(sum(&|agent| agent.pay.float.unwrap_or_default()))),
        Cell::Blank,
    ]
}

/// What needs a person's decision: flags with their evidence, and complaints that nobody has decided.
fn decide(result: &MonthResult, lang: Lang, page: &mut Page) {
    let mut items = Vec::new();
    for agent in &result.agents {
        for f in &agent.flags {
            let rules = result.terms.rules.iter();
            let cause = f.cause.as_deref().unwrap_or_default();
            let named: Vec<_> = rules
                .filter(|rule| rule.id == cause)
                .map(|rule| {
                    if lang == Lang::Zh {
                        rule.zh.clone()
                    } else {
                        rule.en.clone()
                    }
                })
                .collect();
            let evidence = agent
                .lines
                .iter()
                .filter(|line| line.rule == cause)
                .flat_map(|line| &line.evidence);
            let places: Vec<_> = evidence
                .map(|at| format!("{}:{}", at.file, at.line))
                .collect();
            let more: Vec<_> = named.into_iter().chain(places).collect();
            let text = flag(&f.kind, f.cause.as_deref(), lang);
            items.push((
                who(agent),
                if more.is_empty() {
                    text
                } else {
                    format!("{text} ({})", more.join(", "))
                },
            ));
        }
    }
    for problem in result
        .problems
        .iter()
        .filter(|problem| problem.code == "complaint-undecided")
    {
        let place = format!(
            "{}:{}",
            problem.file.as_deref().unwrap_or_default(),
            problem.line.unwrap_or_default()
        );
        let id = problem.value.clone().unwrap_or_default();
        items.push((
            id,
            format!("{} ({place})", phrase(&Phrase::Undecided, lang)),
        ));
    }
    if items.is_empty() {
        return;
    }
    page.gap();
    page.heading(label(Label::ToDecide, lang));
    for (name, text) in items {
        page.item(name, text);
    }
}

/// What became of every row, on a page of its own.
pub fn inputs(result: &MonthResult, lang: Lang) -> Page {
    let mut page = Page::default();
    page.heading(first_line(result, lang));
    page.gap();
    page.sheet(accounts(result, lang));
    page
}

fn accounts(result: &MonthResult, lang: Lang) -> Sheet {
    let name = |of| label(of, lang);
    let mut sheet = Sheet::new(&[
        (name(Label::File), Align::Left),
        (name(Label::Rows), Align::Right),
        (name(Label::Used), Align::Right),
        (name(Label::OtherMonth), Align::Right),
        (name(Label::NotOurs), Align::Right),
        (name(Label::Filtered), Align::Right),
        (name(Label::Duplicate), Align::Right),
        (name(Label::Rejected), Align::Right),
    ]);
    for input in &result.inputs {
        let some = |n: u64| {
            if n == 0 {
                Cell::Blank
            } else {
                Cell::Number(n.into())
            }
        };
        sheet.rows.push(vec![
            Cell::text(&input.file),
            Cell::Number(input.rows.into()),
            Cell::Number(input.used.into()),
            some(input.other_month),
            some(input.not_ours),
            some(input.filtered),
            some(input.duplicate),
            some(input.rejected),
        ]);
    }
    sheet.without_blank_columns(3)
}
