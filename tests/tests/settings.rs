//! A district's settings, calendar, neighbourhoods and years, and who administers the city.

use process::Role;
use system_tests::calendar::{DAYS, days_of, later};
use system_tests::{Browser, DistrictBuilder, FilledForm, Village, on_both};

fn filled(form: FilledForm, fields: &[(String, String)]) -> FilledForm {
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    form.set_all(&fields)
}

/// Gives the district the calendar of [`DAYS`].
async fn with_calendar(village: &Village, staff: &mut Browser) {
    let page = village.path("/settings/calendar");
    let form = filled(staff.get(&page).await.form(&page), &days_of(&DAYS));
    staff.send_form(&form).await.expect(303);
}

#[tokio::test]
async fn settings_are_kept_and_the_last_word_stands_once_choosing_has_begun() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = village.path("/settings");
        let form = secretary.get(&page).await.form(&page);
        assert_eq!(form.get("last_word"), Some("council"), "the rules say so");
        let form = form
            .set("plain_name_ko", "하늘구 이웃 살림")
            .set("budget", "6억")
            .set("last_word", "vote");
        secretary.send_form(&form).await.expect(303);
        let public = app.visitor().get(&village.path("/year")).await;
        assert!(public.shows("하늘구 이웃 살림") && public.shows("6억 원"));
        assert!(public.shows("주민 투표의 결과를 그대로 따릅니다"));

        for (name, value) in [
            ("name_ko", ""),
            ("plain_name_en", "\u{0}"),
            ("budget", "많이"),
            ("last_word", "mayor"),
        ] {
            let form = secretary.get(&page).await.form(&page).set(name, value);
            let again = secretary.send_form(&form).await;
            again.expect(422);
            assert!(again.field_error(name).is_some(), "{name}");
        }

        // Choosing opens on 1 October: the second before it may be changed, then not.
        app.set_time("2026-09-30T23:59:59.999+09:00");
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let early = secretary
            .get(&page)
            .await
            .form(&page)
            .set("last_word", "council");
        secretary.send_form(&early).await.expect(303);
        app.set_time("2026-10-01T00:00:00+09:00");
        let (_, mut late) = village.holder(Role::Secretary).await;
        let shown = late.get(&page).await;
        assert!(shown.shows("고르기가 이미 시작되어"));
        let late_form = shown.form(&page).set("last_word", "vote");
        let before = app.contents();
        let refused = late.send_form(&late_form).await;
        assert!(refused.expect(409).shows("고르기가"), "{}", refused.brief());
        assert_eq!(app.contents().get("site.cycle"), before.get("site.cycle"));
    })
    .await;
}

/// From the announcement of a vote on the last word stands, and the vote says whose it is;
/// where it is the vote's, the year can pay for what is voted on.
#[tokio::test]
async fn a_vote_is_announced_under_a_last_word_that_stands() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = village.path("/settings");
        let form = secretary.get(&page).await.form(&page);
        let free = form.set("last_word", "vote");
        secretary.send_form(&free).await.expect(303);

        let (author, _) = village.resident().await;
        let mut agendas = Vec::new();
        for title in ["밤길 보행등", "옥상 텃밭"] {
            let id = village.proposal(author, title).await;
            agendas.push(format!("proposal-{id}"));
        }
        let (new, list) = (village.path("/votes/new"), village.path("/votes"));
        let announced = |budget| {
            [
                ("title_ko", "투표"),
                ("title_en", "Vote"),
                ("opens_at", "2026-08-01 09:00"),
                ("closes_at", "2026-08-10 18:00"),
                ("max_choices", "1"),
                ("budget", budget),
                ("rule", "greedy"),
                ("agendas", &agendas[0]),
                ("agendas", &agendas[1]),
            ]
        };
        let over = secretary.submit(&new, &list, &announced("500000001")).await;
        let said = over.expect(422).field_error("budget").unwrap();
        for sum in ["500,000,001원", "500,000,000원"] {
            assert!(said.contains(sum), "{said}");
        }
        let answer = secretary.submit(&new, &list, &announced("5억")).await;
        let vote = answer.expect(303).location().to_owned();
        let shown = app.visitor().get(&vote).await;
        assert!(
            shown.shows("주민 투표의 결과를 그대로 따릅니다"),
            "{}",
            shown.visible()
        );

        let shown = secretary.get(&page).await;
        assert!(shown.shows("주민투표를 공고하여 바꿀 수 없습니다"));
        let public = app.visitor().get(&village.path("/selection")).await;
        assert!(public.shows("주민투표를 공고한 뒤로 바꿀 수 없습니다"));
        let late = shown.form(&page).set("last_word", "council");
        let refused = secretary.send_form(&late).await;
        assert!(
            refused.expect(409).shows("공고한 뒤에는"),
            "{}",
            refused.brief()
        );
        let poorer = shown.form(&page).set("budget", "499999999");
        let refused = secretary.send_form(&poorer).await;
        assert!(refused.expect(422).field_error("budget").is_some());
        let richer = shown.form(&page).set("budget", "6억");
        secretary.send_form(&richer).await.expect(303);
    })
    .await;
}

#[tokio::test]
async fn a_stage_that_is_over_stays_and_the_present_one_is_made_longer() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = village.path("/settings/calendar");
        with_calendar(&village, &mut secretary).await;
        let shown = secretary.get(&page).await;
        assert!(shown.shows("끝난 걸음이라") && shown.shows("마지막 날만"));
        for (name, value, said) in [
            ("discovery_last", "2026-03-31", "끝난 걸음"),
            ("proposals", "2026-03-02", "이미 시작한"),
            ("proposals_last", "2026-07-26", "지난 날로"),
            ("deliberation", "2026-07-26", "지난 날부터"),
            ("selection", "2026-08-01", "차례"),
            ("execution", "2026-12-31", "2027년 1월 1일"),
            ("planning", "2026-13-01", "날짜"),
            ("planning", "", "날짜"),
        ] {
            let form = shown.form(&page).set(name, value);
            let before = app.contents();
            let again = secretary.send_form(&form).await;
            again.expect(422);
            assert_eq!(app.contents(), before, "nothing was written");
            let field = name.trim_end_matches("_last");
            let error = again.field_error(field).unwrap_or_default();
            assert!(error.contains(said), "{name} {value}: {error}");
            assert_eq!(again.form(&page).get(name), Some(value), "it is kept");
        }
        let longer = shown.form(&page).set("proposals_last", "2026-10-08");
        secretary.send_form(&longer).await.expect(303);

        // Open to the last moment of that day in Seoul, a day off or not: 8 October is
        // followed by a holiday, and in Greenwich it is still the 8th at midnight.
        let list = village.path("/proposals");
        for (now, open) in [
            ("2026-10-08T23:59:59.999+09:00", true),
            ("2026-10-08T15:00:00Z", false),
            ("2026-10-09T00:00:00+09:00", false),
        ] {
            app.set_time("2026-10-08T12:00:00+09:00");
            let (_, mut resident) = village.resident().await;
            let form = resident.get(&format!("{list}/new")).await.form(&list);
            let form = form
                .set("title", "등")
                .set("need", "어둡습니다.")
                .set("body", "답니다.");
            app.set_time(now);
            let status = resident.send_form(&form).await.status;
            assert_eq!(status, if open { 303 } else { 409 }, "{now}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_district_lives_in_two_years_at_once() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        with_calendar(&village, &mut secretary).await;
        let page = village.path("/settings/next-year");
        let form = secretary.get(&page).await.form(&page);
        assert_eq!(form.get("fiscal_year"), Some("2028"));
        assert_eq!(form.get("execution"), Some("2028-01-01"));
        assert_eq!(form.get("execution_last"), Some("2028-12-31"));
        let form = filled(form, &later());
        secretary.send_form(&form).await.expect(303);
        let twice = secretary
            .get(&page)
            .await
            .form(&page)
            .set("fiscal_year", "2028");
        let twice = filled(twice, &later());
        secretary.send_form(&twice).await.expect(409);

        // The next year takes nothing away from the present one: proposals go on.
        let (author, _) = village.resident().await;
        let proposal = village.proposal(author, "골목에 등").await;
        let year = app
            .read(move |tx| {
                let cycle = store::proposal_get(tx, proposal)?.unwrap().cycle;
                Ok(store::cycle_get(tx, cycle)?.unwrap().fiscal_year)
            })
            .await;
        assert_eq!(year, 2027);
        let mut visitor = app.visitor();
        let public = visitor.get(&village.path("/year")).await;
        assert!(public.heading().contains("2027"), "{}", public.heading());
        assert!(public.links_to(&village.path("/year?year=2028")));
        let other = visitor.get(&village.path("/year?year=2028")).await;
        assert!(other.expect(200).heading().contains("2028"));
        visitor
            .get(&village.path("/year?year=2031"))
            .await
            .expect(404);
        visitor.get(&village.path("/year?year=x")).await.expect(404);

        // Whatever the stages lead to is there, even before there is anything in it.
        for link in other.links().iter().filter(|link| link.starts_with("/d/")) {
            let status = visitor.get(link).await.status;
            assert_eq!(status, 200, "{link}");
        }

        // While 2027 is carried out, 2028 is being decided on.
        app.set_time("2027-04-01T10:00:00+09:00");
        let now = app.now();
        let district = village.id;
        let (deciding, spending) = app
            .read(move |tx| {
                let deciding = store::cycle_deciding(tx, district, now)?.unwrap();
                let execution = process::stage::StageKind::Execution;
                let spending = store::cycle_in_stage(tx, district, execution, now)?.unwrap();
                Ok((deciding.fiscal_year, spending.fiscal_year))
            })
            .await;
        assert_eq!((deciding, spending), (2028, 2027));
        let answer = visitor.get("/api/v1/districts/haneul/years").await.json();
        let years: Vec<_> = answer["items"].as_array().unwrap().iter().collect();
        assert_eq!(years[0]["fiscal_year"], 2028);
        assert_eq!(years[1]["stages"][2]["days"], 62);
    })
    .await;
}

#[tokio::test]
async fn neighbourhoods_that_are_named_stay() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = village.path("/settings/neighborhoods");
        let district = village.id;
        let first = app
            .read(move |tx| Ok(store::neighborhood_list(tx, district)?))
            .await;
        let (author, _) = village.resident().await;
        let (by, named) = (app.by(author).await, first[0].id.to_string());
        app.write(move |tx| {
            let mut form = system_tests::village::proposal_form("등");
            form.neighborhood = named;
            web::acts::proposal::submit(tx, &by, "haneul", &form)
        })
        .await;
        let form = secretary.get(&page).await.form(&page);
        let lines = form.all("lines");
        assert_eq!(
            lines,
            ["하늘1동 / Haneul 1-dong", "하늘2동 / Haneul 2-dong"]
        );
        let again = secretary
            .send_form(&form.clone().set_all(&[("lines", ""), ("lines", "하늘2동")]))
            .await;
        again.expect(422);
        assert!(again.contains("하늘1동은") || again.shows("없앨 수 없습니다"));
        let form = form
            .set_all(&[("lines", "하늘동 / Haneul-dong"), ("lines", "")])
            .set("neighborhoods", "새동\n물빛동 / Mulbit-dong");
        secretary.send_form(&form).await.expect(303);
        let names = app
            .read(move |tx| Ok(store::neighborhood_list(tx, district)?))
            .await;
        let names: Vec<_> = names.iter().map(|n| n.name_ko.as_str()).collect();
        assert_eq!(names, ["하늘동", "새동", "물빛동"]);
    })
    .await;
}

#[tokio::test]
async fn a_second_administrator_of_the_city_is_appointed_and_the_last_one_stays() {
    on_both(|app| async move {
        let first = app
            .person()
            .name("시 관리자 1")
            .role(Role::Administrator, None)
            .make()
            .await;
        let mut browser = app.sign_in(first).await;
        let page = "/set-up/administrators";
        let shown = browser.get(page).await;
        assert!(shown.expect(200).shows("시 관리자 1"));
        assert_eq!(
            shown
                .forms()
                .iter()
                .filter(|f| f.action.ends_with("/end"))
                .count(),
            0
        );
        let unknown = shown.form(page).set("address", "nobody@example.org");
        browser.send_form(&unknown).await.expect(422);
        let second = app
            .person()
            .name("시 관리자 2")
            .email("second@example.org")
            .make()
            .await;
        let form = browser
            .get(page)
            .await
            .form(page)
            .set("address", "second@example.org");
        browser.send_form(&form).await.expect(303);
        let held = browser
            .get(page)
            .await
            .form(page)
            .set("address", "second@example.org");
        browser.send_form(&held).await.expect(422);
        assert_eq!(app.rows("site.access_record"), 2, "each look is on record");

        let shown = browser.get(page).await;
        let ends: Vec<_> = shown
            .forms()
            .into_iter()
            .filter(|form| form.action.ends_with("/end"))
            .collect();
        assert_eq!(ends.len(), 2);
        let mut other = app.sign_in(second).await;
        other.get(page).await.expect(200);
        browser.send_form(&ends[0]).await.expect(303);
        other.get(page).await.expect(403);
        browser.send_form(&ends[1]).await.expect(409);
    })
    .await;
}
