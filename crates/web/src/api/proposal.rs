//! Proposals (제안) of residents.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::agenda::Item;
use process::category::Category;
use process::id::{NeighborhoodId, ProposalId};
use process::moderation::SubjectKind;
use process::proposal::ProposalState;
use process::role::Actor;
use serde::Serialize;
use store::{Moderation, ProposalFilter, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::agenda::fields_of_life;
use super::call::{self, Call, answer, bad};
use super::district::Neighborhood;
use super::lineage::Onward;
use super::wire::{Id, Listing, Moment, Money, Name, always, author, never, one_of};
use crate::acts::moderation::hiding;
use crate::acts::proposal::{Sight, sight_of};
use crate::error::WebError;

/// A proposal as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Proposal {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The id of its round.
    pub cycle: Id,
    /// The page for people.
    pub page: String,
    /// Not hidden.
    #[schema(schema_with = never)]
    pub hidden: bool,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// The neighbourhood; null for the whole district.
    pub neighborhood: Option<Neighborhood>,
    /// The cost as far as the proposer knew.
    pub cost_won: Option<Money>,
    /// The field of life; null where nobody has said.
    #[schema(schema_with = fields_of_life)]
    pub category: Option<&'static str>,
    /// Where it stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// The name its author shows; null after the account was closed.
    pub author: Option<String>,
    /// When it was handed in.
    pub created_at: Moment,
    /// How many comments can be read.
    pub comment_count: i64,
    /// How many people stand behind it.
    pub support_count: i64,
}

/// A whole proposal.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub proposal: Proposal,
    /// What should be done. Lines are separated by a line feed.
    pub body: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// Counted from 1; each change adds one.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Moment,
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub onward: Onward,
}

/// In place of a proposal that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenProposal {
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

/// A proposal, or what is said in its place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the variants are the two types")]
pub enum ProposalOrHidden {
    Shown(Box<ProposalDetail>),
    Hidden(HiddenProposal),
}

/// Proposals of a district
///
/// The newest first. Hidden ones are left out; those taken back say so in `state`.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/proposals",
    tag = "proposals",
    operation_id = "listProposals",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("neighborhood" = Option<Id>, Query, description = "Only those of this neighbourhood"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Proposal>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<ProposalId>()?;
    let near = call.optional::<NeighborhoodId>("neighborhood", "fault-neighborhood-unknown")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        if let Some(near) = near
            && !store::neighborhood_list(tx, district.id)?
                .iter()
                .any(|one| one.id == near)
        {
            return Err(bad("fault-neighborhood-unknown"));
        }
        let filter = ProposalFilter {
            district: district.id,
            neighborhood: near,
            withdrawn: true,
            before: paging.after,
            limit: paging.rows(),
        };
        Ok((district, store::proposal_list(tx, &filter)?))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let slug = &district.slug;
    let near = near.map_or_else(String::new, |near| format!("neighborhood={near}&"));
    let path = format!("/api/v1/districts/{slug}/proposals?{near}");
    Ok(answer(&paging.cut(
        found,
        &path,
        |p| p.id,
        |p| Proposal::of(p, slug),
    )))
}

/// A proposal
///
/// When a moderator has hidden it, the answer says so, with the reason and without the text.
#[utoipa::path(
    get,
    path = "/api/v1/proposals/{proposal}",
    tag = "proposals",
    operation_id = "getProposal",
    params(("proposal" = Id, Path, description = "The id of a proposal")),
    responses((status = 200, description = "The proposal", body = ProposalOrHidden)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let proposal = store::proposal_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, proposal.district)?;
        let steps = store::moderation_history(tx, SubjectKind::Proposal, id.0)?;
        let onward = Onward::read(tx, Item::Proposal(id))?;
        Ok((proposal, district, steps, onward))
    };
    let (proposal, district, steps, onward) = call.app.stores.site.read(read).await?;
    Ok(answer(&ProposalOrHidden::of(
        proposal,
        &district.slug,
        &steps,
        onward,
    )))
}

impl Proposal {
    fn of(proposal: store::Proposal, slug: &str) -> Proposal {
        let text = proposal.text;
        let names = proposal.neighborhood_names;
        Proposal {
            id: Id::of(proposal.id),
            district: slug.to_owned(),
            cycle: Id::of(proposal.cycle),
            page: page(slug, proposal.id),
            hidden: false,
            title: text.title,
            need: text.need,
            neighborhood: text
                .neighborhood
                .zip(names)
                .map(|(id, (ko, en))| Neighborhood {
                    id: Id::of(id),
                    name: Name::new(ko, en),
                }),
            cost_won: text.cost.map(Money),
            category: text.category.map(Category::as_str),
            state: proposal.state.as_str(),
            author: author(proposal.author_name),
            created_at: Moment(proposal.created_at),
            comment_count: proposal.comment_count,
            support_count: proposal.support_count,
        }
    }
}

impl ProposalOrHidden {
    fn of(
        proposal: store::Proposal,
        slug: &str,
        steps: &[Moderation],
        onward: Onward,
    ) -> ProposalOrHidden {
        if sight_of(&Actor::visitor(), &proposal) == Sight::Withheld {
            let hiding = hiding(steps);
            let (reason, since) = hiding.map(|h| (h.reason.clone(), Moment(h.at))).unzip();
            return ProposalOrHidden::Hidden(HiddenProposal {
                id: Id::of(proposal.id),
                district: slug.to_owned(),
                page: page(slug, proposal.id),
                hidden: true,
                reason,
                since,
            });
        }
        let (version, updated_at) = (proposal.version, Moment(proposal.updated_at));
        let (body, place) = (proposal.text.body.clone(), proposal.text.place.clone());
        let proposal = Proposal::of(proposal, slug);
        let detail = ProposalDetail {
            proposal,
            body,
            place,
            version,
            updated_at,
            onward,
        };
        ProposalOrHidden::Shown(Box::new(detail))
    }
}

fn page(slug: &str, id: ProposalId) -> String {
    format!("/d/{slug}/proposals/{id}")
}

fn states() -> Object {
    one_of(ProposalState::ALL.iter().map(|state| state.as_str()))
}
