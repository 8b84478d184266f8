//! Members who have to stay out.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

/// Given a member with a conflict of interest, when voting opens, then he is recused and the
/// quorum is that of the others.
#[tokio::test]
async fn scenario_12_who_stays_out_lowers_the_quorum() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let id = app.held(secretary, "haneul", "regular").await;
        let page = village.path(&format!("/meetings/{id}"));
        let decisions = format!("{page}/decisions");
        let numbers = |recused: &'static str, seats: &'static str| {
            [
                ("motion", "가로등 사업을 고른다."),
                ("members", "30"),
                ("recused", recused),
                ("recused_seats", seats),
                ("present", "15"),
                ("in_favour", "8"),
                ("against", "7"),
            ]
        };
        // Half of 30 is no quorum; of the 29 who are left, 15 are one.
        let refused = staff
            .submit(&decisions, &decisions, &numbers("0", ""))
            .await;
        let said = refused.expect(422).field_error("present").unwrap();
        assert!(said.contains("16명"), "{said}");
        assert_eq!(app.rows("site.decision"), 0);
        // Who stays out is told by seat.
        let unnamed = staff
            .submit(&decisions, &decisions, &numbers("1", ""))
            .await;
        assert!(unnamed.expect(422).field_error("recused_seats").is_some());
        let named = numbers("1", "당연직(도로과장)");
        let done = staff.submit(&decisions, &decisions, &named).await;
        let shown = staff.follow(done).await;
        for words in [
            "재적 29명",
            "빠짐 1명",
            "빠진 자리: 당연직(도로과장)",
            "출석 15명",
            "찬성 8명",
            "통과",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        let api = app
            .visitor()
            .get(&format!("/api/v1/meetings/{id}"))
            .await
            .json();
        let one = &api["decisions"][0];
        assert_eq!((&one["members"], &one["recused"]), (&29.into(), &1.into()));
        assert_eq!(
            (&one["passed"], &one["recused_seats"][0]),
            (&true.into(), &"당연직(도로과장)".into())
        );
    })
    .await;
}
