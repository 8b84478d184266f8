//! A deputy signs for an absent approver.

use process::Role;
use system_tests::records::document_form;
use system_tests::{DistrictBuilder, on_both};

/// Given an approver absent, when the deputy signs, then 대결 is marked and a follow-up report
/// is due.
#[tokio::test]
async fn scenario_27_a_deputy_signs_as_acting_and_the_approver_is_told() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let (_, mut deputy) = village.holder(Role::DeputyApprover).await;
        let (absent, _) = village.holder(Role::Approver).await;
        let id = app
            .draft(secretary, "haneul", document_form("워크숍 결과보고"))
            .await;
        let path = village.path(&format!("/documents/{id}"));
        let sign = format!("{path}/sign");

        // A review in her own office is no acting.
        let answer = deputy.submit(&path, &sign, &[]).await;
        assert!(!deputy.follow(answer).await.shows("· 대결"));
        let shown = deputy.get(&path).await;
        assert!(shown.shows("결재권자를 대신해 결재하기(대결)"));
        let answer = deputy.send_form(&shown.form(&sign)).await;
        let page = deputy.follow(answer).await;
        assert!(
            page.shows("대결") && page.shows("지역협치담당관-1"),
            "{}",
            page.brief()
        );
        // 27 July 2026 is a Monday; three working days end on Thursday.
        assert!(page.shows("7월 30일(목)"), "{}", page.visible());
        let report = format!("{path}/report");
        assert!(page.find_form(&report).is_none(), "nobody tells herself");

        let mut visitor = app.visitor();
        let public = visitor.get(&path).await;
        let page = public.expect(200).page();
        let line = page.all("ol").find(|ol| ol.has_class("approval")).unwrap();
        assert!(
            line.text.contains("담당관 · 대결 · 2026. 7. 27."),
            "{}",
            line.text
        );
        let api = visitor.get(&format!("/api/v1/documents/{id}")).await.json();
        assert_eq!(api["content"]["line"][2]["acting"], true);

        app.set_time("2026-08-03T09:00:00+09:00");
        let mut approver = app.sign_in(absent).await;
        let late = approver.get(&path).await;
        assert!(
            late.shows("아직 결재권자에게 알리지 않았습니다"),
            "{}",
            late.visible()
        );
        let answer = approver.submit(&path, &report, &[]).await;
        let page = approver.follow(answer).await;
        assert!(page.shows("결재권자가 보았습니다"));
        assert!(page.find_form(&report).is_none());
    })
    .await;
}
