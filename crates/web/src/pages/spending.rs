//! The ledger of a year: what was spent, of which line, what is left.

mod counter;
pub mod list;
pub mod new;

use store::District;

/// The address of the ledger of the latest year.
fn address(district: &District) -> String {
    format!("/d/{}/spending", district.slug)
}

/// The address of the ledger of a year.
fn of_year(district: &District, fiscal_year: i64) -> String {
    format!("{}?year={fiscal_year}", address(district))
}
