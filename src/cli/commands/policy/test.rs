//! `kefu policy test`: the cases that a rulebook holds, each scored as a month is.

use std::io::{self, IsTerminal};

use kefu::report::{self, Style};
use kefu::result::Trial;
use kefu::rulebook::{Case, Rulebook};
use kefu::score::{self, Tried};
use kefu::words::{self, Failure, Lang};

use crate::Done;
use crate::args::PolicyTest;
use crate::output::Format;
use crate::stop::{Exit, Failing, Stop};
use crate::tell;

use super::check;

pub(crate) fn run(args: &PolicyTest) -> Done {
    let way = args.output.way()?;
    let send = |text: String| {
        let read = args.file.as_slice();
        way.send(text.into_bytes(), Vec::new(), read, args.force)
    };
    let (name, written) = check::read(args.file.as_deref())?;
    let lang = tell::lang(&args.show, None, way.terminal());
    let written = match written {
        Ok(written) => written,
        Err(mistakes) => {
            let told = report::findings(&mistakes, &[], lang);
            let colour = tell::colour(&args.show, io::stderr().is_terminal());
            for told in &told {
                tell::say(&check::line(told, &name, lang, colour));
            }
            if way.format == Format::Json {
                send(report::findings_json(&told, 0).failing(|| Failure::Format)?)?;
            }
            return Err(Stop::Told);
        }
    };
    let tried = |case| try_case(&written.policy, case, &name, lang);
    let all: Vec<(&Case, Tried, Trial)> = written.cases.iter().map(tried).collect();
    let failed = all.iter().filter(|(.., trial)| !trial.passed).count();
    let text = if way.format == Format::Json {
        let trials: Vec<Trial> = all.into_iter().map(|(.., trial)| trial).collect();
        report::trials_json(&trials).failing(|| Failure::Format)?
    } else {
        let style = tell::style(&args.show, way.terminal());
        let mut text = String::new();
        for (case, tried, trial) in &all {
            if !args.show.quiet || !trial.passed {
                text += &told(case, tried, trial, &name, lang, style);
            }
        }
        text + &words::tried(written.cases.len(), failed, lang) + "\n"
    };
    send(text)?;
    Ok(if failed > 0 { Exit::Errors } else { Exit::Done })
}

fn try_case<'c>(
    policy: &Rulebook,
    case: &'c Case,
    name: &str,
    lang: Lang,
) -> (&'c Case, Tried, Trial) {
    let tried = score::try_case(policy, case, name);
    let problems = tried.errors.iter();
    let problems: Vec<String> = problems
        .map(|problem| {
            let line = problem.at.map_or(case.line, |at| at.line);
            let message = words::message(problem, &tried.sources, lang);
            format!("{name}:{line}: {message}")
        })
        .collect();
    let trial = Trial {
        name: case.name.clone(),
        line: case.line,
        passed: tried.misses.is_empty() && problems.is_empty(),
        misses: tried.misses.clone(),
        problems,
    };
    (case, tried, trial)
}

/// One line of a case; of one that failed also what was expected, and the slip.
fn told(case: &Case, tried: &Tried, trial: &Trial, name: &str, lang: Lang, style: Style) -> String {
    let shade = if trial.passed { "32" } else { "31" };
    let word = tell::shaded(words::trial(trial.passed, lang), shade, style.colour);
    let title = tell::printable(&trial.name);
    let mut text = format!("{word} {name}:{}: {title}\n", trial.line);
    if trial.passed {
        return text;
    }
    let misses = trial.misses.iter().map(|miss| {
        let (expected, got) = (miss.expected.as_deref(), miss.got.as_deref());
        words::miss(&miss.key, expected, got, lang)
    });
    for line in misses.chain(trial.problems.iter().cloned()) {
        text += &format!("     {}\n", tell::printable(&line));
    }
    // A sum that is given has no lines: there is nothing to add up.
    if let Some(agent) = tried.result.agents.first().filter(|_| case.raw.is_none()) {
        let slip = report::slip(&tried.result, agent, lang);
        for line in report::terminal(&slip, style).lines() {
            text += format!("       {line}").trim_end();
            text.push('\n');
        }
    }
    text
}
