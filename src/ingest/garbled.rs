//! Text that is only there because one encoding was read as another, as a shell or a spreadsheet leaves it that saves a file anew
//! (RULEBOOK §11). It is judged before folding, for what garbles text also leaves characters that folding takes out.

use std::collections::{BTreeMap, HashSet};

use encoding_rs::{GBK, WINDOWS_1252};
use foldhash::fast::RandomState;
use xxhash_rust::xxh3::xxh3_64;

use super::layout::Layout;
use super::records::Record;
use crate::problem::{Problem, What};
use crate::source::SourceRef;

/// A cell that is garbled, and what it was before, as far as that can be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Garbled {
    /// The text before; None where too little of it is left.
    pub(super) was: Option<String>,
}

/// Looks for garbled cells, row by row. What cannot move a score is told once a column.
pub(super) struct GarbledText {
    /// Of each column of the file, whether something of it is read that can move a score.
    matters: Vec<bool>,
    /// Of columns that cannot: the first garbled cell, and how many there are.
    harmless: BTreeMap<usize, (Problem, u64)>,
    /// Good cells: columns hold the same few names over and over.
    good: HashSet<u64, RandomState>,
}

/// How many good cells are remembered.
const REMEMBERED: usize = 1 << 16;

/// Columns whose text is only shown.
const SHOWN_ONLY: [&str; 3] = ["note", "reason", "subject"];

impl GarbledText {
    /// For the columns of an input.
    pub(super) fn of(layout: &Layout) -> Self {
        let mut matters = vec![false; layout.headers.len()];
        let fields = layout.kind.columns().iter().zip(&layout.feeds);
        let read = fields
            .filter(|(field, _)| !SHOWN_ONLY.contains(&field.name))
            .filter_map(|(_, feed)| feed.as_ref())
            .flat_map(|feed| feed.columns.iter().copied());
        let filters = layout.filters.iter().map(|kept| kept.column);
        for column in read.chain(filters).chain(layout.witness) {
            if let Some(matters) = matters.get_mut(column) {
                *matters = true;
            }
        }
        GarbledText {
            matters,
            harmless: BTreeMap::new(),
            good: HashSet::default(),
        }
    }

    /// Looks at a record; a garbled cell of it that matters is told at once.
    pub(super) fn see(
        &mut self,
        record: &Record<'_>,
        layout: &Layout,
        at: SourceRef,
        found: &mut Vec<Problem>,
    ) {
        if record.is_ascii() {
            return;
        }
        for (column, cell) in record.fields().enumerate() {
            let Some(Garbled { was }) = self.judge(cell) else {
                continue;
            };
            let error = self.matters.get(column).copied().unwrap_or_default();
            let header = layout.headers.get(column).cloned().unwrap_or_default();
            let what = What::GarbledText { was, error };
            let problem = Problem::at(at, what).column(header).value(cell.trim());
            if error {
                found.push(problem);
            } else {
                self.harmless.entry(column).or_insert((problem, 0)).1 += 1;
            }
        }
    }

    /// What was found in columns that cannot move a score.
    pub(super) fn told(self) -> impl Iterator<Item = Problem> {
        let all = self.harmless.into_values();
        all.map(|(problem, count)| problem.count(count))
    }

    /// What is wrong with a cell, if it is garbled.
    fn judge(&mut self, cell: &str) -> Option<Garbled> {
        if cell.is_ascii() {
            return None;
        }
        let hash = xxh3_64(cell.as_bytes());
        if self.good.contains(&hash) {
            return None;
        }
        let garbled = garbled(cell);
        if garbled.is_none() && self.good.len() < REMEMBERED {
            self.good.insert(hash);
        }
        garbled
    }
}

/// What is wrong with a text, if it is garbled.
pub(super) fn garbled(text: &str) -> Option<Garbled> {
    let from_gbk = || {
        let bytes = gbk(text)?;
        let was = original(&bytes)?;
        // Honest names of rare characters may be UTF-8 by chance: of a rare text then, while garbled text is rare itself.
        let chance =
            is_common(&bytes) && gbk(was.trim_end_matches('…')).is_none_or(|was| !is_common(&was));
        (!chance).then_some(was)
    };
    let was = from_gbk().or_else(|| original(&latin(text)?));
    if was.is_some() {
        return Some(Garbled { was });
    }
    text.contains(char::REPLACEMENT_CHARACTER).then(|| {
        let kept = text.split(char::REPLACEMENT_CHARACTER).next();
        let kept = kept.and_then(gbk).unwrap_or_default();
        let was = chinese(&kept).map(|(text, _)| format!("{text}…"));
        Garbled { was }
    })
}

/// Whether a text in GBK has only the common characters that GB2312 lists.
fn is_common(gbk: &[u8]) -> bool {
    let mut bytes = gbk.iter();
    while let Some(byte) = bytes.next() {
        let pair =
            byte.is_ascii() || (*byte >= 0xa1 && bytes.next().is_some_and(|next| *next >= 0xa1));
        if !pair {
            return false;
        }
    }
    true
}

/// The bytes of a text in GBK, where it has all its characters.
fn gbk(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, unmappable) = GBK.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

/// The bytes of a text in Latin-1, and in Windows-1252 where that has more.
fn latin(text: &str) -> Option<Vec<u8>> {
    let byte = |c: char| {
        u8::try_from(u32::from(c)).ok().or_else(|| {
            let mut one = [0; 4];
            let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut one));
            bytes.first().copied().filter(|_| !unmappable)
        })
    };
    text.chars().map(byte).collect()
}

/// The Chinese text that bytes are in UTF-8; the end of its last character may be lost, or stand as a question mark.
fn original(bytes: &[u8]) -> Option<String> {
    let (text, rest) = chinese(bytes)?;
    let whole = match rest {
        [] | [_, 0x80..=0xbf] | [_, 0x80..=0xbf, b'?'] => true,
        // A single byte may be chance.
        [_] | [_, b'?'] => !is_common(bytes),
        _ => false,
    };
    whole.then(|| {
        let more = if rest.is_empty() { "" } else { "…" };
        format!("{text}{more}")
    })
}

/// The text that bytes begin with in UTF-8, where Chinese is in it, and what follows: nothing, or a character that is cut.
fn chinese(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let good = match std::str::from_utf8(bytes) {
        Ok(text) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    let (text, rest) = bytes.split_at_checked(good)?;
    let text = std::str::from_utf8(text).ok()?;
    let is_cut = rest.first().is_none_or(|byte| (0xe3..=0xe9).contains(byte));
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let beside = |c: char| {
        c.is_ascii()
            || matches!(c, '·' | '‘'..='…' | '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ffef}')
    };
    let plausible = text.chars().all(|c| is_chinese(c) || beside(c));
    (is_cut && plausible && text.contains(is_chinese)).then_some((text, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text becomes when its UTF-8 is read in another encoding.
    fn misread(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
        encoding
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
    }

    #[test]
    fn what_was_read_in_another_encoding_is_told_with_what_it_was() {
        let was = |text: &str| garbled(text).and_then(|garbled| garbled.was);
        for name in ["李娜", "王芳", "客户争吵", "投诉组长", "李娜 (east)"] {
            for encoding in [GBK, WINDOWS_1252] {
                let wrong = misread(name, encoding);
                assert_eq!(was(&wrong).as_deref(), Some(name), "{wrong}");
            }
        }
        // 张伟明 has nine bytes, and the last has no pair: it is lost, or a question mark.
        assert_eq!(was("寮犱紵鏄").as_deref(), Some("张伟…"));
        assert_eq!(was("寮犱紵鏄?").as_deref(), Some("张伟…"));
        assert_eq!(was("鏉庡?").as_deref(), Some("李…"));
        assert_eq!(was("鏉庡").as_deref(), Some("李…"));
        assert_eq!(was("鏉庡\u{fffd}").as_deref(), Some("李…"));
        assert_eq!(garbled("Zo\u{fffd}"), Some(Garbled { was: None }));
    }

    #[test]
    fn honest_text_is_not_garbled() {
        // Surnames, given names, categories, rare characters, Latin with accents.
        const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏飞宇浩然子轩梓涵欣怡诗雨瑾瑜璇璐瑶宸瀚淇浔妍婷媛嫣琪琳瑞睿鸿洪虹佳嘉建健江姣娇洁晶菊君俊凯康科可宽坤兰岚";
        const SURNAMES: &str = "李王张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤濮淳缪璩娄闵瞿滕";
        for surname in SURNAMES.chars() {
            for one in GIVEN.chars() {
                assert_eq!(garbled(&format!("{surname}{one}")), None, "{surname}{one}");
                for two in GIVEN.chars().step_by(3) {
                    let name = format!("{surname}{one}{two}");
                    assert_eq!(garbled(&name), None, "{name}");
                }
            }
        }
        for text in [
            "宸鸿",
            "璐虹",
            "瑾年",
            "买买提·艾力",
            "㐂田",
            "𠀀",
            "René Süd",
            "Zoë",
            "Ø",
            "Müller",
            "口角、纠纷或冲突",
            "é",
            "ÄÖ",
            "служба",
            "カタカナ",
            "한국",
            "10月（上）",
            "√",
            "×",
            "😀",
        ] {
            assert_eq!(garbled(text), None, "{text}");
        }
    }
}
