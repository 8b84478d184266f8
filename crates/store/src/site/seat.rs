//! Seats that calls gave, and their reserves.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{
    ApplicationId, BodyId, DistrictId, GrantId, MembershipId, PersonId, RecruitmentId, SeatId,
};
use process::recruitment::seat::{SeatState, Verdict};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.recruitment_id, s.application_id, s.person_id, a.token, s.position, \
             s.state, s.reason, s.conflict, s.grant_id, s.membership_id, s.renewals, \
             s.term_ends_on, s.free_reason FROM seat s \
             JOIN application a ON a.id = s.application_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO seat (id, recruitment_id, application_id, person_id, position, state, \
           reason, conflict, offered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, \
           COALESCE((SELECT conflict FROM application_data WHERE application_id = $3), ''), $8)";
    GET = select!("WHERE s.id = $1");
    OF_PERSON = select!("WHERE s.recruitment_id = $1 AND s.person_id = $2");
    PAGE = select!("WHERE s.recruitment_id = $1 AND s.position > $2 ORDER BY s.position LIMIT $3");
    IN_STATE = select!("WHERE s.recruitment_id = $1 AND s.state = $2 ORDER BY s.position LIMIT $3");
    COUNTS = "SELECT state, COUNT(*) FROM seat WHERE recruitment_id = $1 GROUP BY state";
    OFFER = "UPDATE seat SET state = 'offered', offered_at = $2 WHERE id = $1 AND state = 'reserve'";
    ACCEPT = "UPDATE seat SET state = 'accepted', answered_at = $2, grant_id = $3, \
              membership_id = $4, term_ends_on = $5 WHERE id = $1 AND state = 'offered'";
    LEAVE = "UPDATE seat SET state = $2, freed_at = $3, free_reason = $4, conflict = '' \
             WHERE id = $1";
    RENEW = "UPDATE seat SET renewals = renewals + 1, term_ends_on = $2, \
             grant_id = COALESCE($3, grant_id) WHERE id = $1 AND state = 'accepted'";
    CONFLICTS = "SELECT s.position, s.conflict FROM seat s \
                 JOIN recruitment r ON r.id = s.recruitment_id JOIN body b ON b.id = r.body_id \
                 WHERE r.district_id = $1 AND s.state = 'accepted' AND s.conflict <> '' \
                 AND (r.body_id = $2 OR ($2 = 0 AND b.kind = 'governance-council')) \
                 AND (s.term_ends_on IS NULL OR s.term_ends_on >= $3) \
                 ORDER BY s.id LIMIT $4";
    SETTLE = "UPDATE recruitment SET settled_at = $2, settled_by = $3, people = $4, \
              witnesses = $5, draw = $6 WHERE id = $1 AND settled_at IS NULL \
              AND cancelled_at IS NULL";
    SETTLED_BY = "SELECT settled_by FROM recruitment WHERE id = $1 AND settled_by IS NOT NULL";
    SEATED = "UPDATE recruitment_quota SET seated = $3 WHERE recruitment_id = $1 AND position = $2";
    DRAW = "SELECT draw FROM recruitment WHERE id = $1";
    CHOICE_PUT = "INSERT INTO application_choice (application_id, verdict, reason, at, chosen_by) \
                  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (application_id) DO UPDATE SET \
                  verdict = excluded.verdict, reason = excluded.reason, at = excluded.at, \
                  chosen_by = excluded.chosen_by";
    CHOICES = "SELECT c.application_id, c.verdict, c.reason FROM application_choice c \
               JOIN application a ON a.id = c.application_id WHERE a.recruitment_id = $1 \
               AND a.withdrawn_at IS NULL ORDER BY c.at, c.application_id LIMIT $2";
    CHANGE_QUOTA = "UPDATE recruitment_quota SET announced_least = COALESCE(announced_least, \
                    least), announced_most = COALESCE(announced_most, most), least = $3, \
                    most = $4, reason = $5 WHERE recruitment_id = $1 AND position = $2";
    LEAVE_OF_PERSON = "UPDATE seat SET state = 'declined', conflict = '' WHERE person_id = $1 \
                       AND state IN ('reserve', 'offered')";
    PURGE_DATA = "DELETE FROM application_data WHERE application_id IN (SELECT a.id \
                  FROM application a JOIN recruitment r ON r.id = a.recruitment_id \
                  WHERE r.purged_at IS NULL \
                  AND COALESCE(r.settled_at, r.cancelled_at, r.closes_at) < $1)";
    PURGE_CHOICES = "DELETE FROM application_choice WHERE application_id IN (SELECT a.id \
                     FROM application a JOIN recruitment r ON r.id = a.recruitment_id \
                     WHERE r.purged_at IS NULL \
                     AND COALESCE(r.settled_at, r.cancelled_at, r.closes_at) < $1)";
    PURGE_RESERVE = "UPDATE seat SET conflict = '' WHERE conflict <> '' AND (state <> 'accepted' \
                     AND recruitment_id IN (SELECT id FROM recruitment WHERE settled_at < $1) \
                     OR term_ends_on < $2)";
    PURGED = "UPDATE recruitment SET purged_at = $2 WHERE purged_at IS NULL \
              AND COALESCE(settled_at, cancelled_at, closes_at) < $1";
}

/// A seat, or a place in the reserve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// The call.
    pub recruitment: RecruitmentId,
    /// The application.
    pub application: ApplicationId,
    /// Whose it is.
    pub person: PersonId,
    /// What stands for the application in public.
    pub token: String,
    /// The place in the order of the draw or of the reasons, from 1.
    pub position: i64,
    /// Where it stands.
    pub state: SeatState,
    /// Why she was chosen; empty where a lottery decided.
    pub reason: String,
    /// What she declared; empty for nothing, and once the seat is left.
    pub conflict: String,
    /// The office that it gave.
    pub grant: Option<GrantId>,
    /// The place that it gave in a body without offices.
    pub membership: Option<MembershipId>,
    /// How often its term was renewed.
    pub renewals: i64,
    /// The last day of its term, once accepted.
    pub term_ends_on: Option<Date>,
    /// Why it fell free.
    pub free_reason: String,
}

/// A seat to be written.
#[derive(Clone, Debug)]
pub struct NewSeat {
    /// The application.
    pub application: ApplicationId,
    /// Whose it is.
    pub person: PersonId,
    /// The place in the order.
    pub position: i64,
    /// Offered, or in the reserve.
    pub state: SeatState,
    /// Why she was chosen.
    pub reason: String,
}

/// How the seats of a call were filled.
#[derive(Clone, Debug, Default)]
pub struct Filling {
    /// How many applications there were.
    pub people: i64,
    /// Before whom the dice were thrown.
    pub witnesses: String,
    /// The file of the draw.
    pub draw: String,
    /// For each quota in its order, how many of its group got a seat.
    pub seated: Vec<i64>,
}

/// What is thought of an application.
pub type Choice = (ApplicationId, Verdict, String);

/// Gives a seat or a place in the reserve. What was declared goes with it.
///
/// # Errors
/// When the store fails.
pub fn seat_add(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    seat: &NewSeat,
    now: Timestamp,
) -> Result<SeatId, StoreError> {
    let id = SeatId(tx.next_id(now));
    let offered = (seat.state == SeatState::Offered).then_some(now);
    let values = values![
        id,
        recruitment,
        seat.application,
        seat.person,
        seat.position,
        seat.state,
        &seat.reason,
        offered
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The seat with this id.
///
/// # Errors
/// When the store fails.
pub fn seat_get(tx: &mut Tx<'_>, id: SeatId) -> Result<Option<Seat>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The seat, or the place in the reserve, that somebody has by a call.
///
/// # Errors
/// When the store fails.
pub fn seat_of(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    person: PersonId,
) -> Result<Option<Seat>, StoreError> {
    tx.row(OF_PERSON, values![recruitment, person], read)
}

/// A page of the seats of a call in their order; `after` is the last place of the page before.
///
/// # Errors
/// When the store fails.
pub fn seat_page(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    after: i64,
    limit: i64,
) -> Result<Vec<Seat>, StoreError> {
    tx.rows(PAGE, values![recruitment, after, limit], read)
}

/// The seats of a call that stand somewhere, in their order.
///
/// # Errors
/// When the store fails.
pub fn seats_in_state(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    state: SeatState,
    limit: i64,
) -> Result<Vec<Seat>, StoreError> {
    tx.rows(IN_STATE, values![recruitment, state, limit], read)
}

/// How many seats of a call stand where.
///
/// # Errors
/// When the store fails.
pub fn seat_counts(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
) -> Result<Vec<(SeatState, i64)>, StoreError> {
    tx.rows(COUNTS, values![recruitment], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Offers a seat to somebody of the reserve; `false` when she is not in it any more.
///
/// # Errors
/// When the store fails.
pub fn seat_offer(tx: &mut Tx<'_>, id: SeatId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(OFFER, values![id, now])? == 1)
}

/// Somebody takes a seat, with the office or the place that it gave.
///
/// # Errors
/// When the store fails.
pub fn seat_accept(
    tx: &mut Tx<'_>,
    id: SeatId,
    (grant, membership): (Option<GrantId>, Option<MembershipId>),
    ends_on: Option<Date>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![id, now, grant, membership, ends_on];
    Ok(tx.execute(ACCEPT, values)? == 1)
}

/// A seat is declined or falls free; what was declared goes.
///
/// # Errors
/// When the store fails.
pub fn seat_leave(
    tx: &mut Tx<'_>,
    id: SeatId,
    state: SeatState,
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(LEAVE, values![id, state, now, reason]).map(drop)
}

/// Renews the term of a seat until a day, with the grant of the new term.
///
/// # Errors
/// When the store fails.
pub fn seat_renew(
    tx: &mut Tx<'_>,
    id: SeatId,
    ends_on: Date,
    grant: Option<GrantId>,
) -> Result<bool, StoreError> {
    Ok(tx.execute(RENEW, values![id, ends_on, grant])? == 1)
}

/// What the holders of seats of a body declared, by the place of the seat; without a body those
/// of the council. Whose it is is not told.
///
/// # Errors
/// When the store fails.
pub fn seat_conflicts(
    tx: &mut Tx<'_>,
    district: DistrictId,
    body: Option<BodyId>,
    today: Date,
    limit: i64,
) -> Result<Vec<(i64, String)>, StoreError> {
    let body = body.unwrap_or(BodyId(0));
    tx.rows(CONFLICTS, values![district, body, today, limit], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Marks the seats of a call as filled; `false` when they were before.
///
/// # Errors
/// When the store fails.
pub fn recruitment_settle(
    tx: &mut Tx<'_>,
    id: RecruitmentId,
    settlement: &Filling,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Filling {
        people,
        witnesses,
        draw,
        seated,
    } = settlement;
    let values = values![id, now, by, *people, witnesses, draw];
    if tx.execute(SETTLE, values)? != 1 {
        return Ok(false);
    }
    for (position, seated) in (1_i64..).zip(seated) {
        tx.execute(SEATED, values![id, position, *seated])?;
    }
    Ok(true)
}

/// Who filled the seats of a call.
///
/// # Errors
/// When the store fails.
pub fn recruitment_settled_by(
    tx: &mut Tx<'_>,
    id: RecruitmentId,
) -> Result<Option<PersonId>, StoreError> {
    tx.row(SETTLED_BY, values![id], |row| row.get(0))
}

/// The file of the draw of a call; empty before it, and where reasons decide.
///
/// # Errors
/// When the store fails.
pub fn recruitment_draw(tx: &mut Tx<'_>, id: RecruitmentId) -> Result<String, StoreError> {
    let found = tx.row(DRAW, values![id], |row| row.get(0))?;
    Ok(found.unwrap_or_default())
}

/// Changes the numbers of the quota at a place after the close; those announced stay on record.
///
/// # Errors
/// When the store fails.
pub fn recruitment_quota_change(
    tx: &mut Tx<'_>,
    (id, position): (RecruitmentId, i64),
    (least, most): (i64, i64),
    reason: &str,
) -> Result<(), StoreError> {
    let values = values![id, position, least, most, reason];
    tx.execute(CHANGE_QUOTA, values).map(drop)
}

/// Keeps what is thought of an application; what was thought before is replaced.
///
/// # Errors
/// When the store fails.
pub fn application_choice_put(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    (verdict, reason): (Verdict, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = values![id, verdict, reason, now, by];
    tx.execute(CHOICE_PUT, values).map(drop)
}

/// What is thought of the applications to a call, in the order in which it was decided.
///
/// # Errors
/// When the store fails.
pub fn application_choices(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    limit: i64,
) -> Result<Vec<Choice>, StoreError> {
    tx.rows(CHOICES, values![recruitment, limit], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// Somebody who closes her account stands in no reserve any more.
///
/// # Errors
/// When the store fails.
pub fn seats_forget_person(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    tx.execute(LEAVE_OF_PERSON, values![person]).map(drop)
}

/// Destroys what applicants wrote where the seats were filled, or the call ended, before a
/// moment; what holders of seats declared goes with their term. Answers how many rows it touched.
///
/// # Errors
/// When the store fails.
pub fn applications_purge(
    tx: &mut Tx<'_>,
    before: Timestamp,
    today: Date,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let data = tx.execute(PURGE_DATA, values![before])?;
    let choices = tx.execute(PURGE_CHOICES, values![before])?;
    let reserve = tx.execute(PURGE_RESERVE, values![before, today])?;
    Ok(data + choices + reserve + tx.execute(PURGED, values![before, now])?)
}

fn read(row: &Row<'_>) -> Result<Seat, StoreError> {
    Ok(Seat {
        id: row.get(0)?,
        recruitment: row.get(1)?,
        application: row.get(2)?,
        person: row.get(3)?,
        token: row.get(4)?,
        position: row.get(5)?,
        state: row.get(6)?,
        reason: row.get(7)?,
        conflict: row.get(8)?,
        grant: row.get(9)?,
        membership: row.get(10)?,
        renewals: row.get(11)?,
        term_ends_on: row.get(12)?,
        free_reason: row.get(13)?,
    })
}
