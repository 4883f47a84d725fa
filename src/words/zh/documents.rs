//! 制度文件和设置中的错误。

use super::{list, severity_named};
use crate::document::Wanted;
use crate::problem::{ContentFlaw, Flaw, PolicyFlaw};
use crate::rulebook::MayRecord;

fn policy_flaw(flaw: &PolicyFlaw) -> String {
    match flaw {
        PolicyFlaw::Schema(schema) => {
            format!("`{schema}` 不是 kefu 能读的制度文件：请写 schema = \"kefu.policy/1\"")
        }
        PolicyFlaw::DuplicateRule { id, first } => {
            format!("规则 `{id}` 已在第 {first} 行出现：请给其中一条换编号")
        }
        PolicyFlaw::DuplicateName { name, other } => {
            format!(
                "`{name}` 也是规则 `{other}` 的名称：一个名称只能对应一条规则，请给其中一条换名称"
            )
        }
        PolicyFlaw::DuplicateGrade(name) => format!("等级 `{name}` 已出现：请给其中一个换名称"),
        PolicyFlaw::BandShape(name) => format!(
            "`{name}` 的同一端写了两次：含与不含只能写一个（`from` 或 `above`，`to` 或 `below`，`at_least_percent` 或 `below_percent`，`at_least` 或 `above`，`at_most` 或 `below`）"
        ),
        PolicyFlaw::BandEmpty(name) => {
            format!("`{name}` 的终点早于起点：没有任何值落在其中，请对调两端")
        }
        PolicyFlaw::GradeGap {
            lower,
            upper,
            example,
        } if upper.is_empty() => {
            format!("`{lower}` 以上没有规定：{example} 分没有等级；请去掉 `{lower}` 的上限")
        }
        PolicyFlaw::GradeGap {
            lower,
            upper,
            example,
        } => format!("`{lower}` 与 `{upper}` 之间有空隙：{example} 分没有等级；请让二者首尾相接"),
        PolicyFlaw::GradeOverlap {
            lower,
            upper,
            example,
        } => format!("`{lower}` 与 `{upper}` 重叠：{example} 分有两个等级；请让二者首尾相接"),
        PolicyFlaw::BandGap {
            lower,
            upper,
            example,
        } => {
            format!("`{lower}` 与 `{upper}` 之间有空隙：{example} 不属于任何一个；请让二者首尾相接")
        }
        PolicyFlaw::BandOverlap {
            lower,
            upper,
            example,
        } => format!("`{lower}` 与 `{upper}` 重叠：{example} 同属二者；请让二者首尾相接"),
        PolicyFlaw::Bounds => {
            "`floor`、`baseline`、`cap` 必须由低到高：floor ≤ baseline ≤ cap".into()
        }
        PolicyFlaw::RangeOrder => "范围写作 [最低, 最高]，例如 [-5, -2]".into(),
        PolicyFlaw::TooFine(decimals) => format!("分值最多 {decimals} 位小数（`points_decimals`）"),
        PolicyFlaw::OffStep(step) => format!("分值以 {step} 为一档（`points_step`）：请写它的倍数"),
        PolicyFlaw::NeedlessMost("adjustment") => {
            "额外奖惩的范围就是每月上限：请去掉 `max_per_month`".into()
        }
        PolicyFlaw::NeedlessMost(_) => "辞退类规则不计分：请去掉 `max_per_month`".into(),
        PolicyFlaw::Sign(severity_name) => match *severity_name {
            "bonus" => "加分必须大于 0".into(),
            "adjustment" => "额外奖惩需要范围，例如 [-5, 5]".into(),
            other => format!("{}违规的分值必须小于 0", severity_named(other)),
        },
        PolicyFlaw::NoPoints => "缺少 `points`：请写数字或范围，例如 [-5, -2]".into(),
        PolicyFlaw::NeedlessPoints => "辞退类规则不计分：请去掉 `points`".into(),
        PolicyFlaw::Source(kind) if kind == "recorded" => {
            "`recorded` 类规则不能由数据得出：请去掉 `source`，或写明得出它的种类".into()
        }
        PolicyFlaw::Source(kind) => {
            format!("`{kind}` 类规则只能由数据得出：请写 source = \"derived\"")
        }
        PolicyFlaw::NoSuchRule(id) => format!("没有规则 `{id}`：请写某个 [[rule]] 的 id"),
        PolicyFlaw::NoSuchGrade(name) => format!("没有等级 `{name}`：请写某个 [[grade]] 的 name"),
        PolicyFlaw::TargetLimits => {
            "一个目标写一个界限：`at_least`、`at_most`、`above`、`below` 四者写且只写一个".into()
        }
        PolicyFlaw::SecondTarget(metric) => format!("`{metric}` 已有目标：请去掉一个"),
        PolicyFlaw::DerivedRange => {
            "由数据得出的规则无人裁量：分值请写一个数字，或改为人工登记".into()
        }
        PolicyFlaw::SecondAdjustment(first) => {
            format!("额外奖惩已有规则 `{first}`，而登记时不写规则：请去掉一条")
        }
        PolicyFlaw::SameMonth { month, other } => {
            format!("{other} 也从 {month} 起施行：同一个月无法在两个版本中取舍，请修改或删去一个")
        }
        PolicyFlaw::BeforeVersions { month, first } => format!(
            "{month} 没有施行中的版本：最早的这一版从 {first} 起；请补上更早的版本，或用 --policy FILE 指定"
        ),
        PolicyFlaw::NoVersions => {
            "此文件夹里没有任何版本的制度文件：请放入 2026-10.toml 这样的文件".into()
        }
        PolicyFlaw::PolicyAndVersions => {
            "旁边还有 policies 文件夹，二者只能有一个生效：请把此文件移入其中，或删去一个".into()
        }
        PolicyFlaw::Nothing("scored_roles") => {
            "没有人参加考核：`scored_roles` 至少写一个角色".into()
        }
        PolicyFlaw::Nothing(what) => format!("一个 [[{what}]] 都没有：请加上"),
        PolicyFlaw::DuplicateCase { name, first } => {
            format!("用例 `{name}` 已在第 {first} 行出现：请给其中一个换名称")
        }
        PolicyFlaw::CaseExpectsNothing => {
            "这个用例没有写应得的结果：请写 `score`、`grade`、`float`、`lines` 或 `flags`".into()
        }
        PolicyFlaw::RawAndFacts(key) => {
            format!("`raw` 就是当月一切加减的合计：请去掉它，或去掉 `{key}`")
        }
        PolicyFlaw::CaseMonths { first, second } => {
            format!("一个用例只讲一个月：这里既有 {first} 又有 {second} 的记录；请分成两个")
        }
        PolicyFlaw::RoleNotScored(role) => {
            format!("`{role}` 不参加考核：请写 `scored_roles` 中的角色，或把它加进去")
        }
        PolicyFlaw::NotRecorded(rule) => format!(
            "`{rule}` 只能由数据得出，不能登记：请写得出它的事实，并在 `lines` 中写应得的分"
        ),
        PolicyFlaw::SpanOrder(span) => format!(
            "`{span}` 的终点不晚于起点：请把较早的时刻写在前面；夜班写成 \"22:00-24:00\" 和 \"00:00-06:00\" 两段"
        ),
        PolicyFlaw::SpanOverlap { span, other } => {
            format!("`{span}` 与 `{other}` 重叠：同一分钟只能计一次，请让二者首尾相接")
        }
        PolicyFlaw::HolidayWorked(day) => {
            format!("{day} 也在 `holidays` 中：这一天上班、放假只能二选一，请删去一处")
        }
        PolicyFlaw::EmergencyResolution => {
            "突发事件的解决期限是 [limits] 下的 `emergency_minutes`：请写到那里".into()
        }
        PolicyFlaw::NoError("bonus") => "加分不是差错：请去掉 `counts_as_error`".into(),
        PolicyFlaw::NoError("accumulated") => {
            "违规累计所依据的违规已各自计入：请去掉 `counts_as_error`".into()
        }
        PolicyFlaw::NoError("metric") => {
            "指标类规则的扣分本身不是差错：请去掉 `counts_as_error`".into()
        }
        PolicyFlaw::NoError(_) => "额外奖惩不是差错：请去掉 `counts_as_error`".into(),
        PolicyFlaw::AdjustmentAsEntry(rule) => {
            format!("`{rule}` 是额外奖惩：请写 adjustments = [{{ points = …, reason = \"…\" }}]")
        }
        PolicyFlaw::NoSuchMetric { name, near } => match near {
            Some(near) => format!("没有指标 `{name}`：是否为 `{near}`？"),
            None => format!(
                "没有指标 `{name}`：请写指标的键，例如 `csat_mean`；全部见 `src/policy/REFERENCE.zh.md`"
            ),
        },
        PolicyFlaw::MetricOfTeams(name) => {
            format!("`{name}` 只按班组和全体计算，而规则针对个人：请换一个指标")
        }
        PolicyFlaw::MetricWithoutEnd => {
            "指标类规则需要界限：请写 `at_least` 或 `above`、`at_most` 或 `below`，各写一个即为区间"
                .into()
        }
        PolicyFlaw::MetricSeverity(severity) => {
            format!("指标类规则的程度不能是 `{severity}`：请写 bonus、minor、moderate 或 serious")
        }
        PolicyFlaw::MetricClash {
            rule,
            other,
            metric,
            example,
        } => format!(
            "`{metric}` 为 {example} 时，`{rule}` 与 `{other}` 同时成立：同一指标的各档互斥；请修改其中一档的界限，或删去一档"
        ),
    }
}

pub(in crate::words) fn wanted(wanted: Wanted) -> String {
    match wanted {
        Wanted::Table => "表".into(),
        Wanted::Tables => "表的列表".into(),
        Wanted::Text => "带引号的文字".into(),
        Wanted::Column => "表头、表头的列表，或 { column = \"…\", unit = \"…\" }".into(),
        Wanted::Texts => "文字列表，例如 [\"a\", \"b\"]".into(),
        Wanted::SomeTexts => "至少一项的文字列表，例如 [\"a\", \"b\"]".into(),
        Wanted::Number => "数字".into(),
        Wanted::Whole => "不小于 0 的整数".into(),
        Wanted::Flag => "`true` 或 `false`".into(),
        Wanted::NumberOrRange => "数字或范围，例如 [-5, -2]".into(),
        Wanted::Month => "月份，例如 \"2026-10\"".into(),
        Wanted::Date => "日期，例如 2026-10-08".into(),
        Wanted::Code { near } => format!("某个警告的代码，即 `kefu check` 方括号里的词{}", near.map_or(String::new(), |near| format!("（是否想写 \"{near}\"？）"))),
        Wanted::Encoding => "编码名称，例如 \"utf-8\"、\"gb18030\"、\"big5\"、\"utf-16le\"、\"windows-1252\"、\"shift_jis\"".into(),
        Wanted::Zone => "时区，例如 \"Asia/Shanghai\"".into(),
        Wanted::Hour => "\"00:00\" 到 \"12:00\" 的时刻".into(),
        Wanted::Language => "\"en\" 或 \"zh\"".into(),
        Wanted::OneOf(words) => format!("{} 之一", list(words)),
        Wanted::SomeOf(words) => format!("列表，每项是 {} 之一", list(words)),
        Wanted::NotNegative => "不小于 0 的数字".into(),
        Wanted::Positive => "大于 0 的数字".into(),
        Wanted::Currency => "货币的三个大写字母，例如 \"CNY\" 或 \"USD\"".into(),
        Wanted::PositiveWhole => "不小于 1 的整数".into(),
        Wanted::Few => "0 到 1000 的整数".into(),
        Wanted::Numbers => "数字列表，例如 [59, 100]".into(),
        Wanted::Wholes => "不小于 1 的整数列表，例如 [5, 31]".into(),
        Wanted::Ratings => "1 到 5 的评分列表，例如 [4, 5]".into(),
        Wanted::Dates => "日期列表，例如 [2026-10-01, 2026-10-02]".into(),
        Wanted::Spans => "至少一项的时段列表，例如 [\"09:00-12:00\", \"13:30-18:00\"]".into(),
        Wanted::NumberOrNone => "数字，或 \"none\"".into(),
        Wanted::IdWidth => "工号的位数，2 到 20 之间的整数".into(),
    }
}

pub(crate) fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Syntax(words) => format!("不是 TOML：{words}"),
        Flaw::NotUtf8 => "不是 TOML：编码不是 UTF-8，请另存为 UTF-8".into(),
        Flaw::UnknownKey {
            key,
            near: Some(near),
            ..
        } => format!("未知的键 `{key}`：是否为 `{near}`？"),
        Flaw::UnknownKey {
            key,
            near: None,
            known,
        } => format!("未知的键 `{key}`：此处可用 {}", list(known)),
        Flaw::MissingKey(key) => format!("此处缺少 `{key}`：请补上"),
        Flaw::Wrong { key, wanted: what } => format!("`{key}` 必须是{}", wanted(*what)),
        Flaw::NoEffect { key, unless } => {
            format!("没有 {unless}，`{key}` 在这里不起作用：请补上，或删去它")
        }
        Flaw::Content(flaw) => content(flaw),
    }
}

fn content(flaw: &ContentFlaw) -> String {
    match flaw {
        ContentFlaw::NoSuchRole {
            word,
            near: Some(near),
        } => format!("没有 `{word}` 这个角色：是否为 `{near}`？"),
        ContentFlaw::NoSuchRole { word, near: None } => format!(
            "没有 `{word}` 这个角色：请写 {} 之一",
            list(MayRecord::WORDS)
        ),
        ContentFlaw::TwoMeanings(word) => {
            format!("`{word}` 列了两次：一个词只能有一个意思，请删去一处")
        }
        ContentFlaw::NoSuchWord {
            word,
            near: Some(near),
            ..
        } => format!("没有 `{word}`：是否为 `{near}`？"),
        ContentFlaw::NoSuchWord {
            word,
            near: None,
            known,
        } => format!("没有 `{word}`：可以写的有 {}", list(known)),
        ContentFlaw::TwoPeopleOne { first, second, id } => format!(
            "补到这么多位后，花名册上的 `{first}` 和 `{second}` 是两个人，却都成了 {id}：请改小位数，或去掉 `id_width`"
        ),
        ContentFlaw::Policy(flaw) => policy_flaw(flaw),
    }
}
