//! What an expert says of an agenda: interest first, then checklist and opinion, then the
//! answers of the body to each point.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

#[tokio::test]
async fn an_expert_states_her_interest_writes_and_is_answered_point_by_point() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("걷는 길").await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let expert = app.person().name("이하늘 교수").email("expert@example.org");
        let (_, mut expert) = expert.sign_in().await;
        let page = village.path(&format!("/agendas/{agenda}"));
        let new = village.path(&format!("/experts/new?agenda={agenda}"));
        assert!(secretary.get(&page).await.expect(200).links_to(&new));
        let all = village.path("/experts");
        let form = secretary.get(&new).await.expect(200).form(&all);
        let unknown = form
            .clone()
            .set("address", "nobody@example.org")
            .set("post", "전문가");
        let unknown = secretary.send_form(&unknown).await;
        assert!(unknown.expect(422).field_error("address").is_some());
        let records = app.rows("site.access_record");
        let form = form
            .set("address", "expert@example.org")
            .set("post", "보행 환경 전문가");
        let sent = secretary.send_form(&form).await;
        let location = sent.expect(303).location().to_owned();
        let here = location.split('?').next().unwrap().to_owned();
        assert_eq!(
            app.rows("site.access_record"),
            records + 1,
            "the look is on record"
        );
        let told = app.notices().await;
        assert!(
            told.iter().any(|n| n.to == "expert@example.org"),
            "{told:?}"
        );
        let again = secretary.get(&new).await.form(&all);
        let again = again.set("address", "expert@example.org").set("post", "또");
        let again = secretary.send_form(&again).await;
        assert!(again.expect(422).field_error("address").is_some());

        // The form stays closed until she has said what her interest is.
        let (interest, write) = (format!("{here}/interest"), format!("{here}/write"));
        let closed = expert.get(&write).await;
        assert!(
            closed.expect(200).find_form(&write).is_none(),
            "{}",
            closed.visible()
        );
        secretary.get(&interest).await.expect(403);
        let said = [("interest", "some"), ("interest_text", "")];
        let missing = expert.submit(&interest, &interest, &said).await;
        assert!(missing.expect(422).field_error("interest_text").is_some());
        let said = [
            ("interest", "some"),
            ("interest_text", "같은 구의 대학에서 일합니다."),
        ];
        expert.submit(&interest, &interest, &said).await.expect(303);

        let form = expert.get(&write).await.expect(200).form(&write);
        let draft = form
            .clone()
            .set("opinion", "좋습니다.")
            .set("step", "draft");
        expert.send_form(&draft).await.expect(303);
        let form = expert.get(&write).await.form(&write);
        assert_eq!(form.get("opinion"), Some("좋습니다."));
        let hasty = expert.send_form(&form.set("step", "publish")).await;
        assert_eq!(hasty.status, 422, "{}", hasty.brief());
        assert!(hasty.shows("1번째 물음"), "{}", hasty.visible());
        let id = here.rsplit('/').next().unwrap().parse().unwrap();
        let reviewer = app
            .read(move |tx| Ok(store::expert_review_get(tx, id)?.unwrap().reviewer))
            .await;
        let mut visitor = app.visitor();
        assert!(!visitor.get(&here).await.expect(200).shows("좋습니다."));
        village.publish_opinion(reviewer, id).await;
        let shown = visitor.get(&here).await;
        for words in [
            "이하늘 교수",
            "보행 환경 전문가",
            "같은 구의 대학에서 일합니다.",
            "때를 늘려 주세요.",
            "누가 맡나요?",
            "아직 분과회의가 답하지 않았습니다.",
            "공정한지",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        let answer = format!("{here}/answer");
        expert.get(&answer).await.expect(403);
        let empty = secretary
            .submit(&answer, &answer, &[("point_answer", " ")])
            .await;
        assert_eq!(empty.status, 422);
        let answers = [("point_answer", "도로과가 맡습니다.")];
        secretary
            .submit(&answer, &answer, &answers)
            .await
            .expect(303);
        assert!(visitor.get(&here).await.shows("도로과가 맡습니다."));
        assert!(visitor.get(&page).await.links_to(&here));
        let told = app.notices().await;
        assert!(
            told.iter().any(|n| n.subject.contains("답이 나왔습니다")),
            "{told:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn who_has_a_stake_stays_out_and_another_one_is_asked() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("걷는 길").await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let expert = app.person().email("expert@example.org");
        let (_, mut expert) = expert.sign_in().await;
        let id = village
            .invite(secretary, agenda, "expert@example.org")
            .await;
        let here = village.path(&format!("/experts/{id}"));
        let interest = format!("{here}/interest");
        let said = [
            ("interest", "recuse"),
            ("interest_text", "가족의 회사가 공사를 합니다."),
        ];
        let done = expert.submit(&interest, &interest, &said).await;
        assert!(done.expect(303).location().ends_with("done=declined"));
        let write = expert.get(&format!("{here}/write")).await;
        assert!(
            write
                .expect(200)
                .find_form(&format!("{here}/write"))
                .is_none()
        );
        assert!(app.visitor().get(&here).await.shows("검토하지 않기로"));
        // She may be asked again when that is over.
        village
            .invite(secretary, agenda, "expert@example.org")
            .await;
    })
    .await;
}
