//! Calls and applications of a test, made by the acts of the site.

use process::Role;
use process::body::BodyKind;
use process::id::{BodyId, PersonId, RecruitmentId};
use process::recruitment::{ApplicationForm, CallForm, QuotaForm};
use web::acts::recruitment;
use web::acts::recruitment::{draw, select};

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

/// A call that is closed, with its four applications.
pub struct ClosedCall {
    /// The call.
    pub id: RecruitmentId,
    /// The applications in the order in which they came.
    pub applications: Vec<store::Application>,
}

impl TestApp {
    /// A call for four seats without quotas that closed a moment ago, with four applications;
    /// `me` is the first of those who applied.
    pub async fn closed_call(
        &self,
        village: &Village,
        reasons: bool,
        me: Option<PersonId>,
    ) -> ClosedCall {
        let now = self.now();
        let before = now - jiff::SignedDuration::from_hours(24 * 10);
        self.set_now(before);
        let body = self.body(village, BodyKind::GovernanceCouncil).await;
        let closes = korean::seoul(now).strftime("%Y-%m-%d %H:%M").to_string();
        let method = if reasons { "reasons" } else { "lottery" };
        let form = CallForm {
            closes_at: closes,
            method: method.to_owned(),
            quotas: QuotaForm {
                groups: vec!["gender:woman".to_owned()],
                least: vec!["1".to_owned()],
                most: vec![String::new()],
            },
            ..call_form(body)
        };
        let id = self.recruit(village, form).await;
        let mut applications = Vec::new();
        for number in 0..4 {
            let person = match me.filter(|_| number == 0) {
                Some(me) => me,
                None => self.person().make().await,
            };
            let form = application_form();
            applications.push(self.apply(village, person, id, form).await);
        }
        self.set_now(now);
        ClosedCall { id, applications }
    }

    /// Chooses everybody who applied, each with a reason, as a secretary.
    pub async fn choose_all(&self, village: &Village, call: &ClosedCall) {
        let secretary = self.person().role(Role::Secretary, village.id).make().await;
        for one in &call.applications {
            let (by, slug) = (self.by(secretary).await, village.slug.clone());
            let place = (call.id, one.id);
            self.write(move |tx| {
                select::choose(tx, &by, &slug, place, ("chosen", "골목을 잘 압니다."))
            })
            .await;
        }
    }

    /// Draws the seats of a call, as a co-chair.
    pub async fn draw(&self, village: &Village, id: RecruitmentId) {
        let chair = self.person().role(Role::CoChair, village.id).make().await;
        let (by, slug) = (self.by(chair).await, village.slug.clone());
        self.write(move |tx| {
            draw::draw(tx, &by, &slug, id, ("3514266213", "방청한 주민 일곱 사람"))
        })
        .await;
    }

    /// The id of somebody's seat by a call.
    pub async fn seat_of(&self, id: RecruitmentId, person: PersonId) -> String {
        let found = self
            .read(move |tx| Ok(store::seat_of(tx, id, person)?))
            .await;
        found.expect("she applied").id.to_string()
    }

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
