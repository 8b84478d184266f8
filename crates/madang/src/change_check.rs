//! `madang change-check`: judges a budget change by the change rule and says who decides.

mod text;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use finance::change::file::{Agreement, Budget, FileFault, check};
use finance::change::{Clause, Judgement};
use korean::{Lang, t};
use serde::Serialize;

use crate::json_file::{FileError, Format, read, write};

/// What errors name, so that its help is found.
const COMMAND: &str = "change-check";

/// The exit codes of `madang change-check`, for its help.
pub const EXIT_CODES: &str = "Exit codes:
  0  judged, whatever the verdict
  1  the verdict could not be written
  2  wrong usage, or a file that can't be read; the file and the place in it are named

The agreement; execution_start (1 January) and clauses may be left out:
  {
    \"fiscal_year\": 2018, \"limit_percent\": 10, \"at_limit\": \"council\", \"scope\": \"project\",
    \"execution_start\": \"2018-01-01\",
    \"clauses\": { \"limit\": \"Article 6 (1)\", \"diversion\": \"Article 6 (2)\" }
  }
at_limit, who decides on exactly the limit: council or city. scope, of what the limit is a share:
project (policy, unit and detail) or district-total.

A budget, as the city approved it last and as it is proposed; amounts in whole won:
  {
    \"date\": \"2018-05-01\", \"purpose\": \"Paths along the stream\",
    \"lines\": [
      { \"policy\": \"A\", \"unit\": \"B\", \"detail\": \"C\", \"item\": \"201\", \"stat\": \"01\",
        \"amount\": 1000000 }
    ]
  }
The date of the proposed budget is the day on which it is judged. Examples are in examples/change-check.";

/// Judge a budget change by the agreement's change rule
///
/// Reads an agreement and the budget before and after a change, and prints who decides: the
/// council, the city, both parties of the agreement, or nobody, with the clause or article and
/// the figures it was computed from. The same files always give the same output.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct ChangeCheckArgs {
    /// What the parties agreed on; see below for its form
    #[arg(long, value_name = "A.json")]
    pub agreement: PathBuf,

    /// The budget as the city approved it last
    #[arg(long, value_name = "B.json")]
    pub baseline: PathBuf,

    /// The budget as it is proposed
    #[arg(long, value_name = "P.json")]
    pub proposed: PathBuf,

    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,

    /// The language of the text and of error messages
    #[arg(long, value_name = "ko|en", default_value = "ko", env = "MADANG_LANG")]
    pub lang: Lang,
}

/// Judges to standard output, reports an error to standard error, and gives the exit code.
pub fn run_and_report(args: &ChangeCheckArgs) -> u8 {
    match run(args, &mut io::stdout().lock()) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("madang: {error}");
            error.exit_code()
        }
    }
}

/// What programs read. Amounts are won of the project that is nearest to its limit, or of the
/// whole district.
#[derive(Serialize)]
struct Written {
    verdict: &'static str,
    reason: &'static str,
    clause: String,
    moved: i64,
    limit: i64,
    headroom: i64,
    sentence: String,
}

/// Judges the change and writes the verdict to `out`; nothing is written when a file is faulty.
///
/// # Errors
/// See [`FileError`]; show its text and end with its exit code.
pub fn run(args: &ChangeCheckArgs, out: &mut dyn Write) -> Result<(), FileError> {
    let lang = args.lang;
    let agreement = read(COMMAND, &args.agreement, lang, Agreement::read)?;
    let baseline = read(COMMAND, &args.baseline, lang, Budget::read)?;
    let proposed = read(COMMAND, &args.proposed, lang, Budget::read)?;
    let judged = check(&agreement, &baseline, &proposed).map_err(|error| {
        let korean = "금액을 모두 더하면 너무 큽니다.";
        let fault = FileFault::new("#/lines", korean, error);
        FileError::bad(COMMAND, &args.proposed, fault, lang)
    })?;
    let result = match args.format {
        Format::Json => json(&judged, &agreement, lang),
        Format::Text => text::result(&judged, lang),
    };
    write(out, &result, lang)
}

fn json(judged: &Judgement, agreement: &Agreement, lang: Lang) -> String {
    let figures = judged.tightest();
    let written = Written {
        verdict: judged.verdict.kind(),
        reason: judged.verdict.reason().as_str(),
        clause: clause(judged, agreement, lang),
        moved: figures.map_or(0, |figures| figures.moved.0),
        limit: figures.map_or(0, |figures| figures.limit.0),
        headroom: figures.map_or(0, |figures| figures.headroom.0),
        sentence: judged.sentence(lang),
    };
    let json = serde_json::to_string_pretty(&written);
    json.expect("every part of the verdict has a JSON form") + "\n"
}

/// The clause as the parties call it, else in our words; the article where a law decides.
fn clause(judged: &Judgement, agreement: &Agreement, lang: Lang) -> String {
    let Some(clause) = judged.clause.or_else(|| {
        // Where nothing changes the council's part of the agreement holds.
        judged.article.is_none().then_some(Clause::Limit)
    }) else {
        let article = judged.article.as_ref();
        return article.map_or_else(String::new, |article| {
            lang.pick(&article.ko, &article.en).clone()
        });
    };
    let named = |clause: Clause| agreement.clauses.get(clause.as_str()).cloned();
    let of_limit = || {
        (clause == Clause::AtLimit)
            .then(|| named(Clause::Limit))
            .flatten()
    };
    named(clause)
        .or_else(of_limit)
        .unwrap_or_else(|| t(lang, &format!("change-clause-{}", clause.as_str())))
}

#[cfg(test)]
mod tests;
