//! The case for a larger total.

use finance::Won;
use process::Role;
use process::selection::LastWord;
use system_tests::{Selecting, on_both};

/// Given selected but unfunded agendas, when exported, then they make the case for a larger
/// total as page, CSV and document.
#[tokio::test]
async fn scenario_40_unfunded_agendas_make_the_case_as_page_file_and_document() {
    on_both(|app| async move {
        let selecting = Selecting::make(&app, "haneul", LastWord::Council, 0).await;
        let village = &selecting.village;
        let id = village.id;
        // 110 of 120 million are granted; the third asks for 40 million.
        app.write(move |tx| {
            let cycle = store::cycle_current(tx, id)?.expect("the round");
            let word = cycle.last_word;
            Ok(store::cycle_set_terms(tx, cycle.id, Won(120_000_000), word)?)
        })
        .await;
        selecting.record(&app).await;

        let mut visitor = app.visitor();
        let page = visitor.get("/d/haneul/case").await;
        for said in [
            "의제 1건에 40,000,000원이 모자랐습니다",
            "남은 예산은 10,000,000원뿐이어서, 모두 하려면 총액이 30,000,000원 더 커야 했습니다",
            "마을 작업장",
            "150,000,000원",
            "110,000,000원",
            "73.3 %",
        ] {
            assert!(page.expect(200).shows(said), "{said}: {}", page.visible());
        }
        let money = visitor.get("/d/haneul/money").await;
        assert!(money.links().iter().any(|link| link.starts_with("/d/haneul/case")));

        let file = visitor.get("/d/haneul/case.csv").await;
        let lines: Vec<_> = file.expect(200).text.lines().collect();
        assert_eq!(lines.len(), 2);
        let row = "haneul,2027,120000000,150000000,110000000,,,,3,마을 작업장,40000000,0,yes,표가 적었습니다.";
        assert_eq!(lines[1], row);
        let city = visitor.get("/city/case.csv?year=2027").await;
        assert!(city.expect(200).contains(row));

        let json = visitor.get("/api/v1/districts/haneul/case").await.json();
        let year = &json["years"][0];
        assert_eq!(year["missing_won"], "40000000");
        assert_eq!(year["more_won"], "30000000");
        assert_eq!(year["items"][0]["title"], "마을 작업장");

        // Whoever drafts documents begins from it and types no figure again.
        assert!(!page.links().iter().any(|link| link.contains("case=")));
        let (_, mut writer) = village.holder(Role::Secretary).await;
        let page = writer.get("/d/haneul/case").await;
        let link = page.links().into_iter().find(|link| link.contains("case=2027"));
        let form = writer.get(&link.expect("the way to the document")).await;
        let form = form.expect(200).form("/d/haneul/documents");
        assert_eq!(form.get("title"), Some("2027년 총액 확대 근거 보고"));
        let body = form.get("body").expect("a body");
        for said in ["마을 작업장", "40,000,000원", "73.3 %", "= 모자란 돈: 40,000,000원"] {
            assert!(body.contains(said), "{said}: {body}");
        }
        let form = form
            .set("department", "지역협치담당관")
            .set("author_office", "주무관")
            .set("approver_office", "담당관")
            .set("classification", "행정 > 지역혁신");
        let answer = writer.send_form(&form).await;
        let address = answer.expect(303).location().to_owned();
        let address = address.split('?').next().unwrap_or_default();
        let document = address.rsplit('/').next().and_then(|id| id.parse().ok());
        let (approver, _) = village.holder(Role::Approver).await;
        let document = document.expect("the id of the document");
        app.sign(approver, "haneul", document, app.now()).await;
        let shown = visitor.get(address).await;
        assert!(shown.expect(200).shows("금40,000,000원"), "{}", shown.visible());
    })
    .await;
}
