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

    /// Joins an open body.
    pub async fn join(&self, village: &Village, person: PersonId, id: BodyId) -> MembershipId {
        let (by, slug) = (self.by(person).await, village.slug.clone());
        self.write(move |tx| body::join(tx, &by, &slug, id)).await
    }
}
