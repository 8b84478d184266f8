//! A year planned backwards from the day on which its budget is handed in.

use process::Role;
use system_tests::calendar::{DAYS, days_of};
use system_tests::{DistrictBuilder, on_both};

#[tokio::test]
async fn a_calendar_is_proposed_backwards_edited_and_set() {
    on_both(|app| async move {
        app.set_time("2026-02-10T10:00:00+09:00");
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let calendar = village.path("/settings/calendar");
        let back = format!("{calendar}/back?year=2027");
        let plain = secretary.get(&calendar).await;
        assert!(plain.expect(200).links_to(&back));

        // The law's day, and a day that leaves too little time.
        let page = secretary.get(&back).await;
        assert!(
            page.expect(200).shows("2026년 11월 21일"),
            "{}",
            page.visible()
        );
        let law = page.form(&calendar);
        assert_eq!(law.get("planning_last"), Some("2026-11-21"));
        let before = app.contents();
        let none = secretary
            .get(&format!("{back}&submits_on=2026-03-01"))
            .await;
        assert!(none.expect(200).shows("모자랍니다"));
        assert!(none.find_form(&calendar).is_none());
        let wrong = secretary
            .get(&format!("{back}&submits_on=2027-03-01&least_selection=0"))
            .await;
        assert!(wrong.field_error("submits_on").is_some());
        assert!(wrong.field_error("least_selection").is_some());
        assert_eq!(app.contents(), before, "a proposal writes nothing");

        // The days that are set are the ones that were proposed.
        let own = secretary
            .get(&format!("{back}&submits_on=2026-10-30&least_selection=40"))
            .await;
        let form = own.form(&calendar);
        assert_eq!(form.get("planning_last"), Some("2026-10-30"));
        secretary.send_form(&form).await.expect(303);
        let public = app.visitor().get(&village.path("/year")).await;
        assert!(public.shows("예산안을 구의회에 내는 날: 2026년 10월 30일"));
        assert!(!public.shows("그 뒤에 끝납니다"));
        assert_eq!(
            secretary
                .get(&calendar)
                .await
                .form(&calendar)
                .get("submits_on"),
            Some("2026-10-30")
        );

        // A budget that is handed in before the plan is done is asked about.
        let early = form.set("submits_on", "2026-10-01");
        let early = secretary
            .get(&calendar)
            .await
            .form(&calendar)
            .set("submits_on", early.get("submits_on").unwrap());
        let again = secretary.send_form(&early).await;
        assert!(again.expect(422).field_error("submits_on").is_some());

        // The next year can begin with a proposal too.
        let next = village.path("/settings/next-year");
        let form = secretary
            .get(&format!("{next}?plan=back"))
            .await
            .form(&next);
        assert_eq!(form.get("submits_on"), Some("2027-11-21"));
        secretary.send_form(&form).await.expect(303);
        let public = app.visitor().get(&village.path("/year?year=2028")).await;
        assert!(public.expect(200).shows("2027년 11월 21일"));
    })
    .await;
}

#[tokio::test]
async fn deliberation_under_its_share_is_seen_until_a_reason_is_given() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let calendar = village.path("/settings/calendar");
        // 40 days are more than the fewest, and less than 15 in a hundred of the year.
        let mut days = DAYS;
        days[2] = ("2026-09-01", "2026-10-10");
        let fields = days_of(&days);
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let form = secretary.get(&calendar).await.form(&calendar);
        let form = form.set_all(&fields);
        let again = secretary.send_form(&form).await;
        let error = again.expect(422).field_error("short_reason").unwrap();
        assert!(error.contains("40일"), "{error}");
    })
    .await;
}
