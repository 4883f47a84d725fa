//! What a policy chooses otherwise than an unwritten key does: it is read with the rulebook and with each rule.

use super::page::Page;
use crate::result::Rulebook;
use crate::words::{Lang, Part, Said, part, said};

/// The choices of the policy; nothing where it makes none.
pub(super) fn choices(book: &Rulebook, lang: Lang, page: &mut Page) {
    if book.choices.is_empty() {
        return;
    }
    page.section(part(Part::Choices, lang));
    page.text(said(&Said::ChoicesHold, lang));
    for choice in &book.choices {
        let what = if lang == Lang::Zh {
            choice.zh
        } else {
            choice.en
        };
        page.item(format!("`{}`", choice.written), what);
    }
}
