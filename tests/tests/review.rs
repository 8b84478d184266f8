//! Departments and their review: from the question over cards, a return, a substitute and a
//! stand-in to the public answer, and looking again when an author asks.

use process::Role;
use process::agenda::Item;
use process::duty::DutyKind;
use process::id::{DepartmentId, PersonId, ReviewId};
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use web::acts;
use web::acts::review::coordinate::HandForm;

/// A district with two departments, each with its officials, and everybody who has a part.
struct Ground {
    village: Village,
    roads: DepartmentId,
    parks: DepartmentId,
    /// Two of the road department, one of the parks.
    officials: [PersonId; 3],
    secretary: PersonId,
    coordinator: PersonId,
    author: PersonId,
    proposal: Item,
}

async fn ground(app: &TestApp) -> Ground {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let departments = village
        .departments(&["도로과 / Roads / 02-000-0000", "공원과 / Parks"])
        .await;
    let [roads, parks] = departments[..] else {
        unreachable!()
    };
    let officials = [
        village.serving("주무관 1", roads).await,
        village.serving("주무관 2", roads).await,
        village.serving("주무관 3", parks).await,
    ];
    let author = app
        .person()
        .name("하늘동 주민 3")
        .email("author@example.org");
    let author = author.make().await;
    let proposal = Item::Proposal(village.proposal(author, "밤길이 밝은 통학로").await);
    let coordinator = app.person().email("coordinator@example.org");
    let coordinator = coordinator.role(Role::GovernanceCoordinator, village.id);
    Ground {
        secretary: village.holder(Role::Secretary).await.0,
        coordinator: coordinator.make().await,
        village,
        roads,
        parks,
        officials,
        author,
        proposal,
    }
}

impl Ground {
    async fn hand(&self, card: process::id::ReviewCardId, form: HandForm) {
        let by = self.village.app().by(self.coordinator).await;
        let slug = self.village.slug.clone();
        self.village
            .app()
            .write(move |tx| acts::review::coordinate::hand(tx, &by, &slug, card, &form))
            .await;
    }

    async fn duties(&self, person: PersonId) -> Vec<(DutyKind, bool)> {
        let (app, today) = (
            self.village.app(),
            korean::seoul(self.village.app().now()).date(),
        );
        let now = app.now();
        let found = app
            .read(move |tx| Ok(store::duties_of(tx, person, today, now, None, 50)?))
            .await;
        found.iter().map(|duty| (duty.kind, duty.mine)).collect()
    }

    fn path(&self, review: ReviewId) -> String {
        self.village.path(&format!("/reviews/{review}"))
    }
}

#[tokio::test]
async fn departments_write_the_coordinator_answers_and_the_author_is_told() {
    on_both(|app| async move {
        let ground = ground(&app).await;
        let village = &ground.village;
        let [one, two, three] = ground.officials;
        app.notices().await;
        let mut secretary = app.sign_in(ground.secretary).await;
        let page = secretary.get(&item_page(village, ground.proposal)).await;
        let new = format!("{}?item={}", village.path("/reviews/new"), ground.proposal);
        assert!(page.expect(200).links_to(&new), "{}", page.visible());
        let sent = secretary
            .submit(
                &new,
                &village.path("/reviews"),
                &[
                    ("department", &ground.roads.to_string()),
                    ("question", "올해 안에 할 수 있나요?"),
                ],
            )
            .await;
        let location = sent.expect(303).location().to_owned();
        let review: ReviewId = number(&location);
        // Only the officials of the department are told and owe it, each of them.
        let told = app.notices().await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].text.contains("도로과"), "{}", told[0].text);
        for (who, owed) in [(one, 1), (two, 1), (three, 0)] {
            assert_eq!(ground.duties(who).await.len(), owed);
        }
        let again = secretary.get(&new).await.form(&village.path("/reviews"));
        let again = again.set("question", "또?");
        let again = secretary.send_form(&again).await;
        assert!(again.status == 422 || again.status == 409);

        // A draft is kept, and what is missing is named when the card is handed in.
        let mut official = app.sign_in(one).await;
        let card = village.owed(review).await[0];
        let work = village.path(&format!("/reviews/cards/{card}"));
        assert!(official.get("/me/desk").await.links_to(&work));
        let form = official.get(&work).await.expect(200).form(&work);
        let draft = form
            .clone()
            .set("grounds", "기둥을 살피는 중입니다.")
            .set("step", "draft");
        let kept = official.send_form(&draft).await;
        assert_eq!(kept.expect(303).location(), format!("{work}?done=draft"));
        let form = official.get(&work).await.form(&work);
        assert_eq!(form.get("grounds"), Some("기둥을 살피는 중입니다."));
        let missing = official
            .send_form(&form.clone().set("step", "submit"))
            .await;
        assert!(missing.expect(422).field_error("feasible").is_some());
        let mut stranger = app.sign_in(three).await;
        stranger.get(&work).await.expect(403);
        let good = form.set_all(&[
            ("feasible", "changes"),
            ("label", "등"),
            ("units", "12"),
            ("count", "2"),
            ("unit_price", "50만"),
            ("office_note", "과장 확인 필요"),
            ("step", "submit"),
        ]);
        official.send_form(&good).await.expect(303);
        let complete = app.notices().await;
        assert!(complete.iter().any(|n| n.to == "coordinator@example.org"));
        assert_eq!(
            ground.duties(ground.coordinator).await,
            [(DutyKind::ReviewAnswer, false)]
        );

        // Nobody but the offices reads it before it is published.
        let mut visitor = app.visitor();
        let shown = visitor.get(&ground.path(review)).await;
        assert!(
            !shown.expect(200).shows("12,000,000"),
            "{}",
            shown.visible()
        );
        assert!(stranger.get(&ground.path(review)).await.shows("12,000,000"));
        let mut coordinator = app.sign_in(ground.coordinator).await;
        let answer = format!("{}/answer", ground.path(review));
        let fields = [
            ("feasible", "changes"),
            ("answer", "등을 낮추면 할 수 있습니다."),
        ];
        let done = coordinator.submit(&answer, &answer, &fields).await;
        done.expect(303);
        let told = app.notices().await;
        assert!(
            told.iter().any(|n| n.to == "author@example.org"),
            "{told:?}"
        );
        let shown = visitor.get(&ground.path(review)).await;
        for words in [
            "12,000,000",
            "기둥을 살피는 중입니다.",
            "등을 낮추면",
            "바꾸면 할 수 있음",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        assert!(
            !shown.contains("과장 확인"),
            "a note between offices is never public"
        );
        assert!(
            visitor
                .get(&village.path("/reviews?state=answered"))
                .await
                .links_to(&ground.path(review))
        );
        let agenda = visitor.get(&item_page(village, ground.proposal)).await;
        assert!(agenda.links_to(&ground.path(review)));
        coordinator.submit_refused(&answer, &fields).await;
    })
    .await;
}

/// A form that can't be sent any more.
trait Refused {
    async fn submit_refused(&mut self, address: &str, fields: &[(&str, &str)]);
}

impl Refused for Browser {
    async fn submit_refused(&mut self, address: &str, fields: &[(&str, &str)]) {
        let mut all: Vec<(String, String)> = self.tokens("/me").await;
        all.extend(
            fields
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
        );
        let pairs: Vec<_> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let answer = self.post(address, &pairs).await;
        assert_eq!(answer.status, 409, "{address}: {}", answer.brief());
    }
}

fn item_page(village: &Village, item: Item) -> String {
    match item {
        Item::Proposal(id) => village.path(&format!("/proposals/{id}")),
        Item::Agenda(id) => village.path(&format!("/agendas/{id}")),
    }
}

fn number<T: std::str::FromStr>(address: &str) -> T {
    let path = address.split('?').next().unwrap();
    let last = path.rsplit('/').next().unwrap();
    last.parse().ok().unwrap()
}

#[tokio::test]
async fn a_card_comes_back_another_department_is_asked_and_somebody_stands_in() {
    on_both(|app| async move {
        let ground = ground(&app).await;
        let village = &ground.village;
        let [one, two, three] = ground.officials;
        let review = village
            .send(ground.secretary, ground.proposal, &[ground.roads])
            .await;
        let card = village.owed(review).await[0];
        let step = |step: &str| HandForm {
            step: step.to_owned(),
            reason: "담당자가 교육 중입니다.".to_owned(),
            ..HandForm::default()
        };
        ground
            .hand(
                card,
                HandForm {
                    staff: two.to_string(),
                    ..step("stand-in")
                },
            )
            .await;
        assert!(ground.duties(one).await.is_empty());
        assert_eq!(ground.duties(two).await, [(DutyKind::ReviewCard, true)]);
        village.submit_card(two, card).await;
        ground.hand(card, step("return")).await;
        assert_eq!(village.owed(review).await, [card]);
        ground
            .hand(
                card,
                HandForm {
                    department: ground.parks.to_string(),
                    ..step("replace")
                },
            )
            .await;
        assert!(ground.duties(two).await.is_empty());
        assert_eq!(ground.duties(three).await, [(DutyKind::ReviewCard, false)]);
        let other = village.owed(review).await[0];
        assert_ne!(other, card);
        village.submit_card(three, other).await;
        village.answer_review(ground.coordinator, review).await;
        // What was handed in before stays, the log tells each step, and its reasons only to offices.
        assert_eq!(app.rows("site.review_submission"), 2);
        let mut visitor = app.visitor();
        let shown = visitor.get(&ground.path(review)).await;
        for words in [
            "대신할 사람을 정함",
            "다시 쓰도록 돌려보냄",
            "다른 부서로 바꿈",
            "공개로 답함",
        ] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        assert!(!shown.contains("교육 중"));
        let mut inside = app.sign_in(one).await;
        assert!(inside.get(&ground.path(review)).await.shows("교육 중"));
    })
    .await;
}

#[tokio::test]
async fn an_author_asks_once_and_others_look_again() {
    on_both(|app| async move {
        let ground = ground(&app).await;
        let village = &ground.village;
        let [one, two, three] = ground.officials;
        let both = [ground.roads, ground.parks];
        let review = village.send(ground.secretary, ground.proposal, &both).await;
        let cards = village.owed(review).await;
        village.submit_card(one, cards[0]).await;
        village.submit_card(three, cards[1]).await;
        village.answer_review(ground.coordinator, review).await;
        let appeal = format!("{}/appeal", ground.path(review));
        let mut other = app.person().sign_in().await.1;
        other.get(&appeal).await.expect(403);
        let mut author = app.sign_in(ground.author).await;
        assert!(author.get(&ground.path(review)).await.links_to(&appeal));
        let fields = [("reason", "전화 010-1234-5678로 설명하겠습니다.")];
        author.submit(&appeal, &appeal, &fields).await.expect(303);
        author.submit_refused(&appeal, &fields).await;
        let again = village.owed(review).await;
        assert_eq!(again.len(), 2);
        // The first writer can't, because there is another one; the parks have nobody else.
        let mut first = app.sign_in(one).await;
        let work = village.path(&format!("/reviews/cards/{}", again[0]));
        let refused = first.get(&work).await;
        assert!(
            refused.expect(200).shows("다른 분이 다시 검토"),
            "{}",
            refused.visible()
        );
        village.submit_card(two, again[0]).await;
        village.submit_card(three, again[1]).await;
        village.answer_review(ground.coordinator, review).await;
        let shown = app.visitor().get(&ground.path(review)).await;
        for words in ["첫 답", "다시 검토한 답", "010-****-5678"] {
            assert!(
                shown.expect(200).shows(words),
                "{words}: {}",
                shown.visible()
            );
        }
        assert!(!shown.contains("010-1234-5678"));

        // Too late for the next one.
        let late = Item::Proposal(village.proposal(ground.author, "작은 도서관").await);
        let late = village.send(ground.secretary, late, &[ground.roads]).await;
        let card = village.owed(late).await[0];
        village.submit_card(one, card).await;
        village.answer_review(ground.coordinator, late).await;
        app.pass(jiff::SignedDuration::from_hours(24 * 20));
        let mut author = app.sign_in(ground.author).await;
        author
            .submit_refused(&format!("{}/appeal", ground.path(late)), &fields)
            .await;
    })
    .await;
}

#[tokio::test]
async fn departments_are_reminded_before_and_after_the_day() {
    on_sqlite(|app| async move {
        let ground = ground(&app).await;
        let village = &ground.village;
        let review = village
            .send(ground.secretary, ground.proposal, &[ground.parks])
            .await;
        app.notices().await;
        assert_eq!(app.remind().await.reviews, 0);
        // Ten working days from Monday 27 July 2026 end with 10 August.
        app.set_time("2026-08-09T00:00:00+09:00");
        assert_eq!(app.remind().await.reviews, 1);
        assert_eq!(app.remind().await.reviews, 0, "once");
        let told = app.notices().await;
        assert_eq!(told.len(), 1);
        assert!(
            told[0].text.contains("공원과") && told[0].text.contains("8월 10일"),
            "{}",
            told[0].text
        );
        app.set_time("2026-08-11T00:00:00+09:00");
        assert_eq!(app.remind().await.reviews, 1);
        assert!(app.notices().await[0].subject.contains("늦은"));
        let mut official = app.sign_in(ground.officials[2]).await;
        assert!(official.get("/me/desk").await.shows("1일 늦음"));
        // The answer is late in its turn, and the coordinator hears of it.
        app.set_time("2026-08-20T00:00:00+09:00");
        assert_eq!(app.remind().await.reviews, 1);
        let told = app.notices().await;
        assert_eq!(told[0].to, "coordinator@example.org");
        assert_eq!(app.remind().await, jobs::duties::Done::default());
        // Nobody is reminded of something hidden.
        let _ = review;
    })
    .await;
}

#[tokio::test]
async fn a_department_is_changed_and_closed_and_keeps_its_officials() {
    on_sqlite(|app| async move {
        let ground = ground(&app).await;
        let village = &ground.village;
        let page = village.path("/settings/departments");
        let mut secretary = app.sign_in(ground.secretary).await;
        let form = secretary.get(&page).await.form(&page);
        assert_eq!(form.all("office_lines").len(), 2);
        let twice = form.clone().set("departments", "공원과");
        let twice = secretary.send_form(&twice).await;
        assert!(twice.expect(422).field_error("departments").is_some());
        village
            .send(ground.secretary, ground.proposal, &[ground.roads])
            .await;
        // The first line is that of the parks, by name.
        let lines = form.all("office_lines").join("|");
        assert!(lines.starts_with("공원과"), "{lines}");
        let closed = form.set("office_lines", "");
        secretary.send_form(&closed).await.expect(303);
        let roles = secretary.get(&village.path("/roles")).await;
        assert!(roles.shows("도로과"), "{}", roles.visible());
    })
    .await;
}
