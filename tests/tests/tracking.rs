//! A proposal entered at the counter, the slip with its code, and "where is my idea?".

use process::Role;
use process::agenda::Item;
use system_tests::{Answer, Backend, Browser, DistrictBuilder, TestApp, Village, on_both};
use web::Settings;
use web::acts::tracking_code::Code;
use web::limiter::Rates;

/// What a clerk types for somebody without an account.
const FORM: &[(&str, &str)] = &[
    ("whose", "none"),
    ("name", "하늘동 어르신"),
    ("consent", "aloud"),
    ("title", "정류장에 긴 의자를"),
    ("need", "서서 기다리기 힘듭니다."),
    ("body", "긴 의자를 하나 놓습니다."),
    ("suggestion", "의자는 구청이 바로 놓을 수 있습니다."),
];

/// The code on a slip.
fn code_on(slip: &Answer) -> String {
    let page = slip.expect(200).page();
    let code = page.all("code").find(|code| code.text.len() == 14);
    code.expect("the slip shows a code").text.clone()
}

/// Enters a proposal and answers its code.
async fn entered(village: &Village, clerk: &mut Browser) -> String {
    let desk = village.path("/desk/proposal");
    code_on(&clerk.submit(&desk, &desk, FORM).await)
}

async fn looked(browser: &mut Browser, code: &str) -> Answer {
    browser
        .submit("/where", "/where", &[("tracking", code)])
        .await
}

#[tokio::test]
async fn a_clerk_enters_a_proposal_and_the_slip_leads_back_to_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        let desk = village.path("/desk/proposal");
        // Nothing typed is lost when the consent is missing.
        let without: Vec<_> = FORM.iter().copied().filter(|f| f.0 != "consent").collect();
        let again = clerk.submit(&desk, &desk, &without).await;
        assert!(again.expect(422).field_error("consent").is_some());
        assert_eq!(again.form(&desk).get("title"), Some("정류장에 긴 의자를"));
        let form = again.form(&desk).set("consent", "aloud");
        let slip = clerk.send_form(&form).await;
        let code = code_on(&slip);
        assert!(slip.contains("<svg") && slip.shows("/where"));
        // The same form sent again gives the same slip and no second proposal.
        assert_eq!(code_on(&clerk.send_form(&form).await), code);
        assert_eq!(app.rows("site.proposal"), 1);
        let bare = code.replace('-', "");
        for (table, contents) in app.contents() {
            let holds = |text: &str| contents.text.contains(text);
            assert!(!holds(&code) && !holds(&bare), "{table} holds the code");
        }
        // Whoever scans the slip finds the form filled and presses once.
        let mut visitor = app.visitor();
        let scanned = visitor.get(&format!("/where?code={code}")).await;
        let shown = visitor.send_form(&scanned.form("/where")).await;
        for words in [
            "정류장에 긴 의자를",
            "창구에서 담당자가 대신 적었습니다 (동의: 말로 동의)",
            "아직 아무것도 정해지지 않았습니다",
            "제안 모으기",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        // What the clerk thinks is for those who decide, and decides nothing.
        let list = visitor.get(&village.path("/proposals")).await;
        let path = list.links().into_iter().find(|link| {
            let id = link.strip_prefix(&village.path("/proposals/"));
            id.is_some_and(|id| id.parse::<i64>().is_ok())
        });
        let path = path.unwrap();
        let shown = visitor.get(&path).await;
        assert!(shown.shows("하늘동 어르신") && !shown.contains("구청이 바로"));
        let (_, mut chair) = village.holder(Role::CoChair).await;
        let classify = chair.get(&format!("{path}/classify")).await;
        assert!(
            classify
                .expect(200)
                .shows("의자는 구청이 바로 놓을 수 있습니다.")
        );
        // A resident enters nothing for others.
        village.resident().await.1.get(&desk).await.expect(403);
    })
    .await;
}

#[tokio::test]
async fn a_code_that_is_wrong_or_unknown_is_told_apart_and_typing_on_is_stopped() {
    let settings = Settings {
        rates: Rates {
            sign_in: 6,
            post: 100,
            ..Rates::default()
        },
        ..system_tests::app::settings()
    };
    let app = TestApp::new(Backend::Sqlite, settings);
    let village = DistrictBuilder::new("haneul").make(&app).await;
    let (_, mut clerk) = village.holder(Role::Clerk).await;
    let code = entered(&village, &mut clerk).await;
    let mut visitor = app.visitor();
    let wrong = code.replacen(char::is_alphanumeric, "*", 1);
    for (typed, words) in [
        ("", "적어 주세요"),
        (wrong.as_str(), "번호가 맞지 않습니다"),
        ("0000-0000-0000", "이 번호의 제안이 없습니다"),
    ] {
        let again = looked(&mut visitor, typed).await;
        let said = again.expect(422).field_error("tracking").unwrap();
        assert!(said.contains(words), "{typed}: {said}");
        assert_eq!(again.form("/where").get("tracking"), Some(typed));
    }
    let small = code.to_lowercase().replace('-', " ");
    looked(&mut visitor, &small).await.expect(200);
    let mut tried = Vec::new();
    for _ in 0..6 {
        tried.push(looked(&mut app.visitor(), "0000-0000-0000").await.status);
    }
    assert!(tried.contains(&429), "{tried:?}");
    app.close().await;
}

#[tokio::test]
async fn the_code_tells_of_a_referral_and_its_holder_appeals_in_time() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        let (chair, _) = village.holder(Role::CoChair).await;
        let code = entered(&village, &mut clerk).await;
        let hash = Code::read(&code).unwrap().hash(&app.by(chair).await.keys);
        let id = app
            .read(move |tx| Ok(store::proposal_by_code(tx, &hash)?))
            .await
            .unwrap();
        village.refer(chair, id).await;
        let mut visitor = app.visitor();
        let shown = looked(&mut visitor, &code).await;
        assert!(
            shown
                .expect(200)
                .shows("민원으로 보고 다른 곳으로 보냈습니다")
        );
        let form = shown.form("/where/appeal");
        let empty = visitor.send_form(&form.clone().set("reason", "")).await;
        assert!(empty.expect(422).field_error("reason").is_some());
        assert!(empty.form("/where/appeal").get("tracking").is_some());
        let said = "의자 하나가 아니라 정류장 모두의 일입니다.";
        let form = empty.form("/where/appeal").set("reason", said);
        let done = visitor.send_form(&form).await;
        assert!(done.expect(200).shows(said) && done.find_form("/where/appeal").is_none());
        // Once, and not too late.
        let again = looked(&mut visitor, &code).await;
        assert!(again.expect(200).find_form("/where/appeal").is_none());
        let late = visitor
            .send_form(&shown.form("/where/appeal").set("reason", "또"))
            .await;
        late.expect(409);
    })
    .await;
}

#[tokio::test]
async fn the_code_follows_a_proposal_through_merges_and_their_undoing() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut own) = village.resident().await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let id = village.proposal(author, "밤길").await;
        let other = village.proposal(author, "골목길").await;
        let give = village.path(&format!("/proposals/{id}/code"));
        village.resident().await.1.get(&give).await.expect(403);
        let first = code_on(&own.submit(&give, &give, &[]).await);
        let again = own.get(&give).await;
        assert!(again.expect(200).shows("전에 받은 번호는 쓸 수 없게"));
        let code = code_on(&own.submit(&give, &give, &[]).await);
        let mut visitor = app.visitor();
        looked(&mut visitor, &first).await.expect(422);
        let items = [Item::Proposal(id), Item::Proposal(other)];
        let agenda = village.merge(secretary, &items, "밝은 길").await;
        let shown = looked(&mut visitor, &code).await;
        assert!(
            shown
                .expect(200)
                .shows("안건이 되어 함께 따져보고 있습니다.")
        );
        assert!(shown.links_to(&village.path(&format!("/agendas/{agenda}"))));
        // On to what that agenda became.
        let third = Item::Proposal(village.proposal(author, "등불").await);
        let last = village
            .merge(secretary, &[Item::Agenda(agenda), third], "빛")
            .await;
        let shown = looked(&mut visitor, &code).await;
        let today = shown.visible();
        assert!(today.contains("빛"), "{today}");
        assert!(shown.links_to(&village.path(&format!("/agendas/{last}"))));
    })
    .await;
}

#[tokio::test]
async fn an_explanation_with_the_code_is_confirmed_and_a_second_window_loses_nothing() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut own) = village.resident().await;
        let (clerk, _) = village.holder(Role::Clerk).await;
        let id = village.proposal(author, "정류장에 긴 의자를").await;
        let give = village.path(&format!("/proposals/{id}/code"));
        let code = code_on(&own.submit(&give, &give, &[]).await);
        village.ask_to_explain(clerk, id).await;
        let mut visitor = app.visitor();
        let open = looked(&mut visitor, &code).await.form("/where/hearing");
        let left = looked(&mut visitor, &code).await.form("/where/hearing");
        let write =
            |form: system_tests::FilledForm, said: &str| form.set("way", "text").set("said", said);
        let done = visitor
            .send_form(&write(open, "의자가 없어 서 계십니다."))
            .await;
        assert!(done.expect(200).shows("설명을 남겼습니다"));
        assert!(done.shows("의자가 없어 서 계십니다."));
        let late = visitor.send_form(&write(left, "그늘도 없습니다.")).await;
        assert!(late.expect(409).shows("그늘도 없습니다."));
        assert!(late.shows("보내지 못한 글") && late.shows("의자가 없어 서 계십니다."));
    })
    .await;
}
