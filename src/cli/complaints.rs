//! `kefu complaints`: the complaints of a month as work.

use std::path::Path;

use anyhow::Context;
use kefu::report::{self, CsvStyle, Style};
use kefu::result::ComplaintList;
use kefu::score;

use crate::Done;
use crate::args::{Complaints, ListFormat, YesNo};
use crate::month::{self, Scored, on_terminal};
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::write::{self, new_file};
use crate::{choose, tell, verdict};

pub(crate) fn run(args: &Complaints) -> Done {
    let format = format_of(to_file(args), args.format)?;
    let (month, policy) = month::read(&args.inputs, false)?;
    let list = score::complaint_list(&policy, &month.facts);
    let (result, problems) = month.under(&policy);
    let mut scored = month.scored(result, problems);
    let verdict = verdict::of(&mut scored, &args.inputs, false)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, args.inputs.force)?;
        return Ok(Exit::Errors);
    }
    let mut list = chosen(args, list, &scored)?;
    list.provisional = scored.result.provisional;
    let bytes = render(args, format, &list, &scored)?;
    if let Some(path) = to_file(args) {
        outputs.push(new_file(path, bytes));
        write::files(outputs, &scored.read, args.inputs.force)?;
    } else {
        write::files(outputs, &scored.read, args.inputs.force)?;
        write::stdout(&bytes)?;
    }
    Ok(verdict.exit)
}

/// The complaints that are asked for.
fn chosen(args: &Complaints, list: ComplaintList, scored: &Scored) -> Result<ComplaintList, Stop> {
    let mut list = list;
    if !args.agent.is_empty() {
        let ids = choose::agents(&args.agent, scored)?;
        list = list.chosen(|person| ids.contains(&person.agent_id));
    }
    if !args.team.is_empty() {
        choose::teams(&args.team, scored)?;
        let asked = |team: &String| args.team.contains(team);
        list = list.chosen(|person| person.team.as_ref().is_some_and(asked));
    }
    Ok(list)
}

fn to_file(args: &Complaints) -> Option<&Path> {
    let path = args.output.as_deref();
    path.filter(|path| *path != Path::new("-"))
}

/// The format: as said, else by the ending of the file, else a table. The two must not differ.
pub(crate) fn format_of(file: Option<&Path>, said: Option<ListFormat>) -> Result<ListFormat, Stop> {
    let Some(path) = file else {
        return Ok(said.unwrap_or(ListFormat::Table));
    };
    let shown = path.display();
    if path.is_dir() {
        let why = format!("{shown} is a folder: name a file in it");
        return Err(Stop::Usage(why));
    }
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let by_ending = match ending.as_deref() {
        Some("csv") => Some(ListFormat::Csv),
        Some("json") => Some(ListFormat::Json),
        Some("md" | "markdown") => Some(ListFormat::Markdown),
        Some("html" | "htm") => Some(ListFormat::Html),
        Some("txt") => Some(ListFormat::Table),
        _ => None,
    };
    match (said, by_ending) {
        (Some(said), Some(ending)) if said != ending => Err(Stop::Usage(format!(
            "--format differs from the ending of {shown}: drop one of them"
        ))),
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => Err(Stop::Usage(format!(
            "cannot tell the format from the ending of {shown}: use .csv, .json, .md, .html or .txt, or say --format"
        ))),
    }
}

fn render(
    args: &Complaints,
    format: ListFormat,
    list: &ComplaintList,
    scored: &Scored,
) -> Result<Vec<u8>, Stop> {
    let show = &args.inputs.show;
    let file = to_file(args).is_some();
    let terminal = on_terminal() && !file;
    let lang = tell::lang(show, Some(&scored.settings), terminal);
    let page = || report::complaints(list, lang);
    let failed = "cannot write the complaints";
    Ok(match format {
        ListFormat::Json => report::complaints_json(list).context(failed)?.into_bytes(),
        ListFormat::Csv => {
            let mark = args.bom.map_or(file, |bom| bom == YesNo::Yes);
            let style = CsvStyle { mark, crlf: file };
            report::csv(&report::complaints_sheet(list), style).context(failed)?
        }
        ListFormat::Markdown => report::markdown(&page()).into_bytes(),
        ListFormat::Html => report::html(&page(), lang).into_bytes(),
        ListFormat::Table => {
            let style = Style {
                width: WIDTH,
                colour: tell::colour(show, terminal),
            };
            report::terminal(&page(), style).into_bytes()
        }
    })
}
