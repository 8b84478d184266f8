//! Bodies of a test, made by the acts of the site.

use process::Role;
use process::body::{BodyForm, BodyKind};
use process::id::{BodyId, MembershipId, PersonId};
use web::acts::body;

use crate::app::TestApp;
use crate::village::Village;

/// A good form for a body of a kind; it is open where it may be.
pub fn body_form(kind: BodyKind) -> BodyForm {
    BodyForm {
        kind: kind.to_string(),
        name_ko: "생활안전 분과회의".to_owned(),
        name_en: "Sub-committee on safety".to_owned(),
        purpose: "밤길과 통학로를 다룹니다.".to_owned(),
        membership: if kind.may_be_open() { "open" } else { "closed" }.to_owned(),
    }
}

/// A table of `count` council members in office from 1 August 2026, one a line.
pub fn member_table(count: usize) -> String {
    let row = |n: usize| {
        format!("하늘동 주민 {n},member{n}@example.org,협치위원,2026-08-01,2028-07-31\n")
    };
    let head = "이름,연락처,역할,시작일,종료일\n".to_owned();
    head + &(1..=count).map(row).collect::<String>()
}

impl TestApp {
    /// Makes a body, as a secretary.
    pub async fn body(&self, village: &Village, kind: BodyKind) -> BodyId {
        let secretary = self.person().role(Role::Secretary, village.id).make().await;
        let (by, slug) = (self.by(secretary).await, village.slug.clone());
        self.write(move |tx| body::add(tx, &by, &slug, &body_form(kind)))
            .await
    }

    /// Somebody joins an open body that meets the day after.
    pub async fn join_and_meet(&self, village: &Village, person: PersonId, id: BodyId) {
        let now = self.now();
        self.set_now(now - jiff::SignedDuration::from_hours(24 * 5));
        self.join(village, person, id).await;
        let day = korean::seoul(self.now()).date().tomorrow().expect("a day");
        self.meet(village, id, &day.to_string()).await;
        self.set_now(now);
    }

    /// Calls a meeting of a body on a day, as a secretary.
    pub async fn meet(&self, village: &Village, id: BodyId, day: &str) -> process::id::MeetingId {
        let secretary = self.person().role(Role::Secretary, village.id).make().await;
        let mut form = crate::meetings::meeting_form("sub-committee", day);
        form.body = id.to_string();
        self.call(secretary, &village.slug, form).await
    }

    /// A body with five participants and a meeting ahead; `first` is the first to join.
    pub async fn ready_for_turns(
        &self,
        village: &Village,
        id: BodyId,
        first: Option<PersonId>,
    ) -> PersonId {
        self.meet(village, id, "2026-08-20").await;
        let first = match first {
            Some(person) => person,
            None => self.person().make().await,
        };
        let mut people = vec![first];
        for _ in 0..4 {
            people.push(self.person().make().await);
        }
        let secretary = self.person().role(Role::Secretary, village.id).make().await;
        for person in people {
            let place = self.join(village, person, id).await;
            let (by, slug) = (self.by(secretary).await, village.slug.clone());
            self.write(move |tx| body::set_standing(tx, &by, &slug, (id, place), "participant"))
                .await;
        }
        first
    }

    /// A turn of `person`, or of somebody else, at a task of the body's next meeting.
    pub async fn turn(&self, village: &Village, id: BodyId, person: Option<PersonId>) -> String {
        let first = self.ready_for_turns(village, id, person).await;
        self.hand_out(village, id).await;
        let turns = self
            .read(move |tx| Ok(store::turns_of_body(tx, id, 9)?))
            .await;
        let mine = turns.iter().find(|turn| turn.person == first);
        mine.map(|turn| turn.id.to_string()).unwrap_or_default()
    }

    /// Hands the tasks of the next meeting out, as a secretary.
    pub async fn hand_out(&self, village: &Village, id: BodyId) {
        let secretary = self.person().role(Role::Secretary, village.id).make().await;
        let (by, slug) = (self.by(secretary).await, village.slug.clone());
        self.write(move |tx| body::newcomer::hand_out(tx, &by, &slug, id))
            .await;
    }

    /// Joins an open body.
    pub async fn join(&self, village: &Village, person: PersonId, id: BodyId) -> MembershipId {
        let (by, slug) = (self.by(person).await, village.slug.clone());
        self.write(move |tx| body::join(tx, &by, &slug, id)).await
    }
}
