//! The public API: everything public as JSON, read-only, the same for everybody.
//!
//! It reads no cookie and asks [`process::authorize`] as a visitor does, so it can show
//! nothing that a page would not show to someone unknown. Ids and amounts are strings, times
//! carry the offset of Seoul, long lists are paged by key. [`ROUTES`] is its table of
//! contents; a test holds the OpenAPI document against it.

pub mod agenda;
pub mod agreement_summary;
pub mod body;
pub mod budget;
pub mod budget_change;
pub mod call;
pub mod carry_over;
pub mod comment;
pub mod commitment;
pub mod coverage;
pub mod differential_support;
pub mod district;
pub mod diversion_report;
pub mod document;
pub mod evaluation;
pub mod inquiry;
pub mod larger_total;
pub mod lineage;
pub mod meeting;
pub mod opinion;
pub mod outcome;
pub mod outcome_report;
pub mod page;
pub mod payment;
pub mod project;
pub mod proposal;
pub mod recruitment;
pub mod report;
pub mod result;
pub mod review;
pub mod room;
pub mod selection;
pub mod similar;
pub mod spec;
pub mod spending;
pub mod statement;
pub mod statement_analysis;
pub mod together;
pub mod vote;
pub mod wire;

use axum::Router;
use axum::routing::{MethodRouter, get};

use crate::app::App;

/// One address of the API.
pub struct Route {
    /// The address, as the router and the OpenAPI document write it.
    pub path: &'static str,
    /// The message that says in one line what is there.
    pub about: &'static str,
    handler: fn() -> MethodRouter<App>,
}

/// Every address of the API.
pub const ROUTES: &[Route] = &[
    Route {
        path: "/api/v1/districts",
        about: "api-districts",
        handler: || get(district::list),
    },
    Route {
        path: "/api/v1/districts/{district}",
        about: "api-district",
        handler: || get(district::show),
    },
    Route {
        path: "/api/v1/districts/{district}/years",
        about: "api-years",
        handler: || get(district::years),
    },
    Route {
        path: "/api/v1/districts/{district}/proposals",
        about: "api-proposals",
        handler: || get(proposal::list),
    },
    Route {
        path: "/api/v1/proposals/{proposal}",
        about: "api-proposal",
        handler: || get(proposal::show),
    },
    Route {
        path: "/api/v1/proposals/{proposal}/comments",
        about: "api-comments",
        handler: || get(comment::list),
    },
    Route {
        path: "/api/v1/agendas/{agenda}/comments",
        about: "api-agenda-comments",
        handler: || get(comment::list_of_agenda),
    },
    Route {
        path: "/api/v1/comments/{comment}",
        about: "api-comment",
        handler: || get(comment::show),
    },
    Route {
        path: "/api/v1/districts/{district}/inbox",
        about: "api-inbox",
        handler: || get(inquiry::list),
    },
    Route {
        path: "/api/v1/inquiries/{inquiry}",
        about: "api-inquiry",
        handler: || get(inquiry::show),
    },
    Route {
        path: "/api/v1/districts/{district}/reviews",
        about: "api-reviews",
        handler: || get(review::list),
    },
    Route {
        path: "/api/v1/reviews/{review}",
        about: "api-review",
        handler: || get(review::show),
    },
    Route {
        path: "/api/v1/districts/{district}/board",
        about: "api-board",
        handler: || get(agenda::board),
    },
    Route {
        path: "/api/v1/districts/{district}/search",
        about: "api-search",
        handler: || get(agenda::search),
    },
    Route {
        path: "/api/v1/districts/{district}/similar",
        about: "api-similar",
        handler: || get(similar::list),
    },
    Route {
        path: "/api/v1/districts/{district}/similar/decisions",
        about: "api-similar-decisions",
        handler: || get(similar::decisions),
    },
    Route {
        path: "/api/v1/agendas/{agenda}",
        about: "api-agenda",
        handler: || get(agenda::show),
    },
    Route {
        path: "/api/v1/lineage/{lineage}",
        about: "api-lineage",
        handler: || get(lineage::show),
    },
    Route {
        path: "/api/v1/rooms",
        about: "api-rooms",
        handler: || get(room::list),
    },
    Route {
        path: "/api/v1/rooms/{room}",
        about: "api-room",
        handler: || get(room::show),
    },
    Route {
        path: "/api/v1/rooms/{room}/report",
        about: "api-report",
        handler: || get(report::show),
    },
    Route {
        path: "/api/v1/agendas/{agenda}/opinions",
        about: "api-opinions",
        handler: || get(opinion::list),
    },
    Route {
        path: "/api/v1/agendas/{agenda}/statements",
        about: "api-statements",
        handler: || get(statement::list),
    },
    Route {
        path: "/api/v1/agendas/{agenda}/statements/analysis",
        about: "api-statement-analysis",
        handler: || get(statement_analysis::show),
    },
    Route {
        path: "/api/v1/districts/{district}/meetings",
        about: "api-meetings",
        handler: || get(meeting::list),
    },
    Route {
        path: "/api/v1/meetings/{meeting}",
        about: "api-meeting",
        handler: || get(meeting::show),
    },
    Route {
        path: "/api/v1/districts/{district}/together",
        about: "api-together",
        handler: || get(together::show),
    },
    Route {
        path: "/api/v1/districts/{district}/votes",
        about: "api-votes",
        handler: || get(vote::list),
    },
    Route {
        path: "/api/v1/votes/{vote}",
        about: "api-vote",
        handler: || get(vote::show),
    },
    Route {
        path: "/api/v1/votes/{vote}/result",
        about: "api-result",
        handler: || get(result::show),
    },
    Route {
        path: "/api/v1/districts/{district}/selection",
        about: "api-selection",
        handler: || get(selection::show),
    },
    Route {
        path: "/api/v1/districts/{district}/bodies",
        about: "api-bodies",
        handler: || get(body::list),
    },
    Route {
        path: "/api/v1/bodies/{body}",
        about: "api-body",
        handler: || get(body::show),
    },
    Route {
        path: "/api/v1/districts/{district}/coverage",
        about: "api-coverage",
        handler: || get(coverage::show),
    },
    Route {
        path: "/api/v1/districts/{district}/recruitment",
        about: "api-recruitment",
        handler: || get(recruitment::list),
    },
    Route {
        path: "/api/v1/recruitment/{recruitment}",
        about: "api-recruitment-one",
        handler: || get(recruitment::show),
    },
    Route {
        path: "/api/v1/districts/{district}/documents",
        about: "api-documents",
        handler: || get(document::list),
    },
    Route {
        path: "/api/v1/documents/{document}",
        about: "api-document-one",
        handler: || get(document::show),
    },
    Route {
        path: "/api/v1/evaluation/{year}",
        about: "api-evaluation-scheme",
        handler: || get(evaluation::scheme),
    },
    Route {
        path: "/api/v1/districts/{district}/evaluation",
        about: "api-evaluation",
        handler: || get(evaluation::show),
    },
    Route {
        path: "/api/v1/outcomes",
        about: "api-outcomes",
        handler: || get(outcome_report::list),
    },
    Route {
        path: "/api/v1/outcomes/{report}",
        about: "api-outcome",
        handler: || get(outcome_report::show),
    },
    Route {
        path: "/api/v1/districts/{district}/spending",
        about: "api-spending",
        handler: || get(spending::list),
    },
    Route {
        path: "/api/v1/districts/{district}/projects",
        about: "api-projects",
        handler: || get(project::list),
    },
    Route {
        path: "/api/v1/projects/{project}",
        about: "api-project",
        handler: || get(project::show),
    },
    Route {
        path: "/api/v1/projects/{project}/entries",
        about: "api-execution-entries",
        handler: || get(project::entries),
    },
    Route {
        path: "/api/v1/districts/{district}/commitments",
        about: "api-commitments",
        handler: || get(commitment::list),
    },
    Route {
        path: "/api/v1/spending/{row}",
        about: "api-payment",
        handler: || get(payment::show),
    },
    Route {
        path: "/api/v1/districts/{district}/carry-over",
        about: "api-carry-over",
        handler: || get(carry_over::list),
    },
    Route {
        path: "/api/v1/districts/{district}/refund",
        about: "api-refund",
        handler: || get(payment::refunds),
    },
    Route {
        path: "/api/v1/districts/{district}/diversions",
        about: "api-diversions",
        handler: || get(diversion_report::list),
    },
    Route {
        path: "/api/v1/support",
        about: "api-support",
        handler: || get(differential_support::simulate),
    },
    Route {
        path: "/api/v1/support/{year}",
        about: "api-support-formula",
        handler: || get(differential_support::show),
    },
    Route {
        path: "/api/v1/districts/{district}/case",
        about: "api-case",
        handler: || get(larger_total::of_district),
    },
    Route {
        path: "/api/v1/case",
        about: "api-city-case",
        handler: || get(larger_total::of_city),
    },
    Route {
        path: "/api/v1/districts/{district}/settlement",
        about: "api-settlement",
        handler: || get(spending::settlement),
    },
    Route {
        path: "/api/v1/districts/{district}/plan",
        about: "api-plan",
        handler: || get(budget::plan),
    },
    Route {
        path: "/api/v1/districts/{district}/agreement",
        about: "api-agreement",
        handler: || get(budget::agreement),
    },
    Route {
        path: "/api/v1/districts/{district}/agreement/summary",
        about: "api-agreement-summary",
        handler: || get(agreement_summary::show),
    },
    Route {
        path: "/api/v1/districts/{district}/changes",
        about: "api-changes",
        handler: || get(budget_change::list),
    },
    Route {
        path: "/api/v1/changes/{change}",
        about: "api-change",
        handler: || get(budget_change::show),
    },
    Route {
        path: spec::PATH,
        about: "api-spec",
        handler: || get(spec::show),
    },
];

/// The addresses of the API and the page about it.
pub fn routes() -> Router<App> {
    let page = Router::new().route("/api", get(page::get));
    ROUTES.iter().fold(page, |routes, route| {
        routes.route(route.path, (route.handler)())
    })
}
