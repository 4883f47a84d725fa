//! Doubts about labels: a rule that has none in a language is not found by those who write it so.

use super::Lint;
use crate::name::fold;
use crate::problem::Doubt;

pub(super) fn look(lint: &mut Lint<'_>) {
    for (index, rule) in lint.rules() {
        let id = || rule.id.clone();
        if !lint.places.has(&format!("rule.{index}.zh_hant")) {
            lint.tell_rule(index, "zh", Doubt::LabelMissing { rule: id() });
        } else if fold(&rule.zh_hant) == fold(&rule.zh) {
            let doubt = Doubt::LabelSameInTraditional { rule: id() };
            lint.tell_rule(index, "zh_hant", doubt);
        }
        if fold(&rule.en) == fold(&rule.zh) {
            lint.tell_rule(index, "en", Doubt::LabelUntranslated { rule: id() });
        }
    }
}
