//! 一个月的投诉，作为待办清单。

use crate::words::{ComplaintPhrase, ComplaintWord};

pub(in crate::words) fn complaint_word(word: ComplaintWord) -> &'static str {
    match word {
        ComplaintWord::Heading => "投诉待办",
        ComplaintWord::Id => "投诉编号",
        ComplaintWord::States => "状态",
        ComplaintWord::Handler => "处理人",
        ComplaintWord::Category => "类别",
        ComplaintWord::Received => "受理",
        ComplaintWord::AnswerBy => "响应限",
        ComplaintWord::CloseBy => "办结限",
        ComplaintWord::Complaints => "投诉",
        ComplaintWord::Valid => "有效",
        ComplaintWord::Undecided => "待判定",
        ComplaintWord::Open => "未办结",
        ComplaintWord::Late => "超时",
        ComplaintWord::ToReopen => "需重办",
        ComplaintWord::NotFollowedUp => "未回访",
        ComplaintWord::AnswerLate => "响应超时",
        ComplaintWord::CloseLate => "办结超时",
        ComplaintWord::ByCategory => "按类别",
        ComplaintWord::ByTeam => "按班组",
        ComplaintWord::ByAgent => "按客服",
        ComplaintWord::NoCategory => "(未写类别)",
        ComplaintWord::NoTeam => "(无班组)",
        ComplaintWord::NoAgent => "(未指明客服)",
        ComplaintWord::None => "没有投诉。",
    }
}

pub(in crate::words) fn complaint_phrase(phrase: &ComplaintPhrase<'_>) -> String {
    match phrase {
        ComplaintPhrase::JudgedAt { at, zone } => format!("未完成的按 {at}（{zone}）判断。"),
        ComplaintPhrase::Done(n) => format!("另有 {n} 件无须处理。"),
        ComplaintPhrase::NotOurs(n) => format!("{n} 行是不参加考核的人的投诉，不在此表。"),
    }
}
