//! Settings of points: steps, maxima of a month, and what blank ones mean.

use kefu::result::History;
use kefu::rulebook::{BlankPoints, Maximum};
use kefu::words::Lang;
use rust_decimal::Decimal;

use super::{Setting, TWO, judged, lines, of, slip, under};

#[test]
fn points_go_in_steps() {
    let inputs =
        |points: &str| format!("agent_id,occurred_on,rule,points; 1,2026-10-05,L4,{points}");
    let told = |settings: &[Setting<'_>], points: &str| {
        let rows = inputs(points);
        let scored = judged(
            settings,
            &[("agents", TWO), ("violations", &rows)],
            &History::default(),
        );
        let told = scored
            .result
            .problems
            .iter()
            .find(|told| told.code == "points-out-of-range");
        (
            lines(&scored.result, "1"),
            told.map(|told| told.message.clone()),
        )
    };
    let step = [("[score]", "points_step = 0.5")];
    assert_eq!(told(&step, "2.5"), ("L4 -2.5".into(), None));
    assert_eq!(told(&[], "2.25"), ("L4 -2.25".into(), None));
    let sentence = "points of rule L4 go in steps of 0.5, not 2.25: write a multiple of 0.5";
    assert_eq!(told(&step, "2.25"), (String::new(), Some(sentence.into())));
}

#[test]
fn a_month_has_a_most_of_bonuses_and_of_deductions() {
    let awards = "agent_id,occurred_on,rule; 1,2026-10-05,B4; 1,2026-10-20,B6; 1,2026-10-25,B3";
    let violations = "agent_id,occurred_on,rule; 1,2026-10-02,M1; 1,2026-10-03,M2";
    let inputs = [
        ("agents", TWO),
        ("violations", violations),
        ("awards", awards),
    ];
    let plain = under(&[], &inputs);
    assert_eq!(
        lines(&plain, "1"),
        "M1 -10, M2 -10, B4 5, B6 5, B3 5, S5 -20"
    );
    let most = [("[score]", "max_bonus = 8\nmax_deductions = 12")];
    let result = under(&most, &inputs);
    // 80 + 5 + 3 + 0 - 10 - 2 - 0 = 76
    assert_eq!(lines(&result, "1"), "M1 -10, M2 -2, B4 5, B6 3, B3 0, S5 0");
    let agent = of(&result, "1");
    let whole = |n: i64| Decimal::from(n);
    assert_eq!(
        (agent.bonus, agent.deductions, agent.raw),
        (whole(8), whole(-12), whole(76))
    );
    let capped = agent.lines[1].detail.capped.as_ref().expect("it was cut");
    assert_eq!(
        (capped.by.clone(), capped.from),
        (vec![Maximum::MaxDeductions], whole(-10))
    );
    assert!(agent.lines[0].detail.capped.is_none() && agent.lines[2].detail.capped.is_none());
    let (en, zh) = (slip(&result, "1", Lang::En), slip(&result, "1", Lang::Zh));
    assert!(
        en.contains("capped: +5 without the maximum of 8 a month for all bonuses"),
        "{en}"
    );
    assert!(
        en.contains("capped: -10 without the maximum of 12 a month for all deductions"),
        "{en}"
    );
    assert!(
        zh.contains("已封顶：扣分合计每月最多 12 分，原为 -10"),
        "{zh}"
    );
}

#[test]
fn a_rule_has_a_most_of_its_own() {
    let cut = |settings: &[Setting<'_>], rows: &str| {
        let rows = format!("agent_id,occurred_on,rule,points,times; {rows}");
        under(settings, &[("agents", TWO), ("violations", &rows)])
    };
    let five = [("L4", "max_per_month = 5")];
    let (twice, double) = (
        "1,2026-10-05,L4,3,1; 1,2026-10-06,L4,3,1; 2,2026-10-06,L4,3,1",
        "1,2026-10-05,L4,3,2",
    );
    assert_eq!(lines(&cut(&[], twice), "1"), "L4 -3, L4 -3");
    assert_eq!(lines(&cut(&five, twice), "1"), "L4 -3, L4 -2");
    assert_eq!(lines(&cut(&five, twice), "2"), "L4 -3");
    let result = cut(&five, double);
    assert_eq!(lines(&result, "1"), "L4 -5");
    let slip = slip(&result, "1", Lang::En);
    assert!(slip.contains("2 × -3"), "{slip}");
    assert!(
        slip.contains("capped: -6 without the maximum of 5 a month for this rule"),
        "{slip}"
    );
    // The rule leaves 2 of the second 3, the month 1.
    let both = [five[0], ("[score]", "max_deductions = 4")];
    let result = cut(&both, twice);
    assert_eq!(lines(&result, "1"), "L4 -3, L4 -1");
    let capped = of(&result, "1").lines[1]
        .detail
        .capped
        .clone()
        .expect("it was cut");
    assert_eq!(
        (capped.by, capped.from),
        (
            vec![Maximum::MaxPerMonth, Maximum::MaxDeductions],
            Decimal::from(-3)
        )
    );
}

#[test]
fn blank_points_are_asked_for_or_taken_for_an_end_of_the_range() {
    let rows = "agent_id,occurred_on,rule,points,times; 1,2026-10-05,L4,,2; 1,2026-10-06,L9,,; 2,2026-10-07,L4,3,";
    let inputs = [("agents", TWO), ("violations", rows)];
    let asked = judged(&[], &inputs, &History::default()).result;
    let missing = asked
        .problems
        .iter()
        .filter(|told| told.code == "points-missing");
    assert_eq!((missing.count(), lines(&asked, "1")), (2, String::new()));
    let mild = under(&[("[score]", "blank_points = \"mildest\"")], &inputs);
    assert_eq!(lines(&mild, "1"), "L4 -4, L9 -1");
    let harsh = under(&[("[score]", "blank_points = \"harshest\"")], &inputs);
    assert_eq!(lines(&harsh, "1"), "L4 -10, L9 -2");
    assert_eq!(lines(&harsh, "2"), "L4 -3");
    assert!(of(&harsh, "2").lines[0].detail.blank_points.is_none());
    let taken = of(&harsh, "1")
        .lines
        .iter()
        .map(|line| line.detail.blank_points);
    assert_eq!(
        taken.collect::<Vec<_>>(),
        [Some(BlankPoints::Harshest), Some(BlankPoints::Harshest)]
    );
    assert!(slip(&mild, "1", Lang::En).contains("points were blank: the mildest of the range"));
}
