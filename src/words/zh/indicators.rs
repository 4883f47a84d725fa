//! 一个月的指标。

use crate::words::{IndicatorPhrase, IndicatorWord, Lang, indicator};

pub(in crate::words) fn indicator_word(word: IndicatorWord) -> &'static str {
    match word {
        IndicatorWord::ByTeam => "按班组",
        IndicatorWord::People => "人数",
        IndicatorWord::Channel => "渠道",
        IndicatorWord::NoChannel => "(未写渠道)",
        IndicatorWord::NoGrade => "不合格",
        IndicatorWord::All => "全部",
    }
}

pub(in crate::words) fn indicator_phrase(phrase: &IndicatorPhrase<'_>) -> String {
    match phrase {
        IndicatorPhrase::NoSample(none) => {
            let names: Vec<_> = none.iter().map(|one| indicator(*one, Lang::Zh)).collect();
            format!("本月没有样本：{}。", names.join("、"))
        }
        IndicatorPhrase::NoChannels => {
            "没有可分的渠道：本月数据都没有填写渠道，或填写了 100 种以上。".into()
        }
        IndicatorPhrase::Samples => "括号内为样本数。".into(),
        IndicatorPhrase::More(n) => format!(
            "另有 {n} 项指标有样本：`--columns all` 全部显示，`--columns csat_mean,answer_rate` 选择显示；`--samples` 加上样本数。"
        ),
    }
}
