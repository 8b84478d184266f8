//! Proposals through the pages: handing in, changing, two changes at once, taking back,
//! commenting, paging, and the end of the stage.

use process::id::ProposalId;
use system_tests::{Answer, Browser, DistrictBuilder, Village, on_both, on_sqlite};

const TEXT: &[(&str, &str)] = &[
    ("title", "밤길이 밝은 통학로"),
    ("need", "어두워서 아이들이 돌아서 갑니다."),
    ("body", "등을 답니다.\r\n\r\n아래만 비춥니다."),
    ("cost", "120,000,000"),
];

async fn submit(village: &Village, browser: &mut Browser) -> (ProposalId, Answer) {
    let list = village.path("/proposals");
    let answer = browser
        .submit(&village.path("/proposals/new"), &list, TEXT)
        .await;
    let location = answer.expect(303).location().to_owned();
    let id = location.split(['/', '?']).nth(4).unwrap().parse().unwrap();
    (id, browser.follow(answer).await)
}

#[tokio::test]
async fn a_proposal_is_handed_in_and_everybody_reads_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = app.person().name("하늘동 주민 3").sign_in().await;
        let (id, page) = submit(&village, &mut browser).await;
        assert!(page.shows("밤길이 밝은 통학로") && page.shows("하늘동 주민 3"));
        assert!(
            page.shows("1억 2천만 원") || page.shows("120,000,000"),
            "{}",
            page.visible()
        );
        let path = village.path(&format!("/proposals/{id}"));
        let mut visitor = app.visitor();
        let list = visitor.get(&village.path("/proposals")).await;
        assert!(list.links_to(&path));
        let page = visitor.get(&path).await;
        assert!(page.expect(200).shows("아래만 비춥니다."));
        assert!(
            !page.links_to(&format!("{path}/edit")),
            "a visitor is offered no change"
        );
        let english = app.visitor().english().get(&path).await;
        assert!(english.contains("lang=\"en\"") && english.shows("아래만 비춥니다."));
        // A comment, by somebody else.
        let (_, mut other) = app.person().name("하늘동 주민 5").sign_in().await;
        let comments = format!("{path}/comments");
        let answer = other
            .submit(&path, &comments, &[("comment", "저도 찬성합니다.")])
            .await;
        let page = other.follow(answer).await;
        assert!(page.shows("저도 찬성합니다.") && page.shows("하늘동 주민 5"));
        assert_eq!(
            (app.rows("site.proposal"), app.rows("site.comment")),
            (1, 1)
        );
    })
    .await;
}

/// Two windows change the same proposal: the second one sees both texts, and saving again
/// replaces the first knowingly.
#[tokio::test]
async fn two_changes_at_once_lose_neither_text() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (person, mut here) = village.resident().await;
        let (id, _) = submit(&village, &mut here).await;
        let mut there = app.sign_in(person).await;
        let edit = village.path(&format!("/proposals/{id}/edit"));
        let first = here.get(&edit).await.form(&edit);
        assert_eq!(
            first.get("cost"),
            Some("120,000,000"),
            "the form holds what was typed"
        );
        let second = there.get(&edit).await.form(&edit);
        here.send_form(&first.set("title", "먼저 고친 이름"))
            .await
            .expect(303);
        let before = app.contents();
        let conflict = there
            .send_form(&second.set("title", "나중에 고친 이름"))
            .await;
        conflict.expect(409);
        assert_eq!(app.contents(), before);
        assert!(conflict.shows("먼저 고친 이름"), "what is kept now");
        let form = conflict.form(&edit);
        assert_eq!(
            form.get("title"),
            Some("나중에 고친 이름"),
            "what was typed"
        );
        let answer = there.send_form(&form).await;
        let page = there.follow(answer).await;
        assert!(
            page.heading().contains("나중에 고친 이름"),
            "{}",
            page.heading()
        );
        assert_eq!(app.rows("site.proposal_revision"), 3);
        // Saving without a change makes no version.
        let form = here.get(&edit).await.form(&edit);
        here.send_form(&form).await.expect(303);
        assert_eq!(app.rows("site.proposal_revision"), 3);
        // A fault does not move the version that was seen.
        let form = here.get(&edit).await.form(&edit);
        let seen = form.get("version").map(str::to_owned);
        let again = here.send_form(&form.set("title", "")).await;
        assert_eq!(
            again
                .expect(422)
                .form(&edit)
                .get("version")
                .map(str::to_owned),
            seen
        );
    })
    .await;
}

#[tokio::test]
async fn a_proposal_is_taken_back_and_stays_readable() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut browser) = village.resident().await;
        let (id, _) = submit(&village, &mut browser).await;
        let path = village.path(&format!("/proposals/{id}"));
        let withdraw = format!("{path}/withdraw");
        let answer = browser.submit(&withdraw, &withdraw, &[]).await;
        let page = browser.follow(answer).await;
        assert!(page.expect(200).shows("밤길이 밝은 통학로"));
        browser.get(&withdraw).await.expect(409);
        let edit = browser.get(&format!("{path}/edit")).await;
        assert!(
            edit.find_form(&format!("{path}/edit")).is_none(),
            "no form for what can't be done"
        );
        let shown = app.visitor().get(&path).await;
        assert!(
            shown
                .expect(200)
                .find_form(&format!("{path}/comments"))
                .is_none()
        );
    })
    .await;
}

/// The form was opened in time and comes back too late: the text is kept, nothing is written.
#[tokio::test]
async fn after_the_stage_nothing_is_taken_and_nothing_typed_is_lost() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul")
            .proposals_open("2026-03-01T00:00:00+09:00", "2026-07-28T18:00:00+09:00")
            .make(&app)
            .await;
        let (_, mut browser) = village.resident().await;
        app.set_time("2026-07-28T17:59:59+09:00");
        let (id, _) = submit(&village, &mut browser).await;
        let new = village.path("/proposals/new");
        let list = village.path("/proposals");
        let form = browser.get(&new).await.form(&list).set_all(TEXT);
        let edit = village.path(&format!("/proposals/{id}/edit"));
        let change = browser
            .get(&edit)
            .await
            .form(&edit)
            .set("title", "늦게 고친 이름");
        app.set_time("2026-07-28T18:00:00+09:00");
        let before = app.contents();
        for (form, title) in [(form, "밤길이 밝은 통학로"), (change, "늦게 고친 이름")]
        {
            let late = browser.send_form(&form).await;
            assert_eq!(
                late.expect(409).form(&form.action).get("title"),
                Some(title)
            );
        }
        assert_eq!(app.contents(), before);
        let closed = browser.get(&new).await;
        assert!(closed.expect(200).find_form(&list).is_none());
        app.set_time("2026-02-28T23:59:59+09:00");
        let (_, mut early) = village.resident().await;
        assert!(early.get(&new).await.expect(200).find_form(&list).is_none());
    })
    .await;
}

/// Whoever has not agreed to the terms is led to them, and a form sent without agreeing is
/// refused and kept.
#[tokio::test]
async fn nobody_writes_before_agreeing_to_the_terms() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let author = village.resident().await.0;
        let id = village.proposal(author, "밤길").await;
        let vote = village.vote(3, 2).await;
        let (_, mut browser) = app.person().without_consent().sign_in().await;
        let comments = village.path(&format!("/proposals/{id}/comments"));
        let declare = format!("{}/eligibility", vote.path);
        let before = app.contents();
        for (path, fields) in [
            (village.path("/proposals"), TEXT),
            (comments, &[("comment", "찬성합니다.")][..]),
            (
                declare,
                &[
                    ("name", "하늘"),
                    ("birth_year", "1966"),
                    ("birth_month", "3"),
                    ("birth_day", "9"),
                    ("basis", "resident"),
                    ("official", "no"),
                ][..],
            ),
        ] {
            let tokens = browser.tokens("/consent").await;
            let mut all: Vec<_> = tokens
                .iter()
                .map(|(n, v)| (n.as_str(), v.as_str()))
                .collect();
            all.extend(fields);
            let answer = browser.post(&path, &all).await;
            assert_eq!(answer.status, 409, "{path}: {}", answer.brief());
            // Name and birth are not printed on a page that is no form.
            let writing = !path.ends_with("/eligibility");
            for (name, value) in fields.iter().filter(|_| writing) {
                let kept = answer
                    .forms()
                    .iter()
                    .any(|f| f.get(name).is_some_and(|v| v.contains(value)));
                let kept = kept || answer.visible().contains(&value.replace("\r\n", "\n"));
                assert!(
                    kept || answer.visible().contains(value),
                    "{path} lost {name}"
                );
            }
        }
        assert_eq!(app.contents(), before);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let author = village.resident().await.0;
        let mut ids = Vec::new();
        for n in 0..45 {
            ids.push(village.proposal(author, &format!("제안 {n}")).await);
        }
        for n in 0..60 {
            village.comment(author, ids[0], &format!("의견 {n}")).await;
        }
        let begin = village.path("/proposals/");
        let mut visitor = app.visitor();
        let mut seen = Vec::new();
        let mut next = Some(village.path("/proposals"));
        while let Some(path) = next {
            let page = visitor.get(&path).await;
            let links = page.expect(200).links();
            let is_one = |link: &&String| {
                link.strip_prefix(&begin)
                    .is_some_and(|id| id.parse::<ProposalId>().is_ok())
            };
            seen.extend(
                links
                    .iter()
                    .filter(is_one)
                    .map(|link| link[begin.len()..].to_owned()),
            );
            next = links
                .into_iter()
                .find(|link| link.contains("after=") && *link != path);
        }
        let newest_first: Vec<String> = ids.iter().rev().map(ToString::to_string).collect();
        assert_eq!(seen, newest_first);
        let mut next = Some(village.path(&format!("/proposals/{}", ids[0])));
        let mut texts = String::new();
        while let Some(path) = next {
            let page = visitor.get(&path).await;
            texts.push_str(&page.expect(200).visible());
            let more = |link: &String| {
                let after = |text: &str| {
                    let key = text.split("after=").nth(1)?;
                    key.split(['&', '#']).next()?.parse::<i64>().ok()
                };
                after(link) > after(&path) && link.contains("after=")
            };
            next = page.links().into_iter().find(more);
        }
        for n in 0..60 {
            assert!(
                texts.contains(&format!("의견 {n}")),
                "comment {n} is on no page"
            );
        }
    })
    .await;
}

/// What was said in other words is shown with its reasons, also to who has no script; nothing
/// typed is lost, nothing is written, and what is hidden or withdrawn is not shown.
#[tokio::test]
async fn similar_proposals_are_shown_while_one_is_written() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut browser) = village.resident().await;
        let (moderator, _) = village.holder(process::Role::Moderator).await;
        let kept = village.proposal(author, "솔밭동 경로당 주방 고치기").await;
        let hidden = village.proposal(author, "솔밭동 경로당 주방 넓히기").await;
        let address = village.path(&format!("/proposals/{kept}"));
        let gone = village.path(&format!("/proposals/{hidden}"));
        let ask = village.path("/similar?text=노인정+부엌을+고치자");
        let page = app.visitor().get(&ask).await;
        assert!(page.expect(200).links_to(&address) && page.links_to(&gone));
        assert!(page.shows("부엌 → 주방") && page.shows("노인정 → 경로당"));
        let subject = web::acts::moderation::Subject::proposal(hidden);
        village.hide(moderator, subject).await;
        let list = village.path("/proposals");
        let form = browser
            .get(&village.path("/proposals/new"))
            .await
            .form(&list);
        let form = form
            .set("title", "노인정 부엌 고치기")
            .set("body", "환기도 합니다.");
        let page = browser
            .send_form(&form.clone().set("step", "similar"))
            .await;
        assert!(page.expect(200).links_to(&address) && !page.links_to(&gone));
        assert_eq!(page.form(&list).get("body"), Some("환기도 합니다."));
        // The script gets the part of the page that it puts in place, and nothing around it.
        let part = browser.send_form(&form.set("step", "typing")).await;
        assert!(part.expect(200).links_to(&address) && !part.links_to(&gone));
        assert!(part.text.starts_with("<section") && !part.text.contains("<main"));
        assert!(part.text.contains("비슷한 것이 1건 있습니다."));
        // Whoever changes a text is not told that it is like itself.
        let edit = village.path(&format!("/proposals/{kept}/edit"));
        let form = browser.get(&edit).await.form(&edit);
        for step in ["similar", "typing"] {
            let page = browser.send_form(&form.clone().set("step", step)).await;
            assert!(page.expect(200).text.contains("찾지 못했습니다"), "{step}");
        }
        assert_eq!(app.rows("site.proposal"), 2);
        let (_, mut staff) = village.holder(process::Role::Secretary).await;
        let list = village.path("/agendas");
        let form = staff.get(&village.path("/agendas/new")).await.form(&list);
        let form = form
            .set("title", "노인정 부엌 고치기")
            .set("step", "similar");
        let page = staff.send_form(&form).await;
        assert!(page.expect(200).links_to(&address) && !page.links_to(&gone));
        assert_eq!(page.form(&list).get("title"), Some("노인정 부엌 고치기"));
        assert_eq!(app.rows("site.agenda"), 0);
        let none = app.visitor().get(&village.path("/similar?text=zzz")).await;
        assert!(none.expect(200).shows("찾지 못했습니다"));
    })
    .await;
}
