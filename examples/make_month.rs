//! Makes the example month that lies in `examples/2026-10`, and a smaller September before it
//! for its history: `cargo run --example make_month -- DIR` writes DIR/2026-09 and DIR/2026-10.
//!
//! The service is made up: two teams, twelve people who are scored, and their supervisor. What a
//! person decided (roster, violations, awards, adjustments, exams, complaints, emergencies) is
//! written out below row by row, so that each rule can be followed by hand. Only what comes in
//! bulk, calls and tickets, is drawn.
//!
//! It is deterministic: numbers come from one small generator a month with a fixed seed, in a fixed
//! order, and neither the clock nor the environment is asked. So the files are the same bytes on
//! every machine, and an expected result can be kept beside them.

// An example is a program: it writes files and prints, which only the library may not.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)]

use std::path::Path;
use std::{env, fs, io};

const ROSTER: &str = "\
agent_id,name,hired_on,team,role,left_on,probation_until,aliases
0001,陈国栋,2018-04-02,,supervisor,,,chen.guodong@example.com
0002,王芳,2021-03-15,早班,team_lead,,,wang.fang@example.com;8002
0003,李娜,2023-06-01,早班,agent,,,li.na@example.com;8003
0004,张伟,2022-09-13,早班,agent,,,zhang.wei@example.com;8004
0005,刘洋,2024-02-26,早班,agent,,,liu.yang@example.com
0006,赵敏,2025-05-06,早班,agent,2026-10-16,,zhao.min@example.com
0007,孙丽,2023-11-20,早班,agent,,,sun.li@example.com
0008,Emma Clarke,2020-08-10,East,team_lead,,,emma.clarke@example.com;8008
0009,Daniel Reyes,2024-07-01,East,agent,,,daniel.reyes@example.com
0010,Priya Nair,2025-01-13,East,agent,,,priya.nair@example.com;8010
0011,Tom Becker,2026-10-12,East,agent,,2027-01-11,tom.becker@example.com
0012,Grace Liu,2026-09-07,East,agent,,2026-12-06,grace.liu@example.com
0013,何静,2022-01-04,East,training_specialist,,,he.jing@example.com
";

/// Rules by id, key, label or a word that people really write; agents by id, name or extension.
/// The M8 on INC-1004 stands for the S6 that would be derived from that ticket.
const OCTOBER_VIOLATIONS: &str = r#"agent_id,occurred_on,rule,points,times,violation_id,ref,recorded_by,note
0010,2026-10-05,信息录入错误,,2,V-1001,,0008,"Two orders under the wrong account, both corrected the same day"
0004,2026-10-06,迟到,3,,V-1002,,0002,地铁故障，迟到 25 分钟
0009,2026-10-08,spot-check-error,2.5,,V-1003,,0008,"Read back the wrong address, noticed by the reviewer"
0010,2026-10-12,Off-topic talk,1,,V-1004,,0008,
8004,2026-10-14,entertainment-at-work,10,,V-1005,,0002,"上班时间看视频,提醒后停止"
0006,2026-10-15,旷工,,,V-1006,,0002,当天未到岗，电话未接
0007,2026-10-20,上班睡觉,,,V-1007,,0001,待主管复核
0010,2026-10-21,L1,-2,,V-1008,,0008,"Said ""same as last time"" in dialect twice"
0004,2026-10-22,离岗5分钟以上未报备,-5,1,V-1009,,0002,
0011,2026-10-26,M8,,,V-1010,INC-1004,0008,"Carrier outage on the first late shift alone, so M8 and not S6"
"#;

const OCTOBER_AWARDS: &str = r#"agent_id,occurred_on,rule,points,times,award_id,ref,recorded_by,note
0003,2026-10-04,B3,,,A-1001,,0002,国庆期间顶班
0005,2026-10-07,主动顶班,5,2,A-1002,,0002,"10 月 3 日、7 日各一次"
0010,2026-10-07,cover-shift,,,A-1003,,0008,
0008,2026-10-13,Suggestion that worked,,,A-1004,,0001,"Call-back list by area, tried for a week"
0012,2026-10-18,B3,5,,A-1005,,0008,
李娜,2026-10-20,完成额外任务,,,A-1006,,0002,整理知识库 60 条
0009,2026-10-23,extra-task,,,A-1007,,0008,
0010,2026-10-27,B4,,,A-1008,,0008,"Tested the new ticket form, wrote the notes"
0013,2026-10-29,合理化建议试行有效,,,A-1009,,0001,新人陪练表试行两周
"#;

const OCTOBER_ADJUSTMENTS: &str = r#"agent_id,occurred_on,points,reason,adjustment_id,recorded_by
0002,2026-10-08,3.5,国庆排班周到，全组无缺岗,J-1001,0001
0008,2026-10-30,-1.5,"Handover sheets of the team late on three days, after a reminder",J-1002,0001
"#;

/// 何静 sets the exams and takes none. 60 % is a pass: 41 of 50 is one, 54 of 100 is not.
const OCTOBER_EXAMS: &str = "\
agent_id,taken_on,score,full_mark,exam_id,subject
0002,2026-10-14,92,100,E-1001,业务知识
0003,2026-10-14,96,100,E-1002,业务知识
0004,2026-10-14,68,100,E-1003,业务知识
0005,2026-10-14,81,100,E-1004,业务知识
0006,2026-10-14,54,100,E-1005,业务知识
0007,2026-10-14,77.5,100,E-1006,业务知识
0008,2026-10-15,94,100,E-1007,Product knowledge
0009,2026-10-15,83,100,E-1008,Product knowledge
0010,2026-10-15,74,,E-1009,Product knowledge
0012,2026-10-15,100,100,E-1010,Product knowledge
0011,2026-10-28,41,50,E-1011,Induction
";

const OCTOBER_ACTIONS: &str = "\
agent_id,team,cause,person,due,done_on,result
0010,,L9,Emma Clarke,2026-10-15,2026-10-14,Talked it through; the desk next to the lift was changed
0004,,迟到早退,王芳,2026-10-31,,
,East,L12,Emma Clarke,2026-10-09,2026-10-13,Checklist for address fields at every desk
0009,,csat_mean,Emma Clarke,2026-11-10,,
";

/// Up to `follow_up_satisfied`; `complaints` adds the rest. A quarrel; one without ground; one that
/// the lead answered late; one about the queue; one followed up; one undecided; two more.
const OCTOBER_COMPLAINTS: &[&str] = &[
    "CP-1001,0005,2026-10-08 11:42:10,0002,2026-10-08 15:20:00,2026-10-09 11:42:10,2026-10-10 10:05:00,2026-10-15,有效,争吵,2026-10-12 14:00:00,no",
    "CP-1002,0003,2026-10-09 10:15:30,0003,2026-10-09 11:02:00,2026-10-10 10:15:30,2026-10-10 09:40:00,2026-10-16,无效,账单纠纷,,",
    "CP-1003,0007,2026-10-13 13:05:00,0002,2026-10-15 09:12:00,2026-10-14 13:05:00,2026-10-16 16:30:00,2026-10-20,no,配送延误,,",
    "CP-1004,,2026-10-16 20:31:00,0008,2026-10-16 21:10:00,2026-10-17 20:31:00,2026-10-18 18:00:00,2026-10-23,yes,Waited too long,,",
    "CP-1005,0004,2026-10-17 14:20:45,0004,2026-10-17 16:00:00,2026-10-18 14:20:45,2026-10-19 11:30:00,2026-10-24,yes,服务态度,2026-10-21 10:10:00,yes",
    "CP-1006,0009,2026-10-23 16:48:20,0008,2026-10-23 20:10:00,2026-10-24 16:48:20,,2026-10-30,,Wrong information,,",
    "CP-1007,0012,2026-10-23 17:25:00,0012,2026-10-23 18:01:00,2026-10-24,2026-10-24 16:45:00,2026-10-30,no,Refund refused,,",
    "CP-1008,0005,2026-10-27 10:02:00,0005,2026-10-27 10:50:00,2026-10-28 10:02:00,2026-10-28 15:00:00,2026-11-03,no,配送延误,2026-10-30 09:30:00,yes",
];

/// Emergencies: in time; 7 minutes over; 18 over; 34 over (see the violations). Then one ticket that
/// was exported twice, and three beside the month, of which only the second is resolved in it.
const OCTOBER_TICKETS: &[&str] = &[
    "INC-1001,0003,2026-10-07 10:12:00,2026-10-07 10:15:20,2026-10-07 10:35:00,emergency,,30,2026-10-07 10:22:00,0,no,5,phone,K10388,2026-10-07 10:35:00",
    "INC-1002,0007,2026-10-10 09:20:00,2026-10-10 09:24:05,2026-10-10 09:57:40,emergency,,30,2026-10-10 09:30:00,0,no,,phone,K11021,2026-10-10 09:57:40",
    "INC-1003,0009,2026-10-16 19:05:00,2026-10-16 19:13:00,2026-10-16 19:53:10,emergency,2026-10-16 19:35:00,,2026-10-16 19:15:00,0,yes,3,phone,K10576,2026-10-16 19:53:10",
    "INC-1004,0011,2026-10-24 15:40:00,2026-10-24 15:46:30,2026-10-24 16:44:00,emergency,,30,2026-10-24 15:50:00,0,yes,,phone,K10944,2026-10-24 16:44:00",
    "INC-1005,0008,2026-10-19 14:31:00,2026-10-19 14:52:10,,high,,480,2026-10-19 15:31:00,0,yes,,chat,K10207,2026-10-19 14:52:10",
    "INC-1005,0008,2026-10-19 14:31:00,2026-10-19 14:52:10,2026-10-20 16:05:00,high,,480,2026-10-19 15:31:00,0,yes,4,chat,K10207,2026-10-20 16:05:00",
    ",0007,2026-09-28 09:12:40,2026-09-28 10:02:00,2026-09-30 15:20:00,normal,,1440,2026-09-28 13:12:40,0,no,5,email,K10815,2026-09-30 15:20:00",
    ",0009,2026-09-30 21:40:00,2026-09-30 21:55:30,2026-10-01 14:30:00,high,,480,2026-09-30 22:40:00,0,no,,wechat,K10044,2026-10-01 14:30:00",
    ",0002,2026-11-01 08:10:00,2026-11-01 08:31:00,2026-11-01 11:00:00,low,,2880,2026-11-01 16:10:00,0,no,,email,K11309,2026-11-01 11:00:00",
];

/// The training specialist listens in: two calls or tickets each, on two dimensions where she says so.
const OCTOBER_REVIEWS: &str = "\
agent_id,reviewed_on,score,dimension,reviewer,review_id,ref,note
0003,2026-10-09,96,礼貌,0013,Q-1001,C10-0506,
0003,2026-10-09,92,业务,0013,Q-1002,C10-0506,
0004,2026-10-09,71,礼貌,0013,Q-1003,C10-0502,语速太快，打断客户
0004,2026-10-09,64,业务,0013,Q-1004,C10-0502,退款流程说错
0005,2026-10-12,88,礼貌,0013,Q-1005,C10-0566,
0005,2026-10-12,84.5,业务,0013,Q-1006,C10-0566,
0007,2026-10-12,83,礼貌,0013,Q-1007,C10-0724,
0007,2026-10-12,79,业务,0013,Q-1008,C10-0724,
0009,2026-10-19,90,礼貌,0013,Q-1009,C10-1202,
0009,2026-10-19,81,业务,0013,Q-1010,C10-1202,Read back the wrong address
0010,2026-10-19,86,礼貌,0013,Q-1011,C10-1203,
0010,2026-10-19,77.5,业务,0013,Q-1012,C10-1203,
0012,2026-10-26,94,礼貌,0013,Q-1013,C10-1612,
0012,2026-10-26,89,业务,0013,Q-1014,C10-1612,
0004,2026-10-28,80,礼貌,0013,Q-1015,C10-1717,辅导之后有改善
";

/// Asked by text message a day later; one answer came after the month.
const OCTOBER_SURVEYS: &str = "\
agent_id,answered_on,nps,survey_id,customer_id
0003,2026-10-06,10,U-1001,K10388
0003,2026-10-11,9,U-1002,K10021
0003,2026-10-20,8,U-1003,K11250
0004,2026-10-07,4,U-1004,K10713
0004,2026-10-19,7,U-1005,K10099
0005,2026-10-13,9,U-1006,K11009
0005,2026-10-24,6,U-1007,K10412
0007,2026-10-16,8,U-1008,K10870
0009,2026-10-17,0,U-1009,K10576
0009,2026-10-21,9,U-1010,K10630
0010,2026-10-22,7,U-1011,K11121
0010,2026-10-29,10,U-1012,K10205
0012,2026-10-29,10,U-1013,K10764
,2026-10-30,3,U-1014,K11333
0012,2026-11-01,9,U-1015,K10990
";

const OCTOBER_PRAISE: &str = "\
agent_id,received_on,praise_id,channel,note
0003,2026-10-10,P-1001,phone,来电感谢，问题一次解决
0003,2026-10-23,P-1002,wechat,锦旗一面
0012,2026-10-20,P-1003,email,Stayed on the line until the courier called back
0008,2026-10-27,P-1004,phone,
";

/// The export was cut a little beside the month.
const OCTOBER_CALLS: &[&str] = &[
    ",0009,2026-09-30 23:06:40,341,12,answered,yes,4,customer,phone,K10630",
    ",0009,2026-09-30 23:59:53,96,31,answered,no,,customer,phone,K10118",
    ",0010,2026-11-01 00:00:00,415,8,answered,yes,5,agent,phone,K10977",
    ",0003,2026-11-01 08:21:00,188,17,answered,yes,,customer,phone,K11262",
];

const SEPTEMBER_VIOLATIONS: &str = "\
agent_id,occurred_on,rule,points,times,violation_id,ref,recorded_by,note
0005,2026-09-08,迟到,2,,V-0901,,0002,
0004,2026-09-10,missed-meeting,,,V-0902,,0002,周例会未到，未请假
0010,2026-09-15,L9,1.5,,V-0903,,0008,
0004,2026-09-22,L11,,,V-0904,,0002,
0007,2026-09-24,messy-desk,,,V-0905,,0002,
";

const SEPTEMBER_COMPLAINTS: &[&str] = &[
    "CP-0901,0004,2026-09-16 12:10:00,0002,2026-09-16 14:00:00,2026-09-17 12:10:00,2026-09-18 10:00:00,2026-09-23,yes,服务态度,,",
    "CP-0902,0009,2026-09-21 18:40:00,0008,2026-09-22 15:05:00,2026-09-22 18:40:00,2026-09-23 17:00:00,2026-09-28,no,Late delivery,,",
];

const SETTINGS: &str = r#"# Settings of this month's folder: `kefu score` reads them when it is given the folder.
# The month is in the folder's name, and the headers of the files are kefu's own, so there is little to say.

[time]
zone = "Asia/Shanghai"      # in which the month begins and ends, and of timestamps without an offset

[people]
not_scored = ["bot-*"]      # the answering machine: its calls are in the export, but it is nobody's colleague

# What somebody has looked at and lives with: each stays a note, with its reason. `kefu check --accept` prints such blocks.
[[accept]]
code = "unknown-agent"
file = "calls.csv"
value = "2203"
reason = "the dispatch desk on the same exchange"
by = "陈国栋"

[[accept]]
code = "names-nobody"
file = "complaints.csv"
reason = "CP-1004 is about the waiting time, and about nobody in particular"
by = "陈国栋"

[[accept]]
code = "complaint-undecided"
file = "complaints.csv"
value = "CP-1006"
reason = "the recording was asked for; it withholds one bonus until then"
by = "陈国栋"
"#;

/// What October must hold; September has fewer files.
const EXPECT: &str = r#"
[expect]                    # a month without a file of these is an error; one with its header alone says that nothing happened
kinds = ["calls", "tickets", "complaints", "violations", "awards", "adjustments", "exams", "reviews", "surveys", "praise"]
"#;

const CALLS: &str = "call_id,agent_id,started_at,talk_seconds,wait_seconds,outcome,resolved,csat,hung_up_by,channel,customer_id";
const TICKETS: &str = "ticket_id,agent_id,created_at,first_response_at,resolved_at,priority,due_at,sla_minutes,first_response_due_at,reopened,escalated,csat,channel,customer_id,updated_at";
const COMPLAINTS: &str = "complaint_id,agent_id,received_at,handled_by,responded_at,respond_by,closed_at,close_by,valid,category,follow_up_at,follow_up_satisfied,ref,channel,customer_id,updated_at";

/// Agent, hour at which the shift opens, first and last day of drawn rows in each month, calls and
/// tickets in October (September: a sixth), and how many raters of a hundred give a 5.
type Desk = (&'static str, u64, [(u64, u64); 2], u64, u64, u64);

const WHOLE: [(u64, u64); 2] = [(1, 30), (1, 31)];

/// Without an agent: callers who gave up in the queue. The last two are on no roster: the answering
/// machine, and somebody of another department.
const DESKS: &[Desk] = &[
    ("", 8, WHOLE, 46, 0, 0),
    ("", 14, WHOLE, 46, 0, 0),
    ("0002", 8, WHOLE, 122, 20, 55),
    ("0003", 8, WHOLE, 264, 40, 88),
    ("0004", 8, WHOLE, 156, 22, 28),
    ("0005", 8, WHOLE, 188, 26, 45),
    ("0006", 8, [(1, 30), (1, 13)], 80, 11, 42),
    ("0007", 8, WHOLE, 198, 28, 52),
    ("0008", 14, WHOLE, 118, 22, 58),
    ("0009", 14, WHOLE, 204, 30, 48),
    ("0010", 14, WHOLE, 192, 31, 44),
    ("0011", 14, [(1, 0), (12, 31)], 98, 14, 40),
    ("0012", 14, [(7, 30), (1, 31)], 180, 28, 60),
    ("0013", 14, WHOLE, 62, 14, 56),
    ("bot-ivr", 10, WHOLE, 15, 0, 0),
    ("2203", 14, WHOLE, 3, 0, 0),
];

struct Month {
    name: &'static str,
    /// Its place in a desk's days.
    place: usize,
    /// Days from 1 September to its first.
    begins: u64,
    /// What a desk's numbers are divided by.
    share: u64,
    calls: &'static [&'static str],
    tickets: &'static [&'static str],
    complaints: &'static [&'static str],
    /// Files that are written as they stand.
    files: &'static [(&'static str, &'static str)],
}

const SEPTEMBER: Month = Month {
    name: "2026-09",
    place: 0,
    begins: 0,
    share: 6,
    calls: &[],
    tickets: &[],
    complaints: SEPTEMBER_COMPLAINTS,
    files: &[("violations.csv", SEPTEMBER_VIOLATIONS)],
};

const OCTOBER: Month = Month {
    name: "2026-10",
    place: 1,
    begins: 30,
    share: 1,
    calls: OCTOBER_CALLS,
    tickets: OCTOBER_TICKETS,
    complaints: OCTOBER_COMPLAINTS,
    files: &[
        ("violations.csv", OCTOBER_VIOLATIONS),
        ("awards.csv", OCTOBER_AWARDS),
        ("adjustments.csv", OCTOBER_ADJUSTMENTS),
        ("exams.csv", OCTOBER_EXAMS),
        ("reviews.csv", OCTOBER_REVIEWS),
        ("surveys.csv", OCTOBER_SURVEYS),
        ("praise.csv", OCTOBER_PRAISE),
        ("actions.csv", OCTOBER_ACTIONS),
    ],
};

/// Moments are seconds since 1 September 2026, 00:00.
const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;
const MINUTE: u64 = 60;

fn stamp(moment: u64) -> String {
    let (month, day) = match moment / DAY {
        day @ 0..30 => (9, day + 1),
        day @ 30..61 => (10, day - 29),
        day => (11, day - 60),
    };
    let (hour, minute, second) = (moment % DAY / HOUR, moment % HOUR / MINUTE, moment % MINUTE);
    format!("2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From `low` to below `high`; the bias of the remainder is far below what an example shows.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.roll() % (high - low)
    }

    /// Mostly near `low`, seldom near `high`: waits, talks and answers look like that.
    fn skewed(&mut self, low: u64, high: u64) -> u64 {
        let widest = self.between(low, high) + 1;
        self.between(low, widest)
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.between(0, 100) < chance
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[(self.roll() % among.len() as u64) as usize]
    }

    /// Blank for two contacts in three.
    fn csat(&mut self, delight: u64) -> &'static str {
        match (self.percent(35), self.percent(delight)) {
            (false, _) => "",
            (true, true) => "5",
            (true, false) => self.pick(&["4", "4", "4", "4", "4", "3", "3", "3", "2", "1"]),
        }
    }

    /// A moment of a shift of 7½ hours, with two days off in seven; now and then one at night.
    fn at_work(&mut self, month: &Month, &(agent, opens, days, ..): &Desk) -> u64 {
        let (first, last) = days[month.place];
        let seat = agent.bytes().last().map_or(0, u64::from);
        let day = loop {
            let day = self.between(first, last + 1);
            if agent.is_empty() || (day + seat) % 7 >= 2 {
                break month.begins + day - 1;
            }
        };
        if self.percent(2) {
            return day * DAY + self.between(22 * HOUR, 32 * HOUR) % DAY;
        }
        day * DAY + opens * HOUR + self.between(0, 15 * HOUR / 2)
    }
}

/// A cell of a drawn row; none holds a comma or quote.
fn cell(row: &str, column: usize) -> &str {
    row.split(',').nth(column).unwrap_or_default()
}

/// The rows written by hand and `number` of a desk's rows for each desk that was there, in the
/// order of time (the third column); those without an id are numbered.
fn all(
    hand: &[&str],
    month: &Month,
    series: char,
    number: fn(&Desk) -> u64,
    mut draw: impl FnMut(&Desk) -> String,
) -> Vec<String> {
    let mut rows: Vec<String> = hand.iter().map(ToString::to_string).collect();
    for desk in DESKS.iter().filter(|desk| desk.2[month.place].1 > 0) {
        rows.extend((0..number(desk) / month.share).map(|_| draw(desk)));
    }
    rows.sort_by(|a, b| cell(a, 2).cmp(cell(b, 2)));
    for (number, row) in (1..).zip(&mut rows) {
        if row.starts_with(',') {
            row.insert_str(0, &format!("{series}{}-{number:04}", &month.name[5..]));
        }
    }
    rows
}

fn call(dice: &mut Dice, month: &Month, desk: &Desk) -> String {
    let (agent, .., delight) = *desk;
    let started = stamp(dice.at_work(month, desk));
    let customer = dice.between(10_000, 11_400);
    let outcome = match agent {
        "" => "abandoned",
        _ if dice.percent(8) => "missed",
        _ => "answered",
    };
    if outcome != "answered" {
        let wait = dice.skewed(15, 181);
        return format!(",{agent},{started},,{wait},{outcome},,,customer,phone,K{customer}");
    }
    let (talk, wait) = (dice.skewed(20, 901), dice.skewed(2, 91));
    let resolved = dice.pick(&["yes", "yes", "yes", "yes", "yes", "yes", "no", ""]);
    let csat = dice.csat(delight);
    let end = dice.pick(&["customer", "customer", "agent"]);
    format!(",{agent},{started},{talk},{wait},answered,{resolved},{csat},{end},phone,K{customer}")
}

/// Priority, minutes to the first response, minutes to the end.
const LIMITS: [(&str, u64, u64); 3] = [
    ("low", 480, 2_880),
    ("normal", 240, 1_440),
    ("high", 60, 480),
];

fn ticket(dice: &mut Dice, month: &Month, desk: &Desk) -> String {
    let (agent, .., delight) = *desk;
    let begun = dice.at_work(month, desk);
    let (priority, answer, sla) = dice.pick(&LIMITS);
    let answered = begun + dice.skewed(3 * MINUTE, answer * 2 * MINUTE);
    let ended = answered + dice.skewed(15 * MINUTE, 48 * HOUR);
    let (created, responded) = (stamp(begun), stamp(answered));
    let response_due = stamp(begun + answer * MINUTE);
    // Some are still open, but only such as are past their limit by the end of the month.
    let (resolved, csat, updated) = if begun < (month.begins + 25) * DAY && dice.percent(4) {
        (String::new(), "", responded.clone())
    } else {
        (stamp(ended), dice.csat(delight), stamp(ended))
    };
    let reopened = dice.pick(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    let escalated = if dice.percent(7) { "yes" } else { "no" };
    let channel = dice.pick(&["email", "email", "chat", "wechat"]);
    let customer = dice.between(10_000, 11_400);
    format!(
        ",{agent},{created},{responded},{resolved},{priority},,{sla},{response_due},{reopened},{escalated},{csat},{channel},K{customer},{updated}"
    )
}

/// Adds the call behind each complaint: the last of its agent before it, or, where it names no
/// agent, of a caller who gave up. `updated_at` is the latest moment that the row knows of.
fn complaints(month: &Month, calls: &[String]) -> Vec<String> {
    let mut rows = Vec::new();
    for row in month.complaints {
        let (agent, received) = (cell(row, 1), cell(row, 2));
        let mut before = calls.iter().filter(|call| cell(call, 2) < received);
        let behind = before.rfind(|call| cell(call, 1) == agent && cell(call, 5) != "missed");
        let call = behind.map_or("", String::as_str);
        let (id, customer) = (cell(call, 0), cell(call, 10));
        let moments = [2, 4, 6, 10].map(|column| cell(row, column));
        let updated = moments.into_iter().max().unwrap_or_default();
        rows.push(format!("{row},{id},phone,{customer},{updated}"));
    }
    rows
}

fn main() -> io::Result<()> {
    let usage = || io::Error::other("usage: make_month DIR");
    let root = env::args_os().nth(1).ok_or_else(usage)?;
    for month in [SEPTEMBER, OCTOBER] {
        let folder = Path::new(&root).join(month.name);
        fs::create_dir_all(&folder)?;
        let expect = if month.name == "2026-10" { EXPECT } else { "" };
        fs::write(folder.join("kefu.toml"), format!("{SETTINGS}{expect}"))?;
        fs::write(folder.join("agents.csv"), ROSTER)?;
        for (name, text) in month.files {
            fs::write(folder.join(name), text)?;
        }
        let mut dice = Dice(2026 + month.begins);
        let draw = |desk: &Desk| call(&mut dice, &month, desk);
        let mut calls = all(month.calls, &month, 'C', |desk| desk.3, draw);
        let draw = |desk: &Desk| ticket(&mut dice, &month, desk);
        let tickets = all(month.tickets, &month, 'T', |desk| desk.4, draw);
        let complaints = complaints(&month, &calls);
        // The export wrote one call twice.
        calls.insert(calls.len() / 3, calls[calls.len() / 3].clone());
        for (name, header, rows) in [
            ("calls.csv", CALLS, calls),
            ("tickets.csv", TICKETS, tickets),
            ("complaints.csv", COMPLAINTS, complaints),
        ] {
            let text = format!("{header}\n{}\n", rows.join("\n"));
            fs::write(folder.join(name), text)?;
        }
        println!("{}", folder.display());
    }
    Ok(())
}
