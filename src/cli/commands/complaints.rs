//! `kefu complaints`: the complaints of a month as work.

use kefu::report::{self, Page, Sheet};
use kefu::result::{ComplaintList, MonthResult};
use kefu::score;
use kefu::words::Lang;

use crate::Done;
use crate::args::Complaints;
use crate::choose;
use crate::month;
use crate::output::Report;
use crate::scored::Scored;
use crate::stop::Stop;
use crate::verdict;

pub(crate) fn run(args: &Complaints) -> Done {
    let way = args.output.way()?;
    let (month, policy) = month::read(&args.inputs, None)?;
    let list = score::complaint_list(&policy, &month.facts);
    let scored = month.under_its_own(&policy)?;
    verdict::report(scored, &args.inputs, &way, |scored| {
        let mut list = chosen(args, list, scored)?;
        list.provisional = scored.result.provisional;
        let result = &scored.result;
        Ok(Box::new(Work { result, list }))
    })
}

/// The complaints that are asked for.
fn chosen(args: &Complaints, list: ComplaintList, scored: &Scored) -> Result<ComplaintList, Stop> {
    let mut list = list;
    if !args.agent.is_empty() {
        let ids = choose::agents(&args.agent, scored)?;
        list = list.chosen(|person| ids.contains(&person.agent_id));
    }
    if !args.team.is_empty() {
        let teams = choose::teams(&args.team, scored)?;
        let asked = |team: &String| teams.contains(team);
        list = list.chosen(|person| person.team.as_ref().is_some_and(asked));
    }
    Ok(list)
}

/// The complaints of a month.
struct Work<'a> {
    result: &'a MonthResult,
    list: ComplaintList,
}

impl Report for Work<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::complaints(self.result, &self.list, lang)
    }

    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        Some(report::complaints_sheet(&self.list))
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(&self.list))
    }

    /// Its rows are the complaints.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        Some(report::jsonl(&self.list.complaints))
    }
}
