//! Proposals that are being written, one for each person and district.

use jiff::Timestamp;
use process::id::{DistrictId, PersonId, PhotoId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    PUT = "INSERT INTO proposal_draft (person_id, district_id, fields, saved_at, keep_until, \
           form_key) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id, district_id) DO UPDATE \
           SET fields = excluded.fields, saved_at = excluded.saved_at, \
           keep_until = excluded.keep_until, form_key = excluded.form_key";
    GET = "SELECT district_id, fields, saved_at, keep_until, form_key FROM proposal_draft \
           WHERE person_id = $1 AND district_id = $2 AND keep_until > $3";
    LIST = "SELECT district_id, fields, saved_at, keep_until, form_key FROM proposal_draft \
            WHERE person_id = $1 AND keep_until > $2 ORDER BY saved_at DESC, district_id LIMIT 50";
    DROP = "DELETE FROM proposal_draft WHERE person_id = $1 AND district_id = $2";
    DROP_ALL = "DELETE FROM proposal_draft WHERE person_id = $1";
    OLD = "DELETE FROM proposal_draft WHERE keep_until <= $1";
    PHOTO_KEEP = "UPDATE photo SET keep_until = $3 WHERE id = $1 AND uploader_id = $2 \
                  AND keep_until < $3";
    PHOTOS_END = "UPDATE photo SET keep_until = 0 \
                  WHERE uploader_id = $1 AND keep_until IS NOT NULL";
}

/// What somebody is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The district it is for.
    pub district: DistrictId,
    /// Names and values as they were typed.
    pub fields: Vec<(String, String)>,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Until when it is kept.
    pub keep_until: Timestamp,
    /// The key of the open form that saved it last.
    pub form_key: String,
}

/// Keeps what somebody is writing, in place of what was kept before.
///
/// # Errors
/// When the store fails.
pub fn draft_put(tx: &mut Tx<'_>, person: PersonId, draft: &Draft) -> Result<(), StoreError> {
    let fields = serde_json::to_string(&draft.fields);
    let fields = fields.map_err(|error| StoreError::Data(error.to_string()))?;
    let (district, until) = (draft.district, draft.keep_until);
    let key = draft.form_key.as_str();
    let values = values![person, district, fields, draft.saved_at, until, key];
    tx.execute(PUT, values).map(drop)
}

/// What somebody is writing in a district.
///
/// # Errors
/// When the store fails.
pub fn draft_get(
    tx: &mut Tx<'_>,
    person: PersonId,
    district: DistrictId,
    now: Timestamp,
) -> Result<Option<Draft>, StoreError> {
    tx.row(GET, values![person, district, now], read)
}

/// What somebody is writing in all districts, the last saved first.
///
/// # Errors
/// When the store fails.
pub fn drafts_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Draft>, StoreError> {
    tx.rows(LIST, values![person, now], read)
}

/// Lets go of what somebody was writing in a district.
///
/// # Errors
/// When the store fails.
pub fn draft_drop(
    tx: &mut Tx<'_>,
    person: PersonId,
    district: DistrictId,
) -> Result<(), StoreError> {
    tx.execute(DROP, values![person, district]).map(drop)
}

/// Lets go of all that somebody was writing, and of her photos that belong to no proposal at the
/// next tidying.
///
/// # Errors
/// When the store fails.
pub fn drafts_forget(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    tx.execute(DROP_ALL, values![person])?;
    tx.execute(PHOTOS_END, values![person]).map(drop)
}

/// Lets go of drafts whose time is over; answers how many.
///
/// # Errors
/// When the store fails.
pub fn draft_prune(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, StoreError> {
    tx.execute(OLD, values![now])
}

/// Keeps a loose photo of this person as long as the draft that it stands in.
///
/// # Errors
/// When the store fails.
pub fn photo_keep(
    tx: &mut Tx<'_>,
    uploader: PersonId,
    id: PhotoId,
    until: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(PHOTO_KEEP, values![id, uploader, until])
        .map(drop)
}

fn read(row: &Row<'_>) -> Result<Draft, StoreError> {
    let fields: String = row.get(1)?;
    Ok(Draft {
        district: row.get(0)?,
        fields: serde_json::from_str(&fields)
            .map_err(|_| StoreError::Data("a draft is no list of fields".into()))?,
        saved_at: row.get(2)?,
        keep_until: row.get(3)?,
        form_key: row.get(4)?,
    })
}
