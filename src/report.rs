//! From results to what a person or a spreadsheet reads: views turn a result into a sheet or a page, and one small writer per
//! format turns those into bytes. Beside sums and means of a column, and the change against the month
//! before, no figure is worked out here.

mod choices;
mod complaints;
mod csv;
mod difference;
mod findings;
mod html;
mod improve;
mod indicators;
mod json;
mod markdown;
mod measured;
mod metric;
mod month;
mod own;
mod page;
mod reference;
mod rule;
mod rulebook;
mod rules;
mod sheet;
mod slip;
mod summary;
mod terminal;
mod trend;
mod what_if;

pub use complaints::{complaints, complaints_sheet};
pub use csv::{CsvStyle, csv, tsv};
pub use difference::{difference, difference_json};
pub use findings::{Remark, findings, findings_json, trials_json};
pub use html::html;
pub use improve::{improve, improve_sheet};
pub use indicators::{IndicatorView, IndicatorsBy, indicators, indicators_sheet};
pub use json::{account, json, jsonl};
pub use markdown::markdown;
pub use month::{inputs, month};
pub use own::{PROBLEMS, REJECTS, own_table, own_text};
pub use page::{Block, Page};
pub use reference::reference;
pub use rule::rule;
pub use rulebook::rulebook;
pub use rules::{RuleToCopy, rules_sheet};
pub use sheet::{Align, Cell, Column, Sheet, Tone};
pub use slip::slip;
pub use summary::{Order, summary};
pub use terminal::{Style, terminal};
pub use trend::{trend, trend_sheet};
pub use what_if::{what_if, what_if_sheet};
