//! Collecting faults up to a limit.

use super::{
    cells::Cell,
    fault::{Fault, FaultCode},
};

/// The most faults, and the most notices, that one reading reports.
pub const MAX_FAULTS: usize = 100;

/// Faults and notices found so far.
pub(super) struct Faults<'t> {
    text: &'t str,
    faults: Vec<Fault>,
    notices: Vec<Fault>,
    full: bool,
}

impl<'t> Faults<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Faults {
            text,
            faults: Vec::new(),
            notices: Vec::new(),
            full: false,
        }
    }

    /// Reports a fault of a cell.
    pub(super) fn add(&mut self, cell: &Cell<'_>, code: FaultCode, detail: &str) {
        self.push(|text| Fault::new(cell.line, cell.column(text), code, detail));
    }

    /// Reports a fault of the file as a whole, at a line.
    pub(super) fn add_at(&mut self, line: usize, code: FaultCode, detail: &str) {
        self.push(|_| Fault::new(line, 1, code, detail));
    }

    /// Notes something odd that has only one meaning.
    pub(super) fn notice(&mut self, cell: &Cell<'_>, code: FaultCode, detail: &str) {
        if self.notices.len() == MAX_FAULTS {
            return;
        }
        let notice = Fault::new(cell.line, cell.column(self.text), code, detail);
        if self.notices.last() != Some(&notice) {
            self.notices.push(notice);
        }
    }

    /// Whether no further fault would be listed.
    pub(super) fn full(&self) -> bool {
        self.full
    }

    /// The notices, or the faults if there are any.
    pub(super) fn finish(self) -> Result<Vec<Fault>, Vec<Fault>> {
        if self.faults.is_empty() {
            Ok(self.notices)
        } else {
            Err(self.faults)
        }
    }

    fn push(&mut self, fault: impl FnOnce(&str) -> Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault(self.text));
        } else if !self.full {
            self.full = true;
            let Fault { line, column, .. } = fault(self.text);
            let code = FaultCode::TooManyFaults;
            self.faults
                .push(Fault::new(line, column, code, &MAX_FAULTS.to_string()));
        }
    }
}
