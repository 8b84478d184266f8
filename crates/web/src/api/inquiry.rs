//! The inbox (문의함): what anybody asked or said, and the answers.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::Timestamp;
use process::id::{AgendaId, InquiryId};
use process::inquiry::InquiryState;
use process::moderation::SubjectKind;
use process::role::Actor;
use serde::Serialize;
use store::{Moderation, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, always, author, never, one_of};
use crate::acts::inquiry::sight_of;
use crate::acts::moderation::hiding;
use crate::acts::proposal::Sight;
use crate::error::WebError;

/// Something in the inbox as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Inquiry {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// Not hidden.
    #[schema(schema_with = never)]
    pub hidden: bool,
    /// One line that names it, with contacts masked.
    pub title: String,
    /// Where it stands now.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// The name its asker shows; null for somebody without account.
    pub author: Option<String>,
    /// The office that answers; null until one is named.
    pub office: Option<String>,
    /// The id of the agenda that it is about; null when it is about none.
    pub agenda: Option<Id>,
    /// When it came in.
    pub received_at: Moment,
    /// The first moment that is too late for an answer.
    pub due_at: Moment,
    /// When those who look after the inbox were told that it is late.
    pub escalated_at: Option<Moment>,
    /// When it was answered.
    pub answered_at: Option<Moment>,
    /// By how many days it is, or was, answered too late; 0 when in time.
    pub days_late: i32,
}

/// Something in the inbox with its answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct InquiryDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub inquiry: Inquiry,
    /// What it says, with contacts masked. Lines are separated by a line feed.
    pub body: String,
    /// The answer; null until there is one.
    pub answer: Option<String>,
}

/// In place of something that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenInquiry {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// Hidden.
    #[schema(schema_with = always)]
    pub hidden: bool,
    /// The moderator's reason.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
}

/// Something in the inbox, or what is said in its place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the variants are the two types")]
pub enum InquiryOrHidden {
    Shown(Box<InquiryDetail>),
    Hidden(HiddenInquiry),
}

/// The inbox of a district
///
/// The newest first, all or those in one state. Hidden ones are left out.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/inbox",
    tag = "inbox",
    operation_id = "listInquiries",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("state" = Option<String>, Query, description = "Only those in this state: waiting, overdue or answered"),
        ("agenda" = Option<Id>, Query, description = "Only those about this agenda, whatever their state"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Inquiry>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<InquiryId>()?;
    let state = call.optional::<InquiryState>("state", "fault-inquiry-state")?;
    let agenda = call.optional::<AgendaId>("agenda", "fault-page-key")?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let (after, rows) = (paging.after, paging.rows());
        let found = match agenda {
            None => store::inquiry_list(tx, district.id, state, after, rows, now)?,
            Some(id) => {
                let agenda = store::agenda_get(tx, id)?.filter(|agenda| !agenda.hidden);
                let here = agenda.is_some_and(|agenda| agenda.district == district.id);
                match here {
                    true => store::inquiries_of_agenda(tx, id, after, rows)?,
                    false => return Err(WebError::not_found()),
                }
            }
        };
        Ok((district, found))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let slug = &district.slug;
    let state = state.map_or_else(String::new, |state| format!("state={state}&"));
    let agenda = agenda.map_or_else(String::new, |agenda| format!("agenda={agenda}&"));
    let path = format!("/api/v1/districts/{slug}/inbox?{state}{agenda}");
    let wire = |one: store::Inquiry| Inquiry::of(one, slug, now);
    Ok(answer(&paging.cut(found, &path, |one| one.id, wire)))
}

/// Something in the inbox
///
/// When a moderator has hidden it, the answer says so, with the reason and without the text.
#[utoipa::path(
    get,
    path = "/api/v1/inquiries/{inquiry}",
    tag = "inbox",
    operation_id = "getInquiry",
    params(("inquiry" = Id, Path, description = "The id of something in an inbox")),
    responses((status = 200, description = "The question and its answer", body = InquiryOrHidden)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: InquiryId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = store::inquiry_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, found.district)?;
        let story = store::moderation_history(tx, SubjectKind::Inquiry, id.0)?;
        Ok((found, district, story))
    };
    let (found, district, story) = call.app.stores.site.read(read).await?;
    Ok(answer(&InquiryOrHidden::of(
        found,
        &district.slug,
        &story,
        call.now,
    )))
}

impl Inquiry {
    fn of(found: store::Inquiry, slug: &str, now: Timestamp) -> Inquiry {
        let standing = found.standing();
        let office = found.owner.office;
        Inquiry {
            id: Id::of(found.id),
            district: slug.to_owned(),
            page: page(slug, found.id),
            hidden: false,
            title: found.text.title,
            state: standing.state(now).as_str(),
            author: author(found.author_name),
            office: (!office.is_empty()).then_some(office),
            agenda: found.agenda.map(Id::of),
            received_at: Moment(found.received_at),
            due_at: Moment(found.due_at),
            escalated_at: found.escalated_at.map(Moment),
            answered_at: found.answered_at.map(Moment),
            days_late: standing.days_late(now),
        }
    }
}

impl InquiryOrHidden {
    fn of(found: store::Inquiry, slug: &str, story: &[Moderation], now: Timestamp) -> Self {
        if sight_of(&Actor::visitor(), &found) == Sight::Withheld {
            let hiding = hiding(story);
            let (reason, since) = hiding.map(|h| (h.reason.clone(), Moment(h.at))).unzip();
            return InquiryOrHidden::Hidden(HiddenInquiry {
                id: Id::of(found.id),
                district: slug.to_owned(),
                page: page(slug, found.id),
                hidden: true,
                reason,
                since,
            });
        }
        let (body, answer) = (found.text.body.clone(), found.answer.clone());
        InquiryOrHidden::Shown(Box::new(InquiryDetail {
            inquiry: Inquiry::of(found, slug, now),
            body,
            answer,
        }))
    }
}

fn page(slug: &str, id: InquiryId) -> String {
    format!("/d/{slug}/inbox/{id}")
}

fn states() -> Object {
    one_of(InquiryState::ALL.iter().map(|state| state.as_str()))
}
