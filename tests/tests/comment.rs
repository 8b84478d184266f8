//! Comments in threads: answers and to whom they speak, three orders, taking one back, and a
//! thread of 5,000.

use axum::body::Body;
use http_body_util::BodyExt as _;
use process::Role;
use process::agenda::Item;
use process::id::{AgendaId, CommentId};
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use tower::ServiceExt as _;
use web::acts::moderation::Subject;

/// An agenda of the council.
async fn council_agenda(village: &Village) -> AgendaId {
    let (member, _) = village.holder(Role::CouncilMember).await;
    village.agenda(member, "쉼터").await
}

/// On an agenda as on a proposal: an answer stands under what it answers, and an answer to an
/// answer joins the thread and says to whom it speaks.
#[tokio::test]
async fn answers_stand_in_one_thread_and_say_to_whom_they_speak() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let proposal = Item::Proposal(village.proposal(author, "밤길").await);
        let agenda = Item::Agenda(council_agenda(&village).await);
        let third = Item::Agenda(council_agenda(&village).await);
        let elsewhere = village.reply(author, (third, None), "다른 곳").await;
        for (item, path) in [
            (
                proposal,
                village.path(&format!("/proposals/{}", proposal.number())),
            ),
            (
                agenda,
                village.path(&format!("/agendas/{}", agenda.number())),
            ),
        ] {
            let (_, mut first) = app.person().name("하늘동 주민 5").sign_in().await;
            let all = format!("{path}/comments");
            let done = first
                .submit(&path, &all, &[("comment", "등이 필요합니다.")])
                .await;
            let shown = first.follow(done).await;
            assert!(shown.expect(200).shows("등이 필요합니다."));
            let comments = app
                .read(move |tx| Ok(store::comment_list(tx, item, None, 10)?))
                .await;
            let thread = village.path(&format!("/comments/{}", comments[0].id));
            let (_, mut second) = app.person().name("바다동 주민 6").sign_in().await;
            let done = second
                .submit(&thread, &all, &[("comment", "얼마나 밝게요?")])
                .await;
            second.follow(done).await.expect(200);
            let answer = app
                .read(move |tx| Ok(store::comment_list(tx, item, None, 10)?))
                .await[1]
                .clone();
            assert_eq!((answer.thread, answer.ordinal), (comments[0].id, 1));
            // An answer to the answer, on its own page.
            let at = village.path(&format!("/comments/{}", answer.id));
            let asked = first.get(&at).await;
            assert!(asked.expect(200).shows("바다동 주민 6 님에게 답글 쓰기"));
            let done = first
                .submit(&at, &all, &[("comment", "발밑만 비추게요.")])
                .await;
            let shown = first.follow(done).await;
            assert!(shown.expect(200).shows("발밑만 비추게요."));
            let page = app.visitor().get(&path).await;
            for text in [
                "등이 필요합니다.",
                "얼마나 밝게요?",
                "발밑만 비추게요.",
                "의견 3개",
            ] {
                assert!(page.expect(200).shows(text), "{path}: {text}");
            }
            assert!(page.shows("바다동 주민 6 님에게"));
            assert!(
                !page.shows("하늘동 주민 5 님에게"),
                "the first comment needs no name"
            );
            // An empty answer comes back on the page of its thread, still an answer.
            let empty = second.submit(&thread, &all, &[("comment", " ")]).await;
            assert!(empty.expect(422).form(&all).get("to").is_some());
            // A comment of elsewhere can't be answered here.
            let mut form = second.get(&thread).await.form(&all);
            form = form
                .set("comment", "엇갈린 답")
                .set("to", elsewhere.to_string());
            second.send_form(&form).await.expect(404);
        }
    })
    .await;
}

#[tokio::test]
async fn threads_are_read_to_their_end_in_each_order() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let item = Item::Agenda(council_agenda(&village).await);
        let mut ids = Vec::new();
        for n in 0..45 {
            ids.push(
                village
                    .reply(author, (item, None), &format!("의견 {n}."))
                    .await,
            );
        }
        for (nth, answers) in [(3, 4), (7, 2), (30, 1)] {
            for n in 0..answers {
                let to = Some(ids[nth]);
                village
                    .reply(author, (item, to), &format!("답 {nth} {n}."))
                    .await;
            }
        }
        let all = village.path(&format!("/agendas/{}/comments", item.number()));
        let mut visitor = app.visitor();
        let reversed: Vec<_> = ids.iter().rev().copied().collect();
        let mut answered = vec![ids[3], ids[7], ids[30]];
        answered.extend(
            reversed
                .iter()
                .filter(|id| ![3, 7, 30].map(|n| ids[n]).contains(id)),
        );
        for (order, expected) in [
            ("oldest", &ids),
            ("newest", &reversed),
            ("answered", &answered),
        ] {
            let found = read_all(&mut visitor, &format!("{all}?order={order}"), &ids).await;
            assert_eq!(&found, expected, "{order}");
        }
        let page = visitor.get(&all).await;
        assert!(page.shows("답글 4개 모두 보기") && page.shows("답 3 1."));
        assert!(
            !page.shows("답 3 2."),
            "the rest stands on the page of the thread"
        );
        let thread = visitor
            .get(&village.path(&format!("/comments/{}", ids[3])))
            .await;
        assert!(thread.expect(200).shows("답 3 3."));
        visitor.get(&format!("{all}?order=best")).await.expect(404);
    })
    .await;
}

/// The comments that begin threads, in the order of the pages.
async fn read_all(visitor: &mut Browser, from: &str, ids: &[CommentId]) -> Vec<CommentId> {
    let (mut found, mut next) = (Vec::new(), Some(from.to_owned()));
    while let Some(path) = next {
        let page = visitor.get(&path).await;
        let document = page.expect(200).page();
        let anchors = document.elements().iter().filter_map(|e| e.attr("id"));
        let begins = anchors.filter_map(|id| id.strip_prefix("comment-")?.parse().ok());
        found.extend(begins.filter(|id| ids.contains(id)));
        let rel = document.find("rel", "next").and_then(|e| e.attr("href"));
        next = rel.map(str::to_owned);
    }
    found
}

#[tokio::test]
async fn a_comment_taken_back_leaves_its_place() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut own) = app.person().name("하늘동 주민 5").sign_in().await;
        let (other, mut second) = village.resident().await;
        let item = Item::Agenda(council_agenda(&village).await);
        let first = village.reply(author, (item, None), "지우고 싶은 말").await;
        let answer = village.reply(other, (item, Some(first)), "그렇군요.").await;
        village
            .reply(author, (item, Some(answer)), "답에 단 답")
            .await;
        let withdraw = village.path(&format!("/comments/{first}/withdraw"));
        second.get(&withdraw).await.expect(403);
        let done = own.submit(&withdraw, &withdraw, &[]).await;
        let page = own.follow(done).await;
        assert!(page.expect(200).shows("의견을 거두어들였습니다."));
        let path = village.path(&format!("/agendas/{}", item.number()));
        let api = format!("/api/v1/agendas/{}/comments", item.number());
        for path in [&path, &api] {
            let shown = app.visitor().get(path).await;
            assert!(!shown.expect(200).contains("지우고 싶은 말"), "{path}");
            assert!(shown.contains("그렇군요."), "{path}");
        }
        let shown = app.visitor().get(&path).await;
        assert!(shown.shows("거두어들인 의견") && shown.shows("의견 2개"));
        own.get(&withdraw).await.expect(409);
        let at = village.path(&format!("/comments/{first}"));
        assert!(
            second
                .get(&at)
                .await
                .find_form(&format!("{path}/comments"))
                .is_none()
        );
        // Nothing is left that could be hidden.
        let (_, mut moderator) = village.holder(Role::Moderator).await;
        let hide = village.path(&format!("/moderation/comment/{first}/hide"));
        moderator.get(&hide).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn a_hidden_answer_keeps_its_place_and_its_name_goes() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, _) = village.resident().await;
        let (moderator, _) = village.holder(Role::Moderator).await;
        let (bad, mut own) = app.person().name("바다동 주민 6").sign_in().await;
        let item = Item::Agenda(council_agenda(&village).await);
        let first = village.reply(author, (item, None), "쉼터가 좋아요.").await;
        let answer = village.reply(bad, (item, Some(first)), "가려질 말").await;
        village
            .reply(author, (item, Some(answer)), "그 말에 답합니다.")
            .await;
        village.hide(moderator, Subject::comment(answer)).await;
        let path = village.path(&format!("/agendas/{}", item.number()));
        let shown = app.visitor().get(&path).await;
        assert!(
            shown
                .expect(200)
                .shows("다른 사람의 전화번호가 들어 있습니다.")
        );
        assert!(!shown.contains("가려질 말") && !shown.contains("바다동 주민 6"));
        assert!(shown.shows("지금은 볼 수 없는 글에") && shown.shows("의견 2개"));
        // Its author reads it and appeals, and does not take it back.
        let thread = own.get(&village.path(&format!("/comments/{answer}"))).await;
        assert!(thread.expect(200).shows("가려질 말"));
        let appeal = village.path(&format!("/moderation/comment/{answer}/appeal"));
        assert!(thread.links_to(&appeal));
        let withdraw = village.path(&format!("/comments/{answer}/withdraw"));
        own.get(&withdraw).await.expect(409);
        // Of a hidden agenda nothing is read.
        village
            .hide(
                moderator,
                Subject::agenda(match item {
                    Item::Agenda(id) => id,
                    Item::Proposal(_) => unreachable!("it is an agenda"),
                }),
            )
            .await;
        let mut visitor = app.visitor();
        visitor
            .get(&village.path(&format!("/comments/{first}")))
            .await
            .expect(409);
        visitor.get(&format!("{path}/comments")).await.expect(409);
        visitor
            .get(&format!("/api/v1/comments/{first}"))
            .await
            .expect(404);
    })
    .await;
}

/// A thread of 5,000: the pages stay small and ask as little as with 50.
#[tokio::test]
async fn a_thread_of_5000_is_read_in_small_pages() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut own) = village.resident().await;
        let item = Item::Agenda(council_agenda(&village).await);
        let first = village
            .reply(author, (item, None), "쉼터가 있으면 좋겠습니다.")
            .await;
        let path = village.path(&format!("/agendas/{}", item.number()));
        let mut few = Vec::new();
        for until in [50, 5_000] {
            let last = app
                .write(move |tx| {
                    let to = store::comment_get(tx, first)?.unwrap();
                    let mut last = first;
                    let now = "2026-07-27T10:00:00+09:00".parse().unwrap();
                    for n in to.replies + 1..until {
                        let text =
                            format!("{n}번째 답입니다. 밤에 쉴 곳이 있으면 덜 무섭겠습니다.");
                        last = store::comment_add(tx, (item, Some(&to)), author, &text, now)?;
                    }
                    Ok(last)
                })
                .await;
            let pages = [
                path.clone(),
                format!("{path}/comments"),
                format!("{path}/comments?order=answered"),
                village.path(&format!("/comments/{first}")),
                village.path(&format!("/comments/{last}")),
            ];
            let mut counts = Vec::new();
            for page in &pages {
                let before = app.stores().effort().statements();
                let shown = own.get(page).await;
                counts.push(app.stores().effort().statements() - before);
                let size = compressed(&app, &own, page).await;
                assert!(size < 100_000, "{page}: {size}");
                assert!(shown.expect(200).shows("답"), "{page}");
                println!(
                    "{until:>5} {size:>6} bytes  {} statements  {page}",
                    counts.last().unwrap()
                );
            }
            if few.is_empty() {
                few = counts;
            } else {
                assert_eq!(few, counts);
            }
            let shown = own.get(&pages[4]).await;
            assert!(shown.shows(&format!("{}번째 답입니다.", until - 1)));
        }
    })
    .await;
}

/// How many bytes of a page go over the wire.
async fn compressed(app: &TestApp, browser: &Browser, path: &str) -> usize {
    let request = browser
        .request("GET", path)
        .header("accept-encoding", "gzip");
    let request = request.body(Body::empty()).unwrap();
    let response = app.router().oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    response
        .into_body()
        .collect()
        .await
        .unwrap()
        .to_bytes()
        .len()
}
