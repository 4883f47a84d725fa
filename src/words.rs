//! Every sentence, label and heading that a person reads, in each language in a file of its own. What happened comes here as
//! data; nothing here decides anything.

mod compare;
mod complaints;
mod en;
mod failure;
mod improve;
mod indicators;
mod metric;
mod names;
mod policy;
mod rulebook;
mod template;
mod trend;
mod zh;

use crate::month::Month;
use crate::problem::{Accepted, Problem, Told};
use crate::rulebook::{BlankPoints, Count, Maximum, Scope, Severity, Workload};
use crate::source::{SourceRef, Sources};

pub use compare::{Compare, Word, change, compare, word};
pub use complaints::{ComplaintPhrase, ComplaintWord, complaint_phrase, complaint_word};
pub use failure::{Damage, Failure, failure};
pub use improve::{ImprovePhrase, ImproveWord, improve_phrase, improve_word, indicators_by_name};
pub use indicators::{
    IndicatorPhrase, IndicatorWord, indicator, indicator_heading, indicator_phrase, indicator_word,
};
pub use metric::{Reached, measured};
pub use names::{comma, flag, float_heading, holds, role, severity, short_flag, unit, wanted};
pub use policy::{doubt, flaw, miss, trial, tried, with_cases};
pub use rulebook::{
    Part, Recording, Said, header, part, policy_name, recorded, rules_of, said, setting,
};
pub use template::{TemplatePhrase, rules_file, settings_template, template_phrase};
pub use trend::{Tells, tells};

/// A language.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, Simplified.
    Zh,
}

impl Lang {
    /// The language of a name such as `zh` or a locale such as `zh_CN.UTF-8`.
    pub fn named(name: &str) -> Option<Lang> {
        let name = name.to_ascii_lowercase();
        match name.split(['_', '-', '.', '@']).next() {
            Some("zh") => Some(Lang::Zh),
            Some("en" | "c" | "posix") => Some(Lang::En),
            _ => None,
        }
    }
}

/// A word or phrase that stands alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the thing that it names")]
pub enum Label {
    Rank,
    Agent,
    Team,
    Score,
    Change,
    Grade,
    Bonus,
    DeductionsShort,
    AdjustmentShort,
    Float,
    Flags,
    Baseline,
    Sum,
    NoGrade,
    Last,
    Rule,
    Clause,
    Points,
    Times,
    Date,
    Source,
    Item,
    File,
    Rows,
    Used,
    OtherMonth,
    NotOurs,
    Filtered,
    Duplicate,
    Rejected,
    Provisional,
    NotEligible,
    Error,
    Warning,
    Note,
    ToDecide,
    InputRows,
    Severity,
    HowItArises,
    Key,
    Derived,
    Recorded,
    Both,
    Aliases,
    Pay,
    Unranked,
    Column,
    Field,
    ReadAs,
    Values,
    NotThere,
    ClueValid,
    ClueMark,
    ClueHeader,
    ClueLooks,
    ClueSaid,
    TopOfFile,
    Holds,
    Unwritten,
    Needed,
    Meaning,
    Rulebook,
}

/// The word for it.
pub fn label(label: Label, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::label(label),
        Lang::Zh => zh::label(label),
    }
}

/// The sentence for a problem, without its place.
pub fn message(problem: &Problem, sources: &Sources, lang: Lang) -> String {
    let place = |at: SourceRef| format!("{}:{}", sources.name(at.file), at.line);
    let sentence = match lang {
        Lang::En => en::message(problem, &place, sources.roster()),
        Lang::Zh => zh::message(problem, &place, sources.roster()),
    };
    match (&problem.accepted, lang) {
        (None, _) => sentence,
        (Some(Accepted { reason, by }), Lang::En) => {
            format!("{sentence} (accepted by {by}: {reason})")
        }
        (Some(Accepted { reason, by }), Lang::Zh) => format!("{sentence}（{by} 已认可：{reason}）"),
    }
}

/// A problem as results carry it, in English whatever the reader's language.
pub fn tell(problem: &Problem, sources: &Sources) -> Told {
    Told {
        level: problem.level(),
        code: problem.what.code().to_string(),
        file: problem.at.map(|at| sources.name(at.file).to_string()),
        line: problem.at.map(|at| at.line.max(1)),
        column: problem.column.clone(),
        value: problem.value.clone(),
        count: problem.count,
        accepted: problem.accepted.clone(),
        message: message(problem, sources, Lang::En),
    }
}

/// The first line of every report: month, zone, policy and its date, rows used.
pub fn headline(headline: &Headline<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::headline(headline),
        Lang::Zh => zh::headline(headline),
    }
}

/// What the first line of a report says.
pub struct Headline<'a> {
    /// The month.
    pub month: Month,
    /// The local time that stood in for its end.
    pub as_of: Option<&'a str>,
    /// The time zone.
    pub zone: &'a str,
    /// The name of the policy.
    pub policy: &'a str,
    /// The first month that it holds for.
    pub effective_from: Option<Month>,
    /// Rows used of rows read, roster aside.
    pub used: u64,
    /// Rows read, roster aside.
    pub rows: u64,
    /// Whether it must not be paid by.
    pub provisional: bool,
}

/// A sentence of a report that holds numbers or names.
pub enum Phrase<'a> {
    /// How the sum became the score.
    Clamp {
        /// The sum.
        raw: &'a str,
        /// The lowest score.
        floor: &'a str,
        /// The highest score.
        cap: &'a str,
    },
    /// The arithmetic of the float.
    Float {
        /// The score.
        score: &'a str,
        /// The baseline.
        baseline: &'a str,
        /// Yuan a point.
        per_point: &'a str,
        /// Before the limit.
        product: &'a str,
        /// The limit.
        limit: &'a str,
        /// The amount.
        amount: &'a str,
        /// The word for its currency.
        unit: &'a str,
        /// Whether rounding alone makes the amount another one than the product.
        rounded: bool,
    },
    /// Why there is no float.
    NotYet {
        /// The month of service.
        service_month: i64,
        /// The first that is paid.
        from: u32,
    },
    /// The ends of a grade.
    Band {
        /// The lower end.
        low: Option<(&'a str, bool)>,
        /// The upper end.
        high: Option<(&'a str, bool)>,
    },
    /// Rank among so many.
    Rank {
        /// The rank.
        rank: u32,
        /// Among how many.
        of: u32,
        /// Whether nobody's score is lower.
        last: bool,
        /// Among whom: `team` or `role`; None: everybody.
        scope: Scope,
    },
    /// The month of service.
    Service(Option<i64>),
    /// An exam.
    Exam {
        /// The mark.
        mark: &'a str,
        /// The best possible.
        full: &'a str,
    },
    /// Late by so many minutes, or answered late.
    Late {
        /// When it was due.
        due: &'a str,
        /// When it was done; None: still open.
        done: Option<&'a str>,
        /// Whole minutes over.
        minutes: Option<i64>,
    },
    /// Contacts and no complaint.
    Contacts(u64),
    /// First in workload and quality.
    First {
        /// How much work.
        workload: u64,
        /// What of.
        of: Workload,
        /// Sum of ratings, or of calls that settled the matter.
        sum: &'a str,
        /// Number of ratings, or of calls.
        ratings: u64,
        /// Whether it is calls.
        calls: bool,
    },
    /// So many violations of a severity.
    Count {
        /// The severity.
        severity: Severity,
        /// How many.
        n: u64,
        /// What is counted.
        of: Count,
    },
    /// Blank points that were taken for an end of the range.
    Blank(BlankPoints),
    /// A line that a maximum of the month cut.
    Capped {
        /// Which maximum.
        by: Maximum,
        /// How much it is; None when nobody knows.
        most: Option<&'a str>,
        /// The points without it.
        from: &'a str,
    },
    /// An indicator that reached a limit.
    Metric(Reached<'a>),
    /// Who recorded it.
    RecordedBy(&'a str),
    /// The incident.
    About(&'a str),
    /// So many more problems of a kind.
    More(u64),
    /// The same problem on other lines.
    AlsoOn {
        /// Some of the lines.
        lines: &'a [u32],
        /// How many there are.
        of: usize,
    },
    /// How many problems of each level, and what follows.
    Verdict {
        /// Errors.
        errors: u64,
        /// Warnings.
        warnings: u64,
        /// Notes.
        notes: u64,
    },
    /// Nothing was written.
    Stopped {
        /// How many problems there are.
        verdict: &'a str,
        /// Whether there are errors, and not only warnings that count as such.
        errors: bool,
        /// Whether setting rows aside would help.
        can_set_aside: bool,
    },
    /// Where a line that names ignored files belongs.
    IgnoreFirst,
    /// Nothing can be accepted.
    NothingToAccept,
    /// All is well.
    AllWell,
    /// How many people have each grade.
    People(u64),
    /// Where the notes are.
    SeeNotes(u64),
    /// A complaint that nobody has decided.
    Undecided,
    /// How a file is written.
    Written {
        /// The name of its encoding.
        charset: &'a str,
        /// What says so.
        clue: &'a str,
        /// What stands between fields.
        delimiter: &'a str,
        /// The line of its header.
        header: u32,
    },
    /// Which preset a file is read by.
    ReadAsPreset {
        /// The system that it comes from.
        system: &'a str,
        /// The name of the preset.
        preset: &'a str,
        /// Whether somebody named it.
        said: bool,
    },
    /// Which rows of a file are events.
    Filtered {
        /// The column that tells.
        column: &'a str,
        /// Its values.
        values: &'a str,
        /// Whether rows with these values are kept, or those with others.
        keeps: bool,
    },
    /// What the reference of a policy file is.
    Reference,
    /// A score.
    Score(&'a str),
    /// A policy.
    PolicyTitle {
        /// Its name.
        name: &'a str,
        /// The first month that it holds for.
        from: Option<Month>,
        /// The beginning of its hash.
        hash: &'a str,
    },
}

/// The sentence.
pub fn phrase(phrase: &Phrase<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::phrase(phrase),
        Lang::Zh => zh::phrase(phrase),
    }
}
