//! The OpenAPI document of the API, made from its handlers and types.
//!
//! It is committed as `docs/openapi.json`, and a test holds it against this code.

use std::sync::LazyLock;

use axum::body::Body;
use axum::http::Response;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ArrayBuilder, Schema};
use utoipa::openapi::{
    Content, ContentBuilder, Ref, RefOr, Response as Described, ResponseBuilder,
};
use utoipa::{Modify, OpenApi};

use super::wire::Problem;
use super::{
    agenda, agreement_summary, body, budget, budget_change, call, carry_over, comment, commitment,
    coverage, differential_support, district, diversion_report, document, evaluation, inquiry,
    larger_total, lineage, meeting, opinion, outcome_report, payment, project, proposal,
    recruitment, report, result, review, room, selection, similar, spending, statement,
    statement_analysis, together, vote,
};

/// Where the document is.
pub const PATH: &str = "/api/v1/openapi.json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "마당 공개 API · Madang public API",
        version = "1.0.0",
        description = "Everything public of participatory budgeting in the districts, \
            read-only, the same for everybody.\n\nIds and amounts are strings of digits; \
            amounts are whole won. Times are to the second with the offset of Seoul. Long \
            lists come in pages: follow `next` until it is null. Answers may be kept for 15 \
            seconds. Fields may be added; none is renamed or removed within `v1`. What a \
            moderator has hidden is marked, with the reason and without the text.",
        license(
            name = "Data: KOGL type 1 (attribution)",
            url = "https://www.kogl.or.kr/info/licenseType1.do",
        ),
    ),
    paths(
        district::list,
        district::show,
        district::years,
        proposal::list,
        proposal::show,
        comment::list,
        comment::list_of_agenda,
        comment::show,
        inquiry::list,
        inquiry::show,
        review::list,
        review::show,
        agenda::board,
        agenda::search,
        similar::list,
        similar::decisions,
        agenda::show,
        lineage::show,
        opinion::list,
        room::list,
        room::show,
        report::show,
        statement::list,
        statement_analysis::show,
        meeting::list,
        meeting::show,
        together::show,
        differential_support::simulate,
        differential_support::show,
        larger_total::of_district,
        larger_total::of_city,
        vote::list,
        vote::show,
        result::show,
        selection::show,
        body::list,
        body::show,
        coverage::show,
        recruitment::list,
        recruitment::show,
        document::list,
        document::show,
        agreement_summary::show,
        project::list,
        project::show,
        project::entries,
        commitment::list,
        payment::show,
        carry_over::list,
        payment::refunds,
        diversion_report::list,
        spending::list,
        spending::settlement,
        budget::plan,
        budget::agreement,
        budget_change::list,
        budget_change::show,
        evaluation::scheme,
        evaluation::show,
        outcome_report::list,
        outcome_report::show,
        show,
    ),
    components(schemas(Problem, comment::CommentOrHidden)),
    tags(
        (name = "districts", description = "Districts (자치구), their rounds and stages"),
        (name = "proposals", description = "Proposals (제안) and comments"),
        (name = "inbox", description = "The inbox (문의함) that is always open"),
        (name = "reviews", description = "Reviews (부서 검토) by departments"),
        (name = "agendas", description = "Agendas (의제) and what people think of them"),
        (name = "meetings", description = "Meetings (모임), decisions and minutes"),
        (name = "votes", description = "Resident votes (주민투표), results and the selection (선정)"),
        (name = "bodies", description = "Councils, committees and groups (모임)"),
        (name = "documents", description = "Official documents (공문서)"),
        (name = "money", description = "Spending (집행) and settlement (정산)"),
        (name = "budget", description = "Plan (계획), agreement (협약) and budget changes (예산변경)"),
        (name = "evaluation", description = "Evaluation (평가) of a year and outcome reports (성과보고)"),
        (name = "about", description = "About this API"),
    ),
    modifiers(&Failures, &Complete),
)]
struct Spec;

/// What can go wrong is the same everywhere, so it is added to each operation here.
struct Failures;

impl Modify for Failures {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            let Some(operation) = item.get.as_mut() else {
                continue;
            };
            if operation.parameters.is_some() {
                problem(operation, "400", "A parameter can't be read.");
            }
            if path.contains('{') {
                problem(operation, "404", "There is no such thing, or not yet.");
            }
            problem(operation, "500", "Something went wrong on the server.");
            let busy = "Too many calls at once, or the answer took too long: come back later.";
            let text = ("text/plain", Content::default());
            add(
                operation,
                "503",
                ResponseBuilder::new()
                    .description(busy)
                    .content(text.0, text.1),
            );
        }
    }
}

/// Every field is always there, be it as null, and every type is described once.
struct Complete;

impl Modify for Complete {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let schemas = document
            .components
            .iter_mut()
            .flat_map(|c| c.schemas.iter_mut());
        for (name, schema) in schemas {
            if let Some(entry) = name.strip_prefix("Listing_") {
                refer(schema, entry);
            }
            complete(schema);
        }
    }
}

/// Lets the items of a list refer to their type instead of repeating it.
fn refer(list: &mut RefOr<Schema>, entry: &str) {
    if let RefOr::T(Schema::Object(list)) = list {
        let items = ArrayBuilder::new()
            .items(Ref::from_schema_name(entry))
            .description(Some("The entries."));
        list.properties.insert("items".to_owned(), items.into());
    }
}

fn complete(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) => {
            object.required = object.properties.keys().cloned().collect();
            object.properties.values_mut().for_each(complete);
        }
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().for_each(complete),
        RefOr::T(Schema::OneOf(one)) => one.items.iter_mut().for_each(complete),
        _ => {}
    }
}

fn problem(operation: &mut Operation, status: &str, description: &str) {
    let schema = RefOr::Ref(Ref::from_schema_name("Problem"));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    let response = ResponseBuilder::new().description(description);
    add(
        operation,
        status,
        response.content("application/problem+json", content),
    );
}

fn add(operation: &mut Operation, status: &str, response: ResponseBuilder) {
    let response: RefOr<Described> = response.build().into();
    operation
        .responses
        .responses
        .insert(status.to_owned(), response);
}

/// The document, with a line feed at its end as files have one.
pub static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let text = Spec::openapi()
        .to_pretty_json()
        .expect("the document is plain JSON");
    text + "\n"
});

/// This document
///
/// OpenAPI 3.1.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "about",
    operation_id = "getOpenApi",
    responses((status = 200, description = "The document", body = Object)),
)]
pub async fn show() -> Response<Body> {
    call::text(DOCUMENT.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::api::ROUTES;

    const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");

    #[test]
    fn the_committed_document_is_the_code() {
        if std::env::var_os("MADANG_WRITE_OPENAPI").is_some() {
            std::fs::write(COMMITTED, DOCUMENT.as_str()).unwrap();
        }
        let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
        assert!(
            committed == *DOCUMENT,
            "docs/openapi.json is not what the code says; to write it:\n\
             MADANG_WRITE_OPENAPI=1 cargo test -p web the_committed_document_is_the_code"
        );
    }

    #[test]
    fn every_address_is_in_the_document_with_its_failures() {
        let spec = Spec::openapi();
        let mut listed: Vec<_> = spec.paths.paths.keys().map(String::as_str).collect();
        let mut routed: Vec<_> = ROUTES.iter().map(|route| route.path).collect();
        listed.sort_unstable();
        routed.sort_unstable();
        assert_eq!(listed, routed);
        for (path, item) in &spec.paths.paths {
            let responses = &item.get.as_ref().unwrap().responses.responses;
            for status in ["200", "500", "503"] {
                assert!(responses.contains_key(status), "{path} {status}");
            }
            assert_eq!(responses.contains_key("404"), path.contains('{'), "{path}");
        }
        assert!(
            DOCUMENT.starts_with("{\n  \"openapi\": \"3.1."),
            "the version comes first"
        );
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document: serde_json::Value = serde_json::from_str(&DOCUMENT).unwrap();
        let references = DOCUMENT.split("\"$ref\": \"#").skip(1);
        for pointer in references.map(|rest| rest.split('"').next().unwrap()) {
            assert!(document.pointer(pointer).is_some(), "{pointer}");
        }
    }
}
