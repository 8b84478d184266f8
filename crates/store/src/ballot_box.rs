//! The ballot box. It is told a slot and a choice, and learns neither who nor when.
//!
//! Until the box is sealed it keeps one ballot for each slot, and a newer one replaces it.
//! Sealing copies the ballots under fresh random ids, in the order of those ids, and deletes
//! the slots. What was acknowledged before is counted; nothing is taken after.

use std::sync::LazyLock;

use jiff::Timestamp;
use process::Refusal;
use process::id::{VoteId, VoteItemId};
use process::vote::{self, Cast, Terms};

use crate::error::StoreError;
use crate::ids::random_id;
use crate::keyring::sha256;
use crate::tx::{Tx, statements};
use crate::value::{Row, Value};
use crate::values;

statements! {
    BOX_GET = "SELECT opens_at, closes_at, max_choices, items, grace_seconds, sealed_at FROM box \
               WHERE vote_id = $1";
    BOX_ADD = "INSERT INTO box (vote_id, opens_at, closes_at, max_choices, items, grace_seconds) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    BOX_CHANGE = "UPDATE box SET opens_at = $2, closes_at = $3, max_choices = $4, items = $5, \
                  grace_seconds = $6 WHERE vote_id = $1";
    BOX_SEAL = "UPDATE box SET sealed_at = $2 WHERE vote_id = $1 AND sealed_at IS NULL";
    SLOT_GET = "SELECT seq, choices FROM slot_ballot WHERE vote_id = $1 AND slot_hash = $2";
    SLOT_PUT = "INSERT INTO slot_ballot (vote_id, slot_hash, seq, choices) \
                VALUES ($1, $2, $3, $4) ON CONFLICT (vote_id, slot_hash) DO UPDATE \
                SET seq = excluded.seq, choices = excluded.choices \
                WHERE slot_ballot.seq < excluded.seq";
    SLOT_COUNT = "SELECT COUNT(*) FROM slot_ballot WHERE vote_id = $1";
    SLOT_CHOICES = "SELECT choices FROM slot_ballot WHERE vote_id = $1";
    SLOT_CLEAR = "DELETE FROM slot_ballot WHERE vote_id = $1";
    COUNTED_ADD = "INSERT INTO counted_ballot (vote_id, id, choices) VALUES ($1, $2, $3)";
    COUNTED = "SELECT choices, COUNT(*) FROM counted_ballot WHERE vote_id = $1 GROUP BY choices";
    COUNTED_PAGE = "SELECT id, choices FROM counted_ballot WHERE vote_id = $1 AND id > $2 \
                    ORDER BY id LIMIT $3";
}

/// How many ballots one statement of the sealing writes.
const BATCH: usize = 100;

/// Like `COUNTED_ADD` for [`BATCH`] ballots at once; `$1` is the vote.
pub(crate) static COUNTED_ADD_BATCH: LazyLock<String> = LazyLock::new(|| {
    let rows: Vec<_> = (0..BATCH)
        .map(|i| format!("($1, ${}, ${})", 2 * i + 2, 2 * i + 3))
        .collect();
    format!(
        "INSERT INTO counted_ballot (vote_id, id, choices) VALUES {}",
        rows.join(", ")
    )
});

/// Where a box stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxState {
    /// Under which terms it takes ballots.
    pub terms: Terms,
    /// How long after the close it waits for requests that came in time, in seconds.
    pub grace_seconds: i64,
    /// When it was sealed.
    pub sealed_at: Option<Timestamp>,
}

/// Sets a box up under the terms that are announced. The same terms again change nothing.
///
/// Boxes come before the vote itself is published in the site, so a published vote always
/// has one; see [`vote_ids`](crate::vote_ids).
///
/// # Errors
/// [`StoreError::Exists`] when there is a box with other terms whose vote has opened.
pub fn box_open(
    tx: &mut Tx<'_>,
    vote: VoteId,
    terms: &Terms,
    grace_seconds: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let max = i64::try_from(terms.max_choices).unwrap_or(i64::MAX);
    let items = to_text(&terms.items);
    let wanted = values![
        vote,
        terms.opens_at,
        terms.closes_at,
        max,
        items,
        grace_seconds
    ];
    match box_get(tx, vote)? {
        None => tx.execute(BOX_ADD, wanted).map(drop),
        Some(there) => {
            let found = values![
                vote,
                there.terms.opens_at,
                there.terms.closes_at,
                i64::try_from(there.terms.max_choices).unwrap_or(i64::MAX),
                to_text(&there.terms.items),
                there.grace_seconds
            ];
            if found == wanted {
                Ok(())
            } else if now < there.terms.opens_at && there.sealed_at.is_none() {
                tx.execute(BOX_CHANGE, wanted).map(drop)
            } else {
                Err(StoreError::Exists(format!(
                    "a box of vote {vote} with other terms"
                )))
            }
        }
    }
}

/// Where the box of a vote stands.
///
/// # Errors
/// When the store fails.
pub fn box_get(tx: &mut Tx<'_>, vote: VoteId) -> Result<Option<BoxState>, StoreError> {
    tx.row(BOX_GET, values![vote], read_box)
}

/// Puts a ballot into the box, in place of an earlier one of the same slot.
///
/// `now` is the time of the request: a request from before the close is still good while
/// the box is not sealed. The terms are the box's own. It belongs into a write of
/// [`Stores::ballot_box`](crate::Stores) alone, without audit row or idempotency key.
///
/// # Errors
/// The refusals of [`check_time`](vote::check_time) and [`cast`](vote::cast), the faults of
/// [`check_ballot`](vote::check_ballot) as [`StoreError::Data`] (the caller has checked the
/// choices), [`StoreError::Missing`] when the vote has no box.
pub fn ballot_cast<E: From<StoreError> + From<Refusal>>(
    tx: &mut Tx<'_>,
    vote: VoteId,
    slot: &str,
    seq: i64,
    choices: &[VoteItemId],
    now: Timestamp,
) -> Result<Cast, E> {
    let missing = || StoreError::Missing(format!("the box of vote {vote}"));
    let state = box_get(tx, vote)?.ok_or_else(missing)?;
    vote::check_time(&state.terms, state.sealed_at.is_some(), now)?;
    let marked: Vec<String> = choices.iter().map(VoteItemId::to_string).collect();
    let choices = vote::check_ballot(&state.terms, &marked)
        .map_err(|_| StoreError::Data("choices that this box does not take".into()))?;
    let slot_hash = sha256(slot);
    let before = slot_get(tx, vote, &slot_hash)?;
    let before = before
        .as_ref()
        .map(|(seq, choices)| (*seq, choices.as_slice()));
    match vote::cast(before, seq, &choices)? {
        Cast::Same => Ok(Cast::Same),
        Cast::Write => {
            let values = values![vote, slot_hash, seq, to_text(&choices)];
            if tx.execute(SLOT_PUT, values)? == 1 {
                return Ok(Cast::Write);
            }
            Err(StoreError::Unavailable("another writer was in between".into()).into())
        }
    }
}

/// The ballot that lies in the box for a slot, so its owner can see it until the close.
///
/// # Errors
/// When the store fails.
pub fn ballot_mine(
    tx: &mut Tx<'_>,
    vote: VoteId,
    slot: &str,
) -> Result<Option<(i64, Vec<VoteItemId>)>, StoreError> {
    slot_get(tx, vote, &sha256(slot))
}

/// How many slots hold a ballot; after the sealing none. No page shows it, since a figure
/// that grows would tell when somebody votes: it is for drills and measurements, which
/// compare it with what was acknowledged.
///
/// # Errors
/// When the store fails.
pub fn ballot_slots(tx: &mut Tx<'_>, vote: VoteId) -> Result<i64, StoreError> {
    tx.number(SLOT_COUNT, values![vote])
}

/// Seals a box: ballots under random ids in the order of the ids, no slots. `false` when it
/// was sealed before.
///
/// After the commit the caller runs [`box_scrub`](crate::Stores::box_scrub) and then
/// [`vote_secret_destroy`](crate::Keyring::vote_secret_destroy). Each of the three may be
/// run again, so a crash between them is repaired by doing all three once more.
///
/// # Errors
/// [`StoreError::Missing`] when there is no box, [`StoreError::Data`] when requests from
/// before the close may still be under way at `now`.
pub fn box_seal(tx: &mut Tx<'_>, vote: VoteId, now: Timestamp) -> Result<bool, StoreError> {
    let missing = || StoreError::Missing(format!("the box of vote {vote}"));
    let state = box_get(tx, vote)?.ok_or_else(missing)?;
    if state.sealed_at.is_some() {
        return Ok(false);
    }
    if now < vote::seal_from(&state.terms, state.grace_seconds) {
        return Err(StoreError::Data(format!("vote {vote} can't be sealed yet")));
    }
    let choices = tx.rows(SLOT_CHOICES, values![vote], |row| row.get::<String>(0))?;
    let mut ballots: Vec<(i64, String)> = choices
        .into_iter()
        .map(|choices| (random_id(), choices))
        .collect();
    ballots.sort_unstable();
    for batch in ballots.chunks(BATCH) {
        counted_add(tx, vote, batch)?;
    }
    let cleared = tx.execute(SLOT_CLEAR, values![vote])?;
    if usize::try_from(cleared) != Ok(ballots.len()) {
        return Err(StoreError::Unavailable(
            "a ballot came in while the box was sealed".into(),
        ));
    }
    tx.execute(BOX_SEAL, values![vote, now])?;
    Ok(true)
}

/// How often each choice was made, for the count, in the order of the choices. Before the
/// sealing it is empty.
///
/// # Errors
/// When the store fails.
pub fn ballots_counted(
    tx: &mut Tx<'_>,
    vote: VoteId,
) -> Result<Vec<(Vec<VoteItemId>, i64)>, StoreError> {
    let mut counted: Vec<(Vec<VoteItemId>, i64)> = tx.rows(COUNTED, values![vote], |row| {
        Ok((from_text(&row.get::<String>(0)?)?, row.get(1)?))
    })?;
    // The databases order texts each in its own way, and a count gives the same bytes.
    counted.sort_unstable();
    Ok(counted)
}

/// A page of the counted ballots in the order of their ids, for publication; `after` is the
/// last id of the page before.
///
/// # Errors
/// When the store fails.
pub fn ballots_page(
    tx: &mut Tx<'_>,
    vote: VoteId,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<(i64, Vec<VoteItemId>)>, StoreError> {
    tx.rows(
        COUNTED_PAGE,
        values![vote, after.unwrap_or(0), limit],
        |row| Ok((row.get(0)?, from_text(&row.get::<String>(1)?)?)),
    )
}

fn slot_get(
    tx: &mut Tx<'_>,
    vote: VoteId,
    slot_hash: &str,
) -> Result<Option<(i64, Vec<VoteItemId>)>, StoreError> {
    tx.row(SLOT_GET, values![vote, slot_hash], |row| {
        Ok((row.get(0)?, from_text(&row.get::<String>(1)?)?))
    })
}

fn counted_add(tx: &mut Tx<'_>, vote: VoteId, batch: &[(i64, String)]) -> Result<(), StoreError> {
    if batch.len() < BATCH {
        for (id, choices) in batch {
            tx.execute(COUNTED_ADD, values![vote, *id, choices])?;
        }
        return Ok(());
    }
    let ballots = batch
        .iter()
        .flat_map(|(id, choices)| [Value::from(*id), choices.into()]);
    let values: Vec<Value> = std::iter::once(vote.into()).chain(ballots).collect();
    tx.execute(&COUNTED_ADD_BATCH, &values).map(drop)
}

fn read_box(row: &Row<'_>) -> Result<BoxState, StoreError> {
    Ok(BoxState {
        terms: Terms {
            opens_at: row.get(0)?,
            closes_at: row.get(1)?,
            max_choices: usize::try_from(row.get::<i64>(2)?).unwrap_or(0),
            items: from_text(&row.get::<String>(3)?)?,
        },
        grace_seconds: row.get(4)?,
        sealed_at: row.get(5)?,
    })
}

/// A JSON list of strings, the form in which ids leave the program everywhere.
fn to_text(ids: &[VoteItemId]) -> String {
    serde_json::to_string(ids).expect("a list of ids is plain JSON")
}

fn from_text(text: &str) -> Result<Vec<VoteItemId>, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Data(e.to_string()))
}
