//! What a policy may not mean.

use rust_decimal::Decimal;

use super::metric::{files, range};
use crate::indicator::Unit;
use crate::problem::{Doubt, End};
use crate::words::{Lang, indicator};

pub(crate) fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::GradeUnreachable {
            grade,
            beyond: End::Top,
            edge,
            limit,
        } => format!(
            "no score earns grade `{grade}`: it begins at {edge} and scores end at the cap of {limit}; lower one or raise the other"
        ),
        Doubt::GradeUnreachable {
            grade,
            beyond: End::Bottom,
            edge,
            limit,
        } => format!(
            "no score earns grade `{grade}`: it ends at {edge} and scores begin at the floor of {limit}; raise one or lower the other"
        ),
        Doubt::BaselineUngraded { baseline } => format!(
            "{baseline}, the score of a month in which nothing happened, has no grade: let a [[grade]] hold it, or move the baseline"
        ),
        Doubt::BaselineReviewed { baseline, below } => format!(
            "{baseline}, the score of a month in which nothing happened, is for review: `review_below` is {below}; set it to {baseline} or less"
        ),
        Doubt::CapNeverReached { cap, most } => format!(
            "no score reaches the cap of {cap}: with everything that can be earned in a month it is {most}"
        ),
        Doubt::FloorNeverReached { floor, least } => format!(
            "no score falls to the floor of {floor}: with everything that can be lost in a month it is {least}"
        ),
        Doubt::FineDecimals { decimals } => format!(
            "points with {decimals} decimals are admitted, and people read 2: 2.005 and 2.01 look alike; set 2 or less"
        ),
        Doubt::TargetNeverMet { metric, end } => format!(
            "no value of `{metric}` meets this target, its scale ends at {end}: everybody misses it; correct the number{}",
            if *end == Decimal::ONE {
                ", a share is from 0 to 1"
            } else {
                ""
            }
        ),
        Doubt::PayNeverMoves { key } => {
            format!("`{key}` is 0: every score pays 0; give it a value above 0")
        }
        Doubt::PayLimitIdle {
            end: End::Top,
            score,
            pays,
            limit,
            at,
        } => format!(
            "the limit of {limit} never cuts off a bonus: the highest score, {score}, pays +{pays}, and the limit begins to bind above {at}"
        ),
        Doubt::PayLimitIdle {
            end: End::Bottom,
            score,
            pays,
            limit,
            at,
        } => format!(
            "the limit of {limit} never cuts off a deduction: the lowest score, {score}, pays {pays}, and the limit begins to bind below {at}"
        ),
        Doubt::PayLimitFlat {
            end: End::Top,
            from,
            to,
            pays,
        } => format!(
            "every score from {from} to {to} pays the same +{pays}: points above {from} move no pay"
        ),
        Doubt::PayLimitFlat {
            end: End::Bottom,
            from,
            to,
            pays,
        } => format!(
            "every score from {from} down to {to} pays the same {pays}: points below {from} move no pay"
        ),
        Doubt::PayFinerThanCents { decimals } => {
            format!("amounts with {decimals} decimals cannot be paid: set 2 or less")
        }
        Doubt::ReviewInsideGrade { below } => format!(
            "{below} is no edge of a grade: of one grade some scores are for review and others are not"
        ),
        Doubt::ReviewNever { below, floor } => format!(
            "no score is below {below}: the floor is {floor}, so nobody is ever for review by score; set it above the floor"
        ),
        Doubt::ReviewAlways { below, cap } => format!(
            "every score is below {below}: the cap is {cap}, so everybody is for review every month; set it below the baseline"
        ),
        Doubt::LastBelowNever { below, floor } => format!(
            "no score is below {below}: the floor is {floor}, so being last is never for review; set it above the floor"
        ),
        Doubt::LastBelowAlways { below, cap } => format!(
            "every score is below {below}: the cap is {cap}, so being last is for review at any score; set it to {cap} or less"
        ),
        Doubt::EarlyOnlyByDate => {
            "with 0 months only people whose `probation_until` is in the roster are confirmed early"
                .into()
        }
        Doubt::OnlyOwnLimits { rule, key, columns } => format!(
            "`{rule}` judges only rows with {} of their own: set `{key}` under [limits] to judge all",
            either(columns)
        ),
        Doubt::RolesNotScored { rule, role } => format!(
            "`{rule}` can never be recorded: `{role}` is not in `scored_roles`; add it there, or change `roles`"
        ),
        Doubt::CountsNothing { rule, severity } => format!(
            "`{rule}` counts {severity} violations, and no rule is {severity}: drop this, or name another severity"
        ),
        Doubt::ExamMarkNever { rule, percent } => format!(
            "no exam meets `{rule}` at {percent} %: marks lie from 0 to 100 % of the full mark"
        ),
        Doubt::ExamMarkAlways { rule, percent } => format!(
            "every exam meets `{rule}` at {percent} %: even one of 0, and one of 100 %, does"
        ),
        Doubt::ExamMarksOverlap {
            rule,
            other,
            percent,
        } => format!(
            "an exam at {percent} % of the full mark counts under `{rule}` and under `{other}`: let one end where the other begins"
        ),
        Doubt::WithheldByNothing { rule, other } => format!(
            "`{other}` can never have a line, so it never withholds `{rule}`: drop it here, or see why it cannot"
        ),
        Doubt::OverrunBelowFirst { rule, minutes } => format!(
            "an emergency {minutes} {} over gives no line: the first band is that of `{rule}`",
            plural(*minutes)
        ),
        Doubt::OverrunAboveLast { rule, minutes } => format!(
            "an emergency {minutes} {} over gives no line, although shorter ones do: drop the `to` of `{rule}`",
            plural(*minutes)
        ),
        Doubt::OverrunNotDerived { rule, minutes } => format!(
            "an emergency {minutes} {} over gives no line: `{rule}` is recorded only, and other bands are derived; write source = \"both\"",
            plural(*minutes)
        ),
        Doubt::CategoryOfTwoRules {
            category,
            rule,
            other,
        } => format!(
            "a valid complaint of category `{category}` has a line of `{rule}` and one of `{other}`: leave the word in one of them"
        ),
        Doubt::OtherCategoryOfRule { category, rule } => format!(
            "`other_categories` names `{category}`, and a valid complaint of that category has a line of `{rule}` all the same: take it out of one of them"
        ),
        Doubt::RecordersOpen { role } => format!(
            "nothing says who may record rows about a `{role}`, who is scored: nobody is asked; write {role} = [\"supervisor\", \"manager\"], or who else may"
        ),
        Doubt::PointsBeyondRange {
            rule,
            points,
            range,
        } => format!(
            "one time of `{rule}` is {points} points, and from floor to cap there are {range}: is a digit too many?"
        ),
        Doubt::FinePoints { rule } => format!(
            "the points of `{rule}` have more than 2 decimals, and people read 2: write them shorter"
        ),
        Doubt::RangeOfOne { rule, points } => format!(
            "the range of `{rule}` holds {points} alone: write points = {points}, and rows may leave them blank"
        ),
        Doubt::MetricFedBy { rule, metric } => format!(
            "`{rule}` follows `{}` ({}): files of {} feed it, and without any of them nobody gets a line of it",
            metric.key(),
            indicator(*metric, Lang::En),
            files(metric.fed_by())
        ),
        Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        } if metric.unit() == Unit::Count && *from > Decimal::ZERO => format!(
            "`{rule}` can never have a line: {} where `min_sample` is {from}; write min_sample = 0, or another limit",
            range(*metric, *from, *to)
        ),
        Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        } => format!(
            "`{rule}` can never have a line: {}",
            range(*metric, *from, *to)
        ),
        Doubt::MetricAlways {
            rule,
            metric,
            from,
            to,
        } => format!(
            "everybody with a sample gets a line of `{rule}`: {}",
            range(*metric, *from, *to)
        ),
        Doubt::MetricGap {
            rule,
            other,
            metric,
            from,
            to,
        } if from == to => format!(
            "neither `{rule}` nor `{other}` holds where `{}` is exactly {from}: let one of them include it (`at_least` or `at_most`)",
            metric.key()
        ),
        Doubt::MetricGap {
            rule,
            other,
            metric,
            from,
            to,
        } => format!(
            "neither `{rule}` nor `{other}` holds where `{}` is between {from} and {to}: let one begin where the other ends",
            metric.key()
        ),
        Doubt::MetricSamples {
            rule,
            other,
            sample,
            others,
        } => format!(
            "`{rule}` asks for a sample of {sample} and `{other}` for {others}, and they are tiers of one metric: whoever has enough for one and not for the other falls into another tier; write the same `min_sample`"
        ),
        Doubt::LabelMissing { rule } => format!(
            "`{rule}` has no `zh_hant`: rows that name it in Traditional Chinese are not understood; add it"
        ),
        Doubt::LabelSameInTraditional { rule } => format!(
            "`zh_hant` of `{rule}` is its `zh`: is that how it is written in Traditional Chinese?"
        ),
        Doubt::LabelUntranslated { rule } => format!(
            "`en` of `{rule}` is its `zh`: English reports would show Chinese; translate it"
        ),
        Doubt::LaxerForUrgent {
            key,
            urgent,
            minutes,
            other,
            theirs,
        } => {
            let what = match *key {
                "resolution_minutes" => "resolution",
                _ => "first response",
            };
            format!(
                "`{urgent}` is more urgent than `{other}` and has longer to its {what}, {minutes} minutes and not {theirs}: shorten one or lengthen the other"
            )
        }
        Doubt::HoursUnused => {
            "nothing is counted on these hours: name limits in `working_hours` under [limits], or drop [hours]".into()
        }
        Doubt::WorkingHoursOfNothing { limit } => format!(
            "`{limit}` is to be counted on working hours and is set nowhere: set it under [limits], or drop it here"
        ),
        Doubt::HolidayIdle { count: 1, first } => {
            format!("{first} is not a working day anyway: as a holiday it changes nothing")
        }
        Doubt::HolidayIdle { count, first } => format!(
            "{count} holidays, the first {first}, are not working days anyway: they change nothing"
        ),
        Doubt::WorkdayIdle { count: 1, first } => {
            format!("{first} is a weekday that is worked anyway: as a workday it changes nothing")
        }
        Doubt::WorkdayIdle { count, first } => format!(
            "{count} workdays, the first {first}, are weekdays that are worked anyway: they change nothing"
        ),
    }
}

fn plural(minutes: u32) -> &'static str {
    if minutes == 1 { "minute" } else { "minutes" }
}

pub(crate) fn with_cases(cases: usize) -> String {
    match cases {
        0 => {
            "no cases: a [[case]] says what should come out, and `kefu policy test` runs it".into()
        }
        1 => "1 case: `kefu policy test` runs it".into(),
        cases => format!("{cases} cases: `kefu policy test` runs them"),
    }
}

fn either(columns: &[&str]) -> String {
    let quoted = columns.iter().map(|column| format!("`{column}`"));
    quoted.collect::<Vec<_>>().join(" or ")
}

pub(crate) fn trial(passed: bool) -> &'static str {
    if passed { "ok  " } else { "FAIL" }
}

pub(crate) fn miss(key: &str, expected: Option<&str>, got: Option<&str>) -> String {
    let (expected, got) = (expected.unwrap_or("none"), got.unwrap_or("none"));
    format!("`{key}`: expected {expected}, came out as {got}")
}

pub(crate) fn tried(cases: usize, failed: usize) -> String {
    let all = if cases == 1 {
        "1 case".into()
    } else {
        format!("{cases} cases")
    };
    match (cases, failed) {
        (0, _) => "no cases: write a [[case]] with what happened and what should come out".into(),
        (_, 0) => format!("{all}: as expected"),
        _ => format!("{all}: {failed} not as expected"),
    }
}
