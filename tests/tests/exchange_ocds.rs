//! The Open Contracting file: commitments are contracts, payments are their transactions, and
//! no field has another name than the schema of OCDS 1.1 gives it.

use process::Role;
use process::commitment::CommitmentForm;
use serde_json::Value;
use system_tests::records::spending_form;
use system_tests::{Agreed, on_both};
use web::acts;

/// The fields of `release-package-schema.json` and `release-schema.json` of OCDS 1.1 that stand
/// at a place, for each place that the file has.
const FIELDS: &[(&str, &str)] = &[
    (
        "",
        "uri version publishedDate publisher license publicationPolicy releases extensions",
    ),
    ("publisher", "name scheme uid uri"),
    (
        "releases",
        "ocid id date tag initiationType parties buyer planning tender awards contracts language \
         relatedProcesses",
    ),
    (
        "releases.parties",
        "name id identifier additionalIdentifiers address contactPoint roles details",
    ),
    (
        "releases.buyer",
        "name id identifier address additionalIdentifiers contactPoint",
    ),
    ("releases.planning", "rationale budget documents milestones"),
    (
        "releases.planning.budget",
        "id description amount project projectID uri source",
    ),
    ("releases.planning.budget.amount", "amount currency"),
    (
        "releases.awards",
        "id title description status date value suppliers items contractPeriod documents \
         amendments amendment",
    ),
    ("releases.awards.value", "amount currency"),
    (
        "releases.contracts",
        "id awardID title description status period value items dateSigned documents \
         implementation relatedProcesses milestones amendments amendment",
    ),
    ("releases.contracts.value", "amount currency"),
    (
        "releases.contracts.amendments",
        "date rationale id description amendsReleaseID releaseID changes",
    ),
    (
        "releases.contracts.implementation",
        "transactions milestones documents",
    ),
    (
        "releases.contracts.implementation.transactions",
        "id source date value payer payee uri amount providerOrganization receiverOrganization",
    ),
    (
        "releases.contracts.implementation.transactions.value",
        "amount currency",
    ),
    (
        "releases.contracts.implementation.transactions.payer",
        "name id identifier address additionalIdentifiers contactPoint",
    ),
];

/// What stands in codelists that are closed.
const CODES: &[(&str, &str)] = &[
    ("releases.tag", "planning award contract implementation"),
    ("releases.initiationType", "tender"),
    (
        "releases.awards.status",
        "pending active cancelled unsuccessful",
    ),
    (
        "releases.contracts.status",
        "pending active cancelled terminated",
    ),
];

/// Holds every field below a place against the schema.
fn held(place: &str, value: &Value) {
    match value {
        Value::Array(all) => {
            assert!(!all.is_empty(), "{place} is an empty list");
            for one in all {
                held(place, one);
            }
        }
        Value::Object(fields) => {
            let known = FIELDS.iter().find(|(name, _)| *name == place);
            let (_, known) = known.unwrap_or_else(|| panic!("{place} has no fields"));
            for (name, inner) in fields {
                let there = known.split_whitespace().any(|one| one == name);
                assert!(there, "{place} has no {name}");
                let below = match place {
                    "" => name.clone(),
                    place => format!("{place}.{name}"),
                };
                if name.to_lowercase().ends_with("date") || name == "dateSigned" {
                    let moment = inner.as_str().unwrap();
                    assert!(
                        moment.parse::<jiff::Timestamp>().is_ok(),
                        "{below}: {moment}"
                    );
                }
                held(&below, inner);
            }
        }
        Value::Null => panic!("{place} is nothing"),
        Value::String(text) => {
            let codes = CODES.iter().find(|(name, _)| *name == place);
            let known = codes.is_none_or(|(_, codes)| codes.split(' ').any(|one| one == text));
            assert!(known, "{place} is {text}");
        }
        _ => {}
    }
}

#[tokio::test]
async fn contracts_are_commitments_and_transactions_are_payments() {
    on_both(|app| async move {
        let agreed = Agreed::make(&app, "2026-07-01").await;
        let mut visitor = app.visitor();
        let address = "/d/haneul/exchange/ocds.json?year=2027";
        let bare = visitor.get(address).await.json();
        held("", &bare);
        assert!(bare["releases"][0].get("contracts").is_none());
        assert_eq!(bare["releases"][0]["tag"], serde_json::json!(["planning"]));
        assert!(
            bare["releases"][0]["date"]
                .as_str()
                .unwrap()
                .starts_with("2026-")
        );

        // 6,000,000 are bound, 4,000,000 of them paid, and the rest is given back.
        let (secretary, _) = agreed.village.holder(Role::Secretary).await;
        let line = agreed.lines[0];
        let form = CommitmentForm {
            line: line.to_string(),
            amount: "6,000,000".to_owned(),
            made_on: "2026-07-20".to_owned(),
            what: "등 스무 개".to_owned(),
            payee: "company".to_owned(),
        };
        let by = app.by(secretary).await;
        let bound = app
            .write(move |tx| acts::commitment::record(tx, &by, "haneul", Some(2027), &form))
            .await;
        let mut paid = spending_form(line, 4_000_000, "2026-07-21", "등 스무 개의 선금");
        paid.commitment = bound.to_string();
        app.spend(secretary, "haneul", paid).await;
        let by = app.by(secretary).await;
        app.write(move |tx| {
            acts::commitment::release(tx, &by, "haneul", bound, "값이 내렸습니다.")
        })
        .await;
        // And something is paid at once, and taken back.
        let at_once = spending_form(line, 50_000, "2026-07-22", "현수막");
        app.spend(secretary, "haneul", at_once).await;
        let by = app.by(secretary).await;
        let district = agreed.village.id;
        app.write(move |tx| {
            let cycle = store::cycle_by_year(tx, district, 2027)?.unwrap();
            let row = store::spending_list(tx, cycle.id, None, 1)?.remove(0);
            acts::spending::counter(tx, &by, "haneul", row.id, "두 번 적었습니다.")
        })
        .await;

        let ocds = visitor.get(address).await.json();
        held("", &ocds);
        let releases = ocds["releases"].as_array().unwrap();
        let with: Vec<&Value> = releases
            .iter()
            .filter(|one| one.get("contracts").is_some())
            .collect();
        assert_eq!(with.len(), 1, "the other projects bound nothing");
        let release = with[0];
        assert_eq!(
            release["tag"],
            serde_json::json!(["planning", "award", "contract", "implementation"])
        );
        let contracts = release["contracts"].as_array().unwrap();
        assert_eq!(contracts.len(), 2);
        let contract = &contracts[0];
        assert_eq!(contract["id"], bound.to_string());
        assert_eq!(contract["value"]["amount"], 4_000_000);
        assert_eq!(contract["dateSigned"], "2026-07-20T00:00:00+09:00");
        assert_eq!(contract["status"], "terminated");
        assert_eq!(contract["amendments"][0]["rationale"], "값이 내렸습니다.");
        let transactions = contract["implementation"]["transactions"]
            .as_array()
            .unwrap();
        assert_eq!(transactions.len(), 1);
        assert_eq!(transactions[0]["value"]["amount"], 4_000_000);
        assert_eq!(transactions[0]["date"], "2026-07-21T00:00:00+09:00");
        let award = &release["awards"][0];
        assert_eq!(award["id"], contract["awardID"]);
        assert_eq!(award["value"]["amount"], 6_000_000);
        assert_eq!(award["description"], "회사");
        let at_once = &contracts[1];
        assert_eq!(at_once["status"], "cancelled");
        let amounts: Vec<i64> = at_once["implementation"]["transactions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["value"]["amount"].as_i64().unwrap())
            .collect();
        assert_eq!(amounts, [50_000, -50_000]);
        // Nobody's name and no evidence is in it.
        let text = ocds.to_string();
        assert!(!text.contains("세금계산서"), "{text}");
    })
    .await;
}
