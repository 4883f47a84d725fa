//! `kefu what-if`: months under another policy beside their own. Each is read once and scored twice; nothing is paid by it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::Context;
use kefu::month::Month;
use kefu::policy::Policy;
use kefu::problem::{Level, Problem};
use kefu::report::{self, CsvStyle};
use kefu::result::{MonthResult, WhatIf as Compared};
use kefu::words::{self, Compare, Lang};

use crate::Done;
use crate::args::{WhatIf, WhatIfFormat, YesNo};
use crate::month::{self, MonthRead, on_terminal};
use crate::stop::{Exit, Stop};
use crate::write::{self, new_file};
use crate::{files, tell};

pub(crate) fn run(args: &WhatIf) -> Done {
    let format = format(args)?;
    if args.month.is_some() && args.dirs.len() > 1 {
        let why =
            "--month is for a single DIR: several say their months in kefu.toml or by their names";
        return Err(Stop::Usage(why.into()));
    }
    let (mut pairs, mut stopped, mut lang) = (Vec::new(), false, None);
    let terminal = on_terminal() && to_file(args).is_none();
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
            let (month, first, dir) = (month.facts.period.month, first.display(), dir.display());
            let why = format!("{first} and {dir} are both {month}: name a month once");
            return Err(Stop::Usage(why));
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
    let bytes = render(
        args,
        format,
        &Compared::new(pairs),
        lang.unwrap_or_default(),
    )?;
    match to_file(args) {
        Some(path) => write::files(vec![new_file(path, bytes)], &read, args.force)?,
        None => write::stdout(&bytes)?,
    }
    Ok(Exit::Done)
}

/// Refuses sums of different currencies.
fn one_currency(pairs: &[(MonthResult, MonthResult)]) -> Result<(), Stop> {
    let sides = pairs.iter().flat_map(|(before, after)| [before, after]);
    let currencies: BTreeSet<&str> = sides.map(|side| side.terms.pay.currency()).collect();
    if currencies.len() < 2 {
        return Ok(());
    }
    let names = currencies.into_iter().collect::<Vec<_>>().join(" and ");
    Err(Stop::Usage(format!(
        "the policies pay in {names}, and nobody says what one is worth in the other: compare policies of one `currency`"
    )))
}

/// The month under both policies; None when errors under either stop it, which are told.
fn pair(
    args: &WhatIf,
    month: &MonthRead,
    old: &Policy,
    new: &Policy,
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
    policy: &Policy,
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

fn to_file(args: &WhatIf) -> Option<&PathBuf> {
    args.output.as_ref().filter(|path| *path != Path::new("-"))
}

/// The format: as said, else by the ending of the file, else a table. The two must not differ.
fn format(args: &WhatIf) -> Result<WhatIfFormat, Stop> {
    let Some(path) = to_file(args) else {
        return Ok(args.format.unwrap_or(WhatIfFormat::Table));
    };
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let by_ending = match ending.as_deref() {
        Some("csv") => Some(WhatIfFormat::Csv),
        Some("json") => Some(WhatIfFormat::Json),
        Some("md" | "markdown") => Some(WhatIfFormat::Markdown),
        Some("txt") => Some(WhatIfFormat::Table),
        _ => None,
    };
    let path = path.display();
    match (args.format, by_ending) {
        (Some(said), Some(ending)) if said != ending => Err(Stop::Usage(format!(
            "--format differs from the ending of {path}: drop one of them"
        ))),
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => Err(Stop::Usage(format!(
            "cannot tell the format from the ending of {path}: use .csv, .json, .md or .txt, or say --format"
        ))),
    }
}

fn render(
    args: &WhatIf,
    format: WhatIfFormat,
    compared: &Compared,
    lang: Lang,
) -> Result<Vec<u8>, Stop> {
    let file = to_file(args).is_some();
    let terminal = on_terminal() && !file;
    let page = || report::what_if(compared, lang);
    let failed = "cannot write the what-if";
    Ok(match format {
        WhatIfFormat::Json => report::what_if_json(compared).context(failed)?.into_bytes(),
        WhatIfFormat::Csv => {
            let mark = args.bom.map_or(file, |bom| bom == YesNo::Yes);
            let style = CsvStyle { mark, crlf: file };
            report::csv(&report::what_if_sheet(compared), style).context(failed)?
        }
        WhatIfFormat::Markdown => report::markdown(&page()).into_bytes(),
        WhatIfFormat::Table => {
            let style = tell::style(&args.show, terminal);
            report::terminal(&page(), style).into_bytes()
        }
    })
}
