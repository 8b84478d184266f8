//! Too little time for deliberation.

use process::Role;
use system_tests::calendar::{DAYS, days_of};
use system_tests::{DistrictBuilder, on_both};

/// Given a stage plan with deliberation under the minimum days, when saved, then it warns and
/// requires a reason.
#[tokio::test]
async fn scenario_07_a_short_deliberation_warns_and_needs_a_reason() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = village.path("/settings/calendar");
        let mut days = DAYS;
        // Twenty-nine days; thirty would do, and 15 in a hundred of the 361 until the decision.
        days[2] = ("2026-09-12", "2026-10-10");
        let fields = days_of(&days);
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let before = app.contents();
        let form = secretary.get(&page).await.form(&page).set_all(&fields);
        let again = secretary.send_form(&form).await;
        again.expect(422);
        assert_eq!(app.contents(), before, "nothing was written");
        let error = again.field_error("short_reason").unwrap();
        assert!(error.contains("29일") && error.contains("55일"), "{error}");
        let kept = again.form(&page);
        assert_eq!(kept.get("deliberation"), Some("2026-09-12"));

        let reason = "선거가 있는 해라 고르기를 미룰 수 없습니다.";
        let saved = secretary.send_form(&kept.set("short_reason", reason)).await;
        saved.expect(303);
        let public = app.visitor().get(&village.path("/year")).await;
        assert!(public.expect(200).shows(reason), "{}", public.brief());
        assert!(public.shows("29일뿐입니다"));
        let english = app.visitor().english().get(&village.path("/year")).await;
        assert!(english.shows("Only 29 days"));

        // With days enough no reason is asked for, and none is shown.
        let form = secretary.get(&page).await.form(&page);
        let form = form.set("deliberation", "2026-08-17");
        secretary.send_form(&form).await.expect(303);
        let public = app.visitor().get(&village.path("/year")).await;
        assert!(!public.shows(reason));
    })
    .await;
}

/// A district that is set up obeys the same.
#[tokio::test]
async fn scenario_07_setting_up_asks_for_the_reason_too() {
    on_both(|app| async move {
        let administrator = app.person().role(Role::Administrator, None).make().await;
        let mut administrator = app.sign_in(administrator).await;
        let mut days = DAYS;
        days[2] = ("2026-09-30", "2026-10-01");
        let mut fields = days_of(&days);
        for (name, value) in [
            ("slug", "sandeul"),
            ("name_ko", "산들구"),
            ("name_en", "Sandeul-gu"),
            ("plain_name_ko", "산들구 주민이 짜는 살림"),
            ("plain_name_en", "Planned by residents"),
            ("neighborhoods", "산들동"),
            ("fiscal_year", "2027"),
            ("budget", "10억"),
        ] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let form = administrator
            .get("/set-up")
            .await
            .form("/set-up")
            .set_all(&fields);
        let again = administrator.send_form(&form).await;
        again.expect(422);
        assert!(again.field_error("short_reason").is_some());
        let form = again
            .form("/set-up")
            .set("short_reason", "늦게 시작했습니다.");
        administrator.send_form(&form).await.expect(303);
        let public = app.visitor().get("/d/sandeul/year").await;
        assert!(public.expect(200).shows("늦게 시작했습니다."));
    })
    .await;
}
