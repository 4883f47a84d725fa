//! No two files of the house need each other, but for a parent with its parts. What a file takes is followed to the file that
//! defines it, through whatever its parent hands on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::run::{project, text};
use crate::tidy::{rust_files, without_tests};

/// A module by its segments; the root has none.
type Module = Vec<String>;

/// One crate: its files, and the names that each file brings in from elsewhere.
struct Crate {
    files: BTreeMap<Module, String>,
    brought: BTreeMap<Module, BTreeMap<String, Module>>,
}

/// The parts of a path, those of a group each on its own: `a::{b, c as d}` is `a::b` and `a::c`, called `d`.
fn leaves(tree: &str) -> Vec<(Module, String)> {
    let tree = tree.trim();
    let Some((head, group)) = tree.split_once("::{") else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
        let path: Module = path.split("::").map(|part| part.trim().into()).collect();
        let last = path.last().cloned().unwrap_or_default();
        let name = if name.is_empty() {
            last
        } else {
            name.trim().into()
        };
        return vec![(path, name)];
    };
    let inside = group.strip_suffix('}').unwrap_or(group);
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    let whole = |part: &String| match part.trim() {
        "self" => leaves(head),
        part => leaves(&format!("{head}::{part}")),
    };
    let some = parts.iter().filter(|part| !part.trim().is_empty());
    some.flat_map(whole).collect()
}

/// What stands in `use` lines, and the other paths that begin with `crate` or `super`.
fn paths(text: &str) -> Vec<(Module, String)> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let (mut all, mut rest) = (Vec::new(), String::new());
    for piece in code.split_inclusive(';') {
        let line = piece.rfind("use ").filter(|at| {
            let before = piece[..*at].trim_end();
            let first = before.lines().last().unwrap_or_default().trim_start();
            before.is_empty() || before.ends_with(['}', ']']) || first.starts_with("pub")
        });
        match line {
            Some(at) => {
                rest.push_str(&piece[..at]);
                all.extend(leaves(piece[at + 4..].trim_end_matches(';')));
            }
            None => rest.push_str(piece),
        }
    }
    for word in rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')) {
        if word.starts_with("crate::") || word.starts_with("super::") {
            all.extend(leaves(word.trim_end_matches(':')));
        }
    }
    all
}

impl Crate {
    fn of(root: &Path, main: &str, without: &str) -> Self {
        let (mut files, mut texts) = (BTreeMap::new(), BTreeMap::new());
        for path in rust_files(root) {
            let inside = path.strip_prefix(root).expect("a file of the crate");
            let inside = inside.to_string_lossy().into_owned();
            if !without.is_empty() && inside.starts_with(without) {
                continue;
            }
            let module: Module = match inside.strip_suffix(".rs") {
                Some(name) if name != main => name.split('/').map(String::from).collect(),
                _ => Module::new(),
            };
            texts.insert(module.clone(), without_tests(&text(&path)).to_string());
            files.insert(module, inside);
        }
        let mut house = Crate {
            files,
            brought: BTreeMap::new(),
        };
        for (module, text) in texts {
            let named = paths(&text)
                .into_iter()
                .filter_map(|(path, name)| Some((name, house.absolute(&module, path)?)));
            let named = named.collect();
            house.brought.insert(module, named);
        }
        house
    }

    /// A path from the root on; None for one of another crate.
    fn absolute(&self, from: &Module, path: Module) -> Option<Module> {
        let mut base = from.clone();
        let mut parts = path.into_iter().peekable();
        match parts.peek().map(String::as_str)? {
            "crate" => {
                base.clear();
                parts.next();
            }
            "self" => {
                parts.next();
            }
            "super" => {
                while parts.next_if(|part| part == "super").is_some() {
                    base.pop();
                }
            }
            first => {
                let inner = [from.clone(), vec![first.to_string()]].concat();
                self.files.get(&inner)?;
            }
        }
        base.extend(parts);
        Some(base)
    }

    /// The module whose file defines what a path names.
    fn home(&self, path: &Module, depth: u32) -> Option<Module> {
        let mut module = Module::new();
        for (index, part) in path.iter().enumerate() {
            let inner = [module.clone(), vec![part.clone()]].concat();
            if self.files.contains_key(&inner) {
                module = inner;
                continue;
            }
            let handed = self.brought.get(&module).and_then(|names| names.get(part));
            return match handed {
                Some(handed) if depth < 8 && handed != path => {
                    let rest = path.get(index + 1..).unwrap_or_default();
                    self.home(&[handed.as_slice(), rest].concat(), depth + 1)
                }
                _ => Some(module),
            };
        }
        Some(module)
    }

    /// Whom each file needs, parents and parts left out.
    fn needs(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let of = |module: &Module| {
            let names = self.brought.get(module).into_iter().flatten();
            let homes = names.filter_map(|(_, path)| self.home(path, 0));
            let kin = |other: &Module| other.starts_with(module) || module.starts_with(other);
            homes.filter(|other| !kin(other)).collect()
        };
        self.files
            .keys()
            .map(|module| (module, of(module)))
            .collect()
    }
}

/// The files that come back to themselves.
fn in_circles(house: &Crate) -> Vec<String> {
    let needs = house.needs();
    let reached = |start: &Module| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start.clone()]);
        while let Some(module) = open.pop() {
            for next in needs.get(&module).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen
    };
    let circle = |(module, file): (&Module, &String)| {
        let back = reached(module);
        let with = back.iter().filter(|other| reached(other).contains(module));
        let with: Vec<_> = with.filter_map(|other| house.files.get(other)).collect();
        back.contains(module)
            .then(|| format!("{file} with {with:?}"))
    };
    house.files.iter().filter_map(circle).collect()
}

#[test]
fn no_files_go_in_a_circle() {
    let src = project().join("src");
    let library = Crate::of(&src, "lib", "cli/");
    let program = Crate::of(&src.join("cli"), "main", "");
    for house in [library, program] {
        let circles = in_circles(&house);
        assert!(circles.is_empty(), "{}", circles.join("\n"));
    }
}

#[test]
fn a_circle_is_found() {
    let text =
        "use super::b::B;\npub(crate) use crate::c::{self, D as E};\nfn f() { super::g::h() }";
    let found: Vec<String> = paths(text)
        .into_iter()
        .map(|(path, name)| format!("{} {name}", path.join("::")))
        .collect();
    assert_eq!(
        found,
        [
            "super::b::B B",
            "crate::c c",
            "crate::c::D E",
            "super::g::h h"
        ]
    );
    let module = |path: &str| -> Module { path.split("::").map(String::from).collect() };
    let files = ["a", "b", "c"].map(|name| (module(name), format!("{name}.rs")));
    let brings = [("a", "b::B"), ("b", "c::C"), ("c", "a::A")];
    let brought = brings.map(|(from, what)| {
        let name = what.split("::").last().expect("a name").to_string();
        (module(from), [(name, module(what))].into())
    });
    let house = Crate {
        files: files.into(),
        brought: brought.into(),
    };
    assert_eq!(in_circles(&house).len(), 3);
}
