//! Districts: finding one, and setting one up.

use finance::Won;
use process::act::Target;
use process::district::DistrictKind;
use process::id::DistrictId;
use process::refusal::Fault;
use process::stage::Stage;
use process::{Act, Refusal};
use serde_json::json;
use store::{District, NewDistrict, StoreError, Tx};

use super::{By, NotDone, not_found};

/// Whether a text may be a district's part of an address: 1 to 40 of `a-z`, `0-9` and `-`.
/// Anything else is no district, and is not asked for.
pub fn is_slug(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&text.len()) && text.bytes().all(plain)
}

/// The district at an address, if there is one.
///
/// # Errors
/// When the store can't be read.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<District>, StoreError> {
    match is_slug(slug) {
        true => store::district_by_slug(tx, slug),
        false => Ok(None),
    }
}

/// The district at an address.
///
/// # Errors
/// When there is none.
pub fn find(tx: &mut Tx<'_>, slug: &str) -> Result<District, NotDone> {
    Ok(by_slug(tx, slug)?.ok_or_else(not_found)?)
}

/// A district that has no year yet can't take votes or proposals.
pub fn not_set_up() -> Refusal {
    Refusal::conflict(Fault::new("refusal-proposals-none"))
}

/// A district as it is set up, with its first year.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// Its names and address.
    pub district: NewDistrict,
    /// Its neighbourhoods, Korean and English, in the order of the list.
    pub neighborhoods: Vec<(String, String)>,
    /// The fiscal year that is decided on.
    pub fiscal_year: i64,
    /// What is decided on.
    pub budget: Won,
    /// When each stage opens and closes.
    pub stages: Vec<Stage>,
}

/// Sets a district up with its first year.
///
/// # Errors
/// Refuses who may not; the address must be new.
pub fn set_up(tx: &mut Tx<'_>, by: &By, new: &SetUp) -> Result<DistrictId, NotDone> {
    by.may(Act::DistrictSetUp, Target::default())?;
    let id = store::district_add(tx, &new.district, by.now)?;
    for (position, (ko, en)) in (1..).zip(&new.neighborhoods) {
        store::neighborhood_add(tx, id, ko, en, position, by.now)?;
    }
    let cycle = store::cycle_add(tx, id, new.fiscal_year, new.budget, by.now)?;
    for stage in &new.stages {
        store::stage_set(tx, cycle, stage)?;
    }
    let detail = json!({ "fiscal_year": new.fiscal_year, "budget": new.budget });
    by.audit(
        tx,
        Act::DistrictSetUp,
        format_args!("district/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Makes the space of the city's own offices, which has meetings and documents and no year of
/// its own. There is one.
///
/// # Errors
/// Refuses who may not, and a second one.
pub fn city_set_up(tx: &mut Tx<'_>, by: &By, new: &NewDistrict) -> Result<DistrictId, NotDone> {
    by.may(Act::DistrictSetUp, Target::default())?;
    if store::district_city(tx)?.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-city-there")).into());
    }
    let city = NewDistrict {
        kind: DistrictKind::City,
        ..new.clone()
    };
    let id = store::district_add(tx, &city, by.now)?;
    by.audit(
        tx,
        Act::DistrictSetUp,
        format_args!("district/{id}"),
        &json!({ "kind": city.kind.as_str() }),
    )?;
    Ok(id)
}
