//! `[expect]`: which kinds of file every month must have.

use crate::document::{Bytes, Placed, Table, Wanted};
use crate::event::Kind;
use crate::name::{fold, nearest};
use crate::problem::{ContentFlaw, Document};

/// Reads which kinds must be there; one that does not exist is told where it stands.
pub(super) fn read<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Vec<Kind> {
    let mut expect = doc.table(top, "expect");
    let words = doc.take(&mut expect, "kinds", Wanted::Texts, |value| {
        let items = value.as_array()?.iter();
        items
            .map(|item| {
                Some((
                    item.get_ref().as_str()?.to_string(),
                    Bytes::from(item.span()),
                ))
            })
            .collect::<Option<Vec<_>>>()
    });
    doc.close(expect);
    let mut kinds = Vec::new();
    for (word, at) in words.map(Placed::into_inner).unwrap_or_default() {
        match Kind::named(&fold(&word)) {
            Some(kind) => kinds.push(kind),
            None => doc.mistake(
                at,
                ContentFlaw::NoSuchWord {
                    near: near(&word),
                    word,
                    known: Kind::ALL.map(Kind::name).to_vec(),
                },
            ),
        }
    }
    kinds
}

/// The kind that was likely meant: one of a name much like it, or whose files are named so in Chinese.
fn near(word: &str) -> Option<&'static str> {
    let folded = fold(word);
    let in_chinese = |kind: &Kind| kind.file_names().any(|name| name == folded);
    let named = || Kind::ALL.into_iter().find(in_chinese).map(Kind::name);
    nearest(word, Kind::ALL.map(Kind::name).into_iter()).or_else(named)
}
