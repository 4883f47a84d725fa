//! Everything that a policy says, as one list: comparing policies, the rulebook's pages and the terms of results read it. Each part
//! is taken apart field by field: a new field does not compile until it is listed, or left out by name.

use super::{
    ALL_KEYS, ChangedPart, Claim, Effect, Grade, Key, Points, Rule, Rulebook, Value, hours,
    improve, recorders,
};
use crate::event::Priority;

/// A setting of a part of a policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setting {
    /// What it is a setting of.
    pub about: ChangedPart,
    /// Its key in the file.
    pub key: &'static str,
    /// What it holds.
    pub value: Value,
    /// What follows where it is changed.
    pub effect: Effect,
}

/// A setting that the policy chooses otherwise than an unwritten key does.
pub struct Chosen {
    /// As the file has it: `[ranking] scope = team`.
    pub written: String,
    /// Its key.
    pub key: &'static Key,
}

impl Rulebook {
    /// Everything that it says, in the order of the file.
    pub fn settings(&self) -> Vec<Setting> {
        let Rulebook {
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
        } = self;
        let words = |of| table("", of, Effect::Wording);
        let moves = |section, of| table(section, of, Effect::Moves);
        let mut all = words(vec![("name", Value::text(name))]);
        let from = vec![("effective_from", Value::Month(*effective_from))];
        all.extend(table("", from, Effect::Months));
        all.extend(words(about.settings()));
        let quiet = Value::Texts(other_categories.clone());
        all.extend(words(vec![("other_categories", quiet)]));
        all.extend(moves("score", score.settings()));
        all.extend(grades.iter().map(grade));
        all.extend(moves("pay", pay.settings()));
        let people = vec![
            ("scored_roles", Value::roles(scored_roles)),
            ("service_month", Value::choice(*service_month)),
        ];
        all.extend(moves("people", people));
        let last = vec![("last_min_people", Value::whole(*last_min_people))];
        all.extend(moves("ranking", [last, ranking.settings()].concat()));
        all.extend(moves("flags", flags.settings()));
        let full_mark = vec![("full_mark", Value::Number(*full_mark))];
        all.extend(moves("exams", full_mark));
        all.extend(moves("limits", limits.settings()));
        for priority in Priority::ALL {
            let own = limits.own(Some(priority));
            all.extend(moves(section(priority), own.settings()));
        }
        all.extend(moves("hours", hours::settings(hours.as_ref())));
        let improve = improve::settings(improve.as_ref());
        all.extend(table("improve", improve, Effect::Wording));
        for (key, value, effect) in recorders::settings(recorders.as_ref()) {
            all.extend(table("recorders", vec![(key, value)], effect));
        }
        all.extend(rules.iter().flat_map(rule));
        all
    }

    /// What it chooses otherwise than an unwritten key does, in the order of the file; what a page of the rulebook has a place of
    /// its own for is left out.
    pub fn chosen(&self) -> Vec<Chosen> {
        let chosen = |Setting {
                          about, key, value, ..
                      }: Setting| {
            let ChangedPart::Section(section) = about else {
                return None;
            };
            let key = Key::of(section, key).filter(|key| key.is_choice())?;
            let value = value.written();
            let written = match section {
                "" => format!("{} = {value}", key.key),
                section => format!("[{section}] {} = {value}", key.key),
            };
            (!value.is_empty() && value != key.unwritten()).then_some(Chosen { written, key })
        };
        self.settings().into_iter().filter_map(chosen).collect()
    }
}

impl Key {
    /// The key of that name in a table.
    pub fn of(section: &str, key: &str) -> Option<&'static Key> {
        let mut all = ALL_KEYS.iter();
        all.find(|known| known.section == section && known.key == key)
    }

    /// Whether it is one of the choices of a policy: limits in minutes, and what moves nothing, stand elsewhere.
    fn is_choice(&self) -> bool {
        match self.section {
            "" => self.key == "other_categories",
            "limits" => !self.key.ends_with("_minutes"),
            "score" | "pay" | "people" | "ranking" | "flags" => self.may_be_left_out(),
            "hours" => true,
            _ => false,
        }
    }
}

/// The settings of a table that stands there once.
fn table(section: &'static str, of: Vec<(&'static str, Value)>, effect: Effect) -> Vec<Setting> {
    let setting = |(key, value)| Setting {
        about: ChangedPart::Section(section),
        key,
        value,
        effect,
    };
    of.into_iter().map(setting).collect()
}

fn section(priority: Priority) -> &'static str {
    match priority {
        Priority::Low => "limits.low",
        Priority::Normal => "limits.normal",
        Priority::High => "limits.high",
        Priority::Emergency => "limits.emergency",
    }
}

fn grade(grade: &Grade) -> Setting {
    Setting {
        about: ChangedPart::Grade(grade.name.clone()),
        key: "scores",
        value: grade.scores(),
        effect: Effect::Moves,
    }
}

fn rule(rule: &Rule) -> Vec<Setting> {
    let about = ChangedPart::Rule {
        id: rule.id.clone(),
        zh: rule.zh.clone(),
        en: rule.en.clone(),
    };
    let setting = |(key, value, effect)| Setting {
        about: about.clone(),
        key,
        value,
        effect,
    };
    rule.settings().into_iter().map(setting).collect()
}

/// The keys of a kind of rule that it only asks about.
const ASKED: [&str; 3] = ["near_words", "near_alone", "near_beside"];

/// The keys of a kind of rule of which it is said also when they are unwritten.
const ALWAYS_SAID: [&str; 2] = ["once_a_month", "undecided_withholds"];

impl Rule {
    /// Everything that it says, by key.
    fn settings(&self) -> Vec<(&'static str, Value, Effect)> {
        let Rule {
            id: _,
            clause,
            key,
            severity,
            zh,
            zh_hant,
            en,
            aliases,
            points,
            kind,
            recorded: _,
            derived: _,
            roles: _,
            teams: _,
            max_per_month: _,
            reason_required: _,
            claim,
            counts_as_error: _,
            note,
            training,
        } = self;
        let (asked, own): (Vec<_>, Vec<_>) = kind
            .settings()
            .into_iter()
            .partition(|(key, _)| ASKED.contains(key));
        let points = match *points {
            Points::None => Value::Nothing,
            Points::Fixed(points) => Value::Number(points),
            Points::Range { low, high } => Value::Range(low, high),
        };
        let mut moves = vec![
            ("points", points),
            ("severity", Value::Severity(*severity)),
            ("kind", Value::text(kind.name())),
        ];
        moves.extend(own);
        moves.push(("source", Value::text(self.source())));
        moves.extend(self.limits());
        moves.push(("flag", Value::maybe_text(claim.map(Claim::name))));
        let mut wording = vec![
            ("clause", Value::text(clause)),
            ("key", Value::text(key)),
            ("zh", Value::text(zh)),
            ("zh_hant", Value::text(zh_hant)),
            ("en", Value::text(en)),
            ("aliases", Value::Texts(aliases.clone())),
            ("note", Value::maybe_text(note.as_deref())),
            ("training", Value::maybe_text(training.as_deref())),
        ];
        wording.extend(asked);
        let of = |effect| move |(key, value)| (key, value, effect);
        let moves = moves.into_iter().map(of(Effect::Moves));
        moves
            .chain(wording.into_iter().map(of(Effect::Wording)))
            .collect()
    }

    /// For whom it is, and how far it goes, by key.
    fn limits(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("roles", Value::roles(&self.roles)),
            ("teams", Value::Texts(self.teams.clone())),
            ("max_per_month", Value::maybe(self.max_per_month)),
            ("reason_required", Value::Flag(self.reason_required)),
            ("counts_as_error", Value::Flag(self.counts_as_error)),
        ]
    }

    /// Where its lines come from, as the file has it.
    fn source(&self) -> &'static str {
        match (self.recorded, self.derived) {
            (true, true) => "both",
            (false, true) => "derived",
            _ => "recorded",
        }
    }

    /// The settings that say when a line of it arises, as a page shows them; one inside another is named `outer.inner`.
    pub fn conditions(&self) -> Vec<(String, String)> {
        let derived = self.derived.then(|| self.kind.settings());
        let all = derived.into_iter().flatten().chain(self.limits());
        all.flat_map(|(key, value)| conditions(key, &value))
            .collect()
    }
}

/// A setting of a rule as a page shows it; nothing where it is as usual.
fn conditions(key: &str, value: &Value) -> Vec<(String, String)> {
    let inner = |inner: &str, n: u32| (format!("{key}.{inner}"), n.to_string());
    match value {
        Value::Minutes(from, to) => {
            let to = to.map(|to| inner("to", to));
            [Some(inner("from", *from)), to]
                .into_iter()
                .flatten()
                .collect()
        }
        Value::Counts(counts) => {
            let each = counts.iter();
            each.map(|(severity, n)| inner(severity.name(), *n))
                .collect()
        }
        value => {
            let written = value.written();
            let said = is_unusual(key, &written) || ALWAYS_SAID.contains(&key);
            said.then(|| (key.to_string(), written))
                .into_iter()
                .collect()
        }
    }
}

/// Whether a setting of a rule is not what its unwritten key means.
pub(super) fn is_unusual(key: &str, written: &str) -> bool {
    Key::of("rule", key).is_none_or(|known| written != known.unwritten())
}
