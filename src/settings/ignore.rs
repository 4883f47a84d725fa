//! `ignore`: files and folders that are no inputs, whatever they are called.

use glob::Pattern;
use toml::de::DeValue;

use crate::document::{Bytes, Placed, Table, Wanted};
use crate::name::fold;
use crate::problem::Document;

/// A pattern of `ignore`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ignore {
    /// As it is written.
    pub written: String,
    /// The line that it stands on.
    pub line: u32,
    pattern: Pattern,
}

impl Ignore {
    /// Whether it means a file or folder of that name: in any case; a folder also with what it holds, `old/*`.
    pub fn matches(&self, name: &str) -> bool {
        self.pattern.matches(&fold(name))
    }
}

/// Takes the list.
pub(super) fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Vec<Ignore> {
    let pattern = |written: &str| {
        let name = written.trim_end_matches(['*', '/']);
        let is_folder = written.contains('/') && !name.is_empty();
        let name = if is_folder { name } else { written };
        Pattern::new(&fold(name)).ok()
    };
    let texts = |value: &DeValue<'d>| {
        let items = value.as_array()?.iter().map(|item| {
            let written = item.get_ref().as_str()?;
            let pattern = pattern(written).filter(|_| !written.trim().is_empty())?;
            Some((written.to_string(), Bytes::from(item.span()), pattern))
        });
        items.collect::<Option<Vec<_>>>()
    };
    let list = doc.take(table, "ignore", Wanted::Texts, texts);
    let list = list.map(Placed::into_inner).unwrap_or_default();
    let ignore = |(written, at, pattern)| Ignore {
        written,
        line: doc.line(at),
        pattern,
    };
    list.into_iter().map(ignore).collect()
}

#[cfg(test)]
mod tests {
    use crate::problem::ignore_line;
    use crate::settings;

    #[test]
    fn the_line_that_is_told_leaves_out_that_file_and_no_other() {
        for name in [
            "违规[1].csv",
            "a \"b\" \\ c*.csv",
            "violations (1).csv",
            "what?.csv",
        ] {
            let line = ignore_line(name);
            let settings = settings::read(&line).expect("the line is read");
            assert!(settings.ignores(name).is_some(), "{line}");
            assert_eq!(settings.ignores("violations.csv"), None, "{line}");
        }
    }

    #[test]
    fn a_folder_is_meant_with_what_it_holds() {
        let settings =
            settings::read("ignore = [\"Old/*\", \"bak/\", \"x-*.csv\"]").expect("it is read");
        for (name, ignored) in [
            ("old", true),
            ("OLD", true),
            ("bak", true),
            ("X-1.csv", true),
            ("older", false),
        ] {
            assert_eq!(settings.ignores(name).is_some(), ignored, "{name}");
        }
        assert!(settings::read("ignore = \"x\"").is_err());
        assert!(settings::read("ignore = [\"[\"]").is_err());
    }
}
