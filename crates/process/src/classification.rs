//! Classification (구분) of proposals, and referrals (이송) to other offices with their appeal.

use jiff::Timestamp;

use crate::id::{MeetingId, PersonId};
use crate::proposal::{self, Standing};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{Limits, Rules};
use crate::text::Field;

named! {
    /// What a body found a proposal to be.
    ClassKind {
        /// Something that can be done as it was proposed.
        Project = "project",
        /// Something to be deliberated, worked into an agenda.
        Agenda = "agenda",
        /// A request to an office, which that office answers.
        Complaint = "complaint",
    }
}

impl ClassKind {
    /// Whether the proposer is heard first, and a meeting decides: whoever proposed it loses it
    /// to an office or to an agenda.
    pub fn needs_hearing(self) -> bool {
        matches!(self, ClassKind::Agenda | ClassKind::Complaint)
    }
}

/// A classification as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassifyForm {
    /// A name of [`ClassKind`].
    pub class: String,
    /// Why.
    pub reason: String,
    /// The office that a complaint goes to.
    pub destination: String,
    /// The id of the meeting that decided; for a project it may be empty.
    pub meeting: String,
}

/// A classification that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassifyText {
    /// What it was found to be.
    pub kind: ClassKind,
    /// Why.
    pub reason: String,
    /// The office that a complaint goes to; empty for the others.
    pub destination: String,
    /// The meeting that decided.
    pub meeting: Option<MeetingId>,
}

impl ClassifyForm {
    /// Whether it says something for which the proposer is heard first.
    pub fn needs_hearing(&self) -> bool {
        let kind = self.class.parse::<ClassKind>();
        kind.is_ok_and(ClassKind::needs_hearing)
    }

    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once; a complaint needs a destination, and what is heard a meeting.
    pub fn check(&self, limits: &Limits) -> Result<ClassifyText, Invalid> {
        let mut invalid = Invalid::default();
        let kind = self.class.parse::<ClassKind>().ok();
        if kind.is_none() {
            invalid.push("class", Fault::new("fault-class"));
        }
        let reason = crate::lineage::check_reason(limits, &self.reason, &mut invalid);
        let field = Field::line("destination", limits.title_max);
        let destination = match kind {
            Some(ClassKind::Complaint) => field.check(&self.destination, &mut invalid),
            _ => String::new(),
        };
        let meeting = self.meeting.trim();
        let needed = kind.is_some_and(ClassKind::needs_hearing);
        let named = meeting.parse::<MeetingId>().ok();
        if named.is_none() && (needed || !meeting.is_empty()) {
            invalid.push("meeting", Fault::new("fault-sitting"));
        }
        let Some(kind) = kind else {
            return Err(invalid);
        };
        invalid.or(ClassifyText {
            kind,
            reason,
            destination,
            meeting: named,
        })
    }
}

/// Decides on a classification. `returned` says whether the proposal came back from a referral.
///
/// # Errors
/// When the proposal does not stand on its own, to its own author, and when one that came back
/// would be referred again.
pub fn classify(
    standing: Standing,
    kind: ClassKind,
    returned: bool,
    people: (PersonId, PersonId),
) -> Result<(), Refusal> {
    proposal::on_its_own(standing)?;
    impartial(people)?;
    if kind == ClassKind::Complaint && returned {
        return Err(Refusal::conflict(Fault::new("refusal-referral-again")));
    }
    Ok(())
}

/// Decides on working a proposal into an agenda, which `latest` says a meeting found it to be.
///
/// # Errors
/// When the proposal does not stand on its own, to its own author, and before a meeting that
/// had heard the proposer found it to be an agenda.
pub fn transform(
    standing: Standing,
    latest: Option<(ClassKind, Option<MeetingId>)>,
    people: (PersonId, PersonId),
) -> Result<(), Refusal> {
    proposal::on_its_own(standing)?;
    impartial(people)?;
    match latest {
        Some((ClassKind::Agenda, Some(_))) => Ok(()),
        _ => Err(Refusal::conflict(Fault::new("refusal-transform-first"))),
    }
}

/// Nobody decides on her own proposal.
pub(crate) fn impartial((author, actor): (PersonId, PersonId)) -> Result<(), Refusal> {
    match author == actor {
        true => Err(Refusal::forbidden("refusal-classify-own")),
        false => Ok(()),
    }
}

/// Until when a referral made at `now` can be appealed against.
pub fn appeal_until(rules: &Rules, now: Timestamp) -> Timestamp {
    rules.terms.referral_appeal.deadline(now)
}

/// What the decisions about an appeal need to know of a classification.
#[derive(Clone, Copy, Debug)]
pub struct Referral {
    /// What the proposal was found to be.
    pub kind: ClassKind,
    /// Who recorded it.
    pub decided_by: PersonId,
    /// First moment that is too late for an appeal.
    pub appeal_until: Option<Timestamp>,
    /// Whether somebody appealed.
    pub appealed: bool,
    /// Whether the appeal was answered.
    pub answered: bool,
}

/// Decides on an appeal against a referral.
///
/// # Errors
/// When nothing was referred, too late, and a second time.
pub fn appeal(referral: Option<Referral>, now: Timestamp) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    let Some(referral) = referral.filter(|r| r.kind == ClassKind::Complaint) else {
        return refused("refusal-referral-none");
    };
    if referral.appealed {
        return refused("refusal-referral-appealed");
    }
    match referral.appeal_until {
        Some(until) if now < until => Ok(()),
        Some(until) => Err(Refusal::conflict(
            Fault::new("refusal-referral-late").deadline("until", until),
        )),
        None => refused("refusal-referral-none"),
    }
}

/// Decides on the answer to an appeal, which somebody else than who referred gives. Without an
/// appeal a referral can only be taken back, by anybody who may answer.
///
/// # Errors
/// When nothing was referred or all is answered, to the proposer, and to whoever decided on the
/// referral once there is an appeal.
pub fn answer(
    referral: Option<Referral>,
    takes_back: bool,
    (author, actor): (PersonId, PersonId),
) -> Result<(), Refusal> {
    let open = referral.filter(|r| r.kind == ClassKind::Complaint && !r.answered);
    match open {
        Some(_) if author == actor => Err(Refusal::forbidden("refusal-classify-own")),
        Some(referral) if referral.appealed && referral.decided_by == actor => {
            Err(Refusal::forbidden("refusal-referral-own"))
        }
        Some(referral) if referral.appealed || takes_back => Ok(()),
        _ => Err(Refusal::conflict(Fault::new("refusal-referral-no-appeal"))),
    }
}

/// Checks the text of an appeal or of its answer.
///
/// # Errors
/// What is wrong with it.
pub fn check_reason(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = crate::lineage::check_reason(limits, typed, &mut invalid);
    invalid.or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::ProposalState;

    fn referral() -> Referral {
        Referral {
            kind: ClassKind::Complaint,
            decided_by: PersonId(1),
            appeal_until: Some(moment("2026-08-01T00:00:00+09:00")),
            appealed: false,
            answered: false,
        }
    }

    /// An author, and somebody else who acts.
    const OTHERS: (PersonId, PersonId) = (PersonId(9), PersonId(1));

    fn moment(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_complaint_needs_a_destination() {
        let rules = Rules::on(jiff::civil::date(2026, 7, 1));
        let form = |class: &str, destination: &str| ClassifyForm {
            class: class.into(),
            reason: "도로 보수는 담당 부서가 바로 처리합니다.".into(),
            destination: destination.into(),
            meeting: "9".into(),
        };
        let fields = |form: ClassifyForm| {
            let checked = form.check(rules.limits);
            checked.map_err(|invalid| invalid.0.iter().map(|f| f.field).collect::<Vec<_>>())
        };
        assert_eq!(fields(form("complaint", " ")), Err(vec!["destination"]));
        assert!(fields(form("complaint", "도로과")).is_ok());
        let project = fields(form("project", "도로과")).expect("a good form");
        assert_eq!(project.destination, "");
        assert_eq!(fields(form("x", "")), Err(vec!["class"]));
        // Only a project is found without a meeting.
        let found = |class: &str, meeting: &str| {
            let named = ClassifyForm {
                meeting: meeting.into(),
                ..form(class, "도로과")
            };
            fields(named).map(|text| text.meeting)
        };
        assert_eq!(found("project", ""), Ok(None));
        assert_eq!(found("agenda", "9"), Ok(Some(MeetingId(9))));
        for (class, meeting) in [("agenda", ""), ("complaint", ""), ("project", "x")] {
            assert_eq!(found(class, meeting), Err(vec!["meeting"]), "{class}");
        }
    }

    #[test]
    fn what_came_back_is_not_referred_again() {
        let standing = |state| Standing {
            state,
            version: 1,
            hidden: false,
            on_ballot: false,
        };
        let here = standing(ProposalState::Submitted);
        assert!(classify(here, ClassKind::Complaint, false, OTHERS).is_ok());
        assert!(classify(here, ClassKind::Agenda, true, OTHERS).is_ok());
        assert!(classify(here, ClassKind::Complaint, true, OTHERS).is_err());
        let own = (PersonId(9), PersonId(9));
        assert!(classify(here, ClassKind::Project, false, own).is_err());
        let meeting = Some(MeetingId(5));
        let found = |kind, meeting| Some((kind, meeting));
        assert!(transform(here, found(ClassKind::Agenda, meeting), OTHERS).is_ok());
        assert!(transform(here, found(ClassKind::Agenda, None), OTHERS).is_err());
        assert!(transform(here, found(ClassKind::Agenda, meeting), own).is_err());
        assert!(transform(here, found(ClassKind::Project, meeting), OTHERS).is_err());
        assert!(transform(here, None, OTHERS).is_err());
        for state in [
            ProposalState::Withdrawn,
            ProposalState::Referred,
            ProposalState::Merged,
        ] {
            assert!(classify(standing(state), ClassKind::Project, false, OTHERS).is_err());
        }
    }

    #[test]
    fn an_appeal_is_made_once_and_in_time() {
        let last = moment("2026-07-31T23:59:59+09:00");
        let late = moment("2026-08-01T00:00:00+09:00");
        let key = |referral, now| appeal(referral, now).err().map(|r| r.fault.key);
        assert_eq!(key(Some(referral()), last), None);
        assert_eq!(key(Some(referral()), late), Some("refusal-referral-late"));
        assert_eq!(key(None, last), Some("refusal-referral-none"));
        let appealed = Referral {
            appealed: true,
            ..referral()
        };
        assert_eq!(key(Some(appealed), last), Some("refusal-referral-appealed"));
        let project = Referral {
            kind: ClassKind::Project,
            ..referral()
        };
        assert_eq!(key(Some(project), last), Some("refusal-referral-none"));
    }

    #[test]
    fn somebody_else_answers() {
        let appealed = Referral {
            appealed: true,
            ..referral()
        };
        let by = |actor| (PersonId(9), PersonId(actor));
        assert!(answer(Some(appealed), true, by(2)).is_ok());
        assert!(answer(Some(appealed), false, by(2)).is_ok());
        assert!(answer(Some(appealed), true, by(9)).is_err());
        assert!(answer(Some(appealed), true, by(1)).is_err());
        // Without an appeal it can be taken back, also by whoever referred.
        assert!(answer(Some(referral()), false, by(2)).is_err());
        assert!(answer(Some(referral()), true, by(1)).is_ok());
        assert!(answer(Some(referral()), true, by(9)).is_err());
        let answered = Referral {
            answered: true,
            ..appealed
        };
        assert!(answer(Some(answered), true, by(2)).is_err());
    }
}
