//! Where each key of a policy file stands, by its path: `score.cap`, `rule.3.points`, `grade.0.from`. A policy itself carries no
//! lines: two files that say the same are the same policy.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The lines of a policy file.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Places {
    lines: BTreeMap<String, u32>,
    /// The paths of grades, by name: a policy holds them sorted.
    grades: BTreeMap<String, String>,
}

impl Places {
    /// The places of a text that reads.
    pub(super) fn of(text: &str) -> Self {
        let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |at: usize| 1 + starts.partition_point(|end| *end < at) as u32;
        let (table, _) = DeTable::parse_recoverable(text);
        let mut places = Places::default();
        places.table(table.get_ref(), "", &line);
        places
    }

    /// The line of a path; of one that is not there, that of what would hold it.
    pub fn line(&self, path: &str) -> u32 {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return *line;
            }
            match path.rsplit_once('.') {
                Some((parent, _)) => path = parent,
                None => return 1,
            }
        }
    }

    /// Whether there is such a key.
    pub fn has(&self, path: &str) -> bool {
        self.lines.contains_key(path)
    }

    /// The line of a key of the grade of that name.
    pub fn grade(&self, name: &str, keys: &[&str]) -> u32 {
        let path = self.grades.get(name).map_or("grade", String::as_str);
        let mut paths = keys.iter().map(|key| format!("{path}.{key}"));
        let there = paths.find(|path| self.has(path));
        self.line(there.as_deref().unwrap_or(path))
    }

    fn table(&mut self, table: &DeTable<'_>, path: &str, line: &impl Fn(usize) -> u32) {
        for (key, value) in table {
            let path = if path.is_empty() {
                key.get_ref().to_string()
            } else {
                format!("{path}.{}", key.get_ref())
            };
            self.lines.insert(path.clone(), line(key.span().start));
            self.value(value, &path, line);
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, path: &str, line: &impl Fn(usize) -> u32) {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table, path, line),
            DeValue::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    let path = format!("{path}.{i}");
                    self.lines.insert(path.clone(), line(item.span().start));
                    self.value(item, &path, line);
                }
            }
            DeValue::String(text) => {
                if let Some(grade) = path.strip_suffix(".name")
                    && grade.starts_with("grade.")
                {
                    self.grades.insert(text.to_string(), grade.to_string());
                }
            }
            _ => {}
        }
    }
}
