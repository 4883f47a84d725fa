//! no-valid-complaint (B5): enough contacts in the month, no complaint of the month that is valid or still undecided, and no
//! line of a rule that withholds it. A complaint counts for whom it is about, not for who answers it.

use crate::result::Basis;
use crate::rulebook::{NoValidComplaint, RuleKind};
use crate::score::finding::Worksheet;
use crate::score::finding::of_month;
use crate::score::scene::Scene;

/// Adds the line of everybody who earned it.
pub(in crate::score) fn add(scene: &Scene<'_>, index: usize, found: &mut Worksheet) {
    let rule = &scene.policy.rules[index];
    let RuleKind::NoValidComplaint(NoValidComplaint {
        min_contacts,
        undecided_withholds,
        withheld_by,
    }) = &rule.kind
    else {
        return;
    };
    let mut lines = Vec::new();
    for (who, _) in scene
        .people()
        .filter(|(who, _)| scene.concerns(index, *who))
    {
        let contacts = scene.measures[who].contacts;
        let against = |valid: Option<bool>| valid.unwrap_or(*undecided_withholds);
        let complaint = scene
            .complaints
            .iter()
            .any(|fact| fact.who == Some(who) && against(fact.complaint.valid));
        let withheld = found.drafts.iter().any(|draft| {
            draft.who == who && withheld_by.contains(&scene.policy.rules[draft.rule].id)
        });
        if contacts < u64::from(*min_contacts) || complaint || withheld {
            continue;
        }
        let basis = Basis::NoValidComplaint { contacts };
        lines.push(of_month(scene, who, index, basis, Vec::new()));
    }
    found.drafts.extend(lines);
}
