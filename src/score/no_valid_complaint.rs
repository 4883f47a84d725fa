//! no-valid-complaint (B5): enough contacts in the month, no complaint of the month that is valid or still undecided, and no
//! line of a rule that withholds it. A complaint counts for whom it is about, not for who answers it.

use super::{Found, Scene, derive};
use crate::result::Detail;
use crate::rulebook::{NoValidComplaint, RuleKind};

/// Adds the line of everybody who earned it.
pub(super) fn add(scene: &Scene<'_>, index: usize, found: &mut Found) {
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
        let detail = Detail {
            contacts: Some(contacts),
            ..Detail::default()
        };
        lines.push(derive::of_month(scene, who, index, detail, Vec::new()));
    }
    found.drafts.extend(lines);
}
