//! Plan, agreement and changes through HTTP: what is refused with figures, who signs what she
//! was shown, how an agreement is revised, and the last second of a year.

mod guard;
mod limit;
mod links;
mod masked;
mod send_back;
mod told;

use process::Role;
use system_tests::agreed::{LINES, Until};
use system_tests::records::spending_form;
use system_tests::{Agreed, Browser, DistrictBuilder, TestApp, on_both};
use web::acts;

const LINE: [(&str, &str); 9] = [
    ("policy_program", "주민과 함께 짜는 살림"),
    ("unit_program", "주민이 고른 일"),
    ("detailed_project", "걷는 길 잇기"),
    ("stat_code", "201-01"),
    ("label", "모임 안내문"),
    ("units", "3"),
    ("count", "4"),
    ("unit_price", "50,000"),
    ("source", "city-pb"),
];

/// The form of a line with other values in some fields.
fn but(other: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = LINE
        .iter()
        .filter(|(name, _)| !other.iter().any(|(n, _)| n == name));
    kept.chain(other).copied().collect()
}

const REASON: [(&str, &str); 1] = [("reason", "이야기를 나누었습니다.")];
const YES: [(&str, &str); 2] = [("approves", "yes"), ("reason", "필요한 변경입니다.")];
const NO: [(&str, &str); 2] = [("approves", "no"), ("reason", "다시 짜 주세요.")];

#[tokio::test]
async fn the_plan_is_reckoned_and_stays_within_the_budget() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let mut visitor = app.visitor();
        let page = visitor.get("/d/haneul/plan").await;
        assert!(page.expect(200).shows("아직 적은 예산 줄이 없습니다"));

        let (new, lines) = ("/d/haneul/plan/lines/new", "/d/haneul/plan/lines");
        secretary.submit(new, lines, &LINE).await.expect(303);
        let page = visitor.get("/d/haneul/plan").await;
        assert!(page.shows("3 × 4 × 50,000원"), "{}", page.visible());
        assert!(page.shows("600,000원") && page.shows("사무관리비 (201-01)"));

        // One won over the 500,000,000 of the year, with the figures and everything typed.
        let over = [
            ("units", "1"),
            ("count", "1"),
            ("unit_price", "499,400,001"),
        ];
        let refused = secretary.submit(new, lines, &but(&over)).await;
        let said = refused.expect(422).field_error("unit_price").unwrap();
        assert!(
            said.contains("500,000,001원") && said.contains("1원"),
            "{said}"
        );
        assert_eq!(refused.form(lines).get("label"), Some("모임 안내문"));
        // What others pay is not part of it.
        let other = but(&[over[0], over[1], over[2], ("source", "district")]);
        secretary.submit(new, lines, &other).await.expect(303);

        for (field, typed) in [
            ("units", "0"),
            ("units", "-1"),
            ("units", "1e9"),
            ("count", ""),
            ("count", "1000001"),
            ("unit_price", "0"),
            ("unit_price", "9,223,372,036,854,775,807"),
            ("unit_price", "99999999999999999999"),
            ("unit_price", "1.5"),
            ("stat_code", "999-99"),
            ("source", "me"),
            ("policy_program", "\u{200b}"),
        ] {
            let typed = but(&[(field, typed)]);
            let refused = secretary.submit(new, lines, &typed).await;
            assert!(refused.expect(422).field_error(field).is_some(), "{field}");
        }
        assert_eq!(app.rows("site.budget_line"), 2);

        let line = first_line(&app, "haneul").await;
        let edit = format!("{lines}/{line}");
        secretary
            .submit(&edit, &edit, &[("units", "2")])
            .await
            .expect(303);
        let page = visitor.get("/d/haneul/plan").await;
        assert!(page.shows("2 × 4 × 50,000원"), "{}", page.visible());
        let mut tokens = secretary.tokens(&edit).await;
        tokens.retain(|(name, _)| name == "csrf" || name == "key");
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([("year", "2027"), ("remove", "yes")]);
        secretary.post(&edit, &fields).await.expect(303);
        secretary.get(&edit).await.expect(404);
    })
    .await;
}

async fn first_line(app: &TestApp, slug: &'static str) -> process::id::BudgetLineId {
    app.read(move |tx| {
        let district = acts::district::find(tx, slug)?;
        let cycle = store::cycle_current(tx, district.id)?.ok_or_else(acts::not_found)?;
        Ok(store::budget_lines(tx, cycle.id)?[0].id)
    })
    .await
}

/// What the council selected becomes lines, and the plan shows what has none yet.
#[tokio::test]
async fn lines_are_taken_from_what_was_selected() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("bada").make(&app).await;
        let (secretary, mut browser) = village.holder(Role::Secretary).await;
        let decided = system_tests::agreed::decision(&app, &village, secretary).await;
        let district = village.id;
        app.write(move |tx| {
            let cycle = store::cycle_current(tx, district)?.ok_or_else(acts::not_found)?;
            tx.execute(
                "INSERT INTO selection (id, district_id, cycle_id, decision_id, last_word, \
                 recorded_at, recorded_by) VALUES (1, $1, $2, $3, 'council', 0, $4)",
                store::values![district, cycle.id, decided, secretary],
            )?;
            for (position, title, verdict, won) in [
                (1, "걷는 길 잇기", "selected", 30_000_000),
                (2, "공동 창고", "left-out", 0),
                (3, "작은 도서관", "changed", 20_000_000),
            ] {
                tx.execute(
                    "INSERT INTO selection_item (selection_id, position, title, asked_won, \
                     verdict, granted_won, reason, departs_vote, departs_forum) \
                     VALUES (1, $1, $2, $4, $3, $4, '', 0, 0)",
                    store::values![position, title, verdict, won],
                )?;
            }
            Ok(())
        })
        .await;
        let plan = browser.get("/d/bada/plan").await;
        assert!(
            plan.shows("작은 도서관") && plan.shows("20,000,000원"),
            "{}",
            plan.visible()
        );
        assert!(!plan.shows("공동 창고"));
        let new = "/d/bada/plan/lines/new?year=2027&selected=3";
        let shown = browser.get(new).await;
        let form = shown.expect(200).form("/d/bada/plan/lines");
        assert_eq!(form.get("detailed_project"), Some("작은 도서관"));
        assert_eq!(form.get("unit_price"), Some("20,000,000"));
        let typed = [
            ("policy_program", "주민 살림"),
            ("unit_program", "주민이 고른 일"),
            ("stat_code", "405-01"),
            ("label", "책과 책장"),
        ];
        browser
            .submit(new, "/d/bada/plan/lines", &typed)
            .await
            .expect(303);
        let plan = app.visitor().get("/d/bada/plan").await;
        assert!(
            plan.shows("책과 책장") && plan.shows("예산 줄 1개"),
            "{}",
            plan.visible()
        );
        // Neither more nor less than granted; a won more is told, also to whoever signs.
        let beyond = "정한 돈보다 많이 계획한 의제";
        assert!(plan.shows("같음") && !plan.shows(beyond));
        let edit = first_line(&app, "bada").await;
        let edit = format!("/d/bada/plan/lines/{edit}");
        browser
            .submit(&edit, &edit, &[("unit_price", "20,000,001")])
            .await
            .expect(303);
        let draft = [
            ("limit", "10"),
            ("at_limit", "council"),
            ("at_limit_note", "두 쪽이 정함"),
            ("limit_scope", "project"),
            ("execution_start", "2027-01-01"),
            ("execution_end", "2027-12-31"),
            ("summary", "함께 지키는 약속"),
        ];
        let agreement = "/d/bada/agreement/new?year=2027";
        browser
            .submit(agreement, "/d/bada/agreement", &draft)
            .await
            .expect(303);
        for page in ["/d/bada/plan", "/d/bada/agreement?year=2027"] {
            let shown = app.visitor().get(page).await;
            assert!(
                shown.shows(beyond) && shown.shows("작은 도서관: +1원"),
                "{}",
                shown.visible()
            );
        }
        // What was left out, or of another district, is nothing to take.
        for position in ["2", "9", "x"] {
            let mut fields = vec![("selected", position)];
            fields.extend(but(&[]));
            browser
                .submit(new, "/d/bada/plan/lines", &fields)
                .await
                .expect(404);
        }
    })
    .await;
}

/// Nobody signs a line that she has not seen.
#[tokio::test]
async fn a_party_signs_what_it_was_shown() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (money, lines) = village.with_money(&app, Until::Drafted, "2026-07-01").await;
        let (_, mut co_chair) = village.holder(Role::CoChair).await;
        let mut secretary = app.sign_in(money.secretary).await;
        let mut officer = app.sign_in(money.officer).await;
        let page = "/d/haneul/agreement?year=2027";
        let sign = "/d/haneul/agreement/sign";

        let shown = co_chair.get(page).await;
        assert!(
            shown.expect(200).shows("서명을 기다리는 협약안"),
            "{}",
            shown.visible()
        );
        assert!(shown.shows("60,000,000원") && shown.shows("185,000,000원"));
        let edit = format!("/d/haneul/plan/lines/{}", lines[0]);
        secretary
            .submit(&edit, &edit, &[("unit_price", "60,000,001")])
            .await
            .expect(303);
        let late = co_chair.send_form(&shown.form(sign)).await;
        assert!(late.expect(409).shows("보신 뒤에"), "{}", late.visible());

        co_chair
            .submit(page, sign, &[("chosen_at_limit", "council")])
            .await
            .expect(303);
        // From the first signature on the lines stay.
        secretary.get(&edit).await.expect(409);
        let page_now = officer.get(page).await;
        assert!(page_now.shows("구가 서명했고 시의 서명을 기다립니다"));
        officer
            .submit(page, sign, &[("chosen_at_limit", "council")])
            .await
            .expect(303);

        let public = app.visitor().get(page).await;
        assert!(
            public.shows("부터 지켜지고 있습니다"),
            "{}",
            public.visible()
        );
        // Who may change what, with the figures of each project.
        assert!(public.shows("협치회의가 사업마다 아직 움직일 수 있는 돈"));
        assert!(public.shows("100,000,001원") && public.shows("10,000,000원"));
        secretary
            .get("/d/haneul/plan/lines/new?year=2027")
            .await
            .expect(409);
    })
    .await;
}

/// The amounts of the form of an agreement, some of them changed.
async fn revise(browser: &mut Browser, amounts: &[(usize, &str)]) -> system_tests::Answer {
    let page = browser.get("/d/haneul/agreement/new?year=2027").await;
    let form = page.expect(200).form("/d/haneul/agreement");
    let mut now: Vec<String> = form
        .all("amounts")
        .iter()
        .map(|a| (*a).to_owned())
        .collect();
    for (place, amount) in amounts {
        now[*place] = (*amount).to_owned();
    }
    let fields: Vec<(String, String)> = [
        "csrf",
        "key",
        "year",
        "limit",
        "at_limit",
        "at_limit_note",
        "limit_scope",
        "execution_start",
        "execution_end",
        "summary",
    ]
    .iter()
    .map(|name| {
        (
            (*name).to_owned(),
            form.get(name).unwrap_or_default().to_owned(),
        )
    })
    .chain(now.into_iter().map(|amount| ("amounts".to_owned(), amount)))
    .chain([(
        "supplement".to_owned(),
        "제301회 임시회, 2026. 6. 12.".to_owned(),
    )])
    .collect();
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    browser.post("/d/haneul/agreement", &fields).await
}

#[tokio::test]
async fn a_signed_agreement_is_revised_by_both_and_never_edited() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let (_, mut co_chair) = agreed.village.holder(Role::CoChair).await;
        let page = "/d/haneul/agreement?year=2027";
        let sign = "/d/haneul/agreement/sign";

        // Beyond the budget of the year, and unreadable.
        let over = revise(&mut agreed.secretary, &[(0, "375,000,001")]).await;
        assert!(over.expect(422).field_error("amounts").is_some() || over.shows("1원"));
        revise(&mut agreed.secretary, &[(0, "-5")])
            .await
            .expect(422);

        revise(
            &mut agreed.secretary,
            &[(0, "70,000,000"), (2, "45,000,000")],
        )
        .await
        .expect(303);
        let shown = app.visitor().get(page).await;
        assert!(
            shown.shows("고친 협약안이 서명을 기다립니다"),
            "{}",
            shown.visible()
        );
        assert!(shown.shows("70,000,000원") && shown.shows("60,000,000원"));
        // What is in force stays as it was signed.
        let edit = format!("/d/haneul/plan/lines/{}", agreed.lines[0]);
        let held = agreed.secretary.get(&edit).await;
        assert!(
            held.expect(409).shows("지켜지고 있는 협약에 들어 있는"),
            "{}",
            held.visible()
        );
        assert_eq!(agreed.current(&app, 0).await, 60_000_000);

        // A change in the meantime: the draft would undo it, so it is written anew, even after
        // one party signed.
        co_chair
            .submit(page, sign, &[("chosen_at_limit", "council")])
            .await
            .expect(303);
        let change = agreed.propose(&[(0, 59_000_000), (1, 41_000_000)]).await;
        agreed.decide(&change).await.expect(303);
        let overtaken = agreed.officer.get(page).await;
        assert!(
            overtaken.shows("협약안을 쓴 뒤에 예산이 바뀌었습니다"),
            "{}",
            overtaken.visible()
        );
        assert!(overtaken.find_form(sign).is_none());
        let refused = agreed
            .officer_posts(sign, &[("year", "2027"), ("party", "city")])
            .await;
        refused.expect(409);

        revise(&mut agreed.secretary, &[(0, "80,000,000")])
            .await
            .expect(303);
        co_chair
            .submit(page, sign, &[("chosen_at_limit", "council")])
            .await
            .expect(303);
        agreed
            .officer
            .submit(page, sign, &[("chosen_at_limit", "council")])
            .await
            .expect(303);
        assert_eq!(agreed.current(&app, 0).await, 80_000_000);
        assert_eq!(
            agreed.current(&app, 1).await,
            41_000_000,
            "the change stays"
        );
        let public = app.visitor().get(page).await;
        assert!(public.shows("3번째"), "{}", public.visible());
    })
    .await;
}

#[tokio::test]
async fn what_the_council_moved_it_can_move_back_and_both_are_counted() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let there = agreed.propose(&[(0, 50_000_000), (1, 50_000_000)]).await;
        agreed.decide(&there).await.expect(303);
        let back = agreed.propose(&[]).await;
        let page = agreed.secretary.get(&back).await;
        assert!(page.shows("협치회의가 정합니다"), "{}", page.visible());
        agreed.decide(&back).await.expect(303);
        assert_eq!(agreed.current(&app, 0).await, LINES[0].2);
        let money = app.visitor().get("/d/haneul/money?year=2027").await;
        assert!(money.shows("변경으로 오간 돈"), "{}", money.visible());
        assert!(money.shows("2천만"), "{}", money.visible());
    })
    .await;
}

/// A change that the council does not pass is withdrawn, and what it kept is free again.
#[tokio::test]
async fn a_withdrawn_change_frees_the_limit_and_the_money() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let moved = [(0, 52_000_000), (1, 48_000_000)];
        let change = agreed.propose(&moved).await;
        let check = agreed.send(&moved, "check").await;
        assert!(check.shows("(한도 초과)"), "{}", check.visible());

        let withdraw = format!("{change}/withdraw");
        let empty = agreed
            .secretary
            .submit(&change, &withdraw, &[("withdrawn", " ")])
            .await;
        assert!(empty.expect(422).field_error("withdrawn").is_some());
        let why = [("withdrawn", "협치회의에서 부결되었습니다.")];
        agreed
            .secretary
            .submit(&change, &withdraw, &why)
            .await
            .expect(303);
        let page = app.visitor().get(&change).await;
        assert!(
            page.shows("거두었음") && page.shows("부결되었습니다"),
            "{}",
            page.visible()
        );
        let check = agreed.send(&moved, "check").await;
        assert!(check.shows("협치회의가 정합니다"), "{}", check.visible());
        agreed.decide_again(&change).await.expect(409);
    })
    .await;
}

#[tokio::test]
async fn a_line_cannot_lose_what_was_spent_of_it() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let (person, _) = agreed.village.holder(Role::Secretary).await;
        let (by, line) = (app.by(person).await, agreed.lines[0]);
        app.write(move |tx| {
            let form = spending_form(line, 59_000_000, "2026-07-02", "공사");
            acts::spending::record(tx, &by, "haneul", Some(2027), &form).map(drop)
        })
        .await;
        let refused = agreed
            .send(&[(0, 58_999_999), (1, 41_000_001)], "propose")
            .await;
        assert!(
            refused
                .expect(422)
                .shows("이미 59,000,000원을 썼거나, 묶었거나"),
            "{}",
            refused.visible()
        );
        agreed.propose(&[(0, 59_000_000), (1, 41_000_000)]).await;
    })
    .await;
}

/// Whatever waits at the end of the year waits for nothing any more.
#[tokio::test]
async fn the_closing_second_belongs_to_the_year_and_the_next_does_not() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let moved = [(0, 59_999_999), (2, 50_000_001)];
        let more = [(0, 59_999_998), (2, 50_000_002)];
        let (first, second) = (agreed.propose(&moved).await, agreed.propose(&more).await);
        for change in [&first, &second] {
            agreed.decide(change).await.expect(303);
            let consult = format!("{change}/consult");
            agreed
                .officer
                .submit(change, &consult, &REASON)
                .await
                .expect(303);
        }
        let officer = || {
            app.person()
                .role(Role::CityOfficer, agreed.village.id)
                .sign_in()
        };

        app.set_time("2026-12-31T23:59:59+09:00");
        let (_, mut browser) = officer().await;
        let approve = format!("{first}/approve");
        browser.submit(&first, &approve, &YES).await.expect(303);
        assert_eq!(agreed.current(&app, 2).await, 50_000_001);

        app.set_time("2027-01-01T00:00:00+09:00");
        let (_, mut browser) = officer().await;
        let approve = format!("{second}/approve");
        let late = browser.submit(&second, &approve, &YES).await;
        assert!(
            late.expect(409).shows("지방재정법 제7조"),
            "{}",
            late.visible()
        );
        assert_eq!(agreed.current(&app, 2).await, 50_000_001);
        browser.submit(&second, &approve, &NO).await.expect(303);

        // Nor can the agreement be revised; what moves no money goes on with what was carried over.
        let (_, mut secretary) = app
            .person()
            .role(Role::Secretary, agreed.village.id)
            .sign_in()
            .await;
        let ended = secretary.get("/d/haneul/agreement/new?year=2027").await;
        assert!(
            ended.expect(409).shows("실행하는 때가 지나"),
            "{}",
            ended.visible()
        );
        let new = "/d/haneul/changes/new?year=2027";
        let content = [
            ("title", "곳을 바꾸기"),
            ("reason", "더 가깝습니다."),
            ("content", "공원에서 엽니다."),
        ];
        let page = secretary.get(new).await;
        let form = page.expect(200).form("/d/haneul/changes").set_all(&content);
        let proposed = secretary.send_form(&form.set("step", "propose")).await;
        proposed.expect(303);
    })
    .await;
}

#[tokio::test]
async fn amounts_that_are_none_are_named_and_nothing_is_lost() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let before = app.contents();
        let new = "/d/haneul/changes/new?year=2027";
        for amount in ["", "-1", "1.5", "백만", "99999999999999999999"] {
            let page = agreed.secretary.get(new).await;
            let form = page.expect(200).form("/d/haneul/changes");
            let form = form
                .set("title", "이름")
                .set("reason", "까닭")
                .set("step", "propose");
            let refused = agreed
                .secretary
                .send_form(&form.set("amounts", amount))
                .await;
            refused.expect(422);
            assert!(
                refused.shows("번 줄의 금액을 숫자로"),
                "{amount}: {}",
                refused.visible()
            );
            assert_eq!(refused.form("/d/haneul/changes").get("title"), Some("이름"));
        }
        let largest = i64::MAX;
        let refused = agreed.send(&[(0, largest), (1, largest)], "propose").await;
        refused.expect(422);
        assert_eq!(app.rows("site.budget_change"), 0);
        assert_eq!(
            app.contents()["site.budget_version"],
            before["site.budget_version"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_api_tells_plan_agreement_and_changes() {
    on_both(|app| async move {
        let mut agreed = Agreed::make(&app, "2026-07-01").await;
        let change = agreed.propose(&[(0, 50_000_000), (1, 50_000_000)]).await;
        agreed.decide(&change).await.expect(303);
        let mut visitor = app.visitor();
        let district = "/api/v1/districts/haneul";

        let plan = visitor
            .get(&format!("{district}/plan?year=2027"))
            .await
            .json();
        assert_eq!(plan["planned_won"], "185000000");
        let line = &plan["lines"][0];
        assert_eq!(line["stat_code"], "201-01");
        assert_eq!(line["approved_won"], "60000000");
        assert_eq!(line["in_force_won"], "50000000");

        let agreement = visitor.get(&format!("{district}/agreement")).await.json();
        assert_eq!(agreement["limit"], serde_json::json!([10, 100]));
        assert_eq!(agreement["in_force"], true);
        assert_eq!(agreement["execution_end"], "2026-12-31");

        let list = visitor
            .get(&format!("{district}/changes?limit=1"))
            .await
            .json();
        let listed = &list["items"][0];
        assert_eq!(listed["state"], "in-force");
        assert_eq!(list["next"], serde_json::Value::Null);
        let id = listed["id"].as_str().unwrap();
        let one = visitor.get(&format!("/api/v1/changes/{id}")).await.json();
        assert_eq!(one["verdict"], "council-decision");
        assert_eq!(one["judgement"]["clause"], "at-limit");
        assert_eq!(one["judgement"]["projects"][0]["headroom_won"], "0");
        assert_eq!(one["moves"][0]["after_won"], "50000000");
        for absent in ["/api/v1/changes/1", "/api/v1/changes/x"] {
            visitor.get(absent).await.expect(404);
        }
        visitor
            .get(&format!("{district}/plan?year=1999"))
            .await
            .expect(404);
        visitor
            .get(&format!("{district}/plan?year=x"))
            .await
            .expect(400);
    })
    .await;
}
