//! The rulebooks that come with the program, whole and with comments, to start one's own from.

use super::BUILT_IN;

/// Their names and texts; the first is the one that holds where nobody says another.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("built-in", BUILT_IN),
    (
        "stricter",
        include_str!("../../examples/policies/stricter.toml"),
    ),
    (
        "by-team",
        include_str!("../../examples/policies/by-team.toml"),
    ),
    (
        "indicators",
        include_str!("../../examples/policies/indicators.toml"),
    ),
];
