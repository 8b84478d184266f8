//! What people think of an agenda: given, replaced, taken back, counted and hidden.

use process::Role;
use system_tests::{DistrictBuilder, on_both, on_sqlite};
use web::acts::moderation::Subject;

#[tokio::test]
async fn an_opinion_is_given_replaced_and_taken_back() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let page = village.path(&format!("/agendas/{agenda}/opinion"));
        let mut visitor = app.visitor();
        let empty = visitor.get(&page).await;
        assert!(
            empty
                .expect(200)
                .shows("아직 아무도 생각을 남기지 않았습니다.")
        );
        assert!(empty.find_form(&page).is_none());

        let (_, mut browser) = app.person().name("하늘동 주민 3").sign_in().await;
        let before = app.contents();
        let none = [("reason", "까닭만 있습니다")];
        let none = browser.submit(&page, &page, &none).await;
        assert!(none.expect(422).field_error("stance").is_some());
        assert_eq!(none.form(&page).get("reason"), Some("까닭만 있습니다"));
        let long = "가".repeat(1_001);
        let far = [("stance", "agree"), ("reason", long.as_str())];
        let far = browser.submit(&page, &page, &far).await;
        assert!(far.expect(422).field_error("reason").is_some());
        assert_eq!(far.form(&page).get("stance"), Some("agree"));
        assert_eq!(app.contents(), before);

        let agree = [("stance", "agree"), ("reason", "밝아집니다. 010-1234-5678")];
        let done = browser.submit(&page, &page, &agree).await;
        let shown = browser.follow(done).await;
        for words in [
            "생각을 남겼습니다",
            "010-****-5678",
            "하늘동 주민 3",
            "1명이 생각을",
        ] {
            let shows = shown.expect(200).shows(words);
            assert!(shows, "{words}: {}", shown.visible());
        }
        assert_eq!(shown.form(&page).get("stance"), Some("agree"));
        let again = [("stance", "disagree"), ("reason", "눈이 부십니다.")];
        browser.submit(&page, &page, &again).await.expect(303);
        let shown = visitor.get(&page).await;
        assert!(shown.shows("눈이 부십니다.") && !shown.shows("밝아집니다."));
        // A few people are no numbers.
        assert!(shown.shows("5명이 되면") && shown.page().all("table").next().is_none());

        for stance in ["agree", "agree", "agree", "pass"] {
            let (person, _) = village.resident().await;
            village.opinion(person, agenda, stance, "").await;
        }
        let english = app.visitor().english();
        for (mut browser, words) in [
            (app.visitor(), ["찬성합니다", "3명 (60 %)", "1명 (20 %)"]),
            (english, ["I agree", "3 people (60 %)", "1 person (20 %)"]),
        ] {
            let shown = browser.get(&page).await;
            for words in words {
                let shows = shown.expect(200).shows(words);
                assert!(shows, "{words}: {}", shown.visible());
            }
        }
        let api = format!("/api/v1/agendas/{agenda}/opinions");
        let read = visitor.get(&api).await.json();
        assert_eq!(read["people"], 5);
        assert_eq!(read["stances"]["agree"], 3);
        assert_eq!(read["items"].as_array().unwrap().len(), 1);
        assert_eq!(read["items"][0]["author"], "하늘동 주민 3");
        assert_eq!(read["items"][0]["stance"], "disagree");

        let withdraw = format!("{page}/withdraw");
        let done = browser.submit(&page, &withdraw, &[]).await;
        let shown = browser.follow(done).await;
        assert!(shown.expect(200).shows("생각을 거두어들였습니다"));
        assert!(shown.find_form(&withdraw).is_none());
        assert!(!visitor.get(&page).await.shows("눈이 부십니다."));
        for (table, contents) in app.contents() {
            let kept = contents.text.contains("눈이 부십니다.");
            assert!(!kept, "{table} keeps the reason");
        }
        let read = visitor.get(&api).await.json();
        assert_eq!(read["people"], 4);
        assert!(read["stances"].is_null());
    })
    .await;
}

#[tokio::test]
async fn a_hidden_reason_is_on_no_page_and_its_stance_counts() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let page = village.path(&format!("/agendas/{agenda}/opinion"));
        let api = format!("/api/v1/agendas/{agenda}/opinions");
        let (author, mut own) = village.resident().await;
        let (_, mut hider) = village.holder(Role::Moderator).await;
        let (_, mut other) = village.holder(Role::Moderator).await;
        let secret = "옆집 사람도 반대합니다";
        let id = village.opinion(author, agenda, "disagree", secret).await;
        for n in 0..4 {
            let (person, _) = village.resident().await;
            let reason = format!("까닭 {n}");
            village.opinion(person, agenda, "agree", &reason).await;
        }
        let at = |act: &str| village.path(&format!("/moderation/opinion/{id}/{act}"));
        assert!(hider.get(&page).await.links_to(&at("hide")));
        let reason = "다른 사람의 생각을 대신 적었습니다.";
        let fields = [("reason", reason)];
        let hidden = hider.submit(&at("hide"), &at("hide"), &fields).await;
        hider.follow(hidden).await.expect(200);
        let mut visitor = app.visitor();
        for path in [&page, &api] {
            let shown = visitor.get(path).await;
            assert!(!shown.expect(200).contains("옆집"), "{path}");
            assert!(shown.contains(reason), "{path} says why");
        }
        assert!(visitor.get(&page).await.shows("1명 (20 %)"));
        // Replacing it would undo the hiding; taking it back and the appeal are open.
        let shown = own.get(&page).await;
        assert!(shown.shows(secret) && shown.links_to(&at("appeal")));
        assert!(shown.find_form(&page).is_none());
        let tokens = own.tokens(&page).await;
        let pair = |(name, value): &(String, String)| (name.clone(), value.clone());
        let mut fields: Vec<_> = tokens.iter().map(pair).collect();
        fields.push(("stance".to_owned(), "disagree".to_owned()));
        fields.push(("reason".to_owned(), secret.to_owned()));
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        own.post(&page, &fields).await.expect(409);
        let fields = [("reason", "제 생각입니다.")];
        let done = own.submit(&at("appeal"), &at("appeal"), &fields).await;
        let shown = own.follow(done).await;
        assert!(!shown.expect(200).links_to(&at("appeal")));
        let list = other.get(&village.path("/moderation")).await;
        assert!(list.links_to(&at("answer")));
        let fields = [("decision", "restore"), ("reason", "본인의 생각입니다.")];
        let done = other.submit(&at("answer"), &at("answer"), &fields).await;
        done.expect(303);
        assert!(visitor.get(&page).await.shows(secret));
        // What was never said can't be hidden.
        let (silent, _) = village.resident().await;
        let silent = village.opinion(silent, agenda, "pass", "").await;
        let silent = Subject::opinion(silent);
        let hide = village.path(&format!("/moderation/{silent}/hide"));
        hider.get(&hide).await.expect(404);
    })
    .await;
}

#[tokio::test]
async fn reasons_come_in_pages_and_a_closed_agenda_takes_none() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let agenda = village.deliberated("밤길이 밝은 통학로").await;
        let page = village.path(&format!("/agendas/{agenda}/opinion"));
        for n in 0..25 {
            let (person, _) = village.resident().await;
            let stance = if n < 23 { "agree" } else { "disagree" };
            let reason = format!("까닭 {n}번");
            village.opinion(person, agenda, stance, &reason).await;
        }
        let mut visitor = app.visitor();
        let first = visitor.get(&page).await;
        assert!(first.expect(200).shows("까닭 22번") && !first.shows("까닭 2번"));
        let document = first.page();
        let next = document.find("rel", "next").unwrap();
        let next = next.attr("href").unwrap().to_owned();
        let second = visitor.get(next.split('#').next().unwrap()).await;
        assert!(second.expect(200).shows("까닭 2번") && !second.shows("까닭 22번"));
        assert!(second.shows("까닭 24번"), "the other column stays");
        visitor.get(&format!("{page}?agree=x")).await.expect(400);

        let (_, mut browser) = village.resident().await;
        let form = browser.get(&page).await.form(&page).set("stance", "pass");
        app.write(move |tx| {
            let state = process::agenda::AgendaState::Selected;
            let open = process::agenda::AgendaState::Open;
            Ok(store::agenda_move(tx, agenda, open, state)?)
        })
        .await;
        let before = app.contents();
        browser.send_form(&form).await.expect(409);
        assert_eq!(app.contents(), before);
        let shown = browser.get(&page).await;
        assert!(shown.expect(200).shows("열려 있지 않은 안건"));
        assert!(shown.shows("까닭 22번"));
        let narae = DistrictBuilder::new("narae").make(&app).await;
        let there = narae.path(&format!("/agendas/{agenda}/opinion"));
        visitor.get(&there).await.expect(404);
    })
    .await;
}
