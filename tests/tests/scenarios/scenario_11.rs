//! Invited from the first forum to the last assembly.

use process::Role;
use process::meeting::MeetingForm;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};

/// Given a member of the committee for participatory budgeting, when meetings of every stage are
/// called, then she is invited to each; and whoever answers for the office of an agenda is told
/// that a meeting is about it.
#[tokio::test]
async fn scenario_11_the_budget_committee_and_the_offices_are_invited_to_meetings() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        for (role, address) in [
            (Role::BudgetCommitteeMember, "committee@example.org"),
            (Role::DepartmentOfficial, "office@example.org"),
            (Role::SupportOfficer, "support@example.org"),
        ] {
            let person = app.person().name("담당자").email(address);
            person.role(role, village.id).make().await;
        }
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let lights = village.agenda(secretary, "밤길을 밝히는 등").await;
        let rooms = village.agenda(secretary, "모두의 작은 방").await;
        app.notices().await;
        for kind in [
            "launch",
            "forum",
            "sub-committee",
            "joint",
            "workshop",
            "assembly",
        ] {
            app.call(secretary, "haneul", meeting_form(kind, "2026-08-20"))
                .await;
            let sent = app.notices().await;
            assert_eq!(sent.len(), 1, "{kind}: {sent:?}");
            assert_eq!(sent[0].to, "committee@example.org");
            assert!(sent[0].text.contains("하늘구청 큰 방"), "{}", sent[0].text);
        }
        // What the council alone does needs nobody else, and what was held invites to nothing.
        app.call(secretary, "haneul", meeting_form("regular", "2026-08-20"))
            .await;
        let late = MeetingForm {
            late_reason: "급히 모여 알리지 못했습니다.".to_owned(),
            agendas: vec![lights.to_string()],
            ..meeting_form("forum", "2026-06-20")
        };
        app.call(secretary, "haneul", late).await;
        assert_eq!(app.notices().await, []);

        // A meeting that is called on an agenda: its office comes.
        let (new, list) = (village.path("/meetings/new"), village.path("/meetings"));
        let (one, two) = (lights.to_string(), rooms.to_string());
        let form = meeting_form("regular", "2026-08-27");
        let called = [
            ("kind", form.kind.as_str()),
            ("title", &form.title),
            ("purpose", &form.purpose),
            ("place", &form.place),
            ("day", &form.day),
            ("time", &form.time),
            ("agendas", &one),
        ];
        let done = staff.submit(&new, &list, &called).await;
        let page = done.expect(303).location();
        let page = page.split('?').next().unwrap_or_default().to_owned();
        let mut sent = app.notices().await;
        sent.sort_by(|a, b| a.to.cmp(&b.to));
        let to: Vec<_> = sent.iter().map(|notice| notice.to.as_str()).collect();
        assert_eq!(to, ["office@example.org", "support@example.org"]);
        assert!(
            sent[0].text.contains("밤길을 밝히는 등 (도로과)"),
            "{}",
            sent[0].text
        );

        // Another agenda comes later: only that one is told of. Nothing that is not offered.
        let choose = format!("{page}/agendas");
        let form = staff.get(&choose).await.form(&choose);
        assert_eq!(
            form.get("agendas"),
            Some(one.as_str()),
            "what is chosen is ticked"
        );
        let wrong = staff.send_form(&form.set_all(&[("agendas", "7")])).await;
        assert!(wrong.expect(422).field_error("agendas").is_some());
        let form = staff.get(&choose).await.form(&choose);
        staff
            .send_form(&form.set_all(&[("agendas", &one), ("agendas", &two)]))
            .await
            .expect(303);
        let sent = app.notices().await;
        assert_eq!(sent.len(), 2);
        assert!(
            sent.iter()
                .all(|n| n.text.contains("모두의 작은 방") && !n.text.contains("밤길"))
        );

        // Both pages name each other, and so does the API.
        let mut visitor = app.visitor();
        let shown = visitor.get(&page).await;
        assert!(
            shown.shows("다룰 안건") && shown.shows("밤길을 밝히는 등") && shown.shows("도로과")
        );
        let agenda = visitor.get(&village.path(&format!("/agendas/{two}"))).await;
        assert!(agenda.shows("이 안건을 다루는 모임") && agenda.links_to(&page));
        let id = page.rsplit('/').next().unwrap_or_default();
        let api = visitor.get(&format!("/api/v1/meetings/{id}")).await.json();
        assert_eq!(api["agendas"][1]["title"], "모두의 작은 방");
        assert_eq!(api["agendas"][1]["department"], "도로과");
    })
    .await;
}
