//! Days of the week, which people and exports write before a date, behind it, or behind its time.

use chrono::Weekday;

/// The characters that a day of the week behind a date may begin with, where no blank parts them.
pub(super) const BEGINNINGS: [char; 6] = ['(', '周', '週', '星', '礼', '禮'];

/// Takes the day of the week that a text begins with, in brackets or not: `(周一)`, `星期一`, `Mon,`.
pub(super) fn weekday(text: &str) -> (Option<Weekday>, &str) {
    // Most cells begin with a number.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return (None, text);
    }
    let found = match text.strip_prefix('(') {
        Some(inside) => name(inside.trim_start())
            .and_then(|(day, rest)| Some((day, rest.trim_start().strip_prefix(')')?))),
        None => name(text),
    };
    match found {
        Some((day, rest)) => (Some(day), rest.trim_start_matches([',', ' '])),
        None => (None, text),
    }
}

/// Takes the day of the week that a text ends with: `10:30 星期一`, `10:30(Mon)`.
pub(super) fn weekday_last(text: &str) -> (Option<Weekday>, &str) {
    if text.is_empty() || text.ends_with(|c: char| c.is_ascii_digit()) {
        return (None, text);
    }
    let behind_a_blank = || text.rfind(' ').map(|i| i + 1);
    let Some(at) = text.find(BEGINNINGS).or_else(behind_a_blank) else {
        return (None, text);
    };
    let (time, last) = text.split_at(at);
    match weekday(last) {
        (Some(day), "") => (Some(day), time.trim_end()),
        _ => (None, text),
    }
}

/// A day of the week by name, and the text after it.
fn name(text: &str) -> Option<(Weekday, &str)> {
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        english(text)
    } else {
        chinese(text)
    }
}

/// `星期一`, `周日`, `礼拜天`.
fn chinese(text: &str) -> Option<(Weekday, &str)> {
    const BEFORE: [&str; 5] = ["星期", "周", "週", "礼拜", "禮拜"];
    let rest = BEFORE.iter().find_map(|word| text.strip_prefix(word))?;
    let mut chars = rest.chars();
    let day = match chars.next()? {
        '一' => Weekday::Mon,
        '二' => Weekday::Tue,
        '三' => Weekday::Wed,
        '四' => Weekday::Thu,
        '五' => Weekday::Fri,
        '六' => Weekday::Sat,
        '日' | '天' => Weekday::Sun,
        _ => return None,
    };
    Some((day, chars.as_str()))
}

/// `Monday` or `Mon`.
fn english(text: &str) -> Option<(Weekday, &str)> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let end = text.find(|c: char| !c.is_ascii_alphabetic());
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    let (_, day) = DAYS.iter().find(|(full, _)| is_name(word, full))?;
    Some((*day, rest))
}

/// Whether a word is a name, in full or cut to three letters.
pub(super) fn is_name(text: &str, full: &str) -> bool {
    text.eq_ignore_ascii_case(full)
        || full
            .get(..3)
            .is_some_and(|short| text.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_week_is_taken_off() {
        for (text, day, rest) in [
            ("周一", Some(Weekday::Mon), ""),
            ("( 星期日 )10:30", Some(Weekday::Sun), "10:30"),
            ("禮拜六 10:30", Some(Weekday::Sat), "10:30"),
            ("Thu, 27 Oct", Some(Weekday::Thu), "27 Oct"),
            ("wednesday", Some(Weekday::Wed), ""),
            ("(Mon) 8:20", Some(Weekday::Mon), "8:20"),
            ("May 5, 2026", None, "May 5, 2026"),
            ("周末", None, "周末"),
            ("(周一", None, "(周一"),
            ("周", None, "周"),
            ("Mo", None, "Mo"),
            ("PM", None, "PM"),
        ] {
            assert_eq!(weekday(text), (day, rest), "{text}");
        }
        for (text, day, rest) in [
            ("10:30 星期一", Some(Weekday::Mon), "10:30"),
            ("10:30(周一)", Some(Weekday::Mon), "10:30"),
            ("3:04 PM Mon", Some(Weekday::Mon), "3:04 PM"),
            ("3:04 PM", None, "3:04 PM"),
            ("10:30 CST", None, "10:30 CST"),
            ("10:30", None, "10:30"),
            ("10:30(周一) x", None, "10:30(周一) x"),
        ] {
            assert_eq!(weekday_last(text), (day, rest), "{text}");
        }
    }
}
