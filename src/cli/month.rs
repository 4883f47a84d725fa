//! The way that `score`, `check`, `explain` and `what-if` share: settings, policy, rows, facts, result.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use kefu::event::{Call, Kind, deciding};
use kefu::ingest::{self, Layout};
use kefu::month::{Month, Period};
use kefu::name::{fold, nearest};
use kefu::policy::Policy;
use kefu::problem::{self, Acceptance, FileFlaw, Level, Problem, What};
use kefu::report;
use kefu::result::{AgentResult, History, MonthResult};
use kefu::settings::Settings;
use kefu::source::{SourceRef, Sources};
use kefu::tally::{Facts, Person, Tally};
use kefu::{score, words};

use crate::accept::accept;
use crate::args::Inputs;
use crate::clock;
use crate::files::{self, Found};
use crate::input::InputFile;
use crate::problems;
use crate::rulebook::Rulebook;
use crate::stop::Stop;
use crate::tell;
use crate::verdict;
use crate::write;
use crate::written::Written;

/// A month, read and scored; whether it may be shown is for the command to decide.
pub(crate) struct Scored {
    pub(crate) result: MonthResult,
    pub(crate) problems: Vec<Problem>,
    pub(crate) sources: Sources,
    pub(crate) settings: Settings,
    pub(crate) history: History,
    pub(crate) inputs: Vec<(InputFile, Layout)>,
    /// Every file that was read: none of them is written over.
    pub(crate) read: Vec<PathBuf>,
    pub(crate) people: Vec<Person>,
}

/// A month that has been read. Facts know no policy: they may be scored under several.
pub(crate) struct MonthRead {
    pub(crate) facts: Facts,
    pub(crate) settings: Settings,
    pub(crate) read: Vec<PathBuf>,
    problems: Vec<Problem>,
    history: History,
    inputs: Vec<(InputFile, Layout)>,
    /// The settings, among the sources.
    settings_file: Option<u32>,
}

/// Reads and scores what is asked for. What somebody wrote wrongly in settings or policy is told, and stops here; with
/// `account` it is printed as JSON too.
pub(crate) fn score(args: &Inputs, account: bool) -> Result<Scored, Stop> {
    let (month, policy) = read(args, account)?;
    month.under_its_own(&policy)
}

/// Reads what is asked for, and the policy that holds in its month.
pub(crate) fn read(args: &Inputs, account: bool) -> Result<(MonthRead, Policy), Stop> {
    let found = |written: &mut Written, found: &Found| written.found_rulebook(found);
    read_for(args, account, &[&found]).map(|(month, [policy])| (month, policy))
}

/// Reads what is asked for, and two policies that hold in its month: its own, or the one `against`, and another.
pub(crate) fn read_for_two(
    args: &Inputs,
    against: Option<&Path>,
    other: &Path,
) -> Result<(MonthRead, Policy, Policy), Stop> {
    let first = |written: &mut Written, found: &Found| match against {
        Some(name) => written.named_rulebook(name),
        None => written.found_rulebook(found),
    };
    let second = |written: &mut Written, _: &Found| written.named_rulebook(other);
    read_for(args, false, &[&first, &second]).map(|(month, [old, new])| (month, old, new))
}

/// Finds a rulebook, telling its mistakes.
type Choose<'a> = &'a dyn Fn(&mut Written, &Found) -> Result<Option<Rulebook>, Stop>;

fn read_for<const N: usize>(
    args: &Inputs,
    account: bool,
    choose: &[Choose<'_>; N],
) -> Result<(MonthRead, [Policy; N]), Stop> {
    verdict::need_files(args)?;
    let mut written = Written::default();
    let settings = written.settings(files::settings(args))?;
    let found = files::find(args, settings.as_ref().unwrap_or(&Settings::default()))?;
    let read = found.paths();
    let mut rulebooks = Vec::new();
    for choose in choose {
        rulebooks.extend(choose(&mut written, &found)?);
    }
    let (Some(settings), true) = (settings, rulebooks.len() == N) else {
        return Err(refuse(args, &written, &read, account)?);
    };
    let now = clock::now()?;
    let period = period(args, &settings, &found, now)?;
    let held = rulebooks
        .iter()
        .filter_map(|rulebook| rulebook.at(period.month, &mut written));
    let Ok(mut policies) = <[Policy; N]>::try_from(held.collect::<Vec<_>>()) else {
        return Err(refuse(args, &written, &read, account)?);
    };
    written.lay_over(&settings, &mut policies);
    written.unmatched(&settings, &found);
    if period.as_of().is_none() && now.timestamp() < period.end() {
        let month = period.month;
        written
            .mistakes
            .push(Problem::of_month(What::MonthNotOver { month }));
    }
    let id_width = settings.id_width.map(|width| width.digits);
    let history = written.history(&found, id_width)?;
    let settings_file = written.settings;
    let mut month = Reading {
        settings_file: written.settings,
        sources: written.sources,
        problems: written.mistakes,
    };
    let (facts, inputs) = month.facts(period, &settings, found)?;
    let month = MonthRead {
        facts,
        settings,
        read,
        problems: month.problems,
        history,
        inputs,
        settings_file,
    };
    Ok((month, policies))
}

impl MonthRead {
    /// The month under the policy that it is paid by; one that holds only from a later month on is told.
    pub(crate) fn under_its_own(mut self, policy: &Policy) -> Result<Scored, Stop> {
        self.hold_against(policy);
        let (result, problems) = self.under(policy)?;
        Ok(self.scored(result, problems))
    }

    /// Tells a policy of somebody's own that holds only from a later month on.
    fn hold_against(&mut self, policy: &Policy) {
        let (month, from) = (self.facts.period.month, policy.effective_from);
        if month < from && policy.name != "built-in" {
            let name = policy.name.clone();
            self.problems
                .push(Problem::of_month(What::PolicyNotYet { name, from, month }));
        }
    }

    /// The result under a policy, and all problems; no result where a row of some file is lost or counted twice.
    pub(crate) fn under(&self, policy: &Policy) -> Result<(MonthResult, Vec<Problem>), Stop> {
        let sources = &self.facts.sources;
        let (mut result, judged) = score::score(policy, &self.facts, &self.history);
        if let Some(input) = result.inputs.iter().find(|input| !input.adds_up()) {
            let file = &input.file;
            return Err(anyhow!("the rows of {file} do not add up, so nothing is written: this is a mistake in kefu; please report it, with the file if you can").into());
        }
        let mut problems = [self.problems.as_slice(), &judged].concat();
        self.name_columns(&mut problems);
        let blocks = &self.settings.accepts;
        accept(&mut problems, blocks, self.settings_file, &self.facts);
        problem::sort(&mut problems, sources);
        // A result depends on its inputs alone.
        let of_inputs = problems
            .iter()
            .filter(|problem| !problem.what.is_of_the_clock());
        let told = of_inputs.map(|problem| words::tell(problem, sources));
        result.problems = told.collect();
        Ok((result, problems))
    }

    /// Lets problems name the file's own header beside the canonical name.
    fn name_columns(&self, problems: &mut [Problem]) {
        for problem in problems {
            let (Some(at), Some(column)) = (problem.at, &problem.column) else {
                continue;
            };
            let of_file = |(_, layout): &&(InputFile, Layout)| layout.file == at.file;
            let layout = self.inputs.iter().find(of_file);
            problem.names = layout.and_then(|(_, layout)| layout.names_of(column));
        }
    }

    /// The same with a result of it.
    pub(crate) fn scored(self, result: MonthResult, problems: Vec<Problem>) -> Scored {
        Scored {
            result,
            problems,
            sources: self.facts.sources,
            settings: self.settings,
            history: self.history,
            inputs: self.inputs,
            read: self.read,
            people: self.facts.people,
        }
    }
}

/// Tells the mistakes of settings and policy.
fn refuse(args: &Inputs, written: &Written, read: &[PathBuf], account: bool) -> Result<Stop, Stop> {
    let Written {
        sources, mistakes, ..
    } = written;
    tell::problems(mistakes, sources, &args.show, None, Level::Note);
    if account {
        let told: Vec<_> = mistakes
            .iter()
            .map(|problem| words::tell(problem, sources))
            .collect();
        let text = report::account(&[], &told).context("cannot write the problems")?;
        write::stdout(text.as_bytes())?;
    }
    let lang = tell::lang(&args.show, None, false);
    let problems = args.problems.iter();
    let problems = problems.map(|path| problems::file(path, &[], mistakes, sources, lang));
    write::files(problems.collect::<Result<_, _>>()?, read, args.force)?;
    Ok(Stop::Told)
}

/// Rows on their way into facts.
struct Reading {
    /// The settings, among the sources.
    settings_file: Option<u32>,
    sources: Sources,
    problems: Vec<Problem>,
}

impl Reading {
    fn facts(
        &mut self,
        period: Period,
        settings: &Settings,
        found: Found,
    ) -> Result<(Facts, Vec<(InputFile, Layout)>), Stop> {
        let mut tally = Tally::new(period, &settings.not_scored);
        for (name, flaw) in found.told {
            let file = self.sources.add(name);
            flaw.kinds().into_iter().for_each(|kind| tally.unread(kind));
            self.problems.push(Problem::of_file(file, flaw.into()));
        }
        if let (Some(width), Some(file)) = (settings.id_width, self.settings_file) {
            let line = width.line;
            tally.id_width(width.digits, SourceRef { file, line });
        }
        tally.must_have(&settings.expected);
        let mut inputs = self.sensed(settings, found.inputs)?;
        if inputs.iter().all(|(input, _)| input.kind != Kind::Surveys) {
            tally.without_surveys();
        }
        for (input, layout) in &mut inputs {
            let holds = |block: &&Acceptance| block.holds_in(period.month);
            layout.accepts = settings.accepts.iter().filter(holds).cloned().collect();
            layout.name.clone_from(&input.name);
            tally.begin(input.kind, layout.file);
            tally.accept(&input.name, &layout.accepts);
            if layout.folds {
                tally.folds();
            }
            if input.kind == Kind::Agents && !layout.usable {
                tally.roster_is_unreadable();
            }
            let mut add = |row: kefu::event::Row<'_>| tally.add(input.kind, row);
            let counts = ingest::read(input, layout, &mut self.problems, &mut add)
                .with_context(|| format!("cannot read {}", input.name))?;
            tally.end(counts.rows, counts.rejected);
            tally.filtered(counts.filtered);
            if input.has_changed() {
                let changed = FileFlaw::Changed.into();
                self.problems.push(Problem::of_file(layout.file, changed));
            }
        }
        inputs.sort_by_key(|(_, layout)| layout.file);
        let (facts, tallied) = tally.finish(std::mem::take(&mut self.sources));
        self.problems.extend(tallied);
        Ok((facts, inputs))
    }

    /// The inputs and how each is read, in the order of reading.
    fn sensed(
        &mut self,
        settings: &Settings,
        files: Vec<InputFile>,
    ) -> Result<Vec<(InputFile, Layout)>, Stop> {
        let mut inputs = Vec::new();
        for input in files {
            let file = self.sources.add(&input.name);
            if input.kind == Kind::Agents {
                self.sources.set_roster(file);
            }
            let (zone, source) = (settings.clock.zone, settings.source(&input.name));
            let layout = ingest::sense_as(&input, file, zone, source, &mut self.problems)
                .with_context(|| format!("cannot read {}", input.name))?;
            inputs.push((input, layout));
        }
        inputs.sort_by_key(|(_, layout)| {
            let is_calls = layout.kind == Kind::Calls;
            (
                layout.kind,
                is_calls.then(|| !Call::reads_first(layout.has)),
            )
        });
        Ok(inputs)
    }
}

impl Scored {
    /// Every input with its rows and every problem, those of the clock too, as JSON.
    pub(crate) fn account(&self) -> anyhow::Result<String> {
        let told: Vec<_> = self
            .problems
            .iter()
            .map(|problem| words::tell(problem, &self.sources))
            .collect();
        report::account(&self.result.inputs, &told).context("cannot write the problems")
    }

    /// The agents that a word means, by id or name.
    pub(crate) fn agents(&self, word: &str) -> Vec<&AgentResult> {
        let word = fold(word);
        let agents = || self.result.agents.iter();
        let by_id: Vec<_> = agents()
            .filter(|agent| fold(&agent.agent_id) == word)
            .collect();
        if by_id.is_empty() {
            agents().filter(|agent| fold(&agent.name) == word).collect()
        } else {
            by_id
        }
    }

    /// Wrong usage: nobody who is scored is called so.
    pub(crate) fn nobody(&self, word: &str) -> Stop {
        let month = self.result.month;
        let folded = fold(word);
        let is = |person: &&Person| {
            [&person.agent_id, &person.name]
                .into_iter()
                .any(|name| fold(name) == folded)
        };
        if let Some(Person { agent_id, name, .. }) = self.people.iter().find(is) {
            return Stop::Usage(format!(
                "{agent_id} {name} is on the roster and not scored in {month}: look at role, hired_on and left_on"
            ));
        }
        let agents = &self.result.agents;
        let names = agents
            .iter()
            .flat_map(|agent| [agent.agent_id.as_str(), agent.name.as_str()]);
        let near = nearest(word, names)
            .map(|near| format!(": did you mean `{near}`?"))
            .unwrap_or_default();
        let some: Vec<_> = agents
            .iter()
            .take(12)
            .map(|agent| format!("{} {}", agent.agent_id, agent.name))
            .collect();
        let more = if agents.len() > some.len() {
            ", …"
        } else {
            ""
        };
        Stop::Usage(format!(
            "nobody who is scored in {month} is called `{word}`{near} (scored: {}{more})",
            some.join(", ")
        ))
    }
}

fn period(
    args: &Inputs,
    settings: &Settings,
    found: &Found,
    now: DateTime<Utc>,
) -> Result<Period, Stop> {
    let zone = settings.clock.zone;
    let asked = args
        .month(now.with_timezone(&zone).date_naive())
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
    let outside = || Stop::Usage(format!("--as-of: {text} does not lie inside {month}"));
    whole.up_to(moment).ok_or_else(outside)
}

/// The month that a folder is named after.
pub(crate) fn month_of(dir: &Path) -> Option<Month> {
    let dir = dir.canonicalize().ok()?;
    let name = dir.file_name()?.to_str()?;
    name.get(name.len().checked_sub(7)?..)?.parse().ok()
}

fn months_seen(settings: &Settings, found: &Found) -> Result<BTreeSet<Month>, Stop> {
    let mut months = BTreeSet::new();
    for (file, input) in (0..).zip(&found.inputs) {
        let failed = || format!("cannot read {}", input.name);
        let (zone, source) = (settings.clock.zone, settings.source(&input.name));
        let layout =
            ingest::sense_as(input, file, zone, source, &mut Vec::new()).with_context(failed)?;
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
