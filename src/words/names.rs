//! The names of things: severities, roles, flags, currencies, and what a cell or a key holds.

use super::{Label, Lang, en, label, zh};
use crate::document::Wanted;
use crate::event::Holds;
use crate::rulebook::{Cause, FlagKind, Severity};

/// The name of a severity.
pub fn severity(of: Severity, lang: Lang) -> &'static str {
    match lang {
        Lang::En => of.name(),
        Lang::Zh => zh::severity(of),
    }
}

/// What the cells of a column hold.
pub fn holds(holds: Holds, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::holds(holds),
        Lang::Zh => zh::holds(holds),
    }
}

/// What a key of a document should hold.
pub fn wanted(wanted: Wanted, lang: Lang) -> String {
    match lang {
        Lang::En => en::wanted(wanted),
        Lang::Zh => zh::wanted(wanted),
    }
}

/// The name of a role.
pub fn role(name: &str, lang: Lang) -> &str {
    match (lang, name) {
        (Lang::En, "team_lead") => "team lead",
        (Lang::En, "training_specialist") => "training specialist",
        (Lang::En, "own_team_lead") => "lead of the own team",
        (Lang::En, name) => name,
        (Lang::Zh, name) => zh::role(name),
    }
}

/// The name of a flag with its cause.
pub fn flag(kind: FlagKind, cause: Option<&Cause>, lang: Lang) -> String {
    match lang {
        Lang::En => en::flag(kind, cause),
        Lang::Zh => zh::flag(kind, cause),
    }
}

/// The name of a flag where space is short.
pub fn short_flag(kind: FlagKind, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::short_flag(kind),
        Lang::Zh => zh::short_flag(kind),
    }
}

/// The word for a currency by its ISO code: the code, where there is no better one.
pub fn unit(currency: &str, lang: Lang) -> &str {
    match (currency, lang) {
        ("CNY", Lang::En) => "yuan",
        ("CNY", Lang::Zh) => "元",
        (code, _) => code,
    }
}

/// What stands between the items of a list.
pub fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    }
}

/// The heading of a column of pay floats.
pub fn float_heading(currency: &str, lang: Lang) -> String {
    match lang {
        Lang::En if currency == "CNY" => label(Label::Float, lang).to_string(),
        Lang::En => format!("{} ({})", label(Label::Float, lang), unit(currency, lang)),
        Lang::Zh => format!("{}({})", label(Label::Float, lang), unit(currency, lang)),
    }
}
