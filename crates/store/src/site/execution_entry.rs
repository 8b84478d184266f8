//! The execution log of a project: entries with their photos. Nothing here removes one.

use jiff::Timestamp;
use jiff::civil::Date;
use process::execution_entry::{EntryText, EvidenceFor, Phase};
use process::id::{DistrictId, ExecutionEntryId, PersonId, PhotoId, ProjectId, ProjectOwnerId};
use process::photo::ChosenPhoto;
use process::project_owner::OwnerTask;
use process::role::Role;

use super::project::Project;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.project_id, e.district_id, e.day, e.phase, e.done, e.evidence, \
             e.evidence_for, e.author_id, e.owner_id, o.task, e.author_as, e.written_at, \
             e.withdrawn_at, e.withdrawn_reason, e.photos_for FROM execution_entry e \
             LEFT JOIN project_owner o ON o.id = e.owner_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO execution_entry (id, project_id, district_id, day, phase, done, evidence, \
           evidence_for, author_id, owner_id, author_as, written_at, photos_for) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    GET = select!("WHERE e.id = $1");
    LIST = select!("WHERE e.project_id = $1 AND e.id < $2 ORDER BY e.id DESC LIMIT $3");
    WITHDRAW = "UPDATE execution_entry SET withdrawn_at = $2, withdrawn_by = $3, \
                withdrawn_reason = $4 WHERE id = $1 AND withdrawn_at IS NULL";
    PHOTO_PUT = "INSERT INTO execution_photo (photo_id, entry_id, alt) VALUES ($1, $2, $3)";
    // The photos of the entries of a page; those of withdrawn ones are not shown.
    PHOTOS = "SELECT x.entry_id, p.id, x.alt, p.small_width, p.small_height \
              FROM execution_photo x JOIN photo p ON p.id = x.photo_id \
              JOIN execution_entry e ON e.id = x.entry_id \
              WHERE e.project_id = $1 AND e.id >= $2 AND e.id <= $3 AND e.withdrawn_at IS NULL \
              ORDER BY x.entry_id, p.id";
    SEEN = "SELECT x.entry_id, p.id, x.alt, p.small_width, p.small_height, e.phase \
            FROM execution_entry e JOIN execution_photo x ON x.entry_id = e.id \
            JOIN photo p ON p.id = x.photo_id WHERE e.project_id = $1 \
            AND e.phase IN ('before', 'after') AND e.withdrawn_at IS NULL \
            AND e.photos_for = 'everybody' \
            ORDER BY e.phase, e.day DESC, p.id DESC LIMIT $2";
}

/// How many photos of before and after are shown.
const SEEN_MOST: i64 = 24;

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionEntry {
    /// Its id.
    pub id: ExecutionEntryId,
    /// Its project.
    pub project: ProjectId,
    /// Its district.
    pub district: DistrictId,
    /// The day.
    pub day: Date,
    /// What it shows.
    pub phase: Phase,
    /// What was done.
    pub done: String,
    /// What proves it; may be empty.
    pub evidence: String,
    /// Who reads that.
    pub evidence_for: EvidenceFor,
    /// Who sees its photos.
    pub photos_for: EvidenceFor,
    /// Who wrote it.
    pub author: PersonId,
    /// The place as co-owner in which she wrote.
    pub owner: Option<ProjectOwnerId>,
    /// The task of that place.
    pub task: Option<OwnerTask>,
    /// The role in which she wrote where she is no co-owner.
    pub author_as: Role,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Why.
    pub withdrawn_reason: String,
}

/// A photo of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryPhoto {
    /// Its entry.
    pub entry: ExecutionEntryId,
    /// Its id.
    pub photo: PhotoId,
    /// What is to be seen on it.
    pub alt: String,
    /// Width and height of the small picture in dots.
    pub small: (i64, i64),
}

/// Writes an entry; `author` is who, in which place as co-owner, and in which role.
///
/// # Errors
/// When the store fails.
pub fn execution_entry_add(
    tx: &mut Tx<'_>,
    project: &Project,
    text: &EntryText,
    (author, owner, author_as): (PersonId, Option<ProjectOwnerId>, Role),
    now: Timestamp,
) -> Result<ExecutionEntryId, StoreError> {
    let id = ExecutionEntryId(tx.next_id(now));
    let values = values![
        id,
        project.id,
        project.district,
        text.day,
        text.phase,
        &text.done,
        &text.evidence,
        text.evidence_for,
        author,
        owner,
        author_as,
        now,
        text.photos_for
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Puts a photo that was taken from the loose ones into an entry.
///
/// # Errors
/// When the store fails.
pub fn execution_photo_put(
    tx: &mut Tx<'_>,
    entry: ExecutionEntryId,
    chosen: &ChosenPhoto,
) -> Result<(), StoreError> {
    let values = values![chosen.id, entry, &chosen.alt];
    tx.execute(PHOTO_PUT, values).map(drop)
}

/// The entry with this id.
///
/// # Errors
/// When the store fails.
pub fn execution_entry_get(
    tx: &mut Tx<'_>,
    id: ExecutionEntryId,
) -> Result<Option<ExecutionEntry>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of the entries of a project, the newest first.
///
/// # Errors
/// When the store fails.
pub fn execution_entries(
    tx: &mut Tx<'_>,
    project: ProjectId,
    before: Option<ExecutionEntryId>,
    limit: i64,
) -> Result<Vec<ExecutionEntry>, StoreError> {
    let before = before.unwrap_or(ExecutionEntryId(i64::MAX));
    tx.rows(LIST, values![project, before, limit], read)
}

/// The photos of the entries of a project from one to another.
///
/// # Errors
/// When the store fails.
pub fn execution_photos(
    tx: &mut Tx<'_>,
    project: ProjectId,
    (first, last): (ExecutionEntryId, ExecutionEntryId),
) -> Result<Vec<EntryPhoto>, StoreError> {
    tx.rows(PHOTOS, values![project, first, last], photo)
}

/// The latest photos of how a project looked before and looks after, of those that everybody sees.
///
/// # Errors
/// When the store fails.
pub fn before_and_after(
    tx: &mut Tx<'_>,
    project: ProjectId,
) -> Result<Vec<(Phase, EntryPhoto)>, StoreError> {
    tx.rows(SEEN, values![project, SEEN_MOST], |row| {
        Ok((row.get(5)?, photo(row)?))
    })
}

/// Takes an entry back; `false` when that was done before.
///
/// # Errors
/// When the store fails.
pub fn execution_entry_withdraw(
    tx: &mut Tx<'_>,
    id: ExecutionEntryId,
    by: PersonId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(WITHDRAW, values![id, now, by, reason])? > 0)
}

fn photo(row: &Row<'_>) -> Result<EntryPhoto, StoreError> {
    Ok(EntryPhoto {
        entry: row.get(0)?,
        photo: row.get(1)?,
        alt: row.get(2)?,
        small: (row.get(3)?, row.get(4)?),
    })
}

fn read(row: &Row<'_>) -> Result<ExecutionEntry, StoreError> {
    Ok(ExecutionEntry {
        id: row.get(0)?,
        project: row.get(1)?,
        district: row.get(2)?,
        day: row.get(3)?,
        phase: row.get(4)?,
        done: row.get(5)?,
        evidence: row.get(6)?,
        evidence_for: row.get(7)?,
        author: row.get(8)?,
        owner: row.get(9)?,
        task: row.get(10)?,
        author_as: row.get(11)?,
        written_at: row.get(12)?,
        withdrawn_at: row.get(13)?,
        withdrawn_reason: row.get(14)?,
        photos_for: row.get(15)?,
    })
}
