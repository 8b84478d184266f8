//! The workshop's two expenses, settled and reported.

use jiff::civil::date;
use process::Role;
use system_tests::records::{PROGRAMS, spending_form};
use system_tests::{DistrictBuilder, on_both};

/// Given the workshop's two expenses, when settled, then total is 3,940,000 and path shows
/// four levels.
#[tokio::test]
async fn scenario_26_two_expenses_settle_with_their_path_of_four_levels() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("seoul").make(&app).await;
        let execution = (date(2026, 1, 1), date(2026, 12, 31));
        let lines = village
            .money(&app, &[("현장평가 워크숍", "201-01", 3_940_000)], execution)
            .await;
        let (secretary, mut writer) = village.holder(Role::Secretary).await;
        let (_, mut officer) = village.holder(Role::CityOfficer).await;
        let mut visitor = app.visitor();
        let (spending, settlement) = (village.path("/spending"), village.path("/settlement"));

        for (what, won) in [("장소 빌리기", "187만"), ("사진틀과 필기구", "2,070,000원")]
        {
            let new = village.path("/spending/new");
            let line = lines[0].to_string();
            let fields = [
                ("line", line.as_str()),
                ("amount", won),
                ("what", what),
                ("evidence_kind", "tax-invoice"),
                ("evidence", "세금계산서 7"),
            ];
            let answer = writer.submit(&new, &spending, &fields).await;
            assert!(writer.follow(answer).await.shows(what));
        }
        let page = visitor.get(&spending).await;
        assert!(page.expect(200).shows("2,070,000원") && page.shows("장소 빌리기"));
        assert!(!page.contains("세금계산서"), "evidence is for staff");
        visitor.get(&settlement).await.expect(200);

        // All is spent, so it may be settled before the last day.
        let new = village.path("/settlement/new");
        let answer = writer.submit(&new, &new, &[]).await;
        assert!(writer.follow(answer).await.shows("시의 승인을 기다립니다"));
        assert!(
            !visitor.get(&settlement).await.shows("3,940,000"),
            "not approved yet"
        );
        visitor
            .get("/api/v1/districts/seoul/settlement")
            .await
            .expect(404);
        let approve = village.path("/settlement/approve");
        let answer = officer.submit(&settlement, &approve, &[]).await;
        officer.follow(answer).await.expect(200);

        let page = visitor.get(&settlement).await;
        let path = format!("{} › 사무관리비", PROGRAMS.join(" › "));
        for said in [
            "3,940,000원",
            "모두 3,940,000원(394만 원)을 썼습니다",
            path.as_str(),
            "201-01",
        ] {
            assert!(page.shows(said), "{said}: {}", page.visible());
        }
        let api = visitor
            .get("/api/v1/districts/seoul/settlement")
            .await
            .json();
        assert_eq!(api["total"]["spent_won"], "3940000");
        assert_eq!(api["total"]["returned_won"], "0");
        assert_eq!(api["lines"][0]["path"].as_array().unwrap().len(), 4);
        assert_eq!(api["lines"][0]["path"][3], "사무관리비");
        let (id, seal) = (village.id, api["hash"].as_str().unwrap().to_owned());
        let found = app
            .read(move |tx| {
                let cycle = store::cycle_current(tx, id)?.unwrap();
                Ok(store::settlements_of(tx, cycle.id, 9)?)
            })
            .await;
        assert_eq!(found[0].seal().unwrap(), seal);

        // Locked: nothing more is spent, and the report holds it all without retyping.
        let refused = writer.get(&village.path("/spending/new")).await;
        assert!(refused.shows("장부가 닫혔습니다"));
        let form = spending_form(lines[0], 1, "2026-07-27", "하나 더");
        let by = app.by(secretary).await;
        let late = app
            .stores()
            .site
            .write(move |tx| web::acts::spending::record(tx, &by, "seoul", None, &form).map(drop));
        assert!(late.await.is_err());
        let page = writer.get(&settlement).await;
        let report = page
            .links()
            .into_iter()
            .find(|l| l.contains("settlement="))
            .unwrap();
        let form = writer.get(&report).await.form(&village.path("/documents"));
        let body = form.get("body").unwrap();
        for said in [path.as_str(), "= 집행액: 3,940,000원", seal.as_str()] {
            assert!(body.contains(said), "{said}: {body}");
        }
        let (approver, _) = village.holder(Role::Approver).await;
        let form = form
            .set("department", "지역협치담당관")
            .set("author_office", "주무관")
            .set("approver_office", "담당관")
            .set("classification", "행정 > 지역혁신");
        let answer = writer.send_form(&form).await;
        let address = answer
            .expect(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        let document = address.rsplit('/').next().unwrap().parse().unwrap();
        app.sign(approver, "seoul", document, app.now()).await;
        let page = visitor.get(&address).await;
        for said in [
            "금3,940,000원(금삼백구십사만원)",
            "지역협치담당관-1",
            "담당관 · 2026. 7. 27.",
            "2031. 12. 31.",
        ] {
            assert!(page.shows(said), "{said}: {}", page.visible());
        }
    })
    .await;
}
