//! `madang change-check`: judges a budget change by the change rule and says who decides.

mod input;
mod text;

use std::fmt;
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use finance::change::{Judgement, judge};
use korean::Lang;
use serde::Serialize;
use web::api::budget_change::Judged;

use input::Input;

/// The exit codes of `madang change-check`, for its help.
pub const EXIT_CODES: &str = "Exit codes:
  0   judged, whatever the verdict
  1   the verdict could not be written
  2   wrong usage
  65  the file is not a complete change; the fault is named
  66  the file can't be read

The file, amounts in whole won as numbers or texts of digits:
  {
    \"today\": \"2027-03-02\",
    \"agreement\": {
      \"limit\": [10, 100], \"at_limit\": \"council\", \"scope\": \"project\",
      \"execution_start\": \"2027-01-01\", \"execution_end\": \"2027-12-31\"
    },
    \"lines\": [
      { \"policy_program\": \"A\", \"unit_program\": \"B\", \"detailed_project\": \"C\",
        \"stat_code\": \"201-01\", \"base\": 60000000, \"current\": 60000000, \"new\": 50000000 },
      { \"policy_program\": \"A\", \"unit_program\": \"B\", \"detailed_project\": \"C\",
        \"stat_code\": \"201-03\", \"base\": 40000000, \"new\": 50000000 }
    ]
  }
base is what the city approved last; current, what is in force, is base unless given. A line may
hold waiting: what each change that waits adds to it. content and transfer_voted may be true.";

/// Files above this size hold no budget of a district.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Judge a budget change by the agreement's change rule
///
/// Reads the amounts of all lines from FILE and prints who decides: the council, the city, both
/// parties of the agreement, or nobody, with the clause or article and the figures it was computed
/// from. The same file always gives the same output.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct ChangeCheckArgs {
    /// The change to judge; see below for its form
    #[arg(value_name = "FILE.json")]
    pub file: PathBuf,

    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,

    /// The language of the text and of error messages
    #[arg(long, value_name = "ko|en", default_value = "ko", env = "MADANG_LANG")]
    pub lang: Lang,
}

/// How the verdict is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Why there is no verdict; its text says what to do.
#[derive(Debug)]
pub enum CheckError {
    /// The file can't be read.
    Unreadable(PathBuf, io::Error, Lang),
    /// The file is not a complete change.
    BadInput(PathBuf, String, Lang),
    /// The verdict could not be written.
    Output(io::Error, Lang),
}

impl CheckError {
    /// The exit code, as listed in [`EXIT_CODES`].
    pub fn exit_code(&self) -> u8 {
        match self {
            CheckError::Output(..) => 1,
            CheckError::BadInput(..) => 65,
            CheckError::Unreadable(..) => 66,
        }
    }
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CheckError::Unreadable(file, error, Lang::Ko) => write!(
                f,
                "파일을 읽을 수 없습니다: {} ({error}). 경로와 읽기 권한을 확인해 주세요.",
                file.display()
            ),
            CheckError::Unreadable(file, error, Lang::En) => write!(
                f,
                "The file {} can't be read: {error}. Check its path and that you may read it.",
                file.display()
            ),
            CheckError::BadInput(file, fault, Lang::Ko) => write!(
                f,
                "살펴볼 수 없는 파일입니다: {}\n  {fault}\n파일의 꼴은 madang change-check --help에 있습니다.",
                file.display()
            ),
            CheckError::BadInput(file, fault, Lang::En) => write!(
                f,
                "This file can't be judged: {}\n  {fault}\nIts form is shown by madang change-check --help.",
                file.display()
            ),
            CheckError::Output(error, Lang::Ko) => write!(
                f,
                "결과를 쓸 수 없습니다: {error}. 디스크 여유와 출력 대상을 확인해 주세요."
            ),
            CheckError::Output(error, Lang::En) => write!(
                f,
                "The result can't be written: {error}. Check the disk space and where it goes."
            ),
        }
    }
}

impl std::error::Error for CheckError {}

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

/// What programs read: the words and figures of the public API.
#[derive(Serialize)]
struct Written {
    verdict: &'static str,
    #[serde(flatten)]
    judged: Judged,
}

/// Judges the file and writes the verdict to `out`; nothing is written when the file is faulty.
///
/// # Errors
/// See [`CheckError`]; show its text and end with its exit code.
pub fn run(args: &ChangeCheckArgs, out: &mut dyn Write) -> Result<(), CheckError> {
    let lang = args.lang;
    let judged = judged(&args.file, lang)?;
    let result = match args.format {
        Format::Json => json(judged),
        Format::Text => text::result(&judged, lang),
    };
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        // The reader, such as `head`, has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| CheckError::Output(error, lang)),
    }
}

fn judged(file: &Path, lang: Lang) -> Result<Judgement, CheckError> {
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| CheckError::Unreadable(file.to_owned(), error, lang))?;
    let bad = |fault: String| CheckError::BadInput(file.to_owned(), fault, lang);
    if MAX_BYTES < bytes.len() as u64 {
        let fault = lang.pick("파일이 8 MiB보다 큽니다.", "The file is larger than 8 MiB.");
        return Err(bad(fault.to_owned()));
    }
    let input: Input = serde_json::from_slice(&bytes).map_err(|error| bad(error.to_string()))?;
    let (lines, terms, circumstances) = input.read(lang).map_err(bad)?;
    let too_large = lang.pick(
        "금액이 너무 커서 더할 수 없습니다.",
        "The amounts are too large to be added.",
    );
    judge(&lines, &terms, circumstances).map_err(|_| bad(too_large.to_owned()))
}

fn json(judged: Judgement) -> String {
    let written = Written {
        verdict: judged.verdict.as_str(),
        judged: judged.into(),
    };
    let json = serde_json::to_string_pretty(&written);
    json.expect("every part of the verdict has a JSON form") + "\n"
}

#[cfg(test)]
mod tests;
