//! The words of the rulebook: its headings, what each setting means, and how a rule is recorded.

use super::{Lang, en, zh};
use crate::rulebook::Severity;

/// A heading or a name on a page of the rulebook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the thing that it names")]
pub enum Part {
    Rulebook,
    Version,
    EffectiveFrom,
    ApprovedBy,
    ApprovedOn,
    Hash,
    HowScored,
    Grades,
    Pay,
    Arithmetic,
    Note,
    Notes,
    Flags,
    Ranking,
    People,
    Recorders,
    Choices,
    Limits,
    FullMark,
    Unset,
    NotSet,
    What,
    Settings,
    Setting,
    Value,
    Meaning,
    Recording,
    OneIncident,
    Effects,
}

/// The word for it.
pub fn part(part: Part, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::rulebook::part(part),
        Lang::Zh => zh::rulebook::part(part),
    }
}

/// The name of a policy; the built-in one has one in every language.
pub fn policy_name(name: &str, lang: Lang) -> &str {
    match lang {
        Lang::En => name,
        Lang::Zh => zh::rulebook::policy_name(name),
    }
}

/// The heading above the rules of a severity.
pub fn rules_of(severity: Severity, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::rulebook::rules_of(severity),
        Lang::Zh => zh::rulebook::rules_of(severity),
    }
}

/// What a setting of a rule means with this value; None for one that is not known.
pub fn setting(key: &str, value: &str, lang: Lang) -> Option<String> {
    match lang {
        Lang::En => en::rule_kinds::setting(key, value),
        Lang::Zh => zh::rule_kinds::setting(key, value),
    }
}

/// The header of a column where somebody records a rule, as the templates of that language have it.
pub fn header(column: &'static str, lang: Lang) -> &'static str {
    match lang {
        Lang::En => column,
        Lang::Zh => zh::rule_kinds::header(column),
    }
}

/// A sentence of the rulebook.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// How points become a score.
    Scored {
        /// What everybody starts from.
        baseline: &'a str,
        /// The lowest score.
        floor: &'a str,
        /// The highest score.
        cap: &'a str,
    },
    /// How a score becomes money.
    Paid {
        /// What everybody starts from.
        baseline: &'a str,
        /// Yuan a point.
        per_point: &'a str,
        /// The most either way.
        limit: &'a str,
        /// Decimals of the amount.
        decimals: u32,
        /// The word for the currency.
        unit: &'a str,
        /// The first paid month of service.
        from: u32,
    },
    /// The arithmetic of one score.
    Sum {
        /// The score.
        score: &'a str,
        /// What everybody starts from.
        baseline: &'a str,
        /// Yuan a point.
        per_point: &'a str,
        /// Before limit and rounding.
        product: &'a str,
        /// The amount.
        amount: &'a str,
        /// Whether the limit cut it.
        limited: bool,
    },
    /// A person decides, not the program.
    PersonDecides,
    /// A score below it is for review.
    ReviewBelow(&'a str),
    /// Last so often is for review.
    ReviewLast {
        /// In so many months running.
        months: u32,
        /// With a score below it in each.
        below: &'a str,
    },
    /// A line of one of these rules is enough.
    LineOf(&'a str),
    /// A grade while on probation.
    Probation {
        /// The grade.
        grade: &'a str,
        /// The service months that are probation where no date says so.
        months: u32,
    },
    /// A grade in so many months running.
    Running {
        /// The grade.
        grade: &'a str,
        /// The months.
        months: u32,
    },
    /// Who is ranked.
    Ranked,
    /// Who is last.
    LastOf(u32),
    /// What a policy chooses holds over what is said in general.
    ChoicesHold,
    /// Who is scored.
    ScoredRoles(&'a str),
    /// What a row of somebody else is: an error, or a warning.
    OtherRecorders(bool),
    /// A row must say who recorded it.
    RecorderNeeded,
    /// What follows where nothing says who may record.
    RecordersOpen,
    /// So many minutes, for rows without a limit of their own.
    Minutes(u32),
    /// What follows from a limit that is not set.
    Without(&'a str),
    /// What follows from a key of the policy itself that is not set.
    Unnamed,
    /// A number for exams that do not say.
    OwnFullMark(&'a str),
}

/// A sentence of how a rule is recorded, and of what follows from that.
#[derive(Clone, Copy, Debug)]
pub enum Recording<'a> {
    /// The kind of file, and how it may be named.
    In {
        /// `violations`, `awards` or `adjustments`.
        kind: &'a str,
        /// Its Chinese name.
        chinese: &'a str,
    },
    /// Nobody records it by hand.
    Never,
    /// A blank `points` will do.
    FixedPoints(&'a str),
    /// Somebody decides within a range.
    RangePoints(&'a str),
    /// It has no points.
    NoPoints,
    /// The rows of a person in a month sum to within a range.
    SumWithin(&'a str),
    /// What `times` does.
    Times,
    /// One incident counts once.
    Once {
        /// The column that holds its id.
        id: &'a str,
        /// The rules that count it once together, if there are several.
        family: Option<&'a str>,
    },
    /// What two rows about one incident are; with the rules that count it once together.
    Twice(Option<&'a str>),
    /// Its lines count towards another rule.
    CountsFor {
        /// The other rule.
        rule: &'a str,
        /// How many are enough.
        enough: u32,
    },
    /// A line of it withholds another.
    Withholds(&'a str),
    /// Something happened, said in a word: the note of an example row.
    ExampleNote,
}

/// The sentence.
pub fn said(said: &Said<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::rulebook::said(said),
        Lang::Zh => zh::rulebook::said(said),
    }
}

/// The sentence.
pub fn recorded(of: &Recording<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::rulebook::recorded(of),
        Lang::Zh => zh::rulebook::recorded(of),
    }
}
