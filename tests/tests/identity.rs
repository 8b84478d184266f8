//! Who a person is: names in all their spellings, children, names of offices, and accounts
//! that a desk must not open.

use process::Role;
use process::id::PersonId;
use system_tests::{Answer, Browser, DistrictBuilder, TestApp, Village, on_both};

const BORN: [(&str, &str); 3] = [
    ("birth_year", "1966"),
    ("birth_month", "3"),
    ("birth_day", "9"),
];

async fn declare(browser: &mut Browser, path: &str, name: &str) -> Answer {
    let form = browser.get(path).await.form(&format!("{path}/eligibility"));
    let form = form.set_all(&BORN).set("name", name);
    let form = form.set_all(&[("basis", "resident"), ("official", "no")]);
    browser.send_form(&form).await
}

async fn at_desk(village: &Village, fields: &[(&str, &str)]) -> Answer {
    let (_, mut clerk) = village.holder(Role::Clerk).await;
    let desk = village.path("/desk");
    let mut typed: Vec<_> = fields
        .iter()
        .copied()
        .filter(|(name, _)| *name != "who")
        .collect();
    let usual = [("name", "주민 삼"), ("papers", "yes")];
    for (name, value) in usual.into_iter().chain(BORN) {
        if !fields.iter().any(|(given, _)| *given == name) {
            typed.push((name, value));
        }
    }
    let answer = clerk.submit(&desk, &desk, &typed).await;
    match fields.iter().find(|(name, _)| *name == "who") {
        // The question is put only when papers like these were seen before.
        Some((name, who)) => {
            answer.expect(422);
            let form = answer.form(&desk).set(name, *who);
            clerk.send_form(&form).await
        }
        None => answer,
    }
}

/// A name typed letter by letter, with something invisible in it or with a hyphen is the
/// same name: one person, one right.
#[tokio::test]
async fn another_spelling_of_a_name_is_no_second_voter() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(4, 2).await;
        let (_, mut first) = village.resident().await;
        declare(&mut first, &vote.path, "주민 삼").await.expect(303);
        let apart = "\u{110c}\u{116e}\u{1106}\u{1175}\u{11ab}\u{1109}\u{1161}\u{11b7}";
        for name in [
            apart,
            "주\u{200b}민삼",
            "주민-삼",
            "주민\u{3164}삼",
            "\u{feff}주민삼",
        ] {
            let (_, mut second) = village.resident().await;
            let answer = declare(&mut second, &vote.path, name).await;
            answer.expect(422);
            let said = answer
                .field_error("name")
                .expect("it is said beside the name");
            assert!(said.contains("이미 다른 계정에서"), "{name:?}: {said}");
        }
        assert_eq!(app.rows("roll.roll_entry"), 1);
    })
    .await;
}

/// Given a 13-year-old, when registering, then guardian consent is required.
#[tokio::test]
async fn scenario_16_a_guardian_agrees_for_a_child() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(4, 2).await;
        let (_, mut child) = village.resident().await;
        let form = child.get(&vote.path).await;
        let form = form.form(&format!("{}/eligibility", vote.path));
        let form = form.set_all(&[
            ("name", "주민 어린이"),
            ("birth_year", "2013"),
            ("birth_month", "3"),
            ("birth_day", "9"),
            ("basis", "student"),
            ("official", "no"),
        ]);
        let answer = child.send_form(&form).await;
        answer.expect(422);
        let said = answer
            .field_error("birth")
            .expect("it is said beside the birth");
        assert!(
            said.contains("제22조의2제1항") && said.contains("만 14세"),
            "{said}"
        );
        assert_eq!(app.rows("roll.roll_entry"), 0);

        let young = [("name", "주민 어린이"), ("birth_year", "2013")];
        let answer = at_desk(&village, &young).await;
        answer.expect(422);
        let said = answer
            .field_error("guardian")
            .expect("the desk asks for the consent");
        assert!(said.contains("제22조의2제1항"), "{said}");
        assert_eq!(app.rows("site.sign_in_code"), 0);
        let agreed = [young[0], young[1], ("guardian", "yes")];
        at_desk(&village, &agreed).await.expect(200);
        assert_eq!(app.rows("site.sign_in_code"), 1);
        // The two databases quote differently.
        let audit = app.contents()["site.audit"].text.replace(['"', '\\'], "");
        assert!(audit.contains("guardian:true"), "{audit}");
    })
    .await;
}

/// A clerk could otherwise sign in as anybody's superior.
#[tokio::test]
async fn a_desk_opens_no_account_with_a_role() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        at_desk(&village, &[]).await.expect(200);
        let key = app.stores().keys.identity_key("주민삼|1966-03-09");
        let grant = store::NewGrant {
            person: app
                .read(move |tx| Ok(store::person_by_identity_key(tx, &key)?))
                .await
                .unwrap()
                .id,
            role: Role::Secretary,
            district: Some(village.id),
            body: None,
            starts_on: jiff::civil::date(2026, 7, 1),
            ends_on: None,
            granted_by: None,
        };
        let now = app.now();
        app.write(move |tx| Ok(store::grant_add(tx, &grant, now)?))
            .await;
        let answer = at_desk(&village, &[("who", "1")]).await;
        let said = answer.expect(422).field_error("name").unwrap();
        assert!(said.contains("맡은 역할이 있어"), "{said}");
        assert_eq!(app.rows("site.sign_in_code"), 1);
        // The look-up itself is recorded.
        assert_eq!(app.rows("site.access_record"), 3);
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_the_name_of_an_office() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut resident) = village.resident().await;
        for name in ["관리자", "하늘구청", "관\u{200b}리자 3", "Admin"] {
            let answer = resident.submit("/me", "/me/name", &[("name", name)]).await;
            let said = answer.expect(422).field_error("name").unwrap();
            assert!(said.contains("관청이나 담당자"), "{name:?}: {said}");
        }
        let named = resident
            .submit("/me", "/me/name", &[("name", "인간사랑")])
            .await;
        named.expect(303);
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        let named = clerk
            .submit("/me", "/me/name", &[("name", "하늘동 담당자")])
            .await;
        named.expect(303);
    })
    .await;
}

/// Who closes an account leaves a ballot behind. Nobody else may go on with it by typing the
/// same name, neither in this vote nor by way of another one that runs.
#[tokio::test]
async fn a_closed_account_leaves_its_ballot_to_nobody() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (vote, other) = (village.vote(4, 2).await, village.vote(3, 1).await);
        let (person, mut first) = village.resident().await;
        declare(&mut first, &vote.path, "주민 삼").await.expect(303);
        village.cast(person, &vote, &[0], 1).await;
        let page = first.get("/me/close").await;
        first.send_form(&page.form("/me/close")).await.expect(303);

        for path in [&vote.path, &other.path] {
            let (_, mut second) = village.resident().await;
            let answer = declare(&mut second, path, "주민삼").await;
            let said = answer.expect(422).field_error("name").unwrap();
            assert!(said.contains("계정을 닫으셨습니다"), "{said}");
        }
        assert_eq!(app.rows("roll.roll_entry"), 1);
        // A visitor who asks learns nothing.
        let mut stranger = app.visitor();
        let tokens = stranger.get("/sign-in").await.form("/sign-in");
        let mut asked = tokens.set_all(&BORN).set("name", "주민 삼");
        asked = asked.set_all(&[("basis", "resident"), ("official", "no")]);
        asked.action = format!("{}/eligibility", vote.path);
        let answer = stranger.send_form(&asked).await;
        assert_eq!(answer.status, 401, "{}", answer.brief());
        // Papers at a desk prove that it is she, and her right comes with her. Somebody else
        // of her name and birthday gets a right of his own.
        let page = at_desk(&village, &[]).await;
        assert!(page.expect(422).shows("투표하신 뒤 계정을 닫으셨습니다"));
        at_desk(&village, &[("who", "other")]).await.expect(200);
        assert_eq!(both_of(&app).await[0], None);
        let page = at_desk(&village, &[("who", "1")]).await;
        let code = page.expect(200).page();
        let code = code.all("strong").find(|s| s.has_class("num")).unwrap();
        let mut again = app.visitor();
        let form = again.get("/sign-in/code?by=desk").await;
        let form = form.form("/sign-in/code").set("code", &code.text);
        let answer = again.send_form(&form).await;
        let terms = again.follow(answer).await;
        let form = terms
            .form("/consent")
            .set_all(&[("name", "주민"), ("agree", "yes")]);
        again.send_form(&form).await.expect(303);
        assert!(again.get(&vote.path).await.shows("이미 투표하셨습니다"));
    })
    .await;
}

/// A link alone makes nobody believe that she has voted.
#[tokio::test]
async fn an_address_does_not_say_that_one_has_voted() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(4, 2).await;
        let (person, mut resident) = village.resident().await;
        let voted = format!("{}?done=voted", vote.path);
        for mut browser in [app.visitor(), resident.clone()] {
            assert!(!browser.get(&voted).await.shows("표를 넣었습니다"));
        }
        village.enrol(person, "주민 삼", &vote).await;
        assert!(!resident.get(&voted).await.shows("표를 넣었습니다"));
        village.cast(person, &vote, &[0], 1).await;
        assert!(resident.get(&voted).await.shows("표를 넣었습니다"));
    })
    .await;
}

/// A code that was handed over before a role was given opens nothing after it, and what was
/// signed in by one is signed out.
#[tokio::test]
async fn a_role_ends_what_a_desk_opened() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let enter = async |mut browser: Browser, page: &Answer| {
            let page = page.expect(200).page();
            let code = page.all("strong").find(|s| s.has_class("num")).unwrap();
            let form = browser.get("/sign-in/code?by=desk").await;
            let form = form.form("/sign-in/code").set("code", &code.text);
            let answer = browser.send_form(&form).await;
            (browser, answer)
        };
        let first = at_desk(&village, &[]).await;
        let (mut inside, answer) = enter(app.visitor(), &first).await;
        answer.expect(303);
        inside.get("/me").await.expect(200);
        let second = at_desk(&village, &[("who", "1")]).await;
        let key = app.stores().keys.identity_key("주민삼|1966-03-09");
        let person = app
            .read(move |tx| Ok(store::person_by_identity_key(tx, &key)?))
            .await
            .unwrap()
            .id;
        let by = app.by(village.administrator).await;
        let address = "resident3@example.org";
        let (keys, now) = (app.stores().keys.clone(), app.now());
        app.write(move |tx| {
            let contact = store::NewContact {
                person,
                channel: process::person::Channel::Email,
                address: store::Personal::new(address.to_owned()),
                address_key: keys.address_key(process::person::Channel::Email, address),
                verified_at: Some(now),
            };
            store::contact_add(tx, &contact, now)?;
            Ok(())
        })
        .await;
        let form = web::acts::role::RoleForm {
            address: address.to_owned(),
            role: "secretary".to_owned(),
            body: String::new(),
            department: String::new(),
            starts_on: "2026-07-01".to_owned(),
            ends_on: String::new(),
        };
        let slug = village.slug.clone();
        app.write(move |tx| web::acts::role::give(tx, &by, &slug, &form))
            .await;
        assert_eq!(inside.get("/me").await.status, 401);
        let (_, answer) = enter(app.visitor(), &second).await;
        let said = answer.expect(422).field_error("code").unwrap();
        assert!(said.contains("맡은 역할이 있어"), "{said}");
        let told = app.notices().await;
        let told = told.iter().find(|n| n.to == address).expect("she is told");
        assert!(told.text.contains("간사"), "{}", told.text);
    })
    .await;
}

/// Two people may share a name and a birthday. Each has her own account and her own vote, and
/// the clerk is asked which of them it is.
#[tokio::test]
async fn two_people_of_one_name_and_birthday_are_two() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(4, 2).await;
        at_desk(&village, &[]).await.expect(200);
        let asked = at_desk(&village, &[]).await;
        let said = asked.expect(422).field_error("who").unwrap();
        assert!(said.contains("같은 분인지"), "{said}");
        assert!(asked.shows("에 처음 확인받으셨습니다"));
        assert_eq!(app.rows("site.sign_in_code"), 1);

        at_desk(&village, &[("who", "other")]).await.expect(200);
        let both = both_of(&app).await;
        assert!(both[0].is_some() && both[1].is_some() && both[0] != both[1]);
        // The first one's account is found again, and nobody is made anew.
        at_desk(&village, &[("who", "1")]).await.expect(200);
        at_desk(&village, &[("who", "2")]).await.expect(200);
        assert_eq!(both_of(&app).await, both);

        let (form, slug) = (declared_as_known(), village.slug.clone());
        for person in both.into_iter().flatten() {
            let now = app.now();
            app.write(move |tx| Ok(store::person_set_consent(tx, person, 1, now)?))
                .await;
            let (by, form, slug, id) = (app.by(person).await, form.clone(), slug.clone(), vote.id);
            let declarer = by.clone();
            let announced = app
                .write(move |tx| {
                    web::acts::vote::declare(tx, &declarer, &slug, id, &form)?;
                    Ok(web::acts::vote::find(tx, &slug, id)?.1)
                })
                .await;
            let basis = process::eligibility::Basis::Resident;
            web::acts::vote::enrol(app.stores(), &by, &announced, basis)
                .await
                .unwrap();
        }
        assert_eq!(app.rows("roll.roll_entry"), 2);

        // When the first one closes his account, the second one, or anybody, gets no second
        // right by declaring the name from another address.
        let first = both_of(&app).await[0].unwrap();
        let mut browser = app.sign_in(first).await;
        let page = browser.get("/me/close").await;
        browser.send_form(&page.form("/me/close")).await.expect(303);
        let (_, mut other) = village.resident().await;
        let answer = declare(&mut other, &vote.path, "주민 삼").await;
        assert!(answer.expect(422).field_error("name").is_some());
        assert_eq!(app.rows("roll.roll_entry"), 2);
    })
    .await;
}

/// What was said about one person is not carried on to another name.
#[tokio::test]
async fn the_answer_about_one_person_is_not_one_about_another() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        at_desk(&village, &[]).await.expect(200);
        let desk = village.path("/desk");
        let (_, mut clerk) = village.holder(Role::Clerk).await;
        let mut typed = BORN.to_vec();
        typed.extend([("name", "주민 삼"), ("papers", "yes")]);
        let asked = clerk.submit(&desk, &desk, &typed).await;
        // Without papers the form comes back, and the answer is gone from it.
        let form = asked.expect(422).form(&desk);
        let form = form
            .set("who", "other")
            .set("name", "주민 사")
            .set("papers", "");
        let answer = clerk.send_form(&form).await;
        assert!(answer.field_error("papers").is_some());
        let form = answer.expect(422).form(&desk);
        let form = form.set("papers", "yes").set("name", "주민 삼");
        let answer = clerk.send_form(&form).await;
        assert!(answer.expect(422).field_error("who").is_some());
    })
    .await;
}

fn declared_as_known() -> process::eligibility::DeclarationForm {
    process::eligibility::DeclarationForm {
        basis: "resident".to_owned(),
        official: "no".to_owned(),
        ..Default::default()
    }
}

/// The accounts of the first and the second person of the usual name and birthday.
async fn both_of(app: &TestApp) -> Vec<Option<PersonId>> {
    let keys = app.stores().keys.clone();
    app.read(move |tx| {
        let mut found = Vec::new();
        for material in ["주민삼|1966-03-09", "주민삼|1966-03-09|2"] {
            let key = keys.identity_key(material);
            found.push(store::person_by_identity_key(tx, &key)?.map(|p| p.id));
        }
        Ok(found)
    })
    .await
}
