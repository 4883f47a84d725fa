//! Everything that a policy says, as a list. Each part is taken apart field by field: a new field does not compile until it is
//! listed here, or left out by name.

use rust_decimal::Decimal;

use super::Setting;
use super::improve::improve_settings;
use super::limits::limit_settings;
use super::recorders::recorder_settings;
use crate::event::Role;
use crate::rulebook::{
    About, Bounds, Categories, Choice, Claim, Edge, Flags, Grade, Mark, Pay, Points, Policy,
    Ranking, Rule, RuleKind, Training,
};
use crate::rulebook::{ChangedPart, Effect, Value};

/// Everything that a policy says.
pub(super) fn settings(policy: &Policy) -> Vec<Setting> {
    let Policy {
        name,
        effective_from,
        about,
        sha256: _,
        score,
        grades,
        pay,
        scored_roles,
        last_min_people,
        ranking,
        service_month,
        flags,
        full_mark,
        limits,
        hours,
        improve,
        recorders,
        other_categories,
        rules,
    } = policy;
    let setting = |section, key, value, effect| Setting {
        about: ChangedPart::Section(section),
        key,
        value,
        effect,
    };
    let mut all = vec![
        setting("", "name", text(name), Effect::Wording),
        setting(
            "",
            "effective_from",
            Value::Month(*effective_from),
            Effect::Months,
        ),
    ];
    let words = about_settings(about).into_iter();
    all.extend(words.map(|(key, value)| setting("", key, value, Effect::Wording)));
    let moves = |section: &'static str, of: Vec<(&'static str, Value)>| {
        let one = move |(key, value)| setting(section, key, value, Effect::Moves);
        of.into_iter().map(one).collect::<Vec<_>>()
    };
    all.extend(moves("score", score_settings(score)));
    all.extend(grades.iter().map(grade_setting));
    all.extend(moves("pay", pay_settings(pay)));
    let quiet = Value::Texts(other_categories.iter().cloned().collect());
    all.push(setting("", "other_categories", quiet, Effect::Wording));
    let people = vec![
        ("scored_roles", roles(scored_roles)),
        ("service_month", choice(*service_month)),
    ];
    all.extend(moves("people", people));
    let mut ranks = vec![("last_min_people", whole(*last_min_people))];
    ranks.extend(ranking_settings(ranking));
    all.extend(moves("ranking", ranks));
    all.extend(moves("flags", flag_settings(flags)));
    all.extend(moves(
        "exams",
        vec![("full_mark", Value::Number(*full_mark))],
    ));
    for (section, of) in limit_settings(limits, hours.as_ref()) {
        all.extend(moves(section, of));
    }
    let improve = improve_settings(improve.as_ref()).into_iter();
    all.extend(improve.map(|(key, value)| setting("improve", key, value, Effect::Wording)));
    let recorders = recorder_settings(recorders.as_ref()).into_iter();
    all.extend(recorders.map(|(key, value, effect)| setting("recorders", key, value, effect)));
    all.extend(rules.iter().flat_map(rule_settings));
    all
}

fn about_settings(about: &About) -> Vec<(&'static str, Value)> {
    let About {
        version,
        approved_by,
        approved_on,
        preamble,
        note,
    } = about;
    let said = |of: &Option<String>| of.as_deref().map_or(Value::Nothing, text);
    vec![
        ("version", said(version)),
        ("approved_by", said(approved_by)),
        ("approved_on", said(&approved_on.map(|day| day.to_string()))),
        ("preamble", said(preamble)),
        ("note", said(note)),
    ]
}

fn score_settings(score: &Bounds) -> Vec<(&'static str, Value)> {
    let Bounds {
        baseline,
        floor,
        cap,
        points_decimals,
        points_step,
        max_bonus,
        max_deductions,
        blank_points,
    } = score;
    vec![
        ("baseline", Value::Number(*baseline)),
        ("floor", Value::Number(*floor)),
        ("cap", Value::Number(*cap)),
        ("points_decimals", whole(*points_decimals)),
        ("points_step", maybe(points_step)),
        ("max_bonus", maybe(max_bonus)),
        ("max_deductions", maybe(max_deductions)),
        ("blank_points", choice(*blank_points)),
    ]
}

fn grade_setting(grade: &Grade) -> Setting {
    let Grade { name, low, high } = grade;
    let end = |edge: &Option<Edge>| edge.map(|Edge { at, inclusive }| (at, inclusive));
    Setting {
        about: ChangedPart::Grade(name.clone()),
        key: "scores",
        value: Value::Band {
            low: end(low),
            high: end(high),
        },
        effect: Effect::Moves,
    }
}

fn pay_settings(pay: &Pay) -> Vec<(&'static str, Value)> {
    let Pay {
        currency,
        per_point,
        limit,
        from_service_month,
        decimals,
    } = pay;
    vec![
        ("currency", text(currency)),
        ("per_point", Value::Number(*per_point)),
        ("limit", Value::Number(*limit)),
        ("from_service_month", whole(*from_service_month)),
        ("decimals", whole(*decimals)),
    ]
}

fn flag_settings(flags: &Flags) -> Vec<(&'static str, Value)> {
    let Flags {
        review_below,
        last_months,
        last_below,
        early_grade,
        early_service_months,
        commendation_grade,
        commendation_months,
        last_below_in,
        training,
    } = flags;
    let (grade, months) = match training {
        Some(Training { grade, months }) => (text(grade), whole(*months)),
        None => (Value::Nothing, Value::Nothing),
    };
    vec![
        ("review_below", Value::Number(*review_below)),
        ("last_months", whole(*last_months)),
        ("last_below", Value::Number(*last_below)),
        ("early_confirmation_grade", text(early_grade)),
        (
            "early_confirmation_service_months",
            whole(*early_service_months),
        ),
        ("commendation_grade", text(commendation_grade)),
        ("commendation_months", whole(*commendation_months)),
        ("last_below_in", choice(*last_below_in)),
        ("training_grade", grade),
        ("training_months", months),
    ]
}

fn ranking_settings(ranking: &Ranking) -> Vec<(&'static str, Value)> {
    let Ranking {
        scope,
        ranked,
        last_when_all_equal,
    } = ranking;
    vec![
        ("scope", choice(*scope)),
        ("ranked", choice(*ranked)),
        ("last_when_all_equal", Value::Flag(*last_when_all_equal)),
    ]
}

fn rule_settings(rule: &Rule) -> Vec<Setting> {
    let Rule {
        id,
        clause,
        key,
        severity,
        zh,
        zh_hant,
        en,
        aliases,
        points,
        kind,
        recorded,
        derived,
        roles: for_roles,
        teams,
        max_per_month,
        reason_required,
        claim,
        counts_as_error,
        note,
        training,
    } = rule;
    let about = ChangedPart::Rule {
        id: id.clone(),
        zh: zh.clone(),
        en: en.clone(),
    };
    let source = match (recorded, derived) {
        (true, true) => "both",
        (false, true) => "derived",
        _ => "recorded",
    };
    let mut moves = vec![
        ("points", points_value(*points)),
        ("severity", Value::Severity(*severity)),
        ("kind", text(kind.name())),
    ];
    moves.extend(kind_settings(kind));
    moves.extend([
        ("source", text(source)),
        ("roles", roles(for_roles)),
        ("teams", texts(teams)),
        ("max_per_month", maybe(max_per_month)),
        ("reason_required", Value::Flag(*reason_required)),
        ("counts_as_error", Value::Flag(*counts_as_error)),
        (
            "flag",
            claim.map_or(Value::Nothing, |claim: Claim| text(claim.name())),
        ),
    ]);
    let wording = [
        ("clause", text(clause)),
        ("key", text(key)),
        ("zh", text(zh)),
        ("zh_hant", text(zh_hant)),
        ("en", text(en)),
        ("aliases", texts(aliases)),
        ("note", note.as_deref().map_or(Value::Nothing, text)),
        ("training", training.as_deref().map_or(Value::Nothing, text)),
    ];
    let moves = moves
        .into_iter()
        .map(|(key, value)| (key, value, Effect::Moves));
    let wording = wording.into_iter().chain(near_words(kind));
    let wording = wording.map(|(key, value)| (key, value, Effect::Wording));
    let setting = |(key, value, effect)| Setting {
        about: about.clone(),
        key,
        value,
        effect,
    };
    moves.chain(wording).map(setting).collect()
}

fn kind_settings(kind: &RuleKind) -> Vec<(&'static str, Value)> {
    match kind {
        RuleKind::Recorded => Vec::new(),
        RuleKind::ComplaintResponse { valid_only } => {
            vec![("valid_only", Value::Flag(*valid_only))]
        }
        RuleKind::ExamScore { mark, once_a_month } => {
            let mark = match mark {
                Mark::AtLeast(percent) => ("at_least_percent", Value::Number(*percent)),
                Mark::Below(percent) => ("below_percent", Value::Number(*percent)),
            };
            vec![mark, ("once_a_month", Value::Flag(*once_a_month))]
        }
        RuleKind::NoValidComplaint {
            min_contacts,
            undecided_withholds,
            withheld_by,
        } => vec![
            ("min_contacts", whole(*min_contacts)),
            ("undecided_withholds", Value::Flag(*undecided_withholds)),
            ("withheld_by", texts(withheld_by)),
        ],
        RuleKind::TopOfService {
            min_ratings,
            min_people,
            workload,
            quality,
            withheld_by_violations,
        } => vec![
            ("min_ratings", whole(*min_ratings)),
            ("min_people", whole(*min_people)),
            ("workload", choice(*workload)),
            ("quality", choice(*quality)),
            (
                "withheld_by_violations",
                Value::Flag(*withheld_by_violations),
            ),
        ],
        RuleKind::ComplaintCategory(Categories { words, .. }) => vec![("categories", texts(words))],
        RuleKind::EmergencyOverrun { from, to } => {
            vec![("over_minutes", Value::Minutes(*from, *to))]
        }
        RuleKind::Accumulated { counts, count } => {
            let counts = Value::Counts(counts.clone());
            vec![("accumulate", counts), ("count", choice(*count))]
        }
        RuleKind::Metric(metric) => {
            let mut all = vec![("metric", text(metric.indicator.key()))];
            let ends = metric.limits().into_iter();
            all.extend(ends.map(|(key, value)| (key, Value::Number(value))));
            all.push(("min_sample", whole(metric.min_sample)));
            all
        }
    }
}

/// What a rule only asks about.
fn near_words(kind: &RuleKind) -> Vec<(&'static str, Value)> {
    let RuleKind::ComplaintCategory(categories) = kind else {
        return Vec::new();
    };
    let Categories {
        words: _,
        near,
        near_alone,
        near_beside,
    } = categories;
    vec![
        ("near_words", texts(near)),
        ("near_alone", texts(near_alone)),
        ("near_beside", texts(near_beside)),
    ]
}

fn points_value(points: Points) -> Value {
    match points {
        Points::None => Value::Nothing,
        Points::Fixed(points) => Value::Number(points),
        Points::Range { low, high } => Value::Range(low, high),
    }
}

fn whole(n: u32) -> Value {
    Value::Number(n.into())
}

fn maybe(n: &Option<Decimal>) -> Value {
    n.map_or(Value::Nothing, Value::Number)
}

fn choice(choice: impl Choice) -> Value {
    text(choice.name())
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn texts(texts: &[String]) -> Value {
    Value::Texts(texts.iter().cloned().collect())
}

fn roles(roles: &[Role]) -> Value {
    Value::Roles(roles.iter().map(|role| role.name()).collect())
}
