//! The settings of a rule as its policy file names them, each with its value as text; a setting inside another is named
//! `outer.inner`. What they mean in plain words is left to `words`.

use crate::rulebook::{Categories, Choice, Mark, Rule, RuleKind, Severity};

impl Rule {
    /// The settings that say when a line of it arises.
    pub fn settings(&self) -> Vec<(String, String)> {
        let mut all = if self.derived {
            self.kind.settings()
        } else {
            Vec::new()
        };
        if !self.roles.is_empty() {
            let roles: Vec<_> = self.roles.iter().map(|role| role.name()).collect();
            all.push(set("roles", roles.join(", ")));
        }
        if !self.teams.is_empty() {
            all.push(set("teams", self.teams.join(", ")));
        }
        if let Some(most) = self.max_per_month {
            all.push(set("max_per_month", most.normalize()));
        }
        if self.reason_required {
            all.push(set("reason_required", true));
        }
        if self.counts_as_error {
            all.push(set("counts_as_error", true));
        }
        all
    }
}

impl RuleKind {
    fn settings(&self) -> Vec<(String, String)> {
        match self {
            RuleKind::Recorded => Vec::new(),
            RuleKind::ComplaintResponse { valid_only } => {
                let only = valid_only.then(|| set("valid_only", true));
                only.into_iter().collect()
            }
            RuleKind::ExamScore { mark, once_a_month } => {
                let mark = match mark {
                    Mark::AtLeast(percent) => set("at_least_percent", percent.normalize()),
                    Mark::Below(percent) => set("below_percent", percent.normalize()),
                };
                vec![mark, set("once_a_month", once_a_month)]
            }
            RuleKind::NoValidComplaint {
                min_contacts,
                undecided_withholds,
                withheld_by,
            } => {
                let mut all = vec![
                    set("min_contacts", min_contacts),
                    set("undecided_withholds", undecided_withholds),
                ];
                if !withheld_by.is_empty() {
                    all.push(set("withheld_by", withheld_by.join(", ")));
                }
                all
            }
            RuleKind::TopOfService {
                min_ratings,
                min_people,
                workload,
                quality,
                withheld_by_violations,
            } => {
                let mut all = vec![
                    set("min_ratings", min_ratings),
                    set("min_people", min_people),
                ];
                all.extend(workload.unusual().map(|word| set("workload", word)));
                all.extend(quality.unusual().map(|word| set("quality", word)));
                let despite =
                    (!withheld_by_violations).then(|| set("withheld_by_violations", false));
                all.extend(despite);
                all
            }
            RuleKind::ComplaintCategory(categories) => {
                let Categories {
                    words,
                    near,
                    near_alone,
                    near_beside,
                } = categories;
                let lists = [
                    ("categories", words),
                    ("near_words", near),
                    ("near_alone", near_alone),
                    ("near_beside", near_beside),
                ];
                let some = lists.into_iter().filter(|(_, words)| !words.is_empty());
                some.map(|(key, words)| set(key, words.join(", ")))
                    .collect()
            }
            RuleKind::EmergencyOverrun { from, to } => {
                let to = to.map(|to| set("over_minutes.to", to));
                [Some(set("over_minutes.from", from)), to]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            RuleKind::Accumulated {
                counts,
                count: counted,
            } => {
                let count = |(severity, n): &(Severity, u32)| {
                    set(&format!("accumulate.{}", severity.name()), n)
                };
                let mut all: Vec<_> = counts.iter().map(count).collect();
                all.extend(counted.unusual().map(|word| set("count", word)));
                all
            }
            RuleKind::Metric(metric) => {
                let mut all = vec![set("metric", metric.indicator.key())];
                let ends = metric.limits().into_iter();
                all.extend(ends.map(|(key, value)| set(key, value.normalize())));
                let least = Some(metric.min_sample).filter(|least| *least != 1);
                all.extend(least.map(|least| set("min_sample", least)));
                all
            }
        }
    }
}

fn set(key: &str, value: impl ToString) -> (String, String) {
    (key.to_string(), value.to_string())
}
