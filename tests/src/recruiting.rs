//! Calls and applications of a test, made by the acts of the site.

use process::Role;
use process::body::BodyKind;
use process::id::{BodyId, PersonId, RecruitmentId};
use process::recruitment::{ApplicationForm, CallForm, QuotaForm};
use web::acts::recruitment;

use crate::app::TestApp;
use crate::village::Village;

/// A good form of a call for four seats by lottery, open from 1 July to 20 August 2026: at least
/// one of the twenties, and one to two women.
pub fn call_form(body: BodyId) -> CallForm {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    CallForm {
        kind: "seats".to_owned(),
        body: body.to_string(),
        title: "협치회의 위원을 찾습니다".to_owned(),
        about: "한 달에 한 번 저녁에 모여 다음 해 계획을 함께 정합니다.".to_owned(),
        opens_at: "2026-07-01 09:00".to_owned(),
        closes_at: "2026-08-20 18:00".to_owned(),
        seats: "4".to_owned(),
        method: "lottery".to_owned(),
        starts_on: "2026-09-01".to_owned(),
        ends_on: "2028-08-31".to_owned(),
        quotas: QuotaForm {
            groups: texts(&["generation:twenties", "gender:woman"]),
            least: texts(&["1", "1"]),
            most: texts(&["", "2"]),
        },
        ..CallForm::default()
    }
}

/// A good application of a woman of her twenties.
pub fn application_form() -> ApplicationForm {
    ApplicationForm {
        generation: "twenties".to_owned(),
        gender: "woman".to_owned(),
        motivation: "밤길을 밝히는 일을 함께하고 싶습니다.".to_owned(),
        conflict: "통학로 옆에서 문구점을 합니다.".to_owned(),
        agreed: true,
        ..ApplicationForm::default()
    }
}

impl TestApp {
    /// Publishes a call of a council of its own, as a secretary.
    pub async fn recruitment(&self, village: &Village) -> RecruitmentId {
        let body = self.body(village, BodyKind::GovernanceCouncil).await;
        self.recruit(village, call_form(body)).await
    }

    /// Publishes a call, as a secretary.
    pub async fn recruit(&self, village: &Village, form: CallForm) -> RecruitmentId {
        let secretary = self.person().role(Role::Secretary, village.id).make().await;
        let (by, slug) = (self.by(secretary).await, village.slug.clone());
        self.write(move |tx| recruitment::publish(tx, &by, &slug, &form))
            .await
    }

    /// Applies to a call.
    pub async fn apply(
        &self,
        village: &Village,
        person: PersonId,
        id: RecruitmentId,
        form: ApplicationForm,
    ) -> store::Application {
        let (by, slug) = (self.by(person).await, village.slug.clone());
        self.write(move |tx| recruitment::apply(tx, &by, &slug, id, &form))
            .await
    }
}
