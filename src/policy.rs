//! From a policy file to a [`Rulebook`](crate::rulebook::Rulebook): reads, lints, compares and versions it. What a policy means is
//! left to `rulebook`, how its rules find their lines to `score`.

mod about;
mod bands;
mod cases;
mod diff;
mod examples;
mod hours;
mod improve;
mod limits;
mod lint;
mod metric;
mod places;
mod read;
mod rules;
mod schema;
mod tables;
mod text;
mod versions;

pub use diff::diff;
pub use examples::EXAMPLES;
pub use lint::lint;
pub use places::Places;
pub use read::{PolicyFile, read, read_whole};
pub use schema::schema;
pub use text::BUILT_IN;
pub use versions::{Version, Versions, effective_from_line};
