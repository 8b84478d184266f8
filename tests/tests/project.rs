//! Projects through the pages: money, co-owners, the log with photos, completion.

use process::Role;
use process::id::{PersonId, PhotoId};
use system_tests::agreed::{Until, line_form};
use system_tests::projects::{Running, entry_form};
use system_tests::records::spending_form;
use system_tests::{DistrictBuilder, TestApp, on_both, on_sqlite, pictures};

#[tokio::test]
async fn a_project_shows_what_it_spent_of_what_it_has() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let (district, project) = (run.village.id, run.project);
        let line = app
            .read(move |tx| {
                let cycle = store::cycle_by_year(tx, district, 2027)?.unwrap();
                Ok(store::budget_lines(tx, cycle.id)?[0].id)
            })
            .await;
        app.pass(jiff::SignedDuration::from_hours(24 * 10));
        for (won, day) in [(21_000_000, "2026-07-29"), (4_500_000, "2026-08-02")] {
            let form = spending_form(line, won, day, "등 스무 개");
            let by = app.by(run.official).await;
            app.write(move |tx| {
                web::acts::spending::record(tx, &by, "haneul", Some(2027), &form).map(drop)
            })
            .await;
        }
        let mut visitor = app.visitor();
        let page = visitor.get(&run.path("")).await;
        for words in [
            "걷는 길 잇기",
            "모두 100,000,000원 가운데 25,500,000원을 썼습니다",
            "2026년 7월",
            "21,000,000원",
            "2026년 8월에 4,500,000원을 씀",
            "1번째 협약이 지켜지기 시작함",
            "아직 함께 책임지는 주민이 없습니다",
        ] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        let list = visitor.get(&run.village.path("/projects?year=2027")).await;
        assert!(list.expect(200).links().contains(&run.path("")));
        let api = visitor.get(&format!("/api/v1/projects/{project}")).await;
        let api = api.json();
        assert_eq!(api["lines"][0]["money"]["spent_won"], "25500000");
        assert_eq!(api["lines"].as_array().unwrap().len(), 2);
        assert_eq!(api["months"][0]["month"], "2026-07");
        let all = visitor
            .get("/api/v1/districts/haneul/projects?year=2027")
            .await
            .json();
        assert_eq!(all["projects"].as_array().unwrap().len(), 3);
        assert_eq!(all["projects"][0]["money"]["left_won"], "74500000");
    })
    .await;
}

#[tokio::test]
async fn a_resident_is_asked_accepts_and_writes_the_log() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let mut secretary = app.sign_in(run.secretary).await;
        let owners = run.path("/owners");
        let again = secretary
            .submit(&owners, &owners, &[("address", "nowhere")])
            .await;
        assert!(again.expect(422).field_error("owner_task").is_some());
        assert!(again.field_error("address").is_some());
        app.notices().await;
        let fields = [
            ("owner_task", "site-watcher"),
            ("address", "watch@example.org"),
        ];
        let made = secretary.submit(&owners, &owners, &fields).await;
        assert!(made.expect(200).shows("초대를 만들었습니다"));
        let sent = app.notices().await;
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].to, "watch@example.org");
        let link = sent[0].text.split_once("답하기: ").unwrap().1;
        let link = format!("/d/{}", link.trim().split_once("/d/").unwrap().1);
        assert!(!app.contents()["site.project_owner"].text.contains("watch@"));

        // An official is no resident; somebody without the code is nobody.
        let mut official = app.sign_in(run.official).await;
        assert!(
            official
                .get(&link)
                .await
                .shows("주민 자리를 맡을 수 없습니다")
        );
        let (resident, mut browser) = app.person().name("골목 주민").sign_in().await;
        let answer = run.path("/owners/answer");
        let wrong = [("owner_code", "0000-0000-0000"), ("owner_answer", "accept")];
        let again = browser.submit(&answer, &answer, &wrong).await;
        assert!(again.expect(422).field_error("owner_code").is_some());
        browser.get(&run.path("/entries/new")).await.expect(403);
        let asked = browser.get(&link).await;
        assert!(asked.shows("현장 지킴이"), "{}", asked.visible());
        browser
            .submit(&link, &answer, &[("owner_answer", "accept")])
            .await
            .expect(303);
        let (_, mut other) = app.person().sign_in().await;
        assert!(
            other
                .get(&link)
                .await
                .shows("이미 답했거나 끝난 초대입니다")
        );
        let page = app.visitor().get(&run.path("")).await;
        assert!(page.shows("골목 주민") && page.shows("마치려면 담당 부서가 먼저 물어야"));

        let (new, writes) = (run.path("/entries/new"), run.path("/entries"));
        let good = [
            ("day", "2026-07-26"),
            ("phase", "during"),
            ("entry_done", "등 열 개를 달았습니다. 문의 010-1234-5678"),
            ("evidence", "검사서 1"),
            ("evidence_for", "staff"),
        ];
        let mut late = good;
        late[0] = ("day", "2026-08-26");
        let again = browser.submit(&new, &writes, &late).await;
        assert!(again.expect(422).field_error("day").is_some());
        assert_eq!(
            again.form(&writes).get("evidence"),
            Some("검사서 1"),
            "kept"
        );
        browser.submit(&new, &writes, &good).await.expect(303);
        let page = app.visitor().get(&run.path("")).await;
        assert!(page.shows("등 열 개를 달았습니다"), "{}", page.visible());
        assert!(!page.shows("1234-5678") && !page.shows("검사서 1"));
        assert!(browser.get(&run.path("")).await.shows("검사서 1"));
        let entries = format!("/api/v1/projects/{}/entries", run.project);
        let api = app.visitor().get(&entries).await.json();
        assert_eq!(api["items"][0]["written_as"], "site-watcher");
        assert!(api["items"][0]["evidence"].is_null());

        // She takes it back; that it was there stays.
        let id = api["items"][0]["id"].as_str().unwrap().to_owned();
        let withdraw = run.path(&format!("/entries/{id}/withdraw"));
        other.get(&withdraw).await.expect(403);
        let again = browser
            .submit(&withdraw, &withdraw, &[("reason", "")])
            .await;
        assert!(again.expect(422).field_error("reason").is_some());
        let fields = [("reason", "다른 골목이었습니다.")];
        browser
            .submit(&withdraw, &withdraw, &fields)
            .await
            .expect(303);
        let page = app.visitor().get(&run.path("")).await;
        assert!(page.shows("거두어들인 기록입니다") && page.shows("다른 골목이었습니다."));
        assert!(!page.shows("등 열 개를"));
        assert_eq!(app.rows("site.execution_entry"), 1);
        let _ = resident;
    })
    .await;
}

/// A photo that belongs to nothing yet.
async fn loose_photo(app: &TestApp, uploader: PersonId) -> PhotoId {
    let by = app.by(uploader).await;
    app.write(move |tx| {
        let picture = || store::Picture {
            bytes: pictures::file(4, 3, image::ImageFormat::Jpeg),
            width: 4,
            height: 3,
        };
        let new = store::NewPhoto {
            sha256: "0".repeat(64),
            large: picture(),
            small: picture(),
        };
        Ok(web::acts::photo::keep(tx, &by, "haneul", vec![new])?[0])
    })
    .await
}

#[tokio::test]
async fn photos_of_an_entry_are_seen_until_it_is_taken_back() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let (resident, mut browser) = app.person().sign_in().await;
        run.owned_by(resident, "recorder").await;
        let photo = loose_photo(&app, resident).await;
        let picture = format!("/photos/{photo}/small");
        app.visitor().get(&picture).await.expect(404);
        let mut form = entry_form("2026-07-20", "달기 전입니다.");
        form.phase = "before".to_owned();
        form.photos.rows = vec![process::photo::PhotoRow {
            id: photo.to_string(),
            alt: "어두운 골목".to_owned(),
        }];
        let entry = run.entry(resident, form).await;
        let mut visitor = app.visitor();
        visitor.get(&picture).await.expect(200);
        let page = visitor.get(&run.path("")).await;
        assert!(
            page.text.contains("alt=\"어두운 골목\""),
            "{}",
            page.visible()
        );
        assert!(page.shows("전과 후"));

        // A photo on which people can be recognised is for staff and co-owners alone.
        let closed = loose_photo(&app, resident).await;
        let mut form = entry_form("2026-07-21", "설명하는 모임을 열었습니다.");
        form.phase = "after".to_owned();
        form.photos.rows = vec![process::photo::PhotoRow {
            id: closed.to_string(),
            alt: "모인 주민들".to_owned(),
        }];
        form.photos_for = "staff".to_owned();
        let kept = run.entry(resident, form).await;
        let closed = format!("/photos/{closed}/small");
        visitor.get(&closed).await.expect(404);
        let page = visitor.get(&run.path("")).await;
        assert!(page.shows("사진 1장은 담당자와 함께 책임지는 주민만 봅니다"));
        assert!(!page.text.contains(&closed) && !page.text.contains("모인 주민들"));
        let (_, mut stranger) = app.person().sign_in().await;
        stranger.get(&closed).await.expect(404);
        let mut official = app.sign_in(run.official).await;
        for reader in [&mut browser, &mut official] {
            let seen = reader.get(&closed).await;
            assert_eq!(
                seen.expect(200).header("cache-control"),
                "private, no-store"
            );
            assert!(reader.get(&run.path("")).await.text.contains(&closed));
        }
        // Taking it back shows it to nobody who did not see it before.
        let withdraw = run.path(&format!("/entries/{kept}/withdraw"));
        let fields = [("reason", "다른 모임이었습니다.")];
        browser
            .submit(&withdraw, &withdraw, &fields)
            .await
            .expect(303);
        let (_, mut moderator) = run.village.holder(Role::Moderator).await;
        for reader in [&mut official, &mut moderator, &mut visitor] {
            reader.get(&closed).await.expect(404);
        }

        let withdraw = run.path(&format!("/entries/{entry}/withdraw"));
        let fields = [("reason", "사람이 찍혔습니다.")];
        browser
            .submit(&withdraw, &withdraw, &fields)
            .await
            .expect(303);
        visitor.get(&picture).await.expect(404);
        assert!(!visitor.get(&run.path("")).await.text.contains(&picture));
    })
    .await;
}

#[tokio::test]
async fn completion_needs_every_co_owner_or_shows_why_not() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let one = app.person().email("one@example.org").make().await;
        let two = app.person().email("two@example.org").make().await;
        run.owned_by(one, "coordinator").await;
        run.owned_by(two, "user-speaker").await;
        app.notices().await;
        let mut official = app.sign_in(run.official).await;
        let here = run.path("/completion");
        let again = official.submit(&here, &here, &[("achieved", "")]).await;
        assert!(again.expect(422).field_error("achieved").is_some());
        let fields = [("achieved", "등 스무 개를 모두 달았습니다.")];
        official.submit(&here, &here, &fields).await.expect(303);
        let told: Vec<_> = app.notices().await.into_iter().map(|n| n.to).collect();
        assert_eq!(told, ["one@example.org", "two@example.org"]);

        assert!(official.get("/me/desk").await.links_to(&here));

        let (mut first, mut second) = (app.sign_in(one).await, app.sign_in(two).await);
        let answers = run.path("/completion/answer");
        let refuses = [("consent", "refuses"), ("consent_reason", "")];
        let again = second.submit(&here, &answers, &refuses).await;
        assert!(again.expect(422).field_error("consent_reason").is_some());
        first
            .submit(&here, &answers, &[("consent", "consents")])
            .await
            .expect(303);
        let refuses = [
            ("consent", "refuses"),
            ("consent_reason", "두 개가 아직 어둡습니다."),
        ];
        second.submit(&here, &answers, &refuses).await.expect(303);
        let page = app.visitor().get(&run.path("")).await;
        assert!(page.shows("두 개가 아직 어둡습니다."));
        assert!(page.shows("마쳐도 되는지 주민에게 묻고 있습니다"));

        // The department takes it back, puts it right and asks again; now all consent.
        let withdraw = run.path("/completion/withdraw");
        official
            .submit(&here, &withdraw, &[("withdrawal", "두 개를 고칩니다.")])
            .await
            .expect(303);
        official.submit(&here, &here, &fields).await.expect(303);
        for browser in [&mut first, &mut second] {
            browser
                .submit(&here, &answers, &[("consent", "consents")])
                .await
                .expect(303);
        }
        assert!(!official.get("/me/desk").await.links_to(&here));
        let api = format!("/api/v1/projects/{}", run.project);
        let found = app.visitor().get(&api).await.json();
        assert_eq!(found["completion"]["state"], "agreed");
        let page = app.visitor().get(&here).await;
        assert!(
            page.shows("두 개를 고칩니다."),
            "the story stays: {}",
            page.visible()
        );
    })
    .await;
}

#[tokio::test]
async fn without_every_consent_a_project_is_complete_only_after_the_day() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let one = app.person().make().await;
        run.owned_by(one, "coordinator").await;
        run.propose().await;
        let api = format!("/api/v1/projects/{}", run.project);
        let until: jiff::Timestamp = {
            let found = app.visitor().get(&api).await.json();
            assert_eq!(found["completion"]["state"], "waits");
            let until = found["completion"]["until"].as_str().unwrap().to_owned();
            until.parse().unwrap()
        };
        app.set_now(until - jiff::SignedDuration::from_secs(1));
        let found = app.visitor().get(&api).await.json();
        assert_eq!(found["completion"]["state"], "waits");
        app.set_now(until);
        let found = app.visitor().get(&api).await.json();
        assert_eq!(found["completion"]["state"], "over");
        assert!(found["completion"]["answers"][0]["answer"].is_null());
        let page = app.visitor().get(&run.path("")).await;
        assert!(page.shows("답하지 않은 주민이 있음"), "{}", page.visible());
        // Too late to answer, and to propose again.
        let mut late = app.sign_in(one).await;
        let tokens = late.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([("consent", "refuses"), ("consent_reason", "늦었습니다.")]);
        late.post(&run.path("/completion/answer"), &fields)
            .await
            .expect(409);
    })
    .await;
}

#[tokio::test]
async fn a_place_ends_and_a_decline_leaves_nobody() {
    on_sqlite(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let (_, code) = run.ask("recorder").await;
        let (declines, mut browser) = app.person().sign_in().await;
        let answer = run.path("/owners/answer");
        let link = format!("{answer}?code={}", code.plain());
        browser
            .submit(&link, &answer, &[("owner_answer", "decline")])
            .await
            .expect(303);
        let owners = app.contents()["site.project_owner"].text.clone();
        assert!(!owners.contains(&declines.to_string()), "{owners}");

        let (stays, mut leaves) = app.person().sign_in().await;
        let place = run.owned_by(stays, "coordinator").await;
        let end = run.path(&format!("/owners/{place}/end"));
        leaves.submit(&run.path(""), &end, &[]).await.expect(303);
        leaves.get(&run.path("/entries/new")).await.expect(403);
        // The secretary can end a place that was asked for, and asks at most so many.
        let (asked, _) = run.ask("recorder").await;
        let mut secretary = app.sign_in(run.secretary).await;
        let end = run.path(&format!("/owners/{asked}/end"));
        secretary
            .submit(&run.path("/owners"), &end, &[])
            .await
            .expect(303);
        for _ in 0..10 {
            run.ask("recorder").await;
        }
        let page = secretary.get(&run.path("/owners")).await;
        assert!(page.shows("10명까지입니다"), "{}", page.visible());
        let _ = Role::Secretary;
    })
    .await;
}

#[tokio::test]
async fn pages_of_projects_run_as_many_statements_for_many_rows_as_for_few() {
    on_both(|app| async move {
        let mut counts = Vec::new();
        for (slug, rows) in [("haneul", 3), ("bada", 40)] {
            let run = Running::make(&app, slug).await;
            for at in 0..rows {
                run.entry(
                    run.official,
                    entry_form("2026-07-20", &format!("{at}번째 날")),
                )
                .await;
            }
            for _ in 0..rows.min(9) {
                let person = app.person().make().await;
                run.owned_by(person, "recorder").await;
            }
            run.propose().await;
            let mut browser = app.sign_in(run.secretary).await;
            let mut of_one = Vec::new();
            for path in [
                run.village.path("/projects"),
                run.path(""),
                run.path("/owners"),
                run.path("/completion"),
                run.path("/entries/new"),
                format!("/api/v1/districts/{slug}/projects"),
                format!("/api/v1/projects/{}", run.project),
                format!("/api/v1/projects/{}/entries?limit=100", run.project),
            ] {
                let before = app.stores().effort().statements();
                browser.get(&path).await.expect(200);
                of_one.push(app.stores().effort().statements() - before);
            }
            counts.push(of_one);
        }
        assert_eq!(counts[0], counts[1]);
        assert!(counts[0].iter().all(|n| *n <= 20), "{counts:?}");
    })
    .await;
}

/// Every project of a year stands on one page of the list.
#[tokio::test]
async fn a_list_of_many_projects_has_pages() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (money, _) = village.with_money(&app, Until::Planned, "2026-07-01").await;
        let by = app.by(money.secretary).await;
        app.write(move |tx| {
            for at in 0..21 {
                let form = line_form(&format!("일 {at}"), "201-01", 1_000);
                web::acts::plan::add(tx, &by, "haneul", 2027, &form)?;
            }
            Ok(())
        })
        .await;
        let mut visitor = app.visitor();
        let (mut next, mut seen, mut pages) =
            (Some("/d/haneul/projects".to_owned()), Vec::new(), 0);
        while let Some(address) = next {
            let page = visitor.get(&address).await;
            let links = page.expect(200).links();
            let one = |link: &&String| link.starts_with("/d/haneul/projects/");
            let mut shown: Vec<_> = links.iter().filter(one).cloned().collect();
            shown.sort();
            shown.dedup();
            seen.extend(shown);
            next = links.into_iter().find(|link| link.contains("after="));
            pages += 1;
        }
        let all = village.projects().await.len();
        assert_eq!((seen.len(), pages), (all, 2));
    })
    .await;
}
