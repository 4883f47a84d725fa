//! Warnings that somebody knows and lives with: a block of `kefu.toml` says which, why, and who says so (CONTRACT §2).

use glob::Pattern;
use serde::{Deserialize, Serialize};

use super::{Level, Problem, What};
use crate::month::Month;
use crate::name::fold;

/// Which problems somebody accepts. What it does not say does not narrow it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Acceptance {
    /// The line of the settings that it begins on.
    pub line: u32,
    /// The code of the problems.
    pub code: String,
    /// The files, by name.
    pub file: Option<Pattern>,
    /// The column: its header, or its canonical name.
    pub column: Option<String>,
    /// The cell.
    pub value: Option<String>,
    /// The person, by id or name.
    pub agent: Option<String>,
    /// The last month that it holds for; None: for good.
    pub until: Option<Month>,
    /// Why, and who says so.
    pub accepted: Accepted,
}

/// Why a problem is accepted, and by whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Accepted {
    /// The reason.
    pub reason: String,
    /// The person who says so.
    pub by: String,
}

/// Where a problem is and whom it is about, as a person knows it.
#[derive(Clone, Copy, Default, Debug)]
pub struct Subject<'s> {
    /// The name of the file.
    pub file: &'s str,
    /// The names of the column.
    pub columns: [Option<&'s str>; 2],
    /// The cell.
    pub value: Option<&'s str>,
    /// The person, by id and name.
    pub agent: [Option<&'s str>; 2],
}

impl Acceptance {
    /// Whether it covers problems of that code there.
    pub fn covers(&self, code: &str, subject: &Subject<'_>) -> bool {
        let said = |said: &Option<String>, known: &[Option<&str>]| {
            let is = |said: &String| {
                known
                    .iter()
                    .flatten()
                    .any(|known| fold(known) == fold(said))
            };
            said.as_ref().is_none_or(is)
        };
        self.code == code
            && self
                .file
                .as_ref()
                .is_none_or(|files| matches(files, subject.file))
            && said(&self.column, &subject.columns)
            && said(&self.value, &[subject.value])
            && said(&self.agent, &subject.agent)
    }

    /// Whether it holds in a month.
    pub fn holds_in(&self, month: Month) -> bool {
        self.until.is_none_or(|until| month <= until)
    }
}

/// Whether a pattern is about a file of that name: in any case, packed or not, whatever folder it lies in.
fn matches(files: &Pattern, name: &str) -> bool {
    let lower = name.to_lowercase();
    let name = lower.rsplit(['/', '\\']).next().unwrap_or(&lower);
    let plain = name.strip_suffix(".gz");
    let files = Pattern::new(&files.as_str().to_lowercase());
    files.is_ok_and(|files| {
        files.matches(&lower)
            || files.matches(name)
            || plain.is_some_and(|name| files.matches(name))
    })
}

impl What {
    /// Whether it can be accepted although it is an error: the cells are as they should be, or both rows count.
    fn may_be_right(&self) -> bool {
        matches!(
            self,
            What::DamagedId { .. }
                | What::GarbledText { .. }
                | What::MixedDates { .. }
                | What::SameRow { .. }
        )
    }
}

impl Problem {
    /// Whether somebody may accept it.
    pub fn can_be_accepted(&self) -> bool {
        match self.what.level() {
            Level::Error => self.what.may_be_right(),
            Level::Warning => true,
            Level::Note => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_covers_exactly_what_it_says() {
        let accepted = Accepted {
            reason: "known".into(),
            by: "Wu".into(),
        };
        let whole = Acceptance {
            line: 1,
            code: "unknown-agent".into(),
            file: None,
            column: None,
            value: None,
            agent: None,
            until: "2026-11".parse().ok(),
            accepted,
        };
        let subject = Subject {
            file: "exports/Calls-East.csv.gz",
            columns: [Some("工号"), Some("agent_id")],
            value: Some("8001"),
            agent: [Some("007"), Some("王 芳")],
        };
        assert!(whole.covers("unknown-agent", &subject));
        assert!(!whole.covers("no-ids", &subject));
        let file = |pattern: &str| Acceptance {
            file: Pattern::new(pattern).ok(),
            ..whole.clone()
        };
        assert!(file("calls-*.csv").covers("unknown-agent", &subject));
        assert!(!file("tickets-*.csv").covers("unknown-agent", &subject));
        for (column, value, agent, covers) in [
            (Some("agent_id"), None, None, true),
            (Some("工 号"), Some("８００１"), Some("王芳"), true),
            (None, None, Some("008"), false),
            (None, Some("8002"), None, false),
            (Some("ref"), None, None, false),
        ] {
            let narrowed = Acceptance {
                column: column.map(String::from),
                value: value.map(String::from),
                agent: agent.map(String::from),
                ..whole.clone()
            };
            assert_eq!(
                narrowed.covers("unknown-agent", &subject),
                covers,
                "{narrowed:?}"
            );
        }
        let month = |text: &str| text.parse().expect("a month");
        assert!(whole.holds_in(month("2026-11")) && !whole.holds_in(month("2026-12")));
    }
}
