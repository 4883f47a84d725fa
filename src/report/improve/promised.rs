//! What was promised, as a table: what became of it, and of the cause that it is against.

use super::{toned_trend, trend_word, who};
use crate::report::sheet::{Align, Cell, Sheet, Tone};
use crate::result::{ImproveAction, ImproveState};
use crate::words::{ImproveWord, Lang, improve_word, indicator};

/// The table of promises.
pub(super) fn promised(actions: &[ImproveAction], lang: Lang) -> Sheet {
    let name = |of| improve_word(of, lang);
    let mut sheet = Sheet::new(&[
        (name(ImproveWord::State), Align::Wrapped),
        (name(ImproveWord::Due), Align::Left),
        (name(ImproveWord::About), Align::Wrapped),
        (name(ImproveWord::Cause), Align::Wrapped),
        (name(ImproveWord::TheCause), Align::Wrapped),
        (name(ImproveWord::Person), Align::Wrapped),
        (name(ImproveWord::CameOfIt), Align::Wrapped),
    ]);
    let shares = &[12, 15, 13, 18, 12, 12, 18];
    for action in actions {
        let mut state = improve_word(state_word(action.state), lang).to_string();
        if let Some(day) = action.done_on.filter(|_| action.state.is_done()) {
            state.push_str(&format!(" {day}"));
        }
        let trend = action.trend.map_or(Cell::Blank, |trend| {
            toned_trend(trend, improve_word(trend_word(trend), lang).to_string())
        });
        sheet.rows.push(vec![
            match action.state {
                ImproveState::Overdue => Cell::Toned(state, Tone::Bad),
                _ => Cell::text(state),
            },
            Cell::text(action.due.to_string()),
            Cell::text(action_about(action)),
            Cell::text(action_cause(action, lang)),
            trend,
            Cell::text(&action.person),
            Cell::text(action.result.clone().unwrap_or_default()),
        ]);
    }
    sheet.shared_out(shares).without_blank_columns(4)
}

/// What it is against: the rule or indicator that was meant, else as written.
fn action_cause(action: &ImproveAction, lang: Lang) -> String {
    let rule = action.rule.as_deref().unwrap_or_default();
    let label = match lang {
        Lang::En => &action.en,
        Lang::Zh => &action.zh,
    };
    let of = action.indicator;
    match (label, of) {
        (Some(label), _) => format!("{rule} {label}"),
        (None, Some(of)) => indicator(of, lang).to_string(),
        (None, None) => action.cause.clone(),
    }
}

fn action_about(action: &ImproveAction) -> String {
    let team = action.team.clone().unwrap_or_default();
    action.agent.as_ref().map_or(team, who)
}

fn state_word(state: ImproveState) -> ImproveWord {
    match state {
        ImproveState::Overdue => ImproveWord::Overdue,
        ImproveState::Open => ImproveWord::Open,
        ImproveState::DoneLate => ImproveWord::DoneLate,
        ImproveState::Done => ImproveWord::Done,
    }
}
