//! How fast exports are read: the same calls under canonical headers, as another system writes them, and in GB18030. Run it with
//! `cargo bench`. What counts are ratios within one run: machines differ, and are shared.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a bench that cannot go on says so and stops"
)]

use std::fmt::Write;
use std::io::{self, Read};

use divan::Bencher;
use divan::counter::ItemsCount;
use kefu::event::Kind;
use kefu::ingest::{self, Input};

fn main() {
    divan::main();
}

/// How many calls each export holds.
const CALLS: u32 = 20_000;

struct Export(Vec<u8>);

impl Input for Export {
    fn kind(&self) -> Kind {
        Kind::Calls
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.0.as_slice()))
    }
}

/// A table of calls: a header, and a row for each number.
fn table(header: &str, row: impl Fn(u32) -> String) -> String {
    let mut text = format!("{header}\n");
    for i in 0..CALLS {
        writeln!(text, "{}", row(i)).unwrap();
    }
    text
}

fn day(i: u32) -> u32 {
    1 + i % 31
}

fn clock(i: u32) -> String {
    format!("{:02}:{:02}:{:02}", 8 + i % 10, i % 60, i * 7 % 60)
}

fn canonical() -> Export {
    let row = |i| {
        let (day, clock) = (day(i), clock(i));
        format!(
            "C{i:07},A{:03},2026-10-{day:02} {clock},{},12,answered,yes,5",
            i % 30,
            i % 600
        )
    };
    let header = "call_id,agent_id,started_at,talk_seconds,wait_seconds,outcome,resolved,csat";
    Export(table(header, row).into_bytes())
}

fn month_first_with_clock_durations() -> Export {
    let row = |i| {
        let (day, clock) = (day(i), clock(i));
        format!(
            "C{i:07};Agent {};10/{day}/2026;{clock};Y;0:{:02}:{:02};4",
            i % 30,
            i % 10,
            i % 60
        )
    };
    let header = "Call Id;Agent;Date;Time;Answered (Y/N);AvgTalkDuration;Satisfaction rating";
    Export(table(header, row).into_bytes())
}

fn freepbx() -> Export {
    let row = |i| {
        let (day, clock, to) = (day(i), clock(i), 100 + i % 30);
        format!(
            "2026-10-{day:02} {clock},\"Desk 9\" <209>,209,{to},from-internal,SIP/209-{i:08x},SIP/{to}-{i:08x},Dial,\"SIP/{to},60,rI\",30,{},ANSWERED,3,,1791.{i},",
            i % 600
        )
    };
    let header = "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield";
    Export(table(header, row).into_bytes())
}

fn chinese_in_gb18030() -> Export {
    let row = |i| {
        let (day, clock) = (day(i), clock(i));
        format!(
            "C{i:07},王芳{},2026年10月{day}日 {clock},{},已接听",
            i % 30,
            i % 600
        )
    };
    let text = table("通话编号,坐席姓名,开始时间,通话时长(秒),接听状态", row);
    Export(encoding_rs::GB18030.encode(&text).0.into_owned())
}

/// A name, and what makes the export.
type Made = (&'static str, fn() -> Export);

const EXPORTS: [Made; 4] = [
    ("canonical", canonical),
    ("month first", month_first_with_clock_durations),
    ("freepbx", freepbx),
    ("gb18030", chinese_in_gb18030),
];

/// Senses and reads a whole export.
#[divan::bench(args = EXPORTS.map(|(name, _)| name))]
fn read(bencher: Bencher<'_, '_>, name: &str) {
    let (_, export) = EXPORTS.iter().find(|(other, _)| *other == name).unwrap();
    let export = export();
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| {
        let mut problems = Vec::new();
        let layout = ingest::sense(&export, 0, chrono_tz::Asia::Shanghai, &mut problems).unwrap();
        let mut rows = 0;
        let mut sink = |_: kefu::event::Row<'_>| rows += 1;
        ingest::read(&export, &layout, &mut problems, &mut sink).unwrap();
        assert_eq!((rows, problems.len()), (CALLS, 0), "{problems:?}");
    });
}
