//! `kefu indicators`: what was measured in a month.

use anyhow::Context;
use kefu::indicator::Indicator;
use kefu::report::{self, CsvStyle, IndicatorView, IndicatorsBy, Order, Style};
use kefu::result::Overview;

use crate::Done;
use crate::args::{By, Indicators, ListFormat, Sort, SortBy, YesNo};
use crate::month::{self, Scored, on_terminal};
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::write::{self, new_file};
use crate::{choose, listing, tell, verdict};

pub(crate) fn run(args: &Indicators) -> Done {
    let format = listing::format(args.output.as_deref(), args.format)?;
    let columns = choose::indicators(&args.columns)?;
    if args.by == By::Channel && !(args.agent.is_empty() && args.team.is_empty()) {
        return Err(Stop::Usage(
            "--by channel is about the whole service: drop --agent and --team".into(),
        ));
    }
    let mut scored = month::score(&args.inputs, false)?;
    let verdict = verdict::of(&mut scored, &args.inputs, false)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, args.inputs.force)?;
        return Ok(Exit::Errors);
    }
    let page = !matches!(format, ListFormat::Csv | ListFormat::Json);
    let by_default = if page { SortBy::Rank } else { SortBy::Id };
    let (who, by) = match args.sort {
        Some(Sort::Who(who)) => (who, None),
        Some(Sort::By(indicator)) => (by_default, Some(indicator)),
        None => (by_default, None),
    };
    let mut overview = overview(&scored, &args.agent, &args.team, who.into())?;
    if let Some(indicator) = by {
        overview.sort(indicator);
    }
    let bytes = render(args, format, columns.as_deref(), &overview, &scored)?;
    if let Some(path) = listing::to_file(args.output.as_deref()) {
        outputs.push(new_file(path, bytes));
        write::files(outputs, &scored.read, args.inputs.force)?;
    } else {
        write::files(outputs, &scored.read, args.inputs.force)?;
        write::stdout(&bytes)?;
    }
    Ok(verdict.exit)
}

/// The overview of those who are asked for, in an order.
pub(crate) fn overview(
    scored: &Scored,
    agents: &[String],
    teams: &[String],
    order: Order,
) -> Result<Overview, Stop> {
    let mut result = scored.result.clone();
    order.sort(&mut result.agents);
    let mut overview = Overview::of(&result);
    if !agents.is_empty() {
        let ids = choose::agents(agents, scored)?;
        overview = overview.only(|agent| ids.contains(&agent.agent_id));
    }
    if !teams.is_empty() {
        choose::teams(teams, scored)?;
        let asked = |team: &String| teams.contains(team);
        overview = overview.only(|agent| agent.team.as_ref().is_some_and(asked));
    }
    Ok(overview)
}

fn render(
    args: &Indicators,
    format: ListFormat,
    columns: Option<&[Indicator]>,
    overview: &Overview,
    scored: &Scored,
) -> Result<Vec<u8>, Stop> {
    let show = &args.inputs.show;
    let file = listing::to_file(args.output.as_deref()).is_some();
    let terminal = on_terminal() && !file;
    let lang = tell::lang(show, Some(&scored.settings), terminal);
    let view = IndicatorView {
        by: match args.by {
            By::Agent => IndicatorsBy::Agent,
            By::Team => IndicatorsBy::Team,
            By::Channel => IndicatorsBy::Channel,
        },
        columns,
        samples: args.samples,
        hint: format == ListFormat::Table,
    };
    let page = || report::indicators(&scored.result, overview, view, lang);
    let failed = "cannot write the indicators";
    Ok(match format {
        ListFormat::Json => report::indicators_json(overview)
            .context(failed)?
            .into_bytes(),
        ListFormat::Csv => {
            let mark = args.bom.map_or(file, |bom| bom == YesNo::Yes);
            let style = CsvStyle { mark, crlf: file };
            report::csv(&report::indicators_sheet(overview, view), style).context(failed)?
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
