//! Signed-in browsers, which a person can list and end.

use jiff::{SignedDuration, Timestamp};
use process::id::{PersonId, SessionId};
use process::person::Channel;
use process::role::{Grant, Role};

use crate::error::StoreError;
use crate::site::person::{self, Person};
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO session (id, person_id, token_hash, channel, agent, created_at, seen_at, \
           idle_until, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)";
    BY_TOKEN = "SELECT s.id, s.person_id, s.channel, s.agent, s.created_at, s.seen_at, \
                s.idle_until, s.expires_at, \
                p.id, p.created_at, p.lang, p.display_name, p.consent_version, p.consented_at, \
                p.identity_key, p.assurance, p.basis, p.closed_at, \
                g.id, g.role, g.district_id, g.body_id, g.starts_on, g.ends_on \
                FROM session s JOIN person p ON p.id = s.person_id \
                LEFT JOIN role_grant g ON g.person_id = p.id AND g.revoked_at IS NULL \
                WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.idle_until > $2 \
                AND s.expires_at > $2 AND p.closed_at IS NULL ORDER BY g.id";
    TOUCH = "UPDATE session SET seen_at = $2, idle_until = $3 \
             WHERE id = $1 AND ended_at IS NULL AND seen_at <= $4";
    SHORTEN = "UPDATE session SET \
               idle_until = CASE WHEN idle_until > $2 THEN $2 ELSE idle_until END, \
               expires_at = CASE WHEN expires_at > $3 THEN $3 ELSE expires_at END \
               WHERE person_id = $1 AND ended_at IS NULL";
    END = "UPDATE session SET ended_at = $3 \
           WHERE id = $1 AND person_id = $2 AND ended_at IS NULL";
    END_ALL = "UPDATE session SET ended_at = $3 \
               WHERE person_id = $1 AND id <> $2 AND ended_at IS NULL";
    END_CHANNEL = "UPDATE session SET ended_at = $3 \
                   WHERE person_id = $1 AND channel = $2 AND ended_at IS NULL";
    CLOSED = "SELECT COUNT(*) FROM session s JOIN person p ON p.id = s.person_id \
              WHERE s.token_hash = $1 AND p.closed_at IS NOT NULL";
    LIST = "SELECT id, person_id, channel, agent, created_at, seen_at, idle_until, expires_at \
            FROM session WHERE person_id = $1 AND ended_at IS NULL AND idle_until > $2 \
            AND expires_at > $2 ORDER BY seen_at DESC, id DESC LIMIT 100";
    PRUNE = "DELETE FROM session WHERE expires_at < $1 OR ended_at < $1 OR idle_until < $1";
}

/// After how long an old note of use is renewed; earlier ones are not worth a write.
const STALE: SignedDuration = SignedDuration::from_mins(5);

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Who is signed in.
    pub person: PersonId,
    /// How the code came that opened it.
    pub channel: Channel,
    /// A short label such as `Chrome, Android`.
    pub agent: String,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used, to five minutes.
    pub seen_at: Timestamp,
    /// Until when it lasts unless it is used.
    pub idle_until: Timestamp,
    /// Until when it lasts at the most.
    pub expires_at: Timestamp,
}

impl Session {
    /// Whether [`session_touch`] would write anything at `now`.
    pub fn stale(&self, now: Timestamp) -> bool {
        self.seen_at + STALE <= now
    }
}

/// Everything a request needs to know of who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// The person.
    pub person: Person,
    /// The person's grants that were not revoked, whatever their terms.
    pub grants: Vec<Grant>,
}

/// A session to be added.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Who signs in.
    pub person: PersonId,
    /// See [`Keyring::token_hash`](crate::Keyring::token_hash).
    pub token_hash: String,
    /// How the code came.
    pub channel: Channel,
    /// A short label such as `Chrome, Android`.
    pub agent: String,
    /// Until when it lasts unless it is used.
    pub idle_until: Timestamp,
    /// Until when it lasts at the most.
    pub expires_at: Timestamp,
}

/// Opens a session.
///
/// # Errors
/// When the store fails.
pub fn session_add(
    tx: &mut Tx<'_>,
    new: &NewSession,
    now: Timestamp,
) -> Result<SessionId, StoreError> {
    let id = SessionId(tx.next_id(now));
    let NewSession {
        person,
        token_hash,
        channel,
        agent,
        idle_until,
        expires_at,
    } = new;
    let values = values![
        id,
        *person,
        token_hash,
        *channel,
        agent,
        now,
        *idle_until,
        *expires_at
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Session, person and grants in one statement; `None` when the session does not hold at
/// `now` or the account is closed.
///
/// # Errors
/// When the store fails.
pub fn session_by_token_hash(
    tx: &mut Tx<'_>,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<SignedIn>, StoreError> {
    let mut signed_in: Option<SignedIn> = None;
    let grants = tx.rows(BY_TOKEN, values![token_hash, now], |row| {
        if signed_in.is_none() {
            let (session, person) = (read(row)?, person::read(row, 8)?);
            signed_in = Some(SignedIn {
                session,
                person,
                grants: Vec::new(),
            });
        }
        let Some(role) = row.get::<Option<Role>>(19)? else {
            return Ok(None);
        };
        Ok(Some(Grant {
            id: row.get(18)?,
            role,
            district: row.get(20)?,
            body: row.get(21)?,
            starts_on: row.get(22)?,
            ends_on: row.get(23)?,
        }))
    })?;
    Ok(signed_in.map(|found| SignedIn {
        grants: grants.into_iter().flatten().collect(),
        ..found
    }))
}

/// Notes that a session was used, when the last note is more than five minutes old.
///
/// # Errors
/// When the store fails.
pub fn session_touch(
    tx: &mut Tx<'_>,
    id: SessionId,
    idle_until: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(TOUCH, values![id, now, idle_until, now - STALE])? == 1)
}

/// Lets the sessions of a person that are open end sooner: unused at `idle_until`, and at
/// `expires_at` at the most. A session that ends before is left as it is.
///
/// # Errors
/// When the store fails.
pub fn session_shorten(
    tx: &mut Tx<'_>,
    person: PersonId,
    idle_until: Timestamp,
    expires_at: Timestamp,
) -> Result<u64, StoreError> {
    tx.execute(SHORTEN, values![person, idle_until, expires_at])
}

/// Ends a session of a person; `false` when there is no such session of hers.
///
/// # Errors
/// When the store fails.
pub fn session_end(
    tx: &mut Tx<'_>,
    id: SessionId,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(END, values![id, person, now])? == 1)
}

/// Ends all sessions of a person, except one if given.
///
/// # Errors
/// When the store fails.
pub fn session_end_all(
    tx: &mut Tx<'_>,
    person: PersonId,
    except: Option<SessionId>,
    now: Timestamp,
) -> Result<u64, StoreError> {
    tx.execute(
        END_ALL,
        values![person, except.unwrap_or(SessionId(0)), now],
    )
}

/// Ends the sessions of a person that were opened by codes of one channel.
///
/// # Errors
/// When the store fails.
pub fn session_end_channel(
    tx: &mut Tx<'_>,
    person: PersonId,
    channel: Channel,
    now: Timestamp,
) -> Result<u64, StoreError> {
    tx.execute(END_CHANNEL, values![person, channel, now])
}

/// Whether a session was that of an account which is closed now.
///
/// # Errors
/// When the store fails.
pub fn session_of_closed(tx: &mut Tx<'_>, token_hash: &str) -> Result<bool, StoreError> {
    Ok(tx.number(CLOSED, values![token_hash])? > 0)
}

/// The sessions of a person that hold, the last used first; at most 100.
///
/// # Errors
/// When the store fails.
pub fn session_list(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Session>, StoreError> {
    tx.rows(LIST, values![person, now], read)
}

/// Removes sessions that were over before `before`.
///
/// # Errors
/// When the store fails.
pub fn session_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(PRUNE, values![before])
}

fn read(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.get(0)?,
        person: row.get(1)?,
        channel: row.get(2)?,
        agent: row.get(3)?,
        created_at: row.get(4)?,
        seen_at: row.get(5)?,
        idle_until: row.get(6)?,
        expires_at: row.get(7)?,
    })
}
