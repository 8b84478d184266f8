//! Reviews (부서 검토) of agendas and proposals by departments, as far as they are published.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::ReviewId;
use process::review::card::CostLine;
use process::review::{CardState, Feasible, ReviewState};
use serde::Serialize;
use store::{ReviewAnswer, ReviewCard, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money, one_of};
use crate::acts::review::Case;
use crate::error::WebError;

/// A review as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Review {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// What is reviewed, such as `agenda-7`.
    pub item: String,
    /// What that is called.
    pub title: String,
    /// Where it stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// When it was sent.
    pub asked_at: Moment,
    /// The first moment that is too late for the answer.
    pub due_at: Moment,
}

/// A public answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct Answer {
    /// 1, or 2 when it was looked at again.
    pub round: i64,
    /// Whether it can be done.
    #[schema(schema_with = verdicts)]
    pub feasible: &'static str,
    /// What it says. Lines are separated by a line feed.
    pub text: String,
    /// When it was given.
    pub at: Moment,
}

/// One line of a cost.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cost {
    /// What for.
    pub label: String,
    /// How many units.
    pub units: i64,
    /// How often.
    pub count: i64,
    /// What one costs.
    pub unit_price: Money,
    /// Units × count × unit price.
    pub amount: Money,
}

/// What a published card says. Notes between offices are not part of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Said {
    /// Whether it can be done.
    pub feasible: String,
    /// Why.
    pub reasons: String,
    /// What it would cost.
    pub costs: Vec<Cost>,
    /// The sum of the costs.
    pub total: Money,
    /// What it costs in each year after; null when that is not known.
    pub running: Option<Money>,
    /// How many months it takes; null when that is not known.
    pub months: Option<i64>,
    /// The law or plan that it rests on.
    pub legal_basis: String,
    /// What else it gets in the way of.
    pub overlaps: String,
}

/// The part of one department.
#[derive(Debug, Serialize, ToSchema)]
pub struct Card {
    /// The id.
    pub id: Id,
    /// The name of the department in Korean.
    pub department: String,
    /// 1, or 2 when it was looked at again.
    pub round: i64,
    /// Where it stands.
    #[schema(schema_with = card_states)]
    pub state: &'static str,
    /// The first moment that is too late.
    pub due_at: Moment,
    /// What it says; null until its round is answered.
    pub said: Option<Said>,
}

/// A review with its cards and answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub review: Review,
    /// What the departments were asked.
    pub question: String,
    /// Why its author asked to look again; null when nobody did.
    pub appeal: Option<String>,
    /// The answers, the first one first.
    pub answers: Vec<Answer>,
    /// The cards of all departments.
    pub cards: Vec<Card>,
}

/// The reviews of a district
///
/// The newest first. Those of hidden things are left out.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/reviews",
    tag = "reviews",
    operation_id = "listReviews",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Review>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<ReviewId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = store::review_list(tx, district.id, None, paging.after, paging.rows())?;
        Ok((district, found))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let slug = &district.slug;
    let path = format!("/api/v1/districts/{slug}/reviews?");
    let wire = |one: store::Review| Review::of(&one, slug);
    Ok(answer(&paging.cut(found, &path, |one| one.id, wire)))
}

/// A review
///
/// What departments write appears once their round is answered; notes between offices never do.
#[utoipa::path(
    get,
    path = "/api/v1/reviews/{review}",
    tag = "reviews",
    operation_id = "getReview",
    params(("review" = Id, Path, description = "The id of a review")),
    responses((status = 200, description = "The review with cards and answers", body = ReviewDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: ReviewId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = store::review_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, found.district)?;
        Case::read::<WebError>(tx, &district.slug, id)
    };
    let case = call.app.stores.site.read(read).await?;
    let published = case.review.state.published();
    Ok(answer(&ReviewDetail {
        review: Review::of(&case.review, &case.district.slug),
        question: case.review.question.clone(),
        appeal: case.review.appeal.clone(),
        answers: case.answers.iter().map(Answer::of).collect(),
        cards: case
            .cards
            .iter()
            .map(|card| Card::of(card, published))
            .collect(),
    }))
}

impl Review {
    fn of(one: &store::Review, slug: &str) -> Review {
        Review {
            id: Id::of(one.id),
            district: slug.to_owned(),
            page: format!("/d/{slug}/reviews/{}", one.id),
            item: one.item.to_string(),
            title: one.title.clone(),
            state: one.state.as_str(),
            asked_at: Moment(one.asked_at),
            due_at: Moment(one.due_at),
        }
    }
}

impl Answer {
    fn of(one: &ReviewAnswer) -> Answer {
        Answer {
            round: one.round,
            feasible: one.feasible.as_str(),
            text: one.text.clone(),
            at: Moment(one.at),
        }
    }
}

impl Card {
    fn of(card: &ReviewCard, published: i64) -> Card {
        let shown = card.state == CardState::Submitted && card.round <= published;
        Card {
            id: Id::of(card.id),
            department: card.department_names.0.clone(),
            round: card.round,
            state: card.state.as_str(),
            due_at: Moment(card.due_at),
            said: shown.then(|| Said::of(card)),
        }
    }
}

impl Said {
    fn of(card: &ReviewCard) -> Said {
        let text = &card.text;
        Said {
            feasible: text.feasible.clone(),
            reasons: text.reasons.clone(),
            costs: text.lines.iter().map(Cost::of).collect(),
            total: Money(text.total()),
            running: text.running.map(Money),
            months: text.months,
            legal_basis: text.legal_basis.clone(),
            overlaps: text.overlaps.clone(),
        }
    }
}

impl Cost {
    fn of(line: &CostLine) -> Cost {
        Cost {
            label: line.label.clone(),
            units: line.units,
            count: line.count,
            unit_price: Money(line.unit_price),
            amount: Money(line.amount()),
        }
    }
}

fn states() -> Object {
    one_of(ReviewState::ALL.iter().map(|state| state.as_str()))
}

fn card_states() -> Object {
    one_of(CardState::ALL.iter().map(|state| state.as_str()))
}

fn verdicts() -> Object {
    one_of(Feasible::ALL.iter().map(|verdict| verdict.as_str()))
}
