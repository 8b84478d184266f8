//! What the commands that read JSON files share: reading with the place of a fault, the choice
//! of what is written, and the words for what goes wrong.

use std::fmt;
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use finance::json::FileFault;
use korean::Lang;

/// Files above this size hold no budget of a district.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Why there is no result; its text says what to do.
#[derive(Debug)]
pub enum FileError {
    /// A file can't be read.
    Unreadable(PathBuf, io::Error, Lang),
    /// A file is not what the command, named first, needs.
    BadInput(&'static str, PathBuf, FileFault, Lang),
    /// The result could not be written.
    Output(io::Error, Lang),
}

impl FileError {
    /// A file that is not what `command` needs.
    pub fn bad(command: &'static str, file: &Path, fault: FileFault, lang: Lang) -> FileError {
        FileError::BadInput(command, file.to_owned(), fault, lang)
    }

    /// The exit code: 2 for a file, 1 for what could not be written.
    pub fn exit_code(&self) -> u8 {
        match self {
            FileError::Output(..) => 1,
            FileError::BadInput(..) | FileError::Unreadable(..) => 2,
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::Unreadable(file, error, Lang::Ko) => write!(
                f,
                "파일을 읽을 수 없습니다: {} ({}). 경로와 읽기 권한을 확인해 주세요.",
                file.display(),
                korean(error)
            ),
            FileError::Unreadable(file, error, Lang::En) => write!(
                f,
                "The file {} can't be read: {error}. Check its path and that you may read it.",
                file.display()
            ),
            FileError::BadInput(command, file, fault, Lang::Ko) => write!(
                f,
                "살펴볼 수 없는 파일입니다: {}\n  {}\n파일의 꼴은 madang {command} --help에 있습니다.",
                file.display(),
                fault.told(Lang::Ko)
            ),
            FileError::BadInput(command, file, fault, Lang::En) => write!(
                f,
                "This file can't be judged: {}\n  {}\nIts form is shown by madang {command} --help.",
                file.display(),
                fault.told(Lang::En)
            ),
            FileError::Output(error, Lang::Ko) => write!(
                f,
                "결과를 쓸 수 없습니다: {}. 디스크 여유와 출력 대상을 확인해 주세요.",
                korean(error)
            ),
            FileError::Output(error, Lang::En) => write!(
                f,
                "The result can't be written: {error}. Check the disk space and where it goes."
            ),
        }
    }
}

impl std::error::Error for FileError {}

/// What the system says of a file, in Korean where it is one of the usual things.
fn korean(error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "그런 파일이 없습니다",
        io::ErrorKind::PermissionDenied => "권한이 없습니다",
        io::ErrorKind::IsADirectory => "파일이 아니라 폴더입니다",
        io::ErrorKind::StorageFull => "디스크에 자리가 없습니다",
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// Reads a file in the form that `form` knows.
///
/// # Errors
/// When it can't be read, is too large or is not in that form.
pub fn read<T>(
    command: &'static str,
    file: &Path,
    lang: Lang,
    form: fn(&[u8]) -> Result<T, FileFault>,
) -> Result<T, FileError> {
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| FileError::Unreadable(file.to_owned(), error, lang))?;
    let bad = |fault| FileError::bad(command, file, fault, lang);
    if MAX_BYTES < bytes.len() as u64 {
        let (korean, english) = ("파일이 8 MiB보다 큽니다.", "the file is larger than 8 MiB");
        return Err(bad(FileFault::new("#", korean, english)));
    }
    form(&bytes).map_err(bad)
}

/// Writes a result.
///
/// # Errors
/// When it can't be written; a reader that has seen enough, such as `head`, is none.
pub fn write(out: &mut dyn Write, result: &str, lang: Lang) -> Result<(), FileError> {
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| FileError::Output(error, lang)),
    }
}
