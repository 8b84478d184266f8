//! Statements about an agenda (한 줄 생각), with how everybody voted on them.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::act::Target;
use process::id::{AgendaId, StatementId};
use process::role::Actor;
use process::statement::{CELL_FROM, EXPORT_FROM, Phase, StatementOrigin};
use process::{Act, authorize};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::opinion::Stances;
use super::wire::{Id, Moment, always, never, one_of};
use crate::acts::proposal::Sight;
use crate::acts::statement::{Ground, sight_of};
use crate::error::WebError;

/// A statement. Nobody is told who wrote it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Statement {
    /// The id.
    pub id: Id,
    /// Not hidden.
    #[schema(schema_with = never)]
    pub hidden: bool,
    /// What it says, with contacts masked.
    pub text: String,
    /// Who put it there.
    #[schema(schema_with = origins)]
    pub origin: &'static str,
    /// When it was added.
    pub at: Moment,
    /// How many people agree, disagree and pass; null with fewer than ten votes, and while the
    /// numbers are kept back.
    pub votes: Option<Stances>,
}

/// In place of a statement that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenStatement {
    /// The id.
    pub id: Id,
    /// Hidden.
    #[schema(schema_with = always)]
    pub hidden: bool,
    /// The moderator's reason.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
}

/// A statement, or what is said in its place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the variants are the two types")]
pub enum StatementOrHidden {
    Shown(Statement),
    Hidden(HiddenStatement),
}

/// The statements of an agenda.
#[derive(Debug, Serialize, ToSchema)]
pub struct Statements {
    /// The id of the agenda.
    pub agenda: Id,
    /// The page for people.
    pub page: String,
    /// The address of all votes as a CSV file: participant, statement, vote. Null
    /// before the close, while numbers are kept back, and when fewer than ten people voted.
    pub votes_file: Option<String>,
    /// How many people voted on statements.
    pub people: i64,
    /// Whether the numbers are kept back now.
    pub kept_back: bool,
    /// The statements, the oldest first.
    pub items: Vec<StatementOrHidden>,
    /// The address of the next page; null on the last one.
    pub next: Option<String>,
}

/// Statements of an agenda
///
/// One idea each, that everybody agrees or disagrees with or passes on; the oldest first, with
/// their numbers. Hidden ones keep their place, without text.
#[utoipa::path(
    get,
    path = "/api/v1/agendas/{agenda}/statements",
    tag = "agendas",
    operation_id = "listStatements",
    params(
        ("agenda" = Id, Path, description = "The id of an agenda"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Statements)),
)]
pub async fn list(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    let paging = call.paging::<StatementId>()?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let ground = ground(tx, id, now)?;
        let (people, _) = store::statement_people(tx, id)?;
        let found = store::statement_list(tx, id, true, paging.after, paging.rows())?;
        Ok((ground, people, found))
    };
    let (ground, people, found) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/agendas/{id}/statements?");
    let kept_back = ground.revealed().is_err();
    let wire = |one| StatementOrHidden::of(one, kept_back);
    let page = paging.cut(found, &path, |one| one.id, wire);
    let here = format!("/d/{}/agendas/{id}/statements", ground.district.slug);
    Ok(answer(&Statements {
        agenda: Id::of(id),
        votes_file: (ground.phase == Phase::Closed && !kept_back && people >= EXPORT_FROM)
            .then(|| format!("{here}/votes.csv")),
        page: here,
        people,
        kept_back,
        items: page.items,
        next: page.next,
    }))
}

/// An agenda as it is deliberated online, for a visitor; four statements.
pub(super) fn ground(
    tx: &mut Tx<'_>,
    id: AgendaId,
    now: jiff::Timestamp,
) -> Result<Ground, WebError> {
    let agenda = store::deliberated_get(tx, id)?.filter(|agenda| !agenda.hidden);
    let agenda = agenda.ok_or_else(WebError::not_found)?;
    let district = call::district_of(tx, agenda.district)?;
    let visitor = Actor::visitor();
    authorize(&visitor, Act::PublicSee, Target::district(district.id))?;
    Ok(Ground::of(tx, district, agenda, None, &visitor, now)?)
}

impl StatementOrHidden {
    /// What a visitor may see of a statement.
    fn of(found: store::StatementRow, kept_back: bool) -> StatementOrHidden {
        let id = Id::of(found.id);
        if sight_of(&Actor::visitor(), &found) == Sight::Withheld {
            let (reason, since) = found.hiding.map(|(why, at)| (why, Moment(at))).unzip();
            return StatementOrHidden::Hidden(HiddenStatement {
                id,
                hidden: true,
                reason,
                since,
            });
        }
        let shown = found.votes.people() >= CELL_FROM && !kept_back;
        StatementOrHidden::Shown(Statement {
            id,
            hidden: false,
            text: found.body,
            origin: found.origin.as_str(),
            at: Moment(found.created_at),
            votes: shown.then(|| Stances::of(found.votes)),
        })
    }
}

fn origins() -> Object {
    one_of(StatementOrigin::ALL.iter().map(|origin| origin.as_str()))
}
