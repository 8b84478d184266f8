//! `madang opinions`: finds what people agree on in a file of votes.

mod text;

use std::fmt;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use deliberation::csv::{self, Column, Fault, ReadError, What};
use deliberation::report::{self, Report};
use deliberation::{MOST_STATEMENTS, Votes, classic};
use indicatif::{ProgressBar, ProgressStyle};
use korean::{Lang, t, tr};

/// The exit codes of `madang opinions`, for its help.
pub const EXIT_CODES: &str = "Exit codes:
  0   analysed
  1   the result could not be written
  2   wrong usage
  65  the file is not a file of votes; faults are listed with line:column
  66  the file can't be read

The file has a first line with the names of its columns, in any order; others are passed over:
  participant,statement,vote
  1,1,1
  1,2,-1
A vote is 1 (agree), -1 (disagree) or 0 (pass). Of equal pairs the last row counts.";

/// Files above this size take long enough for a sign of life.
const LONG_WORK_BYTES: u64 = 8 * 1024 * 1024;

/// Find what people agree on in a file of votes on statements
///
/// Reads who agreed with, disagreed with or passed on which statement, and prints the groups of
/// people who voted alike with the statements that tell them apart, and what all agree on. The
/// same votes and options always give the same output, in whatever order the rows stand and
/// however many threads are at work.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct OpinionsArgs {
    /// The votes; see below for the form
    #[arg(value_name = "VOTES.csv")]
    pub file: PathBuf,

    /// How votes are looked at: madang finds what bridges differences, a slate, and groups only
    /// where they are stable; classic does as Polis does
    #[arg(long, value_enum, default_value = "madang")]
    pub mode: Mode,

    /// The seed of what is random; classic mode uses none
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,

    /// How many threads work; the result does not depend on it. As many as there are processors
    /// unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,

    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,

    /// The language of the text and of error messages
    #[arg(long, value_name = "ko|en", default_value = "ko", env = "MADANG_LANG")]
    pub lang: Lang,
}

/// How votes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// With bridging statements, a slate, and groups only where they are stable.
    Madang,
    /// As Polis does, for comparison with it.
    Classic,
}

/// How the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Why there is no result; its text says what to do.
#[derive(Debug)]
pub enum OpinionsError {
    /// The file can't be read.
    Unreadable(PathBuf, io::Error, Lang),
    /// The file is not a file of votes.
    BadInput(PathBuf, Vec<Fault>, Lang),
    /// The result could not be written.
    Output(io::Error, Lang),
}

impl OpinionsError {
    /// The exit code, as listed in [`EXIT_CODES`].
    pub fn exit_code(&self) -> u8 {
        match self {
            OpinionsError::Output(..) => 1,
            OpinionsError::BadInput(..) => 65,
            OpinionsError::Unreadable(..) => 66,
        }
    }
}

impl fmt::Display for OpinionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = |file: &Path| file.display().to_string();
        match self {
            OpinionsError::Unreadable(path, error, lang) => {
                let values = [
                    ("file", file(path).into()),
                    ("error", error.to_string().into()),
                ];
                f.write_str(&tr(*lang, "opinions-unreadable", &values))
            }
            OpinionsError::BadInput(path, faults, lang) => {
                f.write_str(&tr(
                    *lang,
                    "opinions-bad-input",
                    &[("file", file(path).into())],
                ))?;
                for fault in faults {
                    let Fault { line, column, what } = fault;
                    write!(f, "\n  {line}:{column}: {}", said(*lang, what))?;
                }
                if csv::MOST_FAULTS <= faults.len() {
                    write!(f, "\n  {}", t(*lang, "opinions-fault-more"))?;
                }
                write!(f, "\n{}", t(*lang, "opinions-form"))
            }
            OpinionsError::Output(error, lang) => {
                let values = [("error", error.to_string().into())];
                f.write_str(&tr(*lang, "opinions-output", &values))
            }
        }
    }
}

impl std::error::Error for OpinionsError {}

/// What is wrong, in words.
fn said(lang: Lang, what: &What) -> String {
    let number = |number: usize| korean::number(number as i64);
    let column = |key: &str, column: &Column| tr(lang, key, &[("column", column.name().into())]);
    match what {
        What::Empty => t(lang, "opinions-fault-empty"),
        What::Missing(name) => column("opinions-fault-missing", name),
        What::Twice(name) => column("opinions-fault-twice", name),
        What::Fields { expected, found } => {
            let values = [
                ("expected", number(*expected).into()),
                ("found", number(*found).into()),
            ];
            tr(lang, "opinions-fault-fields", &values)
        }
        What::Vote(text) => {
            let text = text::clean(text);
            tr(lang, "opinions-fault-vote", &[("text", text.into())])
        }
        What::NoId(name) => column("opinions-fault-no-id", name),
        What::NotUtf8 => t(lang, "opinions-fault-utf8"),
        What::Quote => t(lang, "opinions-fault-quote"),
        What::TooMany => {
            let most = number(MOST_STATEMENTS);
            tr(lang, "opinions-fault-too-many", &[("most", most.into())])
        }
        What::TooLong => t(lang, "opinions-fault-too-long"),
    }
}

/// Analyses to standard output, reports an error to standard error, and gives the exit code.
pub fn run_and_report(args: &OpinionsArgs) -> u8 {
    match run(args, &mut io::stdout().lock()) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("madang: {error}");
            error.exit_code()
        }
    }
}

/// Analyses the file and writes the result to `out`; nothing is written when the file is faulty.
///
/// # Errors
/// See [`OpinionsError`]; show its text and end with its exit code.
pub fn run(args: &OpinionsArgs, out: &mut dyn Write) -> Result<(), OpinionsError> {
    let lang = args.lang;
    let unreadable = |error| OpinionsError::Unreadable(args.file.clone(), error, lang);
    let file = File::open(&args.file).map_err(unreadable)?;
    let spinner = spinner(&file, lang);
    let votes = csv::read(file).map_err(|error| match error {
        ReadError::Io(error) => unreadable(error),
        ReadError::Faults(faults) => OpinionsError::BadInput(args.file.clone(), faults, lang),
    })?;
    spinner.set_message(t(lang, "opinions-analysing"));
    let report = analyse(args, &votes);
    spinner.finish_and_clear();
    let result = match args.format {
        Format::Json => json(&report),
        Format::Text => text::result(&report, lang),
    };
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        // The reader, such as `head`, has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| OpinionsError::Output(error, lang)),
    }
}

fn analyse(args: &OpinionsArgs, votes: &Votes) -> Report {
    let threads = args.threads.map_or_else(
        || std::thread::available_parallelism().map_or(1, usize::from),
        usize::from,
    );
    match args.mode {
        Mode::Madang => report::madang(votes, args.seed, threads),
        Mode::Classic => classic::report(votes, args.seed, threads),
    }
}

fn json(report: &Report) -> String {
    let json = serde_json::to_string_pretty(report);
    json.expect("every part of the report has a JSON form") + "\n"
}

/// A sign of life on a terminal while a large file is read and analysed; hidden otherwise.
fn spinner(file: &File, lang: Lang) -> ProgressBar {
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    if size < LONG_WORK_BYTES || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        spinner.set_style(style);
    }
    spinner.set_message(t(lang, "opinions-reading"));
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

#[cfg(test)]
mod tests;
