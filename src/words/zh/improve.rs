//! 整改：谁须整改，因何，由谁负责，何时完成。

use crate::words::{ImprovePhrase, ImproveWord};

pub(in crate::words) fn word(word: ImproveWord) -> &'static str {
    match word {
        ImproveWord::Heading => "整改清单",
        ImproveWord::Cause => "原因",
        ImproveWord::Lost => "分值",
        ImproveWord::HowMuch => "情况",
        ImproveWord::People => "人数",
        ImproveWord::Training => "培训",
        ImproveWord::Promised => "整改措施",
        ImproveWord::State => "状态",
        ImproveWord::About => "对象",
        ImproveWord::Person => "责任人",
        ImproveWord::Due => "期限",
        ImproveWord::CameOfIt => "结果",
        ImproveWord::TheCause => "改善情况",
        ImproveWord::NoCause => "没有扣分，也没有未达标的指标。",
        ImproveWord::LeadsTheTeam => "本人为班组长",
        ImproveWord::Improvement => "整改",
        ImproveWord::New => "新出现",
        ImproveWord::CameBack => "再次出现",
        ImproveWord::NotBetter => "未改善",
        ImproveWord::Shrank => "有改善",
        ImproveWord::Gone => "已消除",
        ImproveWord::Neither => "两月均无",
        ImproveWord::Overdue => "逾期未完成",
        ImproveWord::Open => "进行中",
        ImproveWord::DoneLate => "逾期完成",
        ImproveWord::Done => "已完成",
    }
}

/// 低于哪些界限。
fn limits(grade: Option<&str>, score: Option<&str>) -> String {
    match (grade, score) {
        (Some(grade), Some(score)) => format!("等级低于 {grade} 或得分低于 {score}"),
        (Some(grade), None) => format!("等级低于 {grade}"),
        (None, Some(score)) => format!("得分低于 {score}"),
        (None, None) => String::new(),
    }
}

pub(in crate::words) fn phrase(phrase: &ImprovePhrase<'_>) -> String {
    match *phrase {
        ImprovePhrase::Below {
            people: 0,
            grade,
            score,
            ..
        } => format!("没有人{}。", limits(grade, score)),
        ImprovePhrase::Below {
            people,
            of,
            grade,
            score,
        } => format!("{of} 人中有 {people} 人{}。", limits(grade, score)),
        ImprovePhrase::DueBy(day) => format!("期限 {day}"),
        ImprovePhrase::ComparedWith(month) => format!("与 {month} 相比。"),
        ImprovePhrase::NothingToCompare(month) => {
            format!(
                "没有 {month} 的正式结果，无法判断原因是否新出现；请把它的 JSON 放进 history/。"
            )
        }
        ImprovePhrase::Recovered(names) => format!("上月须整改、本月已达标：{names}。"),
        ImprovePhrase::ProbablyMeant { place, cause, near } => format!(
            "{place}：`{cause}` 不是任何规则或指标的名称，无法判断是否有效；是否为 `{near}`？"
        ),
        ImprovePhrase::NoLead(teams) => format!("花名册上没有班组长：{teams}。"),
        ImprovePhrase::Team {
            team,
            people,
            below,
        } => format!("班组 {team} · {people} 人 · {below} 人须整改"),
        ImprovePhrase::Responsible(names) => format!("责任人：{names}"),
        ImprovePhrase::Since(month) => format!("与 {month} 比"),
        ImprovePhrase::Times(n) => format!("{n} 次"),
        ImprovePhrase::PeopleHit(n) => format!("{n} 人"),
        ImprovePhrase::Missed {
            value,
            sample,
            target,
        } => match sample {
            Some(sample) => format!("{value}（样本 {sample}），目标 {target}"),
            None => format!("{value}，目标 {target}"),
        },
        ImprovePhrase::Was { trend: of, before } => format!("{}（原 {before}）", word(of)),
        ImprovePhrase::More(n) => format!("等 {n} 处"),
        ImprovePhrase::Who { grade, score } => format!(
            "{} 者须整改；班组有扣分或指标未达标的，同样须整改。",
            limits(grade, score)
        ),
        ImprovePhrase::DueDays(days) => format!("期限为月末后第 {days} 天。"),
        ImprovePhrase::Trained(training) => format!("培训：{training}"),
        ImprovePhrase::Target {
            target,
            min_sample,
            training,
        } => {
            let mut told = target.to_string();
            if min_sample > 1 {
                told.push_str(&format!("，样本不少于 {min_sample}"));
            }
            if let Some(training) = training {
                told.push_str(&format!("；培训：{training}"));
            }
            told
        }
    }
}
