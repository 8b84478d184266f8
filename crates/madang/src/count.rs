//! `madang count`: counts a Pabulib file and prints the winners with every step.

mod json;
mod text;

use allocation::{
    Completion, Method, Rule, TieBreaking, Utility,
    pabulib::{self, Election, Fault},
};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use korean::Lang;
use std::{
    fmt, fs,
    io::{self, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

/// The exit codes of `madang count`, for its help.
pub const EXIT_CODES: &str = "Exit codes:
  0   counted
  1   the result could not be written
  2   wrong usage
  65  the file is not a complete election; every fault is listed with line:column
  66  the file can't be read";

/// Files above this size take long enough for a sign of life.
const LONG_WORK_BYTES: u64 = 4 * 1024 * 1024;

/// Count the votes in a Pabulib (.pb) file
///
/// Reads the projects, costs and ballots of FILE, applies the rule with exact fractions and prints
/// the winners in order of purchase, every round, every tie and why each other project was left
/// out. The same file and options always give the same output.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct CountArgs {
    /// The election to count, in the .pb format of pabulib.org
    #[arg(value_name = "FILE.pb")]
    pub file: PathBuf,

    /// How winners are found: most utility per cost first, or equal shares of the budget
    #[arg(long, value_name = "greedy|equal-shares", value_parser = parsed::<Method>)]
    pub rule: Method,

    /// What a voter gains from a winning project she listed: its cost, or one (cardinality)
    #[arg(long, value_name = "cost|cardinality", value_parser = parsed::<Utility>)]
    pub utility: Utility,

    /// What happens with money that equal shares leave: nothing, or spend it by greedy
    #[arg(long, value_name = "none|greedy", default_value = "none", value_parser = parsed::<Completion>)]
    pub completion: Completion,

    /// Who goes first among equals: a comma list of cost (cheaper), votes (more) and name (id as
    /// text); name is added at the end when it is missing
    #[arg(long, value_name = "KEYS", default_value = "name", value_parser = parsed::<TieBreaking>)]
    pub ties: TieBreaking,

    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,

    /// The language of the text and of error messages
    #[arg(long, value_name = "ko|en", default_value = "ko", env = "MADANG_LANG", value_parser = parsed::<Lang>)]
    pub lang: Lang,
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
pub enum CountError {
    /// Greedy leaves nothing to complete.
    NothingToComplete(Lang),
    /// The file can't be read.
    Unreadable(PathBuf, io::Error, Lang),
    /// The file is not a complete election.
    BadInput(PathBuf, Vec<Fault>, Lang),
    /// The result could not be written.
    Output(io::Error, Lang),
}

impl CountError {
    /// The exit code, as listed in [`EXIT_CODES`].
    pub fn exit_code(&self) -> u8 {
        match self {
            CountError::Output(..) => 1,
            CountError::NothingToComplete(_) => 2,
            CountError::BadInput(..) => 65,
            CountError::Unreadable(..) => 66,
        }
    }
}

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CountError::NothingToComplete(lang) => f.write_str(lang.pick(
                "--completion greedy는 --rule equal-shares와 함께 쓰는 설정입니다. 빼고 다시 실행해 주세요.",
                "--completion greedy goes with --rule equal-shares only. Leave it out and run again.",
            )),
            CountError::Unreadable(file, error, Lang::Ko) => write!(
                f,
                "파일을 읽을 수 없습니다: {} ({error}). 경로와 읽기 권한을 확인해 주세요.",
                file.display()
            ),
            CountError::Unreadable(file, error, Lang::En) => write!(
                f,
                "The file {} can't be read: {error}. Check its path and that you may read it.",
                file.display()
            ),
            CountError::BadInput(file, faults, lang) => {
                let file = file.display();
                match lang {
                    Lang::Ko => write!(f, "개표할 수 없는 파일입니다: {file}")?,
                    Lang::En => write!(f, "This file can't be counted: {file}")?,
                }
                for fault in faults {
                    let message = lang.pick(&fault.korean, &fault.english);
                    write!(f, "\n  {}:{}: {message}", fault.line, fault.column)?;
                }
                Ok(())
            }
            CountError::Output(error, Lang::Ko) => write!(
                f,
                "결과를 쓸 수 없습니다: {error}. 디스크 여유와 출력 대상을 확인해 주세요."
            ),
            CountError::Output(error, Lang::En) => write!(
                f,
                "The result can't be written: {error}. Check the disk space and where it goes."
            ),
        }
    }
}

impl std::error::Error for CountError {}

/// Counts to standard output, reports an error to standard error, and gives the exit code.
pub fn run_and_report(args: &CountArgs) -> u8 {
    match run(args, &mut io::stdout().lock()) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("madang: {error}");
            error.exit_code()
        }
    }
}

/// Counts the file and writes the result to `out`; nothing is written when the file is faulty.
///
/// # Errors
/// See [`CountError`]; show its text and end with its exit code.
pub fn run(args: &CountArgs, out: &mut dyn Write) -> Result<(), CountError> {
    if args.rule == Method::Greedy && args.completion != Completion::None {
        return Err(CountError::NothingToComplete(args.lang));
    }
    let spinner = spinner(args);
    let election = read(&args.file, args.lang)?;
    let rule = Rule {
        name: args.rule,
        utility: args.utility,
        completion: args.completion,
        ties: args.ties.clone(),
    };
    spinner.set_message(args.lang.pick("개표하는 중", "counting"));
    let outcome = rule.count(election.instance(), &election.profile());
    spinner.finish_and_clear();
    let result = match args.format {
        Format::Json => json::result(&election, &outcome),
        Format::Text => text::result(&election, &outcome, args.lang),
    };
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        // The reader, such as `head`, has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| CountError::Output(error, args.lang)),
    }
}

/// Reads the file, no more of it than may be counted.
fn read(file: &Path, lang: Lang) -> Result<Election, CountError> {
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|file| {
            file.take(pabulib::MAX_BYTES as u64 + 1)
                .read_to_end(&mut bytes)
        })
        .map_err(|error| CountError::Unreadable(file.to_owned(), error, lang))?;
    pabulib::read(&bytes).map_err(|faults| CountError::BadInput(file.to_owned(), faults, lang))
}

/// A sign of life on a terminal while a large file is read and counted; hidden otherwise.
fn spinner(args: &CountArgs) -> ProgressBar {
    let size = fs::metadata(&args.file).map_or(0, |metadata| metadata.len());
    if size < LONG_WORK_BYTES || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        spinner.set_style(style);
    }
    spinner.set_message(args.lang.pick("파일을 읽는 중", "reading the file"));
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

/// Reads an option by its name.
fn parsed<T>(text: &str) -> Result<T, String>
where
    T: std::str::FromStr,
    T::Err: fmt::Display,
{
    text.parse().map_err(|error: T::Err| error.to_string())
}

#[cfg(test)]
mod tests;
