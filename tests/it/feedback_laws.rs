//! What holds of reviews, surveys, praise and customers in any month: the months of `generated`, with rows of these kinds.

use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::result::{Indicators, MonthResult};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::generated::{Generated, months};
use crate::given::Dice;
use crate::indicators::{figures, given_to, of_agents};
use crate::laws::{agents, cases, halves, shuffled};
use crate::memory::{File, Sheet, row, scored};

/// A month in which others say what they think.
fn feedback() -> impl Strategy<Value = Generated> {
    let rows = || prop::collection::vec(any::<[u8; 16]>(), 0..=12);
    (months(), rows(), rows(), rows(), rows()).prop_map(
        |(mut month, reviews, surveys, praise, customers)| {
            let mut sheets = Vec::new();
            for (kind, rows) in [
                (Kind::Reviews, reviews),
                (Kind::Surveys, surveys),
                (Kind::Praise, praise),
                (Kind::Customers, customers),
            ] {
                let made = rows.iter().enumerate();
                let rows = made.map(|(i, bytes)| one(&month, kind, i, &mut Dice::of(bytes)));
                let rows = rows.collect();
                sheets.push(Sheet { kind, rows });
            }
            month.sheets.extend(sheets);
            month
        },
    )
}

/// One row of a kind; reviews and praise are of somebody who is scored.
fn one(month: &Generated, kind: Kind, i: usize, dice: &mut Dice<'_>) -> Vec<String> {
    let scored = month.people.iter().filter(|person| person.is_scored());
    let scored: Vec<&str> = scored.map(|person| person.id.as_str()).collect();
    let somebody = dice.pick(&scored);
    let anybody = match dice.below(6) {
        0 => "",
        1 => "bot",
        _ => &month.people[dice.below(month.people.len())].id,
    };
    let (at, id) = (dice.moment(), format!("O{i}"));
    let at = dice.written(at);
    // Most calls and tickets have such an id; the others are about something that is in no file.
    let about = format!("{}{}", dice.word("C|T|C|T|K"), dice.below(8));
    let cells: Vec<(&str, &str)> = match kind {
        Kind::Reviews => vec![
            ("agent_id", somebody),
            ("reviewed_on", &at),
            ("score", dice.word("0|59.5|80|100")),
            ("dimension", dice.word("|manner|业务")),
        ],
        Kind::Surveys => vec![
            ("agent_id", anybody),
            ("answered_on", &at),
            ("csat", dice.word("|1|3.5|4|5")),
            ("nps", dice.word("|0|6|7|8|9|10")),
            ("survey_id", &id),
            ("ref", &about),
        ],
        Kind::Praise => vec![("agent_id", somebody), ("received_on", &at)],
        _ => vec![
            ("customer_id", &id),
            ("agent_id", anybody),
            (
                "since",
                dice.word("2020-01-01|2026-10-01|2026-10-02|2026-10-01T00:00:01"),
            ),
            (
                "lost_on",
                dice.word("||2026-10-02|2026-10-31|2026-11-01|2027-01-01"),
            ),
        ],
    };
    row(kind, &cells)
}

/// Everything that is measured, and by dimension.
fn measured(result: &MonthResult) -> impl PartialEq + std::fmt::Debug + '_ {
    let by_agent: Vec<_> = of_agents(result).collect();
    (
        by_agent,
        &result.team_indicators,
        &result.service_indicators,
    )
}

/// Numerators and denominators of what is measured of people too.
fn of_people<'r>(all: impl Iterator<Item = &'r Indicators>) -> Vec<(Decimal, u64)> {
    let figures = Indicator::ALL.iter().zip(figures(all));
    let people = figures.filter(|(indicator, _)| indicator.is_of_people());
    people.map(|(_, figures)| figures).collect()
}

/// How many reviews of each dimension, and their marks.
fn dimensions<'r>(all: impl Iterator<Item = &'r Indicators>) -> Vec<(String, Decimal, u64)> {
    let mut sums = std::collections::BTreeMap::new();
    for (name, mark) in all.flat_map(|one| &one.quality_score_by_dimension) {
        let (sum, n) = sums.entry(name.clone()).or_insert((Decimal::ZERO, 0));
        *sum += mark.sum.unwrap_or_default();
        *n += mark.n;
    }
    sums.into_iter()
        .map(|(name, (sum, n))| (name, sum, n))
        .collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_order_of_rows_and_files_in_two_change_no_figure(month in feedback(), seed: u64) {
        let whole = scored(&month.files());
        let files: Vec<File> = month.sheets.iter().flat_map(|sheet| halves(sheet, seed)).collect();
        for other in [scored(&files), scored(&shuffled(&month, seed))] {
            prop_assert_eq!(agents(&whole), agents(&other));
            prop_assert_eq!(format!("{:?}", measured(&whole)), format!("{:?}", measured(&other)));
        }
    }

    #[test]
    fn figures_of_the_service_are_the_sums_over_its_agents_and_nobody(month in feedback()) {
        let all = scored(&given_to(&month, ""));
        let heir = scored(&given_to(&month, &all.agents[0].agent_id));
        let service = || std::iter::once(&all.service_indicators);
        prop_assert_eq!(of_people(service()), of_people(of_agents(&heir)));
        prop_assert_eq!(dimensions(service()), dimensions(of_agents(&heir)));
        // Customers are of teams and of the service alone; who looks after them moves nothing.
        prop_assert_eq!(figures(service()), figures(std::iter::once(&heir.service_indicators)));
        let kept = |result: &MonthResult| result.service_indicators.get(Indicator::Retention);
        prop_assert_eq!(kept(&all), kept(&heir));
    }
}
