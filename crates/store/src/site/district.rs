//! Districts (자치구) and their neighbourhoods (행정동).

use jiff::Timestamp;
use process::district::DistrictKind;
use process::id::{DistrictId, NeighborhoodId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO district (id, slug, name_ko, name_en, plain_name_ko, plain_name_en, \
           kind, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    BY_SLUG = "SELECT id, slug, name_ko, name_en, plain_name_ko, plain_name_en, kind FROM district \
               WHERE slug = $1";
    GET = "SELECT id, slug, name_ko, name_en, plain_name_ko, plain_name_en, kind FROM district \
           WHERE id = $1";
    LIST = "SELECT id, slug, name_ko, name_en, plain_name_ko, plain_name_en, kind FROM district \
            WHERE kind = 'district'";
    CITY = "SELECT id, slug, name_ko, name_en, plain_name_ko, plain_name_en, kind FROM district \
            WHERE kind = 'city'";
    NEIGHBORHOOD_ADD = "INSERT INTO neighborhood (id, district_id, name_ko, name_en, position) \
                        VALUES ($1, $2, $3, $4, $5)";
    NEIGHBORHOOD_LIST = "SELECT id, district_id, name_ko, name_en FROM neighborhood \
                         WHERE district_id = $1 ORDER BY position, id";
    CHANGE = "UPDATE district SET name_ko = $2, name_en = $3, plain_name_ko = $4, \
              plain_name_en = $5 WHERE id = $1";
    NEIGHBORHOOD_RENAME = "UPDATE neighborhood SET name_ko = $2, name_en = $3 WHERE id = $1";
    NEIGHBORHOOD_REMOVE = "DELETE FROM neighborhood WHERE id = $1 \
                           AND NOT EXISTS (SELECT 1 FROM proposal WHERE neighborhood_id = $1) \
                           AND NOT EXISTS (SELECT 1 FROM agenda WHERE neighborhood_id = $1) \
                           AND NOT EXISTS (SELECT 1 FROM proposal_revision \
                           WHERE neighborhood_id = $1)";
}

/// A district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its id.
    pub id: DistrictId,
    /// Its part of an address, such as `haneul`.
    pub slug: String,
    /// Its name in Korean, such as 하늘구.
    pub name_ko: String,
    /// Its name in English.
    pub name_en: String,
    /// What this service is called there, in Korean.
    pub plain_name_ko: String,
    /// What this service is called there, in English.
    pub plain_name_en: String,
    /// A district, or the city's own offices.
    pub kind: DistrictKind,
}

/// A district to be added.
#[derive(Clone, Debug, Default)]
pub struct NewDistrict {
    /// Its part of an address; unique.
    pub slug: String,
    /// Its name in Korean.
    pub name_ko: String,
    /// Its name in English.
    pub name_en: String,
    /// What this service is called there, in Korean.
    pub plain_name_ko: String,
    /// What this service is called there, in English.
    pub plain_name_en: String,
    /// A district, or the city's own offices.
    pub kind: DistrictKind,
}

/// A neighbourhood of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighborhood {
    /// Its id.
    pub id: NeighborhoodId,
    /// Its district.
    pub district: DistrictId,
    /// Its name in Korean.
    pub name_ko: String,
    /// Its name in English.
    pub name_en: String,
}

/// Adds a district.
///
/// # Errors
/// [`StoreError::Exists`] when the slug is taken.
pub fn district_add(
    tx: &mut Tx<'_>,
    new: &NewDistrict,
    now: Timestamp,
) -> Result<DistrictId, StoreError> {
    let id = DistrictId(tx.next_id(now));
    let NewDistrict {
        slug,
        name_ko,
        name_en,
        plain_name_ko,
        plain_name_en,
        kind,
    } = new;
    tx.execute(
        ADD,
        values![
            id,
            slug,
            name_ko,
            name_en,
            plain_name_ko,
            plain_name_en,
            *kind,
            now
        ],
    )?;
    Ok(id)
}

/// The district with this part of an address.
///
/// # Errors
/// When the store fails.
pub fn district_by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<District>, StoreError> {
    tx.row(BY_SLUG, values![slug], read)
}

/// The district with this id.
///
/// # Errors
/// When the store fails.
pub fn district_get(tx: &mut Tx<'_>, id: DistrictId) -> Result<Option<District>, StoreError> {
    tx.row(GET, values![id], read)
}

/// All districts by their Korean names; a city has a few dozen. The space of the city's own
/// offices is not among them.
///
/// # Errors
/// When the store fails.
pub fn district_list(tx: &mut Tx<'_>) -> Result<Vec<District>, StoreError> {
    let mut all = tx.rows(LIST, &[], read)?;
    // The databases order texts each in its own way.
    all.sort_by(|a, b| (&a.name_ko, a.id).cmp(&(&b.name_ko, b.id)));
    Ok(all)
}

/// The space of the city's own offices, once there is one.
///
/// # Errors
/// When the store fails.
pub fn district_city(tx: &mut Tx<'_>) -> Result<Option<District>, StoreError> {
    tx.row(CITY, &[], read)
}

/// Adds a neighbourhood; `position` is its place in the list.
///
/// # Errors
/// [`StoreError::Exists`] when the district has one with this Korean name.
pub fn neighborhood_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    name_ko: &str,
    name_en: &str,
    position: i64,
    now: Timestamp,
) -> Result<NeighborhoodId, StoreError> {
    let id = NeighborhoodId(tx.next_id(now));
    tx.execute(
        NEIGHBORHOOD_ADD,
        values![id, district, name_ko, name_en, position],
    )?;
    Ok(id)
}

/// The neighbourhoods of a district, in the order of their positions.
///
/// # Errors
/// When the store fails.
pub fn neighborhood_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<Neighborhood>, StoreError> {
    tx.rows(NEIGHBORHOOD_LIST, values![district], |row| {
        Ok(Neighborhood {
            id: row.get(0)?,
            district: row.get(1)?,
            name_ko: row.get(2)?,
            name_en: row.get(3)?,
        })
    })
}

/// What a district is called.
#[derive(Clone, Copy, Debug)]
pub struct DistrictNames<'a> {
    /// Its name in Korean.
    pub name_ko: &'a str,
    /// Its name in English.
    pub name_en: &'a str,
    /// What this service is called there, in Korean.
    pub plain_name_ko: &'a str,
    /// What this service is called there, in English.
    pub plain_name_en: &'a str,
}

/// Calls a district differently; its part of an address stays.
///
/// # Errors
/// When the store fails.
pub fn district_rename(
    tx: &mut Tx<'_>,
    id: DistrictId,
    names: DistrictNames<'_>,
) -> Result<(), StoreError> {
    let DistrictNames {
        name_ko,
        name_en,
        plain_name_ko,
        plain_name_en,
    } = names;
    tx.execute(
        CHANGE,
        values![id, name_ko, name_en, plain_name_ko, plain_name_en],
    )?;
    Ok(())
}

/// Calls a neighbourhood differently.
///
/// # Errors
/// [`StoreError::Exists`] when the district has another one with this Korean name.
pub fn neighborhood_rename(
    tx: &mut Tx<'_>,
    id: NeighborhoodId,
    name_ko: &str,
    name_en: &str,
) -> Result<(), StoreError> {
    tx.execute(NEIGHBORHOOD_RENAME, values![id, name_ko, name_en])?;
    Ok(())
}

/// Takes a neighbourhood out that nothing names; `false` when a proposal or an agenda does.
///
/// # Errors
/// When the store fails.
pub fn neighborhood_remove(tx: &mut Tx<'_>, id: NeighborhoodId) -> Result<bool, StoreError> {
    Ok(tx.execute(NEIGHBORHOOD_REMOVE, values![id])? == 1)
}

fn read(row: &Row<'_>) -> Result<District, StoreError> {
    read_from(row, 0)
}

/// A district whose columns begin there.
pub(super) fn read_from(row: &Row<'_>, at: usize) -> Result<District, StoreError> {
    Ok(District {
        id: row.get(at)?,
        slug: row.get(at + 1)?,
        name_ko: row.get(at + 2)?,
        name_en: row.get(at + 3)?,
        plain_name_ko: row.get(at + 4)?,
        plain_name_en: row.get(at + 5)?,
        kind: row.get(at + 6)?,
    })
}
