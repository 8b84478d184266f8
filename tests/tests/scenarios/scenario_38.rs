//! A district made like another one.

use process::Role;
use process::body::{BodyKind, BodyText};
use system_tests::{DistrictBuilder, on_both};

/// Given settings of seven districts, when an eighth is cloned, then it runs its first stage
/// in five minutes and holds nobody's data.
#[tokio::test]
async fn scenario_38_an_eighth_district_is_cloned_and_holds_nobodys_data() {
    on_both(|app| async move {
        let mut villages = Vec::new();
        for n in 1..=7 {
            villages.push(DistrictBuilder::new(&format!("gu{n}")).make(&app).await);
        }
        let source = &villages[3];
        let (author, _) = source.resident().await;
        let proposal = source.proposal(author, "골목에 등을 달아 주세요").await;
        source.comment(author, proposal, "찬성합니다.").await;
        source.holder(Role::Secretary).await;
        let (district, now) = (source.id, app.now());
        app.write(move |tx| {
            let council = BodyText {
                kind: BodyKind::GovernanceCouncil,
                name_ko: "gu4구 협치회의".to_owned(),
                name_en: "gu4 district council".to_owned(),
                purpose: String::new(),
                open: false,
            };
            Ok(store::body_add(tx, district, &council, now)?)
        })
        .await;
        // What its people, texts and votes are: none of it may come along.
        source.departments(&["도로과 / Roads / 02-111-2222"]).await;
        let vote = source.vote(3, 2).await;
        let agenda = source.agenda_of(author, "샘솟는 우물 되살리기").await;
        source
            .opinion(author, agenda, "agree", "우물이 그립습니다.")
            .await;
        let (inquiry, _) = source
            .ask(Some(author), "우물은 언제", "언제 되나요?")
            .await;
        let (keeper, now) = (source.administrator, app.now());
        app.write(move |tx| {
            store::synonyms_put(tx, district, "서가, 책꽂이", keeper, now)?;
            let template = ("받았습니다", "‘{제목}’을 받았습니다.");
            store::answer_template_add(tx, district, template, Some(keeper), now)?;
            Ok(())
        })
        .await;
        let mut foreign: Vec<String> = vote.items.iter().map(ToString::to_string).collect();
        foreign.extend([
            author.to_string(),
            proposal.to_string(),
            vote.id.to_string(),
        ]);
        foreign.extend([agenda.to_string(), inquiry.to_string()]);
        let texts = [
            "골목에 등을",
            "찬성합니다.",
            "우물",
            "02-111-2222",
            "의제 1",
        ];
        foreign.extend(texts.map(str::to_owned));
        let calendar = source.path("/settings/calendar");
        let mut staff = app.sign_in(source.administrator).await;
        let days = system_tests::calendar::days_of(&system_tests::calendar::DAYS);
        let days: Vec<_> = days.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let form = staff.get(&calendar).await.form(&calendar).set_all(&days);
        staff.send_form(&form).await.expect(303);

        // What is typed is what only the new district can know.
        let begun = app.now();
        let page = staff.get("/set-up?from=gu4").await;
        let form = page.expect(200).form("/set-up");
        assert_eq!(form.get("budget"), Some("500000000"));
        assert_eq!(form.get("deliberation_last"), Some("2026-10-10"));
        assert_eq!(
            form.get("neighborhoods"),
            Some(""),
            "neighbourhoods are its own"
        );
        for words in ["gu4구 협치회의", "도로과", "받았습니다", "낱말 1줄"] {
            assert!(page.shows(words), "listed before pressing: {words}");
        }
        let before = app.rows("site.person");
        let contents = app.contents();
        let form = form
            .set("slug", "gu8")
            .set("name_ko", "여덟구")
            .set("name_en", "Eighth-gu")
            .set("plain_name_ko", "여덟구 주민이 짜는 살림")
            .set("plain_name_en", "Planned by the residents of Eighth-gu")
            .set("neighborhoods", "여덟동 / Yeodeol-dong");
        staff.send_form(&form).await.expect(303);

        for (table, now) in app.contents() {
            let had = contents.get(&table).map_or("", |had| had.text.as_str());
            let had: std::collections::HashSet<&str> = had.lines().collect();
            for row in now.text.lines().filter(|row| !had.contains(row)) {
                for text in &foreign {
                    assert!(!row.contains(text), "{table} took along {text}: {row}");
                }
            }
        }

        // Its first stage runs: a resident hands in a proposal.
        app.pass(jiff::SignedDuration::from_mins(4));
        let (_, mut resident) = villages[0].resident().await;
        let new = resident
            .get("/d/gu8/proposals/new")
            .await
            .form("/d/gu8/proposals");
        let new = new.set("title", "첫 제안").set("need", "필요합니다.");
        resident
            .send_form(&new.set("body", "이렇게 합니다."))
            .await
            .expect(303);
        assert!(app.now() < begun + jiff::SignedDuration::from_mins(5));

        // The shape was taken along, and nobody's data.
        let page = app.visitor().get("/d/gu8/proposals").await;
        assert!(page.shows("첫 제안") && !page.shows("골목에 등을"));
        assert_eq!(
            app.rows("site.person"),
            before + 1,
            "only the resident came"
        );
        let (bodies, grants) = app
            .read(|tx| {
                let eighth = store::district_by_slug(tx, "gu8")?.unwrap();
                let bodies = store::body_list(tx, eighth.id)?;
                Ok((bodies, store::grants_in(tx, Some(eighth.id), None, 10)?))
            })
            .await;
        let names: Vec<_> = bodies.iter().map(|body| body.name_ko.as_str()).collect();
        assert_eq!(names, ["여덟구 협치회의"]);
        assert!(grants.is_empty(), "no role came along");
        let (departments, words, templates) = app
            .read(|tx| {
                let eighth = store::district_by_slug(tx, "gu8")?.unwrap().id;
                let words = store::synonyms_after(tx, eighth, 0)?.unwrap_or_default().1;
                let templates = store::answer_templates(tx, eighth)?;
                Ok((store::department_list(tx, eighth)?, words, templates))
            })
            .await;
        assert_eq!(departments[0].text.name_ko, "도로과");
        assert_eq!(
            departments[0].text.contact, "",
            "a telephone stays where it is"
        );
        assert_eq!((words.as_str(), templates.len()), ("서가, 책꽂이", 1));
    })
    .await;
}
