//! Hearings of proposers: what was suggested, what she said, and what was recorded on site.

use jiff::Timestamp;
use process::classification::ClassKind;
use process::hearing::{self, AskText, Sitting, Way};
use process::id::{BodyId, DistrictId, HearingId, MeetingId, PersonId, ProposalId};
use process::role::Role;

use super::agenda::names;
use super::meeting::{NamedMeeting, named};
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects, of hearings `h`.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT h.id, h.proposal_id, h.suggested, h.reason, h.body_id, b.name_ko, b.name_en, \
             h.asked_as, h.asked_at, h.until, h.said, h.said_text, h.said_at, h.meeting_id, \
             m.title, m.starts_at, h.recorded, h.recorded_as, h.recorded_at, h.closed_at \
             FROM hearing h LEFT JOIN body b ON b.id = h.body_id \
             LEFT JOIN meeting m ON m.id = h.meeting_id ",
            $rest
        )
    };
}

/// The columns that [`sitting`] expects, of meetings `m`.
macro_rules! sittings {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.title, m.kind, m.body_id, m.starts_at, m.ends_at, m.cancelled_at, \
             (SELECT CAST(COALESCE(SUM(a.people), 0) AS BIGINT) FROM attendance a \
             WHERE a.meeting_id = m.id AND a.kind = 'budget-committee') FROM meeting m ",
            $rest
        )
    };
}

/// The columns that [`read_open`] expects, of open hearings of proposals that stand.
macro_rules! open {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.title, d.slug, d.name_ko, d.name_en, h.suggested, h.until, h.said, \
             h.recorded_at FROM hearing h JOIN proposal p ON p.id = h.proposal_id \
             JOIN district d ON d.id = h.district_id WHERE h.closed_at IS NULL \
             AND p.state = 'submitted' AND p.hidden = 0 AND ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO hearing (id, district_id, proposal_id, suggested, reason, body_id, \
           asked_by, asked_as, asked_at, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF = select!("WHERE h.proposal_id = $1 ORDER BY h.id DESC LIMIT 20");
    SAY = "UPDATE hearing SET said = $2, said_text = $3, said_at = $4 WHERE id = $1 \
           AND closed_at IS NULL AND (said IS NULL OR said <> 'text')";
    RECORD = "UPDATE hearing SET meeting_id = $2, recorded = $3, recorded_by = $4, \
              recorded_as = $5, recorded_at = $6 WHERE id = $1 AND closed_at IS NULL \
              AND recorded_at IS NULL";
    CLOSE = "UPDATE hearing SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    SITTING = sittings!("WHERE m.id = $1 AND m.district_id = $2");
    SITTINGS = sittings!("WHERE m.district_id = $1 AND m.cancelled_at IS NULL \
                          AND m.starts_at <= $2 AND m.ends_at > $3 AND (m.kind = 'joint' \
                          OR (m.kind = 'sub-committee' AND (m.body_id = $4 OR CAST($5 AS BIGINT) <> 0))) \
                          ORDER BY m.starts_at DESC, m.id DESC LIMIT 30");
    OF_BODY = open!("h.body_id = $1 ORDER BY h.until, h.id LIMIT $2");
    OF_AUTHOR = open!("(p.author_id = $1 OR EXISTS (SELECT 1 FROM coauthor c \
                      WHERE c.proposal_id = p.id AND c.person_id = $1 AND c.left_at IS NULL)) \
                      AND h.said IS NULL ORDER BY h.until, h.id LIMIT $2");
}

/// A hearing of a proposer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// Its id.
    pub id: HearingId,
    /// The proposal that it is about.
    pub proposal: ProposalId,
    /// What was suggested.
    pub suggested: ClassKind,
    /// Why.
    pub reason: String,
    /// The sub-committee that hears; `None` for a joint meeting.
    pub body: Option<BodyId>,
    /// The names of that body, Korean and English.
    pub body_names: Option<(String, String)>,
    /// As what somebody suggested it.
    pub asked_as: Role,
    /// When.
    pub asked_at: Timestamp,
    /// From then on nobody is waited for.
    pub until: Timestamp,
    /// How the proposer has her say.
    pub said: Option<Way>,
    /// What she wrote; may be empty.
    pub said_text: String,
    /// When.
    pub said_at: Option<Timestamp>,
    /// The meeting at which she spoke.
    pub meeting: Option<NamedMeeting>,
    /// What she said there, as it was recorded; empty before.
    pub recorded: String,
    /// As what somebody recorded it.
    pub recorded_as: Option<Role>,
    /// When.
    pub recorded_at: Option<Timestamp>,
    /// When it was decided what the proposal is.
    pub closed_at: Option<Timestamp>,
}

impl Hearing {
    /// What the decisions need to know.
    pub fn standing(&self) -> hearing::Hearing {
        hearing::Hearing {
            suggested: self.suggested,
            body: self.body,
            asked_at: self.asked_at,
            until: self.until,
            said: self.said.zip(self.said_at),
            recorded: self.meeting.as_ref().map(|met| met.2).zip(self.recorded_at),
            closed: self.closed_at.is_some(),
        }
    }
}

/// A meeting that may decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldMeeting {
    /// Its id.
    pub id: MeetingId,
    /// One line that names it.
    pub title: String,
    /// What the decisions need to know.
    pub sitting: Sitting,
}

/// A hearing that is not decided, as desks show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenHearing {
    /// The proposal.
    pub proposal: ProposalId,
    /// Its title.
    pub title: String,
    /// The district's part of an address.
    pub slug: String,
    /// The district's names, Korean and English.
    pub district_names: (String, String),
    /// What was suggested.
    pub suggested: ClassKind,
    /// From then on nobody is waited for.
    pub until: Timestamp,
    /// How the proposer has her say.
    pub said: Option<Way>,
    /// When it was recorded what she said on site.
    pub recorded_at: Option<Timestamp>,
}

/// Keeps that a proposer is asked to explain.
///
/// # Errors
/// When the store fails.
pub fn hearing_add(
    tx: &mut Tx<'_>,
    (district, proposal): (DistrictId, ProposalId),
    text: &AskText,
    (asked_by, asked_as): (PersonId, Role),
    until: Timestamp,
    now: Timestamp,
) -> Result<HearingId, StoreError> {
    let id = HearingId(tx.next_id(now));
    let values = values![
        id,
        district,
        proposal,
        text.suggested,
        &text.reason,
        text.body,
        asked_by,
        asked_as,
        now,
        until
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The hearings about a proposal, the latest first; at most 20.
///
/// # Errors
/// When the store fails.
pub fn hearings_of(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<Vec<Hearing>, StoreError> {
    tx.rows(OF, values![proposal], read)
}

/// Keeps what a proposer answers; `false` when she wrote before, or it was decided.
///
/// # Errors
/// When the store fails.
pub fn hearing_say(
    tx: &mut Tx<'_>,
    id: HearingId,
    (way, text): (Way, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(SAY, values![id, way, text, now])? > 0)
}

/// Keeps what a proposer said in a meeting; `false` when it was recorded before, or decided.
///
/// # Errors
/// When the store fails.
pub fn hearing_record(
    tx: &mut Tx<'_>,
    id: HearingId,
    (meeting, text): (MeetingId, &str),
    (recorded_by, recorded_as): (PersonId, Role),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![id, meeting, text, recorded_by, recorded_as, now];
    Ok(tx.execute(RECORD, values)? > 0)
}

/// Closes a hearing with the decision; `false` when it was closed before.
///
/// # Errors
/// When the store fails.
pub fn hearing_close(tx: &mut Tx<'_>, id: HearingId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(CLOSE, values![id, now])? > 0)
}

/// A meeting of a district as one that may decide.
///
/// # Errors
/// When the store fails.
pub fn held_meeting(
    tx: &mut Tx<'_>,
    district: DistrictId,
    id: MeetingId,
) -> Result<Option<HeldMeeting>, StoreError> {
    tx.row(SITTING, values![id, district], held)
}

/// The meetings that can have decided on something between `since` and `now`: joint ones, and
/// those of one sub-committee, or of any; the latest first, at most 30.
///
/// # Errors
/// When the store fails.
pub fn held_meetings(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (body, any): (Option<BodyId>, bool),
    (since, now): (Timestamp, Timestamp),
) -> Result<Vec<HeldMeeting>, StoreError> {
    tx.rows(SITTINGS, values![district, now, since, body, any], held)
}

/// What a sub-committee has to hear and decide, the first due first.
///
/// # Errors
/// When the store fails.
pub fn hearings_of_body(
    tx: &mut Tx<'_>,
    body: BodyId,
    limit: i64,
) -> Result<Vec<OpenHearing>, StoreError> {
    tx.rows(OF_BODY, values![body, limit], read_open)
}

/// What somebody is asked to explain and has not yet, the first due first.
///
/// # Errors
/// When the store fails.
pub fn hearings_to_answer(
    tx: &mut Tx<'_>,
    author: PersonId,
    limit: i64,
) -> Result<Vec<OpenHearing>, StoreError> {
    tx.rows(OF_AUTHOR, values![author, limit], read_open)
}

fn read(row: &Row<'_>) -> Result<Hearing, StoreError> {
    Ok(Hearing {
        id: row.get(0)?,
        proposal: row.get(1)?,
        suggested: row.get(2)?,
        reason: row.get(3)?,
        body: row.get(4)?,
        body_names: names(row, 5)?,
        asked_as: row.get(7)?,
        asked_at: row.get(8)?,
        until: row.get(9)?,
        said: row.get(10)?,
        said_text: row.get(11)?,
        said_at: row.get(12)?,
        meeting: named(row, 13)?,
        recorded: row.get(16)?,
        recorded_as: row.get(17)?,
        recorded_at: row.get(18)?,
        closed_at: row.get(19)?,
    })
}

fn held(row: &Row<'_>) -> Result<HeldMeeting, StoreError> {
    let cancelled: Option<Timestamp> = row.get(6)?;
    Ok(HeldMeeting {
        id: row.get(0)?,
        title: row.get(1)?,
        sitting: Sitting {
            kind: row.get(2)?,
            body: row.get(3)?,
            starts_at: row.get(4)?,
            ends_at: row.get(5)?,
            cancelled: cancelled.is_some(),
            committee: row.get(7)?,
        },
    })
}

fn read_open(row: &Row<'_>) -> Result<OpenHearing, StoreError> {
    Ok(OpenHearing {
        proposal: row.get(0)?,
        title: row.get(1)?,
        slug: row.get(2)?,
        district_names: (row.get(3)?, row.get(4)?),
        suggested: row.get(5)?,
        until: row.get(6)?,
        said: row.get(7)?,
        recorded_at: row.get(8)?,
    })
}
