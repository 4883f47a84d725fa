//! Where a line of text ends on a terminal: between words, and between Chinese characters where Chinese breaks; never inside an
//! id, a number or a Latin word, unless it is longer than a line.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Whether a character takes two columns.
pub(super) fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// The text in lines of at most `width` columns.
pub(super) fn broken(text: &str, width: usize) -> Vec<&str> {
    let (mut lines, mut from, mut fits) = (Vec::new(), 0, 0);
    for at in ends(text, width) {
        while text[from..at].trim_end().width() > width {
            let to = if fits > from {
                fits
            } else {
                most(text, from, width)
            };
            lines.push(text[from..to].trim_end());
            from = to;
        }
        fits = at;
    }
    if from < text.len() || lines.is_empty() {
        lines.push(text[from..].trim_end());
    }
    lines
}

/// Where a line may end: behind spaces, and in what is longer than a line beside a wide character where its script allows it. A
/// name or a word that has a line to itself stays whole.
fn ends(text: &str, width: usize) -> Vec<usize> {
    let mut ends: Vec<usize> = linebreaks(text).map(|(at, _)| at).collect();
    ends.retain(|at| {
        let (before, after) = text.split_at(*at);
        let beside = [before.chars().next_back(), after.chars().next()];
        let run = [before.rsplit(' ').next(), after.split(' ').next()];
        let run = run.into_iter().flatten().map(UnicodeWidthStr::width);
        after.is_empty() || run.sum::<usize>() > width && beside.into_iter().flatten().any(is_wide)
    });
    let spaces = text.match_indices(' ').map(|(at, space)| at + space.len());
    ends.extend(spaces.filter(|at| !text[*at..].starts_with(' ')));
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// The end of as much of a word as fits: whole characters with their accents, and one at least.
fn most(text: &str, from: usize, width: usize) -> usize {
    let rest = &text[from..];
    let ends = rest
        .char_indices()
        .skip(1)
        .filter(|(_, c)| c.width() != Some(0));
    let ends: Vec<usize> = ends.map(|(at, _)| at).chain([rest.len()]).collect();
    let fit = ends.iter().take_while(|at| rest[..**at].width() <= width);
    from + fit.last().or(ends.first()).copied().unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_wide_as_the_terminal_shows_it() {
        // Six Chinese characters, six Cyrillic ones, an e with a combining accent, an emoji.
        for (text, width) in [
            ("客服考核得分", 12),
            ("оценка", 6),
            ("cafe\u{301}", 4),
            ("好👍", 4),
        ] {
            assert_eq!(broken(text, width), [text]);
            assert_eq!(broken(text, width - 1).len(), 2, "{text}");
        }
        assert_eq!(broken("", 10), [""]);
        assert_eq!(broken("cafe\u{301}s", 4), ["cafe\u{301}", "s"]);
    }

    #[test]
    fn chinese_is_broken_where_chinese_breaks() {
        let text = "编号 `CP-2026/10-0042` 的投诉（由agent_007处理，逾期1234.5分钟）：请核对《制度》第3.2条！";
        for width in 18..90 {
            let lines = broken(text, width);
            let joined: String = lines.concat();
            assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
            for line in &lines {
                assert!(line.width() <= width, "{width}: {line}");
                assert!(
                    !line.starts_with([
                        '。', '，', '、', '；', '：', '！', '？', '）', '】', '》', '」'
                    ]),
                    "{lines:?}"
                );
                assert!(!line.ends_with(['（', '【', '《', '「']), "{lines:?}");
            }
            for whole in ["`CP-2026/10-0042`", "agent_007", "1234.5", "3.2"] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{lines:?}");
            }
        }
        assert_eq!(broken("共有三十二行，请看", 12), ["共有三十二", "行，请看"]);
    }

    #[test]
    fn other_text_is_broken_at_spaces() {
        assert_eq!(
            broken("say --as-of 10/2026 (or a / b)", 12),
            ["say --as-of", "10/2026 (or", "a / b)"]
        );
        assert_eq!(
            broken("a history/2026-10.json", 8),
            ["a", "history/", "2026-10.", "json"]
        );
    }
}
