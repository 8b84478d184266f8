//! Commitments of a year: what is bound, for what, and how much of it is open.

pub mod list;
pub mod new;
mod release;

use store::District;

/// The address of the commitments of the latest year.
fn address(district: &District) -> String {
    format!("/d/{}/commitments", district.slug)
}

/// The address of those of a year.
fn of_year(district: &District, fiscal_year: i64) -> String {
    format!("{}?year={fiscal_year}", address(district))
}
