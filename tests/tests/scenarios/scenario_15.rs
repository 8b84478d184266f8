//! One person, one right, by whatever proof she comes.

use process::Role;
use system_tests::{Answer, Browser, DistrictBuilder, TestApp, Village, Vote, on_both};
use tokio::task::JoinSet;

use crate::resident::{
    ballots, cast, code_to, declaration, declare, sign_in, sign_in_by_desk_code, ticked,
};

/// How many requests come at the same moment.
const AT_ONCE: usize = 50;

/// Given the same person by another proof, when she votes again, then one vote counts
/// (replacement before close).
#[tokio::test]
async fn scenario_15_one_person_has_one_vote_by_any_proof() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;

        let mut by_mail = sign_in(&app, "resident3@example.org").await;
        declare(&mut by_mail, &vote, &declaration("주민 삼"))
            .await
            .expect(303);
        cast(&mut by_mail, &vote, &[0, 1]).await.expect(303);
        assert_eq!(ballots(&app).0, 1);

        add_phone(&app, &mut by_mail, "010-1234-5678").await;
        let mut by_phone = sign_in(&app, "010-1234-5678").await;
        assert!(ticked(&mut by_phone, &vote).await.is_empty());
        cast(&mut by_phone, &vote, &[2]).await.expect(303);
        one_ballot(&app, &vote, &[2]);

        let code = desk_code(&village, "주민삼").await;
        let mut by_desk = sign_in_by_desk_code(&app, &code).await;
        assert!(ticked(&mut by_desk, &vote).await.is_empty());
        cast(&mut by_desk, &vote, &[3, 4]).await.expect(303);
        one_ballot(&app, &vote, &[3, 4]);

        // The account that only declared the name has given way, and can't take it back.
        refused(
            &app,
            declare(&mut by_mail, &vote, &declaration("주민 삼")).await,
        );
        let mut second = sign_in(&app, "other@example.org").await;
        refused(
            &app,
            declare(&mut second, &vote, &declaration("주민 삼")).await,
        );
        let mut english = second.english();
        let answer = declare(&mut english, &vote, &declaration("주민 삼")).await;
        assert!(
            answer.shows("Each person has one vote"),
            "{}",
            answer.brief()
        );
        one_ballot(&app, &vote, &[3, 4]);
        app.set_time("2026-07-31T18:01:00+09:00");
        jobs::counting::due(app.stores(), app.now()).await.unwrap();
        let result = app
            .visitor()
            .get(&format!("/api/v1/votes/{}/result", vote.id))
            .await
            .json();
        assert_eq!(result["ballots_counted"], 1);
        assert_eq!(result["ballots_issued"], 1);
    })
    .await;
}

/// Fifty accounts that declare one person at once, and fifty ballots of that person at once.
#[tokio::test]
async fn scenario_15_fifty_at_once_are_one_slot_and_one_ballot() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;

        let mut ready = Vec::new();
        for _ in 0..AT_ONCE {
            let (_, mut browser) = village.resident().await;
            let page = browser.get(&vote.path).await;
            let form = page.form(&format!("{}/eligibility", vote.path));
            ready.push((browser, form.set_all(&declaration("주민 오"))));
        }
        let done = at_once(ready).await;
        let (taken, refused): (Vec<_>, Vec<_>) =
            done.into_iter().partition(|(_, a)| a.status == 303);
        assert_eq!(taken.len(), 1, "one account stands for the person");
        assert!(refused.iter().all(|(_, answer)| answer.status == 422));
        assert_eq!(app.rows("roll.roll_entry"), 1, "one slot was issued");

        // Her own browsers all hold the page with the same number of the ballot.
        let (mut browser, _) = taken.into_iter().next().unwrap();
        let mut ready = Vec::new();
        for n in 0..AT_ONCE {
            let form = browser
                .get(&vote.path)
                .await
                .form(&format!("{}/ballot", vote.path));
            ready.push((
                browser.clone(),
                form.set("choices", vote.items[n % 14].to_string()),
            ));
        }
        let sent: Vec<_> = ready
            .iter()
            .map(|(_, form)| form.get("choices").unwrap().to_owned())
            .collect();
        let done = at_once(ready).await;
        let (lying, stored) = ballots(&app);
        assert_eq!(lying, 1);
        for ((_, answer), choice) in done.iter().zip(&sent) {
            // The same choice once more is the same ballot; another one came too late.
            let expected = if stored.contains(choice.as_str()) {
                303
            } else {
                422
            };
            assert_eq!(answer.status, expected, "{}", answer.brief());
        }

        // Fifty declarations of the one account issue no second slot either.
        let fields = declaration("주민 오");
        let form = browser
            .get(&vote.path)
            .await
            .form(&format!("{}/ballot", vote.path));
        let mut ready = Vec::new();
        for _ in 0..AT_ONCE {
            let mut again = form
                .clone()
                .set("key", store::random_hex(16))
                .set_all(&fields[4..]);
            again.action = format!("{}/eligibility", vote.path);
            ready.push((browser.clone(), again));
        }
        assert!(
            at_once(ready)
                .await
                .iter()
                .all(|(_, answer)| answer.status == 303)
        );
        assert_eq!((app.rows("roll.roll_entry"), ballots(&app).0), (1, 1));
    })
    .await;
}

/// Sends every form at the same moment; the answers come in the order of the forms.
async fn at_once(ready: Vec<(Browser, system_tests::FilledForm)>) -> Vec<(Browser, Answer)> {
    let mut sending = JoinSet::new();
    for (place, (mut browser, form)) in ready.into_iter().enumerate() {
        sending.spawn(async move {
            let answer = browser.send_form(&form).await;
            (place, browser, answer)
        });
    }
    let mut done = sending.join_all().await;
    done.sort_unstable_by_key(|(place, ..)| *place);
    done.into_iter()
        .map(|(_, browser, answer)| (browser, answer))
        .collect()
}

async fn add_phone(app: &TestApp, browser: &mut Browser, phone: &str) {
    let asked = browser
        .submit("/me", "/me/contacts", &[("address", phone)])
        .await;
    let page = browser.follow(asked).await;
    let form = page
        .form("/me/contacts/code")
        .set("code", code_to(app, phone).await);
    browser.send_form(&form).await.expect(303);
}

async fn desk_code(village: &Village, name: &str) -> String {
    let (_, mut clerk) = village.holder(Role::Clerk).await;
    let desk = village.path("/desk");
    let mut fields = declaration(name)[..5].to_vec();
    fields.push(("papers", "yes"));
    // Another account has only declared this name, and most often it is the person's own.
    let asked = clerk.submit(&desk, &desk, &fields).await;
    asked.expect(422);
    let said = asked.field_error("take_over").expect("it is asked first");
    assert!(said.contains("이미 있습니다"), "{said}");
    let form = asked.form(&desk).set("take_over", "yes");
    let answer = clerk.send_form(&form).await;
    answer.expect(200);
    let page = answer.page();
    let code = page
        .all("strong")
        .find(|strong| strong.has_class("num"))
        .unwrap();
    code.text.clone()
}

fn refused(app: &TestApp, answer: Answer) {
    answer.expect(422);
    let said = answer
        .field_error("name")
        .expect("it is said beside the name");
    assert!(said.contains("이미 다른 계정에서 확인되었습니다"), "{said}");
    assert!(said.contains("표는 한 사람에 하나입니다"), "{said}");
    assert_eq!(app.rows("roll.roll_entry"), 1);
}

fn one_ballot(app: &TestApp, vote: &Vote, marked: &[usize]) {
    let (rows, text) = ballots(app);
    assert_eq!((rows, app.rows("roll.roll_entry")), (1, 1));
    for (at, item) in vote.items.iter().enumerate() {
        assert_eq!(
            text.contains(&item.to_string()),
            marked.contains(&at),
            "agenda {at}"
        );
    }
}
