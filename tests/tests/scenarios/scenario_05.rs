//! A phone number in minutes.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

const WRITTEN: &str = "하늘동 주민 3(010-1234-5678, hana@example.org)이 그늘막을 말했습니다.";
const PUBLIC: &str = "하늘동 주민 3(010-****-5678, ha***@example.org)이 그늘막을 말했습니다.";

/// Given minutes with a resident's phone, when published, then the number is masked and the
/// original stays restricted.
#[tokio::test]
async fn scenario_05_a_phone_number_is_masked_and_the_original_is_for_staff() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let (_, mut resident) = village.resident().await;
        let (_, mut member) = village.holder(Role::CouncilMember).await;
        let mut visitor = app.visitor();
        let id = app.held(secretary, "haneul", "forum").await;
        let page = village.path(&format!("/meetings/{id}"));
        let (minutes, publish) = (format!("{page}/minutes"), format!("{page}/minutes/publish"));

        let kept = staff
            .submit(&minutes, &minutes, &[("minutes", WRITTEN)])
            .await;
        let preview = staff.follow(kept).await;
        assert!(preview.expect(200).shows(PUBLIC), "{}", preview.visible());
        assert!(
            preview.find_form(&publish).is_none(),
            "nobody was counted yet"
        );
        let attendance = format!("{page}/attendance");
        let came = [("resident", "12"), ("support-officer", "1")];
        staff
            .submit(&attendance, &attendance, &came)
            .await
            .expect(303);

        // A draft is nobody's but the staff's.
        let public = [
            page.clone(),
            village.path("/meetings"),
            village.path(""),
            format!("/api/v1/meetings/{id}"),
            "/api/v1/districts/haneul/meetings".to_owned(),
        ];
        for path in &public {
            let shown = visitor.get(path).await;
            assert!(
                !shown.expect(200).contains("그늘막"),
                "{path} shows a draft"
            );
        }

        // What was previewed is what is published.
        let old = staff.get(&minutes).await.form(&publish);
        let changed = [("minutes", "다른 글 010-9999-8888")];
        staff.submit(&minutes, &minutes, &changed).await.expect(303);
        staff.send_form(&old).await.expect(409);
        staff
            .submit(&minutes, &minutes, &[("minutes", WRITTEN)])
            .await
            .expect(303);
        staff.submit(&minutes, &publish, &[]).await.expect(303);

        for browser in [&mut visitor, &mut resident, &mut member, &mut staff] {
            for path in &public {
                let shown = browser.get(path).await;
                let text = &shown.expect(200).text;
                assert!(!text.contains("010-1234-5678"), "{path} shows the number");
                assert!(
                    !text.contains("hana@example.org"),
                    "{path} shows the address"
                );
            }
            assert!(browser.get(&page).await.shows(PUBLIC));
        }
        let api = visitor.get(&public[3]).await.json();
        assert_eq!(api["minutes"], PUBLIC);
        for (browser, status) in [
            (&mut visitor, 401),
            (&mut resident, 403),
            (&mut member, 403),
        ] {
            let answer = browser.get(&minutes).await;
            assert!(!answer.expect(status).contains("010-1234-5678"));
        }
        assert!(staff.get(&minutes).await.expect(200).shows(WRITTEN));

        // Published once: no other text takes its place, an addendum stands below it.
        let tokens = staff.tokens(&minutes).await;
        let with = |name: &'static str, value: &'static str| -> Vec<(String, String)> {
            let mut fields = tokens.clone();
            fields.push((name.to_owned(), value.to_owned()));
            fields
        };
        let fields = with("minutes", "다시 쓴 글");
        let pairs: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        staff.post(&minutes, &pairs).await.expect(409);
        let addenda = format!("{page}/minutes/addenda");
        let added = [("addendum", "연락은 02-123-4567로 받습니다.")];
        staff.submit(&minutes, &addenda, &added).await.expect(303);
        let shown = visitor.get(&page).await;
        assert!(shown.shows(PUBLIC) && shown.shows("연락은 02-****-4567로 받습니다."));
        let audit = &app.contents()["site.audit"].text;
        assert!(
            !audit.contains("1234"),
            "the audit trail holds no text of minutes"
        );
    })
    .await;
}
