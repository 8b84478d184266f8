//! Departments and reviews, made by the acts of the site.

use process::Role;
use process::agenda::Item;
use process::conflict::ConflictForm;
use process::department::{DepartmentText, DepartmentsForm};
use process::id::{ConflictId, DepartmentId, PersonId, ReviewCardId, ReviewId};
use process::review::card::{CardForm, CostForm};
use process::review::{AnswerForm, SendForm};
use web::acts;

use crate::village::Village;

/// A good card of a department: it can be done, for 20,400,000 won.
pub fn card_form() -> CardForm {
    let line = |label: &str, count: &str, price: &str| CostForm {
        label: label.to_owned(),
        units: "12".to_owned(),
        count: count.to_owned(),
        unit_price: price.to_owned(),
    };
    CardForm {
        feasible: "yes".to_owned(),
        reasons: "기둥이 이미 있어 등만 달면 됩니다.".to_owned(),
        lines: vec![line("등", "1", "150만"), line("점검", "4", "5만")],
        running: "240만".to_owned(),
        legal_basis: "도로법에 따른 조명 기준".to_owned(),
        months: "6".to_owned(),
        overlaps: String::new(),
        note: "안으로만 하는 말입니다.".to_owned(),
    }
}

impl Village {
    /// Names departments of the district, one a line of the form, and answers with their ids in
    /// the same order.
    ///
    /// # Panics
    /// When one is missing afterwards.
    pub async fn departments(&self, names: &[&str]) -> Vec<DepartmentId> {
        let by = self.app().by(self.administrator).await;
        let (slug, district) = (self.slug.clone(), self.id);
        let form = DepartmentsForm {
            lines: Vec::new(),
            departments: names.join("\n"),
        };
        let all = self
            .app()
            .write(move |tx| {
                acts::department::change(tx, &by, &slug, &form)?;
                Ok(store::department_list(tx, district)?)
            })
            .await;
        let id = |line: &&str| {
            let name = line.split('/').next().unwrap_or_default().trim();
            let named = |text: &DepartmentText| text.name_ko == name;
            let found = all.iter().find(|one| named(&one.text));
            found.expect("a department").id
        };
        names.iter().map(id).collect()
    }

    /// An official who serves in a department.
    pub async fn serving(&self, name: &str, department: DepartmentId) -> PersonId {
        let address = format!("{}@office.example", store::random_hex(6));
        let person = self.app().person().name(name).email(&address).make().await;
        let by = self.app().by(self.administrator).await;
        let slug = self.slug.clone();
        let form = acts::role::RoleForm {
            address,
            role: Role::DepartmentOfficial.to_string(),
            department: department.to_string(),
            starts_on: "2026-01-01".to_owned(),
            ..acts::role::RoleForm::default()
        };
        self.app()
            .write(move |tx| acts::role::give(tx, &by, &slug, &form).map(drop))
            .await;
        person
    }

    /// Sends something to departments.
    pub async fn send(&self, who: PersonId, item: Item, to: &[DepartmentId]) -> ReviewId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = SendForm {
            question: "올해 안에 할 수 있나요?".to_owned(),
            departments: to.iter().map(ToString::to_string).collect(),
        };
        let item = item.to_string();
        self.app()
            .write(move |tx| acts::review::send(tx, &by, &slug, &item, &form))
            .await
    }

    /// Flags two things that get in each other's way.
    pub async fn flag(&self, who: PersonId, items: [Item; 2]) -> ConflictId {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = ConflictForm {
            items: items.map(|item| item.to_string()).to_vec(),
            conflict: "incompatible".to_owned(),
            reason: "자리가 하나뿐입니다.".to_owned(),
        };
        self.app()
            .write(move |tx| acts::conflict::flag(tx, &by, &slug, &form))
            .await
    }

    /// The cards of a review that are owed, in the order in which they were asked for.
    pub async fn owed(&self, review: ReviewId) -> Vec<ReviewCardId> {
        let cards = self
            .app()
            .read(move |tx| Ok(store::review_cards(tx, review)?))
            .await;
        use process::review::CardState::{Owed, Returned};
        let owed = cards
            .iter()
            .filter(|card| matches!(card.state, Owed | Returned));
        owed.map(|card| card.id).collect()
    }

    /// Hands a card in.
    pub async fn submit_card(&self, who: PersonId, card: ReviewCardId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        self.app()
            .write(move |tx| acts::review::card::submit(tx, &by, &slug, card, &card_form()))
            .await;
    }

    /// Answers a review in public.
    pub async fn answer_review(&self, who: PersonId, review: ReviewId) {
        let (by, slug) = (self.app().by(who).await, self.slug.clone());
        let form = AnswerForm {
            feasible: "yes".to_owned(),
            answer: "내년에 할 수 있습니다.".to_owned(),
        };
        self.app()
            .write(move |tx| acts::review::coordinate::answer(tx, &by, &slug, review, &form))
            .await;
    }
}
