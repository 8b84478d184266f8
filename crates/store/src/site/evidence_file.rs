//! Files of evidence: loose ones of whoever uploaded them, and those that evidence took.

use jiff::Timestamp;
use process::evidence::EvidenceFileKind;
use process::id::{DistrictId, EvidenceFileId, EvidenceId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO evidence_file (id, uploader_id, kind, sha256, size, bytes, made_at, \
           keep_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    TAKE = "UPDATE evidence_file SET evidence_id = $3, keep_until = NULL \
            WHERE id = $1 AND uploader_id = $2 AND evidence_id IS NULL AND keep_until >= $4";
    GET = "SELECT f.kind, f.sha256, e.closed, s.district_id FROM evidence_file f \
           JOIN evidence e ON e.id = f.evidence_id JOIN spending s ON s.id = e.spending_id \
           WHERE f.evidence_id = $1";
    BYTES = "SELECT bytes FROM evidence_file WHERE evidence_id = $1";
    LOOSE_DROP = "DELETE FROM evidence_file WHERE uploader_id = $1 AND keep_until IS NOT NULL \
                  AND id NOT IN (SELECT id FROM evidence_file WHERE uploader_id = $1 \
                  AND keep_until IS NOT NULL ORDER BY id DESC LIMIT $2)";
    OLD = "DELETE FROM evidence_file WHERE keep_until < $1";
}

/// A file to be kept.
#[derive(Clone, Debug)]
pub struct NewEvidenceFile {
    /// What it is.
    pub kind: EvidenceFileKind,
    /// The SHA-256 of its bytes, in lower-case hex.
    pub sha256: String,
    /// Its bytes, of a photo those of the picture that was written anew.
    pub bytes: Vec<u8>,
}

/// What decides who sees a file of evidence, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// What it is.
    pub kind: EvidenceFileKind,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Whether its evidence is kept from the public.
    pub closed: bool,
    /// The district of its payment.
    pub district: DistrictId,
}

/// Keeps a file that belongs to no evidence yet; of those of its uploader at most so many stay.
///
/// # Errors
/// When the store fails.
pub fn evidence_file_add(
    tx: &mut Tx<'_>,
    uploader: PersonId,
    new: NewEvidenceFile,
    (keep_until, most): (Timestamp, i64),
    now: Timestamp,
) -> Result<EvidenceFileId, StoreError> {
    let id = EvidenceFileId(tx.next_id(now));
    let size = i64::try_from(new.bytes.len()).unwrap_or(i64::MAX);
    let values = values![
        id, uploader, new.kind, new.sha256, size, new.bytes, now, keep_until
    ];
    tx.execute(ADD, values)?;
    tx.execute(LOOSE_DROP, values![uploader, most])?;
    Ok(id)
}

/// Gives a loose file of its uploader to evidence; `false` when it is not there any more.
///
/// # Errors
/// When the store fails.
pub fn evidence_file_take(
    tx: &mut Tx<'_>,
    uploader: PersonId,
    id: EvidenceFileId,
    evidence: EvidenceId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(TAKE, values![id, uploader, evidence, now])? > 0)
}

/// What a file of evidence is, and who sees it.
///
/// # Errors
/// When the store fails.
pub fn evidence_file(
    tx: &mut Tx<'_>,
    evidence: EvidenceId,
) -> Result<Option<EvidenceFile>, StoreError> {
    tx.row(GET, values![evidence], |row| {
        Ok(EvidenceFile {
            kind: row.get(0)?,
            sha256: row.get(1)?,
            closed: row.get::<i64>(2)? > 0,
            district: row.get(3)?,
        })
    })
}

/// The bytes of a file of evidence.
///
/// # Errors
/// When the store fails.
pub fn evidence_file_bytes(
    tx: &mut Tx<'_>,
    evidence: EvidenceId,
) -> Result<Option<Vec<u8>>, StoreError> {
    tx.row(BYTES, values![evidence], |row| row.get(0))
}

/// Lets go of files that no evidence took in time; answers how many.
///
/// # Errors
/// When the store fails.
pub fn evidence_file_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(OLD, values![before])
}
