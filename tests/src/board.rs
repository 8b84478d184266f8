//! Agendas and their lineage in a test, made by the acts of the site.

use process::agenda::{AgendaForm, Item};
use process::classification::ClassifyForm;
use process::id::{AgendaId, LineageId, PersonId, ProposalId};
use process::lineage::PartForm;
use web::acts;
use web::acts::support::Step;

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
        council: String::new(),
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

impl Village {
    /// Puts an agenda on the board.
    pub async fn agenda(&self, author: PersonId, title: &str) -> AgendaId {
        let (by, slug) = (self.app().by(author).await, self.slug.clone());
        let form = agenda_form(title);
        self.app()
            .write(move |tx| acts::agenda::add(tx, &by, &slug, &form))
            .await
    }

    /// Puts proposals and agendas together.
    pub async fn merge(&self, who: PersonId, items: &[Item], title: &str) -> AgendaId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let (form, items) = (agenda_form(title), items.to_vec());
        let reason = "같은 길 이야기입니다.";
        self.app()
            .write(move |tx| acts::lineage::merge(tx, &by, &slug, &items, &form, reason))
            .await
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
        let (parts, reason) = (part_forms(), "두 가지 일입니다.");
        self.app()
            .write(move |tx| acts::lineage::split(tx, &by, &slug, agenda, &parts, reason))
            .await
    }

    /// Finds that a proposal is to be worked into an agenda.
    pub async fn deliberate(&self, who: PersonId, proposal: ProposalId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = ClassifyForm {
            class: "agenda".to_owned(),
            reason: "통학로 전체의 일입니다.".to_owned(),
            ..ClassifyForm::default()
        };
        self.app()
            .write(move |tx| acts::classification::classify(tx, &by, &slug, proposal, &form))
            .await;
    }

    /// Refers a proposal to another office.
    pub async fn refer(&self, who: PersonId, proposal: ProposalId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        self.app()
            .write(move |tx| {
                acts::classification::classify(tx, &by, &slug, proposal, &complaint_form())
            })
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
