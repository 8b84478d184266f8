//! A proposal that is a complaint: its reason, where it went, and the appeal.
#![allow(clippy::unwrap_used)]

use process::Role;
use system_tests::{DistrictBuilder, on_both};

/// Given a complaint-like proposal, when classified as 민원, then the proposer gets the reason,
/// a referral and an appeal.
#[tokio::test]
async fn scenario_08_a_complaint_is_referred_with_its_reason_and_an_appeal() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.set_time("2026-07-01T10:00:00+09:00");
        let person = app
            .person()
            .name("하늘동 주민 3")
            .email("three@example.org");
        let (author, mut proposer) = person.sign_in().await;
        let id = village
            .proposal(author, "우리 골목 가로등을 고쳐 주세요")
            .await;
        let path = village.path(&format!("/proposals/{id}"));
        let at = |rest: &str| format!("{path}/{rest}");
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let (_, mut coordinator) = village.holder(Role::GovernanceCoordinator).await;
        let mut visitor = app.visitor();

        // Nobody but those who classify finds the form.
        proposer.get(&at("classify")).await.expect(403);
        visitor.get(&at("classify")).await.expect(401);
        assert!(secretary.get(&path).await.links_to(&at("classify")));

        // Nothing is referred before its proposer was heard, and nothing typed is lost.
        let reason = "가로등 고장은 도로과가 사흘 안에 고칩니다.";
        let meeting = app.joint(&village).await.to_string();
        let typed = [
            ("class", "complaint"),
            ("reason", reason),
            ("meeting", meeting.as_str()),
        ];
        let early = secretary
            .submit(&at("classify"), &at("classify"), &typed)
            .await;
        assert!(
            early
                .expect(409)
                .shows("먼저 제안한 사람에게 설명을 부탁해야")
        );
        assert_eq!(early.form(&at("classify")).get("reason"), Some(reason));
        let asked = [("suggested", "complaint"), ("reason", reason)];
        let sent = secretary
            .submit(&at("hearing"), &at("hearing"), &asked)
            .await;
        secretary.follow(sent).await.expect(200);
        let told = app.notices().await;
        let told = told.iter().find(|n| n.to == "three@example.org").unwrap();
        assert!(told.text.contains(reason) && told.text.contains("7월 8일"));
        let wrote = [("way", "text"), ("said", "등이 아예 없는 골목입니다.")];
        let answer = at("hearing/answer");
        let sent = proposer.submit(&at("hearing"), &answer, &wrote).await;
        proposer.follow(sent).await.expect(200);

        // Without an office the form comes back with everything that was typed.
        let again = secretary
            .submit(&at("classify"), &at("classify"), &typed)
            .await;
        assert!(again.shows("등이 아예 없는 골목입니다."));
        assert!(again.expect(422).field_error("destination").is_some());
        assert_eq!(again.form(&at("classify")).get("reason"), Some(reason));
        assert_eq!(again.form(&at("classify")).get("class"), Some("complaint"));

        let typed = [
            ("class", "complaint"),
            ("reason", reason),
            ("meeting", meeting.as_str()),
            ("destination", "도로과"),
        ];
        let sent = secretary
            .submit(&at("classify"), &at("classify"), &typed)
            .await;
        secretary.follow(sent).await.expect(200);

        // Everybody reads the reason and the office; the proposer is told, with the last day.
        let shown = visitor.get(&path).await;
        assert!(shown.shows(reason) && shown.shows("도로과") && !shown.links_to(&at("appeal")));
        let told = app.notices().await;
        let told: Vec<_> = told
            .iter()
            .filter(|n| n.to == "three@example.org" && n.text.contains("도로과로"))
            .collect();
        assert_eq!(told.len(), 1);
        for words in [reason, "7월 31일"] {
            assert!(told[0].text.contains(words), "{words}: {}", told[0].text);
        }

        // The proposer appeals once, and whoever referred it can't answer.
        let own = proposer.get(&path).await;
        assert!(own.links_to(&at("appeal")), "{}", own.visible());
        let against = [("reason", "고장이 아니라 등이 아예 없습니다.")];
        let sent = proposer
            .submit(&at("appeal"), &at("appeal"), &against)
            .await;
        proposer.follow(sent).await.expect(200);
        let late = proposer.get(&at("appeal")).await;
        assert!(late.find_form(&at("appeal")).is_none());
        let board = secretary.get(&village.path("/agendas")).await;
        assert!(board.shows("이의가 답을 기다립니다"), "{}", board.visible());
        let answer = at("appeal/answer");
        assert!(secretary.get(&answer).await.find_form(&answer).is_none());

        // Somebody else takes it back: it stands again, and is not sent away a second time.
        let typed = [
            ("decision", "take-back"),
            ("reason", "새로 다는 일이 맞습니다."),
        ];
        let sent = coordinator.submit(&answer, &answer, &typed).await;
        coordinator.follow(sent).await.expect(200);
        let shown = visitor.get(&path).await;
        assert!(
            shown.shows("이의를 받아들여 되돌렸습니다") && shown.shows("새로 다는 일이 맞습니다.")
        );
        let form = secretary.get(&at("classify")).await;
        assert!(!form.expect(200).contains("value=\"complaint\""));
        let told = app.notices().await;
        assert!(
            told.iter()
                .any(|n| n.to == "three@example.org" && n.text.contains("새로 다는 일"))
        );
    })
    .await;
}

/// A referral by mistake is taken back without an appeal, and its proposer can't do so herself.
#[tokio::test]
async fn a_referral_is_taken_back_without_an_appeal_but_not_by_its_proposer() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.set_time("2026-07-01T10:00:00+09:00");
        let (author, mut proposer) = village.holder(Role::CoChair).await;
        let (secretary, mut keeper) = village.holder(Role::Secretary).await;
        let id = village.proposal(author, "가로등을 고쳐 주세요").await;
        let path = village.path(&format!("/proposals/{id}"));
        let (classify, answer) = (format!("{path}/classify"), format!("{path}/appeal/answer"));
        // Nobody decides on her own proposal.
        let own = proposer.get(&classify).await;
        assert!(own.find_form(&classify).is_none() && own.shows("다른 사람이 살펴봐야"));
        village.refer(secretary, id).await;
        let own = proposer.get(&answer).await;
        assert!(own.find_form(&answer).is_none() && own.shows("다른 사람이 살펴봐야"));
        let typed = [
            ("decision", "take-back"),
            ("reason", "제 것이니 되돌립니다."),
        ];
        let tokens = proposer.tokens("/me").await;
        let mut forged: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        forged.extend(typed);
        proposer.post(&answer, &forged).await.expect(403);
        // Nothing can be upheld where nobody appealed; it can only be taken back.
        assert!(!keeper.get(&answer).await.contains("value=\"uphold\""));
        let typed = [
            ("decision", "take-back"),
            ("reason", "민원이 아니었습니다."),
        ];
        keeper.submit(&answer, &answer, &typed).await.expect(303);
        let shown = keeper.get(&path).await;
        assert!(shown.shows("민원이 아니었습니다.") && shown.links_to(&classify));
        // It was a mistake, not an appeal: it may be referred again.
        village.refer(secretary, id).await;
    })
    .await;
}

/// An appeal comes too late with the first second after its last day.
#[tokio::test]
async fn an_appeal_is_in_time_until_the_last_second_of_its_last_day() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        app.set_time("2026-07-01T10:00:00+09:00");
        let author = app.person().make().await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let id = village.proposal(author, "가로등을 고쳐 주세요").await;
        village.refer(secretary, id).await;
        let appeal = village.path(&format!("/proposals/{id}/appeal"));
        app.set_time("2026-07-31T23:59:59+09:00");
        let mut proposer = app.sign_in(author).await;
        assert!(proposer.get(&appeal).await.find_form(&appeal).is_some());
        app.set_time("2026-08-01T00:00:00+09:00");
        let late = proposer.get(&appeal).await;
        assert!(late.find_form(&appeal).is_none(), "{}", late.visible());
        assert!(late.shows("지났습니다"), "{}", late.visible());
    })
    .await;
}
