//! Fresh reviews for the cells of the table.

use process::Role;
use process::agenda::Item;
use process::id::{DepartmentId, ReviewId};

use super::{Fields, Situation, Target, World};

/// Whether a row is about reviews by departments.
pub fn is_about(target: &Target) -> bool {
    let starts = |part: &str| target.path.starts_with(&format!("/d/{{district}}/{part}"));
    starts("reviews")
        || starts("conflicts")
        || target.path.contains("{review}")
        || target.path.ends_with("/owner")
}

impl World {
    /// The departments of the district, made when they are first asked for.
    async fn two_departments(&self) -> Vec<DepartmentId> {
        let here = self.here.id;
        let read = move |tx: &mut store::Tx<'_>| Ok(store::department_list(tx, here)?);
        let there = self.app.read(read).await;
        match there.is_empty() {
            true => self.here.departments(&["도로과", "공원과"]).await,
            false => there.iter().map(|one| one.id).collect(),
        }
    }

    /// A review of a proposal of the owner, sent to one department.
    async fn review(&self, cell: usize) -> ReviewId {
        let item = Item::Proposal(self.proposal(Situation::Plain, cell).await);
        let (secretary, _) = self.here.holder(Role::Secretary).await;
        let departments = self.two_departments().await;
        self.here.send(secretary, item, &departments[..1]).await
    }

    /// The address with a review in the state that it is about.
    pub(super) async fn review_path(&self, target: &Target, path: &str, cell: usize) -> String {
        if path.contains("{agenda}") {
            self.two_departments().await;
            let id = self.here.agenda_of(self.owner, "의제").await;
            return path.replace("{agenda}", &id.to_string());
        }
        if path.contains("/conflicts") {
            return self.conflict_path(path, cell).await;
        }
        if path.ends_with("/new") {
            let id = self.proposal(Situation::Plain, cell).await;
            return format!("{path}?item=proposal-{id}");
        }
        if !path.contains('{') {
            return path.to_owned();
        }
        let review = self.review(cell).await;
        let card = self.here.owed(review).await[0];
        let ends = |end: &str| target.path.ends_with(end);
        if ends("/hand") || ends("/answer") || ends("/appeal") {
            let (official, _) = self.here.holder(Role::DepartmentOfficial).await;
            self.here.submit_card(official, card).await;
        }
        if ends("/appeal") {
            let (coordinator, _) = self.here.holder(Role::GovernanceCoordinator).await;
            self.here.answer_review(coordinator, review).await;
        }
        path.replace("{review}", &review.to_string())
            .replace("{card}", &card.to_string())
    }

    /// The same for two things that get in each other's way.
    async fn conflict_path(&self, path: &str, cell: usize) -> String {
        if path.ends_with("/new") {
            let [one, other] = self.two_things(cell).await;
            return format!("{path}?items={one}&items={other}");
        }
        if !path.contains('{') {
            return path.to_owned();
        }
        let items = self.two_things(cell).await;
        let (secretary, _) = self.here.holder(Role::Secretary).await;
        let id = self.here.flag(secretary, items).await;
        path.replace("{conflict}", &id.to_string())
    }

    async fn two_things(&self, cell: usize) -> [Item; 2] {
        let one = self.proposal(Situation::Plain, cell).await;
        let other = self.proposal(Situation::Plain, cell).await;
        [Item::Proposal(one), Item::Proposal(other)]
    }

    /// The fields of a good form.
    pub(super) async fn review_fields(&self, target: &Target, cell: usize) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        match target.path.rsplit('/').next().unwrap_or_default() {
            "reviews" => {
                let id = self.proposal(Situation::Plain, cell).await;
                let department = self.two_departments().await[0].to_string();
                pairs(&[
                    ("item", &format!("proposal-{id}")),
                    ("department", &department),
                    ("question", "할 수 있나요?"),
                ])
            }
            "conflicts" => {
                let [one, other] = self.two_things(cell).await.map(|item| item.to_string());
                pairs(&[
                    ("items", &one),
                    ("items", &other),
                    ("conflict_kind", "incompatible"),
                    ("reason", "자리가 하나입니다."),
                ])
            }
            "owner" => {
                let department = self.two_departments().await[0].to_string();
                pairs(&[("department", &department), ("post", "보행환경팀장")])
            }
            "{card}" => pairs(&[
                ("step", "submit"),
                ("feasible", "yes"),
                ("grounds", "기둥이 있습니다."),
                ("label", "등"),
                ("units", "12"),
                ("count", "1"),
                ("unit_price", "150만"),
            ]),
            "hand" => pairs(&[("step", "return"), ("reason", "값이 빠졌습니다.")]),
            "answer" => pairs(&[("feasible", "yes"), ("answer", "할 수 있습니다.")]),
            _ => pairs(&[("reason", "다시 보아 주세요.")]),
        }
    }
}
