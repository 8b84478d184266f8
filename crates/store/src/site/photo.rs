//! Photos of proposals: loose ones of whoever uploaded them, and those that belong to a proposal.

use jiff::Timestamp;
use process::id::{AgendaId, DistrictId, PersonId, PhotoId, ProjectId, ProposalId};
use process::photo::{ChosenPhoto, PhotoSize};

use super::coauthor::{self, coauthors};
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO photo (id, uploader_id, sha256, width, height, small_width, small_height, \
           made_at, keep_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FILE_ADD = "INSERT INTO photo_file (photo_id, size, bytes) VALUES ($1, $2, $3)";
    FILES_DROP = "DELETE FROM photo_file WHERE photo_id = $1";
    BYTES = "SELECT bytes FROM photo_file WHERE photo_id = $1 AND size = $2";
    GET = concat!(
        "SELECT p.sha256, p.uploader_id, p.keep_until, COALESCE(x.district_id, e.district_id), \
         COALESCE(x.author_id, e.author_id), \
         COALESCE(x.hidden, CASE WHEN e.withdrawn_at IS NULL THEN 0 ELSE 1 END), ",
        coauthors!("x.id"),
        ", CASE WHEN e.photos_for = 'staff' THEN e.project_id END \
         FROM photo_file f JOIN photo p ON p.id = f.photo_id \
         LEFT JOIN proposal_photo o ON o.photo_id = p.id AND o.dropped_version IS NULL \
         LEFT JOIN proposal x ON x.id = o.proposal_id \
         LEFT JOIN execution_photo i ON i.photo_id = p.id \
         LEFT JOIN execution_entry e ON e.id = i.entry_id WHERE f.photo_id = $1 AND f.size = $2"
    );
    OF_PROPOSAL = "SELECT p.id, o.alt, p.width, p.height, p.small_width, p.small_height, \
                   o.proposal_id, '' FROM proposal_photo o JOIN photo p ON p.id = o.photo_id \
                   WHERE o.proposal_id = $1 AND o.dropped_version IS NULL ORDER BY p.id";
    OF_SOURCES = "WITH RECURSIVE up (kind, id, depth) AS (\
                  SELECT s.subject_kind, s.subject_id, CAST(1 AS BIGINT) FROM lineage_result r \
                  JOIN lineage_source s ON s.lineage_id = r.lineage_id WHERE r.agenda_id = $1 \
                  UNION SELECT s.subject_kind, s.subject_id, up.depth + 1 FROM up \
                  JOIN lineage_result r ON up.kind = 'agenda' AND r.agenda_id = up.id \
                  JOIN lineage_source s ON s.lineage_id = r.lineage_id WHERE up.depth < 50) \
                  SELECT DISTINCT p.id, o.alt, p.width, p.height, p.small_width, p.small_height, \
                  o.proposal_id, x.title FROM up \
                  JOIN proposal x ON up.kind = 'proposal' AND x.id = up.id AND x.hidden = 0 \
                  JOIN proposal_photo o ON o.proposal_id = x.id AND o.dropped_version IS NULL \
                  JOIN photo p ON p.id = o.photo_id \
                  ORDER BY o.proposal_id, p.id LIMIT $2";
    LOOSE = "SELECT id FROM photo WHERE uploader_id = $1 AND keep_until IS NOT NULL ORDER BY id DESC";
    TAKE = "UPDATE photo SET keep_until = NULL \
            WHERE id = $1 AND uploader_id = $2 AND keep_until >= $3";
    PUT = "INSERT INTO proposal_photo (proposal_id, photo_id, alt, added_version) \
           VALUES ($1, $2, $3, $4)";
    DROP = "UPDATE proposal_photo SET dropped_version = $3 \
            WHERE proposal_id = $1 AND photo_id = $2 AND dropped_version IS NULL";
    OLD_FILES = "DELETE FROM photo_file WHERE photo_id IN \
                 (SELECT id FROM photo WHERE keep_until < $1)";
    OLD = "DELETE FROM photo WHERE keep_until < $1";
    LOOSE_FILES_DROP = "DELETE FROM photo_file WHERE photo_id IN \
                        (SELECT id FROM photo WHERE id = $1 AND keep_until IS NOT NULL)";
    LOOSE_DROP = "DELETE FROM photo WHERE id = $1 AND keep_until IS NOT NULL";
}

/// A photo to be kept.
#[derive(Clone, Debug)]
pub struct NewPhoto {
    /// The SHA-256 of the large picture, in lower-case hex.
    pub sha256: String,
    /// The picture of a page as JPEG.
    pub large: Picture,
    /// The picture of a list as JPEG.
    pub small: Picture,
}

/// A picture with its size in dots.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// A photo of a proposal as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its id.
    pub id: PhotoId,
    /// What is to be seen on it.
    pub alt: String,
    /// Width and height of the large picture in dots.
    pub large: (i64, i64),
    /// Width and height of the small picture in dots.
    pub small: (i64, i64),
    /// The proposal that it belongs to.
    pub proposal: ProposalId,
    /// The title of that proposal, where it is one of several.
    pub title: String,
}

/// What names one picture of a photo and decides who sees it, without the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoFile {
    /// The SHA-256 of the large picture.
    pub sha256: String,
    /// Who uploaded it.
    pub uploader: PersonId,
    /// Until when it is kept as long as it belongs to no proposal.
    pub keep_until: Option<Timestamp>,
    /// District and authors of the proposal or entry of a log that it belongs to, and whether
    /// that is hidden or withdrawn.
    pub of: Option<(DistrictId, Vec<PersonId>, bool)>,
    /// The project in whose log it is for staff and co-owners alone.
    pub closed_in: Option<ProjectId>,
}

/// Keeps a photo that belongs to no proposal yet.
///
/// # Errors
/// When the store fails.
pub fn photo_add(
    tx: &mut Tx<'_>,
    uploader: PersonId,
    new: NewPhoto,
    keep_until: Timestamp,
    now: Timestamp,
) -> Result<PhotoId, StoreError> {
    let id = PhotoId(tx.next_id(now));
    let dots = |number: u32| i64::from(number);
    let values = values![
        id,
        uploader,
        new.sha256,
        dots(new.large.width),
        dots(new.large.height),
        dots(new.small.width),
        dots(new.small.height),
        now,
        keep_until
    ];
    tx.execute(ADD, values)?;
    tx.execute(FILE_ADD, values![id, PhotoSize::Large, new.large.bytes])?;
    tx.execute(FILE_ADD, values![id, PhotoSize::Small, new.small.bytes])?;
    Ok(id)
}

/// What there is to know of one picture of a photo; `None` when there is none, or it was taken out.
///
/// # Errors
/// When the store fails.
pub fn photo_file(
    tx: &mut Tx<'_>,
    id: PhotoId,
    size: PhotoSize,
) -> Result<Option<PhotoFile>, StoreError> {
    tx.row(GET, values![id, size], |row| {
        let district: Option<DistrictId> = row.get(3)?;
        let author: Option<PersonId> = row.get(4)?;
        let hidden: Option<bool> = row.get(5)?;
        let others = coauthor::read(&row.get::<String>(6)?)?;
        let others = others.into_iter().map(|one| one.person);
        Ok(PhotoFile {
            closed_in: row.get(7)?,
            sha256: row.get(0)?,
            uploader: row.get(1)?,
            keep_until: row.get(2)?,
            of: district
                .zip(author)
                .zip(hidden)
                .map(|((district, author), hidden)| {
                    let authors = std::iter::once(author).chain(others).collect();
                    (district, authors, hidden)
                }),
        })
    })
}

/// One picture of a photo as JPEG; `None` when there is none, or it was taken out.
///
/// # Errors
/// When the store fails.
pub fn photo_bytes(
    tx: &mut Tx<'_>,
    id: PhotoId,
    size: PhotoSize,
) -> Result<Option<Vec<u8>>, StoreError> {
    tx.row(BYTES, values![id, size], |row| row.get(0))
}

/// The photos that a proposal has now, in the order in which they came.
///
/// # Errors
/// When the store fails.
pub fn photos_of(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<Vec<Photo>, StoreError> {
    tx.rows(OF_PROPOSAL, values![proposal], read)
}

/// The photos of all proposals that an agenda came from, hidden ones left out.
///
/// # Errors
/// When the store fails.
pub fn photos_of_sources(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    limit: i64,
) -> Result<Vec<Photo>, StoreError> {
    tx.rows(OF_SOURCES, values![agenda, limit], read)
}

/// The photos of a person that belong to no proposal, the newest first.
///
/// # Errors
/// When the store fails.
pub fn photos_loose(tx: &mut Tx<'_>, uploader: PersonId) -> Result<Vec<PhotoId>, StoreError> {
    tx.rows(LOOSE, values![uploader], |row| row.get(0))
}

/// Lets go of a photo that belongs to no proposal.
///
/// # Errors
/// When the store fails.
pub fn photo_loose_drop(tx: &mut Tx<'_>, id: PhotoId) -> Result<(), StoreError> {
    tx.execute(LOOSE_FILES_DROP, values![id])?;
    tx.execute(LOOSE_DROP, values![id]).map(drop)
}

/// Gives a loose photo of this person to a proposal from one of its versions on; `false` when
/// there is no such photo any more.
///
/// # Errors
/// When the store fails.
pub fn photo_take(
    tx: &mut Tx<'_>,
    uploader: PersonId,
    id: PhotoId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(TAKE, values![id, uploader, now])? > 0)
}

/// Puts a photo into a proposal, from one of its versions on.
///
/// # Errors
/// When the store fails.
pub fn photo_put(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    chosen: &ChosenPhoto,
    version: i64,
) -> Result<(), StoreError> {
    let values = values![proposal, chosen.id, &chosen.alt, version];
    tx.execute(PUT, values).map(drop)
}

/// Ends a photo's place in a proposal with one of its versions; the photo itself stays.
///
/// # Errors
/// When the store fails.
pub fn photo_unput(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    id: PhotoId,
    version: i64,
) -> Result<(), StoreError> {
    tx.execute(DROP, values![proposal, id, version]).map(drop)
}

/// Forgets the pictures of a photo.
///
/// # Errors
/// When the store fails.
pub fn photo_forget(tx: &mut Tx<'_>, id: PhotoId) -> Result<(), StoreError> {
    tx.execute(FILES_DROP, values![id]).map(drop)
}

/// Lets go of photos that were to be kept until `before` and belong to no proposal; answers how many.
///
/// # Errors
/// When the store fails.
pub fn photo_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(OLD_FILES, values![before])?;
    tx.execute(OLD, values![before])
}

fn read(row: &Row<'_>) -> Result<Photo, StoreError> {
    Ok(Photo {
        id: row.get(0)?,
        alt: row.get(1)?,
        large: (row.get(2)?, row.get(3)?),
        small: (row.get(4)?, row.get(5)?),
        proposal: row.get(6)?,
        title: row.get(7)?,
    })
}
