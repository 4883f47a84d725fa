//! 多个月并列。

use crate::words::Tells;

pub(in crate::words) fn tells(tells: &Tells<'_>) -> String {
    match tells {
        Tells::Title {
            from,
            to,
            results,
            people,
        } => format!("趋势 · {from} 至 {to} · {results} 个月 · {people} 人"),
        Tells::Course => "走势".into(),
        Tells::Means => "平均得分".into(),
        Tells::Quarter(quarter) => format!("{quarter}季度"),
        Tells::Year(year) => format!("{year}年"),
        Tells::Of { months, of } => format!("({months}/{of})"),
        Tells::HowMeans { month, policy } => format!(
            "平均分按已有的月份计算（(1/3) 即该季度只有一个月），保留两位小数，四舍五入；平均分的等级按 {month} 的制度 `{policy}`。"
        ),
        Tells::Scale { low, high } => format!("走势从 {low} 到 {high}；· 表示该月没有得分。"),
        Tells::IndicatorMeans => {
            "指标的季度、年度值由各月的分子和样本数合计后算出；次数直接相加。".into()
        }
        Tells::NoMedians => "中位数没有季度、年度值：由各月的中位数推不出来。".into(),
        Tells::NoSums => "某月的结果文件没有分子时，季度、年度留空：重新计算该月即可得到。".into(),
        Tells::SeveralPolicies => "各月考核所用的制度不止一个：其哈希值不同。".into(),
        Tells::Mark => "* 暂定：不得据此发放。".into(),
        Tells::Provisional { file, month } => {
            format!("{file}：{month} 的结果是暂定的，这里用 * 标出：数据齐全后请重新计算该月")
        }
    }
}
