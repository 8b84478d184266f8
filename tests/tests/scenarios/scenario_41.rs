//! What one district learned is found by another.

use process::Role;
use system_tests::agreed::Until;
use system_tests::projects::Running;
use system_tests::{DistrictBuilder, on_both};

const REPORT: &[(&str, &str)] = &[
    ("category", "safety"),
    ("intended", "어두운 통학로를 밤에도 걸을 수 있게"),
    ("done", "가로등 24개를 달고 나무를 다듬었습니다."),
    ("shown_by", "준공 검사 기록과 앞뒤 사진 6장"),
    ("links", "https://example.org/lights"),
    ("judged_by", "forum"),
    ("judged_on", "2026-07-20"),
    ("judgement", "골목 모임에서 47명에게 물었습니다."),
    ("agreed", "41"),
    ("disagreed", "6"),
    ("repeat", "주민이 등의 자리를 먼저 고르게 하였습니다."),
    ("avoid", "겨울에 공사를 시작하지 마세요."),
];

/// Given a project's outcome report, when another district searches, then it is found with what
/// to repeat and what not.
#[tokio::test]
async fn scenario_41_another_district_finds_what_to_repeat_and_what_not() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        village.with_money(&app, Until::Planned, "2026-07-01").await;
        let other = DistrictBuilder::new("bada").make(&app).await;
        let (_, mut writer) = village.holder(Role::DepartmentOfficial).await;
        let (_, mut resident) = village.resident().await;
        let (_, mut reader) = other.holder(Role::Secretary).await;
        let list = village.path("/outcomes");
        let project = village.projects().await[0].to_string();
        let new = format!("{list}/new?project={project}");
        resident.get(&new).await.expect(403);
        reader.get(&new).await.expect(403);

        // A draft may be incomplete, and only those who write it see it.
        let form = writer.get(&new).await.expect(200).form(&list);
        assert_eq!(form.get("project"), Some(project.as_str()));
        let begun = form.set("intended", REPORT[1].1).set("step", "save");
        let sent = writer.send_form(&begun).await;
        let report = sent
            .expect(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        assert!(
            writer
                .get(&report)
                .await
                .expect(200)
                .shows("아직 공개하지 않은 글입니다")
        );
        reader.get(&report).await.expect(404);
        let json = format!("/api/v1{report}");
        app.visitor().get(&json).await.expect(404);
        let nothing = reader.get("/outcomes").await;
        assert!(nothing.expect(200).shows("찾은 성과보고가 없습니다"));
        // Nobody begins a second report of the same project.
        let mut second = writer.clone();
        let tokens = second.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.extend([
            ("project", project.as_str()),
            ("intended", "다시"),
            ("step", "save"),
        ]);
        let twice = second.post(&list, &fields).await;
        assert!(twice.expect(422).shows("성과보고가 이미 있습니다"));

        // What is published is complete: every missing field is named, nothing typed is lost.
        let number = report.rsplit('/').next().unwrap();
        let edit = format!("{list}/{number}/edit");
        let form = writer.get(&edit).await.expect(200).form(&edit);
        assert_eq!(form.get("intended"), Some(REPORT[1].1));
        let short = form.set("step", "publish").set("agreed", "41");
        let answer = writer.send_form(&short).await;
        for field in [
            "category",
            "done",
            "judged_by",
            "disagreed",
            "repeat",
            "avoid",
        ] {
            assert!(answer.expect(422).field_error(field).is_some(), "{field}");
        }
        let form = answer.form(&edit);
        assert_eq!(form.get("agreed"), Some("41"));
        let sent = writer
            .send_form(&form.set_all(REPORT).set("step", "publish"))
            .await;
        assert!(
            writer
                .follow(sent)
                .await
                .expect(200)
                .shows("성과보고를 공개했습니다")
        );

        // The other district finds it by a word of what was done, with both lessons at once.
        let found = reader.get("/outcomes?q=가로등").await;
        for words in [
            "걷는 길 잇기",
            "haneul구",
            "등의 자리를 먼저",
            "겨울에 공사를 시작하지",
        ] {
            assert!(
                found.expect(200).shows(words),
                "{words}: {}",
                found.visible()
            );
        }
        assert!(found.links_to(&report));
        for (query, there) in [
            ("q=가로&field=safety&district=haneul", true),
            ("q=도서관", false),
            ("field=culture", false),
            ("district=bada", false),
            ("q=%25%27)--", false),
        ] {
            let page = reader.get(&format!("/outcomes?{query}")).await;
            assert_eq!(page.expect(200).links_to(&report), there, "{query}");
            let api = reader
                .get(&format!("/api/v1/outcomes?{query}"))
                .await
                .json();
            assert_eq!(
                api["items"].as_array().is_some_and(|all| !all.is_empty()),
                there,
                "{query}"
            );
        }
        let page = reader.get(&report).await;
        for words in [
            "공론장",
            "41명",
            "6명",
            "준공 검사 기록",
            "https://example.org/lights",
        ] {
            assert!(page.expect(200).shows(words), "{words}");
        }

        // A correction is another version with its reason; until then everybody reads the first.
        let form = writer.get(&edit).await.expect(200).form(&edit);
        assert_eq!(form.get("reason"), Some(""));
        let fixed = form.set("done", "가로등 26개를 달고 나무를 다듬었습니다.");
        let bare = writer
            .send_form(&fixed.clone().set("step", "publish"))
            .await;
        assert!(bare.expect(422).field_error("reason").is_some());
        let sent = writer.send_form(&fixed.clone().set("step", "save")).await;
        sent.expect(303);
        assert!(reader.get(&report).await.expect(200).shows("24개를"));
        let form = writer.get(&edit).await.expect(200).form(&edit);
        let form = form
            .set("reason", "두 개를 더 달았습니다.")
            .set("step", "publish");
        let sent = writer.send_form(&form).await;
        writer.follow(sent).await.expect(200);
        let page = reader.get(&report).await;
        for words in ["26개를", "24개를", "앞선 판", "두 개를 더 달았습니다."] {
            assert!(page.expect(200).shows(words), "{words}: {}", page.visible());
        }
        let api = app.visitor().get(&json).await.json();
        let numbers: Vec<_> = api["versions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["number"].clone())
            .collect();
        assert_eq!(numbers, [2, 1]);
        let counted = reader.get(&list).await;
        assert!(
            counted
                .expect(200)
                .shows("사업 3개 가운데 1개에 성과보고가 있습니다")
        );
    })
    .await;
}

/// Given a resident who owns a project along, when she writes its outcome report, then it is
/// published under her role, and of no other project.
#[tokio::test]
async fn scenario_41_a_co_owner_writes_the_report() {
    on_both(|app| async move {
        let run = Running::make(&app, "haneul").await;
        let village = &run.village;
        let (person, mut owner) = village.resident().await;
        let (_, mut neighbour) = village.resident().await;
        let place = run.owned_by(person, "recorder").await;
        let other = village.projects().await[1];
        let list = village.path("/outcomes");
        let new = format!("{list}/new?project={}", run.project);

        // The way leads from the page of the project; nobody else sees it.
        let page = owner.get(&run.path("")).await;
        assert!(page.expect(200).links_to(&new));
        let page = neighbour.get(&run.path("")).await;
        assert!(page.expect(200).shows("아직 공개된 성과보고가 없습니다"));
        assert!(!page.links_to(&new));
        neighbour.get(&new).await.expect(403);
        owner
            .get(&format!("{list}/new?project={other}"))
            .await
            .expect(403);
        let listed = owner.get(&format!("{list}?year=2027")).await;
        assert!(listed.expect(200).links_to(&new));
        assert!(!listed.links_to(&format!("{list}/new?project={other}")));

        let form = owner.get(&new).await.expect(200).form(&list);
        let stolen = form.clone().set("project", other.to_string());
        owner
            .send_form(&stolen.set("step", "save"))
            .await
            .expect(403);
        let sent = owner
            .send_form(&form.set_all(REPORT).set("step", "publish"))
            .await;
        let page = owner.follow(sent).await;
        assert!(page.expect(200).shows("성과보고를 공개했습니다"));
        let page = neighbour.get(&run.path("")).await;
        let report = page
            .expect(200)
            .links()
            .into_iter()
            .find(|link| link.starts_with("/outcomes/"))
            .unwrap();
        let read = neighbour.get(&report).await;
        assert!(read.expect(200).shows("주민 ·"), "{}", read.visible());
        let api = neighbour.get(&format!("/api/v1{report}")).await.json();
        assert_eq!(api["versions"][0]["written_as"], "resident");

        // Once her place is over, she reads like everybody.
        let edit = format!("{list}/{}/edit", report.rsplit('/').next().unwrap());
        owner.get(&edit).await.expect(200);
        neighbour.get(&edit).await.expect(403);
        let (slug, project) = (village.slug.clone(), run.project);
        app.record(run.secretary, move |tx, by| {
            web::acts::project_owner::end(tx, by, (&slug, project), place)
        })
        .await;
        owner.get(&edit).await.expect(403);
    })
    .await;
}
