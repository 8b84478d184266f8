//! Moderation through the pages: hiding with a reason, the appeal, the answer of another.

use process::Role;
use system_tests::{Answer, DistrictBuilder, on_both};
use web::acts::moderation::Subject;

const SECRET: &str = "전화는 010-1234-5678로 주세요";

#[tokio::test]
async fn a_hidden_proposal_is_appealed_and_shown_again_by_another_moderator() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut writer) = village.resident().await;
        let (_, mut hider) = village.holder(Role::Moderator).await;
        let (_, mut other) = village.holder(Role::Moderator).await;
        let (_, mut reader) = village.resident().await;
        let mut visitor = app.visitor();
        let id = village.proposal(author, SECRET).await;
        let path = village.path(&format!("/proposals/{id}"));
        let at = |act: &str| village.path(&format!("/moderation/proposal/{id}/{act}"));
        assert!(hider.get(&path).await.links_to(&at("hide")));
        assert!(!reader.get(&path).await.links_to(&at("hide")));

        let reason = "다른 사람의 전화번호가 들어 있습니다.";
        let answer = hider
            .submit(&at("hide"), &at("hide"), &[("reason", reason)])
            .await;
        hider.follow(answer).await.expect(200);
        for browser in [&mut visitor, &mut reader] {
            let page = browser.get(&path).await;
            assert!(page.expect(200).shows(reason), "its place says why");
            for path in [
                path.clone(),
                village.path("/proposals"),
                village.path(""),
                "/api/v1/districts/haneul/proposals".to_owned(),
                format!("/api/v1/proposals/{id}"),
            ] {
                let page = browser.get(&path).await;
                assert!(
                    !page.contains("010-1234-5678"),
                    "{path} shows what is hidden"
                );
            }
        }
        let own = writer.get(&path).await;
        assert!(
            own.shows(SECRET) && own.links_to(&at("appeal")),
            "{:?}",
            own.links()
        );
        assert!(other.get(&path).await.shows(SECRET));
        hider.get(&at("hide")).await.expect(409);

        let fields = [("reason", "제 가게의 번호이고 공개해도 됩니다.")];
        let answer = writer.submit(&at("appeal"), &at("appeal"), &fields).await;
        writer.follow(answer).await.expect(200);
        writer.get(&at("appeal")).await.expect(409);

        let list = village.path("/moderation");
        for moderator in [&mut hider, &mut other] {
            assert!(moderator.get(&list).await.links_to(&at("answer")));
        }
        // Whoever hid it reads the story and has no form; a form made by hand is refused.
        let story = hider.get(&at("answer")).await;
        assert!(story.expect(200).find_form(&at("answer")).is_none());
        let before = app.contents();
        let tokens = hider.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([("decision", "uphold"), ("reason", "그대로 둡니다.")]);
        hider.post(&at("answer"), &fields).await.expect(403);
        assert_eq!(app.contents(), before);

        let fields = [
            ("decision", "restore"),
            ("reason", "본인의 번호가 맞습니다."),
        ];
        other
            .submit(&at("answer"), &at("answer"), &fields)
            .await
            .expect(303);
        assert!(visitor.get(&path).await.shows(SECRET));
        assert!(
            visitor
                .get(&village.path("/proposals"))
                .await
                .contains("010-1234-5678")
        );
        let api = visitor.get(&format!("/api/v1/proposals/{id}")).await;
        assert!(api.expect(200).contains("010-1234-5678"));
        // Shown again, it may be hidden again.
        hider.get(&at("hide")).await.expect(200);
        assert_eq!(app.rows("site.moderation"), 3);
    })
    .await;
}

#[tokio::test]
async fn a_hidden_comment_leaves_its_place_and_an_upheld_hiding_stands() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let (commenter, mut writer) = village.resident().await;
        let (moderator, _) = village.holder(Role::Moderator).await;
        let (_, mut other) = village.holder(Role::Administrator).await;
        let id = village.proposal(author, "밤길이 밝은 통학로").await;
        let comment = village.comment(commenter, id, SECRET).await;
        village.comment(author, id, "다른 의견입니다.").await;
        village.hide(moderator, Subject::comment(comment)).await;
        let path = village.path(&format!("/proposals/{id}"));
        let at = |act: &str| village.path(&format!("/moderation/comment/{comment}/{act}"));
        let mut visitor = app.visitor();
        let hidden = |page: &Answer| {
            assert!(!page.contains("010-1234-5678"));
            assert!(page.contains("다른 의견입니다."));
        };
        hidden(visitor.get(&path).await.expect(200));
        hidden(
            visitor
                .get(&format!("/api/v1/proposals/{id}/comments"))
                .await
                .expect(200),
        );
        // Asking for the reason shows the reason, and not the text.
        let asked = visitor.get(&format!("{path}?reason={comment}")).await;
        assert!(asked.shows("다른 사람의 전화번호가 들어 있습니다."));
        hidden(&asked);
        // The reason of a comment can't be asked for on another proposal.
        let second = village.proposal(author, "둘째 제안").await;
        let foreign = village.path(&format!("/proposals/{second}?reason={comment}"));
        assert!(
            !visitor
                .get(&foreign)
                .await
                .shows("다른 사람의 전화번호가 들어 있습니다.")
        );
        assert!(writer.get(&path).await.shows(SECRET));
        let fields = [("reason", "제 번호입니다.")];
        writer
            .submit(&at("appeal"), &at("appeal"), &fields)
            .await
            .expect(303);
        let fields = [
            ("decision", "uphold"),
            ("reason", "의견 칸에는 번호를 적지 않습니다."),
        ];
        other
            .submit(&at("answer"), &at("answer"), &fields)
            .await
            .expect(303);
        hidden(&visitor.get(&path).await);
        writer.get(&at("appeal")).await.expect(409);
        other.get(&at("hide")).await.expect(409);
    })
    .await;
}

#[tokio::test]
async fn a_moderator_does_not_answer_for_her_own_text() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (own, mut moderator) = village.holder(Role::Moderator).await;
        let (hider, _) = village.holder(Role::Moderator).await;
        let id = village.proposal(own, "내 제안").await;
        village.hide(hider, Subject::proposal(id)).await;
        let at = |act: &str| village.path(&format!("/moderation/proposal/{id}/{act}"));
        let fields = [("reason", "까닭을 모르겠습니다.")];
        moderator
            .submit(&at("appeal"), &at("appeal"), &fields)
            .await
            .expect(303);
        let story = moderator.get(&at("answer")).await;
        assert!(story.expect(200).find_form(&at("answer")).is_none());
        let tokens = moderator.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([("decision", "restore"), ("reason", "제 글이 맞습니다.")]);
        moderator.post(&at("answer"), &fields).await.expect(403);
    })
    .await;
}

/// What a hidden proposal said is not read on the ballot either, nor in the API; the vote
/// itself goes on.
#[tokio::test]
async fn a_hidden_proposal_says_nothing_on_a_ballot() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut writer) = village.resident().await;
        let mut ids = Vec::new();
        for title in ["밤길 보행등", "옥상 텃밭"] {
            ids.push(village.proposal(author, title).await.to_string());
        }
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let (new, list) = (village.path("/votes/new"), village.path("/votes"));
        let fields = [
            ("title_ko", "투표"),
            ("title_en", "Vote"),
            ("opens_at", "2026-08-01 09:00"),
            ("closes_at", "2026-08-10 18:00"),
            ("max_choices", "1"),
            ("budget", "1억"),
            ("rule", "greedy"),
            ("agendas", &format!("proposal-{}", ids[0])),
            ("agendas", &format!("proposal-{}", ids[1])),
        ];
        let answer = secretary.submit(&new, &list, &fields).await;
        let vote = answer.expect(303).location().to_owned();
        let id = vote.rsplit('/').next().unwrap().to_owned();
        let mut visitor = app.visitor();
        assert!(visitor.get(&vote).await.shows("밤길 보행등"));

        // What is announced can't be taken back any more.
        let withdraw = village.path(&format!("/proposals/{}/withdraw", ids[0]));
        assert_eq!(writer.get(&withdraw).await.status, 409);
        let page = writer
            .get(&village.path(&format!("/proposals/{}", ids[0])))
            .await;
        assert!(!page.links_to(&withdraw));

        let (moderator, _) = village.holder(Role::Moderator).await;
        let subject = Subject::proposal(ids[0].parse().unwrap());
        village.hide(moderator, subject).await;
        for answer in [visitor.get(&vote).await, writer.get(&vote).await] {
            assert!(!answer.contains("밤길 보행등"), "{}", answer.brief());
            assert!(answer.shows("가려진 안건 1") && answer.shows("옥상 텃밭"));
        }
        let api = visitor.get(&format!("/api/v1/votes/{id}")).await.json();
        assert_eq!(api["items"][0]["hidden"], true);
        assert_eq!(api["items"][0]["need"], "");
        assert_eq!(api["items"][1]["hidden"], false);
        assert!(!api.to_string().contains("밤길 보행등"));

        app.set_time("2026-08-10T18:02:00+09:00");
        jobs::counting::due(app.stores(), app.now()).await.unwrap();
        let mut english = app.visitor().english();
        let (result, file) = (format!("{vote}/result"), format!("{vote}/ballots.pb"));
        assert!(visitor.get(&result).await.shows("가려진 안건 1"));
        assert!(english.get(&result).await.shows("Hidden agenda 1"));
        let files = [visitor.get(&file).await, english.get(&file).await];
        assert!(files[0].contains("가려진 안건 1"));
        assert_eq!(files[0].text, files[1].text, "one file for every reader");
        for answer in [visitor.get(&result).await, english.get(&result).await] {
            assert!(!answer.contains("밤길 보행등"));
        }
    })
    .await;
}

/// Heading and entries agree, and nobody is offered an appeal that was made.
#[tokio::test]
async fn hidden_comments_are_said_to_be_uncounted_and_an_appeal_is_offered_once() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut own) = village.resident().await;
        let (moderator, _) = village.holder(Role::Moderator).await;
        let id = village.proposal(author, "밤길이 밝은 통학로").await;
        let path = village.path(&format!("/proposals/{id}"));
        let comment = village.comment(author, id, SECRET).await;
        village.comment(author, id, "다른 의견입니다.").await;
        village.hide(moderator, Subject::comment(comment)).await;
        let mut visitor = app.visitor();
        let shown = visitor.get(&path).await;
        assert!(shown.expect(200).shows("의견 1개"));
        assert!(shown.shows("가려진 의견 1개는 이 수에 넣지 않고"));
        let english = visitor.english().get(&path).await;
        assert!(english.shows("One hidden comment is not counted here"));

        village.hide(moderator, Subject::proposal(id)).await;
        let appeal = village.path(&format!("/moderation/proposal/{id}/appeal"));
        let fields = [("reason", "제 번호입니다.")];
        let done = own.submit(&appeal, &appeal, &fields).await;
        let shown = own.follow(done).await;
        assert!(
            shown
                .expect(200)
                .shows("이의를 다른 게시물 관리자가 보고 있습니다")
        );
        assert!(!shown.links_to(&appeal) && !shown.shows("이의를 내시면"));
    })
    .await;
}

#[tokio::test]
async fn a_hidden_agenda_is_withheld_everywhere_and_shown_again() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (member, mut writer) = village.holder(Role::CouncilMember).await;
        let (_, mut hider) = village.holder(Role::Moderator).await;
        let (_, mut other) = village.holder(Role::Moderator).await;
        let mut visitor = app.visitor();
        let id = village.agenda(member, SECRET).await;
        let path = village.path(&format!("/agendas/{id}"));
        let at = |act: &str| village.path(&format!("/moderation/agenda/{id}/{act}"));
        assert!(hider.get(&path).await.links_to(&at("hide")));
        let reason = "다른 사람의 전화번호가 들어 있습니다.";
        let answer = hider
            .submit(&at("hide"), &at("hide"), &[("reason", reason)])
            .await;
        hider.follow(answer).await.expect(200);
        let page = visitor.get(&path).await;
        assert!(page.expect(200).shows(reason), "its place says why");
        for path in [
            path.clone(),
            village.path("/agendas"),
            village.path("/search?q=전화"),
            village.path(&format!("/compare?items=agenda-{id}")),
            "/api/v1/districts/haneul/board".to_owned(),
            "/api/v1/districts/haneul/search?q=전화".to_owned(),
            format!("/api/v1/agendas/{id}"),
        ] {
            let page = visitor.get(&path).await;
            assert!(
                !page.contains("010-1234-5678"),
                "{path} shows what is hidden"
            );
        }
        // Those who work on the board and may not read what is hidden don't read it in its forms.
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let (edit, split) = (format!("{path}/edit"), format!("{path}/split"));
        for page in [&path, &edit, &split] {
            let page = secretary.get(page).await;
            assert!(!page.contains("010-1234-5678"), "{}", page.brief());
        }
        let tokens = secretary.tokens("/me").await;
        let mut forged: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        forged.extend([("title", "새 이름"), ("need", "까닭"), ("body", "내용")]);
        forged.extend([
            ("set_by", "private"),
            ("version", "1"),
            ("reason", "나눕니다."),
        ]);
        for form in [&edit, &split] {
            let page = secretary.post(form, &forged).await;
            assert!(!page.contains("010-1234-5678"), "{}", page.brief());
        }
        let own = writer.get(&path).await;
        assert!(own.shows(SECRET) && own.links_to(&at("appeal")));
        let fields = [("reason", "모임의 번호이고 공개해도 됩니다.")];
        let answer = writer.submit(&at("appeal"), &at("appeal"), &fields).await;
        writer.follow(answer).await.expect(200);
        let listed = other.get(&village.path("/moderation")).await;
        assert!(listed.links_to(&at("answer")));
        let fields = [("decision", "restore"), ("reason", "모임의 번호입니다.")];
        let answer = other.submit(&at("answer"), &at("answer"), &fields).await;
        answer.expect(303);
        assert!(visitor.get(&path).await.shows(SECRET));
    })
    .await;
}
