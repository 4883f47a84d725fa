//! What the names of files say: ordinary ones, as people, browsers, messengers and systems give them.

use kefu::event::{Ending, Kind, ending, is_hidden, name_for, name_words};

use crate::run::{project, text};

fn form(name: &str) -> &'static str {
    match ending(name) {
        _ if is_hidden(name) => "hidden",
        Ending::Table => "table",
        Ending::Text => "text",
        Ending::Workbook => "workbook",
        Ending::Zip => "zip",
        Ending::Unreadable => "unreadable",
        Ending::Backup { .. } => "backup",
        Ending::Bare => "bare",
        Ending::Other => "other",
    }
}

/// The words of a name as `testdata/file-names.txt` writes them.
fn words(name: &str) -> String {
    let words = name_words(name);
    let names = |kinds: &[Kind]| kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>();
    let mut said = names(&words.kinds);
    if !words.weak.is_empty() {
        said.push("weak");
        said.extend(names(&words.weak));
    }
    if let Some(later) = words.later {
        said.extend(["later", later.name()]);
    }
    if said.is_empty() {
        said.push("-");
    }
    said.join(" ")
}

fn lines() -> Vec<(String, String, String)> {
    let list = text(&project().join("testdata/file-names.txt"));
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let [form, words, name] = parts[..] else {
                panic!("{line}: form, words and name")
            };
            (form.into(), words.into(), name.into())
        })
        .collect()
}

#[test]
fn ordinary_names_say_what_people_mean() {
    let lines = lines();
    assert!(lines.len() > 100);
    let mut wrong = Vec::new();
    for (wanted, said, name) in &lines {
        let got = (form(name).to_string(), words(name));
        if got != (wanted.clone(), said.clone()) {
            wrong.push(format!("{name}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// CONTRACT §1: English words in singular and plural, Chinese ones without a border; of each the form in Simplified and in
/// Traditional characters.
#[test]
fn every_kind_has_its_words() {
    for (kind, all) in [
        (Kind::Calls, "call calls 通话 通話 话单 話單"),
        (Kind::Tickets, "ticket tickets 工单 工單"),
        (Kind::Complaints, "complaint complaints 投诉 投訴"),
        (Kind::Violations, "violation violations 违规 違規 扣分"),
        (Kind::Awards, "award awards 奖励 獎勵 加分"),
        (
            Kind::Adjustments,
            "adjustment adjustments 调整 調整 额外奖惩 額外獎懲",
        ),
        (Kind::Exams, "exam exams 考试 考試"),
        (Kind::Agents, "agents 花名册 花名冊"),
        (Kind::Reviews, "review reviews 质检 質檢"),
        (
            Kind::Surveys,
            "survey surveys 满意度 滿意度 问卷 問卷 评价 評價",
        ),
        (Kind::Praise, "praise 表扬 表揚"),
        (Kind::Actions, "action actions 整改"),
    ] {
        for word in all.split(' ') {
            let inside = if word.is_ascii() {
                "x-{}2(y).csv"
            } else {
                "东{}表.csv"
            };
            for name in [format!("{word}.csv"), inside.replace("{}", word)] {
                let found = name_words(&name);
                assert_eq!(
                    (found.kinds.as_slice(), found.later),
                    (&[kind][..], None),
                    "{name}"
                );
            }
        }
    }
}

/// What is suggested must help: the new name says the kind, and nothing besides.
#[test]
fn a_suggested_name_says_its_kind() {
    for (_, _, name) in lines() {
        for kind in Kind::ALL {
            for word in [kind.name(), kind.chinese_name()] {
                let better = name_for(kind, word, &name);
                let said = name_words(&better);
                let weak = kind == Kind::Customers && said.weak == [kind];
                assert!(said.kinds == [kind] || weak, "{name}: {better}");
                assert_eq!(said.later, None, "{name}: {better}");
                assert!(ending(&better).is_table(), "{name}: {better}");
            }
        }
    }
}
