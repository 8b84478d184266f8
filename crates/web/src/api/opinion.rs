//! What people think of an agenda (의제).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::{AgendaId, OpinionId};
use process::opinion::{Gradient, SHOWN_FROM, Stance};
use process::role::Actor;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Moment, always, author, never, one_of};
use crate::acts::opinion::sight_of;
use crate::acts::proposal::Sight;
use crate::error::WebError;

/// What somebody thinks, with a reason.
#[derive(Debug, Serialize, ToSchema)]
pub struct Opinion {
    /// The id.
    pub id: Id,
    /// Not hidden.
    #[schema(schema_with = never)]
    pub hidden: bool,
    /// Where its author stands.
    #[schema(schema_with = stances)]
    pub stance: &'static str,
    /// How far its author goes along; null when she did not say.
    #[schema(schema_with = gradients)]
    pub gradient: Option<&'static str>,
    /// The name its author shows; null after the account was closed.
    pub author: Option<String>,
    /// Why, with contacts masked. Lines are separated by a line feed.
    pub reason: String,
    /// When it was given, or last replaced.
    pub at: Moment,
}

/// In place of a reason that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenOpinion {
    /// The id.
    pub id: Id,
    /// Hidden.
    #[schema(schema_with = always)]
    pub hidden: bool,
    /// Where its author stands.
    #[schema(schema_with = stances)]
    pub stance: &'static str,
    /// The moderator's reason.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
}

/// An opinion, or what is said in its place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the variants are the two types")]
pub enum OpinionOrHidden {
    Shown(Opinion),
    Hidden(HiddenOpinion),
}

/// How many people stand where.
#[derive(Debug, Serialize, ToSchema)]
pub struct Stances {
    /// In favour.
    pub agree: i64,
    /// Against.
    pub disagree: i64,
    /// Neither for now.
    pub pass: i64,
}

/// How many people go along how far.
#[derive(Debug, Serialize, ToSchema)]
pub struct Gradients {
    /// All the way.
    pub full: i64,
    /// In favour, with reservations.
    pub reservations: i64,
    /// They can live with it.
    pub live: i64,
    /// They do not want it and will not stand in its way.
    pub aside: i64,
    /// Against it.
    pub against: i64,
}

/// What people think of an agenda: the numbers, and a page of reasons.
#[derive(Debug, Serialize, ToSchema)]
pub struct Opinions {
    /// The id of the agenda.
    pub agenda: Id,
    /// The page for people.
    pub page: String,
    /// How many people said what they think.
    pub people: i64,
    /// How many of them stand where; null with fewer than five people, and while the numbers
    /// are kept back.
    pub stances: Option<Stances>,
    /// How many of them go along how far; null with fewer than five people who said so,
    /// and while the numbers are kept back.
    pub gradients: Option<Gradients>,
    /// The reasons that people give, the newest first.
    pub items: Vec<OpinionOrHidden>,
    /// The address of the next page; null on the last one.
    pub next: Option<String>,
}

/// Opinions of an agenda
///
/// Those who give a reason, the newest first, and how many people are for and against. Hidden
/// reasons keep their place, without text and author, and their stance counts.
#[utoipa::path(
    get,
    path = "/api/v1/agendas/{agenda}/opinions",
    tag = "agendas",
    operation_id = "listOpinions",
    params(
        ("agenda" = Id, Path, description = "The id of an agenda"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Opinions)),
)]
pub async fn list(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    let paging = call.paging::<OpinionId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let agenda = store::deliberated_get(tx, id)?.filter(|agenda| !agenda.hidden);
        let agenda = agenda.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, agenda.district)?;
        let found = store::opinion_reasons(tx, id, None, paging.after, paging.rows())?;
        let gradients = store::opinion_gradients(tx, id)?;
        Ok((agenda, district, found, gradients))
    };
    let (agenda, district, found, gradients) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/agendas/{id}/opinions?");
    let page = paging.cut(found, &path, |opinion| opinion.id, OpinionOrHidden::of);
    let people = agenda.stances.people();
    let kept = agenda.quiet.at(agenda.open, call.now);
    Ok(answer(&Opinions {
        agenda: Id::of(id),
        page: format!("/d/{}/agendas/{id}/opinion", district.slug),
        people,
        stances: (people >= SHOWN_FROM && !kept).then(|| Stances::of(agenda.stances)),
        gradients: Gradients::of(&gradients).filter(|_| !kept),
        items: page.items,
        next: page.next,
    }))
}

impl Stances {
    pub(super) fn of(stances: store::Stances) -> Stances {
        Stances {
            agree: stances.agree,
            disagree: stances.disagree,
            pass: stances.pass,
        }
    }
}

impl Gradients {
    fn of(found: &[(Gradient, i64)]) -> Option<Gradients> {
        let people: i64 = found.iter().map(|(_, count)| count).sum();
        let of = |step| {
            let found = found.iter().find(|(of, _)| *of == step);
            found.map_or(0, |(_, count)| *count)
        };
        (people >= SHOWN_FROM).then(|| Gradients {
            full: of(Gradient::Full),
            reservations: of(Gradient::Reservations),
            live: of(Gradient::Live),
            aside: of(Gradient::Aside),
            against: of(Gradient::Against),
        })
    }
}

impl OpinionOrHidden {
    /// What a visitor may see of an opinion.
    fn of(found: store::Opinion) -> OpinionOrHidden {
        let sight = sight_of(&Actor::visitor(), &found);
        let (id, stance) = (Id::of(found.id), found.text.stance.as_str());
        match sight {
            Sight::Withheld => {
                let (reason, since) = found.hiding.map(|(why, at)| (why, Moment(at))).unzip();
                OpinionOrHidden::Hidden(HiddenOpinion {
                    id,
                    hidden: true,
                    stance,
                    reason,
                    since,
                })
            }
            _ => OpinionOrHidden::Shown(Opinion {
                id,
                hidden: false,
                stance,
                gradient: found.text.gradient.map(Gradient::as_str),
                author: author(found.author_name),
                reason: found.text.reason,
                at: Moment(found.at),
            }),
        }
    }
}

fn gradients() -> Object {
    one_of(Gradient::ALL.iter().map(|step| step.as_str()))
}

fn stances() -> Object {
    one_of(Stance::ALL.iter().map(|stance| stance.as_str()))
}
