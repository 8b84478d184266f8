//! Spending and settlement through the pages: limits, days, corrections, opening again.

use finance::Won;
use jiff::civil::date;
use process::Role;
use process::id::BudgetLineId;
use store::{ChangeLine, NewBudgetChange};
use system_tests::records::spending_form;
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both, on_sqlite};

async fn ground(app: &TestApp) -> (Village, Vec<BudgetLineId>, Browser) {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let lines = [
        ("골목 등", "401-01", 10_000_000),
        ("알림판", "201-01", 2_000_000),
    ];
    let execution = (date(2026, 3, 1), date(2026, 11, 30));
    let lines = village.money(app, &lines, execution).await;
    let (_, writer) = village.holder(Role::DepartmentOfficial).await;
    (village, lines, writer)
}

#[tokio::test]
async fn nothing_is_spent_beyond_a_line_a_day_or_an_undecided_change() {
    on_both(|app| async move {
        let (village, lines, mut writer) = ground(&app).await;
        let (first, second) = (lines[0].to_string(), lines[1].to_string());
        let (new, list) = (village.path("/spending/new"), village.path("/spending"));
        let good = [
            ("line", first.as_str()),
            ("amount", "600만"),
            ("paid_on", "2026-07-20"),
            ("what", "등 스무 개"),
            ("evidence_kind", "tax-invoice"),
            ("evidence", "세금계산서 1"),
        ];
        writer.submit(&new, &list, &good).await.expect(303);
        for (field, value, said) in [
            ("amount", "4,000,001", "4,000,000원까지 쓸 수 있습니다"),
            ("paid_on", "2026-02-28", "2026. 3. 1.부터 2026. 11. 30.까지"),
            ("paid_on", "2026-07-28", "아직 오지 않은 날입니다"),
            ("line", "42", "목록에 있는 예산 줄"),
        ] {
            let mut fields = good.to_vec();
            fields.retain(|(name, _)| *name != field && (field != "amount" || *name != "amount"));
            if field != "amount" {
                fields.retain(|(name, _)| *name != "amount");
                fields.push(("amount", "1"));
            }
            fields.push((field, value));
            let before = app.contents();
            let again = writer.submit(&new, &list, &fields).await;
            again.expect(422);
            assert!(
                again.field_error(field).unwrap().contains(said),
                "{field} {value}"
            );
            assert_eq!(app.contents(), before);
            assert_eq!(again.form(&list).get("what"), Some("등 스무 개"), "kept");
        }
        // A change that would take 1,500,000 of the second line is not decided yet.
        let (district, now, line) = (village.id, app.now(), lines[1]);
        let administrator = village.administrator;
        app.write(move |tx| {
            let cycle = store::cycle_current(tx, district)?.unwrap().id;
            let new = NewBudgetChange {
                district,
                cycle,
                title: "알림판 대신 등",
                reason: "",
                content: "",
                verdict: "diversion",
                detail: "",
                proposed_by: administrator,
                lines: &[ChangeLine {
                    line,
                    before: Won(2_000_000),
                    after: Won(500_000),
                }],
            };
            store::budget_change_add(tx, &new, now)?;
            Ok(())
        })
        .await;
        let page = writer.get(&new).await;
        assert!(
            page.shows("알림판 (201-01) · 쓸 수 있는 돈 500,000원"),
            "{}",
            page.visible()
        );
        let mut fields = good.to_vec();
        fields[0] = ("line", second.as_str());
        fields[1] = ("amount", "500,001");
        let again = writer.submit(&new, &list, &fields).await;
        let error = again.field_error("amount").unwrap();
        assert!(
            error.contains("1,500,000원을 옮기려고 해서 500,000원까지"),
            "{error}"
        );
        fields[1] = ("amount", "500,000");
        writer.submit(&new, &list, &fields).await.expect(303);
        let api = app
            .visitor()
            .get("/api/v1/districts/haneul/spending")
            .await
            .json();
        assert_eq!(api["lines"][0]["left_won"], "4000000");
        assert_eq!(api["items"].as_array().unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_mistake_is_put_right_by_a_counter_entry_once() {
    on_both(|app| async move {
        let (village, lines, mut writer) = ground(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let form = spending_form(lines[0], 6_000_000, "2026-07-20", "등 스무 개");
        app.spend(secretary, "haneul", form).await;
        let list = village.path("/spending");
        let page = writer.get(&list).await;
        let counter = page
            .links()
            .into_iter()
            .find(|l| l.ends_with("/counter"))
            .unwrap();
        let empty = writer.submit(&counter, &counter, &[("reason", " ")]).await;
        assert!(empty.expect(422).field_error("reason").is_some());
        let fields = [("reason", "다른 사업의 돈이었습니다.")];
        let answer = writer.submit(&counter, &counter, &fields).await;
        let page = writer.follow(answer).await;
        assert!(page.shows("바로잡는 줄") && page.shows("바로잡힘"));
        assert!(!page.links().iter().any(|l| l.ends_with("/counter")));
        writer.get(&counter).await.expect(409);
        let mut visitor = app.visitor();
        let api = visitor
            .get("/api/v1/districts/haneul/spending")
            .await
            .json();
        assert_eq!(api["lines"][0]["spent_won"], "0");
        assert_eq!(api["items"][0]["amount_won"], "-6000000");
        assert_eq!(api["items"][1]["countered"], true);
        assert!(visitor.get(&list).await.shows("다른 사업의 돈이었습니다."));
    })
    .await;
}

#[tokio::test]
async fn a_settlement_waits_for_the_last_day_and_is_opened_again_with_a_reason() {
    on_both(|app| async move {
        let (village, lines, mut writer) = ground(&app).await;
        let (secretary, mut drafter) = village.holder(Role::Secretary).await;
        let (officer, _) = village.holder(Role::CityOfficer).await;
        let form = spending_form(lines[0], 9_000_000, "2026-07-20", "등 서른 개");
        app.spend(secretary, "haneul", form).await;
        let new = village.path("/settlement/new");
        let early = drafter.get(&new).await;
        assert!(
            early.expect(200).shows("2026. 11. 30.까지 쓸 수 있습니다"),
            "{}",
            early.visible()
        );
        assert!(early.find_form(&new).is_none());
        writer.get(&new).await.expect(403);

        app.set_time("2026-12-01T09:00:00+09:00");
        let mut drafter = app.sign_in(secretary).await;
        let mut officer = app.sign_in(officer).await;
        drafter.submit(&new, &new, &[]).await.expect(303);
        let (page, approve) = (
            village.path("/settlement"),
            village.path("/settlement/approve"),
        );
        let form = officer.get(&page).await.form(&approve);
        // The ledger moves on after the draft: what was drawn up is not approved any more.
        let form_late = spending_form(lines[1], 1_000, "2026-11-30", "풀");
        app.spend(secretary, "haneul", form_late).await;
        let refused = officer.send_form(&form).await;
        assert!(refused.expect(409).shows("장부가 달라졌습니다"));
        drafter.submit(&new, &new, &[]).await.expect(303);
        officer.submit(&page, &approve, &[]).await.expect(303);
        let mut visitor = app.visitor();
        let first = visitor
            .get("/api/v1/districts/haneul/settlement")
            .await
            .json();
        assert_eq!(first["number"], 1);
        assert_eq!(first["total"]["returned_won"], "2999000");

        let empty = drafter.submit(&new, &new, &[("reason", "")]).await;
        assert!(empty.expect(422).field_error("reason").is_some());
        let fields = [("reason", "풀 값이 빠져 있었습니다.")];
        drafter.submit(&new, &new, &fields).await.expect(303);
        let still = visitor
            .get("/api/v1/districts/haneul/settlement")
            .await
            .json();
        assert_eq!(still["hash"], first["hash"], "the approved one holds");
        assert!(visitor.get(&page).await.shows("다시 열어 보고 있습니다"));
        let form = spending_form(lines[1], 2_000, "2026-11-30", "풀 하나 더");
        app.spend(secretary, "haneul", form).await;
        drafter.submit(&new, &new, &[]).await.expect(303);
        officer.submit(&page, &approve, &[]).await.expect(303);
        let second = visitor
            .get("/api/v1/districts/haneul/settlement")
            .await
            .json();
        assert_eq!(second["number"], 2);
        assert_ne!(second["hash"], first["hash"]);
        assert!(visitor.get(&page).await.shows("풀 값이 빠져 있었습니다."));
        assert_eq!(app.rows("site.settlement"), 2);
    })
    .await;
}

#[tokio::test]
async fn a_district_without_agreement_says_so() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut writer) = village.holder(Role::Secretary).await;
        for part in ["/spending", "/settlement"] {
            let page = writer.get(&village.path(part)).await;
            assert!(page.expect(200).shows("아직"), "{part}");
            let year = village.path(&format!("{part}?year=2031"));
            writer.get(&year).await.expect(404);
            let year = village.path(&format!("{part}?year=abc"));
            writer.get(&year).await.expect(400);
        }
        let new = writer.get(&village.path("/spending/new")).await;
        assert!(new.expect(200).shows("서명한 협약이 없어서"));
        let new = writer.get(&village.path("/settlement/new")).await;
        assert!(new.expect(200).shows("서명한 협약이 없어서"));
    })
    .await;
}
