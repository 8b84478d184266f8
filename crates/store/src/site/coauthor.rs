//! Who writes a proposal together with its author, and the code by which they are asked.

use jiff::Timestamp;
use process::id::{PersonId, ProposalId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// The authors beside the first one of the proposal that the SQL expression names: one text,
/// a line for each, in the order in which they joined. Its joins belong to no other table.
macro_rules! coauthors {
    ($proposal:literal) => {
        concat!(
            "COALESCE((SELECT string_agg(CAST(w.id AS TEXT) || ':' || w.display_name, '\n' \
             ORDER BY c.joined_at, w.id) FROM coauthor c JOIN person w ON w.id = c.person_id \
             WHERE c.proposal_id = ",
            $proposal,
            " AND c.left_at IS NULL), '')"
        )
    };
}
pub(crate) use coauthors;

statements! {
    CODE_PUT = "INSERT INTO coauthor_code (proposal_id, code_hash, made_at) VALUES ($1, $2, $3) \
                ON CONFLICT (proposal_id) DO UPDATE SET code_hash = excluded.code_hash, \
                made_at = excluded.made_at";
    CODE_AT = "SELECT made_at FROM coauthor_code WHERE proposal_id = $1";
    CODE_FITS = "SELECT COUNT(*) FROM coauthor_code WHERE proposal_id = $1 AND code_hash = $2";
    CODE_DROP = "DELETE FROM coauthor_code WHERE proposal_id = $1";
    JOIN = "INSERT INTO coauthor (proposal_id, person_id, joined_at) VALUES ($1, $2, $3) \
            ON CONFLICT (proposal_id, person_id) DO UPDATE SET joined_at = excluded.joined_at, \
            left_at = NULL";
    LEAVE = "UPDATE coauthor SET left_at = $3 \
             WHERE proposal_id = $1 AND person_id = $2 AND left_at IS NULL";
}

/// Somebody who wrote a proposal together with its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coauthor {
    /// Who.
    pub person: PersonId,
    /// The display name; empty after the account was closed.
    pub name: String,
}

/// Reads what `coauthors!` selects.
pub(crate) fn read(text: &str) -> Result<Vec<Coauthor>, StoreError> {
    let one = |line: &str| {
        let (id, name) = line.split_once(':')?;
        Some(Coauthor {
            person: PersonId(id.parse().ok()?),
            name: name.to_owned(),
        })
    };
    let lines = text.lines().map(one);
    lines
        .collect::<Option<_>>()
        .ok_or_else(|| StoreError::Data("an author without an id".into()))
}

/// Keeps the code by which others join; one that was made before leads nowhere from then on.
///
/// # Errors
/// When the store fails.
pub fn coauthor_code_put(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(CODE_PUT, values![proposal, hash, now]).map(drop)
}

/// Since when there is a code.
///
/// # Errors
/// When the store fails.
pub fn coauthor_code_at(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
) -> Result<Option<Timestamp>, StoreError> {
    tx.row(CODE_AT, values![proposal], |row| row.get(0))
}

/// Whether a code is the one of this proposal.
///
/// # Errors
/// When the store fails.
pub fn coauthor_code_fits(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    hash: &str,
) -> Result<bool, StoreError> {
    Ok(tx.number(CODE_FITS, values![proposal, hash])? > 0)
}

/// Takes the code back.
///
/// # Errors
/// When the store fails.
pub fn coauthor_code_drop(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<(), StoreError> {
    tx.execute(CODE_DROP, values![proposal]).map(drop)
}

/// Somebody becomes an author of a proposal.
///
/// # Errors
/// When the store fails.
pub fn coauthor_join(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(JOIN, values![proposal, person, now]).map(drop)
}

/// Somebody is an author no longer.
///
/// # Errors
/// When the store fails.
pub fn coauthor_leave(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(LEAVE, values![proposal, person, now]).map(drop)
}
