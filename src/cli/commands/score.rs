//! `kefu score`: the month.

use std::path::Path;

use kefu::report::{self, CsvStyle, Order, Sheet};
use kefu::result::MonthResult;
use kefu::words::Failure;

use crate::Done;
use crate::args::{Format, Score, SortBy, Table, YesNo};
use crate::choose;
use crate::commands::indicators;
use crate::month::{self, on_terminal};
use crate::scored::Scored;
use crate::stop::{Exit, Failing, Stop};
use crate::tell;
use crate::verdict::{self, Tells};
use crate::write::{self, new_file};

pub(crate) fn run(args: &Score) -> Done {
    let format = format(args)?;
    if args.table.is_some() && format != Format::Csv {
        return Err(Stop::Usage(Failure::TableWithoutCsv));
    }
    let mut scored = month::score(&args.inputs, false)?;
    let verdict = verdict::of(&mut scored, &args.inputs, Tells::Warnings)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, args.inputs.force)?;
        return Ok(Exit::Errors);
    }
    let chosen = choose(args, format, &scored)?;
    let to_file = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let bytes = render(args, format, &chosen, &scored, to_file.is_some())?;
    if let Some(path) = to_file {
        outputs.push(new_file(path, bytes));
        write::files(outputs, &scored.read, args.inputs.force)?;
    } else {
        write::files(outputs, &scored.read, args.inputs.force)?;
        write::stdout(&bytes)?;
    }
    Ok(verdict.exit)
}

/// The format: as said, else by the ending of the file, else a table. The two must not differ.
fn format(args: &Score) -> Result<Format, Stop> {
    let Some(path) = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
    else {
        return Ok(args.format.unwrap_or(Format::Table));
    };
    let shown = path.display().to_string();
    if path.is_dir() {
        return Err(Stop::Usage(Failure::FolderForOutput(shown)));
    }
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let by_ending = match ending.as_str() {
        "csv" => Some(Format::Csv),
        "json" => Some(Format::Json),
        "txt" => Some(Format::Table),
        _ => None,
    };
    match (args.format, by_ending) {
        (Some(said), Some(ending)) if said != ending => {
            Err(Stop::Usage(Failure::OtherEnding(shown)))
        }
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => Err(Stop::Usage(Failure::NoEnding {
            file: shown,
            endings: &[".csv", ".json", ".txt"],
        })),
    }
}

/// The agents that are asked for, in the order that is asked for.
fn choose(args: &Score, format: Format, scored: &Scored) -> Result<MonthResult, Stop> {
    let mut result = scored.result.clone();
    if !args.agent.is_empty() {
        let ids = choose::agents(&args.agent, scored)?;
        result.agents.retain(|agent| ids.contains(&agent.agent_id));
    }
    if !args.team.is_empty() {
        let teams = choose::teams(&args.team, scored)?;
        let asked = |team: &String| teams.contains(team);
        result
            .agents
            .retain(|agent| agent.team.as_ref().is_some_and(asked));
    }
    order(args, format).sort(&mut result.agents);
    Ok(result)
}

fn order(args: &Score, format: Format) -> Order {
    match args.sort {
        Some(by) => by.into(),
        None if format == Format::Table => Order::Rank,
        None => Order::Id,
    }
}

impl From<SortBy> for Order {
    fn from(by: SortBy) -> Order {
        match by {
            SortBy::Id => Order::Id,
            SortBy::Name => Order::Name,
            SortBy::Team => Order::Team,
            SortBy::Score => Order::Score,
            SortBy::Rank => Order::Rank,
        }
    }
}

/// What CSV holds.
fn sheet(args: &Score, result: &MonthResult, scored: &Scored) -> Result<Sheet, Stop> {
    Ok(match args.table.unwrap_or_default() {
        Table::Summary => report::summary(result),
        Table::Indicators => {
            let order = order(args, Format::Csv);
            let overview = indicators::overview(scored, &args.agent, &args.team, order)?;
            report::indicators_sheet(&overview, Default::default())
        }
    })
}

fn render(
    args: &Score,
    format: Format,
    result: &MonthResult,
    scored: &Scored,
    to_file: bool,
) -> Result<Vec<u8>, Stop> {
    let show = &args.inputs.show;
    let terminal = on_terminal() && !to_file;
    match format {
        Format::Json => Ok(report::json(result)
            .failing(|| Failure::Format)?
            .into_bytes()),
        Format::Csv => {
            let mark = args.bom.map_or(to_file, |bom| bom == YesNo::Yes);
            let style = CsvStyle {
                mark,
                crlf: to_file,
            };
            let sheet = sheet(args, result, scored)?;
            report::csv(&sheet, style).failing(|| Failure::Format)
        }
        Format::Table => {
            let page = report::month(
                result,
                &scored.history,
                tell::lang(show, Some(&scored.settings), terminal),
            );
            let style = tell::style(show, terminal);
            Ok(report::terminal(&page, style).into_bytes())
        }
    }
}
