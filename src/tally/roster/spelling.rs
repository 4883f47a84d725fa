//! How systems write one person in one cell: with a mail address or an extension in brackets, as a channel of the exchange,
//! or once for each leg of a call. Whether a part names somebody is for the roster to say.

/// The parts of a cell that may name the same person; none when it is a plain name.
pub(super) fn parts(cell: &str) -> Vec<&str> {
    if let Some((name, inside)) = bracketed(cell) {
        return vec![name, inside];
    }
    if let Some(extension) = channel(cell) {
        return vec![extension];
    }
    let several: Vec<&str> = cell
        .split([',', ';', '，', '；', '、'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if several.len() > 1 {
        several
    } else {
        Vec::new()
    }
}

/// `Ann (101)`, `Ann <101>` and `Ann（101）`.
fn bracketed(cell: &str) -> Option<(&str, &str)> {
    const BRACKETS: [(char, char); 3] = [('(', ')'), ('<', '>'), ('（', '）')];
    let (open, close) = BRACKETS.iter().find(|(_, close)| cell.ends_with(*close))?;
    let (name, inside) = cell.strip_suffix(*close)?.rsplit_once(*open)?;
    let (name, inside) = (name.trim().trim_matches('"'), inside.trim());
    (!name.is_empty() && !inside.is_empty()).then_some((name, inside))
}

/// `SIP/101-000000c4`, `Agent/101` and `Local/101@queue-0000000f;1`.
fn channel(cell: &str) -> Option<&str> {
    const TECHNOLOGIES: [&str; 7] = ["SIP", "PJSIP", "IAX2", "SCCP", "DAHDI", "Local", "Agent"];
    let (technology, rest) = cell.split_once('/')?;
    TECHNOLOGIES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(technology))
        .then_some(())?;
    let rest = rest
        .split_once('@')
        .map_or(rest, |(extension, _)| extension);
    let unique = |tail: &str| tail.len() >= 6 && tail.bytes().all(|b| b.is_ascii_hexdigit());
    let extension = match rest.rsplit_once('-') {
        Some((extension, tail)) if unique(tail) => extension,
        _ => rest,
    };
    (!extension.is_empty()).then_some(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_apart() {
        for (cell, expected) in [
            (
                "Ann Lee (ann@example.com)",
                vec!["Ann Lee", "ann@example.com"],
            ),
            ("Ann Lee <101>", vec!["Ann Lee", "101"]),
            ("王芳（8001）", vec!["王芳", "8001"]),
            ("SIP/113-000000c5", vec!["113"]),
            ("PJSIP/client2-00000003", vec!["client2"]),
            ("Agent/1127", vec!["1127"]),
            ("Local/113@from-queue-0000000f;1", vec!["113"]),
            ("SIP/desk-two", vec!["desk-two"]),
            ("张新,张新", vec!["张新", "张新"]),
            ("Ann Lee", vec![]),
            ("A/B", vec![]),
            ("(101)", vec![]),
            ("Ann,", vec![]),
        ] {
            assert_eq!(parts(cell), expected, "{cell}");
        }
    }
}
