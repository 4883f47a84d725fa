//! Brackets of a header that say nothing of what its column means: a unit, a counting word, a scale, a remark such as
//! `(必填)`. Those that hold anything else are part of the name: `次数(累计)` is no count of this row.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::event::{Column, Holds, Unit};
use crate::ingest::words::brackets;

/// A header without its brackets, and what they say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Bare {
    /// What is left, folded.
    pub(super) name: String,
    marks: Vec<Mark>,
}

/// What a bracket says of the cells below.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    /// Whether a cell may be left blank.
    Remark,
    /// How a date is written.
    Format,
    /// They are points or marks; of durations, minutes: `分` is both.
    Score,
    Points,
    /// They are counted in such things.
    Count,
    Percent,
    /// The scale of a rating, of a likelihood, of a mark.
    UpTo(u8),
    Time(Unit),
}

/// The lists of the data file.
const LISTS: [(&str, Mark); 13] = [
    ("remark", Mark::Remark),
    ("format", Mark::Format),
    ("score", Mark::Score),
    ("points", Mark::Points),
    ("count", Mark::Count),
    ("percent", Mark::Percent),
    ("up_to_5", Mark::UpTo(5)),
    ("up_to_10", Mark::UpTo(10)),
    ("up_to_100", Mark::UpTo(100)),
    ("milliseconds", Mark::Time(Unit::Milliseconds)),
    ("seconds", Mark::Time(Unit::Seconds)),
    ("minutes", Mark::Time(Unit::Minutes)),
    ("hours", Mark::Time(Unit::Hours)),
];

impl Mark {
    /// Whether a column can hold what the bracket says; if not, the header means something else.
    fn fits(self, column: &Column) -> bool {
        let holds = column.holds;
        match self {
            Mark::Remark => true,
            Mark::Format => holds.is_moment(),
            Mark::Score => {
                Mark::Points.fits(column) || matches!(holds, Holds::Seconds | Holds::Minutes(_))
            }
            Mark::Points => matches!(
                holds,
                Holds::Number
                    | Holds::Score
                    | Holds::Positive
                    | Holds::Mark
                    | Holds::Rating
                    | Holds::Likelihood
            ),
            Mark::Count => matches!(holds, Holds::Whole(_) | Holds::Times),
            Mark::Percent => column.name == "score",
            Mark::UpTo(5) => holds == Holds::Rating,
            Mark::UpTo(10) => holds == Holds::Likelihood,
            Mark::UpTo(_) => holds == Holds::Mark,
            Mark::Time(Unit::Minutes) => matches!(holds, Holds::Seconds | Holds::Minutes(_)),
            Mark::Time(_) => holds == Holds::Seconds,
        }
    }

    fn unit(self) -> Option<Unit> {
        match self {
            Mark::Time(unit) => Some(unit),
            Mark::Score => Some(Unit::Minutes),
            _ => None,
        }
    }
}

impl Bare {
    /// Whether a column can hold what the brackets say.
    pub(super) fn fits(&self, column: &Column) -> bool {
        self.marks.iter().all(|mark| mark.fits(column))
    }

    /// The unit of plain numbers in a column of durations.
    pub(super) fn unit(&self) -> Option<Unit> {
        self.marks.iter().find_map(|mark| mark.unit())
    }

    /// Whether the brackets only remark on how to fill the column in.
    pub(super) fn is_remarked(&self) -> bool {
        let remarks = |mark: &Mark| matches!(mark, Mark::Remark | Mark::Format);
        self.marks.iter().all(remarks)
    }
}

/// A folded header without its last bracket or star, without the last two, and so on, up to the first that belongs to its name.
pub(super) fn bares(folded: &str) -> Vec<Bare> {
    let (mut name, mut marks, mut bares) = (folded, Vec::new(), Vec::new());
    while let Some((rest, mark)) = last(name).or_else(|| first(name)) {
        if rest.is_empty() {
            break;
        }
        marks.push(mark);
        bares.push(Bare {
            name: rest.to_string(),
            marks: marks.clone(),
        });
        name = rest;
    }
    bares
}

const STARS: [char; 3] = ['*', '＊', '※'];
const CLOSING: [char; 6] = [')', ']', '】', '〕', '>', '}'];
pub(super) const OPENING: [char; 6] = ['(', '[', '【', '〔', '<', '{'];

/// Takes a star or a bracket off the end.
fn last(name: &str) -> Option<(&str, Mark)> {
    if let Some(rest) = name.strip_suffix(STARS) {
        return Some((rest, Mark::Remark));
    }
    let inside = name.strip_suffix(CLOSING)?;
    let kind = CLOSING.iter().position(|close| name.ends_with(*close))?;
    let (rest, inside) = inside.rsplit_once(OPENING[kind])?;
    Some((rest, *meanings().get(inside)?))
}

/// Takes a star or a remark off the beginning.
fn first(name: &str) -> Option<(&str, Mark)> {
    if let Some(rest) = name.strip_prefix(STARS) {
        return Some((rest, Mark::Remark));
    }
    let inside = name.strip_prefix(OPENING)?;
    let kind = OPENING.iter().position(|open| name.starts_with(*open))?;
    let (inside, rest) = inside.split_once(CLOSING[kind])?;
    let mark = meanings().get(inside).copied();
    Some((rest, mark.filter(|mark| *mark == Mark::Remark)?))
}

/// What is known to stand in brackets, folded.
fn meanings() -> &'static HashMap<String, Mark> {
    static ALL: OnceLock<HashMap<String, Mark>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lists = brackets();
        let words = |(list, mark): &(&str, Mark)| {
            let (words, mark) = (lists.get(*list).into_iter().flatten(), *mark);
            words
                .map(move |word| (word.clone(), mark))
                .collect::<Vec<_>>()
        };
        LISTS.iter().flat_map(words).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_brackets_hold_decides_whether_they_count() {
        let name = |folded: &str| bares(folded).pop().map(|bare| bare.name);
        for (folded, expected) in [
            ("满分(分)", "满分"),
            ("次数[次]", "次数"),
            ("扣分【分】", "扣分"),
            ("times(count)", "times"),
            ("得分(分)(必填)", "得分"),
            ("*工号", "工号"),
            ("工号*", "工号"),
            ("(必填)工号", "工号"),
            ("【选填】备注", "备注"),
            ("发生日期(yyyymmdd)", "发生日期"),
            ("answered(yn)*", "answered(yn)"),
            ("得分(补考前)(分)", "得分(补考前)"),
        ] {
            assert_eq!(name(folded).as_deref(), Some(expected), "{folded}");
        }
        for folded in [
            "次数(累计)",
            "扣分(元)",
            "得分(补考前)",
            "评分(质检)",
            "(分)",
            "次数",
            "(",
            ")",
            "*",
            "",
        ] {
            assert_eq!(name(folded), None, "{folded}");
        }
    }

    #[test]
    fn every_list_of_the_data_file_is_read_and_says_nothing_twice() {
        let lists = brackets();
        assert_eq!(lists.len(), LISTS.len());
        assert!(LISTS.iter().all(|(name, _)| lists.contains_key(*name)));
        let words = lists.values().map(Vec::len).sum::<usize>();
        assert_eq!(meanings().len(), words);
    }
}
