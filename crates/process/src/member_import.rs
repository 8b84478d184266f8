//! A table of members as a district office has it: read, checked, and judged row by row.
//!
//! The table is text with a first line of column names, its cells parted by commas,
//! semicolons or tabs. Every faulty row says its line, its column and what to do; what stands
//! in it is never repeated in a log.

use jiff::civil::Date;

use crate::id::{BodyId, DistrictId};
use crate::person::{Address, check_address, check_display_name};
use crate::refusal::{Fault, Invalid};
use crate::role::{Grant, Role, named};
use crate::rules::Rules;
use crate::table::{self, Spec};

mod cell;

pub use cell::Column;
pub(crate) use cell::day;
use cell::role;

/// The roles that a table may give; all others are given one by one.
pub const ROLES: [Role; 3] = [
    Role::CouncilMember,
    Role::CoChair,
    Role::BudgetCommitteeMember,
];

/// A row that can be brought in.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// The name that others will see once its owner has agreed to the terms.
    pub name: String,
    /// How the person is reached, and signs in.
    pub address: Address,
    /// One of [`ROLES`].
    pub role: Role,
    /// First day.
    pub starts_on: Date,
    /// Last day; `None` until it is ended.
    pub ends_on: Option<Date>,
}

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The column; `None` when the row as a whole is wrong.
    pub column: Option<Column>,
    /// What to do.
    pub fault: Fault,
}

/// A line of the table, counted as editors count lines.
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// The row, or everything that is wrong with it.
    pub row: Result<MemberRow, Vec<CellFault>>,
}

/// A table that was read. Rows may be faulty; the table as a whole is not.
pub struct Table {
    /// Every row but the first and empty ones.
    pub lines: Vec<Line>,
    /// Titles of columns that are not needed and were not read.
    pub ignored: Vec<String>,
}

/// Reads a table; `today` tells which terms are over.
///
/// # Errors
/// When there is no table, a column is missing or named twice, or there are too many rows.
pub fn read(text: &str, rules: &Rules, today: Date) -> Result<Table, Invalid> {
    let spec = Spec {
        columns: &cell::COLUMNS,
        rows_max: rules.limits.members_import_max,
    };
    let table = table::read(text, &spec)?;
    let lines = table.rows.into_iter().map(|found| Line {
        number: found.number,
        row: match found.cells {
            Ok(cells) => row(&cells, rules, today),
            Err(fault) => Err(vec![CellFault {
                column: None,
                fault,
            }]),
        },
    });
    let mut lines: Vec<Line> = lines.collect();
    twice(&mut lines);
    let ignored = table.ignored;
    Ok(Table { lines, ignored })
}

fn row(cells: &[String], rules: &Rules, today: Date) -> Result<MemberRow, Vec<CellFault>> {
    let cell = |column: Column| {
        let at = Column::ALL.iter().position(|of| *of == column);
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    };
    let mut faults = Vec::new();
    let name = name(cell(Column::Name), rules, &mut faults);
    let address = match check_address(cell(Column::Address)) {
        Ok(address) => Some(address),
        Err(found) => {
            push(&mut faults, Column::Address, found);
            None
        }
    };
    let role = role(cell(Column::Role));
    if role.is_none() {
        fault(&mut faults, Column::Role, "import-fault-role");
    }
    let starts_on = day(cell(Column::StartsOn));
    if starts_on.is_none() {
        fault(&mut faults, Column::StartsOn, "fault-date");
    }
    let last = cell(Column::EndsOn).trim();
    let ends_on = day(last);
    match (ends_on, starts_on) {
        (None, _) if !last.is_empty() => fault(&mut faults, Column::EndsOn, "fault-date"),
        (Some(end), Some(start)) if end < start => {
            fault(&mut faults, Column::EndsOn, "fault-date-order");
        }
        (Some(end), _) if end < today => fault(&mut faults, Column::EndsOn, "import-fault-over"),
        _ => {}
    }
    match (address, role, starts_on) {
        (Some(address), Some(role), Some(starts_on)) if faults.is_empty() => Ok(MemberRow {
            name,
            address,
            role,
            starts_on,
            ends_on,
        }),
        _ => Err(faults),
    }
}

fn name(typed: &str, rules: &Rules, faults: &mut Vec<CellFault>) -> String {
    let mut invalid = Invalid::default();
    let name = check_display_name(typed, rules, false, &mut invalid);
    push(faults, Column::Name, invalid);
    name
}

fn fault(faults: &mut Vec<CellFault>, column: Column, key: &'static str) {
    push(faults, column, Invalid::one("table", Fault::new(key)));
}

fn push(faults: &mut Vec<CellFault>, column: Column, found: Invalid) {
    faults.extend(found.0.into_iter().map(|f| CellFault {
        column: Some(column),
        fault: f.fault,
    }));
}

/// Marks rows that say of one person the same as a row before, for some day.
fn twice(lines: &mut [Line]) {
    for at in 0..lines.len() {
        let (before, rest) = lines.split_at_mut(at);
        let Ok(row) = &rest[0].row else { continue };
        let same = |line: &&Line| {
            line.row.as_ref().is_ok_and(|other| {
                other.address == row.address
                    && other.role == row.role
                    && meet(
                        (other.starts_on, other.ends_on),
                        (row.starts_on, row.ends_on),
                    )
            })
        };
        if let Some(first) = before.iter().find(same) {
            let number = usize::try_from(first.number).unwrap_or(usize::MAX);
            let fault = Fault::new("import-fault-twice").number("line", number);
            let column = Some(Column::Address);
            rest[0].row = Err(vec![CellFault { column, fault }]);
        }
    }
}

/// Whether two terms have a day in common.
fn meet(one: (Date, Option<Date>), two: (Date, Option<Date>)) -> bool {
    one.1.is_none_or(|end| two.0 <= end) && two.1.is_none_or(|end| one.0 <= end)
}

named! {
    /// What bringing a row in will do.
    Effect {
        /// Makes an account, and gives it the role.
        NewAccount = "new-account",
        /// Gives the role to an account that is there.
        Existing = "existing",
        /// Nothing: the person holds the role in this body already.
        Held = "held",
    }
}

/// Decides what becomes of a row, given the roles of the account behind its address, if there
/// is one. `own` tells that it is the account of whoever brings the table in.
///
/// # Errors
/// Nobody gives herself a role by a table.
pub fn judge(
    row: &MemberRow,
    known: Option<&[Grant]>,
    (district, body): (DistrictId, BodyId),
    own: bool,
) -> Result<Effect, CellFault> {
    if own {
        return Err(CellFault {
            column: Some(Column::Address),
            fault: Fault::new("import-fault-own"),
        });
    }
    let Some(grants) = known else {
        return Ok(Effect::NewAccount);
    };
    let same = |held: &Grant| {
        held.role == row.role
            && held.district == Some(district)
            && held.body == Some(body)
            && meet((held.starts_on, held.ends_on), (row.starts_on, row.ends_on))
    };
    Ok(match grants.iter().any(same) {
        true => Effect::Held,
        false => Effect::Existing,
    })
}

#[cfg(test)]
mod tests;
