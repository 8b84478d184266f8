//! What was measured of a district, all years and versions, as a file for spreadsheets.

use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::Act;
use process::act::Target;
use process::evaluation::Figure;
use store::{EvaluationResult, Tx};

use crate::acts::evaluation::read;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::exchange::csv_text;

/// `GET /d/{district}/evaluation.csv`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let found = ctx
        .app
        .stores
        .site
        .read(move |tx: &mut Tx<'_>| read(tx, &slug))
        .await?;
    ctx.may(Act::PublicSee, Target::district(found.district.id))?;
    Ok(csv_text(&written(&found.results), "evaluation"))
}

/// One line for each figure: names as in the API, exact fractions, no words of anybody.
fn written(results: &[EvaluationResult]) -> String {
    let mut out = String::from("fiscal_year,version,area,measure,figure,numerator,denominator\n");
    for one in results {
        for value in &one.profile.values {
            let (is, numerator, denominator) = match value.figure {
                Figure::Exact {
                    numerator,
                    denominator,
                } => ("exact", numerator.to_string(), denominator.to_string()),
                Figure::Few => ("few", String::new(), String::new()),
                Figure::Nothing => ("nothing", String::new(), String::new()),
            };
            let (year, number) = (one.fiscal_year, one.number);
            let (measure, area) = (value.measure, value.measure.area());
            let _ = writeln!(
                out,
                "{year},{number},{area},{measure},{is},{numerator},{denominator}"
            );
        }
    }
    out
}
