//! The units that a number may carry in its cell, by what its column holds.

use std::sync::OnceLock;

use serde::Deserialize;

/// The words of each unit, as the data file has them.
#[derive(Default, Deserialize)]
pub(super) struct Units {
    /// Of points and marks.
    pub(super) points: Vec<String>,
    /// Of ratings.
    pub(super) stars: Vec<String>,
    /// Of how often something happened.
    pub(super) times: Vec<String>,
    /// Of minutes.
    pub(super) minutes: Vec<String>,
}

impl Units {
    /// The built-in units.
    pub(super) fn get() -> &'static Units {
        static UNITS: OnceLock<Units> = OnceLock::new();
        UNITS.get_or_init(|| toml::from_str(include_str!("units.toml")).unwrap_or_default())
    }
}

/// The digits, sign and point of a cell that carries no unit, or one of these words.
pub(super) fn without<'t>(text: &'t str, unit: &[String]) -> Option<&'t str> {
    let is_number = |c: char| matches!(c, '0'..='9' | '+' | '-' | '.');
    let digits = text.trim_start_matches(is_number);
    let word = digits.trim();
    let known = || unit.iter().any(|unit| unit.eq_ignore_ascii_case(word));
    (word.is_empty() || known()).then(|| &text[..text.len() - digits.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_the_columns_or_none() {
        let units: Units = toml::from_str(include_str!("units.toml")).unwrap();
        for (text, unit, number) in [
            ("2分", &units.points, Some("2")),
            ("-3 Points", &units.points, Some("-3")),
            ("2.5pts", &units.points, Some("2.5")),
            ("2", &units.points, Some("2")),
            ("2 分钟", &units.points, None),
            ("2 minutes", &units.points, None),
            ("2分", &units.minutes, Some("2")),
            ("480 MIN", &units.minutes, Some("480")),
            ("30 小时", &units.minutes, None),
            ("30 hours", &units.minutes, None),
            ("3次", &units.times, Some("3")),
            ("3分", &units.times, None),
            ("5星", &units.stars, Some("5")),
            ("分", &units.points, Some("")),
            ("2分2", &units.points, None),
        ] {
            assert_eq!(without(text, unit), number, "{text}");
        }
    }
}
