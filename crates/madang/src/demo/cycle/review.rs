//! What departments are asked: an agenda that was looked at twice, and a proposal on which one
//! department still works.

use jiff::{SignedDuration, Timestamp};
use process::agenda::{self, Item};
use process::conflict::ConflictForm;
use process::department::{DepartmentsForm, OwnerForm};
use process::expert_review::{InterestForm, OpinionForm};
use process::id::{AgendaId, DepartmentId, ExpertReviewId, ReviewId};
use process::proposal::on_its_own;
use process::review::card::{CardForm, CostForm};
use process::review::{AnswerForm, CardState, SendForm};
use web::acts::expert_review::InviteForm;
use web::acts::review::{card, coordinate, send};
use web::acts::{agenda_owner, conflict, department, expert_review, not_found};

use super::District;
use crate::demo::script::{Card, Review, script};
use crate::demo::{calendar, people, staff};

/// How many days before a visitor comes the proposal is sent.
const DAYS: i64 = 4;

fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// A card as its department types it.
fn typed(card: &Card) -> CardForm {
    let line = |(label, units, count, price): &(String, i64, i64, i64)| CostForm {
        label: label.clone(),
        units: units.to_string(),
        count: count.to_string(),
        unit_price: format!("{price}만"),
    };
    CardForm {
        feasible: card.feasible.clone(),
        reasons: card.reasons.clone(),
        lines: card.lines.iter().map(line).collect(),
        running: format!("{}만", card.running),
        legal_basis: card.legal_basis.clone(),
        months: card.months.to_string(),
        overlaps: card.overlaps.clone(),
        note: card.note.clone(),
    }
}

impl District {
    /// Names the departments, and lets two of them look at an agenda; where there is time for
    /// it, the council member who put it up asks to have it looked at again.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn reviewed(&mut self, at: Timestamp) -> Result<(), people::Refused> {
        let words = &script().review;
        let Some(agenda) = self.council.get(1) else {
            return Ok(());
        };
        let begun = at + days(15);
        if begun + days(20) > calendar::now() {
            return Ok(());
        }
        let id = self.sent(Item::Agenda(*agenda), begun).await?;
        self.handed_in_cards(id, 9, begun + days(5)).await?;
        self.answered(id, ("changes", &words.answer), begun + days(8))
            .await?;
        let (slug, appeal) = (self.slug(), &words.appeal);
        self.act(self.staff.member, begun + days(11), move |tx, by| {
            coordinate::appeal(tx, by, slug, id, appeal)
        })
        .await?;
        self.experts(begun + days(9)).await?;
        self.beside(begun + days(12)).await?;
        self.handed_in_cards(id, 9, begun + days(15)).await?;
        self.answered(id, ("yes", &words.again), begun + days(18))
            .await
    }

    /// Sends an agenda or a proposal that is still open to departments, of which one has handed
    /// in.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn review_under_way(&self) -> Result<(), people::Refused> {
        let (first, proposals) = (self.council.first().copied(), self.proposals.clone());
        let found = people::site(&self.stores, move |tx| {
            if let Some(id) = first {
                let one = store::agenda_get(tx, id)?.ok_or_else(not_found)?;
                if agenda::open(one.standing()).is_ok() {
                    return Ok(Some(Item::Agenda(id)));
                }
            }
            for id in proposals.into_iter().rev() {
                let one = store::proposal_get(tx, id)?.ok_or_else(not_found)?;
                if on_its_own(one.standing()).is_ok() {
                    return Ok(Some(Item::Proposal(id)));
                }
            }
            Ok(None)
        });
        let Some(item) = found.await? else {
            return Ok(());
        };
        let at = calendar::now() - days(DAYS);
        let id = self.sent(item, at).await?;
        self.handed_in_cards(id, 1, at + days(2)).await
    }

    /// Asks an expert of the agenda that departments looked at, who is answered point by point.
    /// Another one has not said yet what her interest in it is; of a second agenda she has.
    async fn experts(&mut self, at: Timestamp) -> Result<(), people::Refused> {
        let words = &script().review;
        let [_, agenda, other, ..] = self.council[..] else {
            return Ok(());
        };
        let mut experts = Vec::new();
        for number in 1..=2 {
            let slug = staff::slug(self.slug(), &format!("expert-{number}"));
            let name = format!("전문가 {number}");
            let expert = people::reached(&self.stores, &slug, &name).await?;
            experts.push((expert, people::address(&slug)));
        }
        let (walker, safety) = (&experts[0], &experts[1]);
        let id = self
            .invited(agenda, (&walker.1, "보행 환경 전문가"), at)
            .await?;
        let ahead = self
            .invited(agenda, (&safety.1, "공사 안전 전문가"), at)
            .await?;
        let begun = self
            .invited(other, (&safety.1, "공사 안전 전문가"), at)
            .await?;
        let (slug, none) = (
            self.slug(),
            InterestForm {
                interest: "none".to_owned(),
                statement: String::new(),
            },
        );
        self.act(safety.0, at + days(3), move |tx, by| {
            expert_review::declare(tx, by, slug, begun, &none).map(drop)
        })
        .await?;
        self.expert = Some((safety.0, ahead));
        let expert = walker.0;
        let opinion = OpinionForm {
            findings: ["met", "partly", "met", "unmet", "met", "partly", "met"]
                .map(String::from)
                .to_vec(),
            remarks: Vec::new(),
            opinion: words.expert_opinion.clone(),
            points: words.expert_points.join("\n"),
        };
        let interest = InterestForm {
            interest: "some".to_owned(),
            statement: words.expert_interest.clone(),
        };
        let slug = self.slug();
        self.act(expert, at + days(4), move |tx, by| {
            expert_review::declare(tx, by, slug, id, &interest)?;
            expert_review::publish(tx, by, slug, id, &opinion)
        })
        .await?;
        self.act(self.staff.secretary, at + days(7), move |tx, by| {
            expert_review::answer(tx, by, slug, id, &words.expert_answers)
        })
        .await
    }

    /// Asks somebody, who is reached at an address and has a post, to review an agenda.
    async fn invited(
        &self,
        agenda: AgendaId,
        (address, post): (&str, &str),
        at: Timestamp,
    ) -> Result<ExpertReviewId, people::Refused> {
        let form = InviteForm {
            address: address.to_owned(),
            post: post.to_owned(),
        };
        let slug = self.slug();
        self.act(self.staff.secretary, at, move |tx, by| {
            expert_review::invite(tx, by, slug, agenda, &form)
        })
        .await
    }

    /// Flags two agendas that need the same place, and names who owns the first of them.
    async fn beside(&self, at: Timestamp) -> Result<(), people::Refused> {
        let words = &script().review;
        let [_, one, other, ..] = self.council[..] else {
            return Ok(());
        };
        let flag = ConflictForm {
            items: [one, other].map(|id| Item::Agenda(id).to_string()).to_vec(),
            conflict: "conflicting".to_owned(),
            reason: words.conflict.clone(),
        };
        let slug = self.slug();
        self.act(self.staff.coordinator, at, move |tx, by| {
            conflict::flag(tx, by, slug, &flag)?;
            let district = web::acts::district::find(tx, slug)?;
            let all = store::department_list(tx, district.id)?;
            let owner = OwnerForm {
                department: all
                    .first()
                    .map(|office| office.id.to_string())
                    .unwrap_or_default(),
                post: words.post.clone(),
            };
            agenda_owner::name(tx, by, slug, one, &owner)
        })
        .await
    }

    /// Sends something to the first two departments.
    async fn sent(&self, item: Item, at: Timestamp) -> Result<ReviewId, people::Refused> {
        let Review {
            departments,
            question,
            ..
        } = &script().review;
        let form = DepartmentsForm {
            lines: Vec::new(),
            departments: departments.join("\n"),
        };
        let slug = self.slug();
        let known: Vec<DepartmentId> = self
            .act(self.staff.secretary, at, move |tx, by| {
                let district = web::acts::district::find(tx, slug)?;
                if store::department_list(tx, district.id)?.is_empty() {
                    department::change(tx, by, slug, &form)?;
                }
                let all = store::department_list(tx, district.id)?;
                Ok(all.into_iter().map(|one| one.id).collect())
            })
            .await?;
        let form = SendForm {
            question: question.clone(),
            departments: known.iter().take(2).map(ToString::to_string).collect(),
        };
        self.act(self.staff.secretary, at, move |tx, by| {
            send(tx, by, slug, &item.to_string(), &form)
        })
        .await
    }

    /// Lets departments hand in what the script says, at most so many of them.
    async fn handed_in_cards(
        &self,
        id: ReviewId,
        most: usize,
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let slug = self.slug();
        self.act(self.staff.official, at, move |tx, by| {
            let cards = store::review_cards(tx, id)?;
            let owed = cards.iter().filter(|card| card.state == CardState::Owed);
            for owed in owed.take(most) {
                let mut said = script().review.card.iter();
                let said = said.find(|said| said.department == owed.department_names.0);
                let form = typed(said.ok_or_else(not_found)?);
                card::submit(tx, by, slug, owed.id, &form)?;
            }
            Ok(())
        })
        .await
    }

    async fn answered(
        &self,
        id: ReviewId,
        (feasible, answer): (&str, &str),
        at: Timestamp,
    ) -> Result<(), people::Refused> {
        let form = AnswerForm {
            feasible: feasible.to_owned(),
            answer: answer.to_owned(),
        };
        let slug = self.slug();
        self.act(self.staff.coordinator, at, move |tx, by| {
            coordinate::answer(tx, by, slug, id, &form)
        })
        .await
    }
}
