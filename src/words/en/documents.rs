//! What is wrong in a policy or in settings.

use super::list;
use crate::document::Wanted;
use crate::problem::{ContentFlaw, Flaw, PolicyFlaw};
use crate::rulebook::MayRecord;

fn policy_flaw(flaw: &PolicyFlaw) -> String {
    match flaw {
        PolicyFlaw::Schema(schema) => format!("`{schema}` is not a policy that kefu reads: write schema = \"kefu.policy/1\""),
        PolicyFlaw::DuplicateRule { id, first } => format!("rule `{id}` is there already, at line {first}: give one of them another id"),
        PolicyFlaw::DuplicateName { name, other } => format!("`{name}` also names rule `{other}`: a name must mean one rule; give one of them another"),
        PolicyFlaw::DuplicateGrade(name) => format!("grade `{name}` is there already: give one of them another name"),
        PolicyFlaw::BandShape(name) => format!("`{name}` has one end twice: write either the including or the excluding key (`from` or `above`, `to` or `below`, `at_least_percent` or `below_percent`, `at_least` or `above`, `at_most` or `below`)"),
        PolicyFlaw::BandEmpty(name) => format!("`{name}` ends before it begins: nothing can lie in it; swap its ends"),
        PolicyFlaw::GradeGap { lower, upper, example } if upper.is_empty() => format!("nothing is said above `{lower}`: a score of {example} has no grade; drop the upper end of `{lower}`"),
        PolicyFlaw::GradeGap { lower, upper, example } => format!("there is a gap between `{lower}` and `{upper}`: a score of {example} has no grade; let one begin where the other ends"),
        PolicyFlaw::GradeOverlap { lower, upper, example } => format!("`{lower}` and `{upper}` overlap: a score of {example} has two grades; let one begin where the other ends"),
        PolicyFlaw::BandGap { lower, upper, example } => format!("there is a gap between `{lower}` and `{upper}`: {example} belongs to neither; let one begin where the other ends"),
        PolicyFlaw::BandOverlap { lower, upper, example } => format!("`{lower}` and `{upper}` overlap: {example} belongs to both; let one begin where the other ends"),
        PolicyFlaw::Bounds => "`floor`, `baseline` and `cap` must be in rising order: floor ≤ baseline ≤ cap".into(),
        PolicyFlaw::RangeOrder => "a range is written [lowest, highest], for example [-5, -2]".into(),
        PolicyFlaw::TooFine(decimals) => format!("points have at most {decimals} decimals (`points_decimals`)"),
        PolicyFlaw::OffStep(step) => format!("points go in steps of {step} (`points_step`): write a multiple of it"),
        PolicyFlaw::NeedlessMost("adjustment") => "the range of an adjustment is its maximum of the month: drop `max_per_month`".into(),
        PolicyFlaw::NeedlessMost(severity) => format!("a {severity} rule moves no points: drop `max_per_month`"),
        PolicyFlaw::Sign(severity) => match *severity {
            "bonus" => "a bonus must be above 0".into(),
            "adjustment" => "an adjustment needs a range such as [-5, 5]".into(),
            other => format!("a {other} violation must be below 0"),
        },
        PolicyFlaw::NoPoints => "`points` is missing: write a number, or a range such as [-5, -2]".into(),
        PolicyFlaw::NeedlessPoints => "a termination rule moves no points: drop `points`".into(),
        PolicyFlaw::Source(kind) if kind == "recorded" => "a rule of kind `recorded` cannot be derived: drop `source`, or name the kind that derives it".into(),
        PolicyFlaw::Source(kind) => format!("a rule of kind `{kind}` is only ever derived: write source = \"derived\""),
        PolicyFlaw::NoSuchRule(id) => format!("there is no rule `{id}`: write the id of a [[rule]]"),
        PolicyFlaw::NoSuchGrade(name) => format!("there is no grade `{name}`: write the name of a [[grade]]"),
        PolicyFlaw::TargetLimits => "a target has one limit: write `at_least`, `at_most`, `above` or `below`, and only one of them".into(),
        PolicyFlaw::SecondTarget(metric) => format!("`{metric}` has a target already: drop one"),
        PolicyFlaw::DerivedRange => "nobody decides on a derived line: give the rule one number of points, or make it recorded".into(),
        PolicyFlaw::SecondAdjustment(first) => format!("rule `{first}` is for adjustments already, and rows of adjustments name no rule: drop one"),
        PolicyFlaw::SameMonth { month, other } => format!("{other} holds from {month} too: of two versions one month cannot choose; change or drop one"),
        PolicyFlaw::BeforeVersions { month, first } => format!("no version holds in {month}: this, the first, holds from {first}; add one that holds earlier, or say --policy FILE"),
        PolicyFlaw::NoVersions => "there is no version of a policy in this folder: put files such as 2026-10.toml into it".into(),
        PolicyFlaw::PolicyAndVersions => "there is a folder `policies` beside this file, and only one of them can hold: move this file into it, or drop one".into(),
        PolicyFlaw::Nothing("scored_roles") => "nobody would be scored: name at least one role in `scored_roles`".into(),
        PolicyFlaw::Nothing(what) => format!("there is no [[{what}]] at all: add one"),
        PolicyFlaw::DuplicateCase { name, first } => format!("case `{name}` is there already, at line {first}: give one of them another name"),
        PolicyFlaw::CaseExpectsNothing => "this case expects nothing: say what must come of it, by `score`, `grade`, `float`, `lines` or `flags`".into(),
        PolicyFlaw::RawAndFacts(key) => format!("`raw` stands for the sum of everything that happened: drop it, or drop `{key}`"),
        PolicyFlaw::CaseMonths { first, second } => format!("a case is about one month: this one has entries in {first} and in {second}; make two of it"),
        PolicyFlaw::RoleNotScored(role) => format!("`{role}` is not scored: write one of `scored_roles`, or add it there"),
        PolicyFlaw::NotRecorded(rule) => format!("`{rule}` is only ever derived: no row can have it; write what it is derived from, and expect it in `lines`"),
        PolicyFlaw::SpanOrder(span) => format!("`{span}` does not end after it begins: write the earlier time first; a night is two spans, \"22:00-24:00\" and \"00:00-06:00\""),
        PolicyFlaw::SpanOverlap { span, other } => format!("`{span}` overlaps `{other}`: a minute is worked once; let one begin where the other ends"),
        PolicyFlaw::HolidayWorked(day) => format!("{day} is among `holidays` too: it is worked or it is not; drop one"),
        PolicyFlaw::EmergencyResolution => "the limit to the resolution of an emergency is `emergency_minutes` under [limits]: move it there".into(),
        PolicyFlaw::NoError("bonus") => "a bonus is no error: drop `counts_as_error`".into(),
        PolicyFlaw::NoError("accumulated") => "violations that add up are counted one by one already: drop `counts_as_error`".into(),
        PolicyFlaw::NoError("metric") => "a line of a metric rule is no error of its own: drop `counts_as_error`".into(),
        PolicyFlaw::NoError(_) => "an adjustment is no error: drop `counts_as_error`".into(),
        PolicyFlaw::AdjustmentAsEntry(rule) => format!("`{rule}` is for adjustments: write adjustments = [{{ points = …, reason = \"…\" }}]"),
        PolicyFlaw::NoSuchMetric { name, near } => match near {
            Some(near) => format!("there is no metric `{name}`: did you mean `{near}`?"),
            None => format!(
                "there is no metric `{name}`: write the key of an indicator, such as `csat_mean`; `src/policy/REFERENCE.md` lists them"
            ),
        },
        PolicyFlaw::MetricOfTeams(name) => format!(
            "`{name}` is measured of teams and of the service, and a rule is about one person: write another metric"
        ),
        PolicyFlaw::MetricWithoutEnd => {
            "a metric rule needs a limit: write `at_least` or `above`, `at_most` or `below`, or one of each for a band"
                .into()
        }
        PolicyFlaw::MetricSeverity(severity) => format!(
            "a metric rule cannot be of severity `{severity}`: write bonus, minor, moderate or serious"
        ),
        PolicyFlaw::MetricClash {
            rule,
            other,
            metric,
            example,
        } => format!(
            "`{rule}` and `{other}` both hold where `{metric}` is {example}: tiers of one metric exclude each other; change a limit of one of them, or drop it"
        ),
    }
}

pub(in crate::words) fn wanted(wanted: Wanted) -> String {
    match wanted {
        Wanted::Table => "a table".into(),
        Wanted::Tables => "a list of tables".into(),
        Wanted::Text => "a text in quotes".into(),
        Wanted::Column => "a header, a list of headers, or { column = \"…\", unit = \"…\" }".into(),
        Wanted::Texts => "a list of texts, such as [\"a\", \"b\"]".into(),
        Wanted::SomeTexts => "a list of at least one text, such as [\"a\", \"b\"]".into(),
        Wanted::Number => "a number".into(),
        Wanted::Whole => "a whole number, 0 or more".into(),
        Wanted::Flag => "`true` or `false`".into(),
        Wanted::NumberOrRange => "a number, or a range such as [-5, -2]".into(),
        Wanted::Month => "a month such as \"2026-10\"".into(),
        Wanted::Date => "a date such as 2026-10-08".into(),
        Wanted::Code { near } => format!("the code of a warning, as `kefu check` prints it in brackets{}", near.map_or(String::new(), |near| format!(" (did you mean \"{near}\"?)"))),
        Wanted::Encoding => "the label of an encoding: \"utf-8\", \"gb18030\", \"big5\", \"utf-16le\", \"windows-1252\", \"shift_jis\" or another one of the web".into(),
        Wanted::Zone => "a time zone such as \"Asia/Shanghai\"".into(),
        Wanted::Hour => "a time from \"00:00\" to \"12:00\"".into(),
        Wanted::Language => "\"en\" or \"zh\"".into(),
        Wanted::OneOf(words) => format!("one of {}", list(words)),
        Wanted::SomeOf(words) => format!("a list of some of {}", list(words)),
        Wanted::NotNegative => "a number, 0 or more".into(),
        Wanted::Positive => "a number above 0".into(),
        Wanted::Currency => {
            "the three capital letters of a currency, such as \"CNY\" or \"USD\"".into()
        }
        Wanted::PositiveWhole => "a whole number, 1 or more".into(),
        Wanted::Few => "a whole number from 0 to 1000".into(),
        Wanted::Numbers => "a list of numbers, such as [59, 100]".into(),
        Wanted::Wholes => "a list of whole numbers, 1 or more, such as [5, 31]".into(),
        Wanted::Ratings => "a list of ratings from 1 to 5, such as [4, 5]".into(),
        Wanted::Dates => "a list of dates, such as [2026-10-01, 2026-10-02]".into(),
        Wanted::Spans => {
            "a list of at least one span, such as [\"09:00-12:00\", \"13:30-18:00\"]".into()
        }
        Wanted::NumberOrNone => "a number, or \"none\"".into(),
        Wanted::IdWidth => "how many digits ids of people have, a whole number from 2 to 20".into(),
    }
}

pub(crate) fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Syntax(words) => format!("this is not TOML: {words}"),
        Flaw::NotUtf8 => "this is not TOML: it is not UTF-8: save it as UTF-8".into(),
        Flaw::UnknownKey {
            key,
            near: Some(near),
            ..
        } => format!("unknown key `{key}`: did you mean `{near}`?"),
        Flaw::UnknownKey {
            key,
            near: None,
            known,
        } => format!("unknown key `{key}`: the keys here are {}", list(known)),
        Flaw::MissingKey(key) => format!("`{key}` is missing here: add it"),
        Flaw::Wrong { key, wanted: what } => format!("`{key}` must be {}", wanted(*what)),
        Flaw::NoEffect { key, unless } => {
            format!("`{key}` has no effect here without {unless}: add that, or drop it")
        }
        Flaw::Content(flaw) => content(flaw),
    }
}

fn content(flaw: &ContentFlaw) -> String {
    match flaw {
        ContentFlaw::NoSuchRole {
            word,
            near: Some(near),
        } => format!("there is no role `{word}`: did you mean `{near}`?"),
        ContentFlaw::NoSuchRole { word, near: None } => format!(
            "there is no role `{word}`: write some of {}",
            list(MayRecord::WORDS)
        ),
        ContentFlaw::TwoMeanings(word) => {
            format!("`{word}` is listed twice: a word has one meaning, drop one")
        }
        ContentFlaw::NoSuchWord {
            word,
            near: Some(near),
            ..
        } => format!("there is no `{word}`: did you mean `{near}`?"),
        ContentFlaw::NoSuchWord {
            word,
            near: None,
            known,
        } => format!("there is no `{word}`: write some of {}", list(known)),
        ContentFlaw::TwoPeopleOne { first, second, id } => format!(
            "with so many digits `{first}` and `{second}`, who are two people on the roster, are both {id}: write a smaller number, or drop `id_width`"
        ),
        ContentFlaw::Policy(flaw) => policy_flaw(flaw),
    }
}
