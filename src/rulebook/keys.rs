//! Every key of a policy file as data: where it stands, what it holds, what it means unwritten. The keys of
//! a kind of rules stand with the kind. The readers in `policy` decide; a test holds the two against each other. The reference beside
//! them is written from this table.

use std::sync::LazyLock;

use strum::VariantNames;

use super::Unwritten::{Mistake, Nothing, Same};
use super::kinds::{DECLARATIONS, KINDS};
use super::{
    BlankPoints, Choice, Claim, FLAGS, Key, LastBelowIn, MayRecord, Ranked, Recorders, Rounding,
    Scope, ServiceMonth, Severity, Timed, WEEKDAYS,
};
use crate::document::Wanted::*;
use crate::event::Role;

/// The roles, by name.
pub const ROLES: &[&str] = &{
    let mut names = [""; Role::ALL.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = Role::ALL[index].name();
        index += 1;
    }
    names
};

/// The severities, by name.
pub const SEVERITIES: &[&str] = Severity::VARIANTS;

/// Where the rows of a rule may come from.
pub const SOURCES: &[&str] = &["recorded", "derived", "both"];

/// What else a line may ask for.
pub const CLAIMS: &[&str] = Claim::VARIANTS;

/// Makes a table of keys: what a key holds, what it means unwritten, its section of the rulebook, what it means,
/// and behind `=` what it is called where two policies differ; all words in English and Chinese.
macro_rules! keys {
    ($($section:literal { $($key:literal $holds:expr, $default:expr; $rulebook:literal $en:literal $zh:literal $(= $label:literal $label_zh:literal)?)* })*) => {
        /// Keys, in the order of the file.
        const KEYS: &[$crate::rulebook::Key] = &[$($($crate::rulebook::Key {
            section: $section,
            key: $key,
            holds: $holds,
            default: $default,
            kind: None,
            rulebook: $rulebook,
            en: $en,
            zh: $zh,
            label: &[$($label, $label_zh)?],
        },)*)*];
    };
}
pub(super) use keys;

/// All keys, in the order of the file: those of the kinds of rules stand behind `kind`, their tables behind `[[rule]]`.
pub static ALL_KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (index, key) in KEYS.iter().enumerate() {
        all.push(*key);
        if (key.section, key.key) == ("rule", "kind") {
            all.extend(of_kinds());
        }
        let next = KEYS.get(index + 1).map(|key| key.section);
        if key.section == "rule" && next != Some("rule") {
            let keys = DECLARATIONS.into_iter().flat_map(|kind| kind.keys);
            all.extend(keys.filter(|key| key.section != "rule"));
        }
    }
    all
});

/// The keys of a rule that belong to one kind or another.
pub fn of_kinds() -> impl Iterator<Item = Key> {
    DECLARATIONS.into_iter().flat_map(|kind| {
        let own = kind.keys.iter().filter(|key| key.section == "rule");
        own.map(|key| Key {
            kind: Some(kind.name),
            ..*key
        })
    })
}

keys! {
    "" {
        "schema" Text, Mistake; "" "The format of the file: \"kefu.policy/1\"." "文件格式：\"kefu.policy/1\"。"
        "name" Text, Mistake; "" "What reports call the policy." "报表中制度的名称。" = "name" "名称"
        "effective_from" Month, Mistake; "" "The first month that it holds for." "从哪个月起执行。" = "holds from" "施行月份"
        "version" Text, Nothing; "" "Its version; results name it." "版本；考核结果会注明。" = "version" "版本"
        "approved_by" Text, Nothing; "" "Who approved it." "批准人。" = "approved by" "批准人"
        "approved_on" Date, Nothing; "" "When it was approved." "批准日期。" = "approved on" "批准日期"
        "preamble" Text, Nothing; "" "What a reader should know before the rules." "写在规则之前的说明。" = "preamble" "规则之前的说明"
        "note" Text, Nothing; "" "What a reader should know after the rules." "写在规则之后的说明。" = "note" "规则之后的说明"
        "other_categories" Texts, Same("[]"); "§5" "Categories of complaints that hold a near word of a rule (`near_words`) and mean something else: nobody is asked about them again." "含有某条规则近似词（`near_words`）但另有所指的投诉类别：不再提示。" = "other categories" "另有所指的投诉类别"
        "score" Table, Mistake; "§3" "How points become a score." "分值如何成为考核得分。"
        "grade" Tables, Mistake; "§3" "The grades; they must not overlap or leave a gap." "等级；不得重叠，也不得留空。"
        "pay" Table, Mistake; "§3" "How a score becomes money." "考核得分如何成为绩效浮动。"
        "people" Table, Mistake; "§2" "Who is scored." "谁参加考核。"
        "ranking" Table, Mistake; "§6" "Rank and last." "名次与末位。"
        "flags" Table, Mistake; "§7" "When a person must decide." "何时须由人复核。"
        "exams" Table, Mistake; "§5" "What rows of exams leave open." "考试数据未写明的内容。"
        "limits" Table, Same("{}"); "§5" "Limits for rows without their own." "数据没有自带期限时的期限。"
        "hours" Table, Nothing; "" "When the company works; needed with `working_hours`. Days and times are local; `day_starts_at` moves neither." "工作时间；与 `working_hours` 同写。日期和时刻按当地时间，不受 `day_starts_at` 影响。"
        "improve" Table, Nothing; "" "Who has to improve, and by when; it moves no points. Unset: whoever is below the baseline." "谁须整改、何时完成；不影响分值。不写则为低于基准分的人。"
        "recorders" Table, Nothing; "§5" "Who may record rows of violations, awards and adjustments about whom. Unset: nobody is asked." "谁可以为谁登记违规、奖励和额外奖惩。不写则不过问。"
        "rule" Tables, Mistake; "§4" "The rules, in the order of the regulation." "规则，按制度的顺序。"
        "case" Tables, Nothing; "" "Examples that must come out so; `kefu policy test` scores them. At least one of `score`, `grade`, `float`, `lines` and `flags` must be there." "必须如此得出的算例，由 `kefu policy test` 计算；`score`、`grade`、`float`、`lines`、`flags` 至少写一项。"
    }
    "score" {
        "baseline" Number, Mistake; "§3" "Points that everybody starts from." "每人的基准分。" = "baseline" "基准分"
        "floor" Number, Mistake; "§3" "The lowest score." "考核得分的下限。" = "floor" "下限"
        "cap" Number, Mistake; "§3" "The highest score." "考核得分的上限。" = "cap" "上限"
        "points_decimals" Whole, Mistake; "§5" "How many decimals points may have." "分值最多几位小数。" = "decimals of points" "分值小数位数"
        "points_step" Positive, Nothing; "§5" "What points must be a multiple of, such as 0.5; of recorded rows and of the policy itself." "分值必须是它的倍数，例如 0.5；登记的和制度里写的都是。" = "points are a multiple of" "分值须是其倍数"
        "max_bonus" NotNegative, Nothing; "§3" "The most that the bonuses of a month sum to; the line that would pass it gets what is left." "一个月加分合计的上限；超出的那一行只得余下的分。" = "most bonus of a month" "每月加分上限"
        "max_deductions" NotNegative, Nothing; "§3" "The most that the deductions of a month sum to, as a number above 0; the line that would pass it gets what is left, and still counts as a violation." "一个月扣分合计的上限，写正数；超出的那一行只扣余下的分，仍算违规。" = "most deductions of a month" "每月扣分上限"
        "blank_points" OneOf(BlankPoints::WORDS), Same("\"ask\""); "§5" "What blank points of a rule with a range mean: a mistake, or the end of the range that is best or worst for the person." "有范围的规则未写分值时：报错，或按对本人最轻、最重的一端。" = "blank points of a range" "范围内分值留空时"
    }
    "grade" {
        "name" Text, Mistake; "§3" "Its name." "等级名称。"
        "from" Number, Nothing; "§3" "Its lower end, which belongs to it." "下端，含该分。"
        "above" Number, Nothing; "§3" "Its lower end, which does not belong to it." "下端，不含该分。"
        "to" Number, Nothing; "§3" "Its upper end, which belongs to it." "上端，含该分。"
        "below" Number, Nothing; "§3" "Its upper end, which does not belong to it." "上端，不含该分。"
    }
    "pay" {
        "currency" Currency, Same("\"CNY\""); "§3" "The currency of the amounts." "金额的币种。" = "currency" "币种"
        "per_point" NotNegative, Mistake; "§3" "Money for each point above or below the baseline." "高于或低于基准分，每分多少钱。" = "amount of a point" "每分金额"
        "limit" NotNegative, Mistake; "§3" "The most that it moves, either way." "浮动上下限。" = "largest amount either way" "浮动上下限"
        "from_service_month" Whole, Mistake; "§2" "The first service month that is paid by it." "从入职第几月起计浮动。" = "paid from service month" "起算的入职月"
        "decimals" Whole, Mistake; "§3" "Decimals of the amount; rounded once, half away from zero." "金额保留几位小数；只舍入一次，四舍五入。" = "decimals" "金额小数位数"
    }
    "people" {
        "scored_roles" SomeOf(ROLES), Mistake; "§2" "The roles that are scored." "参加考核的角色。" = "who is scored" "考核对象"
        "service_month" OneOf(ServiceMonth::WORDS), Same("\"calendar\""); "§2" "Which month of service is 1: the calendar month of hiring; the first whole calendar month (a part before it is 0); or the month from the day of hiring, where a calendar month has the number that its first day has and the month of hiring is 1." "入职第 1 月是：入职当月；第一个完整的日历月（之前不足月为 0）；或自入职日起的一个月，日历月按其第一天所在的月计，入职当月为 1。" = "service months are counted" "入职月的算法"
    }
    "ranking" {
        "last_min_people" Whole, Mistake; "§6" "Among fewer ranked people nobody is last." "排名人数不足此数时无末位。" = "people ranked before anybody is last" "有末位所需的排名人数"
        "scope" OneOf(Scope::WORDS), Same("\"all\""); "§6" "Among whom somebody is ranked and last; people without a team, or without a known role, are a scope of their own." "在谁之间排名和评末位；没有班组（或角色不明）的人自成一组。" = "ranked among" "排名范围"
        "ranked" OneOf(Ranked::WORDS), Same("\"whole-month\""); "§6" "Who is ranked: those employed on every day of the month, or everybody scored." "谁参加排名：全月在职的人，或所有参加考核的人。" = "who is ranked" "参加排名的人"
        "last_when_all_equal" Flag, Same("false"); "§6" "Whether all of a scope are last when all scores are equal." "全组同分时是否都算末位。" = "all are last when all are equal" "全组同分时都算末位"
    }
    "flags" {
        "review_below" Number, Mistake; "§7" "A score below it is for review." "低于此分须复核。" = "review below" "复核分数线"
        "last_months" PositiveWhole, Mistake; "§7" "Last in so many months running, this one included, is for review." "连续几个月末位须复核，含本月。" = "months last before a review" "连续末位月数"
        "last_below" Number, Mistake; "§7" "And below so many points in each of them." "且其中每月低于此分。" = "last counts below" "末位复核分数线"
        "last_below_in" OneOf(LastBelowIn::WORDS), Same("\"every-month\""); "§7" "In which of these months the score must lie below it." "其中哪些月须低于此分。" = "last counts when below that in" "须低于该线的月份"
        "early_confirmation_grade" Text, Mistake; "§7" "The grade that may end probation early." "可提前转正的等级。" = "grade that may confirm early" "可提前转正的等级"
        "early_confirmation_service_months" Whole, Mistake; "§7" "Without a date on the roster, so many service months are probation." "花名册没有试用期日期时，入职前几个月为试用期。" = "service months of probation" "试用期入职月数"
        "commendation_grade" Text, Mistake; "§7" "The grade that is commended." "可表彰的等级。" = "grade that is commended" "可表彰的等级"
        "commendation_months" PositiveWhole, Mistake; "§7" "In so many months running, this one included." "连续几个月，含本月。" = "months in a row to be commended" "可表彰的连续月数"
        "training_grade" Text, Nothing; "§7" "The grade that, like any worse one or none, asks for a transfer or training." "此等级及以下（含不合格）须调岗或培训。" = "grade that asks for training" "须调岗或培训的等级"
        "training_months" PositiveWhole, Nothing; "§7" "In so many months running, this one included; needed with `training_grade`." "连续几个月，含本月；与 `training_grade` 同写。" = "months in a row before training" "须调岗或培训的连续月数"
    }
    "exams" {
        "full_mark" Positive, Mistake; "§5" "The full mark of an exam that names none." "考试未写满分时的满分。" = "full mark of an exam" "考试满分"
    }
    "limits" {
        "complaint_response_minutes" Whole, Nothing; "§5" "Minutes from the reception of a complaint to its answer; unset, rows without `respond_by` are not judged." "投诉从受理到响应的分钟数；不写则不判断没有 `respond_by` 的行。" = "minutes to answer a complaint" "投诉响应期限(分钟)"
        "emergency_minutes" Whole, Nothing; "§5" "Minutes from the creation of an emergency to its resolution; unset, rows without a due time are not judged." "突发事件从产生到解决的分钟数；不写则不判断没有期限的行。" = "minutes to settle an emergency" "突发事件期限(分钟)"
        "emergency_rounding" OneOf(Rounding::WORDS), Same("\"down\""); "§5" "How seconds over become minutes, for all bands of emergencies; `nearest` rounds 30 seconds up." "突发事件超时的秒数如何取整为分钟，各档相同；`nearest` 满 30 秒进一。" = "minutes over are rounded" "超时分钟的取整"
        "first_response_minutes" Whole, Nothing; "§8" "Minutes from the creation of a ticket to its first response; unset, tickets without `first_response_due_at` are not judged." "工单从创建到首次响应的分钟数；不写则不判断没有 `first_response_due_at` 的工单。" = "minutes to respond to a ticket" "工单首次响应期限(分钟)"
        "resolution_minutes" Whole, Nothing; "§8" "Minutes from the creation of a ticket to its resolution; unset, tickets without `due_at` and `sla_minutes` are not judged. For `resolution_on_time` it also stands in for an unset `emergency_minutes`; no rule for emergencies uses it." "工单从创建到解决的分钟数；不写则不判断没有 `due_at` 和 `sla_minutes` 的工单。未写 `emergency_minutes` 时，`resolution_on_time` 也用它判断突发事件；突发事件超时的规则不用它。" = "minutes to resolve a ticket" "工单解决期限(分钟)"
        "low" Table, Nothing; "§8" "Limits of tickets of low priority." "低优先级工单的期限。"
        "normal" Table, Nothing; "§8" "Limits of tickets of normal priority." "普通优先级工单的期限。"
        "high" Table, Nothing; "§8" "Limits of tickets of high priority." "高优先级工单的期限。"
        "emergency" Table, Nothing; "§8" "Limits of emergencies." "突发事件的期限。"
        "working_hours" SomeOf(Timed::WORDS), Same("[]"); "§8" "The limits that are counted on the working hours of [hours], also by priority, and where `sla_minutes` of a row stand in for them; the others are counted on the calendar. Minutes over are always elapsed ones." "按 [hours] 的工作时间计的期限（包括各优先级的，以及行内 `sla_minutes` 代替的）；其余按自然时间计。超时分钟一律按自然时间。" = "counted on working hours" "按工作时间计的期限"
        "answer_seconds" Whole, Same("20"); "§8" "The longest wait of a call that was answered soon, for `service_level`." "`service_level` 中及时接听的最长等待秒数。" = "seconds in which a call is answered soon" "及时接听的秒数"
        "repeat_hours" Few, Same("72"); "§8" "Within how many hours a customer who comes back counts for `repeat_contact_rate`." "`repeat_contact_rate` 中客户再次联系的小时数。" = "hours in which a customer comes back" "再次联系的小时数"
    }
    "limits.low" {
        "first_response_minutes" Whole, Nothing; "§8" "Minutes to the first response; unset, the general limit." "首次响应的分钟数；不写则用一般期限。" = "minutes to respond to a ticket" "工单首次响应期限(分钟)"
        "resolution_minutes" Whole, Nothing; "§8" "Minutes to the resolution; unset, the general limit." "解决的分钟数；不写则用一般期限。" = "minutes to resolve a ticket" "工单解决期限(分钟)"
    }
    "limits.normal" {
        "first_response_minutes" Whole, Nothing; "§8" "Minutes to the first response; unset, the general limit." "首次响应的分钟数；不写则用一般期限。" = "minutes to respond to a ticket" "工单首次响应期限(分钟)"
        "resolution_minutes" Whole, Nothing; "§8" "Minutes to the resolution; unset, the general limit." "解决的分钟数；不写则用一般期限。" = "minutes to resolve a ticket" "工单解决期限(分钟)"
    }
    "limits.high" {
        "first_response_minutes" Whole, Nothing; "§8" "Minutes to the first response; unset, the general limit." "首次响应的分钟数；不写则用一般期限。" = "minutes to respond to a ticket" "工单首次响应期限(分钟)"
        "resolution_minutes" Whole, Nothing; "§8" "Minutes to the resolution; unset, the general limit." "解决的分钟数；不写则用一般期限。" = "minutes to resolve a ticket" "工单解决期限(分钟)"
    }
    "limits.emergency" {
        "first_response_minutes" Whole, Nothing; "§8" "Minutes to the first response; unset, the general limit. To the resolution it is `emergency_minutes` under [limits]." "首次响应的分钟数；不写则用一般期限。解决的期限是 [limits] 下的 `emergency_minutes`。" = "minutes to respond to a ticket" "工单首次响应期限(分钟)"
    }
    "hours" {
        "weekdays" SomeOf(WEEKDAYS), Mistake; "" "The weekdays that are worked." "上班的星期几。" = "weekdays worked" "上班的星期"
        "spans" Spans, Mistake; "" "The stretches of such a day that are worked, each with its beginning and its end; \"24:00\" may end one. They must not overlap." "这些日子的上班时段，写起止时刻；\"24:00\" 可作终点；不得重叠。" = "hours worked" "上班时段"
        "holidays" Dates, Same("[]"); "" "Days that are not worked although their weekday is." "放假的日子。" = "holidays" "放假日期"
        "workdays" Dates, Same("[]"); "" "Days that are worked although their weekday is not." "调休上班的日子。" = "days worked all the same" "调休上班日期"
    }
    "improve" {
        "below_grade" Text, Nothing; "" "Whoever has a worse grade than this, or none, has to improve." "等级低于此等级（含不合格）的人须整改。" = "below grade" "须整改的等级线"
        "below_score" Number, Nothing; "" "Whoever has a lower score has to improve; either is enough. With neither of the two: whoever is below the baseline." "得分低于此分的人须整改；两者满足一项即可。都不写则为低于基准分的人。" = "below score" "须整改的分数线"
        "due_days" Few, Same("14"); "" "Improvement is due so many days after the last day of the month." "整改期限：月末后第几天。" = "due days" "整改期限（月末后天数）"
        "target" Tables, Nothing; "§8" "What indicators should come to; of each indicator one." "指标的目标；每个指标一个。"
    }
    "improve.target" {
        "metric" Text, Mistake; "§8" "The key of the indicator." "指标代号。"
        "at_least" Number, Nothing; "§8" "So much or more; shares are from 0 to 1. One of the four limits must be there, and only one." "不低于；比率写 0 到 1。四个界限写且只写一个。"
        "at_most" Number, Nothing; "§8" "So much or less." "不高于。"
        "above" Number, Nothing; "§8" "More than this." "高于。"
        "below" Number, Nothing; "§8" "Less than this." "低于。"
        "min_sample" PositiveWhole, Same("1"); "§8" "A smaller sample is not held against the target." "样本不足此数时不与目标比较。"
        "training" Text, Nothing; "" "What somebody who misses it is trained in." "未达标时的培训内容。"
    }
    "recorders" {
        "agent" SomeOf(MayRecord::WORDS), Nothing; "§5" "Who may record rows about an agent; `own_team_lead` is a lead of the same team. Unset: nobody is asked." "谁可以登记客服的行；`own_team_lead` 指同一班组的班组长。不写则不过问。" = "agent" "谁可登记客服"
        "team_lead" SomeOf(MayRecord::WORDS), Nothing; "§5" "The same about a team lead." "同上，针对班组长。" = "team lead" "谁可登记班组长"
        "training_specialist" SomeOf(MayRecord::WORDS), Nothing; "§5" "The same about a training specialist." "同上，针对培训专员。" = "training specialist" "谁可登记培训专员"
        "supervisor" SomeOf(MayRecord::WORDS), Nothing; "§5" "The same about a supervisor." "同上，针对主管。" = "supervisor" "谁可登记主管"
        "manager" SomeOf(MayRecord::WORDS), Nothing; "§5" "The same about a manager." "同上，针对经理。" = "manager" "谁可登记经理"
        "level" OneOf(Recorders::LEVELS), Same("\"warning\""); "§5" "Whether a row that somebody else recorded is a warning, or an error." "由其他人登记的行：警告，或报错。" = "level" "由他人登记时"
        "required" Flag, Same("false"); "§5" "Whether `recorded_by` must be filled in, where a file has the column." "文件有 `recorded_by` 列时，是否必须填写。" = "required" "必须写明"
    }
    "rule" {
        "id" Text, Mistake; "§4" "Its short id, which people type." "简短编号，供登记时填写。"
        "clause" Text, Mistake; "§4" "The clause of the regulation." "制度条款。" = "clause" "条款"
        "key" Text, Mistake; "§4" "Its long name." "代号。" = "key" "代号"
        "severity" OneOf(SEVERITIES), Mistake; "§4" "How grave it is; decides its sign and the file that it is recorded in." "程度；决定加减和登记在哪个文件。" = "severity" "程度"
        "zh" Text, Mistake; "§4" "Its label in Simplified Chinese." "简体中文名称。" = "label in Simplified Chinese" "简体中文名称"
        "zh_hant" Text, Nothing; "§4" "Its label in Traditional Chinese; unset, that in Simplified." "繁体中文名称；不写则同简体。" = "label in Traditional Chinese" "繁体中文名称"
        "en" Text, Mistake; "§4" "Its label in English." "英文名称。" = "label in English" "英文名称"
        "aliases" Texts, Same("[]"); "§4" "What else people write for it." "其他写法。" = "aliases" "其他写法"
        "points" NumberOrRange, Nothing; "§4" "Points of one time, deductions negative; a range leaves them to whoever records it. Needed, but of a termination rule, which has none." "每次的分值，扣分为负；写范围则由登记人决定。辞退类不写，其余必写。" = "points" "分值"
        "kind" OneOf(KINDS), Same("\"recorded\""); "§5" "What its lines are derived from." "由什么数据得出。" = "kind" "种类"
        "source" OneOf(SOURCES), Nothing; "§5" "Where its lines come from; unset, `recorded` for that kind, `derived` for `metric` and `both` for the others." "从哪里来；不写时，`recorded` 类为登记，`metric` 类为得出，其余两者皆可。" = "source" "如何产生"
        "roles" SomeOf(ROLES), Same("[]"); "§5" "The roles that it is for; empty: all." "针对的角色；空则全部。" = "for whom" "针对的角色"
        "teams" Texts, Same("[]"); "§5" "The teams that it is for, ignoring case; empty: all." "针对的班组，不分大小写；空则全部。" = "for which teams" "针对的班组"
        "max_per_month" Positive, Nothing; "§5" "The most that it moves in a month, as a number above 0; the line that would pass it gets what is left." "一个月最多加减多少分，写正数；超出的那一行只得余下的分。" = "most points of a month" "每月最多分值"
        "reason_required" Flag, Same("false"); "§5" "Whether a row of it needs a reason." "登记时是否必须写明原因。" = "reason required" "须写原因"
        "counts_as_error" Flag, Same("false"); "§8" "Whether its lines are errors: `error_rate` and `accuracy` count their times. Not of a bonus or an adjustment; where no rule has it, the two have no value." "是否算差错：`error_rate` 与 `accuracy` 按其次数计。加分和额外奖惩不能写；没有任何规则写它时，这两项没有值。" = "counts as an error" "算差错"
        "flag" OneOf(CLAIMS), Nothing; "§7" "What else a line of it asks for." "还须追究什么。" = "also asks for" "另须追究"
        "note" Text, Nothing; "§4" "What a reader should know of it." "需要说明的内容。" = "note" "规则之后的说明"
        "training" Text, Nothing; "" "What somebody who loses points by it is trained in." "因此扣分的人须接受的培训。" = "training" "培训内容"
    }
    "case" {
        "name" Text, Mistake; "" "What it shows." "算例名称。"
        "raw" Number, Nothing; "§3" "The sum, where the case is about grade and pay alone; then nothing else of what happened may be there." "分值合计；只验算等级和浮动时写，不与其他事实同写。"
        "role" OneOf(ROLES), Nothing; "§2" "The role of the person; unwritten the first that is scored." "角色；不写为第一个参加考核的角色。"
        "service_month" PositiveWhole, Nothing; "§2" "The service month; unwritten one that is paid." "入职第几月；不写则已计浮动。"
        "entries" Tables, Nothing; "§5" "Recorded rows." "登记的奖惩。"
        "adjustments" Tables, Nothing; "§5" "Adjustments for a team lead." "班组长额外奖惩。"
        "contacts" Whole, Same("0"); "§8" "Contacts handled." "服务量。"
        "ratings" Ratings, Nothing; "§8" "Ratings from 1 to 5." "评分，1 到 5。"
        "colleagues" Tables, Nothing; "§5" "The others who are scored, for being first." "其他参加考核的人，用于比较第一。"
        "exam_marks" Numbers, Nothing; "§5" "Marks of exams of the month." "当月考试得分。"
        "valid_complaints" Few, Same("0"); "§5" "Valid complaints of the month." "当月有效投诉数。"
        "undecided_complaints" Few, Same("0"); "§5" "Undecided complaints of the month." "当月未判定投诉数。"
        "complaint_categories" Texts, Nothing; "§5" "A valid complaint of each of these categories." "每个类别一件有效投诉。"
        "late_answers" Few, Same("0"); "§5" "Complaints that were answered late." "答复超时的投诉数。"
        "emergencies_over" Wholes, Nothing; "§5" "An emergency for each, so many minutes over." "每件突发事件超时的分钟数。"
        "indicators" Table, Nothing; "§8" "Indicators of the month by their keys, each over a sample that is large enough. Without a key, only `contacts` and `csat_mean` are known, from `contacts` and `ratings`." "当月指标，以键写明，样本视为足够；未写的只知道由 `contacts` 和 `ratings` 得出的 `contacts` 与 `csat_mean`。"
        "score" Number, Nothing; "§3" "The score that must come out." "应得的考核得分。"
        "grade" Text, Nothing; "§3" "The grade that must come out, or \"none\"." "应得的等级，或 \"none\"。"
        "float" NumberOrNone, Nothing; "§3" "The float that must come out, or \"none\"." "应得的绩效浮动，或 \"none\"。"
        "lines" Table, Nothing; "§5" "All lines that must come out: each rule and its points." "应得的全部奖惩：规则和分值。"
        "flags" SomeOf(FLAGS), Nothing; "§7" "All flags that must come out, as `kind` or `kind:cause`." "应得的全部复核提示，写作 `kind` 或 `kind:cause`。"
    }
    "case.entries" {
        "rule" Text, Mistake; "§4" "The id of the rule." "规则编号。"
        "points" Number, Nothing; "§5" "Its points, where somebody decides." "分值，由人裁定时写。"
        "times" PositiveWhole, Same("1"); "§5" "How often." "次数。"
        "on" Date, Nothing; "§1" "The day." "日期。"
        "reason" Text, Nothing; "§5" "The reason." "原因。"
    }
    "case.adjustments" {
        "points" Number, Mistake; "§5" "The points." "分值。"
        "on" Date, Nothing; "§1" "The day." "日期。"
        "reason" Text, Nothing; "§5" "The reason." "原因。"
    }
    "case.colleagues" {
        "contacts" Whole, Same("0"); "§8" "Contacts handled." "服务量。"
        "ratings" Ratings, Nothing; "§8" "Ratings from 1 to 5." "评分，1 到 5。"
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::problem::Flaw;

    const ODD: &str = "zzzzzzzzzzzz";

    /// A policy with an unknown key in every table, with a rule of every kind.
    fn odd() -> String {
        let mut text = format!("{ODD} = 1\n");
        for key in ALL_KEYS.iter().filter(|key| key.section.is_empty()) {
            match key.holds {
                Table => text += &format!("[{}]\n{ODD} = 2\n", key.key),
                Tables if key.key != "rule" => text += &format!("[[{}]]\n{ODD} = 3\n", key.key),
                _ => {}
            }
        }
        for key in ALL_KEYS
            .iter()
            .filter(|key| key.section == "limits" && key.holds == Table)
        {
            text += &format!("[limits.{}]\n{ODD} = 10\n", key.key);
        }
        text += &format!("[[improve.target]]\n{ODD} = 10\n");
        // The first rule of the file is not there yet: tables inside a case.
        text += &format!("[[case]]\nentries = [{{ {ODD} = 7 }}]\n");
        text += &format!("adjustments = [{{ {ODD} = 8 }}]\ncolleagues = [{{ {ODD} = 9 }}]\n");
        for kind in KINDS {
            text += &format!("[[rule]]\nkind = \"{kind}\"\nseverity = \"minor\"\n{ODD} = 4\n");
            text += &format!("over_minutes = {{ {ODD} = 5 }}\naccumulate = [{{ {ODD} = 6 }}]\n");
        }
        text
    }

    /// What the reader asks for in the table that a line of `odd` lies in.
    fn asked() -> BTreeMap<usize, BTreeSet<&'static str>> {
        let mistakes = crate::policy::read(&odd()).unwrap_err();
        let mut asked: BTreeMap<usize, BTreeSet<&'static str>> = BTreeMap::new();
        for mistake in mistakes {
            let line = mistake.line as usize;
            match mistake.flaw {
                Flaw::UnknownKey { key, known, .. } if key == ODD => {
                    asked.insert(line, known.into_iter().collect());
                }
                _ => {}
            }
        }
        asked
    }

    fn listed(section: &str, kind: &str) -> BTreeSet<&'static str> {
        let here = ALL_KEYS.iter().filter(|key| key.section == section);
        here.filter(|key| key.kind.is_none_or(|of| of == kind))
            .map(|key| key.key)
            .collect()
    }

    #[test]
    fn the_keys_are_those_that_the_reader_asks_for() {
        let (text, asked) = (odd(), asked());
        let (mut section, mut kind, mut seen) = (String::new(), String::new(), BTreeSet::new());
        for (number, line) in text.lines().enumerate().map(|(n, line)| (n + 1, line)) {
            if line.starts_with('[') {
                section = line.trim_matches(['[', ']']).into();
            }
            if let Some(name) = line.strip_prefix("kind = ") {
                kind = name.trim_matches('"').into();
            }
            let inner = match line.split(' ').next() {
                Some("over_minutes") if kind == "emergency-overrun" => "rule.over_minutes",
                Some("accumulate") if kind == "accumulated" => "rule.accumulate",
                Some("entries") => "case.entries",
                Some("adjustments") => "case.adjustments",
                Some("colleagues") => "case.colleagues",
                Some(ODD) => section.as_str(),
                _ => continue,
            };
            let known = asked
                .get(&number)
                .unwrap_or_else(|| panic!("line {number}: {line}"));
            assert_eq!(known, &listed(inner, &kind), "[{inner}] {kind}");
            seen.insert(inner.to_string());
        }
        let sections: BTreeSet<_> = ALL_KEYS.iter().map(|key| key.section.to_string()).collect();
        assert_eq!(seen, sections);
    }

    #[test]
    fn a_key_stands_once_in_a_table_and_is_explained_in_both_languages() {
        let mut seen = BTreeSet::new();
        for key in ALL_KEYS.iter() {
            assert!(seen.insert((key.section, key.key)), "{key:?}");
            assert!(key.en.ends_with('.') && key.zh.ends_with('。'), "{key:?}");
            assert!(key.kind.iter().all(|kind| KINDS.contains(kind)), "{key:?}");
        }
    }
}
