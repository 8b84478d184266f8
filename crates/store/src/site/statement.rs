//! Statements about agendas, what everybody says of them, and how each agenda is deliberated
//! online.
//!
//! What somebody says of a statement now is one row; everything that was ever said stands in a
//! log that is never changed. The numbers stand with the statement and change in the same
//! transaction.

use jiff::Timestamp;
use process::id::{AgendaId, DistrictId, PersonId, StatementId, StatementVoteId};
use process::opinion::Stance;
use process::statement::{Askable, Reveal, Settings, StatementOrigin};

use super::moderation::{Hiding, hiding, hiding_columns};
use super::opinion::Stances;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.agenda_id, a.district_id, a.title, s.author_id, p.display_name, \
             s.origin, s.body, s.hidden, s.created_at, s.agree_count, s.disagree_count, \
             s.pass_count, ",
            hiding_columns!("statement", "s"),
            " FROM statement s JOIN agenda a ON a.id = s.agenda_id \
             JOIN person p ON p.id = s.author_id ",
            $rest
        )
    };
}

statements! {
    SETTING = "SELECT s.opens_at, s.closes_at, s.reveal, s.reveal_after, a.quiet_in_ballot, \
               (SELECT COUNT(*) FROM vote_item i JOIN vote v ON v.id = i.vote_id \
               WHERE i.agenda_id = a.id AND v.opens_at <= $2 AND v.closes_at > $2), \
               (SELECT COUNT(*) FROM statement_vote v WHERE v.agenda_id = $1 \
               AND v.person_id = $3), (SELECT COUNT(*) FROM statement o WHERE o.agenda_id = $1 \
               AND o.hidden = 0), (SELECT COUNT(*) FROM statement_vote v JOIN statement o \
               ON o.id = v.statement_id WHERE v.agenda_id = $1 AND v.person_id = $3 \
               AND o.hidden = 0) \
               FROM agenda a LEFT JOIN statement_setting s ON s.agenda_id = a.id WHERE a.id = $1";
    SETTING_PUT = "INSERT INTO statement_setting (agenda_id, opens_at, closes_at, reveal, \
                   reveal_after, set_at) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (agenda_id) DO UPDATE SET opens_at = excluded.opens_at, \
                   closes_at = excluded.closes_at, reveal = excluded.reveal, \
                   reveal_after = excluded.reveal_after, set_at = excluded.set_at";
    AGENDA_QUIET = "UPDATE agenda SET counts_until = $2, quiet_in_ballot = $3 WHERE id = $1";
    /// One at a time of an agenda, so that no two pass the limits together.
    LOCK = "UPDATE agenda SET pass_count = pass_count WHERE id = $1";
    ADD = "INSERT INTO statement (id, agenda_id, author_id, origin, body, hidden, created_at, \
           agree_count, disagree_count, pass_count) VALUES ($1, $2, $3, $4, $5, 0, $6, 0, 0, 0)";
    ROOM = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN author_id = $2 AND origin = 'resident' \
            THEN 1 ELSE 0 END), 0) AS BIGINT) FROM statement WHERE agenda_id = $1";
    BODIES = "SELECT id, body FROM statement WHERE agenda_id = $1 AND hidden = 0";
    GET = select!("WHERE s.id = $1");
    LIST = select!("WHERE s.agenda_id = $1 AND s.id > $2 ORDER BY s.id LIMIT $3");
    SHOWN = select!("WHERE s.agenda_id = $1 AND s.hidden = 0 AND s.id > $2 ORDER BY s.id LIMIT $3");
    OF_AUTHOR = select!("WHERE s.agenda_id = $1 AND s.author_id = $2 ORDER BY s.id DESC LIMIT $3");
    ASKABLE = "SELECT s.id, s.agree_count, s.disagree_count, s.pass_count, \
               (SELECT COUNT(*) FROM statement_vote v WHERE v.statement_id = s.id \
               AND v.person_id = $2) FROM statement s WHERE s.agenda_id = $1 AND s.hidden = 0 \
               ORDER BY s.id LIMIT $3";
    PEOPLE = "SELECT COUNT(DISTINCT v.person_id), COUNT(*) FROM statement_vote v \
              JOIN statement s ON s.id = v.statement_id WHERE v.agenda_id = $1 AND s.hidden = 0";
    VOTES_OF = "SELECT s.id, s.body, s.hidden, v.stance FROM statement_vote v \
                JOIN statement s ON s.id = v.statement_id WHERE v.agenda_id = $1 \
                AND v.person_id = $2 AND v.statement_id > $3 ORDER BY v.statement_id LIMIT $4";
    VOTE_OF = "SELECT stance FROM statement_vote WHERE statement_id = $1 AND person_id = $2";
    VOTE_PUT = "INSERT INTO statement_vote (statement_id, person_id, agenda_id, stance, at) \
                VALUES ($1, $2, $3, $4, $5) ON CONFLICT (statement_id, person_id) \
                DO UPDATE SET stance = excluded.stance, at = excluded.at";
    LOG = "INSERT INTO statement_vote_log (id, agenda_id, statement_id, person_id, stance, at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    /// Waits for whoever votes on the same statement: the numbers follow from what was there.
    LOCK_ONE = "UPDATE statement SET pass_count = pass_count WHERE id = $1";
    COUNT = "UPDATE statement SET agree_count = agree_count + $2, \
             disagree_count = disagree_count + $3, pass_count = pass_count + $4 WHERE id = $1";
    SET_HIDDEN = "UPDATE statement SET hidden = $2 WHERE id = $1";
}

/// Later than any day that can be set: the year 2100.
const FAR: Timestamp = Timestamp::constant(4_102_444_800, 0);

/// A statement about an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// Its id.
    pub id: StatementId,
    /// About which agenda.
    pub agenda: AgendaId,
    /// The agenda's district.
    pub district: DistrictId,
    /// The agenda's title.
    pub agenda_title: String,
    /// Who wrote it. Readers are told what she is, not who.
    pub author: PersonId,
    /// The author's display name, for moderators; empty after the account was closed.
    pub author_name: String,
    /// Who put it there.
    pub origin: StatementOrigin,
    /// What it says.
    pub body: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it was added.
    pub created_at: Timestamp,
    /// How many people agree, disagree and pass.
    pub votes: Stances,
    /// Why it is hidden and since when.
    pub hiding: Hiding,
    /// Whether its author has appealed against the hiding.
    pub appealed: bool,
}

/// A vote of one's own with the statement that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnVote {
    /// Which statement.
    pub statement: StatementId,
    /// What it says.
    pub body: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// What she says of it.
    pub stance: Stance,
}

/// How far somebody has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// On how many statements she has voted, hidden ones included.
    pub voted: i64,
    /// How many statements everybody may see.
    pub all: i64,
    /// On how many of these she has voted.
    pub seen: i64,
}

/// How an agenda is deliberated online, whether it is on a ballot that is open at `now`, and how
/// far somebody has come with its statements; a visitor has voted on none.
///
/// # Errors
/// When the store fails.
pub fn statement_setting(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: Option<PersonId>,
    now: Timestamp,
) -> Result<(Settings, bool, Progress), StoreError> {
    let person = person.unwrap_or(PersonId(0));
    let found = tx.row(SETTING, values![agenda, now, person], |row| {
        let reveal: Option<Reveal> = row.get(2)?;
        let settings = Settings {
            opens_at: row.get(0)?,
            closes_at: row.get(1)?,
            reveal: reveal.unwrap_or(Reveal::Always),
            reveal_after: row.get::<Option<i64>>(3)?.unwrap_or(0),
            quiet_in_ballot: row.get(4)?,
        };
        let progress = Progress {
            voted: row.get(6)?,
            all: row.get(7)?,
            seen: row.get(8)?,
        };
        Ok((settings, row.get::<i64>(5)? > 0, progress))
    })?;
    Ok(found.unwrap_or_default())
}

/// Sets how an agenda is deliberated online.
///
/// # Errors
/// When the store fails.
pub fn statement_setting_put(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    settings: &Settings,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Settings {
        opens_at,
        closes_at,
        reveal,
        reveal_after,
        quiet_in_ballot,
    } = *settings;
    let values = values![agenda, opens_at, closes_at, reveal, reveal_after, now];
    tx.execute(SETTING_PUT, values)?;
    // Lists know no reader: they keep the numbers back until the last day.
    let until = match reveal {
        Reveal::Always => None,
        Reveal::Opinion | Reveal::Statements => Some(closes_at.unwrap_or(FAR)),
    };
    tx.execute(AGENDA_QUIET, values![agenda, until, quiet_in_ballot])?;
    Ok(())
}

/// How many statements an agenda has, hidden ones too, and how many of them somebody added as a
/// resident. Nobody else adds one before this transaction ends.
///
/// # Errors
/// When the store fails.
pub fn statement_room(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: PersonId,
) -> Result<(i64, i64), StoreError> {
    tx.execute(LOCK, values![agenda])?;
    let found = tx.row(ROOM, values![agenda, person], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(found.unwrap_or_default())
}

/// What the statements of an agenda say that everybody may see, for finding equal ones.
///
/// # Errors
/// When the store fails.
pub fn statement_bodies(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
) -> Result<Vec<(StatementId, String)>, StoreError> {
    tx.rows(BODIES, values![agenda], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Adds a statement.
///
/// # Errors
/// When the store fails.
pub fn statement_add(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    author: PersonId,
    origin: StatementOrigin,
    body: &str,
    now: Timestamp,
) -> Result<StatementId, StoreError> {
    let id = StatementId(tx.next_id(now));
    tx.execute(ADD, values![id, agenda, author, origin, body, now])?;
    Ok(id)
}

/// The statement with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn statement_get(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<StatementRow>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of the statements of an agenda, the oldest first; hidden ones are in it, marked, where
/// they are asked for. `after` is the last id of the page before.
///
/// # Errors
/// When the store fails.
pub fn statement_list(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    hidden_too: bool,
    after: Option<StatementId>,
    limit: i64,
) -> Result<Vec<StatementRow>, StoreError> {
    let after = after.unwrap_or(StatementId(0));
    let sql = if hidden_too { LIST } else { SHOWN };
    tx.rows(sql, values![agenda, after, limit], read)
}

/// The latest statements that somebody added to an agenda, the newest first.
///
/// # Errors
/// When the store fails.
pub fn statements_of_author(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    author: PersonId,
    limit: i64,
) -> Result<Vec<StatementRow>, StoreError> {
    tx.rows(OF_AUTHOR, values![agenda, author, limit], read)
}

/// The statements of an agenda that can be asked about, with what somebody has voted on.
///
/// # Errors
/// When the store fails.
pub fn statements_askable(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<Askable>, StoreError> {
    tx.rows(ASKABLE, values![agenda, person, limit], |row| {
        Ok(Askable {
            id: row.get(0)?,
            votes: [row.get(1)?, row.get(2)?, row.get(3)?],
            seen: row.get::<i64>(4)? > 0,
        })
    })
}

/// How many people voted on statements of an agenda, and how many votes there are.
///
/// # Errors
/// When the store fails.
pub fn statement_people(tx: &mut Tx<'_>, agenda: AgendaId) -> Result<(i64, i64), StoreError> {
    let found = tx.row(PEOPLE, values![agenda], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(found.unwrap_or_default())
}

/// A page of what somebody said of the statements of an agenda, in their order.
///
/// # Errors
/// When the store fails.
pub fn statement_votes_of(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    person: PersonId,
    after: Option<StatementId>,
    limit: i64,
) -> Result<Vec<OwnVote>, StoreError> {
    let after = after.unwrap_or(StatementId(0));
    tx.rows(VOTES_OF, values![agenda, person, after, limit], |row| {
        Ok(OwnVote {
            statement: row.get(0)?,
            body: row.get(1)?,
            hidden: row.get(2)?,
            stance: row.get(3)?,
        })
    })
}

/// What somebody says of a statement.
///
/// # Errors
/// When the store fails.
pub fn statement_vote_of(
    tx: &mut Tx<'_>,
    statement: StatementId,
    person: PersonId,
) -> Result<Option<Stance>, StoreError> {
    tx.row(VOTE_OF, values![statement, person], |row| row.get(0))
}

/// Notes what somebody says of a statement; `false` when she has said just that before.
///
/// # Errors
/// When the store fails.
pub fn statement_vote_put(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    statement: StatementId,
    person: PersonId,
    stance: Stance,
    now: Timestamp,
) -> Result<bool, StoreError> {
    tx.execute(LOCK_ONE, values![statement])?;
    let before = statement_vote_of(tx, statement, person)?;
    if before == Some(stance) {
        return Ok(false);
    }
    tx.execute(VOTE_PUT, values![statement, person, agenda, stance, now])?;
    let entry = StatementVoteId(tx.next_id(now));
    let values = values![entry, agenda, statement, person, stance, now];
    tx.execute(LOG, values)?;
    let change = |of| i64::from(of == stance) - i64::from(Some(of) == before);
    let [agree, disagree, pass] = [Stance::Agree, Stance::Disagree, Stance::Pass].map(change);
    tx.execute(COUNT, values![statement, agree, disagree, pass])?;
    Ok(true)
}

/// Hides a statement, or shows it again. The votes on it stay.
///
/// # Errors
/// When the store fails.
pub fn statement_set_hidden(
    tx: &mut Tx<'_>,
    id: StatementId,
    hidden: bool,
) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, hidden]).map(drop)
}

fn read(row: &Row<'_>) -> Result<StatementRow, StoreError> {
    let (hiding, appealed) = hiding(row, 13)?;
    Ok(StatementRow {
        id: row.get(0)?,
        agenda: row.get(1)?,
        district: row.get(2)?,
        agenda_title: row.get(3)?,
        author: row.get(4)?,
        author_name: row.get(5)?,
        origin: row.get(6)?,
        body: row.get(7)?,
        hidden: row.get(8)?,
        created_at: row.get(9)?,
        votes: Stances {
            agree: row.get(10)?,
            disagree: row.get(11)?,
            pass: row.get(12)?,
        },
        hiding,
        appealed,
    })
}
