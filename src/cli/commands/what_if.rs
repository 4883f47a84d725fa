//! `kefu what-if`: months under another policy beside their own. Each is read once and scored twice; nothing is paid by it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use kefu::month::Month;
use kefu::problem::{Level, Problem};
use kefu::report::{self, Page, Sheet};
use kefu::result::{MonthResult, WhatIf as Compared};
use kefu::rulebook::Rulebook;
use kefu::words::{self, Compare, Failure, Lang};

use crate::Done;
use crate::args::WhatIf;
use crate::month::{self, MonthRead};
use crate::output::Report;
use crate::stop::{Exit, Stop};
use crate::{files, tell};

pub(crate) fn run(args: &WhatIf) -> Done {
    let way = args.output.way()?;
    if args.month.is_some() && args.dirs.len() > 1 {
        return Err(Stop::Usage(Failure::MonthForSeveral));
    }
    let (mut pairs, mut stopped, mut lang) = (Vec::new(), false, None);
    let terminal = way.terminal();
    let policies = [Some(args.policy.clone()), args.against.clone()];
    let mut read: Vec<PathBuf> = policies
        .into_iter()
        .flatten()
        .flat_map(files::versions)
        .collect();
    let mut months: BTreeMap<Month, &Path> = BTreeMap::new();
    for dir in &args.dirs {
        let read_in = month::read_for_two(&args.inputs(dir), args.against.as_deref(), &args.policy);
        let (month, old, new) = match read_in {
            Err(Stop::Told) => {
                stopped = true;
                continue;
            }
            read_in => read_in?,
        };
        if let Some(first) = months.insert(month.facts.period.month, dir) {
            return Err(Stop::Usage(Failure::SameMonth {
                first: first.display().to_string(),
                second: dir.display().to_string(),
                month: month.facts.period.month,
            }));
        }
        stopped |= pair(args, &month, &old, &new)?
            .map(|pair| pairs.push(pair))
            .is_none();
        lang = lang.or(Some(tell::lang(
            &args.show,
            Some(&month.settings),
            terminal,
        )));
        read.extend(month.read);
    }
    if stopped {
        return Ok(Exit::Errors);
    }
    one_currency(&pairs)?;
    let (lang, style) = (lang.unwrap_or_default(), tell::style(&args.show, terminal));
    let bytes = way.bytes(&Compared::new(pairs), lang, style)?;
    way.send(bytes, Vec::new(), &read, args.force)?;
    Ok(Exit::Done)
}

/// Refuses sums of different currencies.
fn one_currency(pairs: &[(MonthResult, MonthResult)]) -> Result<(), Stop> {
    let sides = pairs.iter().flat_map(|(before, after)| [before, after]);
    let currencies: BTreeSet<&str> = sides.map(|side| side.terms.pay.currency.as_str()).collect();
    if currencies.len() < 2 {
        return Ok(());
    }
    let currencies = currencies.into_iter().map(String::from).collect();
    Err(Stop::Usage(Failure::Currencies(currencies)))
}

/// The month under both policies; None when errors under either stop it, which are told.
fn pair(
    args: &WhatIf,
    month: &MonthRead,
    old: &Rulebook,
    new: &Rulebook,
) -> Result<Option<(MonthResult, MonthResult)>, Stop> {
    let (before, problems) = month.under(old)?;
    let good_before = tell_problems(args, month, old, &problems, &problems);
    let (after, all) = month.under(new)?;
    let own: Vec<Problem> = all
        .iter()
        .filter(|p| !problems.contains(p))
        .cloned()
        .collect();
    if let Some(least) = own.iter().map(Problem::level).min()
        && least <= least_told(args, &own)
    {
        let under = Compare::Under {
            policy: &new.name,
            from: new.effective_from,
            month: month.facts.period.month,
        };
        say(args, month, &under);
    }
    let good_after = tell_problems(args, month, new, &own, &all);
    Ok((good_before && good_after).then_some((before, after)))
}

/// Tells problems; false when those of the policy stop the comparison.
fn tell_problems(
    args: &WhatIf,
    month: &MonthRead,
    policy: &Rulebook,
    told: &[Problem],
    all: &[Problem],
) -> bool {
    let (sources, settings) = (&month.facts.sources, Some(&month.settings));
    tell::problems(told, sources, &args.show, settings, least_told(args, told));
    let has = |level| all.iter().any(|problem| problem.level() == level);
    let errors = has(Level::Error);
    let strict = args.strict && has(Level::Warning);
    if !errors && !strict {
        return true;
    }
    let verdict = tell::verdict(all, told_in(args, month));
    let stopped = Compare::Stopped {
        verdict: &verdict,
        errors,
        policy: &policy.name,
        month: month.facts.period.month,
    };
    say(args, month, &stopped);
    false
}

fn say(args: &WhatIf, month: &MonthRead, what: &Compare<'_>) {
    tell::say(&format!("{}\n", words::compare(what, told_in(args, month))));
}

fn told_in(args: &WhatIf, month: &MonthRead) -> Lang {
    tell::lang(
        &args.show,
        Some(&month.settings),
        io::stderr().is_terminal(),
    )
}

/// The least grave level that is told: what stops the comparison is, however quiet it should be.
fn least_told(args: &WhatIf, problems: &[Problem]) -> Level {
    let errors = problems
        .iter()
        .any(|problem| problem.level() == Level::Error);
    match args.show.quiet {
        true if args.strict && !errors => Level::Warning,
        true => Level::Error,
        false if args.show.verbose => Level::Note,
        false => Level::Warning,
    }
}

impl Report for Compared {
    fn page(&self, lang: Lang) -> Page {
        report::what_if(self, lang)
    }

    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        Some(report::what_if_sheet(self))
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(self))
    }

    /// Its rows are the months, each with its people.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        Some(report::jsonl(&self.months))
    }
}
