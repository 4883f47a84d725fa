//! What the name of a file says of what it holds: the words of kinds in it. Whether its columns agree is left to `ingest`.

use std::sync::OnceLock;

use super::Kind;
use crate::name::{fold, is_chinese};

/// A kind of file that this release does not read yet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Later {
    /// Who works when, and who came late.
    Shifts,
    /// A month that a warehouse has summed up.
    Workloads,
    /// What people said when kefu asked them.
    Answers,
    /// What became of a row that somebody looked at again, whatever else its name says.
    Decisions,
}

impl Later {
    /// All of them.
    pub const ALL: [Later; 4] = [
        Later::Shifts,
        Later::Workloads,
        Later::Answers,
        Later::Decisions,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Later::Shifts => "shifts",
            Later::Decisions => "decisions",
            Later::Workloads => "workloads",
            Later::Answers => "answers",
        }
    }

    fn words(self) -> &'static [&'static str] {
        match self {
            Later::Shifts => &["shifts", "shift", "attendance", "排班", "考勤"],
            Later::Decisions => &[
                "decisions",
                "decision",
                "appeals",
                "appeal",
                "复核",
                "複核",
                "申诉",
                "申訴",
            ],
            Later::Workloads => &["workloads", "workload"],
            Later::Answers => &["answers", "answer", "答复", "答覆"],
        }
    }

    /// The words that say nothing beside a word of a kind: a summary may be of anything.
    fn weak_words(self) -> &'static [&'static str] {
        match self {
            Later::Workloads => &["汇总", "匯總"],
            Later::Shifts | Later::Decisions | Later::Answers => &[],
        }
    }
}

impl Kind {
    /// The words that a file of this kind may be named after.
    pub fn file_names(self) -> impl Iterator<Item = &'static str> {
        let declared = self.declared();
        let words = declared.words.iter().chain(declared.weak_words);
        words.copied()
    }

    /// The Chinese word that its template is named after.
    pub fn chinese_name(self) -> &'static str {
        let chinese = |word: &&str| word.chars().all(is_chinese);
        self.file_names().find(chinese).unwrap_or(self.name())
    }
}

/// Words that hold the word of a kind and mean something else, or more than one.
const OTHERWISE: &[(&str, &[Kind])] = &[
    ("call center", &[]),
    ("call centre", &[]),
    ("普通话", &[]),
    ("普通話", &[]),
    ("客户端", &[]),
    ("客戶端", &[]),
    ("加扣分", &[Kind::Violations, Kind::Awards]),
];

/// What the words in the name of a file say.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct NameWords {
    /// The kinds that it names, in their order.
    pub kinds: Vec<Kind>,
    /// The kinds that it names by a weak word.
    pub weak: Vec<Kind>,
    /// A kind that it names and that this release does not read.
    pub later: Option<Later>,
}

impl NameWords {
    /// Whether it holds a word of any kind.
    pub fn any(&self) -> bool {
        !self.kinds.is_empty() || !self.weak.is_empty() || self.later.is_some()
    }

    fn add(&mut self, meaning: &Meaning) {
        let once = |kinds: &mut Vec<Kind>, kind: Kind| {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        };
        match meaning {
            Meaning::Kinds(kinds) => kinds.iter().for_each(|kind| once(&mut self.kinds, *kind)),
            Meaning::Weak(kind) => once(&mut self.weak, *kind),
            Meaning::Later(later) => self.later = self.later.max(Some(*later)),
            Meaning::WeakLater(_) => {}
        }
    }
}

enum Meaning {
    Kinds(Vec<Kind>),
    Weak(Kind),
    Later(Later),
    WeakLater(Later),
}

/// All words, the longest first.
fn words() -> &'static [(Vec<char>, Meaning)] {
    static ALL: OnceLock<Vec<(Vec<char>, Meaning)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<(&str, Meaning)> = Vec::new();
        for kind in Kind::ALL {
            let strong = kind.declared().words.iter();
            all.extend(strong.map(|word| (*word, Meaning::Kinds(vec![kind]))));
            let weak = kind.declared().weak_words.iter();
            all.extend(weak.map(|word| (*word, Meaning::Weak(kind))));
        }
        for later in Later::ALL {
            let strong = later.words().iter();
            all.extend(strong.map(|word| (*word, Meaning::Later(later))));
            let weak = later.weak_words().iter();
            all.extend(weak.map(|word| (*word, Meaning::WeakLater(later))));
        }
        let more = OTHERWISE.iter();
        all.extend(more.map(|(word, kinds)| (*word, Meaning::Kinds(kinds.to_vec()))));
        let mut all: Vec<_> = all
            .into_iter()
            .map(|(word, meaning)| (word.chars().collect::<Vec<_>>(), meaning))
            .collect();
        all.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        all
    })
}

/// The words of kinds in the name of a file: English ones between characters that are no letters, Chinese ones anywhere. Of two
/// that overlap the first counts, and of two that begin together the longer one.
pub fn name_words(name: &str) -> NameWords {
    let name = plain(name);
    let letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic() && !is_chinese(*c));
    let (mut found, mut summary) = (NameWords::default(), None);
    let mut i = 0;
    while i < name.len() {
        let rest = name.get(i..).unwrap_or_default();
        let before = i.checked_sub(1).and_then(|i| name.get(i));
        let here = |(word, _): &&(Vec<char>, Meaning)| {
            let latin = word.first().is_some_and(|c| !is_chinese(*c));
            let inside = latin && (letter(before) || letter(rest.get(word.len())));
            rest.starts_with(word) && !inside
        };
        match words().iter().find(here) {
            Some((word, meaning)) => {
                found.add(meaning);
                if let Meaning::WeakLater(later) = meaning {
                    summary = Some(*later);
                }
                i += word.len();
            }
            None => i += 1,
        }
    }
    if !found.any() {
        found.later = summary;
    }
    if !found.kinds.is_empty() || found.later.is_some() {
        found.weak.clear();
    }
    found.kinds.sort_unstable();
    found.weak.sort_unstable();
    found
}

/// A name as it is compared: folded, with one blank for whatever is neither letter nor digit.
fn plain(name: &str) -> Vec<char> {
    let mut plain: Vec<char> = Vec::new();
    for c in fold(name).chars() {
        let c = if c.is_alphanumeric() { c } else { ' ' };
        if c != ' ' || plain.last() != Some(&' ') {
            plain.push(c);
        }
    }
    plain
}

/// A name that says the kind of a file, made of the one that it has: `calls-export.csv`.
pub fn name_for(kind: Kind, word: &str, name: &str) -> String {
    let (stem, ending) = super::ending::parted(name);
    let ending = if super::ending(name).is_table() {
        ending
    } else {
        ".csv"
    };
    let whole = format!("{word}-{stem}{ending}");
    let says = name_words(&whole);
    if says.kinds == [kind] && says.later.is_none() {
        whole
    } else {
        format!("{word}-1{ending}")
    }
}
