//! Tests: what the words of cells mean, by hand.

use super::Values;
use crate::event::{Outcome, Priority, Role};

#[test]
fn urgent_is_no_emergency() {
    let values = Values::get();
    for (meant, words) in [
        (Priority::Low, "Low,4 - Low,5 - Planning,P4,P5,Baixa,低"),
        (
            Priority::Normal,
            "Medium,3 - Moderate,P3,P3.5,Média,普通,正常,一般,中",
        ),
        (
            Priority::High,
            "High,2 - High,Alta,高,Urgent,1 - Critical,1-Critical,P1,P2,Immediate,Crítica",
        ),
        (Priority::High, "紧急,緊急,立刻,速,急,加急,特急"),
        (
            Priority::Emergency,
            "emergency,1 - Emergency,突发,突發,突发事件,突發事件",
        ),
    ] {
        for word in words.split(',') {
            assert_eq!(values.priority(word), Ok(meant), "{word}");
        }
    }
    for word in ["1", "5", "-100", "1 -", "P0", "sev 1"] {
        assert!(values.priority(word).is_err(), "{word}");
    }
    assert_eq!(values.role("Team-Lead"), Ok(Role::TeamLead));
}

#[test]
fn yes_and_no_in_the_languages_of_exports() {
    let values = Values::get();
    for (meant, words) in [
        (
            true,
            "Y,Yes,YES,TRUE,True,1,是,Sim,Ja,はい,Да,已解决,屬實,成立",
        ),
        (
            false,
            "N,No,NO,FALSE,False,0,否,Não,Nein,いいえ,Нет,未解决,不屬實,不成立",
        ),
    ] {
        for word in words.split(',') {
            assert_eq!(values.yes_no(word), Ok(meant), "{word}");
        }
    }
    for word in ["maybe", "2", "Damaged", "In progress"] {
        assert!(values.yes_no(word).is_err(), "{word}");
    }
}

#[test]
fn outcomes_of_telephone_systems() {
    let values = Values::get();
    for (meant, words) in [
        (
            Outcome::Answered,
            "ANSWERED,Accepted,dealing,Yes,Sim,1,接通,已接听,坐席接听,客服接听,双方已接听,客户接听",
        ),
        (
            Outcome::Missed,
            "NO ANSWER,NO_ANSWER,BUSY,FAILED,CONGESTION,CANCEL,Voicemail,Out of business hours",
        ),
        (
            Outcome::Missed,
            "notDeal,blackList,NO_USER_RESPONSE,USER_BUSY,Unanswered,Missed,0,未接",
        ),
        (
            Outcome::Missed,
            "振铃未接听,座席未接听,客服拒接,排队超时,排队失败,非服务时间来电,客户未接听,空号,無人應答",
        ),
        (
            Outcome::Abandoned,
            "Abandoned,queueLeak,leak,short_abandoned,abandonned_in_ivr,排队放弃,放弃排队,IVR放弃,ivr放弃,客户速挂,客戶速掛",
        ),
    ] {
        for word in words.split(',') {
            assert_eq!(values.outcome(word), Ok(meant), "{word}");
        }
    }
    for word in [
        "UNKNOWN",
        "NORMAL_CLEARING",
        "2",
        "10",
        "incoming",
        "No Disposition",
        "Inbound",
    ] {
        assert!(values.outcome(word).is_err(), "{word}");
    }
}

#[test]
fn words_of_ratings() {
    let values = Values::get();
    for (word, meant) in [
        ("非常满意", 5),
        ("满意", 4),
        ("一般", 3),
        ("不满意", 2),
        ("非常不满意", 1),
        ("非常滿意", 5),
        ("Very dissatisfied", 1),
    ] {
        assert_eq!(values.rating(word), Some(meant), "{word}");
    }
    for word in ["Good", "Bad", "未评价", "0", "6", "Extremely Happy"] {
        assert_eq!(values.rating(word), None, "{word}");
    }
    for word in ["未评价", "未評價", "Offered", "Not Offered", "Unoffered"] {
        assert!(
            values.is_unrated(word) && !values.is_blank(word, false),
            "{word}"
        );
    }
}

#[test]
fn nothing_has_many_names() {
    let values = Values::get();
    for word in [
        "",
        "-",
        "--",
        "NULL",
        "N/A",
        "#N/A",
        "[None]",
        "[No associated user]",
        "Unspecified",
        "无",
    ] {
        assert!(
            values.is_blank(word, true) && values.is_blank(word, false),
            "{word}"
        );
    }
    for word in ["?", "None", "NONE", "nan", "NA", "nil"] {
        assert!(
            !values.is_blank(word, true) && values.is_blank(word, false),
            "{word}"
        );
    }
    for word in ["0", "0.0", "1900-01-01 00:00:00", "Offered", "??", "未知"] {
        assert!(!values.is_blank(word, false), "{word}");
    }
}
