//! Addresses by which the money of a year comes in and goes out as files.

use axum::Router;
use axum::routing::get;

use crate::app::App;
use crate::pages::{diversion_report, exchange, import_file};

/// Their routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/d/{district}/exchange", get(exchange::get))
        .route("/d/{district}/exchange/{file}", get(exchange::file))
        .route(
            "/d/{district}/diversions",
            get(diversion_report::get).post(diversion_report::post),
        )
        .route("/d/{district}/diversions.csv", get(diversion_report::file))
        .route(
            "/d/{district}/plan/import",
            get(import_file::plan).post(import_file::plan_post),
        )
        .route(
            "/d/{district}/spending/import",
            get(import_file::spending).post(import_file::spending_post),
        )
}
