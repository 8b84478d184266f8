//! Classifications (구분) of proposals, with referral, appeal and answer.

use jiff::Timestamp;
use process::classification::{ClassKind, ClassifyText, Referral};
use process::id::{
    BodyId, ClassificationId, DistrictId, HearingId, MeetingId, PersonId, ProposalId,
};
use process::role::Role;

use super::agenda::names;
use super::meeting::{NamedMeeting, named};
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO classification (id, district_id, proposal_id, kind, reason, destination, \
           body_id, decided_by, at, appeal_until, hearing_id, meeting_id, decided_as) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    OF = "SELECT c.id, c.kind, c.reason, c.destination, c.body_id, b.name_ko, b.name_en, \
          c.decided_by, c.at, c.appeal_until, c.appeal, c.appealed_at, c.answer, c.answered_at, \
          c.taken_back, c.hearing_id, c.meeting_id, m.title, m.starts_at, c.decided_as \
          FROM classification c LEFT JOIN body b ON b.id = c.body_id \
          LEFT JOIN meeting m ON m.id = c.meeting_id \
          WHERE c.proposal_id = $1 ORDER BY c.id DESC LIMIT 50";
    APPEAL = "UPDATE classification SET appeal = $2, appealed_at = $3 \
              WHERE id = $1 AND appealed_at IS NULL";
    ANSWER = "UPDATE classification SET answer = $2, answered_by = $3, answered_at = $4, \
              taken_back = $5 WHERE id = $1 AND answered_at IS NULL";
}

/// What a proposal was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// Its id.
    pub id: ClassificationId,
    /// What it was found to be.
    pub kind: ClassKind,
    /// Why.
    pub reason: String,
    /// The office that it was referred to; empty for other kinds.
    pub destination: String,
    /// The body that decided.
    pub council: Option<BodyId>,
    /// The names of that body, Korean and English.
    pub council_names: Option<(String, String)>,
    /// The hearing that went before.
    pub hearing: Option<HearingId>,
    /// The meeting that decided.
    pub meeting: Option<NamedMeeting>,
    /// Who recorded it.
    pub decided_by: PersonId,
    /// As what.
    pub decided_as: Option<Role>,
    /// When.
    pub at: Timestamp,
    /// First moment that is too late for an appeal, for a referral.
    pub appeal_until: Option<Timestamp>,
    /// What the proposer says against it.
    pub appeal: Option<String>,
    /// When the proposer said so.
    pub appealed_at: Option<Timestamp>,
    /// The answer.
    pub answer: Option<String>,
    /// When it was given.
    pub answered_at: Option<Timestamp>,
    /// Whether the answer took the referral back.
    pub taken_back: Option<bool>,
}

impl Classification {
    /// What it was found to be, by which meeting.
    pub fn found(&self) -> (ClassKind, Option<MeetingId>) {
        (self.kind, self.meeting.as_ref().map(|(id, ..)| *id))
    }

    /// What the decisions about an appeal need to know.
    pub fn referral(&self) -> Referral {
        Referral {
            kind: self.kind,
            decided_by: self.decided_by,
            appeal_until: self.appeal_until,
            appealed: self.appealed_at.is_some(),
            answered: self.answered_at.is_some(),
        }
    }
}

/// Where something was decided: after which hearing, in which body.
pub type Found = (Option<HearingId>, Option<BodyId>);

/// Records what a proposal was found to be.
///
/// # Errors
/// When the store fails.
pub fn classification_add(
    tx: &mut Tx<'_>,
    (district, proposal): (DistrictId, ProposalId),
    text: &ClassifyText,
    (hearing, body): Found,
    (decided_by, decided_as): (PersonId, Role),
    appeal_until: Option<Timestamp>,
    now: Timestamp,
) -> Result<ClassificationId, StoreError> {
    let id = ClassificationId(tx.next_id(now));
    let values = values![
        id,
        district,
        proposal,
        text.kind,
        &text.reason,
        &text.destination,
        body,
        decided_by,
        now,
        appeal_until,
        hearing,
        text.meeting,
        decided_as
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// What a proposal was found to be, the latest first; at most 50.
///
/// # Errors
/// When the store fails.
pub fn classifications_of(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
) -> Result<Vec<Classification>, StoreError> {
    tx.rows(OF, values![proposal], |row| {
        Ok(Classification {
            id: row.get(0)?,
            kind: row.get(1)?,
            reason: row.get(2)?,
            destination: row.get(3)?,
            council: row.get(4)?,
            council_names: names(row, 5)?,
            hearing: row.get(15)?,
            meeting: named(row, 16)?,
            decided_by: row.get(7)?,
            decided_as: row.get(19)?,
            at: row.get(8)?,
            appeal_until: row.get(9)?,
            appeal: row.get(10)?,
            appealed_at: row.get(11)?,
            answer: row.get(12)?,
            answered_at: row.get(13)?,
            taken_back: row.get(14)?,
        })
    })
}

/// Keeps what a proposer says against a referral; `false` when something was said before.
///
/// # Errors
/// When the store fails.
pub fn classification_appeal(
    tx: &mut Tx<'_>,
    id: ClassificationId,
    text: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(APPEAL, values![id, text, now])? > 0)
}

/// Keeps the answer to an appeal; `false` when it was answered before.
///
/// # Errors
/// When the store fails.
pub fn classification_answer(
    tx: &mut Tx<'_>,
    id: ClassificationId,
    text: &str,
    taken_back: bool,
    answered_by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![id, text, answered_by, now, taken_back];
    Ok(tx.execute(ANSWER, values)? > 0)
}
