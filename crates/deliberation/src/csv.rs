//! Votes in a CSV file: `participant,statement,vote`.
//!
//! The first line names the columns, in any order; columns with other names are passed over. A
//! vote is `1` (agree), `0` (pass) or `-1` (disagree). Ids are any text and are taken as they are.
//! Of two rows with the same participant and statement the last one counts. Fields may stand in
//! double quotes, lines may end in CR LF, a byte order mark at the start and empty lines are
//! passed over. Nothing else is guessed: what does not fit is a [`Fault`] with its place.
//!
//! The input is read once and in pieces, so that a pipe will do and the text is never in memory.

use std::io::{self, Read};

use crate::gather::{Gathering, leading};
use crate::votes::{Vote, Votes};

mod fault;
mod field;

use field::{Cut, cut};

pub use fault::{Column, Fault, ReadError, What};

/// How much is read at a time, in bytes.
const PIECE: usize = 256 * 1024;
/// A record longer than this, in bytes, is a fault.
pub const LONGEST_RECORD: usize = 1024 * 1024;
/// After this many faults reading stops.
pub const MOST_FAULTS: usize = 20;

/// Reads votes to the end of the input.
///
/// # Errors
/// When the input can't be read, or with the faults found, at most [`MOST_FAULTS`].
pub fn read(input: impl Read) -> Result<Votes, ReadError> {
    let mut reader = Reader::new(input);
    reader.header()?;
    while reader.faults.len() < MOST_FAULTS && reader.record()? {}
    if reader.faults.is_empty() {
        Ok(reader.gathering.finish())
    } else {
        Err(ReadError::Faults(reader.faults))
    }
}

struct Reader<R> {
    input: R,
    buffer: Vec<u8>,
    /// The part of the buffer that is read and not yet used.
    start: usize,
    end: usize,
    finished: bool,
    /// The line, counted from 1, at which `start` stands.
    line: u64,
    /// What each column of the header is.
    columns: Vec<Option<Column>>,
    gathering: Gathering,
    faults: Vec<Fault>,
}

impl<R: Read> Reader<R> {
    fn new(input: R) -> Reader<R> {
        Reader {
            input,
            buffer: vec![0; PIECE],
            start: 0,
            end: 0,
            finished: false,
            line: 1,
            columns: Vec::new(),
            gathering: Gathering::default(),
            faults: Vec::new(),
        }
    }

    /// Makes room and reads on. What was read before keeps its order.
    fn more(&mut self) -> Result<(), ReadError> {
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        if self.end == self.buffer.len() {
            if LONGEST_RECORD <= self.end {
                self.faults.push(self.fault(0, What::TooLong));
                return Err(ReadError::Faults(std::mem::take(&mut self.faults)));
            }
            self.buffer.resize(self.end * 2, 0);
        }
        loop {
            match self.input.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.finished = true,
                Ok(count) => self.end += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(ReadError::Io(error)),
            }
            return Ok(());
        }
    }

    /// A fault at an offset from the start of the record.
    fn fault(&self, at: usize, what: What) -> Fault {
        let before = &self.buffer[self.start..self.start + at];
        let feeds = before.iter().filter(|byte| **byte == b'\n').count();
        let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or(&[]);
        Fault {
            line: self.line + feeds as u64,
            column: String::from_utf8_lossy(line).chars().count() as u64 + 1,
            what,
        }
    }

    /// Goes on behind a record of this length.
    fn pass(&mut self, length: usize) {
        let record = &self.buffer[self.start..self.start + length];
        self.line += record.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.start += length;
    }

    fn header(&mut self) -> Result<(), ReadError> {
        let fail = |fault| Err(ReadError::Faults(vec![fault]));
        while !self.finished && self.end < 4 {
            self.more()?;
        }
        if self.buffer[..self.end].starts_with(b"\xEF\xBB\xBF") {
            self.start = 3;
        }
        if self.start == self.end && self.finished {
            return fail(self.fault(0, What::Empty));
        }
        let length = loop {
            match self.names() {
                Ok(Some(length)) => break length,
                Ok(None) => self.more()?,
                Err(fault) => return fail(fault),
            }
        };
        for column in Column::ALL {
            if !self.columns.contains(&Some(column)) {
                return fail(self.fault(0, What::Missing(column)));
            }
        }
        self.pass(length);
        Ok(())
    }

    /// Reads the names of the columns; nothing when the line is not complete.
    fn names(&mut self) -> Result<Option<usize>, Fault> {
        let record = &self.buffer[self.start..self.end];
        let (mut columns, mut at) = (Vec::new(), 0);
        loop {
            match cut(record, at, self.finished) {
                Cut::More => return Ok(None),
                Cut::Quote(at) => return Err(self.fault(at, What::Quote)),
                Cut::Field(field, length, last) => {
                    let named = |column: &Column| column.name().as_bytes() == &*field.text;
                    let column = Column::ALL.into_iter().find(named);
                    if let Some(twice) = column.filter(|_| columns.contains(&column)) {
                        return Err(self.fault(field.at, What::Twice(twice)));
                    }
                    columns.push(column);
                    at += length;
                    if last {
                        self.columns = columns;
                        return Ok(Some(at));
                    }
                }
            }
        }
    }

    /// Reads one record; false at the end of the input.
    fn record(&mut self) -> Result<bool, ReadError> {
        if let Some(length) = self.quick() {
            self.start += length;
            self.line += 1;
            return Ok(true);
        }
        loop {
            if self.start == self.end && self.finished {
                return Ok(false);
            }
            match self.slow() {
                Ok(Some(length)) => {
                    self.pass(length);
                    return Ok(true);
                }
                Ok(None) => self.more()?,
                Err(fault) => {
                    let stop = matches!(fault.what, What::Quote | What::TooMany);
                    self.faults.push(fault);
                    if stop {
                        // Where the next record begins, or what it means, is not known.
                        return Err(ReadError::Faults(std::mem::take(&mut self.faults)));
                    }
                    if !self.pass_record()? {
                        return Ok(false);
                    }
                    return Ok(true);
                }
            }
        }
    }

    /// Goes on behind a faulty record; false when the quotes of what follows are not understood.
    fn pass_record(&mut self) -> Result<bool, ReadError> {
        let mut at = 0;
        loop {
            match cut(&self.buffer[self.start..self.end], at, self.finished) {
                Cut::More => self.more()?,
                Cut::Quote(_) => return Ok(false),
                Cut::Field(_, length, last) => {
                    at += length;
                    if last {
                        self.pass(at);
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// Takes a record in full generality; nothing when it is not complete.
    fn slow(&mut self) -> Result<Option<usize>, Fault> {
        let record = &self.buffer[self.start..self.end];
        let line = match record {
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ => 0,
        };
        if 0 < line {
            return Ok(Some(line));
        }
        let (mut at, mut found) = (0, 0);
        let (mut names, mut vote) = ([None, None], None);
        loop {
            let (field, length, last) = match cut(record, at, self.finished) {
                Cut::More => return Ok(None),
                Cut::Quote(at) => return Err(self.fault(at, What::Quote)),
                Cut::Field(field, length, last) => (field, length, last),
            };
            let fault = |what| Err(self.fault(field.at, what));
            match self.columns.get(found).copied().flatten() {
                Some(Column::Vote) => match &*field.text {
                    b"1" => vote = Some(Vote::Agree),
                    b"0" => vote = Some(Vote::Pass),
                    b"-1" => vote = Some(Vote::Disagree),
                    other => {
                        return fault(What::Vote(
                            String::from_utf8_lossy(&other[..other.len().min(40)]).into_owned(),
                        ));
                    }
                },
                Some(column) => {
                    if field.text.is_empty() {
                        return fault(What::NoId(column));
                    }
                    if std::str::from_utf8(&field.text).is_err() {
                        return fault(What::NotUtf8);
                    }
                    names[usize::from(column == Column::Statement)] = Some(field);
                }
                None => {}
            }
            found += 1;
            at += length;
            if last {
                break;
            }
        }
        if found != self.columns.len() {
            let what = What::Fields {
                expected: self.columns.len(),
                found,
            };
            return Err(self.fault(0, what));
        }
        if let ([Some(participant), Some(statement)], Some(vote)) = (names, vote) {
            let place = statement.at;
            let Some(statement) = self.gathering.statement(&statement.text) else {
                return Err(self.fault(place, What::TooMany));
            };
            let participant = self.gathering.participant(&participant.text);
            self.gathering.add(participant, statement, vote);
        }
        Ok(Some(at))
    }

    /// Takes a record of the usual form: nothing quoted, all in the buffer, the line ends in LF.
    /// Nothing is taken when it has any other form.
    #[inline]
    fn quick(&mut self) -> Option<usize> {
        let record = &self.buffer[self.start..self.end];
        let mut participant: (&[u8], Option<u64>) = (&[], None);
        let (mut statement, mut vote) = (participant, None);
        let mut at = 0;
        let last = self.columns.len() - 1;
        for (number, column) in self.columns.iter().enumerate() {
            let rest = &record[at..];
            // Most names are numbers: they are read while their end is looked for.
            let (digits, value) = match column {
                Some(Column::Participant | Column::Statement) => leading(rest),
                _ => (0, None),
            };
            let special = |byte: &u8| SPECIAL[usize::from(*byte)];
            let length = digits + rest[digits..].iter().position(special)?;
            let text = &rest[..length];
            let name = (text, value.filter(|_| length == digits));
            let end = if number == last { b'\n' } else { b',' };
            if rest[length] != end {
                return None;
            }
            match column {
                Some(Column::Participant) => participant = name,
                Some(Column::Statement) => statement = name,
                Some(Column::Vote) => {
                    vote = match text {
                        b"1" => Some(Vote::Agree),
                        b"0" => Some(Vote::Pass),
                        b"-1" => Some(Vote::Disagree),
                        _ => return None,
                    }
                }
                None => {}
            }
            at += length + 1;
        }
        let plain = |(name, value): (&[u8], Option<u64>)| {
            value.is_some() || (!name.is_empty() && name.is_ascii())
        };
        if !plain(participant) || !plain(statement) {
            return None;
        }
        let statement = self.gathering.known_statement(statement.0, statement.1)?;
        let participant = (self.gathering).known_participant(participant.0, participant.1);
        self.gathering.add(participant, statement, vote?);
        Some(at)
    }
}

/// The bytes that end or break a field without quotes.
static SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    special[b',' as usize] = true;
    special[b'"' as usize] = true;
    special[b'\n' as usize] = true;
    special[b'\r' as usize] = true;
    special
};

#[cfg(test)]
mod tests;
