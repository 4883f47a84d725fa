//! What people read of indicators: their names, and shorter ones for the headings of tables.

use super::{Lang, en, zh};
use crate::indicator::Indicator;

/// The name of an indicator.
pub fn indicator(of: Indicator, lang: Lang) -> &'static str {
    let [en, _, zh, _] = names(of);
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// The same, where space is short.
pub fn indicator_heading(of: Indicator, lang: Lang) -> &'static str {
    let [_, en, _, zh] = names(of);
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// A word or phrase of a page of indicators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the thing that it names")]
pub enum IndicatorWord {
    ByTeam,
    People,
    Channel,
    NoChannel,
    NoGrade,
    All,
}

/// A sentence of a page of indicators.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IndicatorPhrase<'a> {
    /// These have no sample in the month.
    NoSample(&'a [Indicator]),
    /// No row of the month names a channel.
    NoChannels,
    /// What stands in brackets.
    Samples,
    /// So many others have a sample.
    More(u64),
}

/// The word for it.
pub fn indicator_word(word: IndicatorWord, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::indicator_word(word),
        Lang::Zh => zh::indicator_word(word),
    }
}

/// The sentence.
pub fn indicator_phrase(phrase: &IndicatorPhrase<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::indicator_phrase(phrase),
        Lang::Zh => zh::indicator_phrase(phrase),
    }
}

/// In English and in Chinese, each long and short.
fn names(of: Indicator) -> [&'static str; 4] {
    match of {
        Indicator::Contacts => ["contacts", "contacts", "服务量", "服务量"],
        Indicator::AnswerRate => ["answer rate", "answered", "接通率", "接通率"],
        Indicator::AbandonRate => ["abandon rate", "abandoned", "放弃率", "放弃率"],
        Indicator::ServiceLevel => ["service level", "service level", "服务水平", "服务水平"],
        Indicator::MeanWaitSeconds => ["mean wait", "wait s", "平均等待时长", "等待秒"],
        Indicator::MeanTalkSeconds => ["mean talk time", "talk s", "平均通话时长", "通话秒"],
        Indicator::CallResolutionRate => {
            ["call resolution rate", "settled", "通话解决率", "通话解决"]
        }
        Indicator::CsatMean => ["mean rating", "rating", "满意度均分", "满意度"],
        Indicator::CsatSatisfiedRate => {
            ["CSAT (ratings of 4 and 5)", "satisfied", "满意率", "满意率"]
        }
        Indicator::RatedRate => ["contacts with a rating", "rated", "参评率", "参评率"],
        Indicator::Nps => ["net promoter score", "NPS", "净推荐值", "NPS"],
        Indicator::FirstResponseMinutes => [
            "mean time to first response",
            "first resp. min",
            "平均首次响应时长",
            "首响分钟",
        ],
        Indicator::FirstResponseMinutesMedian => [
            "median time to first response",
            "first resp. median",
            "首次响应时长中位数",
            "首响中位",
        ],
        Indicator::ResolutionMinutes => [
            "mean time to resolution",
            "resol. min",
            "平均解决时长",
            "解决分钟",
        ],
        Indicator::ResolutionMinutesMedian => [
            "median time to resolution",
            "resol. median",
            "解决时长中位数",
            "解决中位",
        ],
        Indicator::FirstResponseOnTime => [
            "first responses in time",
            "resp. in time",
            "首次响应及时率",
            "首响及时",
        ],
        Indicator::ResolutionOnTime => [
            "resolutions in time",
            "resolved in time",
            "解决及时率",
            "解决及时",
        ],
        Indicator::FirstContactResolution => [
            "first contact resolution",
            "first contact",
            "首次解决率",
            "首次解决",
        ],
        Indicator::ResolutionRate => ["resolution rate", "resolved", "解决率", "解决率"],
        Indicator::SatisfiedResolutionRate => [
            "satisfied resolutions",
            "satisfied res.",
            "解决满意率",
            "解决满意",
        ],
        Indicator::ReopenRate => ["reopen rate", "reopened", "重开率", "重开率"],
        Indicator::EscalationRate => ["escalation rate", "escalated", "升级率", "升级率"],
        Indicator::ComplaintRate => [
            "complaints per 1,000 contacts",
            "compl. ‰",
            "千次投诉率",
            "投诉‰",
        ],
        Indicator::ValidComplaintRate => [
            "valid complaints per 1,000 contacts",
            "valid compl. ‰",
            "千次有效投诉率",
            "有效投诉‰",
        ],
        Indicator::ComplaintResponseOnTime => [
            "complaints answered in time",
            "compl. answered",
            "投诉响应及时率",
            "投诉响应",
        ],
        Indicator::ComplaintCloseOnTime => [
            "complaints closed in time",
            "compl. closed",
            "投诉办结及时率",
            "投诉办结",
        ],
        Indicator::ComplaintResponseMinutes => [
            "mean time to answer complaints",
            "compl. answer min",
            "投诉平均响应时长",
            "投诉响应分钟",
        ],
        Indicator::ComplaintCloseMinutes => [
            "mean time to close complaints",
            "compl. close min",
            "投诉平均办结时长",
            "投诉办结分钟",
        ],
        Indicator::ComplaintFollowUpRate => [
            "complaints followed up",
            "followed up",
            "投诉回访率",
            "回访率",
        ],
        Indicator::FollowUpSatisfiedRate => [
            "satisfied at follow-up",
            "follow-up satisfied",
            "回访满意率",
            "回访满意",
        ],
        Indicator::PraiseCount => ["praise", "praise", "表扬次数", "表扬"],
        Indicator::PraiseRate => [
            "praise per 1,000 contacts",
            "praise ‰",
            "千次表扬率",
            "表扬‰",
        ],
        Indicator::ErrorRate => [
            "errors per 1,000 contacts",
            "errors ‰",
            "千次差错率",
            "差错‰",
        ],
        Indicator::Accuracy => ["accuracy", "accuracy", "准确率", "准确率"],
        Indicator::QualityScore => ["quality score", "quality", "质检得分", "质检分"],
        Indicator::RepeatContactRate => {
            ["repeat contact rate", "repeated", "重复联系率", "重复联系"]
        }
        Indicator::Retention => ["customer retention", "kept", "客户留存率", "留存率"],
    }
}
