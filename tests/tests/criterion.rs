//! What a stage should have when it opens and closes, and why one closed without it.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

#[tokio::test]
async fn a_stage_that_closes_with_something_missing_needs_a_reason() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut staff) = village.holder(Role::Secretary).await;
        let year = village.path("/year");
        let (criteria, closings) = (
            village.path("/settings/criteria"),
            village.path("/settings/closings"),
        );
        // Discovery is over since March, without an agenda on the board.
        let seen = app.visitor().get(&year).await;
        assert!(seen.expect(200).shows("올라온 안건 3건 이상 · 지금 0건"));
        assert!(seen.shows("기준에 못 미친 채 닫혔습니다") && seen.shows("까닭이 아직 없습니다"));
        assert!(!seen.links_to(&closings));
        // Proposals were handed in too few so far, but that stage still runs.
        assert!(seen.shows("들어온 제안 5건 이상 · 지금 0건"));
        assert_eq!(seen.visible().matches("기준에 못 미친 채").count(), 1);

        assert!(
            staff
                .get(&year)
                .await
                .links_to(&format!("{closings}?year=2027"))
        );
        let running = [
            ("stage", "proposals"),
            ("reason", "아직입니다."),
            ("fiscal_year", "2027"),
        ];
        let refused = staff.submit(&closings, &closings, &running).await;
        assert!(refused.expect(409).shows("까닭을 적지 않아도 됩니다"));
        let empty = [
            ("stage", "discovery"),
            ("reason", ""),
            ("fiscal_year", "2027"),
        ];
        let again = staff.submit(&closings, &closings, &empty).await;
        assert!(again.expect(422).field_error("reason").is_some());
        let why = [
            ("stage", "discovery"),
            ("reason", "선거가 있어 늦었습니다. 010-1234-5678"),
            ("fiscal_year", "2027"),
        ];
        staff.submit(&closings, &closings, &why).await.expect(303);
        let seen = app.visitor().get(&year).await;
        assert!(seen.shows("선거가 있어 늦었습니다. 010-****-5678"));
        assert!(!seen.shows("까닭이 아직 없습니다") && seen.shows("간사"));

        // A district wants something else.
        let form = staff.get(&criteria).await.form(&criteria);
        assert_eq!(form.get("on_discovery_exit_agendas"), Some("yes"));
        let wrong = form.clone().set("proposals_exit_proposals", "많이");
        let wrong = staff.send_form(&wrong).await;
        assert!(wrong.expect(422).contains("많이"), "what was typed is kept");
        let form = form
            .without("on_discovery_exit_agendas")
            .set("proposals_exit_proposals", "1");
        staff.send_form(&form).await.expect(303);
        let seen = app.visitor().get(&year).await;
        assert!(seen.shows("들어온 제안 1건 이상") && !seen.shows("올라온 안건"));
        assert!(!seen.shows("기준에 못 미친 채 닫혔습니다"));
        let (author, _) = village.resident().await;
        village.proposal(author, "밤길이 밝은 통학로").await;
        assert!(
            app.visitor()
                .get(&year)
                .await
                .shows("들어온 제안 1건 이상 · 지금 1건")
        );
        app.set_time("2026-10-05T10:00:00+09:00");
        let seen = app.visitor().get(&year).await;
        assert!(
            seen.shows("열릴 때 갖출 것을 다 갖추지 못했습니다"),
            "{}",
            seen.visible()
        );
    })
    .await;
}
