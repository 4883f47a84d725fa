//! The library in thirty lines: a roster and two violations, scored by the built-in rulebook.
//! Run it with `cargo run --example score_a_month`.
#![allow(
    clippy::disallowed_macros,
    reason = "an example is a program: it prints"
)]

use std::io::{self, Read};

use kefu::event::Kind;
use kefu::month::{Clock, Period};
use kefu::source::Sources;
use kefu::{ingest, policy, report, result::History, score::score, tally::Tally, words::Lang};

/// An input may be anything that can be opened twice; here, a text.
struct Text(Kind, &'static str);

impl ingest::Input for Text {
    fn kind(&self) -> Kind {
        self.0
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.1.as_bytes()))
    }
}

const AGENTS: Text = Text(
    Kind::Agents,
    "agent_id,name,hired_on\n0007,王芳,2024-03-01\n0008,Ann Lee,2023-05-02\n",
);
const VIOLATIONS: Text = Text(
    Kind::Violations,
    "agent_id,occurred_on,rule,points\n0007,2026-10-08,迟到,3\n王芳,2026-10-09,L1,\n",
);

fn main() -> io::Result<()> {
    let clock = Clock::new(chrono_tz::Asia::Shanghai);
    let mut tally = Tally::new(
        Period::whole("2026-10".parse().map_err(io::Error::other)?, clock),
        &[],
    );
    let (mut sources, mut problems) = (Sources::default(), Vec::new());
    for (name, input) in [("agents.csv", AGENTS), ("violations.csv", VIOLATIONS)] {
        let file = sources.add(name);
        let layout = ingest::sense(&input, file, clock.zone, &mut problems)?;
        tally.begin(input.0, file);
        let counts = ingest::read(&input, &layout, &mut problems, &mut |row| {
            tally.add(input.0, row)
        })?;
        tally.end(counts.rows, counts.rejected);
    }
    let (facts, _) = tally.finish(sources);
    let policy = policy::read(policy::BUILT_IN)
        .map_err(|mistakes| io::Error::other(format!("{mistakes:?}")))?;
    let (result, _) = score(&policy, &facts, &History::default());
    for agent in &result.agents {
        println!(
            "{}",
            report::terminal(
                &report::slip(&result, agent, Lang::En),
                report::Style {
                    width: 90,
                    colour: false
                }
            )
        );
    }
    Ok(())
}
