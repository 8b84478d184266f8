//! The board of proposals and agendas (의제), one agenda, and the search.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::Timestamp;
use process::agenda::{AgendaState, BoardState, Item, ItemKind, Origin};
use process::category::Category;
use process::id::AgendaId;
use process::moderation::SubjectKind;
use process::opinion::SHOWN_FROM;
use process::role::Actor;
use serde::Serialize;
use store::{BoardFilter, Deliberated, LineageSource, Moderation, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, Paging, answer, bad};
use super::lineage::{Onward, Source};
use super::opinion::Stances;
use super::wire::{Id, Listing, Moment, Money, Name, always, never, one_of};
use crate::acts::agenda::sight_of;
use crate::acts::moderation::hiding;
use crate::acts::proposal::Sight;
use crate::error::WebError;

/// The longest question of a search, in characters.
const LONGEST: usize = 100;

/// A proposal or an agenda as the board and the search show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoardItem {
    /// The id, unique among proposals and agendas together.
    pub id: Id,
    /// Which of the two it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The page for people.
    pub page: String,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// Whom it is good for; empty for proposals.
    pub beneficiaries: String,
    /// The estimated cost, if it is known.
    pub cost_won: Option<Money>,
    /// The field of life; null where nobody has said.
    #[schema(schema_with = fields_of_life)]
    pub category: Option<&'static str>,
    /// The neighbourhood; null for the whole district.
    pub neighborhood: Option<Name>,
    /// The body that deliberates it.
    pub body: Option<Name>,
    /// Where it stands: the state of a proposal or of an agenda.
    pub state: String,
    /// How an agenda came to be; null for proposals.
    pub origin: Option<String>,
    /// How many people stand behind it; null while the numbers of an agenda are kept back.
    pub support_count: Option<i64>,
    /// When it was handed in or put on the board.
    pub created_at: Moment,
}

/// A whole agenda.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgendaDetail {
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
    /// What should be done. Lines are separated by a line feed.
    pub body: String,
    /// Whom it is good for; may be empty.
    pub beneficiaries: String,
    /// Where, in words; may be empty.
    pub place: String,
    /// The estimated cost, if it is known.
    pub cost_won: Option<Money>,
    /// The field of life; null where nobody has said.
    #[schema(schema_with = fields_of_life)]
    pub category: Option<&'static str>,
    /// The office that answers for it; may be empty.
    pub department: String,
    /// Where it stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// How it came to be.
    #[schema(schema_with = origins)]
    pub origin: &'static str,
    /// Counted from 1; each change adds one.
    pub version: i64,
    /// When it was put on the board.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// How many different people stand behind it and behind what it came from; null while the
    /// numbers are kept back.
    pub support_count: Option<i64>,
    /// How many people said what they think.
    pub people: i64,
    /// How many of them stand where; null with fewer than five people, and while the numbers
    /// are kept back.
    pub stances: Option<Stances>,
    /// Everything that it came from, however many steps ago.
    pub sources: Vec<Source>,
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub onward: Onward,
}

/// In place of an agenda that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenAgenda {
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

/// An agenda, or what is said in its place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the variants are the two types")]
pub enum AgendaOrHidden {
    Shown(Box<AgendaDetail>),
    Hidden(HiddenAgenda),
}

/// The board of a district
///
/// Proposals and agendas of the round that the district decides on, the newest first. Hidden
/// ones are left out.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/board",
    tag = "agendas",
    operation_id = "listBoard",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("kind" = Option<String>, Query, description = "Only proposal or only agenda"),
        ("state" = Option<String>, Query, description = "Only what stands there: standing, moved, referred, withdrawn, selected or left-out"),
        ("category" = Option<String>, Query, description = "Only one field of life, such as safety"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<BoardItem>)),
)]
pub async fn board(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<AgendaId>()?;
    let kind = call.optional::<ItemKind>("kind", "fault-filter")?;
    let state = call.optional::<BoardState>("state", "fault-filter")?;
    let category = call.optional::<Category>("category", "fault-filter")?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let Some(cycle) = store::cycle_deciding(tx, district.id, now)? else {
            return Ok((district, Vec::new()));
        };
        let filter = BoardFilter {
            district: district.id,
            cycle: cycle.id,
            kind,
            state,
            neighborhood: None,
            council: None,
            category,
            department: None,
            before: paging.after.map(|id| id.0),
            limit: paging.rows(),
        };
        Ok((district, store::board_list(tx, &filter)?))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let kind = kind.map_or_else(String::new, |kind| format!("kind={kind}&"));
    let state = state.map_or_else(String::new, |state| format!("state={state}&"));
    let category = category.map_or_else(String::new, |one| format!("category={one}&"));
    let path = format!(
        "/api/v1/districts/{}/board?{kind}{state}{category}",
        district.slug
    );
    let place = (district.slug.as_str(), now);
    Ok(answer(&page_of(paging, found, &path, place)))
}

/// Searching a district
///
/// Proposals and agendas of all rounds in which every word is found, the newest first. Hidden
/// ones are left out.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/search",
    tag = "agendas",
    operation_id = "search",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("q" = String, Query, description = "Words, at most 100 characters"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<BoardItem>)),
)]
pub async fn search(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<AgendaId>()?;
    let words = call.optional::<String>("q", "fault-search-words")?;
    let words = words.map(|words| words.trim().to_owned());
    let words = words.filter(|words| !words.is_empty() && words.chars().count() <= LONGEST);
    let words = words.ok_or_else(|| bad("fault-search-words"))?;
    let asked = words.clone();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let before = paging.after.map(|id| id.0);
        let found = store::board_search(tx, district.id, &asked, before, paging.rows())?;
        Ok((district, found))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let words = crate::form::encode(&words);
    let path = format!("/api/v1/districts/{}/search?q={words}&", district.slug);
    let place = (district.slug.as_str(), call.now);
    Ok(answer(&page_of(paging, found, &path, place)))
}

/// An agenda
///
/// With everything that it came from. When a moderator has hidden it, the answer says so, with
/// the reason and without the text.
#[utoipa::path(
    get,
    path = "/api/v1/agendas/{agenda}",
    tag = "agendas",
    operation_id = "getAgenda",
    params(("agenda" = Id, Path, description = "The id of an agenda")),
    responses((status = 200, description = "The agenda", body = AgendaOrHidden)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let agenda = store::agenda_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, agenda.district)?;
        let steps = store::moderation_history(tx, SubjectKind::Agenda, id.0)?;
        let sources = store::lineage_ancestors(tx, id)?;
        let onward = Onward::read(tx, Item::Agenda(id))?;
        Ok((agenda, district, steps, (sources, onward)))
    };
    let (agenda, district, steps, sources) = call.app.stores.site.read(read).await?;
    let slug = &district.slug;
    Ok(answer(&AgendaOrHidden::of(
        agenda, slug, &steps, sources, call.now,
    )))
}

fn page_of(
    paging: Paging<AgendaId>,
    found: Vec<store::BoardItem>,
    path: &str,
    (slug, now): (&str, Timestamp),
) -> Listing<BoardItem> {
    paging.cut(
        found,
        path,
        |row| row.item.number(),
        |row| BoardItem::of(row, slug, now),
    )
}

impl BoardItem {
    fn of(row: store::BoardItem, slug: &str, now: Timestamp) -> BoardItem {
        let open = row.state == AgendaState::Open.as_str();
        let kept = row.quiet.at(open, now);
        let names = |names: Option<(String, String)>| names.map(|(ko, en)| Name::new(ko, en));
        BoardItem {
            id: Id::of(row.item.number()),
            kind: row.item.kind().as_str(),
            page: page(slug, row.item),
            title: row.title,
            need: row.need,
            beneficiaries: row.beneficiaries,
            cost_won: row.cost.map(Money),
            category: row.category.map(Category::as_str),
            neighborhood: names(row.neighborhood_names),
            body: names(row.council_names),
            state: row.state,
            support_count: (!kept).then_some(row.support_count),
            origin: Some(row.origin).filter(|origin| !origin.is_empty()),
            created_at: Moment(row.created_at),
        }
    }
}

impl AgendaOrHidden {
    fn of(
        agenda: store::Agenda,
        slug: &str,
        steps: &[Moderation],
        (sources, onward): (Vec<LineageSource>, Onward),
        now: Timestamp,
    ) -> AgendaOrHidden {
        let page = page(slug, Item::Agenda(agenda.id));
        if sight_of(&Actor::visitor(), &agenda) == Sight::Withheld {
            let hiding = hiding(steps);
            let (reason, since) = hiding.map(|h| (h.reason.clone(), Moment(h.at))).unzip();
            return AgendaOrHidden::Hidden(HiddenAgenda {
                id: Id::of(agenda.id),
                district: slug.to_owned(),
                page,
                hidden: true,
                reason,
                since,
            });
        }
        let kept = agenda.quiet.at(agenda.state == AgendaState::Open, now);
        let stances = Deliberated::from(&agenda).stances;
        let text = agenda.text;
        AgendaOrHidden::Shown(Box::new(AgendaDetail {
            id: Id::of(agenda.id),
            district: slug.to_owned(),
            cycle: Id::of(agenda.cycle),
            page,
            hidden: false,
            title: text.title,
            need: text.need,
            body: text.body,
            beneficiaries: text.beneficiaries,
            place: text.place,
            cost_won: text.cost.map(Money),
            category: text.category.map(Category::as_str),
            department: text.department,
            state: agenda.state.as_str(),
            origin: agenda.origin.as_str(),
            version: agenda.version,
            created_at: Moment(agenda.created_at),
            updated_at: Moment(agenda.updated_at),
            support_count: (!kept).then_some(agenda.support_count),
            people: stances.people(),
            stances: (stances.people() >= SHOWN_FROM && !kept).then(|| Stances::of(stances)),
            sources: sources.into_iter().map(Source::of).collect(),
            onward,
        }))
    }
}

pub(super) fn page(slug: &str, item: Item) -> String {
    match item {
        Item::Proposal(id) => format!("/d/{slug}/proposals/{id}"),
        Item::Agenda(id) => format!("/d/{slug}/agendas/{id}"),
    }
}

pub(super) fn kinds() -> Object {
    one_of(ItemKind::ALL.iter().map(|kind| kind.as_str()))
}

pub(super) fn fields_of_life() -> Object {
    one_of(Category::ALL.iter().map(|one| one.as_str()))
}

fn states() -> Object {
    one_of(AgendaState::ALL.iter().map(|state| state.as_str()))
}

fn origins() -> Object {
    one_of(Origin::ALL.iter().map(|origin| origin.as_str()))
}
