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
        let before = app.rows("site.person");
        let form = form
            .set("slug", "gu8")
            .set("name_ko", "여덟구")
            .set("name_en", "Eighth-gu")
            .set("plain_name_ko", "여덟구 주민이 짜는 살림")
            .set("plain_name_en", "Planned by the residents of Eighth-gu")
            .set("neighborhoods", "여덟동 / Yeodeol-dong");
        staff.send_form(&form).await.expect(303);

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
    })
    .await;
}
