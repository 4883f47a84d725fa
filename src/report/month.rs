//! The month on a page: everybody's line, the totals, what a person must decide, and what became of every row.

use rust_decimal::{Decimal, RoundingStrategy};

use super::page::Page;
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::event::Kind;
use crate::result::{AgentResult, Flag, History, MonthResult};
use crate::rulebook::{Cause, FlagKind};
use crate::words::{
    Headline, Label, Lang, Phrase, flag, float_heading, headline, label, phrase, short_flag,
};

/// The page of a result, beside the results of earlier months.
pub fn month(result: &MonthResult, history: &History, lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(first_line(result, lang));
    page.gap();
    page.sheet(table(result, history, lang));
    page.text(grades(result, lang));
    decide(result, history, lang, &mut page);
    page.gap();
    page.heading(label(Label::InputRows, lang));
    page.sheet(accounts(result, lang));
    page
}

/// Month, zone, policy and its date, rows used.
pub(super) fn first_line(result: &MonthResult, lang: Lang) -> String {
    let counted = result
        .inputs
        .iter()
        .filter(|input| input.kind != Kind::Agents);
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
    let float = float_heading(&result.terms.pay.currency, lang);
    let mut sheet = Sheet::new(&[
        (name(Label::Rank), Align::Right),
        (name(Label::Agent), Align::Wrapped),
        (name(Label::Team), Align::Wrapped),
        (name(Label::Score), Align::Right),
        (name(Label::Change), Align::Right),
        (name(Label::Grade), Align::Left),
        (name(Label::Bonus), Align::Right),
        (name(Label::DeductionsShort), Align::Right),
        (name(Label::AdjustmentShort), Align::Right),
        (float.as_str(), Align::Right),
        (name(Label::Flags), Align::Wrapped),
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
        None => Cell::Toned("–".into(), Tone::Bad),
    };
    let mut flags: Vec<&str> = Vec::new();
    if agent.grade.is_none() {
        flags.push(label(Label::NoGrade, lang));
    }
    if agent.last {
        flags.push(label(Label::Last, lang));
    }
    for f in &agent.flags {
        let short = short_flag(f.kind, lang);
        if !flags.contains(&short) {
            flags.push(short);
        }
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
        if agent.score < result.terms.flags.review_below {
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
        Cell::Blank,
        signed(sum(&|agent| agent.bonus)),
        signed(sum(&|agent| agent.deductions)),
        signed(sum(&|agent| agent.adjustment)),
        Cell::signed(Some(sum(&|agent| agent.pay.float.unwrap_or_default()))),
        Cell::Blank,
    ]
}

/// How many people have each grade, best first.
fn grades(result: &MonthResult, lang: Lang) -> String {
    let with = |grade: Option<&str>| {
        result
            .agents
            .iter()
            .filter(|agent| agent.grade.as_deref() == grade)
            .count()
    };
    let named = result
        .terms
        .grades
        .iter()
        .map(|grade| (grade.name.as_str(), with(Some(&grade.name))));
    let all = named.chain([(label(Label::NoGrade, lang), with(None))]);
    all.filter(|(_, n)| *n > 0)
        .map(|(grade, n)| format!("{grade} {n}"))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What needs a person's decision: flags with their evidence, and complaints that nobody has decided.
fn decide(result: &MonthResult, history: &History, lang: Lang, page: &mut Page) {
    let mut items = Vec::new();
    for agent in &result.agents {
        for f in &agent.flags {
            let text = flag(f.kind, f.cause.as_ref(), lang);
            items.push((
                who(agent),
                format!(
                    "{text} ({})",
                    grounds(result, agent, f, history, lang).join(", ")
                ),
            ));
        }
    }
    for problem in result
        .problems
        .iter()
        .filter(|problem| problem.code == "complaint-undecided")
    {
        let (file, line) = (
            problem.file.as_deref().unwrap_or_default(),
            problem.line.unwrap_or_default(),
        );
        let id = problem.value.clone().unwrap_or_default();
        items.push((
            id,
            format!("{} ({file}:{line})", phrase(&Phrase::Undecided, lang)),
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

/// What a flag rests on: a rule and where its lines came from, else the scores.
fn grounds(
    result: &MonthResult,
    agent: &AgentResult,
    f: &Flag,
    history: &History,
    lang: Lang,
) -> Vec<String> {
    let mut rules = result.terms.rules.iter();
    let rule = match (f.kind.claim(), &f.cause) {
        (Some(claim), _) => rules.find(|rule| rule.flag == Some(claim)),
        (None, Some(Cause::Rule(id))) => rules.find(|rule| rule.id == *id),
        (None, Some(Cause::ScoreBelow(_) | Cause::Last(_)) | None) => None,
    };
    if let Some(rule) = rule {
        let name = if lang == Lang::Zh { &rule.zh } else { &rule.en };
        let evidence = agent
            .lines
            .iter()
            .filter(|line| line.rule == rule.id)
            .flat_map(|line| &line.evidence);
        let places = evidence.map(|at| format!("{}:{}", at.file, at.line));
        return [name.clone()].into_iter().chain(places).collect();
    }
    let score = |agent: &AgentResult| agent.score.normalize().to_string();
    let mut scores = vec![phrase(&Phrase::Score(&score(agent)), lang)];
    let was_last = matches!(f.cause, Some(Cause::Last(_)));
    let months = if was_last {
        result.terms.flags.last_months
    } else {
        result.terms.flags.commendation_months
    };
    for month in (1..months).map(|back| result.month.back(back)) {
        let before = history.agent(month, &agent.agent_id);
        let counts =
            |before: &&AgentResult| f.kind == FlagKind::Commendation || (was_last && before.last);
        scores.extend(
            before
                .filter(counts)
                .map(|before| format!("{month}: {}", score(before))),
        );
    }
    scores
}

/// What became of every row, on a page of its own.
pub fn inputs(result: &MonthResult, lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(first_line(result, lang));
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
