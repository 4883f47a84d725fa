//! The list of rules that `init` lays beside the templates, to copy from.

use rust_decimal::Decimal;

use super::sheet::{Align, Cell, Sheet};
use crate::event::Kind;
use crate::words::{Label, Lang, label};

/// A rule to copy.
pub struct RuleToCopy<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its clause in the regulation.
    pub clause: &'a str,
    /// Its name in Chinese.
    pub zh: &'a str,
    /// Its name in English.
    pub en: &'a str,
    /// The ends of its points.
    pub points: Option<(Decimal, Decimal)>,
    /// The kind of file that it is recorded in.
    pub file: Option<Kind>,
}

/// The headings of the list.
pub(super) fn heads(lang: Lang) -> [(&'static str, Align); 6] {
    let name = |of| label(of, lang);
    [
        (name(Label::Rule), Align::Left),
        (name(Label::Clause), Align::Left),
        ("中文", Align::Left),
        ("English", Align::Left),
        (name(Label::Points), Align::Right),
        (name(Label::File), Align::Left),
    ]
}

/// The list.
pub fn rules_sheet<'a>(rules: impl Iterator<Item = RuleToCopy<'a>>, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&heads(lang));
    for rule in rules {
        sheet.rows.push(vec![
            Cell::text(rule.id),
            Cell::text(rule.clause),
            Cell::text(rule.zh),
            Cell::text(rule.en),
            match rule.points {
                Some((low, high)) if low == high => Cell::Number(low),
                Some((low, high)) => Cell::text(format!("{low} … {high}")),
                None => Cell::Blank,
            },
            Cell::text(rule.file.map_or("–", |kind| match lang {
                Lang::En => kind.name(),
                Lang::Zh => kind.chinese_name(),
            })),
        ]);
    }
    sheet
}
