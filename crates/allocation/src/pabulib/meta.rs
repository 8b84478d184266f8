//! The META section: what the file says about the election.

use super::{
    cells::{Cell, Row},
    election::{DERIVED, VoteType},
    fault::FaultCode,
    faults::Faults,
};
use crate::{Amount, AmountError};

/// What META says; missing things are reported by [`Meta::budget_and_type`].
#[derive(Default)]
pub(super) struct Meta {
    pub(super) pairs: Vec<(String, String)>,
    seen: Vec<&'static str>,
    budget: Option<Amount>,
    vote_type: Option<VoteType>,
    /// The declared number and its line.
    pub(super) num_projects: Option<(usize, usize)>,
    pub(super) num_votes: Option<(usize, usize)>,
}

impl Meta {
    pub(super) fn read(&mut self, row: &Row<'_>, faults: &mut Faults<'_>) {
        let key_cell = &row.cells[0];
        let Some(value_cell) = row.cells.get(1) else {
            return faults.add(key_cell, FaultCode::MetaLine, &key_cell.text);
        };
        let key = key_cell.text.to_ascii_lowercase();
        let Some(&counts) = DERIVED.iter().find(|derived| **derived == key) else {
            return self.keep(row);
        };
        if self.seen.contains(&counts) {
            return faults.add(key_cell, FaultCode::RepeatedMetaKey, counts);
        }
        self.seen.push(counts);
        if let Some(extra) = row.cells[2..].iter().find(|cell| !cell.text.is_empty()) {
            return faults.add(
                extra,
                FaultCode::MetaLine,
                &format!("{key};…;{}", extra.text),
            );
        }
        match counts {
            "budget" => self.budget = amount(value_cell, counts, faults),
            "vote_type" => match value_cell.value().map(str::parse) {
                Some(Ok(vote_type)) => self.vote_type = Some(vote_type),
                Some(Err(_)) => {
                    faults.add(value_cell, FaultCode::UnknownVoteType, &value_cell.text);
                }
                None => faults.add(value_cell, FaultCode::MissingMetaKey, counts),
            },
            _ => {
                let declared = value_cell.value().map(str::parse::<usize>);
                let declared = match declared {
                    Some(Err(_)) => {
                        return faults.add(value_cell, FaultCode::NotACount, &value_cell.text);
                    }
                    Some(Ok(number)) => Some((number, key_cell.line)),
                    None => None,
                };
                match counts {
                    "num_projects" => self.num_projects = declared,
                    _ => self.num_votes = declared,
                }
            }
        }
    }

    /// What the count can't do without; nothing when it was missing or faulty, and reported.
    pub(super) fn budget_and_type(
        &self,
        line: usize,
        faults: &mut Faults<'_>,
    ) -> Option<(Amount, VoteType)> {
        for key in ["budget", "vote_type"] {
            if !self.seen.contains(&key) {
                faults.add_at(line, FaultCode::MissingMetaKey, key);
            }
        }
        self.budget.zip(self.vote_type)
    }

    pub(super) fn vote_type(&self) -> Option<VoteType> {
        self.vote_type
    }

    /// Keeps a line for the record; a description may contain unquoted separators.
    fn keep(&mut self, row: &Row<'_>) {
        let values: Vec<&str> = row.cells[1..].iter().map(|cell| &*cell.text).collect();
        let value = values.join(";");
        let value = value.trim_end_matches(';');
        if !value.is_empty() {
            self.pairs
                .push((row.cells[0].text.to_string(), value.to_owned()));
        }
    }
}

/// The amount in a cell; `name` says which one in a fault.
pub(super) fn amount(cell: &Cell<'_>, name: &str, faults: &mut Faults<'_>) -> Option<Amount> {
    match cell.value().unwrap_or_default().parse() {
        Ok(amount) => return Some(amount),
        Err(AmountError::Missing) => faults.add(cell, FaultCode::MissingAmount, name),
        Err(error) => faults.add(cell, amount_fault(error), &cell.text),
    }
    None
}

/// The kind of fault for a text that is no amount.
pub(super) fn amount_fault(error: AmountError) -> FaultCode {
    match error {
        AmountError::Missing => FaultCode::MissingAmount,
        AmountError::Negative => FaultCode::NegativeAmount,
        AmountError::NotANumber => FaultCode::NotAnAmount,
        AmountError::AmbiguousComma => FaultCode::AmbiguousAmount,
        AmountError::TooLarge | AmountError::TooPrecise => FaultCode::AbsurdAmount,
    }
}
