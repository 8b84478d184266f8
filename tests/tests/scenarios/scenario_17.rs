//! Officials of the city may not vote as residents.

use process::Role;
use system_tests::{Answer, DistrictBuilder, on_both};

use crate::resident::{cast, declaration, declare};

fn refused_with_the_clause(answer: &Answer, clause: &str, law: &str) {
    answer.expect(403);
    assert!(answer.shows(clause), "{clause}: {}", answer.brief());
    assert!(answer.shows(law), "{law}: {}", answer.brief());
}

/// Given a city official, when checking eligibility, then he is refused as voter with the
/// clause cited.
#[tokio::test]
async fn scenario_17_an_official_is_refused_with_the_clause() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;
        let mut honest = declaration("주민 칠");
        honest[5] = ("official", "yes");

        let (_, browser) = village.resident().await;
        let officer = app.person().role(Role::CityOfficer, None).sign_in().await.1;
        let clerk = village.holder(Role::Clerk).await.1;
        let before = app.contents();
        for (browser, fields) in [
            (browser, honest),
            (officer, declaration("공무원 일")),
            (clerk, declaration("공무원 이")),
        ] {
            let mut korean = browser.clone();
            let answer = declare(&mut korean, &vote, &fields).await;
            let law = "서울특별시 시민참여예산제 운영 조례";
            refused_with_the_clause(&answer, "제2조제2항", law);
            let mut english = browser.english();
            let answer = declare(&mut english, &vote, &fields).await;
            let law = "Seoul ordinance on citizen participatory budgeting";
            refused_with_the_clause(&answer, "article 2 (2)", law);
            assert_eq!(
                app.contents(),
                before,
                "nothing was written, no identity bound"
            );
        }

        // Whoever becomes an official after the declaration can't cast a ballot any more.
        let (person, mut browser) = village.resident().await;
        village.enrol(person, "주민 팔", &vote).await;
        let form = browser
            .get(&vote.path)
            .await
            .form(&format!("{}/ballot", vote.path));
        let (by, now) = (village.administrator, app.now());
        let new = store::NewGrant {
            person,
            role: Role::CityOfficer,
            district: None,
            body: None,
            starts_on: korean::seoul(now).date(),
            ends_on: None,
            granted_by: Some(by),
        };
        app.write(move |tx| Ok(store::grant_add(tx, &new, now)?))
            .await;
        let before = app.contents();
        let sent = browser
            .send_form(&form.set("choices", vote.items[0].to_string()))
            .await;
        let law = "서울특별시 시민참여예산제 운영 조례";
        refused_with_the_clause(&sent, "제2조제2항", law);
        assert_eq!(app.contents(), before);

        let (person, mut browser) = village.resident().await;
        village.enrol(person, "주민 구", &vote).await;
        cast(&mut browser, &vote, &[0]).await.expect(303);
    })
    .await;
}
