//! Bringing in a table of the plan or of spending: first what it would do, row by row, then
//! exactly that in one transaction, or nothing.

use finance::Won;
use jiff::Timestamp;
use process::act::Target;
use process::budget_import::PlanRow;
use process::import_file::{ImportKind, again};
use process::refusal::Fault;
use process::spending_import::SpendingRow;
use process::table::{CellFault, Judged};
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Cycle, District, NewImport, StoreError, Tx};

use super::{By, NotDone, district, money, plan, spending};

/// The rows of a table.
pub enum Rows {
    /// Lines of the plan.
    Plan(Judged<PlanRow>),
    /// Payments.
    Spending(Judged<SpendingRow>),
}

impl Rows {
    /// How many rows there are, and how many of them are faulty.
    pub fn count(&self) -> (usize, usize) {
        match self {
            Rows::Plan(rows) => (rows.lines.len(), rows.faulty()),
            Rows::Spending(rows) => (rows.lines.len(), rows.faulty()),
        }
    }

    /// Titles of columns that were not read.
    pub fn ignored(&self) -> &[String] {
        match self {
            Rows::Plan(rows) => &rows.ignored,
            Rows::Spending(rows) => &rows.ignored,
        }
    }

    /// Each faulty row with its number and everything that is wrong with it.
    pub fn faults(&self) -> Vec<(u64, &[CellFault])> {
        fn of<T>(rows: &Judged<T>) -> Vec<(u64, &[CellFault])> {
            let lines = rows.lines.iter();
            let faulty = lines.filter_map(|line| {
                let faults = line.row.as_ref().err()?;
                Some((line.number, faults.as_slice()))
            });
            faulty.collect()
        }
        match self {
            Rows::Plan(rows) => of(rows),
            Rows::Spending(rows) => of(rows),
        }
    }
}

/// What bringing a table in would do.
pub struct Planned {
    /// The district.
    pub district: District,
    /// The year.
    pub cycle: Cycle,
    /// The rows.
    pub rows: Rows,
    /// When the same table came in last.
    pub before: Option<Timestamp>,
    /// A keyed hash of the table for this year.
    pub seal: String,
    /// SHA-256 of the table.
    hash: String,
}

/// Where a table is to go.
pub struct Place {
    /// The district.
    pub district: District,
    /// The fiscal year; none before there is one whose money can be spent.
    pub year: Option<i64>,
    /// Whether the year takes rows now.
    pub open: Result<(), Refusal>,
}

/// The act that bringing in a table of this kind is.
fn act(kind: ImportKind) -> Act {
    match kind {
        ImportKind::Plan => Act::PlanWrite,
        ImportKind::Spending => Act::SpendingRecord,
    }
}

/// The year that a table would go to, for whoever may bring one in.
///
/// # Errors
/// Refuses who may not; a year that is not there is not found.
pub fn place(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    kind: ImportKind,
    year: Option<i64>,
) -> Result<Place, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(act(kind), Target::district(district.id))?;
    let (year, open) = match kind {
        ImportKind::Plan => {
            let cycle = money::year(tx, district.id, year)?;
            let latest = store::agreement_latest(tx, cycle.id)?;
            let signed = latest.and_then(|latest| latest.first_signed_at());
            let open = process::plan::write(signed);
            let open = match (open, plan::still_open(tx, by, &cycle)) {
                (Err(refused), _) | (Ok(()), Err(NotDone::Refusal(refused))) => Err(refused),
                (Ok(()), Err(other)) => return Err(other),
                (Ok(()), Ok(())) => Ok(()),
            };
            (Some(cycle.fiscal_year), open)
        }
        ImportKind::Spending => {
            let year = spending::year::<NotDone>(tx, &district, year)?;
            let open = year.state().open().map(drop);
            (year.cycle.map(|cycle| cycle.fiscal_year), open)
        }
    };
    Ok(Place {
        district,
        year,
        open,
    })
}

/// Tells what bringing a table in would do; nothing is written.
///
/// # Errors
/// Refuses who may not; names what is wrong with the table as a whole.
pub fn check(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (kind, year): (ImportKind, i64),
    text: &str,
) -> Result<Planned, NotDone> {
    let text = plain(text);
    let (district, cycle, rows) = match kind {
        ImportKind::Plan => {
            let (district, cycle, rows) = plan::import::judge(tx, by, slug, year, &text)?;
            (district, cycle, Rows::Plan(rows))
        }
        ImportKind::Spending => {
            let (district, cycle, rows) = spending::import::judge(tx, by, slug, year, &text)?;
            (district, cycle, Rows::Spending(rows))
        }
    };
    let hash = store::sha256_of(text.as_bytes());
    Ok(Planned {
        before: store::import_before(tx, cycle.id, kind, &hash)?,
        seal: by
            .keys
            .hmac("import-file", &format!("{kind}\n{}\n{hash}", cycle.id)),
        hash,
        district,
        cycle,
        rows,
    })
}

/// What was shown, and what its reader said to it.
pub struct Seen<'a> {
    /// The seal under which it was shown.
    pub seal: &'a str,
    /// Whether a table that came in before shall come in again.
    pub again: bool,
}

/// Brings a table in as [`check`] has shown it, and answers how many rows it had.
///
/// # Errors
/// As [`check`]; a table with a faulty row brings in nothing, another one than was shown or
/// the same one again is asked about.
pub fn write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (kind, year): (ImportKind, i64),
    text: &str,
    seen: &Seen<'_>,
) -> Result<usize, NotDone> {
    let planned = check(tx, by, slug, (kind, year), text)?;
    if planned.seal != seen.seal {
        return Err(Invalid::one("table", Fault::new("import-fault-file-changed")).into());
    }
    let (count, _) = planned.rows.count();
    let total = match &planned.rows {
        Rows::Plan(rows) => {
            let rows = rows.all()?;
            again(planned.before, seen.again)?;
            plan::import::add_all(tx, by, &planned.cycle, &rows)?
        }
        Rows::Spending(rows) => {
            let rows = rows.all()?;
            again(planned.before, seen.again)?;
            spending::import::record_all(tx, by, &planned.cycle, &rows)?
        }
    };
    let rows = i64::try_from(count).unwrap_or(i64::MAX);
    let new = NewImport {
        district: planned.district.id,
        cycle: planned.cycle.id,
        kind,
        hash: &planned.hash,
        rows,
        total,
        by: by.person()?,
    };
    store::import_add(tx, &new, by.now)?;
    let detail = json!({ "step": "import", "rows": rows, "won": total, "sha256": planned.hash });
    let subject = format_args!("cycle/{}", planned.cycle.id);
    by.audit(tx, act(kind), subject, &detail)?;
    Ok(count)
}

/// The text as it comes back from a form: browsers write line ends in their own way, and have
/// no zero bytes.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "")
}

/// The sum of rows that were judged good, so each of them is far below 64 bits.
///
/// # Errors
/// When it leaves 64 bits all the same.
pub fn sum(amounts: impl Iterator<Item = Won>) -> Result<Won, StoreError> {
    Won::sum(amounts).map_err(|error| StoreError::Data(error.to_string()))
}
