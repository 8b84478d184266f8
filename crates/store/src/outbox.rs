//! The outbox: what is to be sent or done after a commit, written in the same transaction.

use jiff::{SignedDuration, Timestamp};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Value;
use crate::values;

/// Takes what is due; `$4`, where it is used, names a kind.
macro_rules! take {
    ($kind:literal) => {
        concat!(
            "UPDATE outbox SET taken_until = $2, attempts = attempts + 1 WHERE id IN \
             (SELECT id FROM outbox WHERE done_at IS NULL AND failed_at IS NULL \
             AND due_at <= $1 AND (taken_until IS NULL OR taken_until <= $1) ",
            $kind,
            " ORDER BY due_at, id LIMIT $3) RETURNING id, kind, payload, attempts, created_at"
        )
    };
}

statements! {
    PUT = "INSERT INTO outbox (id, kind, payload, created_at, due_at, attempts) \
           VALUES ($1, $2, $3, $4, $4, 0)";
    TAKE = take!("");
    TAKE_ONLY = take!("AND kind = $4");
    TAKE_REST = take!("AND kind <> $4");
    DONE = "UPDATE outbox SET done_at = $2, payload = '', taken_until = NULL WHERE id = $1";
    ARRIVED = "UPDATE outbox SET done_at = $2, payload = '', taken_until = NULL \
               WHERE id = $1 AND attempts = $3 AND done_at IS NULL AND failed_at IS NULL";
    RETRY = "UPDATE outbox SET due_at = $2, last_error = $3, taken_until = NULL \
             WHERE id = $1 AND attempts = $4 AND done_at IS NULL AND failed_at IS NULL";
    GIVE_UP = "UPDATE outbox SET failed_at = $2, last_error = $3, payload = '', \
               taken_until = NULL \
               WHERE id = $1 AND attempts = $4 AND done_at IS NULL AND failed_at IS NULL";
    WAITING = "SELECT COUNT(*) FROM outbox WHERE done_at IS NULL AND failed_at IS NULL";
    NEXT_DUE_ONLY = "SELECT MIN(due_at) FROM outbox \
                     WHERE done_at IS NULL AND failed_at IS NULL AND kind = $1";
    NEXT_DUE_REST = "SELECT MIN(due_at) FROM outbox \
                     WHERE done_at IS NULL AND failed_at IS NULL AND kind <> $1";
    PRUNE = "DELETE FROM outbox WHERE done_at < $1 OR failed_at < $1";
}

/// How long an entry belongs to whoever took it.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// How often an entry is tried before it is given up.
pub const OUTBOX_ATTEMPTS: i64 = 8;

/// An entry that was taken.
#[derive(Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its id.
    pub id: i64,
    /// What to do, such as `sign-in-code`.
    pub kind: String,
    /// What it needs, usually JSON. It may be personal.
    pub payload: String,
    /// Which attempt this is, counted from 1.
    pub attempt: i64,
    /// When it was put there.
    pub created_at: Timestamp,
}

impl std::fmt::Debug for OutboxEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "OutboxEntry({} {} attempt {})",
            self.id, self.kind, self.attempt
        )
    }
}

/// Which entries somebody deals with. Each line moves on its own, so that a silent mail server
/// holds up no message to a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboxLine {
    /// Entries of one kind.
    Only(&'static str),
    /// Entries of every other kind, unknown ones included.
    Except(&'static str),
}

/// What became of a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// It is due again then.
    At(Timestamp),
    /// It failed [`OUTBOX_ATTEMPTS`] times; its payload is gone.
    GivenUp,
    /// Somebody else has it by now, because the lease ran out. Nothing was changed.
    Lost,
}

/// Puts an entry into the outbox and answers its id.
///
/// # Errors
/// When the store fails.
pub fn outbox_put(
    tx: &mut Tx<'_>,
    kind: &str,
    payload: &str,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let id = tx.next_id(now);
    tx.execute(PUT, values![id, kind, payload, now])?;
    Ok(id)
}

/// Takes up to `limit` entries that are due, for two minutes. Nobody else gets them until
/// then, in no process. It writes, so it belongs into `write`.
///
/// # Errors
/// When the store fails.
pub fn outbox_take(
    tx: &mut Tx<'_>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<OutboxEntry>, StoreError> {
    taken(tx, TAKE, values![now, now + LEASE, limit])
}

/// Like [`outbox_take`], from one line.
///
/// # Errors
/// When the store fails.
pub fn outbox_take_from(
    tx: &mut Tx<'_>,
    line: OutboxLine,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<OutboxEntry>, StoreError> {
    let (sql, kind) = match line {
        OutboxLine::Only(kind) => (TAKE_ONLY, kind),
        OutboxLine::Except(kind) => (TAKE_REST, kind),
    };
    taken(tx, sql, values![now, now + LEASE, limit, kind])
}

fn taken(
    tx: &mut Tx<'_>,
    sql: &'static str,
    values: &[Value],
) -> Result<Vec<OutboxEntry>, StoreError> {
    let mut taken = tx.rows(sql, values, |row| {
        Ok(OutboxEntry {
            id: row.get(0)?,
            kind: row.get(1)?,
            payload: row.get(2)?,
            attempt: row.get(3)?,
            created_at: row.get(4)?,
        })
    })?;
    taken.sort_by_key(|entry| entry.id);
    Ok(taken)
}

/// Notes that an entry was dealt with, whoever holds it, and blanks its payload.
///
/// # Errors
/// When the store fails.
pub fn outbox_done(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(DONE, values![id, now]).map(drop)
}

/// Notes that an entry was dealt with under the lease it was taken with, and blanks its
/// payload. `false` when somebody else has it by now.
///
/// # Errors
/// When the store fails.
pub fn outbox_arrived(
    tx: &mut Tx<'_>,
    entry: &OutboxEntry,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ARRIVED, values![entry.id, now, entry.attempt])? == 1)
}

/// Notes a failed attempt: again after 30 s, then twice as long each time up to an hour.
///
/// `error` must hold no personal data.
///
/// # Errors
/// When the store fails.
pub fn outbox_retry(
    tx: &mut Tx<'_>,
    entry: &OutboxEntry,
    now: Timestamp,
    error: &str,
) -> Result<Retry, StoreError> {
    if entry.attempt >= OUTBOX_ATTEMPTS {
        let values = values![entry.id, now, error, entry.attempt];
        return Ok(match tx.execute(GIVE_UP, values)? {
            0 => Retry::Lost,
            _ => Retry::GivenUp,
        });
    }
    let doublings = u32::try_from(entry.attempt - 1).unwrap_or(0).min(7);
    let seconds = (30_i64 << doublings).min(3600);
    let due = now + SignedDuration::from_secs(seconds);
    let values = values![entry.id, due, error, entry.attempt];
    Ok(match tx.execute(RETRY, values)? {
        0 => Retry::Lost,
        _ => Retry::At(due),
    })
}

/// How many entries wait.
///
/// # Errors
/// When the store fails.
pub fn outbox_waiting(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.number(WAITING, &[])
}

/// When the next entry of a line is due.
///
/// # Errors
/// When the store fails.
pub fn outbox_next_due(tx: &mut Tx<'_>, line: OutboxLine) -> Result<Option<Timestamp>, StoreError> {
    let (sql, kind) = match line {
        OutboxLine::Only(kind) => (NEXT_DUE_ONLY, kind),
        OutboxLine::Except(kind) => (NEXT_DUE_REST, kind),
    };
    Ok(tx.row(sql, values![kind], |row| row.get(0))?.flatten())
}

/// Removes entries that were done or given up before `before`.
///
/// # Errors
/// When the store fails.
pub fn outbox_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(PRUNE, values![before])
}
