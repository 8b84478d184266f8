//! Agendas and their lineage in a test, made by the acts of the site.

use process::Actor;
use process::Role;
use process::agenda::{AgendaForm, Item};
use process::classification::ClassifyForm;
use process::id::{AgendaId, LineageId, MergeId, PersonId, ProposalId};
use process::lineage::PartForm;
use store::Tx;
use web::acts::lineage::Merged;
use web::acts::support::Step;
use web::acts::{self, By, NotDone};

use crate::hearings::found;
use crate::village::Village;

/// A good form for an agenda.
pub fn agenda_form(title: &str) -> AgendaForm {
    AgendaForm {
        title: title.to_owned(),
        need: "밤에 어두워 다니기 무섭습니다.".to_owned(),
        body: "골목마다 등을 답니다.".to_owned(),
        beneficiaries: "학생과 보호자".to_owned(),
        place: "하늘초등학교 앞".to_owned(),
        neighborhood: String::new(),
        cost: "120000000".to_owned(),
        category: "safety".to_owned(),
        set_by: "private".to_owned(),
        council: String::new(),
        department: "도로과".to_owned(),
    }
}

/// A good form that refers a proposal to another office.
pub fn complaint_form() -> ClassifyForm {
    ClassifyForm {
        class: "complaint".to_owned(),
        reason: "가로등을 고치는 일은 담당 부서가 바로 합니다.".to_owned(),
        destination: "도로과".to_owned(),
        meeting: String::new(),
    }
}

/// Good forms for the two parts of an agenda.
pub fn part_forms() -> Vec<PartForm> {
    let part = |title: &str| PartForm {
        title: title.to_owned(),
        need: "밤에 어두워 다니기 무섭습니다.".to_owned(),
        body: "골목마다 등을 답니다.".to_owned(),
        cost: "60000000".to_owned(),
    };
    vec![part("공간"), part("프로그램")]
}

const WHY: &str = "같은 길 이야기입니다.";

/// Puts things together in one transaction; whoever is asked agrees at once.
///
/// # Errors
/// When an act is refused or the store fails.
pub fn merged(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    items: &[Item],
    form: &AgendaForm,
) -> Result<AgendaId, NotDone> {
    let id = match acts::lineage::merge(tx, by, slug, items, form, &WHY.into())? {
        Merged::Agenda(id) => return Ok(id),
        Merged::Asked(id) => id,
    };
    for asked in store::merge_answers(tx, id)? {
        if store::merge_get(tx, id)?.is_some_and(|found| found.closed_at.is_some()) {
            break;
        }
        let author = By {
            actor: Actor::person(asked.person, Vec::new(), by.today),
            ..by.clone()
        };
        acts::merge::answer(tx, &author, slug, id, ("agree", ""))?;
    }
    let step = store::merge_get(tx, id)?.and_then(|found| found.lineage);
    let results = store::lineage_results(tx, step.expect("all agreed"))?;
    Ok(results[0].agenda)
}

impl Village {
    /// Puts an agenda on the board.
    pub async fn agenda(&self, author: PersonId, title: &str) -> AgendaId {
        let (by, slug) = (self.app().by(author).await, self.slug.clone());
        let form = agenda_form(title);
        self.app()
            .write(move |tx| acts::agenda::add(tx, &by, &slug, &form))
            .await
    }

    /// Puts proposals and agendas together; whoever is asked agrees at once.
    pub async fn merge(&self, who: PersonId, items: &[Item], title: &str) -> AgendaId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let (form, items) = (agenda_form(title), items.to_vec());
        self.app()
            .write(move |tx| merged(tx, &by, &slug, &items, &form))
            .await
    }

    /// Asks whether proposals and agendas may be put together.
    ///
    /// # Panics
    /// When nobody has to be asked.
    pub async fn ask_to_merge(&self, who: PersonId, items: &[Item], title: &str) -> MergeId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let (form, items) = (agenda_form(title), items.to_vec());
        let made = self
            .app()
            .write(move |tx| acts::lineage::merge(tx, &by, &slug, &items, &form, &WHY.into()))
            .await;
        match made {
            Merged::Asked(id) => id,
            Merged::Agenda(id) => panic!("{id} was made without asking"),
        }
    }

    /// Lets the time of every request be over.
    pub async fn merges_overdue(&self) {
        self.app()
            .write(|tx| Ok(tx.execute("UPDATE merge_request SET until = 1", &[])?))
            .await;
    }

    /// An author answers a request.
    pub async fn answer_merge(&self, who: PersonId, id: MergeId, said: &'static str) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let reason = "다른 길 이야기입니다.";
        self.app()
            .write(move |tx| acts::merge::answer(tx, &by, &slug, id, (said, reason)))
            .await;
    }

    /// Stands behind something, or takes that back.
    pub async fn support(&self, who: PersonId, item: impl Into<Item>, step: Step) {
        let (by, slug, item) = (self.app().by(who).await, self.slug.clone(), item.into());
        self.app()
            .write(move |tx| acts::support::change(tx, &by, &slug, item, step))
            .await;
    }

    /// Parts an agenda into two.
    pub async fn split(&self, who: PersonId, agenda: AgendaId) -> LineageId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let (parts, why) = (part_forms(), "두 가지 일입니다.".into());
        self.app()
            .write(move |tx| acts::lineage::split(tx, &by, &slug, agenda, &parts, &why))
            .await
    }

    /// A meeting finds that a proposal is to be worked into an agenda, once its proposer was heard.
    pub async fn deliberate(&self, who: PersonId, proposal: ProposalId) {
        let form = ClassifyForm {
            class: "agenda".to_owned(),
            reason: "통학로 전체의 일입니다.".to_owned(),
            ..ClassifyForm::default()
        };
        self.find(who, proposal, form).await;
    }

    /// A meeting refers a proposal to another office, once its proposer was heard.
    pub async fn refer(&self, who: PersonId, proposal: ProposalId) {
        self.find(who, proposal, complaint_form()).await;
    }

    async fn find(&self, who: PersonId, proposal: ProposalId, form: ClassifyForm) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let keeper = self.holder(Role::Secretary).await.0;
        let keeper = self.app().by(keeper).await;
        self.app()
            .write(move |tx| found(tx, (&keeper, &by), &slug, proposal, &form))
            .await;
    }

    /// The proposer appeals against a referral.
    pub async fn appeal(&self, who: PersonId, proposal: ProposalId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let reason = "고치는 것이 아니라 새로 다는 일입니다.";
        self.app()
            .write(move |tx| acts::classification::appeal(tx, &by, &slug, proposal, reason))
            .await;
    }
}
