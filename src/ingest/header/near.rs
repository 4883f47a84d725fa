//! Headers that feed nothing and nearly name a column that nothing feeds: a letter is missing, and with it a column. A word that
//! differs by little and means something else is none of them.

use super::brackets::OPENING;
use super::names::Names;
use super::{Matched, fallback, knows, meaning};
use crate::event::{Kind, Need};
use crate::ingest::words::{Headers, headers, other_meanings};
use crate::name::is_chinese;

/// The places of such headers, each with the column that it may be meant for.
pub(in crate::ingest) fn near(
    kind: Kind,
    matched: &Matched,
    header: &[String],
) -> Vec<(usize, usize)> {
    let known = headers(kind);
    let mut names = Names::of(header);
    names.take_off_brackets(&matched.used, |name| knows(kind, known, name));
    let meant = |(i, _): (usize, &str)| {
        let bare = names.without_brackets().find(|(place, _)| *place == i);
        let name = bare.map_or(names.get(i), |(_, bare)| &bare.name);
        Some((i, nearest(kind, known, matched, name)?))
    };
    matched
        .unknown(header)
        .into_iter()
        .filter_map(meant)
        .collect()
}

/// The column that nothing feeds and that has a name most like this one.
fn nearest(kind: Kind, known: &Headers, matched: &Matched, name: &str) -> Option<usize> {
    if is_known(known, name) || name.contains(OPENING) {
        return None;
    }
    let columns = kind.columns();
    let free =
        |column: usize| matched.feeds[column].is_none() && columns[column].need == Need::Nothing;
    let names = known.columns.iter().filter(|(_, column)| free(**column));
    names
        .filter_map(|(other, column)| Some((slips(name, other)?, *column)))
        .min()
        .map(|(_, column)| column)
}

/// Whether a name is one that some kind knows, or that is known to mean what no column holds.
fn is_known(known: &Headers, name: &str) -> bool {
    let serves = |kind: &Kind| {
        let known = headers(*kind);
        meaning(*kind, known, name).is_some() || fallback(*kind, known, name).is_some()
    };
    known.is_duration(name)
        || known.witness.iter().any(|word| word == name)
        || Kind::ALL.iter().any(serves)
        || other_meanings().iter().any(|word| word == name)
}

/// How many letters two names differ in, where that is so few that one may be the other misspelt.
fn slips(name: &str, other: &str) -> Option<usize> {
    let letters = |name: &str| name.chars().count();
    let (least, most) = if name.chars().chain(other.chars()).any(is_chinese) {
        let long = letters(name).max(letters(other)) >= 4;
        (3, usize::from(long))
    } else {
        let most = match letters(name) {
            ..=3 => 0,
            4..=6 => 1,
            7.. => 2,
        };
        (4, most)
    };
    if letters(name).min(letters(other)) < least || is_another_word(name, other) {
        return None;
    }
    let slips = strsim::osa_distance(name, other);
    (1..=most).contains(&slips).then_some(slips)
}

/// Whether names that are much alike mean two things: who and when, how long and when, yes and no.
fn is_another_word(name: &str, other: &str) -> bool {
    const NOT: [&str; 9] = ["un", "in", "non", "not", "未", "不", "无", "無", "非"];
    const ENDS: [&str; 6] = ["at", "on", "by", "to", "id", "no"];
    const LENGTHS: [&str; 8] = [
        "时长", "時長", "时间", "時間", "时限", "時限", "时段", "時段",
    ];
    let who_and_when = |one: &str, other: &str| {
        let when = ["at", "on", "time", "date"];
        one.ends_with("by") && when.iter().any(|when| other.ends_with(when))
    };
    let negates = |one: &str, other: &str| {
        let not = |not: &&str| one.strip_prefix(*not).is_some_and(|rest| rest == other);
        NOT.iter().any(not)
    };
    let ends = |one: &str, other: &str| {
        let end = |end: &&str| one.strip_suffix(*end).is_some_and(|rest| rest == other);
        ENDS.iter().any(end)
    };
    let lacks = |one: &str, other: &str| {
        let says_no = |c: char| matches!(c, '未' | '不' | '无' | '無' | '非');
        one.contains(says_no) && !other.contains(says_no)
    };
    let length = |name: &str| {
        LENGTHS
            .iter()
            .find(|length| name.ends_with(**length))
            .copied()
    };
    let lengths = length(name).zip(length(other));
    who_and_when(name, other)
        || who_and_when(other, name)
        || negates(name, other)
        || negates(other, name)
        || ends(name, other)
        || ends(other, name)
        || lacks(name, other)
        || lacks(other, name)
        || lengths.is_some_and(|(one, other)| one != other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keyboard_and_other_words() {
        for (name, other) in [
            ("time", "times"),
            ("tiems", "times"),
            ("catagory", "category"),
            ("fullmarks", "fullmark"),
            ("resolvedon", "resolvedat"),
            ("isvalid", "valid"),
            ("hungupy", "hungupby"),
            ("首次相应时间", "首次响应时间"),
            ("关联单", "关联单号"),
            ("登记人员", "登记人"),
        ] {
            assert!(slips(name, other).is_some(), "{name}");
        }
        for (name, other) in [
            ("times", "times"),
            ("ime", "times"),
            ("tim", "time"),
            ("refs", "ref"),
            ("tyre", "team"),
            ("updatedby", "updatedat"),
            ("answeredat", "answered"),
            ("customer", "customerid"),
            ("unresolved", "resolved"),
            ("无效投诉", "有效投诉"),
            ("响应时长", "响应时间"),
            ("满意", "满意度"),
            ("解决日期", "解决时间"),
        ] {
            assert_eq!(slips(name, other), None, "{name}");
        }
    }
}
