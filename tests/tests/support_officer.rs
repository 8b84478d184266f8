//! Support officers: from an assignment to an answered note, a substitute, a forum that nobody
//! attended, and the conversation between council, officer and city.

use process::Role;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};

#[tokio::test]
async fn an_officer_is_assigned_invited_and_answered() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let elsewhere = DistrictBuilder::new("bada").make(&app).await;
        let person = |name: &str, address: &str| {
            app.person()
                .name(name)
                .email(address)
                .role(Role::SupportOfficer, elsewhere.id)
        };
        let officer = person("하나", "officer@example.org").make().await;
        let substitute = person("둘", "substitute@example.org").make().await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let (_, mut city) = village.holder(Role::CityOfficer).await;
        let mut hers = app.sign_in(officer).await;
        let here = village.path("/officers");

        // Before the assignment the district is not hers.
        let form = meeting_form("forum", "2026-08-20");
        app.call(secretary, "haneul", form).await;
        assert_eq!(app.notices().await, []);
        assert_eq!(hers.get("/me/officer").await.expect(200).status, 200);

        let assign = format!("{here}/assign");
        let (one, two) = (officer.to_string(), substitute.to_string());
        let typed = [
            ("officer", one.as_str()),
            ("office", "시 협치담당관"),
            ("stand_in", one.as_str()),
            ("substitute_office", "시 협치담당관 주무관"),
            ("starts_on", "2026-07-27"),
            ("ends_on", "2026-12-31"),
        ];
        let same = city.submit(&assign, &assign, &typed).await;
        assert!(same.expect(422).field_error("stand_in").is_some());
        let typed = typed.map(|(name, value)| match name {
            "stand_in" => (name, two.as_str()),
            _ => (name, value),
        });
        city.submit(&assign, &assign, &typed).await.expect(303);
        let sent = app.notices().await;
        assert_eq!(sent.len(), 2, "officer and substitute are told: {sent:?}");
        assert!(
            sent.iter()
                .all(|notice| notice.text.contains("시 협치담당관"))
        );
        let again = city.submit(&assign, &assign, &typed).await;
        assert!(again.expect(422).field_error("starts_on").is_some());

        // She is invited to what anybody may join, and the substitute while she is away.
        for kind in ["forum", "sub-committee", "joint"] {
            app.call(secretary, "haneul", meeting_form(kind, "2026-08-20"))
                .await;
            let sent = app.notices().await;
            assert_eq!(sent.len(), 1, "{kind}: {sent:?}");
            assert_eq!(sent[0].to, "officer@example.org");
        }
        app.call(secretary, "haneul", meeting_form("regular", "2026-08-20"))
            .await;
        assert_eq!(app.notices().await, []);
        let page = hers.get(&here).await;
        let absences = page
            .links()
            .into_iter()
            .find(|link| link.ends_with("/absences"));
        let absences = absences.unwrap();
        let days = [("first_on", "2026-09-01"), ("last_on", "2026-09-10")];
        hers.submit(&absences, &absences, &days).await.expect(303);
        assert_eq!(app.notices().await[0].to, "substitute@example.org");
        app.call(secretary, "haneul", meeting_form("forum", "2026-09-05"))
            .await;
        let sent = app.notices().await;
        assert_eq!(
            (sent.len(), sent[0].to.as_str()),
            (1, "substitute@example.org")
        );

        // A forum is over, and nobody has told; then three of them are told of.
        let held = app.held(secretary, "haneul", "forum").await;
        let stood_in = app.held(secretary, "haneul", "forum").await;
        let alone = app.held(secretary, "haneul", "forum").await;
        app.notices().await;
        let at = |id| village.path(&format!("/meetings/{id}"));
        let mut visitor = app.visitor();
        assert!(
            visitor
                .get(&at(held))
                .await
                .shows("아직 아무도 적지 않았습니다")
        );
        assert_eq!(
            visitor
                .get(&here)
                .await
                .visible()
                .matches("적히지 않음")
                .count(),
            4
        );
        let tell = |id| format!("{}/officer", at(id));
        let none = hers.get(&format!("{}/note", tell(held))).await;
        assert!(none.expect(409).shows("왔는지 먼저 적어 주세요"));
        let came = [("presence", "officer"), ("office", ""), ("reason", "")];
        hers.submit(&tell(held), &tell(held), &came)
            .await
            .expect(303);
        let came = [
            ("presence", "substitute"),
            ("office", "시 협치담당관 주무관"),
            ("reason", ""),
        ];
        staff
            .submit(&tell(stood_in), &tell(stood_in), &came)
            .await
            .expect(303);
        let silent = [("presence", "absent"), ("office", ""), ("reason", "")];
        let refused = staff.submit(&tell(alone), &tell(alone), &silent).await;
        assert!(refused.expect(422).field_error("reason").is_some());
        let silent = silent.map(|(name, value)| match name {
            "reason" => (name, "다른 구 공론장에 갔습니다."),
            _ => (name, value),
        });
        staff
            .submit(&tell(alone), &tell(alone), &silent)
            .await
            .expect(303);
        let seen = visitor.get(&at(alone)).await;
        assert!(seen.shows("협치지원관이 오지 않았습니다") && seen.shows("다른 구 공론장에"));
        let table = visitor.get("/city/officers").await;
        let row = table.expect(200).page();
        let row: Vec<String> = row.all("td").map(|cell| cell.text.clone()).collect();
        // 바다 comes before 하늘, whatever the figures say.
        assert_eq!(row, ["0", "0", "0", "0", "0", "3", "1", "1", "1", "0"]);
        assert!(hers.get("/me/officer").await.links_to(&at(held)));

        // Her note is public, and is answered once.
        let note = format!("{}/note", tell(held));
        let words = [
            ("seen", "전화는 010-1234-5678입니다."),
            ("open_points", "언제 정하나요?"),
        ];
        hers.submit(&note, &note, &words).await.expect(303);
        hers.get(&note).await.expect(409);
        let seen = visitor.get(&at(held)).await;
        assert!(seen.shows("010-****-5678") && seen.shows("협치회의의 답을 기다림"));
        app.pass(jiff::SignedDuration::from_hours(24 * 20));
        assert!(
            visitor
                .get(&at(held))
                .await
                .shows("협치회의의 답이 늦었습니다")
        );
        let answer = format!("{}/answer", tell(held));
        let (_, mut staff) = village.holder(Role::CoChair).await;
        let words = [("answer", "다음 회의에서 정합니다.")];
        staff.submit(&answer, &answer, &words).await.expect(303);
        staff.get(&answer).await.expect(409);
        assert!(
            visitor
                .get(&at(held))
                .await
                .shows("다음 회의에서 정합니다.")
        );
        let sent = app.notices().await;
        assert_eq!(sent.last().unwrap().to, "officer@example.org");

        // When the assignment ends, so does the role that came with it.
        let mut city = app
            .person()
            .role(Role::CityOfficer, village.id)
            .sign_in()
            .await
            .1;
        let page = city.get(&here).await;
        let end = page
            .forms()
            .into_iter()
            .find(|form| form.action.ends_with("/end"));
        city.send_form(&end.unwrap()).await.expect(303);
        let mut hers = app.sign_in(officer).await;
        hers.get(&tell(held)).await.expect(403);
        assert!(hers.get("/me/officer").await.shows("맡은 구가 없습니다"));
    })
    .await;
}

#[tokio::test]
async fn the_conversation_is_read_by_its_parties_and_counted_by_everybody() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let officer = app
            .person()
            .email("officer@example.org")
            .role(Role::SupportOfficer, village.id);
        let officer = officer.make().await;
        village.officer(officer, None).await;
        let city = app
            .person()
            .email("city@example.org")
            .role(Role::CityOfficer, village.id);
        city.make().await;
        let (_, mut council) = village.holder(Role::Secretary).await;
        let (_, mut member) = village.holder(Role::CouncilMember).await;
        let mut hers = app.sign_in(officer).await;
        app.notices().await;
        let talk = village.path("/officers/talk");
        let new = format!("{talk}/new");
        let own = [
            ("title", "협약 날짜"),
            ("said", "언제 맺나요?"),
            ("asks", "officer"),
        ];
        let refused = hers.submit(&new, &talk, &own).await;
        assert!(refused.expect(422).field_error("asks").is_some());
        let asked = own.map(|(name, value)| match name {
            "asks" => (name, "city"),
            _ => (name, value),
        });
        let done = hers.submit(&new, &talk, &asked).await;
        let thread = done
            .expect(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        let sent = app.notices().await;
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, "city@example.org"));
        let close = format!("{thread}/close");
        assert!(
            hers.get(&thread).await.find_form(&close).is_none(),
            "a question waits"
        );
        assert!(hers.get("/me/officer").await.links_to(&thread));
        let more = [("said", "저도 궁금합니다."), ("asks", "officer")];
        council.submit(&thread, &thread, &more).await.expect(409);

        let page = app.visitor().get(&village.path("/officers")).await;
        assert!(page.shows("답을 기다리는 물음 1건 · 답이 늦은 물음 0건"));
        app.visitor().get(&thread).await.expect(401);
        let (_, mut resident) = village.resident().await;
        resident.get(&talk).await.expect(403);
        let read = member.get(&thread).await;
        assert!(read.expect(200).shows("언제 맺나요?") && read.find_form(&thread).is_none());

        app.pass(jiff::SignedDuration::from_hours(24 * 20));
        let page = app.visitor().get(&village.path("/officers")).await;
        assert!(
            page.shows("답이 늦은 물음 1건 · 마지막 말: 20일 전"),
            "{}",
            page.visible()
        );
        let city = app.person().role(Role::CityOfficer, village.id);
        let (_, mut city) = city.sign_in().await;
        let reply = [("said", "8월에 맺습니다."), ("asks", "")];
        city.submit(&thread, &thread, &reply).await.expect(303);
        let sent = app.notices().await;
        assert_eq!(sent.last().unwrap().to, "officer@example.org");
        let form = city.get(&thread).await.form(&close);
        city.send_form(&form).await.expect(303);
        let shown = city.get(&thread).await;
        assert!(shown.shows("마침") && shown.find_form(&thread).is_none());
    })
    .await;
}
