//! No number of the built-in policy is dead, and none is in code: each is moved up and down by one, and then the policy must be
//! refused or a case come out otherwise. Numbers that only move together (where bands meet) are moved together.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use kefu::event::{Call, Kind};
use kefu::ingest::{self, Input};
use kefu::month::{Month, Period};
use kefu::policy::{self, BUILT_IN};
use kefu::problem::Problem;
use kefu::result::{AgentResult, History};
use kefu::rulebook::Rulebook;
use kefu::source::Sources;
use kefu::tally::{Facts, Tally};
use kefu::{score, settings, words};
use rust_decimal::Decimal;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::cases::{Place, expected, field, number, places};
use crate::run::{folders, project, text};

struct OneFile {
    kind: Kind,
    path: PathBuf,
}

impl Input for OneFile {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(&self.path)?))
    }
}

/// A folder of inputs, read; what it must give; and what was wrong with it whatever the policy says.
struct Case {
    name: String,
    wanted: Value,
    facts: Facts,
    history: History,
    problems: Vec<Problem>,
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().and_then(|name| name.to_str());
    name.expect("a UTF-8 name").to_string()
}

/// The files of a folder that are named after a kind, by kind and then by name.
fn inputs(dir: &Path, settings: &settings::Settings) -> Vec<OneFile> {
    let entries = std::fs::read_dir(dir).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let kind = |path: &PathBuf| {
        let name = name_of(path).to_lowercase();
        let ends = [".csv", ".tsv", ".txt"]
            .iter()
            .any(|end| name.ends_with(end));
        let begins = |kind: &Kind| kind.file_names().any(|word| name.starts_with(word));
        let said = settings.source(&name_of(path)).map(|source| source.kind);
        said.or_else(|| Kind::ALL.into_iter().find(begins).filter(|_| ends))
    };
    let with_kind = |path: PathBuf| kind(&path).map(|kind| OneFile { kind, path });
    let mut files: Vec<OneFile> = paths.into_iter().filter_map(with_kind).collect();
    files.sort_by_key(|file| file.kind);
    files
}

fn case(dir: &Path) -> Case {
    let file = |name: &str| Some(dir.join(name)).filter(|path| path.exists());
    let settings = file("kefu.toml").map_or_else(Default::default, |path| {
        settings::read(&text(&path)).expect("settings")
    });
    let month: Month = text(&dir.join("month.txt")).parse().expect("a month");
    let mut sources = Sources::default();
    let mut problems = Vec::new();
    let mut history = History::default();
    for path in file("history").iter().flat_map(|dir| {
        let entries = std::fs::read_dir(dir).expect("the folder is there");
        entries.map(|entry| entry.expect("an entry").path())
    }) {
        let source = sources.add(name_of(&path));
        let name = format!("history/{}", name_of(&path));
        problems.extend(
            history
                .add(source, &name, &text(&path))
                .err()
                .map(|problem| *problem),
        );
    }
    let period = Period::whole(month, settings.clock);
    let mut tally = Tally::new(period, &settings.not_scored);
    let mut sensed = Vec::new();
    for input in inputs(dir, &settings) {
        let source = sources.add(name_of(&input.path));
        let zone = settings.clock.zone;
        let said = settings.source(&name_of(&input.path));
        let layout =
            ingest::sense_as(&input, source, zone, said, &mut problems).expect("it is readable");
        sensed.push((input, layout));
    }
    sensed.sort_by_key(|(input, layout)| {
        let is_calls = input.kind == Kind::Calls;
        let later = is_calls.then(|| !Call::reads_first(layout.has));
        (input.kind, later)
    });
    for (input, layout) in sensed {
        tally.begin(input.kind, layout.file);
        if input.kind == Kind::Agents && !layout.usable {
            tally.roster_is_unreadable();
        }
        if layout.folds {
            tally.folds();
        }
        let mut add = |row: kefu::event::Row<'_>| tally.add(input.kind, row);
        let counts =
            ingest::read(&input, &layout, &mut problems, &mut add).expect("it is readable");
        tally.end(counts.rows, counts.rejected);
        tally.filtered(counts.filtered);
    }
    let (facts, tallied) = tally.finish(sources);
    problems.extend(tallied);
    Case {
        name: name_of(dir),
        wanted: serde_json::from_str(&text(&dir.join("expected.json"))).expect("expected.json"),
        facts,
        history,
        problems,
    }
}

/// Every case, and every folder of problems that a policy has a say in.
fn all() -> Vec<Case> {
    let files = "backup-not-read file-not-named file-not-read folder-not-read own-report";
    let beside = "accept-unused bad-history bad-policy bad-settings month-not-over setting-unused unmatched-ignore \
        unmatched-source";
    let without: Vec<&str> = files.split(' ').chain(beside.split(' ')).collect();
    let dirs = ["testdata/cases", "testdata/problems"].map(|dir| folders(&project().join(dir)));
    let with = |dir: &&PathBuf| {
        !without.contains(&name_of(dir).as_str()) && !dir.join("policy.toml").exists()
    };
    dirs.concat()
        .iter()
        .filter(with)
        .map(|dir| case(dir))
        .collect()
}

impl Case {
    fn score(&self, policy: &Rulebook) -> (Vec<AgentResult>, Vec<Problem>) {
        let (result, mut problems) = score::score(policy, &self.facts, &self.history);
        problems.extend(self.problems.iter().cloned());
        (result.agents, problems)
    }

    /// What `expected.json` writes down of every agent, as it came out.
    fn figures(&self, agents: &[AgentResult]) -> Vec<String> {
        let agents = serde_json::to_value(agents).expect("JSON");
        let agents = agents.as_array().expect("agents");
        self.fields(|id, name, value| {
            let agent = agents.iter().find(|agent| agent["agent_id"] == id);
            match agent {
                Some(agent) if name == "indicators" => named(&agent[name], value),
                Some(agent) => field(agent, name),
                None => "nobody".to_string(),
            }
        })
    }

    /// The same, as it is written down.
    fn written(&self) -> Vec<String> {
        self.fields(|_, name, value| match name {
            "indicators" => named(value, value),
            _ => expected(value, name),
        })
    }

    fn fields(&self, figure: impl Fn(&str, &str, &Value) -> String) -> Vec<String> {
        let mut all = Vec::new();
        for (id, fields) in self.wanted["agents"].as_object().into_iter().flatten() {
            for (name, value) in fields.as_object().expect("fields") {
                all.push(format!("{id}.{name}: {}", figure(id, name, value)));
            }
        }
        all
    }

    /// The problems that are told: all errors, and of the others those that are written down.
    fn told(&self, problems: &[Problem]) -> BTreeSet<Place> {
        let tell = |problem| words::tell(problem, &self.facts.sources);
        let told: Vec<_> = problems.iter().map(tell).collect();
        let written = self.problems_written();
        let mut told = places(&serde_json::to_value(told).expect("JSON"));
        told.retain(|place| place.0 == "error" || written.contains(place));
        told
    }

    fn problems_written(&self) -> BTreeSet<Place> {
        let written = &self.wanted["problems"];
        if written.is_null() {
            BTreeSet::new()
        } else {
            places(written)
        }
    }
}

/// What came out of a folder: as scored, to see at once that nothing moved, and as far as it is written down.
struct Before<'c> {
    case: &'c Case,
    scored: (Vec<AgentResult>, Vec<Problem>),
    figures: Vec<String>,
    told: BTreeSet<Place>,
}

impl<'c> Before<'c> {
    fn new(case: &'c Case, policy: &Rulebook) -> Self {
        let scored = case.score(policy);
        Before {
            figures: case.figures(&scored.0),
            told: case.told(&scored.1),
            scored,
            case,
        }
    }

    fn changes(&self, policy: &Rulebook) -> bool {
        let scored = self.case.score(policy);
        scored != self.scored
            && (self.case.figures(&scored.0) != self.figures
                || self.case.told(&scored.1) != self.told)
    }
}

/// The places of all numbers of a document, in their order, but for those of its cases: they score nothing.
fn numbers(document: &str) -> Vec<Range<usize>> {
    fn walk(value: &Spanned<DeValue<'_>>, found: &mut Vec<Range<usize>>) {
        match value.get_ref() {
            DeValue::Integer(_) | DeValue::Float(_) => found.push(value.span()),
            DeValue::Array(items) => items.iter().for_each(|item| walk(item, found)),
            DeValue::Table(table) => table.values().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let table = DeTable::parse(document).expect("TOML");
    let mut found = Vec::new();
    table
        .get_ref()
        .iter()
        .filter(|(key, _)| key.get_ref() != "case")
        .for_each(|(_, value)| walk(value, &mut found));
    found.sort_by_key(|place| place.start);
    found
}

/// The document with numbers moved by `step`.
fn moved(document: &str, places: &[&Range<usize>], step: Decimal) -> String {
    let mut places = places.to_vec();
    places.sort_by_key(|place| std::cmp::Reverse(place.start));
    let mut text = document.to_string();
    for place in places {
        let number = Decimal::from_str(&document[place.clone()]).expect("a number");
        text.replace_range(place.clone(), &(number + step).to_string());
    }
    text
}

/// Of some indicators, those that are written down.
fn named(indicators: &Value, written: &Value) -> String {
    let names = written.as_object().expect("indicators").keys();
    let figures = names.map(|name| format!("{name} {:?}", number(&indicators[name])));
    figures.collect::<Vec<_>>().join(", ")
}

fn line_of(document: &str, place: &Range<usize>) -> String {
    let line = document[..place.start].matches('\n').count();
    let words = document.lines().nth(line).expect("a line");
    format!(
        "line {}: {words}, number {}",
        line + 1,
        &document[place.clone()]
    )
}

const STEPS: [Decimal; 2] = [Decimal::ONE, Decimal::NEGATIVE_ONE];

/// What moving numbers by a step does: the policy is refused (None), or a folder comes out otherwise, or none does.
fn moves(
    document: &str,
    places: &[&Range<usize>],
    step: Decimal,
    before: &[Before<'_>],
) -> Option<bool> {
    let policy = policy::read(&moved(document, places, step)).ok()?;
    Some(before.iter().any(|before| before.changes(&policy)))
}

/// The numbers of a policy that can be moved, up or down, without anything coming out otherwise; `due_days` moves no figure.
fn dead(document: &str, only: impl Fn(&str) -> bool) -> Vec<String> {
    let cases = all();
    let policy = policy::read(document).expect("it reads");
    let before: Vec<_> = cases
        .iter()
        .map(|case| Before::new(case, &policy))
        .collect();
    let numbers = numbers(document);
    let (mut dead, mut bound) = (Vec::new(), Vec::new());
    for place in &numbers {
        let name = line_of(document, place);
        if !only(&name) || name.contains(": due_days =") {
            continue;
        }
        let [up, down] = STEPS.map(|step| moves(document, &[place], step, &before));
        if up == Some(false) || down == Some(false) {
            dead.push(format!("{name}: up {up:?}, down {down:?}"));
        } else if up.is_none() && down.is_none() {
            bound.push(place);
        }
    }
    for place in &bound {
        let mut others: Vec<_> = bound.iter().filter(|other| *other != place).collect();
        others.sort_by_key(|other| other.start.abs_diff(place.start));
        let together = |step| {
            let with = |other: &&Range<usize>| moves(document, &[place, other], step, &before);
            others.iter().find_map(|other| with(other))
        };
        let [up, down] = STEPS.map(together);
        if up != Some(true) || down != Some(true) {
            let name = line_of(document, place);
            dead.push(format!("{name}, with another: up {up:?}, down {down:?}"));
        }
    }
    dead
}

#[test]
fn the_folders_come_out_in_here_as_in_the_program() {
    let cases = all();
    assert!(cases.len() > 100);
    let policy = policy::read(BUILT_IN).expect("it reads");
    for case in &cases {
        let (agents, problems) = case.score(&policy);
        assert_eq!(case.figures(&agents), case.written(), "{}", case.name);
        assert_eq!(
            case.told(&problems),
            case.problems_written(),
            "{}",
            case.name
        );
    }
}

#[test]
fn every_number_of_the_built_in_policy_moves_something() {
    assert!(numbers(BUILT_IN).len() > 70);
    let dead = dead(BUILT_IN, |line| !line.contains(": decimals ="));
    assert!(dead.is_empty(), "nothing depends on\n{}", dead.join("\n"));
}

/// Rules without points have no number that could be dead: every rule must stand in a line that is written down.
#[test]
fn every_rule_of_the_built_in_policy_has_a_case() {
    let mut seen = BTreeSet::new();
    for case in all() {
        let agents = case.wanted["agents"].as_object().into_iter().flatten();
        let lines = agents.filter_map(|(_, fields)| fields["lines"].as_array());
        seen.extend(
            lines
                .flatten()
                .filter_map(|line| line[0].as_str().map(String::from)),
        );
    }
    let policy = policy::read(BUILT_IN).expect("it reads");
    let rules: BTreeSet<String> = policy.rules.into_iter().map(|rule| rule.id).collect();
    assert_eq!(seen, rules);
}

/// At 10 yuan a point nothing is ever rounded, so this one number is tried at another rate.
#[test]
fn the_decimals_of_the_float_move_something() {
    let fine = BUILT_IN.replacen("per_point = 10 ", "per_point = 0.015 ", 1);
    assert_ne!(fine, BUILT_IN);
    let dead = dead(&fine, |line| line.contains(": decimals ="));
    assert!(dead.is_empty(), "nothing depends on\n{}", dead.join("\n"));
}

#[test]
fn a_dead_number_is_found() {
    // A rule that no case names.
    let rule = "\n[[rule]]\nid = \"L99\"\nclause = \"9\"\nkey = \"humming\"\nseverity = \"minor\"\nzh = \"哼歌\"\nen = \"Humming\"\npoints = -3\n";
    let found = dead(&format!("{BUILT_IN}{rule}"), |line| {
        line.ends_with("number -3")
    });
    assert_eq!(found.len(), 1, "{found:?}");
}
