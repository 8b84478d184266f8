//! Hiding what somebody wrote, with a reason; the appeal, and the answer to it.

use std::fmt;

use jiff::Timestamp;
use process::act::Target;
use process::agenda::Item;
use process::id::{
    AgendaId, CommentId, InquiryId, ModerationId, OpinionId, PersonId, ProposalId, StatementId,
};
use process::moderation::{self, Last, Step, SubjectKind};
use process::refusal::Fault;
use process::{Act, Actor, Invalid, Refusal};
use serde_json::json;
use store::{District, Moderation, NewModeration, StoreError, Tx};

use super::{By, NotDone, agenda, comment, inquiry, not_found, opinion, proposal, statement};

/// Which thing; shown as `proposal/42`, in addresses and in the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its id.
    pub id: i64,
}

impl Subject {
    /// A proposal.
    pub fn proposal(id: ProposalId) -> Subject {
        Subject {
            kind: SubjectKind::Proposal,
            id: id.0,
        }
    }

    /// A comment.
    pub fn comment(id: CommentId) -> Subject {
        Subject {
            kind: SubjectKind::Comment,
            id: id.0,
        }
    }

    /// Something in the inbox.
    pub fn inquiry(id: InquiryId) -> Subject {
        Subject {
            kind: SubjectKind::Inquiry,
            id: id.0,
        }
    }

    /// What somebody thinks of an agenda.
    pub fn opinion(id: OpinionId) -> Subject {
        Subject {
            kind: SubjectKind::Opinion,
            id: id.0,
        }
    }

    /// An agenda.
    pub fn agenda(id: AgendaId) -> Subject {
        Subject {
            kind: SubjectKind::Agenda,
            id: id.0,
        }
    }

    /// A statement about an agenda.
    pub fn statement(id: StatementId) -> Subject {
        Subject {
            kind: SubjectKind::Statement,
            id: id.0,
        }
    }

    /// Reads the two parts of an address.
    ///
    /// # Errors
    /// When they name nothing that could exist.
    pub fn parse(kind: &str, id: &str) -> Result<Subject, Refusal> {
        let kind = kind.parse().map_err(|_| not_found())?;
        let id: ProposalId = id.parse().map_err(|_| not_found())?;
        Ok(Subject { kind, id: id.0 })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

/// Where a thing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is a proposal.
    Proposal(ProposalId),
    /// A comment on a proposal or an agenda.
    Comment(Item, CommentId),
    /// Something in the inbox.
    Inquiry(InquiryId),
    /// What somebody thinks of an agenda.
    Opinion(AgendaId, OpinionId),
    /// It is an agenda.
    Agenda(AgendaId),
    /// A statement about an agenda.
    Statement(AgendaId, StatementId),
}

/// A thing as moderation looks at it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Which.
    pub subject: Subject,
    /// Its district.
    pub district: District,
    /// Where it stands.
    pub place: Place,
    /// Who wrote it; a visitor's is nobody's.
    pub author: Option<PersonId>,
    /// Who wrote it along, of a proposal.
    pub coauthors: Vec<PersonId>,
    /// The author's display name; may be empty.
    pub author_name: String,
    /// The title of the thing, or of what it stands with.
    pub title: String,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
}

impl Case {
    /// What an act of moderation by somebody is aimed at: her own where she wrote it or wrote it
    /// along.
    pub fn target(&self, actor: &Actor) -> Target {
        let own = actor.person.filter(|one| self.coauthors.contains(one));
        Target {
            district: Some(self.district.id),
            owner: own.or(self.author),
        }
    }

    /// Whether somebody wrote it.
    pub fn is_by(&self, person: PersonId) -> bool {
        self.author == Some(person) || self.coauthors.contains(&person)
    }
}

/// Reads a case. An address in another district is none.
///
/// # Errors
/// When there is no such thing in that district.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, subject: Subject) -> Result<Case, E>
where
    E: From<StoreError> + From<Refusal>,
{
    let id = subject.id;
    match subject.kind {
        SubjectKind::Proposal => {
            let (district, found) = proposal::find::<E>(tx, slug, ProposalId(id))?;
            Ok(Case {
                subject,
                district,
                place: Place::Proposal(found.id),
                author: Some(found.author),
                coauthors: found.coauthors.iter().map(|one| one.person).collect(),
                author_name: found.author_name,
                text: format!("{}\n\n{}", found.text.need, found.text.body),
                title: found.text.title,
                at: found.created_at,
            })
        }
        SubjectKind::Comment => {
            let (on, comment) = comment::find::<E>(tx, slug, CommentId(id))?;
            // Nothing is left of what was taken back.
            if comment.standing().withdrawn {
                return Err(not_found().into());
            }
            Ok(Case {
                subject,
                district: on.district,
                place: Place::Comment(on.item, comment.id),
                author: Some(comment.author),
                coauthors: Vec::new(),
                author_name: comment.author_name,
                text: comment.body,
                title: on.title,
                at: comment.created_at,
            })
        }
        SubjectKind::Inquiry => {
            let (district, found) = inquiry::find::<E>(tx, slug, InquiryId(id))?;
            Ok(Case {
                subject,
                district,
                place: Place::Inquiry(found.id),
                author: found.author,
                coauthors: Vec::new(),
                author_name: found.author_name,
                text: found.text.body,
                title: found.text.title,
                at: found.received_at,
            })
        }
        SubjectKind::Opinion => {
            let (district, found) = opinion::find::<E>(tx, slug, OpinionId(id))?;
            Ok(Case {
                subject,
                district,
                place: Place::Opinion(found.agenda, found.id),
                author: Some(found.author),
                coauthors: Vec::new(),
                author_name: found.author_name,
                text: found.text.reason,
                title: found.agenda_title,
                at: found.at,
            })
        }
        SubjectKind::Agenda => {
            let (district, found) = agenda::find::<E>(tx, slug, AgendaId(id))?;
            Ok(Case {
                subject,
                district,
                place: Place::Agenda(found.id),
                author: Some(found.author),
                coauthors: Vec::new(),
                author_name: found.author_name,
                text: format!("{}\n\n{}", found.text.need, found.text.body),
                title: found.text.title,
                at: found.created_at,
            })
        }
        SubjectKind::Statement => {
            let (district, found) = statement::find::<E>(tx, slug, StatementId(id))?;
            Ok(Case {
                subject,
                district,
                place: Place::Statement(found.agenda, found.id),
                author: Some(found.author),
                coauthors: Vec::new(),
                author_name: found.author_name,
                text: found.body,
                title: found.agenda_title,
                at: found.created_at,
            })
        }
    }
}

/// What the decisions need to know of a story, oldest step first.
pub fn last(story: &[Moderation]) -> Option<Last> {
    let hidden_by = hiding(story)?.actor;
    story.last().map(|last| Last {
        step: last.step,
        hidden_by,
    })
}

/// The latest hiding of a story.
pub fn hiding(story: &[Moderation]) -> Option<&Moderation> {
    story.iter().rev().find(|step| step.step == Step::Hide)
}

/// Decides whether `actor` may answer an appeal; `own` is whether the thing is hers.
///
/// # Errors
/// When there is no appeal, or the actor hid the thing or wrote it.
pub fn may_answer(last: Option<Last>, own: bool, actor: PersonId) -> Result<(), Refusal> {
    moderation::next(last, Step::Uphold, actor)?;
    if own {
        return Err(Refusal::forbidden("moderation-own"));
    }
    Ok(())
}

/// Hides what somebody wrote.
///
/// # Errors
/// Refuses who may not and what is hidden already, and says what is wrong with the reason.
pub fn hide(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    subject: Subject,
    reason: &str,
) -> Result<Case, NotDone> {
    let case = find::<NotDone>(tx, slug, subject)?;
    by.may(Act::ContentHide, case.target(&by.actor))?;
    by.consented(tx)?;
    let reason = moderation::check_reason(by.rules.limits, reason)?;
    step(tx, by, &case, Step::Hide, reason)?;
    match case.place {
        Place::Proposal(id) => store::proposal_hide(tx, id)?,
        Place::Comment(_, id) => store::comment_hide(tx, id)?,
        Place::Inquiry(id) => store::inquiry_hide(tx, id)?,
        Place::Opinion(_, id) => store::opinion_hide(tx, id)?,
        Place::Agenda(id) => store::agenda_set_hidden(tx, id, true)?,
        Place::Statement(_, id) => store::statement_set_hidden(tx, id, true)?,
    }
    Ok(case)
}

/// Appeals against a hiding, as the author and once.
///
/// # Errors
/// Refuses who may not and what does not follow, and says what is wrong with the reason.
pub fn appeal(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    subject: Subject,
    reason: &str,
) -> Result<Case, NotDone> {
    let case = find::<NotDone>(tx, slug, subject)?;
    by.may(Act::AppealMake, case.target(&by.actor))?;
    by.consented(tx)?;
    let reason = moderation::check_reason(by.rules.limits, reason)?;
    step(tx, by, &case, Step::Appeal, reason)?;
    Ok(case)
}

/// Answers an appeal: `decision` is `restore` or `uphold`, as typed.
///
/// # Errors
/// Refuses who may not, the one who hid it and the author, and names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    subject: Subject,
    decision: &str,
    reason: &str,
) -> Result<(), NotDone> {
    let case = find::<NotDone>(tx, slug, subject)?;
    by.may(Act::AppealAnswer, case.target(&by.actor))?;
    by.consented(tx)?;
    let last = store::moderation_last(tx, subject.kind, subject.id)?;
    let person = by.person()?;
    may_answer(last, case.is_by(person), person)?;
    let mut invalid = Invalid::default();
    let decided = match decision.parse() {
        Ok(step @ (Step::Restore | Step::Uphold)) => Some(step),
        _ => {
            invalid.push("decision", Fault::new("moderation-fault-decision"));
            None
        }
    };
    let reason = moderation::check_reason(by.rules.limits, reason)
        .map_err(|faults| invalid.0.extend(faults.0))
        .ok();
    let (Some(decided), Some(reason)) = (decided, reason) else {
        return Err(invalid.into());
    };
    step(tx, by, &case, decided, reason)?;
    if decided == Step::Restore {
        match case.place {
            Place::Proposal(id) => store::proposal_show(tx, id)?,
            Place::Comment(_, id) => store::comment_show(tx, id)?,
            Place::Inquiry(id) => store::inquiry_show(tx, id)?,
            Place::Opinion(_, id) => store::opinion_show(tx, id)?,
            Place::Agenda(id) => store::agenda_set_hidden(tx, id, false)?,
            Place::Statement(_, id) => store::statement_set_hidden(tx, id, false)?,
        }
    }
    Ok(())
}

/// Decides on a step and writes it with its audit row.
fn step(
    tx: &mut Tx<'_>,
    by: &By,
    case: &Case,
    step: Step,
    reason: String,
) -> Result<ModerationId, NotDone> {
    let Subject { kind, id } = case.subject;
    let actor = by.person()?;
    moderation::next(store::moderation_last(tx, kind, id)?, step, actor)?;
    let district = case.district.id;
    let new = NewModeration {
        district,
        subject_kind: kind,
        subject: id,
        step,
        actor,
        reason,
    };
    let written = store::moderation_add(tx, &new, by.now)?;
    let act = match step {
        Step::Hide => Act::ContentHide,
        Step::Appeal => Act::AppealMake,
        Step::Restore | Step::Uphold => Act::AppealAnswer,
    };
    let detail = json!({ "moderation": written, "step": step.as_str() });
    by.audit(tx, act, case.subject, &detail)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_appeal_is_answered_by_neither_the_hider_nor_the_author() {
        let last = Some(Last {
            step: Step::Appeal,
            hidden_by: PersonId(1),
        });
        let key = |actor| {
            may_answer(last, actor == 2, PersonId(actor))
                .err()
                .map(|r| r.fault.key)
        };
        assert_eq!(key(1), Some("refusal-appeal-other"));
        assert_eq!(key(2), Some("moderation-own"));
        assert_eq!(key(3), None);
    }

    #[test]
    fn one_thing_has_one_address() {
        let subject = Subject::parse("comment", "42").expect("a comment");
        assert_eq!(subject, Subject::comment(CommentId(42)));
        assert_eq!(subject.to_string(), "comment/42");
        for (kind, id) in [
            ("vote", "1"),
            ("comment", "01"),
            ("comment", "-1"),
            ("", "1"),
        ] {
            assert!(Subject::parse(kind, id).is_err(), "{kind}/{id}");
        }
    }
}
