//! The inbox that is always open (문의함): what anybody asks or says on any day, who answers
//! it, and until when.

use jiff::Timestamp;

use crate::id::PersonId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::{Role, named};
use crate::rules::Limits;
use crate::text::Field;

/// Who looks after the inbox of a district: names who answers, and hears of what is late.
pub const KEEPERS: [Role; 2] = [Role::Secretary, Role::GovernanceCoordinator];

/// Who may answer; the keepers are among them.
pub const ANSWERERS: [Role; 4] = [
    Role::Secretary,
    Role::GovernanceCoordinator,
    Role::SupportOfficer,
    Role::DepartmentOfficial,
];

named! {
    /// Where something in the inbox stands.
    InquiryState {
        /// It waits for an answer, in time.
        Waiting = "waiting",
        /// It waits, and the time is over.
        Overdue = "overdue",
        /// It was answered.
        Answered = "answered",
    }
}

/// What somebody typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InquiryForm {
    /// One line that names it.
    pub title: String,
    /// What is asked or said.
    pub body: String,
    /// The id of the agenda that it is about; may be empty.
    pub agenda: String,
}

/// What is kept and shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiryText {
    /// One line that names it.
    pub title: String,
    /// What is asked or said.
    pub body: String,
}

impl InquiryForm {
    /// Checks both fields, and masks the phone numbers and e-mail addresses in them. The text
    /// as it was typed is not kept anywhere.
    ///
    /// # Errors
    /// All faulty fields at once; a text with something shaped like a resident registration
    /// number is refused.
    pub fn check(&self, limits: &Limits) -> Result<InquiryText, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let body = Field::lines("body", limits.comment_max).check(&self.body, &mut invalid);
        invalid.or(InquiryText {
            title: korean::mask_contacts_in(&title),
            body: korean::mask_contacts_in(&body),
        })
    }
}

/// Who shall answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignForm {
    /// The office.
    pub office: String,
    /// The id of a member of staff, or empty.
    pub staff: String,
}

/// Who shall answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The office; empty when only a member of staff is named.
    pub office: String,
    /// The member of staff.
    pub person: Option<PersonId>,
}

impl AssignForm {
    /// Checks both fields; `staff` are those who may answer in the district today.
    ///
    /// # Errors
    /// All faulty fields at once; one of the two has to be named.
    pub fn check(&self, limits: &Limits, staff: &[PersonId]) -> Result<Owner, Invalid> {
        let mut invalid = Invalid::default();
        let office = Field::line("office", limits.place_max)
            .optional()
            .check(&self.office, &mut invalid);
        let person = match self.staff.trim() {
            "" => None,
            typed => match typed.parse() {
                Ok(id) if staff.contains(&id) => Some(id),
                _ => {
                    invalid.push("staff", Fault::new("fault-inquiry-staff"));
                    None
                }
            },
        };
        if office.is_empty() && self.staff.trim().is_empty() {
            invalid.push("office", Fault::new("fault-inquiry-owner"));
        }
        invalid.or(Owner { office, person })
    }
}

/// An answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// The office that answers, which is shown beside the answer.
    pub office: String,
    /// What it says.
    pub answer: String,
}

/// An answer that everybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The office that answers.
    pub office: String,
    /// What it says.
    pub text: String,
}

impl AnswerForm {
    /// Checks both fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<Answer, Invalid> {
        let mut invalid = Invalid::default();
        let office = Field::line("office", limits.place_max).check(&self.office, &mut invalid);
        let text = Field::lines("answer", limits.body_max).check(&self.answer, &mut invalid);
        invalid.or(Answer { office, text })
    }
}

/// What the decisions need to know of something in the inbox.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// The first moment that is too late for an answer.
    pub due_at: Timestamp,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
}

impl Standing {
    /// Where it stands at `now`.
    pub fn state(&self, now: Timestamp) -> InquiryState {
        match self.answered_at {
            Some(_) => InquiryState::Answered,
            None if self.due_at <= now => InquiryState::Overdue,
            None => InquiryState::Waiting,
        }
    }

    /// By how many days it is, or was, answered too late; 0 when in time. Days are those of
    /// Seoul, and the day after the last one is the first.
    pub fn days_late(&self, now: Timestamp) -> i32 {
        let until = self.answered_at.unwrap_or(now);
        if until < self.due_at {
            return 0;
        }
        let (due, until) = (korean::seoul(self.due_at), korean::seoul(until));
        let days = due.date().until(until.date());
        days.map_or(1, |span| span.get_days() + 1)
    }
}

/// Decides whether it may be given to somebody, or be answered: once, and not while hidden.
///
/// # Errors
/// When it was answered before, or a moderator has hidden it.
pub fn open(standing: Standing) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match (standing.answered_at, standing.hidden) {
        (Some(_), _) => refused("refusal-inquiry-answered"),
        (None, true) => refused("refusal-inquiry-hidden"),
        (None, false) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::{Act, Rule, rule};
    use crate::rules::Rules;
    use jiff::civil::date;

    fn limits() -> &'static Limits {
        Rules::on(date(2026, 9, 25)).limits
    }

    fn keys(faults: Invalid) -> Vec<(&'static str, &'static str)> {
        faults.0.iter().map(|f| (f.field, f.fault.key)).collect()
    }

    #[test]
    fn contacts_are_masked_and_numbers_of_persons_refused() {
        let form = |title: &str, body: &str| InquiryForm {
            title: title.into(),
            body: body.into(),
            agenda: String::new(),
        };
        let typed = form(
            "010-1234-5678로 전화 주세요",
            "메일은 madang@example.kr,\n집은 02-123-4567입니다.",
        );
        let text = typed.check(limits()).expect("a good form");
        assert_eq!(text.title, "010-****-5678로 전화 주세요");
        assert_eq!(
            text.body,
            "메일은 ma***@example.kr,\n집은 02-****-4567입니다."
        );
        let refused = form("", "제 번호는 800101-1234567입니다.");
        assert_eq!(
            keys(refused.check(limits()).expect_err("a number of a person")),
            [
                ("title", "fault-empty"),
                ("body", "fault-registration-number")
            ]
        );
    }

    #[test]
    fn an_owner_is_an_office_or_one_of_the_staff() {
        let form = |office: &str, staff: &str| AssignForm {
            office: office.into(),
            staff: staff.into(),
        };
        let here = [PersonId(7)];
        let owner = form(" 공원녹지과 ", "7").check(limits(), &here);
        assert_eq!(
            owner,
            Ok(Owner {
                office: "공원녹지과".into(),
                person: Some(PersonId(7))
            })
        );
        assert!(form("", "7").check(limits(), &here).is_ok());
        assert!(form("공원녹지과", "").check(limits(), &here).is_ok());
        for (typed, fault) in [
            (form(" ", ""), ("office", "fault-inquiry-owner")),
            (form("", "8"), ("staff", "fault-inquiry-staff")),
            (form("", "x"), ("staff", "fault-inquiry-staff")),
        ] {
            let faults = typed.check(limits(), &here).expect_err("a faulty form");
            assert_eq!(keys(faults), [fault], "{typed:?}");
        }
    }

    #[test]
    fn what_waits_too_long_is_overdue_by_days() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let due_at = at("2026-10-08T00:00:00+09:00");
        let standing = |answered_at| Standing {
            due_at,
            answered_at,
            hidden: false,
        };
        for (now, state, days) in [
            ("2026-10-07T23:59:59+09:00", InquiryState::Waiting, 0),
            ("2026-10-08T00:00:00+09:00", InquiryState::Overdue, 1),
            ("2026-10-10T09:00:00+09:00", InquiryState::Overdue, 3),
        ] {
            let waiting = standing(None);
            assert_eq!(waiting.state(at(now)), state, "{now}");
            assert_eq!(waiting.days_late(at(now)), days, "{now}");
            let answered = standing(Some(at(now)));
            assert_eq!(answered.state(Timestamp::MAX), InquiryState::Answered);
            assert_eq!(answered.days_late(Timestamp::MAX), days, "{now}");
        }
    }

    #[test]
    fn an_answer_is_given_once_and_to_what_everybody_sees() {
        let key = |answered: bool, hidden| {
            let standing = Standing {
                due_at: Timestamp::MIN,
                answered_at: answered.then_some(Timestamp::MIN),
                hidden,
            };
            open(standing).err().map(|refusal| refusal.fault.key)
        };
        assert_eq!(key(false, false), None);
        assert_eq!(key(true, false), Some("refusal-inquiry-answered"));
        assert_eq!(key(false, true), Some("refusal-inquiry-hidden"));
    }

    #[test]
    fn the_roles_named_here_are_those_of_the_table() {
        for role in Role::ALL {
            for (act, named) in [
                (Act::InquiryAssign, KEEPERS.contains(role)),
                (Act::InquiryAnswer, ANSWERERS.contains(role)),
            ] {
                let may = rule(act, Some(*role)) == Rule::Yes;
                assert_eq!(may, named, "{act} {role}");
            }
        }
    }
}
