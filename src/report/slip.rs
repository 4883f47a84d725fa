//! The slip of one person: every line with its rule, its date and where it came from, and the arithmetic from the baseline to
//! the yuan. It adds up on paper.

use rust_decimal::Decimal;

use super::metric;
use super::month::{first_line, who};
use super::page::Page;
use super::sheet::{Align, Cell, Sheet};
use crate::result::{AgentResult, Basis, Detail, First, Line, MonthResult};
use crate::rulebook::{Choice, Count, Edge, Maximum, RuleTerm, Severity};
use crate::words::{Label, Lang, Phrase, flag, label, phrase, role, unit};

/// The slip of `agent`.
pub fn slip(result: &MonthResult, agent: &AgentResult, lang: Lang) -> Page {
    let mut page = Page::default();
    page.heading(first_line(result, lang));
    page.gap();
    let role = agent.role.map(|of| role(of.name(), lang).to_string());
    let service = phrase(&Phrase::Service(agent.service_month), lang);
    let parts: Vec<String> = [Some(who(agent)), agent.team.clone(), role, Some(service)]
        .into_iter()
        .flatten()
        .collect();
    page.heading(parts.join(" · "));
    page.gap();
    page.sheet(lines(result, agent, lang));
    arithmetic(result, agent, lang, &mut page);
    page
}

fn lines(result: &MonthResult, agent: &AgentResult, lang: Lang) -> Sheet {
    let name = |of| label(of, lang);
    let mut sheet = Sheet::new(&[
        (name(Label::Date), Align::Left),
        (name(Label::Rule), Align::Left),
        (name(Label::Clause), Align::Left),
        (name(Label::Item), Align::Wrapped),
        (name(Label::Times), Align::Right),
        (name(Label::Points), Align::Right),
        (name(Label::Source), Align::Wrapped),
    ]);
    let row = |item: &str, points: Decimal| {
        vec![
            Cell::Blank,
            Cell::Blank,
            Cell::Blank,
            Cell::text(item),
            Cell::Blank,
            Cell::Number(points.normalize()),
            Cell::Blank,
        ]
    };
    sheet
        .rows
        .push(row(name(Label::Baseline), result.terms.baseline));
    for line in &agent.lines {
        let rule = result.terms.rules.iter().find(|rule| rule.id == line.rule);
        let places: Vec<String> = line
            .evidence
            .iter()
            .map(|at| format!("{}:{}", at.file, at.line))
            .collect();
        sheet.rows.push(vec![
            Cell::text(line.on.to_string()),
            Cell::text(&line.rule),
            Cell::text(rule.map(|rule| rule.clause.clone()).unwrap_or_default()),
            Cell::text(item(result, line, rule, lang)),
            if line.times == 1 {
                Cell::Blank
            } else {
                Cell::text(format!("{} × {}", line.times, each(line)))
            },
            Cell::signed(Some(line.points)),
            Cell::text(places.join(", ")),
        ]);
    }
    sheet.rows.push(row(name(Label::Sum), agent.raw));
    sheet.totals = 1;
    sheet.without_blank_columns(4)
}

/// The points of one time, before any maximum of the month.
fn each(line: &Line) -> Decimal {
    let capped = line.detail.capped.as_ref();
    let points = capped.map_or(line.points, |capped| capped.from);
    points
        .checked_div(line.times.into())
        .unwrap_or(points)
        .normalize()
}

/// The label of the rule, and what the line was measured from.
fn item(result: &MonthResult, line: &Line, rule: Option<&RuleTerm>, lang: Lang) -> String {
    let name = rule.map_or(line.rule.clone(), |rule| {
        if lang == Lang::Zh {
            rule.zh.clone()
        } else {
            rule.en.clone()
        }
    });
    let mut detail = detail(&line.detail, rule, lang);
    detail.extend(capped(result, line, rule, lang));
    if detail.is_empty() {
        name
    } else {
        let (colon, then) = if lang == Lang::Zh {
            ("：", "；")
        } else {
            (": ", "; ")
        };
        format!("{name}{colon}{}", detail.join(then))
    }
}

/// Why a line moves less than its rule says.
fn capped(result: &MonthResult, line: &Line, rule: Option<&RuleTerm>, lang: Lang) -> Vec<String> {
    let Some(capped) = &line.detail.capped else {
        return Vec::new();
    };
    let from = Cell::signed(Some(capped.from)).shown();
    let most = |by: Maximum| match by {
        Maximum::MaxBonus => result.terms.max_bonus,
        Maximum::MaxDeductions => result.terms.max_deductions,
        Maximum::MaxPerMonth => rule.and_then(|rule| rule.max_per_month),
    };
    let say = |by: &Maximum| {
        let by = *by;
        let most = most(by).map(|most| most.normalize().to_string());
        let most = most.as_deref();
        phrase(
            &Phrase::Capped {
                by,
                most,
                from: &from,
            },
            lang,
        )
    };
    capped.by.iter().map(say).collect()
}

fn detail(detail: &Detail, rule: Option<&RuleTerm>, lang: Lang) -> Vec<String> {
    let say = |what: Phrase<'_>| phrase(&what, lang);
    let mut parts: Vec<String> = detail.note.clone().into_iter().collect();
    parts.extend(basis(&detail.basis, rule, lang));
    let end = detail.blank_points;
    parts.extend(end.map(|end| say(Phrase::Blank(end))));
    let incident = detail.reference.as_deref();
    parts.extend(incident.map(|id| say(Phrase::About(id))));
    let recorder = detail.recorded_by.as_deref();
    parts.extend(recorder.map(|name| say(Phrase::RecordedBy(name))));
    parts
}

/// What its rule kind goes by.
fn basis(basis: &Basis, rule: Option<&RuleTerm>, lang: Lang) -> Vec<String> {
    let say = |what: Phrase<'_>| vec![phrase(&what, lang)];
    let late = |due, done: &Option<String>, minutes| {
        let done = done.as_deref();
        say(Phrase::Late { due, done, minutes })
    };
    match basis {
        Basis::Recorded => Vec::new(),
        Basis::ExamScore { mark, full_mark } => say(Phrase::Exam {
            mark: &mark.normalize().to_string(),
            full: &full_mark.normalize().to_string(),
        }),
        Basis::ComplaintCategory { category } => vec![category.clone()],
        Basis::ComplaintResponse { due, done } => late(due, done, None),
        Basis::EmergencyOverrun {
            due,
            done,
            minutes_over,
        } => late(due, done, Some(*minutes_over)),
        Basis::Accumulated { counts } => {
            let of = rule.and_then(|rule| Count::named(rule.options.get("count")?));
            let of = of.unwrap_or_default();
            let count = |(severity, n): (&Severity, &u64)| {
                let (severity, n) = (*severity, *n);
                phrase(&Phrase::Count { severity, n, of }, lang)
            };
            counts.iter().map(count).collect()
        }
        Basis::TopOfService {
            workload,
            amount,
            quality,
        } => {
            let (sum, ratings, calls) = match quality {
                First::Rated { sum, ratings } => (sum.normalize().to_string(), *ratings, false),
                First::Resolved { calls, of } => (calls.to_string(), *of, true),
            };
            say(Phrase::First {
                workload: *amount,
                of: *workload,
                sum: &sum,
                ratings,
                calls,
            })
        }
        Basis::NoValidComplaint { contacts } => say(Phrase::Contacts(*contacts)),
        Basis::Metric(metric) => vec![metric::line(metric, lang)],
    }
}

fn arithmetic(result: &MonthResult, agent: &AgentResult, lang: Lang, page: &mut Page) {
    let name = |of| label(of, lang);
    let terms = &result.terms;
    let text = |n: Decimal| n.normalize().to_string();
    let (raw, floor, cap, score) = (
        text(agent.raw),
        text(terms.floor),
        text(terms.cap),
        text(agent.score),
    );
    let clamp = phrase(
        &Phrase::Clamp {
            raw: &raw,
            floor: &floor,
            cap: &cap,
        },
        lang,
    );
    let score_line = if agent.raw == agent.score {
        score.clone()
    } else {
        format!("{score} ({clamp})")
    };
    page.item(name(Label::Score), score_line);
    let band = terms
        .grades
        .iter()
        .find(|grade| Some(&grade.name) == agent.grade.as_ref())
        .map(|grade| {
            let end = |edge: Edge| (text(edge.at), edge.inclusive);
            let (low, high) = (grade.low.map(end), grade.high.map(end));
            let low = low.as_ref().map(|(at, within)| (at.as_str(), *within));
            let high = high.as_ref().map(|(at, within)| (at.as_str(), *within));
            phrase(&Phrase::Band { low, high }, lang)
        });
    let grade = agent
        .grade
        .clone()
        .unwrap_or_else(|| name(Label::NoGrade).to_string());
    page.item(
        name(Label::Grade),
        band.map_or(grade.clone(), |band| format!("{grade} ({band})")),
    );
    let rank = match (agent.rank, agent.ranked_of) {
        (Some(rank), Some(of)) => phrase(
            &Phrase::Rank {
                rank,
                of,
                last: agent.last,
                scope: terms.rank_scope,
            },
            lang,
        ),
        _ => name(Label::Unranked).to_string(),
    };
    page.item(name(Label::Rank), rank);
    page.item(name(Label::Pay), float(result, agent, lang));
    for f in &agent.flags {
        page.item(name(Label::Flags), flag(f.kind, f.cause.as_ref(), lang));
    }
}

/// The arithmetic of the float, as it would be done on paper.
fn float(result: &MonthResult, agent: &AgentResult, lang: Lang) -> String {
    let pay = &result.terms.pay;
    let Some(amount) = agent.pay.float else {
        let service_month = agent.service_month.unwrap_or_default();
        return phrase(
            &Phrase::NotYet {
                service_month,
                from: pay.from_service_month,
            },
            lang,
        );
    };
    let text = |n: Decimal| n.normalize().to_string();
    let earned = pay.earned(agent.score, result.terms.baseline);
    let line = Phrase::Float {
        score: &text(agent.score),
        baseline: &text(result.terms.baseline),
        per_point: &text(pay.per_point),
        product: &text(earned.product),
        limit: &text(pay.limit),
        amount: &text(amount),
        unit: unit(&pay.currency, lang),
        rounded: !earned.limited && earned.product != amount,
    };
    phrase(&line, lang)
}
