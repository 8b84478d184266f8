//! The quorum of the council.

use jiff::civil::date;
use process::Role;
use store::NewGrant;
use system_tests::{DistrictBuilder, on_both};

/// Given 29 members and 14 present, when opened, then it cannot resolve; 15 present and 8 in
/// favour passes.
#[tokio::test]
async fn scenario_13_fourteen_of_29_cannot_resolve_and_eight_of_15_pass() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let (district, now) = (village.id, app.now());
        app.write(move |tx| {
            for n in 0..30 {
                let person = store::person_add(tx, "ko", "협치위원", now)?;
                let new = NewGrant {
                    person,
                    role: Role::CouncilMember,
                    district: Some(district),
                    body: None,
                    starts_on: date(2026, 1, 1),
                    // The term of one is over.
                    ends_on: (n == 0).then(|| date(2026, 6, 30)),
                    granted_by: None,
                };
                store::grant_add(tx, &new, now)?;
            }
            Ok(())
        })
        .await;
        let id = app.held(secretary, "haneul", "regular").await;
        let page = village.path(&format!("/meetings/{id}"));
        let decisions = format!("{page}/decisions");
        let form = staff.get(&decisions).await.form(&decisions);
        assert_eq!(
            form.get("members"),
            Some("29"),
            "counted by the terms of that day"
        );

        let vote = |present: &'static str, yes: &'static str| {
            [
                ("motion", "분과회의를 하나 더 둔다."),
                ("present", present),
                ("in_favour", yes),
            ]
        };
        let before = app.contents();
        let refused = staff.send_form(&form.set_all(&vote("14", "14"))).await;
        let said = refused.expect(422).field_error("present").unwrap();
        assert!(said.contains("적어도 15명"), "{said}");
        let kept = refused.form(&decisions);
        assert_eq!(kept.get("motion"), Some("분과회의를 하나 더 둔다."));
        assert_eq!(app.contents(), before, "nothing was written");

        for (yes, word) in [("8", "통과"), ("7", "통과하지 못함")] {
            let form = staff.get(&decisions).await.form(&decisions);
            let done = staff.send_form(&form.set_all(&vote("15", yes))).await;
            assert!(staff.follow(done).await.expect(200).shows(word));
        }
        let shown = app.visitor().get(&page).await;
        assert!(
            shown.shows("재적 29명") && shown.shows("찬성 8명"),
            "{}",
            shown.visible()
        );
        let passed = app
            .read(move |tx| {
                Ok(store::decisions_for_change(
                    tx,
                    (district, jiff::Timestamp::UNIX_EPOCH),
                    9,
                )?)
            })
            .await;
        assert_eq!(passed.len(), 1);
    })
    .await;
}
