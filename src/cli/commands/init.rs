//! `kefu init`: a month's folder with empty templates and a list of the rules to copy from. What is there is never changed.

use std::fs;
use std::path::Path;

use kefu::event::Kind;
use kefu::ingest::headers_of;
use kefu::policy;
use kefu::report::{self, Align, CsvStyle, RuleToCopy, Sheet};
use kefu::words::{Failure, Lang, TemplatePhrase, rules_file, settings_template, template_phrase};

use crate::Done;
use crate::args::Init;
use crate::files;
use crate::month::month_of;
use crate::output::on_terminal;
use crate::stop::{Exit, Failing, Stop};
use crate::tell;
use crate::write::{self, NewFile, new_file};

/// A spreadsheet opens these as they are meant.
const STYLE: CsvStyle = CsvStyle {
    mark: true,
    crlf: true,
};

pub(crate) fn run(args: &Init) -> Done {
    let dir = &args.dir;
    if dir.exists() && !dir.is_dir() {
        return Err(Failure::FileInTheWay(dir.display().to_string()).into());
    }
    let settings = files::settings_of(dir);
    let lang = tell::lang(&args.show, settings.as_ref(), on_terminal());
    let said = settings.as_ref().and_then(|settings| settings.month);
    let mut folder = Folder {
        dir,
        made: Vec::new(),
        outputs: Vec::new(),
        there: Vec::new(),
        ask_month: false,
    };
    let held = files::held(dir, &settings.unwrap_or_default())?;
    folder.lay("kefu.toml", &held.settings, || {
        Ok(settings_template(lang).as_bytes().to_vec())
    })?;
    for kind in Kind::ALL {
        let name = format!("{}.csv", name_of(kind, lang));
        let named = held.kinds.get(&kind).map_or(&[][..], Vec::as_slice);
        folder.lay(&name, named, || template(kind, lang))?;
    }
    folder.lay(rules_file(lang), &held.rules, || {
        report::csv(&rules(lang)?, STYLE).failing(|| Failure::Format)
    })?;
    fs::create_dir_all(dir).failing(|| Failure::MakeFolder(dir.display().to_string()))?;
    write::files(std::mem::take(&mut folder.outputs), &[], false)?;
    folder.ask_month = said.is_none() && month_of(dir).is_none();
    if !args.show.quiet {
        tell::say(&folder.account(lang));
    }
    Ok(Exit::Done)
}

/// What becomes of a folder.
struct Folder<'a> {
    dir: &'a Path,
    made: Vec<String>,
    outputs: Vec<NewFile>,
    there: Vec<String>,
    /// Whether nothing says the month.
    ask_month: bool,
}

impl Folder<'_> {
    /// Adds a file of that name, unless one for the same purpose is held or something has the name.
    fn lay(
        &mut self,
        name: &str,
        held: &[String],
        bytes: impl FnOnce() -> Result<Vec<u8>, Stop>,
    ) -> Result<(), Stop> {
        let path = self.dir.join(name);
        let taken = path.symlink_metadata().is_ok().then(|| name.to_string());
        let there = if held.is_empty() {
            taken.into_iter().collect()
        } else {
            held.to_vec()
        };
        if there.is_empty() {
            self.outputs.push(new_file(&path, bytes()?));
            self.made.push(name.to_string());
        }
        for name in there {
            if !self.there.contains(&name) {
                self.there.push(name);
            }
        }
        Ok(())
    }

    /// What was made, what was there, and what to type next.
    fn account(&self, lang: Lang) -> String {
        let dir = self.dir.display().to_string();
        let made: Vec<&str> = self.made.iter().map(String::as_str).collect();
        let there: Vec<&str> = self.there.iter().map(String::as_str).collect();
        let mut phrases = vec![if made.is_empty() {
            TemplatePhrase::NothingMade(&dir)
        } else {
            TemplatePhrase::Made {
                dir: &dir,
                names: &made,
            }
        }];
        if !there.is_empty() {
            phrases.push(TemplatePhrase::There(&there));
        }
        let ask_month = self.ask_month;
        phrases.push(TemplatePhrase::Next {
            dir: &dir,
            ask_month,
        });
        let lines = phrases.iter();
        lines
            .map(|phrase| template_phrase(phrase, lang) + "\n")
            .collect()
    }
}

fn name_of(kind: Kind, lang: Lang) -> &'static str {
    match lang {
        Lang::En => kind.name(),
        Lang::Zh => kind.chinese_name(),
    }
}

/// A file of a kind with its header alone.
fn template(kind: Kind, lang: Lang) -> Result<Vec<u8>, Stop> {
    let headers: Vec<String> = match lang {
        Lang::En => headers_of(kind).into_iter().map(String::from).collect(),
        Lang::Zh => kefu::ingest::chinese_headers_of(kind),
    };
    let columns: Vec<_> = headers
        .iter()
        .map(|header| (header.as_str(), Align::Left))
        .collect();
    report::csv(&Sheet::new(&columns), STYLE).failing(|| Failure::Format)
}

/// The rules to copy from.
fn rules(lang: Lang) -> Result<Sheet, Stop> {
    let policy = policy::read(policy::BUILT_IN).map_err(|_| Failure::BuiltIn)?;
    let rules = policy.rules.iter().map(|rule| RuleToCopy {
        id: &rule.id,
        clause: &rule.clause,
        zh: &rule.zh,
        en: &rule.en,
        points: rule.points.ends(),
        file: rule.recorded.then(|| rule.severity.recorded_in()),
    });
    Ok(report::rules_sheet(rules, lang))
}
