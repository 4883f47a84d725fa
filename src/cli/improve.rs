//! `kefu improve`: what to improve after a month.

use anyhow::Context;
use kefu::report::{self, CsvStyle, Style};
use kefu::result::{self, Improve as List};
use kefu::{score, words};

use crate::Done;
use crate::args::{Improve, ListFormat, YesNo};
use crate::month::{self, Scored, on_terminal};
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::write::{self, new_file};
use crate::{choose, listing, tell, verdict};

pub(crate) fn run(args: &Improve) -> Done {
    let format = listing::format(args.output.as_deref(), args.format)?;
    let (mut month, policy) = month::read(&args.inputs, false)?;
    month.hold_against(&policy);
    let promised = score::promises(&month.facts);
    let (result, problems) = month.under(&policy);
    let mut scored = month.scored(result, problems);
    let verdict = verdict::of(&mut scored, &args.inputs, false)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, args.inputs.force)?;
        return Ok(Exit::Errors);
    }
    let before = scored.history.month(scored.result.month.back(1));
    let names = words::indicators_by_name();
    let list = result::improve(&scored.result, before, promised, &names);
    let list = chosen(args, list, &scored)?;
    let bytes = render(args, format, &list, &scored)?;
    if let Some(path) = listing::to_file(args.output.as_deref()) {
        outputs.push(new_file(path, bytes));
        write::files(outputs, &scored.read, args.inputs.force)?;
    } else {
        write::files(outputs, &scored.read, args.inputs.force)?;
        write::stdout(&bytes)?;
    }
    Ok(verdict.exit)
}

/// Whoever is asked for; else everybody who has to improve, and the teams.
fn chosen(args: &Improve, list: List, scored: &Scored) -> Result<List, Stop> {
    let mut list = list;
    if !args.team.is_empty() {
        choose::teams(&args.team, scored)?;
        list = list.of_teams(&args.team);
    }
    if args.agent.is_empty() {
        return Ok(list.of_all());
    }
    Ok(list.of_agents(&choose::agents(&args.agent, scored)?))
}

fn render(
    args: &Improve,
    format: ListFormat,
    list: &List,
    scored: &Scored,
) -> Result<Vec<u8>, Stop> {
    let show = &args.inputs.show;
    let file = listing::to_file(args.output.as_deref()).is_some();
    let terminal = on_terminal() && !file;
    let lang = tell::lang(show, Some(&scored.settings), terminal);
    let page = || report::improve(list, lang);
    let failed = "cannot write what to improve";
    Ok(match format {
        ListFormat::Json => report::improve_json(list).context(failed)?.into_bytes(),
        ListFormat::Csv => {
            let mark = args.bom.map_or(file, |bom| bom == YesNo::Yes);
            let style = CsvStyle { mark, crlf: file };
            report::csv(&report::improve_sheet(list, lang), style).context(failed)?
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
