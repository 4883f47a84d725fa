//! Tells problems on standard error: in order, many of one kind as a few examples and a count.

use std::collections::BTreeMap;
use std::env;
use std::io::{self, IsTerminal, Write};

use comfy_table::Table;
use kefu::problem::{Level, Problem};
use kefu::report::Style;
use kefu::settings::Settings;
use kefu::source::Sources;
use kefu::words::{self, Label, Lang, Phrase};

use crate::args::{Colour, Language, Show};

/// How many of one kind are told before the rest is only counted.
const EXAMPLES: usize = 5;

/// How many other lines are named on which a problem is the same.
const LINES: usize = 4;

/// The language of what goes to standard output, or to standard error.
pub(crate) fn lang(show: &Show, settings: Option<&Settings>, terminal: bool) -> Lang {
    spoken(show.lang, settings, terminal)
}

/// The language that is asked for, else that of the settings, else on a terminal that of the locale.
pub(crate) fn spoken(asked: Option<Language>, settings: Option<&Settings>, terminal: bool) -> Lang {
    let asked = asked.map(|lang| match lang {
        Language::En => Lang::En,
        Language::Zh => Lang::Zh,
    });
    let set = || settings.and_then(|settings| Lang::named(settings.lang.as_deref()?));
    let locale = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
        Lang::named(&set?)
    };
    asked
        .or_else(set)
        .or_else(|| terminal.then(locale).flatten())
        .unwrap_or_default()
}

/// How a table is written: as wide as the terminal that it goes to, and in files and pipes as wide as fits most.
pub(crate) fn style(show: &Show, terminal: bool) -> Style {
    Style {
        width: width(terminal),
        colour: colour(show, terminal),
    }
}

/// How many columns there are for a table.
pub(crate) fn width(terminal: bool) -> u16 {
    let real = terminal.then(|| Table::new().width()).flatten();
    real.map_or(WIDTH, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// What fits most terminals.
const WIDTH: u16 = 100;

/// Narrower, tables would have a word a line; wider, lines would be long to follow.
const NARROWEST: u16 = 60;
const WIDEST: u16 = 160;

/// Whether to colour what goes to a terminal; never against `NO_COLOR`.
pub(crate) fn colour(show: &Show, terminal: bool) -> bool {
    match show.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            terminal
                && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                && env::var("TERM").as_deref() != Ok("dumb")
        }
    }
}

/// What of the problems is told.
#[derive(Clone, Copy)]
pub(crate) struct Hear {
    /// Those of at least that level.
    pub(crate) least: Level,
    /// Whether each is told, and not only a few of a kind.
    pub(crate) all: bool,
}

impl From<Level> for Hear {
    fn from(least: Level) -> Self {
        Hear { least, all: false }
    }
}

/// Tells the problems; that there are notes is always said.
pub(crate) fn problems(
    problems: &[Problem],
    sources: &Sources,
    show: &Show,
    settings: Option<&Settings>,
    hear: impl Into<Hear>,
) {
    let Hear { least, all } = hear.into();
    let terminal = io::stderr().is_terminal();
    let (lang, colour) = (lang(show, settings, terminal), colour(show, terminal));
    let wanted = |problem: &&Problem| problem.level() <= least;
    let mut text = String::new();
    for group in of_a_kind(problems.iter().filter(wanted)) {
        let alike = if all {
            group.iter().map(|problem| vec![*problem]).collect()
        } else {
            equal(&group)
        };
        let shown = if alike.len() > EXAMPLES + 1 && !all {
            EXAMPLES
        } else {
            alike.len()
        };
        for problems in alike.iter().take(shown) {
            text.push_str(&line(problems, sources, lang, colour));
        }
        let more = alike.iter().skip(shown).map(Vec::len).sum::<usize>();
        if more > 0 {
            let more = words::phrase(&Phrase::More(more as u64), lang);
            text.push_str(&format!("  {more}\n"));
        }
    }
    let unheard = problems
        .iter()
        .filter(|problem| problem.level() == Level::Note)
        .count() as u64;
    if unheard > 0 && !show.quiet && least < Level::Note {
        text.push_str(&format!(
            "{}\n",
            words::phrase(&Phrase::SeeNotes(unheard), lang)
        ));
    }
    say(&text);
}

/// Problems of one level, code and column together, the worst first.
fn of_a_kind<'p>(problems: impl Iterator<Item = &'p Problem>) -> Vec<Vec<&'p Problem>> {
    let mut places: BTreeMap<(Level, &str, Option<&str>), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    for problem in problems {
        let key = (
            problem.level(),
            problem.what.code(),
            problem.column.as_deref(),
        );
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(problem),
            None => groups.push(vec![problem]),
        }
    }
    groups.sort_by_key(|group| group.first().map(|problem| problem.level()));
    groups
}

/// Problems that say the same of one cell of one file together: a word that stands in many rows is one thing to correct.
fn equal<'p>(group: &[&'p Problem]) -> Vec<Vec<&'p Problem>> {
    let mut places: BTreeMap<(u32, &str), Vec<usize>> = BTreeMap::new();
    let mut alike: Vec<Vec<&Problem>> = Vec::new();
    for problem in group {
        let (Some(at), Some(value)) = (problem.at, problem.value.as_deref()) else {
            alike.push(vec![problem]);
            continue;
        };
        let same = places.entry((at.file, value)).or_default();
        let says = |place: &&usize| {
            let first = alike.get(**place).and_then(|alike| alike.first());
            first.is_some_and(|first| {
                first.what == problem.what && first.accepted == problem.accepted
            })
        };
        match same.iter().find(says).copied() {
            Some(place) => alike[place].push(problem),
            None => {
                same.push(alike.len());
                alike.push(vec![problem]);
            }
        }
    }
    alike
}

/// The word for a level, and its colour.
pub(crate) fn level(level: Level) -> (Label, &'static str) {
    match level {
        Level::Error => (Label::Error, "31"),
        Level::Warning => (Label::Warning, "33"),
        Level::Note => (Label::Note, "36"),
    }
}

/// A problem on a line: level and code, place, sentence, and the other lines on which it is the same.
fn line(alike: &[&Problem], sources: &Sources, lang: Lang, colour: bool) -> String {
    let [problem, others @ ..] = alike else {
        return String::new();
    };
    let (label, shade) = level(problem.level());
    let label = format!("{}[{}]", words::label(label, lang), problem.what.code());
    let label = shaded(&label, shade, colour);
    let place = problem
        .at
        .map(|at| format!(" {}:{}:", sources.name(at.file), at.line))
        .unwrap_or_default();
    let message = words::message(problem, sources, lang);
    let lines: Vec<u32> = others
        .iter()
        .filter_map(|other| Some(other.at?.line))
        .collect();
    let also = match lines.get(..lines.len().min(LINES)) {
        Some(shown @ [_, ..]) => {
            let of = lines.len();
            format!(
                " {}",
                words::phrase(&Phrase::AlsoOn { lines: shown, of }, lang)
            )
        }
        _ => String::new(),
    };
    format!("{label}{place} {}{also}\n", printable(&message))
}

/// A label in bold and in colour, where colours are shown.
pub(crate) fn shaded(label: &str, shade: &str, colour: bool) -> String {
    if colour {
        format!("\x1b[1;{shade}m{label}\x1b[0m")
    } else {
        label.to_string()
    }
}

/// The same text without what would steer a terminal.
pub(crate) fn printable(text: &str) -> String {
    let printable = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(printable).collect()
}

/// How many problems there are of each level.
pub(crate) fn verdict(problems: &[Problem], lang: Lang) -> String {
    let count = |level| {
        problems
            .iter()
            .filter(|problem| problem.level() == level)
            .count() as u64
    };
    if problems.is_empty() {
        return words::phrase(&Phrase::AllWell, lang);
    }
    let verdict = Phrase::Verdict {
        errors: count(Level::Error),
        warnings: count(Level::Warning),
        notes: count(Level::Note),
    };
    words::phrase(&verdict, lang)
}

/// Says something on standard error; that nobody hears it is no reason to stop.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
