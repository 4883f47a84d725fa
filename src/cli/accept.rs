//! What somebody accepts of a month: warnings that a block of `kefu.toml` covers become notes that say so; and the blocks to paste
//! for what is there.

use std::collections::BTreeSet;

use kefu::problem::{Acceptance, FileFlaw, Level, Problem, Subject, What};
use kefu::source::{SourceRef, Sources};
use kefu::tally::{Facts, Person, name_people};
use kefu::words::{self, Lang, Phrase};

use crate::scored::Scored;
use crate::toml_text::{list, quoted};

/// Marks the problems that somebody accepts, and tells the blocks that cover nothing.
pub(crate) fn accept(
    problems: &mut Vec<Problem>,
    blocks: &[Acceptance],
    settings: Option<u32>,
    facts: &Facts,
) {
    name_people(problems, facts, Problem::can_be_accepted);
    let month = facts.period.month;
    let mut used = vec![false; blocks.len()];
    for problem in problems
        .iter_mut()
        .filter(|problem| problem.can_be_accepted())
    {
        let subject = subject(problem, &facts.people, &facts.sources);
        let covers = |block: &&Acceptance| {
            block.holds_in(month) && block.covers(problem.what.code(), &subject)
        };
        let Some((index, block)) = blocks.iter().enumerate().find(|(_, block)| covers(block))
        else {
            continue;
        };
        // The row of an error is lost where it was not accepted while it was read; what is about a column loses none.
        let whole_column = matches!(
            problem.what,
            What::MixedDates { .. }
                | What::DamagedId {
                    whole_column: true,
                    ..
                }
        );
        if problem.what.level() == Level::Warning || whole_column {
            problem.accepted = Some(block.accepted.clone());
        }
        used[index] |= problem.accepted.is_some();
    }
    let unused = blocks.iter().zip(used).filter(|(_, used)| !used);
    problems.extend(unused.filter_map(|(block, _)| {
        let (file, line) = (settings?, block.line);
        let code = block.code.clone();
        let until = block.until.filter(|until| *until < month);
        let what = What::AcceptUnused { code, until };
        Some(Problem::at(SourceRef { file, line }, what))
    }));
}

/// What a block is held against.
fn subject<'p>(problem: &'p Problem, people: &'p [Person], sources: &'p Sources) -> Subject<'p> {
    let person = problem.who.and_then(|who| people.get(who));
    Subject {
        file: problem.at.map_or("", |at| sources.name(at.file)),
        columns: match &problem.names {
            Some(names) => [Some(names.header.as_str()), Some(names.canonical)],
            None => [problem.column.as_deref(), None],
        },
        value: problem.value.as_deref(),
        agent: [
            person.map(|person| person.agent_id.as_str()),
            person.map(|person| person.name.as_str()),
        ],
    }
}

/// What to paste into `kefu.toml`, once each, to live with what is there; reason and person are left to fill in.
pub(crate) fn to_paste(scored: &Scored, lang: Lang) -> String {
    let mut text = String::new();
    let ignored: BTreeSet<&str> = scored
        .problems
        .iter()
        .filter(|problem| {
            matches!(
                problem.what,
                What::OfFile(FileFlaw::NotNamed { .. } | FileFlaw::NotRead { .. })
            )
        })
        .filter_map(|problem| Some(scored.sources.name(problem.at?.file)))
        .collect();
    if !ignored.is_empty() {
        text.push_str(&format!(
            "# {}\nignore = {}\n\n",
            words::phrase(&Phrase::IgnoreFirst, lang),
            list(ignored)
        ));
    }
    let mut seen = BTreeSet::new();
    let open = |problem: &&Problem| problem.can_be_accepted() && problem.accepted.is_none();
    for problem in scored.problems.iter().filter(open) {
        let block = block(problem, scored);
        if seen.insert(block.clone()) {
            let message = words::message(problem, &scored.sources, lang);
            text.push_str(&format!(
                "# {}\n{block}\n",
                crate::tell::printable(&message)
            ));
        }
    }
    text
}

/// One block, as narrow as it can be.
fn block(problem: &Problem, scored: &Scored) -> String {
    let subject = subject(problem, &scored.people, &scored.sources);
    let agent = subject.agent[0].filter(|_| subject.columns[1] != Some("agent_id"));
    let keys = [
        ("code", Some(problem.what.code())),
        ("file", Some(subject.file).filter(|file| !file.is_empty())),
        ("column", subject.columns[0]),
        ("value", subject.value),
        ("agent", agent),
        ("reason", Some("")),
        ("by", Some("")),
    ];
    let lines = keys
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key} = {}\n", quoted(value?))));
    format!("[[accept]]\n{}", lines.collect::<String>())
}
