//! The text of an agreement that the city issues to several districts, and who signed it.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use process::common_agreement::Common;
use process::id::{AgreementId, CommonAgreementId, DistrictId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.fiscal_year, c.version, c.title, c.body, c.at_limit_note, \
             c.issued_at FROM common_agreement c ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO common_agreement (id, fiscal_year, version, follows, title, body, \
           at_limit_note, issued_by, issued_at) VALUES ($1, $2, (SELECT COALESCE(MAX(version), 0) \
           + 1 FROM common_agreement WHERE id = $3), $3, $4, $5, $6, $7, $8)";
    DISTRICT_ADD = "INSERT INTO common_agreement_district (common_id, district_id, agreement_id, \
                    amount_won) VALUES ($1, $2, $3, $4)";
    GET = select!("WHERE c.id = $1");
    LIST = select!("ORDER BY c.id DESC LIMIT 100");
    OF_AGREEMENT = select!("JOIN common_agreement_district x ON x.common_id = c.id \
                            WHERE x.agreement_id = $1");
    DISTRICTS = "SELECT d.id, d.slug, d.name_ko, d.name_en, a.id, a.limit_numerator, a.at_limit, \
                 a.execution_start, a.execution_end, x.amount_won, a.district_signed_at, \
                 a.city_signed_at, (SELECT COUNT(*) FROM agreement b WHERE b.cycle_id = a.cycle_id \
                 AND b.number > a.number), a.sent_back_at FROM common_agreement_district x \
                 JOIN district d ON d.id = x.district_id JOIN agreement a ON a.id = x.agreement_id \
                 WHERE x.common_id = $1";
}

/// A text that several districts sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonAgreement {
    /// Its id.
    pub id: CommonAgreementId,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// Counted from 1.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// The text, with its places.
    pub body: String,
    /// Why the parties chose who decides on exactly the limit.
    pub at_limit_note: String,
    /// When it was issued.
    pub issued_at: Timestamp,
}

/// What a district was given, and who has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonDistrict {
    /// The district.
    pub district: DistrictId,
    /// Its part of an address.
    pub slug: String,
    /// Its names, Korean and English.
    pub names: (String, String),
    /// Its agreement.
    pub agreement: AgreementId,
    /// The limit in per cent.
    pub limit: i64,
    /// Who decides on exactly the limit.
    pub at_limit: String,
    /// First and last day of carrying out.
    pub execution: (Date, Date),
    /// How much it is about.
    pub amount: Won,
    /// When the co-chair signed for the district.
    pub district_signed_at: Option<Timestamp>,
    /// When the city signed.
    pub city_signed_at: Option<Timestamp>,
    /// Whether another draft took its place.
    pub replaced: bool,
    /// When a party sent it back.
    pub sent_back_at: Option<Timestamp>,
}

/// Keeps a text; one that follows another has the next version.
///
/// # Errors
/// When the store fails.
pub fn common_agreement_add(
    tx: &mut Tx<'_>,
    common: &Common,
    follows: Option<CommonAgreementId>,
    issued_by: PersonId,
    now: Timestamp,
) -> Result<CommonAgreementId, StoreError> {
    let id = CommonAgreementId(tx.next_id(now));
    let Common {
        title,
        body,
        at_limit_note,
        fiscal_year,
        ..
    } = common;
    let values = values![
        id,
        *fiscal_year,
        follows,
        title,
        body,
        at_limit_note,
        issued_by,
        now
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Notes the draft that a district was given.
///
/// # Errors
/// When the store fails.
pub fn common_agreement_give(
    tx: &mut Tx<'_>,
    id: CommonAgreementId,
    district: DistrictId,
    agreement: AgreementId,
    amount: Won,
) -> Result<(), StoreError> {
    let values = values![id, district, agreement, amount];
    tx.execute(DISTRICT_ADD, values).map(drop)
}

/// The text with this id.
///
/// # Errors
/// When the store fails.
pub fn common_agreement_get(
    tx: &mut Tx<'_>,
    id: CommonAgreementId,
) -> Result<Option<CommonAgreement>, StoreError> {
    tx.row(GET, values![id], read)
}

/// All texts, the newest first; at most a hundred.
///
/// # Errors
/// When the store fails.
pub fn common_agreements(tx: &mut Tx<'_>) -> Result<Vec<CommonAgreement>, StoreError> {
    tx.rows(LIST, &[], read)
}

/// The text that an agreement came from.
///
/// # Errors
/// When the store fails.
pub fn common_agreement_of(
    tx: &mut Tx<'_>,
    agreement: AgreementId,
) -> Result<Option<CommonAgreement>, StoreError> {
    tx.row(OF_AGREEMENT, values![agreement], read)
}

/// What each district was given, in the order of the Korean names.
///
/// # Errors
/// When the store fails.
pub fn common_districts(
    tx: &mut Tx<'_>,
    id: CommonAgreementId,
) -> Result<Vec<CommonDistrict>, StoreError> {
    let mut all = tx.rows(DISTRICTS, values![id], |row| {
        Ok(CommonDistrict {
            district: row.get(0)?,
            slug: row.get(1)?,
            names: (row.get(2)?, row.get(3)?),
            agreement: row.get(4)?,
            limit: row.get(5)?,
            at_limit: row.get(6)?,
            execution: (row.get(7)?, row.get(8)?),
            amount: row.get(9)?,
            district_signed_at: row.get(10)?,
            city_signed_at: row.get(11)?,
            replaced: row.get::<i64>(12)? > 0,
            sent_back_at: row.get(13)?,
        })
    })?;
    // The databases order texts each in its own way.
    all.sort_by(|a, b| (&a.names.0, a.district).cmp(&(&b.names.0, b.district)));
    Ok(all)
}

fn read(row: &Row<'_>) -> Result<CommonAgreement, StoreError> {
    Ok(CommonAgreement {
        id: row.get(0)?,
        fiscal_year: row.get(1)?,
        version: row.get(2)?,
        title: row.get(3)?,
        body: row.get(4)?,
        at_limit_note: row.get(5)?,
        issued_at: row.get(6)?,
    })
}
