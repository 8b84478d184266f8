//! The PROJECTS section: ids, names and costs.

use super::{cells::Row, election::is_id, fault::FaultCode, faults::Faults, meta::amount};
use crate::{Amount, MAX_PROJECTS, Project};
use std::collections::HashMap;

/// The projects read so far.
#[derive(Default)]
pub(super) struct Projects {
    pub(super) list: Vec<Project>,
    by_id: HashMap<String, u32>,
    cost: usize,
    name: Option<usize>,
    /// Rows seen, faulty ones included.
    pub(super) rows: usize,
    /// Whether a fault hides some ids, so that a vote for an unknown one says nothing.
    pub(super) incomplete: bool,
}

impl Projects {
    /// Takes the header; false when a needed column is missing.
    pub(super) fn header(&mut self, row: &Row<'_>, faults: &mut Faults<'_>) -> bool {
        self.name = column(row, "name", faults);
        match column(row, "cost", faults) {
            Some(cost) if cost > 0 => {
                self.cost = cost;
                true
            }
            _ => {
                faults.add(&row.cells[0], FaultCode::MissingColumn, "cost");
                false
            }
        }
    }

    pub(super) fn read(&mut self, row: &Row<'_>, faults: &mut Faults<'_>) {
        self.rows += 1;
        let id = &row.cells[0];
        let refusal = if id.value().is_none() {
            Some(FaultCode::MissingId)
        } else if !is_id(&id.text) {
            Some(FaultCode::BadId)
        } else if self.by_id.contains_key(&*id.text) {
            Some(FaultCode::RepeatedProject)
        } else if self.list.len() == MAX_PROJECTS {
            Some(FaultCode::TooManyProjects)
        } else {
            None
        };
        if let Some(code) = refusal {
            self.incomplete = true;
            return faults.add(id, code, &id.text);
        }
        let cost = match row.cells.get(self.cost) {
            Some(cell) => amount(cell, "cost", faults),
            None => {
                faults.add(id, FaultCode::MissingAmount, "cost");
                None
            }
        };
        let name = self.name.and_then(|column| row.cells.get(column)?.value());
        // A project with a faulty cost is kept, so that votes for it are not reported as well.
        self.by_id
            .insert(id.text.to_string(), self.list.len() as u32);
        self.list.push(Project::new(
            &*id.text,
            name.unwrap_or_default(),
            cost.unwrap_or(Amount::ZERO),
        ));
    }

    pub(super) fn position(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }
}

/// Where the column with this name stands; a second one is a fault.
pub(super) fn column(row: &Row<'_>, name: &str, faults: &mut Faults<'_>) -> Option<usize> {
    let mut found =
        (row.cells.iter().enumerate()).filter(|(_, cell)| cell.text.eq_ignore_ascii_case(name));
    let first = found.next().map(|(index, _)| index);
    if let Some((_, second)) = found.next() {
        faults.add(second, FaultCode::RepeatedColumn, name);
    }
    first
}
