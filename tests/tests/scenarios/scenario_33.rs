//! Forums without a support officer.

use process::Role;
use process::district::DistrictKind;
use store::NewDistrict;
use system_tests::{DistrictBuilder, on_both};
use web::acts;

/// Given a forum that no support officer attended, when the city looks, then it is visible,
/// with the substitute's name of office.
#[tokio::test]
async fn scenario_33_the_city_sees_a_forum_without_support_officer() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let administrator = village.administrator;
        app.record(administrator, |tx, by| {
            let new = NewDistrict {
                slug: "city".to_owned(),
                name_ko: "한빛시".to_owned(),
                name_en: "Hanbit".to_owned(),
                plain_name_ko: "시와 함께".to_owned(),
                plain_name_en: "With the city".to_owned(),
                kind: DistrictKind::City,
            };
            acts::district::city_set_up(tx, by, &new)
        })
        .await;
        let forum = app.held(secretary, "haneul", "forum").await;
        let quiet = app.held(secretary, "haneul", "forum").await;
        let page = |id| village.path(&format!("/meetings/{id}"));
        let attend = |id| format!("{}/attendance", page(id));
        let came = [
            ("resident", "31"),
            ("support-officer", "0"),
            ("substitute", "지역협치담당관 주무관"),
        ];
        staff
            .submit(&attend(forum), &attend(forum), &came)
            .await
            .expect(303);
        let came = [("resident", "12"), ("support-officer", "1")];
        staff
            .submit(&attend(quiet), &attend(quiet), &came)
            .await
            .expect(303);

        let mut visitor = app.visitor();
        let city = visitor.get("/d/city/meetings").await;
        assert!(
            city.expect(200).links_to(&page(forum)),
            "{}",
            city.visible()
        );
        assert!(city.shows("지역협치담당관 주무관") && !city.links_to(&page(quiet)));
        let one = visitor.get(&page(forum)).await;
        assert!(one.shows("협치지원관이 오지 않았습니다"));
        assert!(one.shows("대신 온 자리: 지역협치담당관 주무관"));
        assert!(one.shows("31명") && !visitor.get(&page(quiet)).await.shows("협치지원관이 오지"));
        let list = visitor.get(&village.path("/meetings")).await;
        assert_eq!(list.visible().matches("협치지원관 없이").count(), 1);
    })
    .await;
}
