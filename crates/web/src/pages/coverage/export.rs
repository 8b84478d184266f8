//! Who takes part, as a file for spreadsheets. An empty cell is a number that is kept back.

use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use process::Act;
use process::act::Target;

use super::Asked;
use crate::acts::coverage::{Coverage, read};
use crate::context::Context;
use crate::error::WebError;
use crate::pages::exchange::csv_text;

/// `GET /d/{district}/coverage.csv`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let now = ctx.now;
    let read = move |tx: &mut store::Tx<'_>| read(tx, &slug, asked.year, now);
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    Ok(csv_text(&written(&view), "coverage"))
}

/// One line for each group: names and ids as in the API, no words of anybody.
fn written(view: &Coverage) -> String {
    let mut out = String::from("fiscal_year,dimension,group,agendas,proposals,people\n");
    let year = view.cycle.as_ref().map_or(0, |cycle| cycle.fiscal_year);
    let cell = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    for (dimension, lines) in &view.tables {
        for line in lines {
            let group = line
                .group
                .map_or_else(String::new, |group| group.to_string());
            let numbers = [line.agendas, line.proposals, line.people].map(cell);
            let _ = writeln!(out, "{year},{dimension},{group},{}", numbers.join(","));
        }
    }
    out
}
