//! What the desk shows of the money of a year, and that it is gone once it is done.

use process::Role;
use system_tests::agreed::LINES;
use system_tests::{Agreed, Browser, DistrictBuilder, on_both};

use super::open;

async fn desk(browser: &mut Browser) -> system_tests::Answer {
    let answer = browser.get("/me/desk").await;
    assert_eq!(answer.status, 200, "{}", answer.brief());
    answer
}

#[tokio::test]
async fn a_year_that_is_over_is_owed_until_it_is_settled_and_paid_back() {
    on_both(|app| async move {
        let here = DistrictBuilder::new("haneul").make(&app).await;
        let lines = [("빌린 곳", "201-01", 5_000_000)];
        here.money_in(&app, Some(2026), &lines, super::TERM).await;
        let (_, mut secretary) = here.holder(Role::Secretary).await;
        assert!(!desk(&mut secretary).await.shows("정산서 쓰기"));
        app.set_time("2027-01-05T10:00:00+09:00");
        let (_, mut secretary) = here.holder(Role::Secretary).await;
        let (_, mut officer) = here.holder(Role::CityOfficer).await;
        let shown = desk(&mut secretary).await;
        // 80 days after the last of December.
        let due = shown.shows("정산서 쓰기") && shown.shows("3월 21일");
        assert!(due, "{}", shown.visible());
        let new = "/d/haneul/settlement/new?year=2026";
        assert!(shown.links_to(new));
        assert!(!desk(&mut officer).await.shows("정산"));
        secretary
            .submit(new, "/d/haneul/settlement/new", &[])
            .await
            .expect(303);
        assert!(!desk(&mut secretary).await.links_to(new));
        let shown = desk(&mut officer).await;
        let settlement = "/d/haneul/settlement?year=2026";
        assert!(shown.shows("정산 승인하기") && shown.links_to(settlement));
        officer
            .submit(settlement, "/d/haneul/settlement/approve", &[])
            .await
            .expect(303);
        assert!(!desk(&mut officer).await.links_to(settlement));
        let refund = "/d/haneul/refund?year=2026";
        let shown = desk(&mut secretary).await;
        assert!(shown.shows("남은 돈 돌려주기") && shown.links_to(refund));
        for (won, left) in [("4,999,999", true), ("1", false)] {
            let fields = [
                ("amount", won),
                ("paid_on", "2027-01-05"),
                ("receipt", "12"),
            ];
            secretary
                .submit(refund, "/d/haneul/refund", &fields)
                .await
                .expect(303);
            assert_eq!(desk(&mut secretary).await.links_to(refund), left, "{won}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_is_owed_by_the_secretary_then_by_the_city_then_in_a_report() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let change = agreed
            .propose(&[(0, LINES[0].2 - 1), (2, LINES[2].2 + 1)])
            .await;
        let shown = desk(&mut agreed.secretary).await;
        assert!(shown.shows("예산변경을 협치회의에서 정하기") && shown.links_to(&change));
        assert!(!desk(&mut agreed.officer).await.links_to(&change));
        agreed.decide(&change).await.expect(303);
        assert!(!desk(&mut agreed.secretary).await.links_to(&change));
        let shown = desk(&mut agreed.officer).await;
        assert!(shown.shows("예산변경을 협의하고 승인하기") && shown.links_to(&change));
        for (step, fields) in [
            ("consult", &[("reason", "이야기를 나누었습니다.")][..]),
            (
                "approve",
                &[("approves", "yes"), ("reason", "필요한 변경입니다.")][..],
            ),
        ] {
            assert!(desk(&mut agreed.officer).await.links_to(&change), "{step}");
            agreed
                .officer_posts(&format!("{change}/{step}"), fields)
                .await
                .expect(303);
        }
        assert!(!desk(&mut agreed.officer).await.links_to(&change));

        // While its quarter runs nothing is reported.
        let report = "/d/haneul/diversions?year=2026&quarter=3";
        let shown = desk(&mut agreed.secretary).await;
        assert!(!shown.links_to(report), "{}", shown.visible());
        app.set_time("2026-10-02T10:00:00+09:00");
        let (_, mut secretary) = agreed.village.holder(Role::Secretary).await;
        let shown = desk(&mut secretary).await;
        assert!(shown.shows("전용을 의회에 보고하기") && shown.shows("2026년 3분기"));
        assert!(
            shown.links_to(report) && shown.shows("10월 31일"),
            "{}",
            shown.visible()
        );
        let path = "/d/haneul/diversions";
        for day in ["2026-09-30", "2026-10-03", ""] {
            let again = secretary
                .submit(report, path, &[("reported_on", day)])
                .await;
            assert!(again.expect(422).field_error("reported_on").is_some());
            assert_eq!(again.form(path).get("reported_on"), Some(day));
        }
        secretary
            .submit(report, path, &[("reported_on", "2026-10-01")])
            .await
            .expect(303);
        assert!(!desk(&mut secretary).await.links_to(report));
        let public = app.visitor().get(report).await;
        assert!(public.shows("2026. 10. 1."), "{}", public.visible());
    })
    .await;
}

#[tokio::test]
async fn an_objection_is_owed_by_the_city() {
    on_both(|app| async move {
        let (here, _, _) = open(&app).await;
        let (who, mut officer) = here.holder(Role::CityOfficer).await;
        app.scheme_of(who, 2025).await;
        here.result_of(who, (2025, 1), 80).await;
        let objection = here.object_to(who, 2025).await;
        let page = format!("/d/haneul/evaluation/objections/{objection}");
        let shown = desk(&mut officer).await;
        assert!(shown.shows("평가 결과의 이의신청에 답하기") && shown.links_to(&page));
        let fields = [("verdict", "declined"), ("answer", "기록이 모두 있습니다.")];
        officer
            .submit(&page, &format!("{page}/answer"), &fields)
            .await
            .expect(303);
        assert!(!desk(&mut officer).await.links_to(&page));
    })
    .await;
}

/// A page of the desk begins where the one before ended, whatever is owed.
#[tokio::test]
async fn the_desk_is_paged_over_all_that_is_owed() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        for won in 1..=35 {
            agreed
                .propose(&[(0, LINES[0].2 - won), (2, LINES[2].2 + won)])
                .await;
        }
        let first = desk(&mut agreed.secretary).await;
        let next = first.page().all("a").find_map(|a| {
            let to = a.attr("href")?.to_owned();
            to.starts_with("/me/desk?after=").then_some(to)
        });
        let second = agreed.secretary.get(&next.unwrap()).await;
        let count = |answer: &system_tests::Answer| {
            let page = answer.page();
            let links = page.all("a").filter_map(|a| a.attr("href"));
            links
                .filter(|to| to.starts_with("/d/haneul/changes/"))
                .count()
        };
        // The minutes of the meeting that decides are owed too.
        assert_eq!(count(&first) + count(&second), 35);
    })
    .await;
}
