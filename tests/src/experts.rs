//! Expert reviews, made by the acts of the site.

use process::expert_review::{InterestForm, OpinionForm, checklist};
use process::id::{AgendaId, ExpertReviewId, PersonId};
use web::acts;
use web::acts::expert_review::InviteForm;

use crate::village::Village;

impl Village {
    /// Asks somebody by her address.
    pub async fn invite(&self, who: PersonId, agenda: AgendaId, address: &str) -> ExpertReviewId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = InviteForm {
            address: address.to_owned(),
            post: "보행 전문가".to_owned(),
        };
        self.app()
            .write(move |tx| acts::expert_review::invite(tx, &by, &slug, agenda, &form))
            .await
    }

    /// The reviewer says that she has no interest in it.
    pub async fn declare(&self, who: PersonId, id: ExpertReviewId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = InterestForm {
            interest: "none".to_owned(),
            statement: String::new(),
        };
        self.app()
            .write(move |tx| acts::expert_review::declare(tx, &by, &slug, id, &form).map(drop))
            .await;
    }

    /// The reviewer publishes an opinion with two points.
    pub async fn publish_opinion(&self, who: PersonId, id: ExpertReviewId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let items = checklist(by.today).len();
        let form = OpinionForm {
            findings: vec!["met".to_owned(); items],
            remarks: vec!["때가 짧습니다.".to_owned(); items],
            opinion: "할 만합니다. 다만 때를 늘려 주세요.".to_owned(),
            points: "누가 맡나요?".to_owned(),
        };
        self.app()
            .write(move |tx| acts::expert_review::publish(tx, &by, &slug, id, &form))
            .await;
    }
}
