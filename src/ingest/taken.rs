//! What a file is taken for: by the words in its name, and by its columns where those leave it open (CONTRACT §1).

use super::beginning::{Beginning, Fit};
use crate::event::{Kind, Later, NameWords, Need};
use crate::problem::NotNamed;

/// The kind that a table is taken for, or why it is not taken. A file that cannot be looked into has no beginning.
///
/// # Errors
/// Why nothing settles what it is.
pub fn taken(words: &NameWords, beginning: Option<&Beginning>) -> Result<Kind, NotNamed> {
    match (words.later, words.kinds.as_slice()) {
        // Rows about other rows would be taken for new ones.
        (Some(Later::Decisions), _) => Err(NotNamed::Later(Later::Decisions)),
        (Some(later), kinds) => best(kinds, beginning).map_err(|_| NotNamed::Later(later)),
        (None, [one]) => borne_out(*one, beginning),
        (None, []) => best(&words.weak, beginning).map_err(|whole| match whole.as_slice() {
            [] | [_] => hint(beginning),
            several => NotNamed::Several(several.to_vec()),
        }),
        (None, several) => best(several, beginning).map_err(|whole| {
            let all = if whole.len() > 1 {
                whole
            } else {
                several.to_vec()
            };
            NotNamed::Several(all)
        }),
    }
}

/// Of the kinds that a name says, the one whose columns are all there and of which most are fed. What feeds as many columns of
/// another of them, or is as well violations as awards, is not settled: those whose columns are all there.
fn best(kinds: &[Kind], beginning: Option<&Beginning>) -> Result<Kind, Vec<Kind>> {
    let fit = |kind: &Kind| Some(beginning?.fit(*kind));
    let fits: Vec<Fit> = kinds.iter().filter_map(fit).collect();
    let whole = fits.iter().filter(|fit| fit.whole);
    let whole: Vec<Kind> = whole.map(|fit| fit.kind).collect();
    let either = [Kind::Violations, Kind::Awards];
    if either.iter().all(|kind| whole.contains(kind)) {
        return Err(whole);
    }
    let most = fits.iter().map(|fit| fit.fed).max();
    let first: Vec<&Fit> = fits.iter().filter(|fit| Some(fit.fed) == most).collect();
    match first.as_slice() {
        [fit] if fit.whole => Ok(fit.kind),
        _ => Err(whole),
    }
}

/// The one kind that a name says; not where its columns are hardly those of the kind, and are those of another. A word of a kind
/// that needs no more than a person and a day stands in many names.
fn borne_out(named: Kind, beginning: Option<&Beginning>) -> Result<Kind, NotNamed> {
    let needed = named
        .columns()
        .iter()
        .filter(|column| column.need != Need::Nothing);
    let (needed, Some(beginning)) = (needed.count(), beginning) else {
        return Ok(named);
    };
    if needed > 2 {
        return Ok(named);
    }
    let fit = beginning.fit(named);
    if !fit.whole || fit.fed > needed {
        return Ok(named);
    }
    let fits = fitting(beginning);
    let fits: Vec<Kind> = fits
        .iter()
        .filter(|other| other.fed > fit.fed)
        .map(|fit| fit.kind)
        .collect();
    if fits.is_empty() {
        Ok(named)
    } else {
        Err(NotNamed::Contradicts { named, fits })
    }
}

/// What the columns of a file alone say.
fn hint(beginning: Option<&Beginning>) -> NotNamed {
    let fits = beginning.map(fitting).unwrap_or_default();
    NotNamed::Fits {
        kinds: fits.iter().map(|fit| fit.kind).collect(),
        system: fits.iter().find_map(|fit| fit.system),
    }
}

/// The kinds that columns alone speak for: an export that only one system prints, else those of which most are fed, if that is
/// more than a person and a day.
fn fitting(beginning: &Beginning) -> Vec<Fit> {
    let fits = beginning.fits();
    let printed: Vec<Fit> = fits
        .iter()
        .filter(|fit| fit.system.is_some())
        .copied()
        .collect();
    if !printed.is_empty() {
        return printed;
    }
    let most = fits.first().map_or(0, |fit| fit.fed).max(3);
    fits.into_iter().filter(|fit| fit.fed == most).collect()
}
