//! Indicators by channel: a row each, whatever the result says of channels, and a result without any as it was.

use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::report::{self, CsvStyle, IndicatorView, IndicatorsBy};
use kefu::result::{Indicators, Measured, MonthResult, Overview};
use kefu::words::Lang;

use crate::indicators_table::FILES;
use crate::memory::{File, scored};

fn result() -> MonthResult {
    let files = FILES.map(|(name, text)| File {
        kind: Kind::named(name.trim_end_matches(".csv")).expect("a kind"),
        name: name.into(),
        bytes: text.into(),
    });
    scored(&files)
}

/// 4 contacts: 3 by phone; one names no channel. Their ratings: 9 / 2 and 3 / 1.
#[test]
fn channels_are_of_the_service() {
    let mut result = result();
    let measured = |n: u64, sum: u32, ratings: u64| {
        let mut indicators = Indicators::default();
        let value = Some(n.into());
        indicators.set(
            Indicator::Contacts,
            Measured {
                value,
                sum: None,
                n,
            },
        );
        let value = Indicator::CsatMean.value(sum.into(), ratings);
        let (sum, n) = (Some(sum.into()), ratings);
        indicators.set(Indicator::CsatMean, Measured { value, sum, n });
        indicators
    };
    let channels = [("phone", measured(3, 9, 2)), ("", measured(1, 3, 1))];
    result.channel_indicators = channels.map(|(name, of)| (name.to_string(), of)).into();
    let overview = Overview::of(&result);
    let columns = [Indicator::Contacts, Indicator::CsatMean];
    let view = IndicatorView {
        by: IndicatorsBy::Channel,
        columns: Some(&columns),
        width: 100,
        ..IndicatorView::default()
    };
    let page = report::markdown(&report::indicators(&result, &overview, view, Lang::En));
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).collect();
    let wanted = [
        "| channel | contacts | rating |",
        "| --- | ---: | ---: |",
        "| (no channel) | 1 | 3.00 |",
        "| phone | 3 | 4.50 |",
        "| **all** | **4** | **4.00** |",
    ];
    assert_eq!(rows, wanted);
    let style = CsvStyle {
        mark: false,
        crlf: false,
    };
    let csv = report::csv(&report::indicators_sheet(&overview, view), style).expect("CSV");
    let wanted = "\
month,level,agent_id,name,team,channel,score,grade,people,grades,contacts,contacts_n,csat_mean,csat_mean_sum,csat_mean_n
2026-10,channel,,,,,,,,,1,1,3,3,1
2026-10,channel,,,,phone,,,,,3,3,4.5,9,2
2026-10,service,,,,,76.67,,3,B:2; D:1,4,4,4,12,3
";
    assert_eq!(String::from_utf8(csv).expect("UTF-8"), wanted);
    // A result reads back with its channels, and says nothing of them where there are none.
    let text = report::json(&result).expect("JSON");
    assert_eq!(
        serde_json::from_str::<MonthResult>(&text).expect("a result"),
        result
    );
    result.channel_indicators.clear();
    assert!(
        !report::json(&result)
            .expect("JSON")
            .contains("channel_indicators")
    );
}
