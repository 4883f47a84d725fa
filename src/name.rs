//! Names as people write them: what counts as the same, and what was probably meant.

/// Folds a name for comparison: case and surrounding space do not count.
pub fn fold(name: &str) -> String {
    name.trim().to_lowercase()
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
