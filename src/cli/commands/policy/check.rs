//! `kefu policy check`: mistakes in a rulebook, and what it may not mean.

use std::path::Path;

use kefu::policy;
use kefu::problem::Level;
use kefu::problem::{Flaw, Mistake};
use kefu::report::{self, Remark};
use kefu::words::{self, Failure, Label, Lang, Phrase};

use crate::Done;
use crate::args::PolicyCheck;
use crate::files;
use crate::output::Format;
use crate::stop::{Exit, Failing, Stop};
use crate::tell;

pub(crate) fn run(args: &PolicyCheck) -> Done {
    let way = args.output.way()?;
    let (name, written) = read(args.file.as_deref())?;
    let lang = tell::lang(&args.show, None, way.terminal());
    let (told, cases) = match &written {
        Ok(written) => {
            let doubts = policy::lint(&written.policy, &written.places);
            (
                report::findings(&[], &doubts, lang),
                Some(written.cases.len()),
            )
        }
        Err(mistakes) => (report::findings(mistakes, &[], lang), None),
    };
    let worst = if args.strict {
        Level::Warning
    } else {
        Level::Error
    };
    let text = if way.format == Format::Json {
        report::findings_json(&told, cases.unwrap_or_default()).failing(|| Failure::Format)?
    } else {
        let colour = tell::colour(&args.show, way.terminal());
        let least = if args.show.quiet { worst } else { Level::Note };
        let mut text: String = told
            .iter()
            .filter(|told| told.level <= least)
            .map(|told| line(told, &name, lang, colour))
            .collect();
        text += &format!("{}\n", verdict(&told, lang));
        if let Some(cases) = cases {
            text += &format!("{}\n", words::with_cases(cases, lang));
        }
        text
    };
    way.send(
        text.into_bytes(),
        Vec::new(),
        args.file.as_slice(),
        args.force,
    )?;
    Ok(if told.iter().any(|told| told.level <= worst) {
        Exit::Errors
    } else {
        Exit::Done
    })
}

/// A policy with its lines, or its mistakes.
type Read = Result<policy::PolicyFile, Vec<Mistake>>;

/// Reads a rulebook, or the built-in one, with the name that it is told by.
pub(super) fn read(path: Option<&Path>) -> Result<(String, Read), Stop> {
    let Some(path) = path else {
        let read = policy::read_whole(policy::BUILT_IN);
        return Ok(("built-in policy".into(), read));
    };
    let read = match files::text(path)? {
        Some(text) => policy::read_whole(&text),
        None => Err(vec![Mistake::of_all(Flaw::NotUtf8)]),
    };
    Ok((path.display().to_string(), read))
}

/// A finding on a line: level and code, place, sentence.
pub(super) fn line(told: &Remark, name: &str, lang: Lang, colour: bool) -> String {
    let (label, shade) = match told.level {
        Level::Error => (Label::Error, "31"),
        Level::Warning => (Label::Warning, "33"),
        Level::Note => (Label::Note, "36"),
    };
    let label = format!("{}[{}]", words::label(label, lang), told.code);
    let label = tell::shaded(&label, shade, colour);
    let place = format!("{name}:{}", told.line);
    format!("{label} {place}: {}\n", tell::printable(&told.message))
}

fn verdict(told: &[Remark], lang: Lang) -> String {
    let count = |level| told.iter().filter(|told| told.level == level).count() as u64;
    if told.is_empty() {
        return words::phrase(&Phrase::AllWell, lang);
    }
    let verdict = Phrase::Verdict {
        errors: count(Level::Error),
        warnings: count(Level::Warning),
        notes: count(Level::Note),
    };
    words::phrase(&verdict, lang)
}
