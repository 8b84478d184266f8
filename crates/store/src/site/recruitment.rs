//! Calls for seats and for people (공개모집), with their quotas.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{BodyId, DistrictId, PersonId, RecruitmentId};
use process::recruitment::{Call, CallKind, Group, Method, Quota, Times};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.district_id, r.body_id, r.kind, r.title, r.about, r.opens_at, \
             r.closes_at, r.seats, r.method, r.term_starts_on, r.term_ends_on, r.commitment, \
             r.published_at, r.cancelled_at, r.cancel_reason, r.settled_at, r.people, \
             r.witnesses, r.purged_at FROM recruitment r ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO recruitment (id, district_id, body_id, kind, title, about, opens_at, \
           closes_at, seats, method, term_starts_on, term_ends_on, commitment, published_at, \
           published_by) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    QUOTA_ADD = "INSERT INTO recruitment_quota (recruitment_id, position, of_group, least, most) \
                 VALUES ($1, $2, $3, $4, $5)";
    GET = select!("WHERE r.id = $1");
    PAGE = select!("WHERE r.district_id = $1 AND r.id < $2 ORDER BY r.id DESC LIMIT $3");
    OPEN = select!("WHERE r.district_id = $1 AND r.settled_at IS NULL AND r.cancelled_at IS NULL \
                    AND r.opens_at <= $2 AND r.closes_at > $2 ORDER BY r.closes_at, r.id LIMIT $3");
    OF_BODY = select!("WHERE r.body_id = $1 AND r.settled_at IS NULL AND r.cancelled_at IS NULL \
                       AND r.opens_at <= $2 AND r.closes_at > $2 ORDER BY r.closes_at, r.id LIMIT $3");
    QUOTAS = "SELECT of_group, least, most, announced_least, announced_most, reason, seated \
              FROM recruitment_quota WHERE recruitment_id = $1 ORDER BY position";
    CANCEL = "UPDATE recruitment SET cancelled_at = $2, cancel_reason = $3 \
              WHERE id = $1 AND cancelled_at IS NULL AND settled_at IS NULL";
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recruitment {
    /// Its id.
    pub id: RecruitmentId,
    /// Its district.
    pub district: DistrictId,
    /// The body; a call without seats may have none.
    pub body: Option<BodyId>,
    /// What it is for.
    pub kind: CallKind,
    /// One line that names it.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// The moments that say where it stands.
    pub times: Times,
    /// How many seats; 0 for none.
    pub seats: i64,
    /// How they are filled.
    pub method: Method,
    /// First and last day of the term, for seats.
    pub term: Option<(Date, Date)>,
    /// The hash of the secret of the lottery; empty without one.
    pub commitment: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// Why it was taken back; empty if it was not.
    pub cancel_reason: String,
    /// How many applications there were when the seats were filled.
    pub people: i64,
    /// Before whom the dice were thrown.
    pub witnesses: String,
    /// When what applicants wrote was destroyed.
    pub purged_at: Option<Timestamp>,
}

/// A quota of a call, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecruitmentQuota {
    /// The group and its numbers.
    pub quota: Quota,
    /// The numbers that were announced, where they were changed after the close.
    pub announced: Option<(i64, i64)>,
    /// Why they were changed.
    pub reason: String,
    /// How many of the group got a seat.
    pub seated: i64,
}

/// Publishes a call. `commitment` makes the hash of its secret from its id.
///
/// # Errors
/// When the store fails.
pub fn recruitment_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    call: &Call,
    commitment: impl Fn(RecruitmentId) -> String,
    by: PersonId,
    now: Timestamp,
) -> Result<RecruitmentId, StoreError> {
    let id = RecruitmentId(tx.next_id(now));
    let Call {
        kind,
        body,
        title,
        about,
        opens_at,
        closes_at,
        seats,
        method,
        term,
        quotas,
    } = call;
    let (first, last) = (term.map(|term| term.0), term.map(|term| term.1));
    let seats = i64::from(*seats);
    let values = values![
        id,
        district,
        *body,
        *kind,
        title,
        about,
        *opens_at,
        *closes_at,
        seats,
        *method,
        first,
        last,
        commitment(id),
        now,
        by
    ];
    tx.execute(ADD, values)?;
    for (position, quota) in (1_i64..).zip(quotas) {
        let (least, most) = (i64::from(quota.least), i64::from(quota.most));
        let values = values![id, position, quota.group.to_string(), least, most];
        tx.execute(QUOTA_ADD, values)?;
    }
    Ok(id)
}

/// The call with this id.
///
/// # Errors
/// When the store fails.
pub fn recruitment_get(
    tx: &mut Tx<'_>,
    id: RecruitmentId,
) -> Result<Option<Recruitment>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of the calls of a district, the newest first; `before` is the last of the page before.
///
/// # Errors
/// When the store fails.
pub fn recruitment_page(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<RecruitmentId>,
    limit: i64,
) -> Result<Vec<Recruitment>, StoreError> {
    let before = before.unwrap_or(RecruitmentId(i64::MAX));
    tx.rows(PAGE, values![district, before, limit], read)
}

/// The calls of a district that are open at `now`, what closes first first.
///
/// # Errors
/// When the store fails.
pub fn recruitments_open(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Recruitment>, StoreError> {
    tx.rows(OPEN, values![district, now, limit], read)
}

/// The calls of a body that are open at `now`, what closes first first.
///
/// # Errors
/// When the store fails.
pub fn recruitments_of_body(
    tx: &mut Tx<'_>,
    body: BodyId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Recruitment>, StoreError> {
    tx.rows(OF_BODY, values![body, now, limit], read)
}

/// The quotas of a call, in their order.
///
/// # Errors
/// When the store fails.
pub fn recruitment_quotas(
    tx: &mut Tx<'_>,
    id: RecruitmentId,
) -> Result<Vec<RecruitmentQuota>, StoreError> {
    tx.rows(QUOTAS, values![id], |row| {
        let group: String = row.get(0)?;
        let group: Group = group
            .parse()
            .map_err(|_| StoreError::Data("a quota of an unknown group".into()))?;
        let people = |at| Ok::<_, StoreError>(u32::try_from(row.get::<i64>(at)?).unwrap_or(0));
        let announced: Option<i64> = row.get(3)?;
        Ok(RecruitmentQuota {
            quota: Quota {
                group,
                least: people(1)?,
                most: people(2)?,
            },
            announced: announced.zip(row.get(4)?),
            reason: row.get(5)?,
            seated: row.get(6)?,
        })
    })
}

/// Takes a call back; `false` when its seats were filled or it was taken back before.
///
/// # Errors
/// When the store fails.
pub fn recruitment_cancel(
    tx: &mut Tx<'_>,
    id: RecruitmentId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(CANCEL, values![id, now, reason])? == 1)
}

fn read(row: &Row<'_>) -> Result<Recruitment, StoreError> {
    let starts_on: Option<Date> = row.get(10)?;
    Ok(Recruitment {
        id: row.get(0)?,
        district: row.get(1)?,
        body: row.get(2)?,
        kind: row.get(3)?,
        title: row.get(4)?,
        about: row.get(5)?,
        times: Times {
            opens_at: row.get(6)?,
            closes_at: row.get(7)?,
            settled_at: row.get(16)?,
            cancelled_at: row.get(14)?,
        },
        seats: row.get(8)?,
        method: row.get(9)?,
        term: starts_on.zip(row.get(11)?),
        commitment: row.get(12)?,
        published_at: row.get(13)?,
        cancel_reason: row.get(15)?,
        people: row.get(17)?,
        witnesses: row.get(18)?,
        purged_at: row.get(19)?,
    })
}
