//! Which problems are about single rows.

use super::What;

impl What {
    /// Whether it is about single rows, which `--rejects` can set aside; the others are about a whole file or month.
    pub(super) fn about_rows(&self) -> bool {
        !matches!(
            self,
            What::EmptyFile
                | What::MissingColumn { .. }
                | What::NoSuchHeader { .. }
                | What::NoHeaderLine { .. }
                | What::NoHeader { .. }
                | What::NoTable(_)
                | What::AmbiguousColumn { .. }
                | What::AmbiguousDate
                | What::AmbiguousYear
                | What::BothDateOrders { .. }
                | What::MixedDates { .. }
                | What::BadEncoding(_)
                | What::DamagedId {
                    whole_column: true,
                    ..
                }
                | What::SameFile { .. }
                | What::OfFile(_)
                | What::NothingInMonth { .. }
                | What::NoAgents { .. }
                | What::KindMissing { .. }
                | What::BadHistory(_)
                | What::BadDocument { .. }
        )
    }
}
