//! Where a fact came from: the names of the files that were read, and a file and line small enough to travel with every row.

/// A place in an input: which file of [`Sources`], and the line as a text editor counts it (the first is 1; 0: no line).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceRef {
    /// Index into [`Sources`].
    pub file: u32,
    /// Line number; 0 for none.
    pub line: u32,
}

/// The names of all inputs, in the order in which they are read.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Sources {
    names: Vec<String>,
    roster: Option<u32>,
}

impl Sources {
    /// Adds a name and gives its index.
    pub fn add(&mut self, name: impl Into<String>) -> u32 {
        self.names.push(name.into());
        (self.names.len() - 1) as u32
    }

    /// Says that a file is the roster; of several the first is.
    pub fn set_roster(&mut self, file: u32) {
        self.roster.get_or_insert(file);
    }

    /// What the roster is called, or would be where there is none.
    pub fn roster(&self) -> &str {
        self.roster.map_or("agents.csv", |file| self.name(file))
    }

    /// The name of a file; empty for an index that was never added.
    pub fn name(&self, file: u32) -> &str {
        self.names.get(file as usize).map_or("", String::as_str)
    }
}
