//! The way that `score`, `check`, `explain` and `what-if` share: settings, policy, rows, facts, result.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use kefu::event::{Call, Kind, deciding};
use kefu::ingest::{self, Layout};
use kefu::month::{Month, Period};
use kefu::problem::{self, Acceptance, FileFlaw, Level, Problem, What};
use kefu::report;
use kefu::result::{History, MonthResult};
use kefu::rulebook::Rulebook;
use kefu::score;
use kefu::settings::Settings;
use kefu::source::{SourceRef, Sources};
use kefu::tally::{Facts, Tally};
use kefu::words::{self, Failure};

use crate::accept::accept;
use crate::args::Inputs;
use crate::clock;
use crate::files::{self, Found};
use crate::input::InputFile;
use crate::output::Way;
use crate::problems;
use crate::rulebook::FoundRulebook;
use crate::scored::Scored;
use crate::stop::{Failing, Stop};
use crate::tell;
use crate::write;
use crate::written::Written;

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
/// `account` it goes that way as JSON too.
pub(crate) fn score(args: &Inputs, account: Option<&Way<'_>>) -> Result<Scored, Stop> {
    let (month, policy) = read(args, account)?;
    month.under_its_own(&policy)
}

/// Reads what is asked for, and the policy that holds in its month.
pub(crate) fn read(
    args: &Inputs,
    account: Option<&Way<'_>>,
) -> Result<(MonthRead, Rulebook), Stop> {
    let found = |written: &mut Written, found: &Found| written.found_rulebook(found);
    read_for(args, account, &[&found]).map(|(month, [policy])| (month, policy))
}

/// Reads what is asked for, and two policies that hold in its month: its own, or the one `against`, and another.
pub(crate) fn read_for_two(
    args: &Inputs,
    against: Option<&Path>,
    other: &Path,
) -> Result<(MonthRead, Rulebook, Rulebook), Stop> {
    let first = |written: &mut Written, found: &Found| match against {
        Some(name) => written.named_rulebook(name),
        None => written.found_rulebook(found),
    };
    let second = |written: &mut Written, _: &Found| written.named_rulebook(other);
    read_for(args, None, &[&first, &second]).map(|(month, [old, new])| (month, old, new))
}

/// Finds a rulebook, telling its mistakes.
type Choose<'a> = &'a dyn Fn(&mut Written, &Found) -> Result<Option<FoundRulebook>, Stop>;

fn read_for<const N: usize>(
    args: &Inputs,
    account: Option<&Way<'_>>,
    choose: &[Choose<'_>; N],
) -> Result<(MonthRead, [Rulebook; N]), Stop> {
    problems::need_files(args)?;
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
    let Ok(mut policies) = <[Rulebook; N]>::try_from(held.collect::<Vec<_>>()) else {
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
    pub(crate) fn under_its_own(mut self, policy: &Rulebook) -> Result<Scored, Stop> {
        self.hold_against(policy);
        let (result, problems) = self.under(policy)?;
        Ok(self.scored(result, problems))
    }

    /// Tells a policy of somebody's own that holds only from a later month on.
    fn hold_against(&mut self, policy: &Rulebook) {
        let (month, from) = (self.facts.period.month, policy.effective_from);
        if month < from && policy.name != "built-in" {
            let name = policy.name.clone();
            self.problems
                .push(Problem::of_month(What::PolicyNotInForce {
                    name,
                    from,
                    month,
                }));
        }
    }

    /// The result under a policy, and all problems; no result where a row of some file is lost or counted twice.
    pub(crate) fn under(&self, policy: &Rulebook) -> Result<(MonthResult, Vec<Problem>), Stop> {
        let sources = &self.facts.sources;
        let (mut result, judged) = score::score(policy, &self.facts, &self.history);
        if let Some(input) = result.inputs.iter().find(|input| !input.adds_up()) {
            return Err(Failure::RowsDoNotAddUp(input.file.clone()).into());
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
fn refuse(
    args: &Inputs,
    written: &Written,
    read: &[PathBuf],
    account: Option<&Way<'_>>,
) -> Result<Stop, Stop> {
    let Written {
        sources, mistakes, ..
    } = written;
    tell::problems(mistakes, sources, &args.show, None, Level::Note);
    let lang = tell::lang(&args.show, None, false);
    let problems = args.problems.iter();
    let problems = problems.map(|path| problems::file(path, &[], mistakes, sources, lang));
    let files = problems.collect::<Result<_, _>>()?;
    if let Some(way) = account {
        let told: Vec<_> = mistakes
            .iter()
            .map(|problem| words::tell(problem, sources))
            .collect();
        let text = report::account(&[], &told).failing(|| Failure::Format)?;
        way.send(text.into_bytes(), files, read, args.force)?;
    } else {
        write::files(files, read, args.force)?;
    }
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
                .failing(|| Failure::Read(input.name.clone()))?;
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
                .failing(|| Failure::Read(input.name.clone()))?;
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

fn period(
    args: &Inputs,
    settings: &Settings,
    found: &Found,
    now: DateTime<Utc>,
) -> Result<Period, Stop> {
    let zone = settings.clock.zone;
    let asked = args
        .month(now.with_timezone(&zone).date_naive())
        .map_err(|not| Stop::Usage(Failure::NotAMonth(not)))?;
    let Some(month) = asked
        .or(settings.month)
        .or_else(|| month_of(args.dir.as_deref()?))
    else {
        let held = months_seen(settings, found)?.into_iter().collect();
        return Err(Stop::Usage(Failure::NoMonth(held)));
    };
    let whole = Period::whole(month, settings.clock);
    let Some(text) = &args.as_of else {
        return Ok(whole);
    };
    let Some(moment) = ingest::moment(text.trim(), Default::default(), zone) else {
        return Err(Stop::Usage(Failure::NotATime(text.clone())));
    };
    let time = text.clone();
    let outside = || Stop::Usage(Failure::OutsideMonth { time, month });
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
        let failed = || Failure::Read(input.name.clone());
        let (zone, source) = (settings.clock.zone, settings.source(&input.name));
        let layout =
            ingest::sense_as(input, file, zone, source, &mut Vec::new()).failing(failed)?;
        let mut see = |row: kefu::event::Row<'_>| {
            let days = deciding(input.kind, &row)
                .into_iter()
                .flatten()
                .map(|when| settings.clock.day(when));
            months.extend(days.map(Month::of));
        };
        ingest::read(input, &layout, &mut Vec::new(), &mut see).failing(failed)?;
    }
    Ok(months)
}
