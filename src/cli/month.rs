//! The way that `score`, `check` and `explain` share: settings, policy, rows, facts, result.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::Context;
use kefu::document::Mistake;
use kefu::event::{Kind, deciding};
use kefu::ingest::{self, Layout};
use kefu::month::{Month, Period};
use kefu::policy::{self, Policy};
use kefu::problem::{self, Level, Problem, What};
use kefu::result::{History, MonthResult};
use kefu::settings::{self, Settings};
use kefu::source::Sources;
use kefu::tally::Tally;
use kefu::{score, words};

use crate::args::Inputs;
use crate::files::{self, Found};
use crate::stop::Stop;
use crate::tell;
use crate::write::{Output, new_file};

/// A month, read and scored; whether it may be shown is for the command to decide.
pub(crate) struct Scored {
    pub(crate) result: MonthResult,
    pub(crate) problems: Vec<Problem>,
    pub(crate) sources: Sources,
    pub(crate) settings: Settings,
    pub(crate) history: History,
    pub(crate) inputs: Vec<(files::InputFile, Layout)>,
}

/// Reads and scores what is asked for. What somebody wrote wrongly in settings or policy is told, and stops here.
pub(crate) fn score(
    args: &Inputs,
    on_mistakes: &dyn Fn(&[Problem], &Sources),
) -> Result<Scored, Stop> {
    let found = files::find(args)?;
    let mut sources = Sources::default();
    let mut mistakes = Vec::new();
    let settings = settings_of(&found, &mut sources, &mut mistakes)?;
    let policy = policy_of(&found, &mut sources, &mut mistakes)?;
    if !mistakes.is_empty() {
        tell::problems(&mistakes, &sources, &args.show, settings.as_ref(), true);
        on_mistakes(&mistakes, &sources);
        return Err(Stop::Told);
    }
    let (Some(settings), Some(policy)) = (settings, policy) else {
        return Err(Stop::Told);
    };
    let period = period(args, &settings, &found)?;
    let mut problems = Vec::new();
    let history = history_of(&found, &mut sources, &mut problems)?;
    for (kind, name) in &found.not_read {
        let file = sources.add(name);
        problems.push(Problem::of_file(file, What::FileNotRead(*kind)));
    }
    let mut tally = Tally::new(period, &settings.not_scored);
    let mut inputs = Vec::new();
    for input in found.inputs {
        let file = sources.add(&input.name);
        let failed = || format!("cannot read {}", input.name);
        let layout =
            ingest::sense(&input, file, settings.clock.zone, &mut problems).with_context(failed)?;
        tally.begin(input.kind, file);
        if input.kind == Kind::Agents && !layout.usable {
            tally.roster_is_unreadable();
        }
        let counts = ingest::read(&input, &layout, &mut problems, &mut |row| {
            tally.add(input.kind, row)
        })
        .with_context(failed)?;
        tally.end(counts.rows, counts.rejected);
        inputs.push((input, layout));
    }
    let (facts, tallied) = tally.finish(sources);
    let (mut result, judged) = score::score(&policy, &facts, &history);
    problems.extend(tallied);
    problems.extend(judged);
    problem::sort(&mut problems, &facts.sources);
    result.problems = problems
        .iter()
        .map(|problem| words::tell(problem, &facts.sources))
        .collect();
    Ok(Scored {
        result,
        problems,
        sources: facts.sources,
        settings,
        history,
        inputs,
    })
}

impl Scored {
    /// Whether there are problems of that level.
    pub(crate) fn has(&self, level: Level) -> bool {
        self.problems.iter().any(|problem| problem.level() == level)
    }

    /// Whether the month may not be shown: errors, or warnings where they count as such.
    pub(crate) fn is_stopped(&self, strict: bool) -> bool {
        self.has(Level::Error) || (strict && self.has(Level::Warning))
    }

    /// What `--problems` asks for.
    pub(crate) fn problems_file(&self, path: Option<&PathBuf>) -> Result<Vec<Output>, Stop> {
        let Some(path) = path else {
            return Ok(Vec::new());
        };
        let text = kefu::report::account(&self.result.inputs, &self.result.problems)
            .context("cannot write the problems")?;
        Ok(vec![new_file(path, text.into_bytes())])
    }

    /// The agents that a word means, by id or name.
    pub(crate) fn agents(&self, word: &str) -> Vec<&kefu::result::AgentResult> {
        let folded = word.trim().to_lowercase();
        let is = |text: &str| text.to_lowercase() == folded;
        let by_id: Vec<_> = self
            .result
            .agents
            .iter()
            .filter(|agent| is(&agent.agent_id))
            .collect();
        if by_id.is_empty() {
            self.result
                .agents
                .iter()
                .filter(|agent| is(&agent.name))
                .collect()
        } else {
            by_id
        }
    }

    /// Wrong usage: nobody is called so.
    pub(crate) fn nobody(&self, word: &str) -> Stop {
        let names = || {
            self.result
                .agents
                .iter()
                .flat_map(|agent| [agent.agent_id.as_str(), agent.name.as_str()])
        };
        let near = kefu::document::nearest(word, names())
            .map(|near| format!(": did you mean `{near}`?"))
            .unwrap_or_default();
        let some: Vec<_> = self
            .result
            .agents
            .iter()
            .take(12)
            .map(|agent| format!("{} {}", agent.agent_id, agent.name))
            .collect();
        let more = if self.result.agents.len() > 12 {
            ", …"
        } else {
            ""
        };
        Stop::Usage(format!(
            "nobody who is scored in {} is called `{word}`{near}; scored are {}{more}",
            self.result.month,
            some.join(", ")
        ))
    }
}

fn documents(mistakes: Vec<Mistake>, file: u32, policy: bool) -> impl Iterator<Item = Problem> {
    mistakes.into_iter().map(move |mistake| {
        let at = kefu::source::SourceRef {
            file,
            line: mistake.line,
        };
        Problem::at(
            at,
            What::BadDocument {
                policy,
                flaw: mistake.flaw,
            },
        )
    })
}

fn shown(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn settings_of(
    found: &Found,
    sources: &mut Sources,
    mistakes: &mut Vec<Problem>,
) -> Result<Option<Settings>, Stop> {
    let Some(path) = &found.settings else {
        return Ok(Some(Settings::default()));
    };
    let text = files::text(path)?;
    let file = sources.add(shown(path));
    Ok(settings::read(&text)
        .map_err(|wrong| mistakes.extend(documents(wrong, file, false)))
        .ok())
}

fn policy_of(
    found: &Found,
    sources: &mut Sources,
    mistakes: &mut Vec<Problem>,
) -> Result<Option<Policy>, Stop> {
    let (text, name) = match &found.policy {
        Some(path) => (files::text(path)?, shown(path)),
        None => (policy::BUILT_IN.to_string(), "built-in policy".to_string()),
    };
    let file = sources.add(name);
    Ok(policy::read(&text)
        .map_err(|wrong| mistakes.extend(documents(wrong, file, true)))
        .ok())
}

fn history_of(
    found: &Found,
    sources: &mut Sources,
    problems: &mut Vec<Problem>,
) -> Result<History, Stop> {
    let mut history = History::default();
    for path in &found.history {
        let text = files::text(path)?;
        let name = format!("history/{}", shown(path));
        let file = sources.add(&name);
        problems.extend(
            history
                .add(file, &name, &text)
                .err()
                .map(|problem| *problem),
        );
    }
    Ok(history)
}

fn period(args: &Inputs, settings: &Settings, found: &Found) -> Result<Period, Stop> {
    let zone = settings.clock.zone;
    let asked = args
        .month(zone)
        .map_err(|e| Stop::Usage(format!("--month: {e}, or `last`")))?;
    let Some(month) = asked
        .or(settings.month)
        .or_else(|| month_of(args.dir.as_deref()?))
    else {
        let seen: Vec<_> = months_seen(settings, found)?
            .into_iter()
            .map(|month| month.to_string())
            .collect();
        let seen = if seen.is_empty() {
            String::new()
        } else {
            format!("; the files hold {}", seen.join(", "))
        };
        return Err(Stop::Usage(format!(
            "say which month with --month YYYY-MM{seen}"
        )));
    };
    let whole = Period::whole(month, settings.clock);
    let Some(text) = &args.as_of else {
        return Ok(whole);
    };
    let Some(moment) = ingest::moment(text.trim(), Default::default(), zone) else {
        return Err(Stop::Usage(format!(
            "--as-of: `{text}` is not a time: write it as 2026-10-15 or \"2026-10-15 18:00\""
        )));
    };
    whole
        .up_to(moment)
        .ok_or_else(|| Stop::Usage(format!("--as-of: {text} does not lie inside {month}")))
}

/// The month that a folder is named after.
fn month_of(dir: &Path) -> Option<Month> {
    let dir = dir.canonicalize().ok()?;
    let name = dir.file_name()?.to_str()?;
    name.get(name.len().checked_sub(7)?..)?.parse().ok()
}

fn months_seen(settings: &Settings, found: &Found) -> Result<BTreeSet<Month>, Stop> {
    let mut months = BTreeSet::new();
    for (file, input) in (0..).zip(&found.inputs) {
        let failed = || format!("cannot read {}", input.name);
        let layout = ingest::sense(input, file, settings.clock.zone, &mut Vec::new())
            .with_context(failed)?;
        let mut see = |row: kefu::event::Row<'_>| {
            let days = deciding(input.kind, &row)
                .into_iter()
                .flatten()
                .map(|when| settings.clock.day(when));
            months.extend(days.map(Month::of));
        };
        ingest::read(input, &layout, &mut Vec::new(), &mut see).with_context(failed)?;
    }
    Ok(months)
}

/// Whether standard output is a terminal.
pub(crate) fn on_terminal() -> bool {
    io::stdout().is_terminal()
}
