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

mod cell;

pub use cell::Column;
use cell::{day, role};

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
    let faulty = |fault| Err(Invalid::one("table", fault));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return faulty(Fault::new("fault-empty"));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    // The text is UTF-8 and rows may be of any length, so reading can't fail.
    let Some(Ok(first)) = records.next() else {
        return faulty(Fault::new("fault-empty"));
    };
    let (places, ignored) = match columns(&first) {
        Ok(found) => found,
        Err(fault) => return faulty(fault),
    };
    let most = rules.limits.members_import_max;
    let mut lines: Vec<Line> = Vec::new();
    for record in records.flatten() {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if lines.len() == most {
            return faulty(Fault::new("import-fault-many").number("max", most));
        }
        let number = record.position().map_or(0, |at| line_of(at, &text));
        let row = row(&record, first.len(), &places, rules, today);
        lines.push(Line { number, row });
    }
    if lines.is_empty() {
        return faulty(Fault::new("import-fault-no-rows"));
    }
    twice(&mut lines);
    Ok(Table { lines, ignored })
}

/// The line on which a record stands: empty lines before it are counted too.
fn line_of(at: &csv::Position, text: &str) -> u64 {
    let rest = usize::try_from(at.byte())
        .ok()
        .and_then(|from| text.as_bytes().get(from..));
    let empty = rest.map_or(0, |rest| rest.iter().take_while(|b| **b == b'\n').count());
    at.line() + u64::try_from(empty).unwrap_or(0)
}

/// The sign between cells: the one of tab, semicolon and comma that the first line has most.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let count = |sign: u8| first.map_or(0, |line| line.bytes().filter(|b| *b == sign).count());
    // Of equals the last one is taken.
    let signs = [b',', b';', b'\t'];
    signs
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// Where each column stands. A table may have one column of e-mail and one of phone numbers.
type Places = Vec<(Column, Vec<usize>)>;

fn columns(first: &csv::StringRecord) -> Result<(Places, Vec<String>), Fault> {
    let mut places: Places = Column::ALL.iter().map(|c| (*c, Vec::new())).collect();
    let mut ignored = Vec::new();
    for (place, title) in first.iter().enumerate() {
        match Column::of_title(title) {
            Some(column) => places
                .iter_mut()
                .filter(|(of, _)| *of == column)
                .for_each(|(_, at)| at.push(place)),
            None if title.trim().is_empty() => {}
            None => ignored.push(title.trim().chars().take(40).collect()),
        }
    }
    for (column, at) in &places {
        match (column, at.len()) {
            (_, 0) => return Err(Fault::new(missing(*column))),
            (Column::Address, _) | (_, 1) => {}
            _ => return Err(Fault::new("import-fault-column-twice")),
        }
    }
    Ok((places, ignored))
}

fn missing(column: Column) -> &'static str {
    match column {
        Column::Name => "import-fault-no-name",
        Column::Address => "import-fault-no-address",
        Column::Role => "import-fault-no-role",
        Column::StartsOn => "import-fault-no-starts-on",
        Column::EndsOn => "import-fault-no-ends-on",
    }
}

fn row(
    record: &csv::StringRecord,
    width: usize,
    places: &Places,
    rules: &Rules,
    today: Date,
) -> Result<MemberRow, Vec<CellFault>> {
    let whole = |key| {
        let fault = Fault::new(key);
        Err(vec![CellFault {
            column: None,
            fault,
        }])
    };
    if record.iter().any(|cell| cell.contains('\n')) {
        return whole("import-fault-quotes");
    }
    let beyond = record
        .iter()
        .skip(width)
        .any(|cell| !cell.trim().is_empty());
    if beyond || record.len() < width.min(places.len()) {
        return whole("import-fault-cells");
    }
    let cell = |column: Column| {
        let at = places.iter().filter(|(of, _)| *of == column);
        let mut cells = at.flat_map(|(_, at)| at.iter().filter_map(|at| record.get(*at)));
        cells.find(|cell| !cell.trim().is_empty()).unwrap_or("")
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
