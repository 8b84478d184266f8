//! Several people write a proposal: asked by a link, named together, and each of them counts.

use process::Role;
use process::agenda::Item;
use process::id::ProposalId;
use system_tests::{Answer, Browser, DistrictBuilder, Village, on_both, on_sqlite};
use web::acts::moderation::Subject;

/// Makes a link as the author and answers its path.
async fn link(browser: &mut Browser, authors: &str) -> String {
    let made = browser.submit(authors, authors, &[]).await;
    let page = made.expect(200).page();
    let link = page.find("name", "link").unwrap().attr("value").unwrap();
    link.strip_prefix("http://127.0.0.1:8080")
        .unwrap()
        .to_owned()
}

/// Opens a link and confirms.
async fn join(browser: &mut Browser, link: &str) -> Answer {
    let action = link.split('?').next().unwrap();
    let form = browser.get(link).await.form(action);
    let answer = browser.send_form(&form).await;
    browser.follow(answer).await
}

struct Scene {
    village: Village,
    first: Browser,
    id: ProposalId,
    page: String,
    authors: String,
}

async fn scene(app: &system_tests::TestApp) -> Scene {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let person = app
        .person()
        .name("하늘동 주민 1")
        .email("one@example.org")
        .make()
        .await;
    let id = village.proposal(person, "밤길이 밝은 통학로").await;
    let page = village.path(&format!("/proposals/{id}"));
    Scene {
        first: app.sign_in(person).await,
        authors: format!("{page}/authors"),
        village,
        id,
        page,
    }
}

#[tokio::test]
async fn whoever_gets_the_link_joins_after_confirming_and_counts_as_an_author() {
    on_both(|app| async move {
        let Scene {
            village,
            mut first,
            id,
            page,
            authors,
        } = scene(&app).await;
        assert!(first.get(&page).await.links_to(&authors));
        let link = link(&mut first, &authors).await;
        let two = app
            .person()
            .name("하늘동 주민 2")
            .email("two@example.org")
            .make()
            .await;
        let mut second = app.sign_in(two).await;
        second.get(&authors).await.expect(403);
        second.get(&format!("{page}/edit")).await.expect(403);
        app.visitor().get(&link).await.expect(401);
        // Looking alone does nothing.
        assert!(
            second
                .get(&link)
                .await
                .shows("내 이름이 이 제안에 나란히 보이고")
        );
        assert!(!app.visitor().get(&page).await.shows("하늘동 주민 2"));
        let joined = join(&mut second, &link).await;
        assert!(
            joined
                .expect(200)
                .shows("이제 이 제안을 함께 쓰는 사람입니다")
        );
        assert!(
            app.visitor()
                .get(&page)
                .await
                .shows("하늘동 주민 1, 하늘동 주민 2")
        );
        for browser in [&mut second, &mut first] {
            let again = browser.get(&link).await;
            assert!(again.expect(200).shows("이미 이 제안을 쓴 사람입니다"));
        }
        assert_eq!(app.rows("site.coauthor"), 1, "joined once");
        // She changes it, and sees it when it is hidden from others.
        let edit = format!("{page}/edit");
        let form = second.get(&edit).await.form(&edit);
        second
            .send_form(&form.set("place", "학교 뒤"))
            .await
            .expect(303);
        // A merge asks both, and names both.
        let (secretary, _) = village.holder(Role::Secretary).await;
        let other = village.agenda(secretary, "어두운 길 살피기").await;
        let items = [Item::Proposal(id), Item::Agenda(other)];
        let merged = village.merge(secretary, &items, "밤길").await;
        assert_eq!(app.rows("site.merge_answer"), 2);
        let agenda = village.path(&format!("/agendas/{merged}"));
        let agenda = app.visitor().get(&agenda).await;
        assert!(
            agenda.shows("하늘동 주민 1, 하늘동 주민 2"),
            "{}",
            agenda.brief()
        );
        let (moderator, _) = village.holder(Role::Moderator).await;
        village.hide(moderator, Subject::proposal(id)).await;
        // Whoever wrote it along appeals as well as whoever handed it in.
        assert!(second.get(&page).await.shows("쓰신 분과 관리자에게만"));
        let appeal = village.path(&format!("/moderation/{}/appeal", Subject::proposal(id)));
        let reason = [("reason", "밤길 이야기뿐입니다.")];
        let appealed = second.submit(&appeal, &appeal, &reason).await;
        appealed.expect(303);
        assert_eq!(app.rows("site.moderation"), 2);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_taken_back_and_authors_part() {
    on_sqlite(|app| async move {
        let Scene {
            village,
            mut first,
            id: _,
            page,
            authors,
        } = scene(&app).await;
        let old = link(&mut first, &authors).await;
        let new = link(&mut first, &authors).await;
        let (_, mut second) = village.resident().await;
        // A link that leads nowhere says so before anybody presses, and after.
        let dead = second.get(&old).await;
        assert!(dead.expect(200).field_error("code").is_some());
        let refused = join(&mut second, &old).await;
        let fault = refused.expect(422).field_error("code").unwrap();
        assert!(fault.contains("새 링크를 받아"), "{fault}");
        join(&mut second, &new).await.expect(200);
        let mut forms = first.get(&authors).await.forms().into_iter();
        let revoke = forms
            .rfind(|form| form.get("step") == Some("revoke"))
            .unwrap();
        first.send_form(&revoke).await.expect(303);
        let (_, mut third) = village.resident().await;
        join(&mut third, &new).await.expect(422);
        assert_eq!(app.rows("site.coauthor_code"), 0);
        // Who joined leaves, and is no author from then on; nobody else can make her.
        let leave = second.get(&authors).await.form(&authors);
        assert_eq!(leave.get("step"), Some("part"));
        let mut other = third.tokens("/me").await;
        other.extend(
            leave
                .fields
                .iter()
                .filter(|(n, _)| n == "person" || n == "step")
                .cloned(),
        );
        let other: Vec<_> = other
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        third.post(&authors, &other).await.expect(403);
        second.send_form(&leave).await.expect(303);
        second.get(&format!("{page}/edit")).await.expect(403);
        // From whom the first one parts, the same link leads back no more.
        let again = link(&mut first, &authors).await;
        join(&mut second, &again).await.expect(200);
        let mut forms = first.get(&authors).await.forms().into_iter();
        let part = forms.find(|form| form.get("step") == Some("part")).unwrap();
        first.send_form(&part).await.expect(303);
        join(&mut second, &again).await.expect(422);
    })
    .await;
}

#[tokio::test]
async fn an_author_who_joined_is_heard_and_decides_nothing_about_her_own() {
    on_both(|app| async move {
        let Scene {
            village,
            mut first,
            id,
            page,
            authors,
        } = scene(&app).await;
        let link = link(&mut first, &authors).await;
        let (_, mut second) = village.holder(Role::Secretary).await;
        join(&mut second, &link).await.expect(200);
        let hearing = format!("{page}/hearing");
        let tokens = second.tokens("/me").await;
        let mut typed: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        typed.extend([
            ("suggested", "complaint"),
            ("reason", "담당 부서의 일입니다."),
            ("council", ""),
        ]);
        second.post(&hearing, &typed).await.expect(403);
        let (asker, _) = village.holder(Role::Secretary).await;
        village.ask_to_explain(asker, id).await;
        assert!(second.get("/me").await.links_to(&hearing));
        let answer = format!("{hearing}/answer");
        let said = [("way", "text"), ("said", "골목 모두의 일입니다.")];
        second.submit(&hearing, &answer, &said).await.expect(303);
    })
    .await;
}

#[tokio::test]
async fn more_than_a_few_cannot_join() {
    on_sqlite(|app| async move {
        let Scene {
            village,
            mut first,
            authors,
            ..
        } = scene(&app).await;
        let link = link(&mut first, &authors).await;
        // One opens the link while there is room, and presses when there is none.
        let (_, mut late) = village.resident().await;
        let open = late.get(&link).await.form(link.split('?').next().unwrap());
        for _ in 1..=5 {
            let (_, mut browser) = village.resident().await;
            join(&mut browser, &link).await.expect(200);
        }
        late.send_form(&open).await.expect(409);
        let told = late.get(&link).await;
        assert!(told.expect(200).shows("이미 5명입니다"));
        assert_eq!(app.rows("site.coauthor"), 5);
    })
    .await;
}
