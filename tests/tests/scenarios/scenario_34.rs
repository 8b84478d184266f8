//! A complaint that became an agenda because somebody listened.

use process::Role;
use process::body::BodyKind;
use system_tests::{DistrictBuilder, on_both};

/// Given a complaint-like proposal, when a sub-committee with PB-committee members has heard the
/// proposer, then it is transformed, and the lineage tells how.
#[tokio::test]
async fn scenario_34_a_proposal_is_worked_into_an_agenda_and_the_lineage_tells_how() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let body = app.body(&village, BodyKind::SubCommittee).await;
        let (committee, _) = village.holder(Role::BudgetCommitteeMember).await;
        app.join(&village, committee, body).await;
        let person = app
            .person()
            .name("하늘동 주민 3")
            .email("three@example.org");
        let (author, mut proposer) = person.sign_in().await;
        let id = village
            .proposal(author, "우리 집 앞 가로등 하나만 달아 주세요")
            .await;
        let path = village.path(&format!("/proposals/{id}"));
        let (classify, transform) = (format!("{path}/classify"), format!("{path}/transform"));

        // A clerk only suggests; the proposer says that she comes to the sub-committee.
        let (hearing, body_id) = (format!("{path}/hearing"), body.to_string());
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        clerk.get(&classify).await.expect(403);
        let asked = [
            ("suggested", "agenda"),
            ("reason", "골목 전체의 일 같습니다."),
            ("council", body_id.as_str()),
        ];
        let sent = clerk.submit(&hearing, &hearing, &asked).await;
        clerk.follow(sent).await.expect(200);
        let comes = [("way", "meeting"), ("said", "")];
        let answer = format!("{hearing}/answer");
        let sent = proposer.submit(&hearing, &answer, &comes).await;
        proposer.follow(sent).await.expect(200);

        // Nothing is decided before it is recorded what she said there, in a meeting at which
        // members of the budget committee were.
        let (secretary, mut keeper) = village.holder(Role::Secretary).await;
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let heard = "제안자의 설명을 들었습니다. 등 하나가 아니라 통학로의 일입니다.";
        let meeting = app
            .sat(&village, secretary, "sub-committee", Some(body), 0)
            .await;
        let typed = [
            ("class", "agenda"),
            ("reason", heard),
            ("meeting", &meeting.to_string()),
        ];
        let early = chair.submit(&classify, &classify, &typed).await;
        assert!(
            early.expect(409).shows("모임에서 한 설명을 먼저"),
            "{}",
            early.visible()
        );
        let spoke = "등 하나로는 안 되고 학교까지 어둡다고 하였습니다.";
        let noted = [("meeting", typed[2].1), ("recorded", spoke)];
        let record = format!("{hearing}/record");
        let sent = keeper.submit(&hearing, &record, &noted).await;
        keeper.follow(sent).await.expect(200);
        let alone = chair.submit(&classify, &classify, &typed).await;
        let fault = alone.expect(422).field_error("meeting");
        assert!(fault.is_some_and(|fault| fault.contains("주민참여예산위원")));
        let meeting = app
            .sat(&village, secretary, "sub-committee", Some(body), 2)
            .await;
        let typed = [typed[0], typed[1], ("meeting", &meeting.to_string())];

        // The chair records what the sub-committee heard and found.
        let sent = chair.submit(&classify, &classify, &typed).await;
        assert_eq!(sent.expect(303).location(), transform);

        // The form begins with the words of the proposer and of the sub-committee.
        let form = chair.get(&transform).await;
        let filled = form.expect(200).form(&transform);
        assert_eq!(
            filled.get("title"),
            Some("우리 집 앞 가로등 하나만 달아 주세요")
        );
        assert_eq!(filled.get("reason"), Some(heard));
        assert_eq!(filled.get("council"), Some(body_id.as_str()));
        let filled = filled.set("title", "밤길이 밝은 통학로");
        let filled = filled.set("beneficiaries", "초등학생과 보호자");
        let sent = chair.send_form(&filled).await;
        let made = sent.location().to_owned();
        let shown = chair.follow(sent).await;
        assert!(shown.expect(200).shows("제안을 안건으로 다듬었습니다"));

        // The agenda names the proposer, and the step says who heard her and what changed.
        let made = made.split('?').next().unwrap_or_default().to_owned();
        let mut visitor = app.visitor();
        let shown = visitor.get(&made).await;
        for words in [
            "하늘동 주민 3",
            "주민 제안 하나를 다듬었습니다.",
            "생활안전 분과회의",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        let links = shown.links();
        let step = links.iter().find(|link| link.contains("/lineage/"));
        let step = visitor.get(step.map_or("", String::as_str)).await;
        assert!(step.expect(200).shows(heard) && step.shows("우리 집 앞 가로등"));
        assert!(step.links_to(&village.path(&format!("/meetings/{meeting}"))));
        let source = visitor.get(&path).await;
        assert!(source.expect(200).links_to(&made) && source.shows(heard));
        assert!(source.shows(spoke), "{}", source.visible());
        let told = app.notices().await;
        assert!(
            told.iter()
                .any(|n| n.to == "three@example.org" && n.text.contains("통학로"))
        );
        // What became an agenda is not worked into a second one.
        assert!(chair.get(&transform).await.find_form(&transform).is_none());
    })
    .await;
}
