//! How a district's council, committee and officials work together.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::meeting::PutBy;
use process::stage::StageKind;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Moment, one_of};
use crate::error::WebError;
use crate::pages::together::View;

/// Who puts agendas on the lists of meetings, and where the budget committee takes part.
#[derive(Debug, Serialize, ToSchema)]
pub struct Together {
    /// Agendas on the lists of this calendar year's meetings and of the year before.
    pub put_by: Vec<PutByCount>,
    /// What members of the budget committee did in each stage that has begun, the latest year
    /// first.
    pub stages: Vec<CommitteeStage>,
}

/// How many agendas some people put on the lists of meetings.
#[derive(Debug, Serialize, ToSchema)]
pub struct PutByCount {
    /// The calendar year of the meetings.
    #[schema(example = 2026)]
    pub year: i16,
    /// Who put them there.
    #[schema(schema_with = origins)]
    pub put_by: &'static str,
    /// How many.
    pub agendas: i64,
}

/// What members of the budget committee did in a stage. Numbers alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommitteeStage {
    /// The year in which the money is spent.
    #[schema(example = 2027)]
    pub fiscal_year: i64,
    /// The stage.
    #[schema(schema_with = stages)]
    pub stage: &'static str,
    /// When it opens.
    pub opens_at: Moment,
    /// When it closes.
    pub closes_at: Moment,
    /// Meetings that were held and to which they were invited.
    pub meetings_invited: i64,
    /// Those of them at which at least one was.
    pub meetings_present: i64,
    /// How many were there, all these meetings together.
    pub people_present: i64,
    /// Agendas that they put on the board.
    pub agendas: i64,
    /// Opinions that they gave on agendas.
    pub opinions: i64,
    /// Comments that they wrote.
    pub comments: i64,
}

fn stages() -> Object {
    one_of(StageKind::ALL.iter().map(|kind| kind.as_str()))
}

/// The names of those who put agendas on lists.
pub(super) fn origins() -> Object {
    one_of(PutBy::ALL.iter().map(|who| who.as_str()))
}

/// How council, committee and officials work together
///
/// The numbers of one district beside its own past; there is no order of districts.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/together",
    tag = "meetings",
    operation_id = "getTogether",
    params(("district" = String, Path, description = "The slug of a district", example = "haneul")),
    responses((status = 200, description = "The numbers", body = Together)),
)]
pub async fn show(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let district = call::district(tx, &slug)?;
        Ok(View::read(tx, district, now)?)
    };
    let view = call.app.stores.site.read(read).await?;
    let counts = [(false, view.year - 1), (true, view.year)];
    let put_by = counts.iter().flat_map(|(this_year, year)| {
        PutBy::ALL.iter().map(|who| PutByCount {
            year: *year,
            put_by: who.as_str(),
            agendas: view.count(*this_year, *who),
        })
    });
    Ok(answer(&Together {
        put_by: put_by.collect(),
        stages: view.stages.iter().map(CommitteeStage::from).collect(),
    }))
}

impl From<&store::CommitteeStage> for CommitteeStage {
    fn from(one: &store::CommitteeStage) -> CommitteeStage {
        CommitteeStage {
            fiscal_year: one.fiscal_year,
            stage: one.kind.as_str(),
            opens_at: Moment(one.opens_at),
            closes_at: Moment(one.closes_at),
            meetings_invited: one.invited,
            meetings_present: one.present,
            people_present: one.people,
            agendas: one.agendas,
            opinions: one.opinions,
            comments: one.comments,
        }
    }
}
