//! Hearings (제안 설명): before a proposal is referred or worked into an agenda, its proposer has
//! her say. She answers in writing, or comes to the meeting, where it is recorded what she said.
//! Then a meeting of the sub-committee, or a joint one, decides with members of the budget
//! committee present. Anybody else only suggests.

use jiff::Timestamp;

use crate::body::BodyKind;
use crate::classification::{ClassKind, impartial};
use crate::id::{BodyId, PersonId};
use crate::meeting::MeetingKind;
use crate::proposal::{self, Standing};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{Limits, Rules};
use crate::text::Field;

named! {
    /// How a proposer has her say.
    Way {
        /// In writing.
        Text = "text",
        /// On site: she comes to the meeting.
        Meeting = "meeting",
    }
}

/// A hearing as asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskForm {
    /// What is suggested: the name of [`ClassKind::Complaint`] or [`ClassKind::Agenda`].
    pub suggested: String,
    /// Why, for the proposer.
    pub reason: String,
    /// The sub-committee that hears her; empty for a joint meeting.
    pub body: String,
}

/// A hearing that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskText {
    /// What is suggested.
    pub suggested: ClassKind,
    /// Why.
    pub reason: String,
    /// The sub-committee that hears her; `None` for a joint meeting.
    pub body: Option<BodyId>,
}

impl AskForm {
    /// Checks every field. `bodies` are those of the district.
    ///
    /// # Errors
    /// All faulty fields at once; only a sub-committee or a joint meeting hears.
    pub fn check(
        &self,
        limits: &Limits,
        bodies: &[(BodyId, BodyKind)],
    ) -> Result<AskText, Invalid> {
        let mut invalid = Invalid::default();
        let suggested = self.suggested.parse::<ClassKind>().ok();
        let suggested = suggested.filter(|kind| kind.needs_hearing());
        if suggested.is_none() {
            invalid.push("suggested", Fault::new("fault-hearing-suggested"));
        }
        let hears = bodies.iter().filter(|(_, kind)| hears(*kind));
        let hears: Vec<BodyId> = hears.map(|(id, _)| *id).collect();
        let named = ("council", "fault-hearing-body");
        let body = crate::agenda::choice(&self.body, &hears, named, &mut invalid);
        let reason = crate::lineage::check_reason(limits, &self.reason, &mut invalid);
        let Some(suggested) = suggested else {
            return Err(invalid);
        };
        invalid.or(AskText {
            suggested,
            reason,
            body,
        })
    }
}

/// Whether proposers are heard by a body of this kind.
pub fn hears(kind: BodyKind) -> bool {
    kind == BodyKind::SubCommittee
}

/// The moment from which on a proposer who was asked at `now` is not waited for any more.
pub fn until(rules: &Rules, now: Timestamp) -> Timestamp {
    rules.terms.hearing.deadline(now)
}

/// Where a hearing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// What was suggested, and she was asked about.
    pub suggested: ClassKind,
    /// The sub-committee that hears; `None` for a joint meeting.
    pub body: Option<BodyId>,
    /// When she was asked.
    pub asked_at: Timestamp,
    /// From then on nobody is waited for.
    pub until: Timestamp,
    /// How the proposer said that she has her say, and when.
    pub said: Option<(Way, Timestamp)>,
    /// The beginning of the meeting for which it was recorded what she said or that she did not
    /// come, and when that was recorded.
    pub recorded: Option<(Timestamp, Timestamp)>,
    /// Whether it was decided on what it is about.
    pub closed: bool,
}

/// Decides on asking a proposer to explain. While she is asked about one thing, she can only be
/// asked about the other one instead.
///
/// # Errors
/// When the proposal does not stand on its own, by its proposer, and a second time.
pub fn ask(
    standing: Standing,
    latest: Option<Hearing>,
    suggested: ClassKind,
    people: (PersonId, PersonId),
) -> Result<(), Refusal> {
    proposal::on_its_own(standing)?;
    impartial(people)?;
    match open(latest) {
        Ok(hearing) if hearing.suggested == suggested => Err(refused("refusal-hearing-asked")),
        _ => Ok(()),
    }
}

/// Decides on the answer of a proposer. She is welcome until it is decided; what she wrote stays.
///
/// # Errors
/// When she was not asked, wrote before, or it was decided.
pub fn answer(standing: Standing, hearing: Option<Hearing>) -> Result<(), Refusal> {
    proposal::on_its_own(standing)?;
    let hearing = open(hearing)?;
    match hearing.said {
        Some((Way::Text, _)) => Err(refused("refusal-hearing-said")),
        _ => Ok(()),
    }
}

/// Checks an answer. Who writes says something; who comes may.
///
/// # Errors
/// All faulty fields at once.
pub fn check_answer(limits: &Limits, way: &str, text: &str) -> Result<(Way, String), Invalid> {
    let mut invalid = Invalid::default();
    let way = way.parse::<Way>().ok();
    if way.is_none() {
        invalid.push("way", Fault::new("fault-hearing-way"));
    }
    let field = Field::lines("said", limits.comment_max);
    let field = match way {
        Some(Way::Meeting) => field.optional(),
        _ => field,
    };
    let text = korean::mask_contacts_in(&field.check(text, &mut invalid));
    match way {
        Some(way) => invalid.or((way, text)),
        None => Err(invalid),
    }
}

/// Decides on recording what a proposer said on site, or that she did not come.
///
/// # Errors
/// By an author; when she was not asked, it was recorded before, or it was decided; at the field
/// `meeting` when it cannot have been in that meeting.
pub fn record(
    standing: Standing,
    hearing: Option<Hearing>,
    sitting: Option<Sitting>,
    people: (PersonId, PersonId),
    now: Timestamp,
) -> Result<(), NotHeard> {
    proposal::on_its_own(standing)?;
    impartial(people)?;
    let hearing = open(hearing)?;
    if hearing.recorded.is_some() {
        return Err(refused("refusal-hearing-recorded").into());
    }
    let sitting = sits(&hearing, sitting, now)?;
    match hearing.said {
        // She did not mean a meeting that was over when she said that she comes.
        Some((Way::Meeting, at)) => Ok(after(&sitting, at)?),
        _ => Ok(()),
    }
}

/// Checks what the recorder wrote.
pub fn check_record(limits: &Limits, text: &str, invalid: &mut Invalid) -> String {
    let text = Field::lines("recorded", limits.comment_max).check(text, invalid);
    korean::mask_contacts_in(&text)
}

/// A meeting that may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// What kind it is.
    pub kind: MeetingKind,
    /// The body that met.
    pub body: Option<BodyId>,
    /// Its stated beginning.
    pub starts_at: Timestamp,
    /// Its end.
    pub ends_at: Timestamp,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// How many members of the budget committee came, by its attendance.
    pub committee: i64,
}

/// Why it is not decided, or not recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHeard {
    /// Another meeting has to be named.
    Invalid(Invalid),
    /// The proposer has to be heard first, or nothing can be done with the proposal.
    Refusal(Refusal),
}

impl From<Invalid> for NotHeard {
    fn from(invalid: Invalid) -> NotHeard {
        NotHeard::Invalid(invalid)
    }
}

impl From<Refusal> for NotHeard {
    fn from(refusal: Refusal) -> NotHeard {
        NotHeard::Refusal(refusal)
    }
}

/// Since when a proposer is heard: since she wrote, since the meeting to which she said that she
/// comes, once it is recorded, or since her time is over. What others record shortens the time of
/// nobody who has not said that she comes.
///
/// # Errors
/// When she was not asked, or is not heard yet at `now`.
pub fn heard(hearing: Option<Hearing>, now: Timestamp) -> Result<Timestamp, Refusal> {
    let hearing = open(hearing)?;
    match (hearing.said, hearing.recorded) {
        (Some((Way::Text, at)), _) => Ok(at),
        (Some((Way::Meeting, at)), Some((met, noted))) if at <= noted => Ok(met),
        (Some((Way::Meeting, _)), None) => Err(refused("refusal-hearing-comes")),
        _ if hearing.until <= now => Ok(hearing.until),
        _ => Err(Refusal::conflict(
            Fault::new("refusal-hearing-waits").deadline("until", hearing.until),
        )),
    }
}

/// Decides whether a meeting could refer or transform a proposal: its proposer is heard about
/// just that, and a meeting that knew of it, with members of the budget committee, is named.
///
/// # Errors
/// When she is not heard, or about something else; at the field `meeting` when that meeting
/// could not decide.
pub fn decide(
    kind: ClassKind,
    hearing: Option<Hearing>,
    sitting: Option<Sitting>,
    now: Timestamp,
) -> Result<(), NotHeard> {
    let since = heard(hearing, now)?;
    let hearing = open(hearing)?;
    if hearing.suggested != kind {
        return Err(refused("refusal-hearing-other").into());
    }
    let sitting = sits(&hearing, sitting, now)?;
    after(&sitting, since)?;
    if sitting.committee <= 0 {
        return Err(wrong(Fault::new("fault-sitting-committee")).into());
    }
    Ok(())
}

/// Whether a proposer can be heard in a meeting: it was held after she was asked, by the
/// sub-committee or jointly.
fn sits(hearing: &Hearing, sitting: Option<Sitting>, now: Timestamp) -> Result<Sitting, Invalid> {
    let sitting = sitting.ok_or_else(|| wrong(Fault::new("fault-sitting")))?;
    let theirs = match sitting.kind {
        MeetingKind::Joint => true,
        MeetingKind::SubCommittee => hearing.body.is_some() && sitting.body == hearing.body,
        _ => false,
    };
    if !theirs {
        return Err(wrong(Fault::new("fault-sitting-other")));
    }
    let sitting = held(Some(sitting), now)?;
    after(&sitting, hearing.asked_at)?;
    Ok(sitting)
}

/// A meeting that was over by `since` knew nothing of what came then.
fn after(sitting: &Sitting, since: Timestamp) -> Result<(), Invalid> {
    match sitting.ends_at <= since {
        true => Err(wrong(
            Fault::new("fault-sitting-before").moment("since", since),
        )),
        false => Ok(()),
    }
}

/// Checks the meeting that is named for a decision about which nobody has to be heard.
///
/// # Errors
/// At the field `meeting`, when there is none, or it was not held by `now`.
pub fn held(sitting: Option<Sitting>, now: Timestamp) -> Result<Sitting, Invalid> {
    let sitting = sitting.ok_or_else(|| wrong(Fault::new("fault-sitting")))?;
    if sitting.cancelled {
        return Err(wrong(Fault::new("fault-sitting-cancelled")));
    }
    if now < sitting.starts_at {
        let fault = Fault::new("fault-sitting-ahead").moment("starts", sitting.starts_at);
        return Err(wrong(fault));
    }
    Ok(sitting)
}

fn wrong(fault: Fault) -> Invalid {
    Invalid::one("meeting", fault)
}

/// The hearing, while it is not decided.
fn open(hearing: Option<Hearing>) -> Result<Hearing, Refusal> {
    let open = hearing.filter(|hearing| !hearing.closed);
    open.ok_or_else(|| refused("refusal-hearing-none"))
}

fn refused(key: &'static str) -> Refusal {
    Refusal::conflict(Fault::new(key))
}

#[cfg(test)]
mod tests;
