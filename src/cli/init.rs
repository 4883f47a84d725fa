//! `kefu init`: a month's folder with empty templates and a list of the rules to copy from.

use std::fs;

use anyhow::{Context, anyhow};
use kefu::event::Kind;
use kefu::ingest::headers_of;
use kefu::policy;
use kefu::report::{self, Align, CsvStyle, RuleToCopy, Sheet};
use kefu::score::terms;
use kefu::words::Lang;

use crate::Done;
use crate::args::Init;
use crate::month::on_terminal;
use crate::stop::{Exit, Stop};
use crate::tell;
use crate::write::{self, new_file};

const SETTINGS: &str = "\
# Settings of this folder. Everything here may be left out; flags of the program win.
# month = \"2026-10\"              # the month to score
# lang = \"zh\"                    # en or zh

[time]
zone = \"Asia/Shanghai\"          # days and months are counted in it
day_starts_at = \"00:00\"         # for night shifts: at 06:00, 1 November 02:00 belongs to October

[people]
not_scored = []                 # extensions and bots whose rows are not ours: [\"8001\", \"bot-*\"]
";

pub(crate) fn run(args: &Init) -> Done {
    let lang = tell::lang(&args.show, None, on_terminal());
    let style = CsvStyle {
        mark: true,
        crlf: true,
    };
    let dir = &args.dir;
    if dir.exists() && !dir.is_dir() {
        return Err(anyhow!("{} is a file: name a folder", dir.display()).into());
    }
    let mut outputs = vec![new_file(
        &dir.join("kefu.toml"),
        SETTINGS.as_bytes().to_vec(),
    )];
    for kind in Kind::ALL {
        let (name, headers) = match lang {
            Lang::En => (
                kind.name(),
                headers_of(kind).into_iter().map(String::from).collect(),
            ),
            Lang::Zh => (kind.chinese_name(), kefu::ingest::chinese_headers_of(kind)),
        };
        let columns: Vec<_> = headers
            .iter()
            .map(|header: &String| (header.as_str(), Align::Left))
            .collect();
        let bytes = report::csv(&Sheet::new(&columns), style).context("cannot make a template")?;
        outputs.push(new_file(&dir.join(format!("{name}.csv")), bytes));
    }
    let rules = report::csv(&rules(lang)?, style).context("cannot make the list of rules")?;
    outputs.push(new_file(
        &dir.join(if lang == Lang::Zh {
            "规则表.csv"
        } else {
            "rules.csv"
        }),
        rules,
    ));
    fs::create_dir_all(dir).with_context(|| format!("cannot make the folder {}", dir.display()))?;
    let count = outputs.len();
    write::files(outputs, &[], args.force)?;
    if !args.show.quiet {
        tell::say(&format!(
            "{}: {count} files; fill them in, then `kefu check {0}` and `kefu score {0}`\n",
            dir.display()
        ));
    }
    Ok(Exit::Done)
}

/// The rules to copy from.
fn rules(lang: Lang) -> Result<Sheet, Stop> {
    let policy =
        policy::read(policy::BUILT_IN).map_err(|_| anyhow!("the built-in policy does not read"))?;
    let terms = terms(&policy).rules;
    let rules = policy
        .rules
        .iter()
        .zip(&terms)
        .map(|(rule, term)| RuleToCopy {
            id: &rule.id,
            clause: &rule.clause,
            zh: &rule.zh,
            en: &rule.en,
            points: term.low.zip(term.high),
            file: rule.recorded.then(|| rule.severity.recorded_in()),
        });
    Ok(report::rules_sheet(rules, lang))
}
