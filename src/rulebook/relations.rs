//! Which rules belong together: one incident that counts once, lines that add up, lines that withhold others.

use super::{Rule, RuleKind, Rulebook};

impl Rulebook {
    /// The rules that count one incident once together with `rule`, itself among them.
    pub fn family<'p>(&'p self, rule: &'p Rule) -> impl Iterator<Item = &'p Rule> {
        let all = self.rules.iter();
        all.filter(|other| other.same_family(rule))
    }

    /// The rules that the lines of `rule` add up to, each with how many are enough.
    pub fn counts_for<'p>(&'p self, rule: &'p Rule) -> impl Iterator<Item = (&'p Rule, u32)> {
        let others = self.rules.iter().filter(|other| other.id != rule.id);
        others.filter_map(|sum| match &sum.kind {
            RuleKind::Accumulated(kind) => Some((sum, kind.enough(rule.severity)?)),
            _ => None,
        })
    }

    /// The rules that a line of `rule` withholds.
    pub fn withheld_by<'p>(&'p self, rule: &'p Rule) -> impl Iterator<Item = &'p Rule> {
        let all = self.rules.iter();
        all.filter(|bonus| match &bonus.kind {
            RuleKind::NoValidComplaint(kind) => kind.withheld_by.contains(&rule.id),
            _ => false,
        })
    }
}
