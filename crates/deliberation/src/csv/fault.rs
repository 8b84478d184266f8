//! What can be wrong with a file of votes, and where.

use std::fmt;
use std::io;

/// A column that has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Who voted.
    Participant,
    /// What she voted on.
    Statement,
    /// What she said of it.
    Vote,
}

impl Column {
    /// All of them.
    pub const ALL: [Column; 3] = [Column::Participant, Column::Statement, Column::Vote];

    /// Its name in the first line.
    pub fn name(self) -> &'static str {
        match self {
            Column::Participant => "participant",
            Column::Statement => "statement",
            Column::Vote => "vote",
        }
    }
}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// There is nothing in the file.
    Empty,
    /// The first line does not name this column.
    Missing(Column),
    /// The first line names this column twice.
    Twice(Column),
    /// The record has another number of fields than the first line.
    Fields {
        /// How many the first line has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// This is no vote; the first 40 bytes of what stands there.
    Vote(String),
    /// The id is empty.
    NoId(Column),
    /// The id is not UTF-8.
    NotUtf8,
    /// A quotation mark has no partner or stands inside a field.
    Quote,
    /// More statements than [`crate::MOST_STATEMENTS`].
    TooMany,
    /// The record is longer than [`super::LONGEST_RECORD`].
    TooLong,
}

/// Something wrong with a file of votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// The character in the line, from 1.
    pub column: u64,
    /// What is wrong.
    pub what: What,
}

/// Why there are no votes.
#[derive(Debug)]
pub enum ReadError {
    /// The input can't be read.
    Io(io::Error),
    /// The input is not a file of votes.
    Faults(Vec<Fault>),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Io(error) => write!(f, "the votes can't be read: {error}"),
            ReadError::Faults(faults) => {
                f.write_str("not a file of votes")?;
                for Fault { line, column, what } in faults {
                    write!(f, "; {line}:{column}: {what:?}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for ReadError {}
