//! What is bound, paid, carried over and paid back, and the settlement that tells it.

#[path = "ledger/desk.rs"]
mod desk;
#[path = "ledger/evidence.rs"]
mod evidence;
#[path = "ledger/next_year.rs"]
mod next_year;

use jiff::civil::{Date, date};
use process::Role;
use process::id::BudgetLineId;
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both};

const TERM: (Date, Date) = (date(2026, 1, 1), date(2026, 12, 31));

/// A district whose two lines of 3,000,000 and 2,000,000 won can be spent, and its secretary.
async fn open(app: &TestApp) -> (Village, Vec<BudgetLineId>, Browser) {
    let here = DistrictBuilder::new("haneul").make(app).await;
    let lines = [
        ("빌린 곳", "201-01", 3_000_000),
        ("알림", "201-03", 2_000_000),
    ];
    let lines = here.money(app, &lines, TERM).await;
    let (_, secretary) = here.holder(Role::Secretary).await;
    (here, lines, secretary)
}

async fn bind(browser: &mut Browser, line: BudgetLineId, won: &str) -> system_tests::Answer {
    let fields = [
        ("line", line.to_string()),
        ("amount", won.to_owned()),
        ("made_on", "2026-07-01".to_owned()),
        ("what", "공간을 빌리는 계약".to_owned()),
        ("payee", "company".to_owned()),
    ];
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    browser
        .submit(
            "/d/haneul/commitments/new",
            "/d/haneul/commitments",
            &fields,
        )
        .await
}

async fn pay(browser: &mut Browser, fields: &[(&str, &str)]) -> system_tests::Answer {
    let mut all = vec![
        ("paid_on", "2026-07-02"),
        ("what", "공간을 빌린 값"),
        ("evidence_kind", "tax-invoice"),
        ("evidence", "세금계산서 7"),
    ];
    all.extend(fields);
    browser
        .submit("/d/haneul/spending/new", "/d/haneul/spending", &all)
        .await
}

/// The ledger of the API: won of a line by the name of the field.
async fn won(app: &TestApp, line: usize, field: &str) -> i64 {
    let answer = app.visitor().get("/api/v1/districts/haneul/spending").await;
    let json: serde_json::Value = answer.expect(200).json();
    json["lines"][line][field]
        .as_str()
        .unwrap()
        .parse()
        .unwrap()
}

/// The id that stands first in a list of the API.
async fn first(app: &TestApp, list: &str) -> String {
    let answer = app
        .visitor()
        .get(&format!("/api/v1/districts/haneul/{list}"))
        .await;
    let json: serde_json::Value = answer.expect(200).json();
    json["items"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_bound_is_paid_or_given_back_and_spent_on_nothing_else() {
    on_both(|app| async move {
        let (_, lines, mut secretary) = open(&app).await;
        let over = bind(&mut secretary, lines[0], "3,000,001").await;
        assert!(
            over.expect(422).shows("3,000,000원까지"),
            "{}",
            over.visible()
        );
        bind(&mut secretary, lines[0], "2,500,000")
            .await
            .expect(303);
        assert_eq!(won(&app, 0, "bound_won").await, 2_500_000);
        assert_eq!(won(&app, 0, "free_won").await, 500_000);
        let books = app.visitor().get("/d/haneul/spending").await;
        assert!(books.expect(200).shows("아직 쓸 수 있는 돈") && books.shows("500,000원"));
        let commitment = first(&app, "commitments").await;

        // Paid without the commitment only what is free; with it no more than it has open.
        let line = lines[0].to_string();
        let at_once = pay(&mut secretary, &[("line", &line), ("amount", "500,001")]).await;
        assert!(
            at_once.expect(422).shows("묶였거나 넘겨졌습니다"),
            "{}",
            at_once.visible()
        );
        let over = pay(
            &mut secretary,
            &[("commitment", &commitment), ("amount", "2,500,001")],
        )
        .await;
        assert!(
            over.expect(422).shows("2,500,000원이 남아"),
            "{}",
            over.visible()
        );
        pay(
            &mut secretary,
            &[("commitment", &commitment), ("amount", "1,870,000")],
        )
        .await
        .expect(303);
        assert_eq!(won(&app, 0, "bound_won").await, 630_000);
        assert_eq!(won(&app, 0, "spent_won").await, 1_870_000);

        // A payment that is taken back is bound again.
        let row = first(&app, "spending").await;
        let counter = format!("/d/haneul/spending/{row}/counter");
        secretary
            .submit(&counter, &counter, &[("reason", "잘못 적었습니다.")])
            .await
            .expect(303);
        assert_eq!(won(&app, 0, "bound_won").await, 2_500_000);
        assert_eq!(won(&app, 0, "spent_won").await, 0);

        // What is open is given back once, with a reason that everybody reads.
        let release = format!("/d/haneul/commitments/{commitment}/release");
        secretary
            .submit(&release, &release, &[("reason", "")])
            .await
            .expect(422);
        secretary
            .submit(&release, &release, &[("reason", "계약을 그만두었습니다.")])
            .await
            .expect(303);
        secretary.get(&release).await.expect(409);
        assert_eq!(won(&app, 0, "bound_won").await, 0);
        assert_eq!(won(&app, 0, "free_won").await, 3_000_000);
        let public = app.visitor().get("/d/haneul/commitments").await;
        assert!(
            public.shows("계약을 그만두었습니다.") && public.shows("−2,500,000원"),
            "{}",
            public.visible()
        );
    })
    .await;
}

/// A change can't take what is bound, although nothing of it was paid yet.
#[tokio::test]
async fn no_change_takes_what_is_bound() {
    on_both(|app| async move {
        let (_, lines, mut secretary) = open(&app).await;
        bind(&mut secretary, lines[0], "2,900,000")
            .await
            .expect(303);
        let new = "/d/haneul/changes/new";
        let page = secretary.get(new).await;
        let form = page.expect(200).form("/d/haneul/changes");
        let form = form.set_all(&[
            ("title", "알림을 늘리기"),
            ("reason", "더 알립니다."),
            ("step", "propose"),
            ("amounts", "2,800,000"),
            ("amounts", "2,200,000"),
        ]);
        let refused = secretary.send_form(&form).await;
        assert!(
            refused.expect(422).field_error("amounts").is_some(),
            "{}",
            refused.visible()
        );
    })
    .await;
}

/// Evidence that is closed is told by its kind and reason; a list of participants always is.
#[tokio::test]
async fn evidence_is_open_or_closed_with_its_reason() {
    on_both(|app| async move {
        let (_, lines, mut secretary) = open(&app).await;
        let line = lines[1].to_string();
        pay(&mut secretary, &[("line", &line), ("amount", "100,000")])
            .await
            .expect(303);
        let row = first(&app, "spending").await;
        let page = format!("/d/haneul/spending/{row}");
        let list = [
            ("evidence_kind", "participant-list"),
            ("evidence", "서명부 12쪽"),
        ];
        secretary.submit(&page, &page, &list).await.expect(303);
        let photo = [
            ("evidence_kind", "photo"),
            ("evidence", "현수막 사진"),
            ("evidence_closed", "7"),
        ];
        secretary.submit(&page, &page, &photo).await.expect(303);
        let wrong = [("evidence_kind", ""), ("evidence", "850101-1234567")];
        let wrong = secretary.submit(&page, &page, &wrong).await;
        assert!(wrong.expect(422).field_error("evidence_kind").is_some());
        assert!(
            wrong.field_error("evidence").is_some(),
            "{}",
            wrong.visible()
        );

        let public = app.visitor().get(&page).await;
        assert!(public.expect(200).shows("세금계산서 7"));
        for closed in ["서명부 12쪽", "현수막 사진"] {
            assert!(!public.contains(closed), "{closed}");
        }
        assert!(
            public.shows("비공개(6)") && public.shows("비공개(7)"),
            "{}",
            public.visible()
        );
        let staff = secretary.get(&page).await;
        assert!(staff.shows("서명부 12쪽") && staff.shows("현수막 사진"));
    })
    .await;
}

/// From binding to what goes back: nothing is settled while money is bound, what was carried
/// over does not go back, and the settlement holds changes and evidence.
#[tokio::test]
async fn a_year_is_carried_over_settled_and_paid_back() {
    on_both(|app| async move {
        let (here, lines, mut secretary) = open(&app).await;
        bind(&mut secretary, lines[0], "1,000,000")
            .await
            .expect(303);
        let commitment = first(&app, "commitments").await;
        pay(
            &mut secretary,
            &[("commitment", &commitment), ("amount", "400,000")],
        )
        .await
        .expect(303);

        app.set_time("2027-01-05T10:00:00+09:00");
        let (_, mut secretary) = here.holder(Role::Secretary).await;
        let early = secretary.get("/d/haneul/settlement/new").await;
        assert!(
            early.shows("600,000원이 약속에 묶여"),
            "{}",
            early.visible()
        );
        let carry = |kind: &'static str, line: String, commitment: String, won: &'static str| {
            vec![
                ("carry_kind", kind.to_owned()),
                ("line", line),
                ("commitment", commitment),
                ("amount", won.to_owned()),
                ("carry_basis", "공사가 늦어졌습니다.".to_owned()),
            ]
        };
        let path = "/d/haneul/carry-over";
        for (fields, field) in [
            (carry("", String::new(), String::new(), "1"), "carry_kind"),
            (
                carry("accident", lines[0].to_string(), String::new(), "1"),
                "commitment",
            ),
            (
                carry("accident", String::new(), commitment.clone(), "600,001"),
                "amount",
            ),
            (
                carry("voted", lines[1].to_string(), String::new(), "2,000,001"),
                "amount",
            ),
        ] {
            let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let answer = secretary.submit(path, path, &fields).await;
            assert!(
                answer.expect(422).field_error(field).is_some(),
                "{field}: {}",
                answer.visible()
            );
        }
        for fields in [
            carry("accident", String::new(), commitment.clone(), "600,000"),
            carry("voted", lines[1].to_string(), String::new(), "500,000"),
        ] {
            let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            secretary.submit(path, path, &fields).await.expect(303);
        }
        assert_eq!(won(&app, 0, "bound_won").await, 0);
        assert_eq!(won(&app, 0, "carried_won").await, 600_000);

        secretary
            .submit(
                "/d/haneul/settlement/new",
                "/d/haneul/settlement/new",
                &[("interest_won", "1,234")],
            )
            .await
            .expect(303);
        let refund = "/d/haneul/refund";
        assert!(secretary.get(refund).await.shows("정산이 승인되어야"));
        let (_, mut officer) = here.holder(Role::CityOfficer).await;
        let page = "/d/haneul/settlement";
        officer
            .submit(page, "/d/haneul/settlement/approve", &[])
            .await
            .expect(303);
        let answer = app
            .visitor()
            .get("/api/v1/districts/haneul/settlement")
            .await;
        let json: serde_json::Value = answer.expect(200).json();
        for (field, expected) in [
            ("planned_won", "5000000"),
            ("spent_won", "400000"),
            ("carried_won", "1100000"),
            ("returned_won", "3500000"),
        ] {
            assert_eq!(json["total"][field], expected, "{field}");
        }
        assert_eq!(json["evidence"][0]["kind"], "tax-invoice");
        assert_eq!(json["refund"]["unspent_won"], "3500000");
        assert_eq!(json["refund"]["interest_won"], "1234");

        // What goes back, and no won more.
        let back = |won: &'static str| {
            [
                ("amount", won),
                ("paid_on", "2027-01-05"),
                ("receipt", "12"),
            ]
        };
        let over = secretary.submit(refund, refund, &back("3,500,001")).await;
        assert!(over.expect(422).shows("3,500,000원"), "{}", over.visible());
        let mut more = back("3,500,000").to_vec();
        more.push(("interest_won", "1,235"));
        let more = secretary.submit(refund, refund, &more).await;
        let field = more.expect(422).field_error("interest_won");
        assert!(field.is_some_and(|said| said.contains("1,234원")));
        let mut paid = back("3,500,000").to_vec();
        paid.push(("interest_won", "1,234"));
        secretary.submit(refund, refund, &paid).await.expect(303);
        secretary
            .submit(refund, refund, &back("1"))
            .await
            .expect(422);
        let public = app.visitor().get(refund).await;
        assert!(public.shows("1,234원"), "{}", public.visible());
        let read = |name: &str| format!("/api/v1/districts/haneul/{name}");
        let json = app.visitor().get(&read("refund")).await.json();
        assert_eq!(json["unspent_won"], "3500000");
        assert_eq!(json["paid_won"], "3500000");
        assert_eq!(json["interest_paid_won"], "1234");
        assert_eq!(json["items"][0]["interest_won"], "1234");
        let json = app.visitor().get(&read("carry-over?limit=1")).await.json();
        assert_eq!(json["items"][0]["kind"], "voted");
        assert_eq!(json["items"][0]["amount_won"], "500000");
        let next = json["next"].as_str().unwrap().to_owned();
        let json = app.visitor().get(&next).await.json();
        assert_eq!(json["items"][0]["commitment"], commitment.as_str());
        let projects = app.visitor().get("/d/haneul/projects").await;
        assert!(projects.expect(200).shows("정산을 마쳤습니다"));
        let change = secretary.get("/d/haneul/changes/new").await;
        assert!(change.expect(200).shows("정산이 승인되어"));
        assert!(!change.contains("name=\"amounts\""));
        // Nothing is written any more.
        assert!(
            secretary
                .get("/d/haneul/commitments/new")
                .await
                .shows("장부가 닫혔습니다")
        );
    })
    .await;
}

/// The last day on which the books are written is dated data.
#[tokio::test]
async fn the_books_close_on_their_day() {
    on_both(|app| async move {
        let here = DistrictBuilder::new("haneul").make(&app).await;
        let lines = [("빌린 곳", "201-01", 3_000_000)];
        let lines = here.money_in(&app, Some(2026), &lines, TERM).await;
        let line = lines[0].to_string();
        app.set_time("2027-02-10T23:59:59+09:00");
        let (_, mut late) = here.holder(Role::Secretary).await;
        let on = [
            ("line", line.as_str()),
            ("amount", "1,000"),
            ("paid_on", "2026-12-31"),
        ];
        pay(&mut late, &on).await.expect(303);
        app.set_time("2027-02-11T00:00:00+09:00");
        let (_, mut after) = here.holder(Role::Secretary).await;
        let closed = after.get("/d/haneul/spending/new").await;
        assert!(
            closed.shows("2027. 2. 10.") && closed.shows("지방회계법"),
            "{}",
            closed.visible()
        );
        let change = after.get("/d/haneul/changes/new?year=2026").await;
        assert!(change.expect(200).shows("2027. 2. 10."));
        let tokens = after.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([("year", "2026"), ("amounts", "3000000"), ("step", "check")]);
        after.post("/d/haneul/changes", &fields).await.expect(409);
        // Nor is a payment corrected by then, unless a settlement was opened again.
        let first = first(&app, "spending").await;
        let counter = format!("/d/haneul/spending/{first}/counter");
        after.get(&counter).await.expect(409);
    })
    .await;
}
