//! Who puts agendas on the lists of meetings, and where the budget committee takes part.

use process::Role;
use process::agenda::Item;
use process::meeting::Attendee;
use system_tests::meetings::{attendance_form, meeting_form};
use system_tests::{DistrictBuilder, on_both};
use web::acts::meeting;

#[tokio::test]
async fn each_agenda_of_a_meeting_says_who_put_it_there() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (chair, _) = village.holder(Role::CoChair).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let lights = village.agenda(secretary, "밤길을 밝히는 등").await;
        let rooms = village.agenda(secretary, "모두의 작은 방").await;
        let mut form = meeting_form("forum", "2026-08-20");
        form.agendas = vec![lights.to_string()];
        let id = app.call(chair, "haneul", form).await;
        let page = village.path(&format!("/meetings/{id}"));
        let agendas = format!("{page}/agendas");
        let mut visitor = app.visitor();
        assert!(
            visitor
                .get(&page)
                .await
                .expect(200)
                .shows("올린 사람: 민간위원")
        );

        // The secretary adds one, then says that residents brought it.
        let (one, two) = (lights.to_string(), rooms.to_string());
        let both = [("agendas", one.as_str()), ("agendas", two.as_str())];
        staff.submit(&agendas, &agendas, &both).await.expect(303);
        let shown = visitor.get(&page).await;
        assert!(shown.shows("올린 사람: 민간위원") && shown.shows("올린 사람: 공무원"));
        let said = |who: &'static str| {
            let told = [
                ("of", one.as_str()),
                ("put", "together"),
                ("of", two.as_str()),
                ("put", who),
            ];
            [&both[..], &told].concat()
        };
        let wrong = staff.submit(&agendas, &agendas, &said("mayor")).await;
        assert!(wrong.expect(422).shows("누가 올린 안건인지 골라 주세요"));
        staff
            .submit(&agendas, &agendas, &said("resident"))
            .await
            .expect(303);
        let shown = visitor.get(&page).await;
        assert!(shown.shows("올린 사람: 함께") && shown.shows("올린 사람: 주민"));

        let api = visitor.get(&format!("/api/v1/meetings/{id}")).await;
        assert!(api.text.contains("\"put_by\":\"resident\""), "{}", api.text);
        let shares = visitor.get(&village.path("/together")).await;
        assert!(
            shares.expect(200).shows("1건 (50%)"),
            "{}",
            shares.visible()
        );
    })
    .await;
}

#[tokio::test]
async fn the_committee_is_counted_stage_by_stage() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let (member, _) = village.holder(Role::BudgetCommitteeMember).await;
        village.agenda(member, "위원이 올린 안건").await;
        village.agenda(secretary, "간사가 올린 안건").await;
        for kind in ["joint", "forum", "regular"] {
            let id = app.held(secretary, "haneul", kind).await;
            if kind != "forum" {
                let came = attendance_form(&[(Attendee::BudgetCommittee, "4", "")]);
                app.record(secretary, move |tx, by| {
                    meeting::attend(tx, by, "haneul", id, &came)
                })
                .await;
            }
        }
        let mut visitor = app.visitor();
        let file = visitor.get(&village.path("/together.csv")).await;
        let row = file.text.lines().find(|line| line.contains(",proposals,"));
        let row = row.unwrap_or_default();
        assert!(row.ends_with(",proposals,2,1,4,1,0,0"), "{}", file.text);
        assert!(file.text.starts_with("\u{feff}fiscal_year"));
        let page = visitor.get(&village.path("/together")).await;
        assert!(page.expect(200).shows("부른 모임"));
        let api = visitor.get("/api/v1/districts/haneul/together").await;
        assert!(api.text.contains("\"meetings_invited\":2"), "{}", api.text);
    })
    .await;
}

/// What somebody does before a term begins or after it has ended is no act of the committee.
#[tokio::test]
async fn only_the_days_of_a_term_count() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let today = korean::seoul(app.now()).date();
        let day = |days: i64| today.checked_add(jiff::Span::new().days(days)).unwrap();
        let lamp = village.agenda(secretary, "밤길을 밝히는 등").await;
        let seats = [
            ("그만둔 위원", day(-90), Some(day(-1))),
            ("오늘까지인 위원", day(-90), Some(today)),
            ("다음 위원", day(1), None),
        ];
        for (name, from, until) in seats {
            let person = app.person().name("위원").make().await;
            let (district, now) = (village.id, app.now());
            app.write(move |tx| {
                let role = Role::BudgetCommitteeMember;
                // Two terms that overlap count one act once.
                for _ in 0..2 {
                    let grant = store::NewGrant {
                        person,
                        role,
                        district: Some(district),
                        body: None,
                        starts_on: from,
                        ends_on: until,
                        granted_by: None,
                    };
                    store::grant_add(tx, &grant, now)?;
                }
                Ok(())
            })
            .await;
            village.agenda_of(person, name).await;
            let on = Item::Agenda(lamp);
            village.reply(person, (on, None), "한마디").await;
        }
        let mut visitor = app.visitor();
        let file = visitor.get(&village.path("/together.csv")).await;
        let row = file.text.lines().find(|line| line.contains(",proposals,"));
        let row = row.unwrap_or_default();
        assert!(row.ends_with(",proposals,0,0,0,1,0,1"), "{}", file.text);
    })
    .await;
}
