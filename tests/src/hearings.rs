//! Hearings of a test: the proposer is asked, answers, and a joint meeting decides.

use jiff::SignedDuration;
use process::Actor;
use process::classification::ClassifyForm;
use process::hearing::AskForm;
use process::id::{BodyId, ClassificationId, MeetingId, PersonId, ProposalId};
use process::meeting::{Attendee, MeetingForm};
use store::Tx;
use web::acts::{self, By, NotDone};

use crate::app::TestApp;
use crate::meetings::attendance_form;
use crate::village::Village;

/// A good form that asks a proposer to explain; a joint meeting hears her.
pub fn ask_form(suggested: &str) -> AskForm {
    AskForm {
        suggested: suggested.to_owned(),
        reason: "담당 부서가 바로 할 수 있는 일로 보입니다.".to_owned(),
        body: String::new(),
    }
}

/// A meeting that began an hour before `by` and takes another hour: its kind, the body that
/// meets, and how many of the budget committee came. `by` is of a secretary.
///
/// # Errors
/// When an act is refused or the store fails.
pub fn sat(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (kind, body, committee): (&str, Option<BodyId>, i64),
) -> Result<MeetingId, NotDone> {
    let begins = by.now - SignedDuration::from_hours(1);
    let form = MeetingForm {
        kind: kind.to_owned(),
        body: body.map_or(String::new(), |body| body.to_string()),
        title: "제안을 듣는 모임".to_owned(),
        purpose: "제안을 함께 듣습니다.".to_owned(),
        place: "하늘구청 큰 방".to_owned(),
        day: korean::date_input(begins),
        time: korean::time(begins),
        timetable: format!("{} 120 제안 설명", korean::time(begins)),
        late_reason: "급히 모였습니다.".to_owned(),
        ..MeetingForm::default()
    };
    let meeting = acts::meeting::call(tx, by, slug, &form)?;
    let came = [
        (Attendee::PrivateMember, "5", ""),
        (Attendee::BudgetCommittee, &committee.to_string(), ""),
    ];
    acts::meeting::attend(tx, by, slug, meeting, &attendance_form(&came))?;
    Ok(meeting)
}

/// Asks a proposer, lets her answer and a joint meeting decide what her proposal is; the secretary
/// keeps the meeting, somebody else may record the decision.
///
/// # Errors
/// When an act is refused or the store fails.
pub fn found(
    tx: &mut Tx<'_>,
    (secretary, by): (&By, &By),
    slug: &str,
    id: ProposalId,
    form: &ClassifyForm,
) -> Result<ClassificationId, NotDone> {
    acts::hearing::ask(tx, by, slug, id, &ask_form(&form.class))?;
    let author = store::proposal_get(tx, id)?.expect("a proposal").author;
    let author = By {
        actor: Actor::person(author, Vec::new(), by.today),
        ..by.clone()
    };
    let said = "한 사람의 일이 아니라 골목 모두의 일입니다.";
    acts::hearing::answer(tx, &author, slug, id, ("text", said))?;
    let meeting = sat(tx, secretary, slug, ("joint", None, 2))?;
    let form = ClassifyForm {
        meeting: meeting.to_string(),
        ..form.clone()
    };
    acts::classification::classify(tx, by, slug, id, &form)
}

impl Village {
    /// Suggests that a proposal is a complaint, and asks its proposer.
    pub async fn ask_to_explain(&self, who: PersonId, proposal: ProposalId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        self.app()
            .write(move |tx| {
                acts::hearing::ask(tx, &by, &slug, proposal, &ask_form("complaint")).map(drop)
            })
            .await;
    }
}

impl TestApp {
    /// A joint meeting that goes on now, with members of the budget committee.
    pub async fn joint(&self, village: &Village) -> MeetingId {
        let secretary = village.holder(process::Role::Secretary).await.0;
        self.sat(village, secretary, "joint", None, 2).await
    }

    /// A meeting that goes on now, kept by a secretary, with some of the budget committee.
    pub async fn sat(
        &self,
        village: &Village,
        secretary: PersonId,
        kind: &'static str,
        body: Option<BodyId>,
        committee: i64,
    ) -> MeetingId {
        let (by, slug) = (self.by(secretary).await, village.slug.clone());
        self.write(move |tx| sat(tx, &by, &slug, (kind, body, committee)))
            .await
    }
}
