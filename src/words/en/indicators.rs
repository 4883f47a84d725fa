//! The indicators of a month.

use crate::words::{IndicatorPhrase, IndicatorWord, Lang, indicator};

pub(in crate::words) fn indicator_word(word: IndicatorWord) -> &'static str {
    match word {
        IndicatorWord::ByTeam => "by team",
        IndicatorWord::People => "people",
        IndicatorWord::Channel => "channel",
        IndicatorWord::NoChannel => "(no channel)",
        IndicatorWord::NoGrade => "none",
        IndicatorWord::All => "all",
    }
}

pub(in crate::words) fn indicator_phrase(phrase: &IndicatorPhrase<'_>) -> String {
    match phrase {
        IndicatorPhrase::NoSample(none) => {
            let names: Vec<_> = none.iter().map(|one| indicator(*one, Lang::En)).collect();
            format!("Without a sample this month: {}.", names.join(", "))
        }
        IndicatorPhrase::NoChannels => {
            "There are no channels: no row of the month names one, or rows name more than 100."
                .into()
        }
        IndicatorPhrase::Samples => "In brackets: the sample.".into(),
        IndicatorPhrase::More(n) => {
            let what = if *n == 1 {
                "indicator has"
            } else {
                "indicators have"
            };
            format!(
                "{n} more {what} a sample: `--columns all` shows them, `--columns csat_mean,answer_rate` some; `--samples` adds the sample of each value."
            )
        }
    }
}
