//! Words as people write them: what counts as the same (RULEBOOK §11), and what was probably meant.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Folds a word for comparison: names, ids of people, rules, categories, values (RULEBOOK §11).
pub fn fold(word: &str) -> String {
    let normal = normal(word);
    if normal.is_ascii() {
        normal.to_ascii_lowercase()
    } else {
        normal.to_lowercase()
    }
}

/// Folds a word but for its case, as ids of rows are compared: one form of each character (NFKC), no invisible characters, one
/// blank for several and none between Chinese characters, without the quotes, the guard and the full stop around the whole.
pub fn normal(word: &str) -> Cow<'_, str> {
    if is_normal(word) {
        return Cow::Borrowed(word);
    }
    let spaced = if word.is_ascii() {
        spaced(word.chars())
    } else {
        spaced(word.nfkc())
    };
    Cow::Owned(bare(&spaced).to_string())
}

/// Whether a word is plainly what folding would leave of it: most cells are.
fn is_normal(word: &str) -> bool {
    let bytes = word.as_bytes();
    let plain = |byte: &u8| matches!(byte, b'!'..=b'~');
    let ends = |byte: &u8| plain(byte) && !matches!(byte, b'"' | b'\'' | b'=' | b'.');
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return true;
    };
    let blanks = |pair: &[u8]| pair == b"  ";
    ends(first)
        && ends(last)
        && bytes.iter().all(|byte| plain(byte) || *byte == b' ')
        && !bytes.windows(2).any(blanks)
}

/// Takes out what cannot be seen and the blanks that do not count.
fn spaced(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let (mut last, mut blank) = (None, false);
    for c in chars {
        if c.is_whitespace() {
            blank = true;
        } else if !is_invisible(c) {
            let between = last.is_some_and(|last| !(is_chinese(last) && is_chinese(c)));
            if blank && between {
                out.push(' ');
            }
            out.push(c);
            (last, blank) = (Some(c), false);
        }
    }
    out
}

/// Controls, and characters that only steer how others are shown: zero width, joiners, marks of direction, soft hyphens, byte
/// order marks, variation selectors.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a character is a Chinese one: Han, and the two marks that stand for one.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Takes off what stands around a whole cell: the guard that keeps a spreadsheet from making a number of it, a pair of quotes, a
/// full stop at the end.
fn bare(word: &str) -> &str {
    let guarded = word.strip_prefix('=').filter(|rest| quoted(rest).is_some());
    let word = guarded.unwrap_or(word);
    let word = quoted(word).unwrap_or_else(|| word.strip_prefix(['\'', '’', '‘']).unwrap_or(word));
    let end = word
        .strip_suffix(['.', '。'])
        .filter(|word| !word.is_empty());
    end.unwrap_or(word).trim()
}

/// What one pair of quotes holds, where it is around the whole.
fn quoted(word: &str) -> Option<&str> {
    const PAIRS: [(char, char); 6] = [
        ('"', '"'),
        ('\'', '\''),
        ('“', '”'),
        ('‘', '’'),
        ('「', '」'),
        ('『', '』'),
    ];
    let inside = |(open, close): &(char, char)| {
        let inside = word.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then(|| inside.trim())
    };
    PAIRS
        .iter()
        .find_map(inside)
        .filter(|inside| !inside.is_empty())
}

/// An id of a person with zeros in front, up to so many digits; one that is not all digits, or has as many, stays as it is.
pub fn widened(id: &str, digits: usize) -> Cow<'_, str> {
    let bare = normal(id);
    let short = (1..digits).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    if short {
        Cow::Owned(format!("{bare:0>digits$}"))
    } else {
        Cow::Borrowed(id)
    }
}

/// How much like each other two names must be, from 0 to 1.
const MUCH: f64 = 0.85;

/// The candidate most like `word`, if one is much like it, one slip away, or the same but for blanks and leading zeros.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let word = fold(word);
    candidates
        .map(|candidate| (likeness(&word, &fold(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= MUCH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

fn likeness(a: &str, b: &str) -> f64 {
    let bare = |name: &str| {
        name.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    if bare(a).trim_start_matches('0') == bare(b).trim_start_matches('0') {
        return 1.0;
    }
    // Of numbers, none is more like one than another.
    if a.chars().all(|c| c.is_ascii_digit()) {
        return 0.0;
    }
    let long_enough = a.chars().count() >= if a.is_ascii() { 3 } else { 2 };
    let slip = long_enough && strsim::osa_distance(a, b) == 1;
    strsim::jaro_winkler(a, b).max(if slip { MUCH } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_one() {
        for (one, other) in [
            ("李 娜", "李娜"),
            ("李\u{3000}娜", "李娜"),
            ("Ａｎｎ\u{a0} Lee", "ann lee"),
            ("\u{200b}争吵。", "争吵"),
            ("'007", "007"),
            ("\u{1f}007", "007"),
            ("=\"007\"", "007"),
            ("\"rude to  customer\"", "Rude to customer"),
            ("“口角”", "口角"),
            ("ｶﾀｶﾅ", "カタカナ"),
            ("Rene\u{301}", "René"),
            ("times\u{200b}", "times"),
            ("０７", "07"),
            ("'tis", "tis"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        for (one, other) in [
            ("007", "7"),
            ("O'Neil", "ONeil"),
            ("\"", ""),
            (".", ""),
            ("''", ""),
            ("=\"A1\"&\"x\"", "A1"),
            ("Ann Lee", "AnnLee"),
        ] {
            assert_ne!(fold(one), fold(other), "{one}");
        }
        assert_eq!(normal("Ａb１"), "Ab1");
    }

    #[test]
    fn ids_get_their_zeros_back() {
        for (id, expected) in [
            ("7", "0007"),
            ("'12", "0012"),
            ("0007", "0007"),
            ("10007", "10007"),
            ("A7", "A7"),
            ("7.5", "7.5"),
            ("", ""),
            ("王芳", "王芳"),
        ] {
            assert_eq!(widened(id, 4), expected, "{id}");
        }
    }

    #[test]
    fn what_was_probably_meant() {
        let near = |word: &str, all: &[&'static str]| nearest(word, all.iter().copied());
        assert_eq!(near("cpa", &["cap", "floor"]), Some("cap"));
        assert_eq!(near("迟倒", &["旷工", "迟到"]), Some("迟到"));
        assert_eq!(near("7", &["0007", "0008"]), Some("0007"));
        assert_eq!(near("0009", &["0007", "0008"]), None);
        assert_eq!(near("王　芳", &["王芳", "李娜"]), Some("王芳"));
        assert_eq!(
            near("Grace Lu", &["Grace Liu", "Emma Clarke"]),
            Some("Grace Liu")
        );
        assert_eq!(near("billing", &["smoking", "noise"]), None);
    }
}
