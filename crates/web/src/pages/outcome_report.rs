//! Outcome reports: those of a district, the catalogue of all districts, one report, writing it.

pub mod catalogue;
pub mod list;
pub mod show;
pub mod write;

use korean::{Lang, t};
use process::outcome_report::JudgedBy;
use store::District;

/// The catalogue of all districts.
pub(in crate::pages) const CATALOGUE: &str = "/outcomes";

/// The reports of a district.
pub(in crate::pages) fn address(district: &District) -> String {
    format!("/d/{}/outcomes", district.slug)
}

/// Where residents judged, in words.
fn judged_by(lang: Lang, by: JudgedBy) -> String {
    t(lang, &format!("outcome-judged-{by}"))
}
