//! What the problems of a month mean for a command: told, written where asked for, and whether the month may be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};

use kefu::ingest::raw_records;
use kefu::problem::{Level, Problem};
use kefu::report::{self, Align, Cell, CsvStyle, Sheet};
use kefu::words::{self, Failure, Phrase};

use crate::Done;
use crate::args::Inputs;
use crate::output::{Report, Way};
use crate::problems;
use crate::scored::Scored;
use crate::stop::{Exit, Failing, Stop};
use crate::tell::{self, Hear};
use crate::write::{self, NewFile, new_file};

/// How a month may be shown, and the files that tell of its problems.
pub(crate) struct Verdict {
    /// Errors: it may not. Partial: with rows set aside.
    pub(crate) exit: Exit,
    /// What `--problems` and `--rejects` ask for.
    pub(crate) outputs: Vec<NewFile>,
}

/// Which problems a command tells beside what the flags ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tells {
    /// What stops the month or should be looked at.
    Warnings,
    /// Notes too.
    Notes,
    /// Notes too, and each of many of a kind.
    Everything,
}

/// Tells the problems and decides. A month with rows set aside becomes provisional.
pub(crate) fn of(scored: &mut Scored, args: &Inputs, tells: Tells) -> Result<Verdict, Stop> {
    let has = |level| {
        scored
            .problems
            .iter()
            .any(|problem| problem.level() == level)
    };
    let (errors, strict) = (has(Level::Error), args.strict && has(Level::Warning));
    let least = match args.show.quiet {
        // What stops the month is told, however quiet it should be.
        true if strict && !errors => Level::Warning,
        true => Level::Error,
        false if tells != Tells::Warnings || args.show.verbose => Level::Note,
        false => Level::Warning,
    };
    tell::problems(
        &scored.problems,
        &scored.sources,
        &args.show,
        Some(&scored.settings),
        Hear {
            least,
            all: tells == Tells::Everything,
        },
    );
    let mut outputs = Vec::new();
    if let Some(path) = &args.problems {
        let (inputs, lang) = (
            &scored.result.inputs,
            tell::lang(&args.show, Some(&scored.settings), false),
        );
        outputs.push(problems::file(
            path,
            inputs,
            &scored.problems,
            &scored.sources,
            lang,
        )?);
    }
    let can_be = scored.problems.iter().all(Problem::can_be_set_aside);
    let set_aside = errors && can_be && args.rejects.is_some();
    if strict || (errors && !set_aside) {
        let can_set_aside = can_be && args.rejects.is_none();
        let lang = tell::lang(
            &args.show,
            Some(&scored.settings),
            io::stderr().is_terminal(),
        );
        let verdict = tell::verdict(&scored.problems, lang);
        tell::say(&format!(
            "{}\n",
            words::phrase(
                &Phrase::Stopped {
                    verdict: &verdict,
                    errors,
                    can_set_aside
                },
                lang
            )
        ));
        return Ok(Verdict {
            exit: Exit::Errors,
            outputs,
        });
    }
    scored.result.provisional |= set_aside;
    if let Some(path) = &args.rejects {
        let style = CsvStyle {
            mark: true,
            crlf: true,
        };
        let bytes = report::csv(&rejects(scored)?, style).failing(|| Failure::Format)?;
        outputs.push(new_file(path, bytes).over(problems::are_rejects));
    }
    Ok(Verdict {
        exit: if set_aside { Exit::Partial } else { Exit::Done },
        outputs,
    })
}

/// Judges a month, and writes a report of it unless that stops it.
pub(crate) fn report(
    mut scored: Scored,
    inputs: &Inputs,
    way: &Way<'_>,
    make: impl for<'s> FnOnce(&'s Scored) -> Result<Box<dyn Report + 's>, Stop>,
) -> Done {
    let verdict = of(&mut scored, inputs, Tells::Warnings)?;
    if verdict.exit == Exit::Errors {
        write::files(verdict.outputs, &scored.read, inputs.force)?;
        return Ok(Exit::Errors);
    }
    let report = make(&scored)?;
    let (show, terminal) = (&inputs.show, way.terminal());
    let lang = tell::lang(show, Some(&scored.settings), terminal);
    let bytes = way.bytes(report.as_ref(), lang, tell::style(show, terminal))?;
    way.send(bytes, verdict.outputs, &scored.read, inputs.force)?;
    Ok(verdict.exit)
}

/// The rows that were set aside, each as it was, with its problems.
fn rejects(scored: &Scored) -> Result<Sheet, Stop> {
    let mut sheet = Sheet::new(&report::REJECTS.map(|name| (name, Align::Left)));
    let mut by_line: BTreeMap<(u32, u32), Vec<&Problem>> = BTreeMap::new();
    for problem in &scored.problems {
        for at in problem.rows() {
            by_line.entry((at.file, at.line)).or_default().push(problem);
        }
    }
    for (input, layout) in &scored.inputs {
        let here = by_line.range((layout.file, 0)..=(layout.file, u32::MAX));
        let lines: BTreeSet<u32> = here.map(|((_, line), _)| *line).collect();
        if lines.is_empty() {
            continue;
        }
        let records =
            raw_records(input, layout, &lines).failing(|| Failure::Read(input.name.clone()))?;
        for (line, record) in records {
            for problem in by_line.get(&(layout.file, line)).into_iter().flatten() {
                sheet.rows.push(vec![
                    Cell::text(&input.name),
                    Cell::Number(line.into()),
                    Cell::text(problem.what.code()),
                    Cell::text(problem.column.clone().unwrap_or_default()),
                    Cell::text(problem.value.clone().unwrap_or_default()),
                    Cell::text(words::message(problem, &scored.sources, words::Lang::En)),
                    Cell::text(&record),
                ]);
            }
        }
    }
    Ok(sheet)
}
