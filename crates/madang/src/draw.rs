//! `madang draw`: runs a published lottery again and says whether it gives the same people.

mod text;

use std::fmt;
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use korean::Lang;
use process::recruitment::lottery::published::Published;

/// The exit codes of `madang draw`, for its help.
pub const EXIT_CODES: &str = "Exit codes:
  0   drawn again: equal
  1   drawn again: not equal, or the result could not be written
  2   wrong usage
  65  the file is not a published draw; the fault is named
  66  the file can't be read

The file is the one that the page of a call offers after its draw (draw.json). It holds tokens of
applications and the limits of the quotas, neither names nor groups. The panel is drawn anew from
its seed, and everything that should follow from something else is computed and compared.";

/// Files above this size hold no draw of a district.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Run a published lottery again and compare
///
/// Reads the file of a draw, draws again from its seed, and says equal or not equal. The same file
/// always gives the same output, on every machine.
#[derive(Args, Clone, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct DrawArgs {
    /// The published file of a draw
    #[arg(value_name = "FILE.json")]
    pub file: PathBuf,

    /// The language of the text and of error messages
    #[arg(long, value_name = "ko|en", default_value = "ko", env = "MADANG_LANG")]
    pub lang: Lang,
}

/// Why the draw was not run again; its text says what to do.
#[derive(Debug)]
pub enum DrawError {
    /// The file can't be read.
    Unreadable(PathBuf, io::Error, Lang),
    /// The file is not a published draw.
    BadInput(PathBuf, String, Lang),
    /// The result could not be written.
    Output(io::Error, Lang),
}

impl DrawError {
    /// The exit code, as listed in [`EXIT_CODES`].
    pub fn exit_code(&self) -> u8 {
        match self {
            DrawError::Output(..) => 1,
            DrawError::BadInput(..) => 65,
            DrawError::Unreadable(..) => 66,
        }
    }
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            DrawError::Unreadable(file, error, lang) => {
                text::failed(*lang, "draw-file-unreadable", file, &error.to_string())
            }
            DrawError::BadInput(file, fault, lang) => {
                text::failed(*lang, "draw-file-bad", file, fault)
            }
            DrawError::Output(error, lang) => {
                text::failed(*lang, "draw-output", Path::new(""), &error.to_string())
            }
        };
        f.write_str(&text)
    }
}

impl std::error::Error for DrawError {}

/// Draws to standard output, reports an error to standard error, and gives the exit code.
pub fn run_and_report(args: &DrawArgs) -> u8 {
    match run(args, &mut io::stdout().lock()) {
        Ok(true) => 0,
        Ok(false) => 1,
        Err(error) => {
            eprintln!("madang: {error}");
            error.exit_code()
        }
    }
}

/// Draws again, writes the outcome to `out` and answers whether it is equal.
///
/// # Errors
/// See [`DrawError`]; show its text and end with its exit code.
pub fn run(args: &DrawArgs, out: &mut dyn Write) -> Result<bool, DrawError> {
    let lang = args.lang;
    let published = read(&args.file, lang)?;
    let differences = published.differences();
    let result = text::result(&published, &differences, lang);
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        // The reader, such as `head`, has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        written => written.map_err(|error| DrawError::Output(error, lang))?,
    }
    Ok(differences.is_empty())
}

fn read(file: &Path, lang: Lang) -> Result<Published, DrawError> {
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| DrawError::Unreadable(file.to_owned(), error, lang))?;
    let bad = |fault: String| DrawError::BadInput(file.to_owned(), fault, lang);
    if MAX_BYTES < bytes.len() as u64 {
        let fault = lang.pick("파일이 8 MiB보다 큽니다.", "The file is larger than 8 MiB.");
        return Err(bad(fault.to_owned()));
    }
    serde_json::from_slice(&bytes).map_err(|error| bad(error.to_string()))
}

#[cfg(test)]
mod tests;
