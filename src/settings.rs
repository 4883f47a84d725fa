//! `kefu.toml`: the settings of a folder, read from its text. Flags of the program win over them.

mod accept;
mod beside;
mod expect;
mod ignore;
mod mapping;
mod people;
mod preset;
mod source;

use chrono::NaiveTime;
use chrono_tz::Tz;
use glob::Pattern;

use crate::document::{Placed, Wanted};
use crate::event::Kind;
use crate::month::{Clock, Month};
use crate::problem::Acceptance;
use crate::problem::{Document, Mistake};

pub use beside::Beside;
pub use ignore::Ignore;
pub use mapping::{Filter, Mapped, Mapping};
pub use people::IdWidth;
pub use preset::{Preset, named as preset, presets};
pub use source::Source;

/// The settings of a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// The month, when nobody says another.
    pub month: Option<Month>,
    /// The language of what a person reads: `en` or `zh`.
    pub lang: Option<String>,
    /// The zone of the month, and when its days begin.
    pub clock: Clock,
    /// Extensions and bots whose rows are not ours.
    pub not_scored: Vec<Pattern>,
    /// What is said beside the built-in policy.
    pub beside: Beside,
    /// Files and folders that are no inputs.
    pub ignore: Vec<Ignore>,
    /// How many digits ids of people have.
    pub id_width: Option<IdWidth>,
    /// The kinds that every month must have a file of.
    pub expected: Vec<Kind>,
    /// What is said of exports.
    pub sources: Vec<Source>,
    /// Warnings that somebody lives with.
    pub accepts: Vec<Acceptance>,
}

impl Settings {
    /// What is said of a file, by its name: the first that matches.
    pub fn source(&self, name: &str) -> Option<&Source> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        self.sources.iter().find(|source| source.matches(name))
    }

    /// The first pattern of `ignore` that a file or folder has.
    pub fn ignores(&self, name: &str) -> Option<&Ignore> {
        self.ignore.iter().find(|ignore| ignore.matches(name))
    }
}

impl Default for Settings {
    fn default() -> Self {
        let clock = Clock::new(Tz::Asia__Shanghai);
        Settings {
            month: None,
            lang: None,
            clock,
            not_scored: Vec::new(),
            beside: Beside::default(),
            ignore: Vec::new(),
            id_width: None,
            expected: Vec::new(),
            sources: Vec::new(),
            accepts: Vec::new(),
        }
    }
}

/// Reads settings.
///
/// # Errors
/// Every mistake in the text, in the order of their lines.
pub fn read(text: &str) -> Result<Settings, Vec<Mistake>> {
    let (mut doc, mut top) = Document::parse(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut settings = Settings::default();
    let month = doc.take(&mut top, "month", Wanted::Month, |value| {
        value.as_str()?.parse().ok()
    });
    settings.month = month.map(Placed::into_inner);
    let lang = |text: &str| ["en", "zh"].contains(&text).then(|| text.to_string());
    let lang = doc.take(&mut top, "lang", Wanted::Language, |value| {
        lang(value.as_str()?)
    });
    settings.lang = lang.map(Placed::into_inner);
    settings.ignore = ignore::read(&mut doc, &mut top);
    let mut time = doc.table(&mut top, "time");
    let zone = doc.take(&mut time, "zone", Wanted::Zone, |value| {
        value.as_str()?.parse().ok()
    });
    if let Some(zone) = zone {
        settings.clock.zone = zone.into_inner();
    }
    let starts = doc.take(&mut time, "day_starts_at", Wanted::Hour, |value| {
        hour(value.as_str()?)
    });
    if let Some(starts) = starts {
        settings.clock.day_starts_at = starts.into_inner();
    }
    doc.close(time);
    people::read(&mut doc, &mut top, &mut settings);
    settings.beside = beside::read(&mut doc, &mut top);
    settings.expected = expect::read(&mut doc, &mut top);
    for table in doc.tables(&mut top, "source") {
        settings.sources.extend(source::read(&mut doc, table));
    }
    for table in doc.tables(&mut top, "accept") {
        settings.accepts.extend(accept::read(&mut doc, table));
    }
    doc.close(top);
    let mistakes = doc.into_mistakes();
    if mistakes.is_empty() {
        Ok(settings)
    } else {
        Err(mistakes)
    }
}

/// A time from 00:00 to 12:00.
fn hour(text: &str) -> Option<NaiveTime> {
    let time = NaiveTime::parse_from_str(text, "%H:%M").ok()?;
    (text.len() == 5 && time <= NaiveTime::from_hms_opt(12, 0, 0)?).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Flaw;

    #[test]
    fn every_mistake_is_told_at_its_line() {
        let text = "month = \"2026-13\"\nlagn = \"zh\"\n[time]\nzone = \"Asia/Peking\"\nday_starts_at = \"13:00\"\n";
        let mistakes = read(text).unwrap_err();
        assert_eq!(
            mistakes.iter().map(|m| m.line).collect::<Vec<_>>(),
            [1, 2, 4, 5]
        );
        assert!(matches!(
            &mistakes[1].flaw,
            Flaw::UnknownKey {
                near: Some("lang"),
                ..
            }
        ));
    }

    #[test]
    fn settings_are_read() {
        let text = "month = \"2026-10\"\n[time]\nzone = \"America/New_York\"\nday_starts_at = \"06:00\"\n[people]\nnot_scored = [\"8001\", \"bot-*\"]\n";
        let settings = read(text).unwrap();
        assert_eq!(
            settings.month.map(|m| m.to_string()).as_deref(),
            Some("2026-10")
        );
        assert_eq!(settings.clock.zone, Tz::America__New_York);
        assert!(settings.not_scored[1].matches("bot-ivr"));
    }

    #[test]
    fn a_source_is_read_or_told_at_its_line() {
        let good = "[[source]]\nfiles = \"pbx-*.csv\"\nkind = \"calls\"\n[source.columns]\ncall_id = \"id\"\ntalk_seconds = { column = \"len\", unit = \"minutes\" }\n[source.only]\n\"Call Type\" = [\"In\"]\n";
        let settings = read(good).unwrap();
        let source = settings.source("exports/pbx-east.csv").unwrap();
        assert_eq!(
            (source.mapping.columns.len(), source.mapping.columns[1].unit),
            (2, Some(crate::event::Unit::Minutes))
        );
        assert_eq!(source.mapping.filters[0].values, ["in"]);
        assert_eq!(settings.source("other.csv"), None);
        for name in ["PBX-East.CSV", "pbx-east.csv.gz", "pbx-1.csv.GZ"] {
            assert_eq!(settings.source(name), Some(source), "{name}");
        }
        let bad = "[[source]]\nfiles = \"a.csv\"\nkind = \"cals\"\n[[source]]\nfiles = \"b.csv\"\nkind = \"calls\"\nheader = 0\ndelimeter = \";\"\n[source.columns]\ncal_id = \"x\"\ncsat = { column = \"y\", unit = \"stars\" }\n";
        let lines: Vec<u32> = read(bad)
            .unwrap_err()
            .iter()
            .map(|mistake| mistake.line)
            .collect();
        assert_eq!(lines, [3, 4, 8, 10, 11]);
    }
}
