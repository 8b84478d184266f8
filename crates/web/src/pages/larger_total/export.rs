//! The case as a file for spreadsheets: each item that was given less, with the figures of its
//! year; a year without such items has one row.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::Lang;
use process::larger_total::{Case, Short};

use super::{city, read};
use crate::acts::larger_total::title;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::exchange::csv;
use crate::pages::money::Asked;
use crate::sheet::{Cell, Grid};

const HEAD: [&str; 14] = [
    "district",
    "fiscal_year",
    "budget_won",
    "requested_won",
    "granted_won",
    "in_force_won",
    "spent_won",
    "unspent_won",
    "position",
    "item",
    "item_requested_won",
    "item_granted_won",
    "lacked_money",
    "reason",
];

/// `GET /d/{district}/case.csv`: all years.
pub async fn of_district(
    ctx: Context,
    Path(slug): Path<String>,
) -> Result<Response<Body>, WebError> {
    let found = read(&ctx, slug, None).await?;
    let mut file = Grid::plain(HEAD);
    for case in found.cases()? {
        rows(ctx.lang, &mut file, &found.district.slug, &case);
    }
    Ok(csv(&file, &format!("case-{}", found.district.slug)))
}

/// `GET /city/case.csv`: one year of all districts.
pub async fn of_city(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let found = city::read(&ctx, asked.year()?).await?;
    let mut file = Grid::plain(HEAD);
    for case in found.cases()? {
        let district = found.district(case.year.district);
        let slug = district.map_or("", |one| one.slug.as_str());
        rows(ctx.lang, &mut file, slug, &case);
    }
    Ok(csv(&file, "case"))
}

fn rows(lang: Lang, file: &mut Grid, slug: &str, case: &Case<'_>) {
    let year = case.year;
    let begin = || -> Vec<Cell> {
        vec![
            slug.into(),
            year.fiscal_year.into(),
            year.budget.into(),
            year.requested.into(),
            year.granted.into(),
            year.in_force.into(),
            year.in_force.map(|_| year.spent).into(),
            year.unspent().into(),
        ]
    };
    let item = |file: &mut Grid, one: &Short, lacked: bool| {
        let mut cells = begin();
        cells.extend([
            one.position.into(),
            title(lang, one).into(),
            one.asked.into(),
            one.granted.into(),
            if lacked { "yes" } else { "no" }.into(),
            one.reason.as_str().into(),
        ]);
        file.rows.push(cells);
    };
    for one in &case.lacking {
        item(file, one, true);
    }
    for one in &case.otherwise {
        item(file, one, false);
    }
    if case.lacking.is_empty() && case.otherwise.is_empty() {
        let mut cells = begin();
        cells.resize(HEAD.len(), Cell::Empty);
        file.rows.push(cells);
    }
}
