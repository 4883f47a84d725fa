//! How bad a problem is, and what an error holds up.

/// How bad a problem is, and what an error holds up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// An error of single rows, which `--rejects` can set aside.
    Rows,
    /// An error of a whole file or month.
    Whole,
    /// Somebody should look.
    Warning,
    /// Good to know.
    Note,
}
