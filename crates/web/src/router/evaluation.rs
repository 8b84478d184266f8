//! Addresses of what is said of a year afterwards: its evaluation, and what projects left.

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use crate::pages::{evaluation, outcome_report};

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
        // schemes, for all districts alike
        .route(
            "/city/evaluation",
            get(evaluation::city::get).post(evaluation::city::post),
        )
        .route("/city/evaluation/new", get(evaluation::city::new))
        .route("/evaluation/{year}", get(evaluation::scheme::get))
        // a district beside its own past
        .route("/d/{district}/evaluation", get(evaluation::profile::get))
        .route("/d/{district}/evaluation.csv", get(evaluation::export::get))
        .route(
            "/d/{district}/evaluation/publish",
            get(evaluation::publish::get).post(evaluation::publish::post),
        )
        .route(
            "/d/{district}/evaluation/objections",
            post(evaluation::objection::post),
        )
        .route(
            "/d/{district}/evaluation/objections/new",
            get(evaluation::objection::new),
        )
        .route(
            "/d/{district}/evaluation/objections/{objection}",
            get(evaluation::objection::show),
        )
        .route(
            "/d/{district}/evaluation/objections/{objection}/answer",
            post(evaluation::objection::answer),
        )
        .route(
            "/d/{district}/residents",
            get(evaluation::residents::get).post(evaluation::residents::post),
        )
        // outcome reports
        .route("/outcomes", get(outcome_report::catalogue::get))
        .route("/outcomes/{report}", get(outcome_report::show::get))
        .route(
            "/d/{district}/outcomes",
            get(outcome_report::list::get).post(outcome_report::write::post),
        )
        .route(
            "/d/{district}/outcomes/new",
            get(outcome_report::write::new),
        )
        .route(
            "/d/{district}/outcomes/{report}/edit",
            get(outcome_report::write::edit).post(outcome_report::write::edit_post),
        )
}
