//! What a policy chooses otherwise than an unwritten key does: it is read with the rulebook and with each rule.

use super::page::Page;
use crate::rulebook::Rulebook;
use crate::words::{Lang, Part, Said, part, said};

/// The choices of the policy; nothing where it makes none.
pub(super) fn choices(policy: &Rulebook, lang: Lang, page: &mut Page) {
    let chosen = policy.chosen();
    if chosen.is_empty() {
        return;
    }
    page.section(part(Part::Choices, lang));
    page.text(said(&Said::ChoicesHold, lang));
    for choice in chosen {
        let what = match lang {
            Lang::Zh => choice.key.zh,
            Lang::En => choice.key.en,
        };
        page.item(format!("`{}`", choice.written), what);
    }
}
