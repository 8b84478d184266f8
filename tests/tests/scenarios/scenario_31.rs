//! A workshop's report.

use process::Role;
use system_tests::{DistrictBuilder, on_both};

/// Given the seed's workshop, when it closes, then the report draft holds all of it without
/// retyping; what was missed and has no answer is listed, and the two expenses are summed up.
#[tokio::test]
async fn scenario_31_a_report_holds_the_whole_workshop_without_retyping() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut staff) = village.holder(Role::Secretary).await;
        let meeting = app.held(secretary, "haneul", "workshop").await;
        let room = app.told_room(secretary, "haneul", Some(meeting)).await;
        let page = format!("/rooms/{room}/report");
        let api = format!("/api/v1{page}");
        let mut visitor = app.visitor();
        visitor.get(&page).await.expect(404);
        visitor.get(&api).await.expect(404);
        let shown = staff.get(&page).await;
        shown.expect(200);
        let text = shown.visible();
        for expected in [
            "참석: 모두 44명",
            "자치구 민간위원",
            "지원관 7명",
            "모두 300분(13:30~18:30)",
            "알린 시작은 14:00, 첫 순서 온 사람 맞이는 13:30부터",
            "좋았던 점: 낱말 7개, 카드 14장",
            "아쉬운 점: 낱말 6개, 카드 12장",
            "기타 의견: 낱말 5개, 카드 10장",
            "liked 카드 7 뒤 (순서가 끝난 뒤에 나온 카드)",
            "운영에 바라는 것 (현장에서 더한 주제)",
            "1모둠: 의제 찾기에서 나온 말, 010-****-5678",
            "건의 3: 이렇게 해 주세요.",
            "나온 곳: 아쉬운 점의 낱말 ‘missed 낱말 1’",
            "검토: 일부 받아들임. 2번째로 살펴봅니다.",
            "할 일: 일거리 1(시 협치담당, 2026. 12. 31.까지)",
            "집행액: 3,940,000원",
            "건의도 답도 아직 없는 낱말: 8개",
            "missed 낱말 6은 아직 답 없음(아쉬운 점, 카드 2장)",
        ] {
            assert!(text.contains(expected), "{expected}: {text}");
        }
        let html = &shown.text;
        for (kind, least) in [("card", 36), ("topic", 5), ("suggestion", 3), ("block", 8)] {
            let count = html.matches(&format!("id=\"{kind}-")).count();
            assert_eq!(count, least, "{kind}");
        }

        let card = html.split("id=\"").find(|part| part.starts_with("card-"));
        let card = card
            .and_then(|part| part.split('"').next())
            .expect("a card");
        let (card, from) = (
            card.to_owned(),
            html.split_once(card).expect("its sentence").1,
        );
        let said = from.split_once('>').expect("its words").1;
        let said = said
            .split('<')
            .find(|words| words.contains("카드"))
            .expect("its words");
        let said = said.trim().to_owned();
        assert!(
            html.matches(&said).count() > 1,
            "its board names it too: {said}"
        );

        // People change a sentence, leave one out and add one; nothing is lost when more comes.
        let change = |step: &str, key: &str, words: &str| {
            [("step", step), ("sentence", key), ("words", words)]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let tokens = async |browser: &mut system_tests::Browser| browser.tokens("/me").await;
        for fields in [
            change("change", "people", "참석: 마흔네 사람"),
            change("add", "", "워크숍 자료집"),
            change("leave-out", "attached-room", ""),
            change("leave-out", &card, ""),
        ] {
            let mut all = tokens(&mut staff).await;
            all.extend(fields);
            all.extend([
                ("part".to_owned(), "attachments".to_owned()),
                ("reason".to_owned(), "따로 둠".to_owned()),
            ]);
            let all: Vec<(&str, &str)> =
                all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            staff.post(&page, &all).await.expect(303);
        }
        app.record(secretary, move |tx, by| {
            let mut form = system_tests::reported::figures_form();
            form.people = "45".to_owned();
            store::room_figures_set(tx, room, &form.check(by.rules.limits)?)?;
            Ok(())
        })
        .await;
        let shown = staff.get(&page).await;
        for expected in [
            "참석: 마흔네 사람",
            "사람이 고침",
            "참석: 모두 44명",
            "참석: 모두 45명",
            "간사",
        ] {
            assert!(shown.shows(expected), "{expected}: {}", shown.visible());
        }

        // Handed to the documents it is published, and the form is filled in.
        let new = format!("/d/haneul/documents/new?kind=result-report&meeting={meeting}");
        let form = staff.get(&new).await;
        let form = form.expect(200).form("/d/haneul/documents");
        let value = |name: &str| form.get(name).unwrap_or_default().to_owned();
        assert_eq!(value("room"), room.to_string());
        assert_eq!(value("cost"), "3,940,000");
        let body = value("body");
        for expected in [
            "| 13:30~14:00 | 30분 | 온 사람 맞이 | 협치지원관 |",
            "= 집행액: 3,940,000원",
            "참석: 마흔네 사람",
        ] {
            assert!(body.contains(expected), "{expected}: {body}");
        }
        let listed = "참석자 명단 | 1부 | 비공개(6)\n워크숍 자료집 | 1부 | 비공개(6)";
        assert_eq!(value("attachments").replace('\r', ""), listed);
        let offices = [
            ("department", "협치담당관"),
            ("author_office", "주무관"),
            ("approver_office", "담당관"),
            ("classification", "행정 > 협치"),
        ];
        staff
            .submit(&new, "/d/haneul/documents", &offices)
            .await
            .expect(303);
        let shown = visitor.get(&page).await;
        assert!(shown.expect(200).shows("참석: 마흔네 사람"));
        assert!(!shown.shows("방에 걸린 카드와 모둠 기록"));
        // Neither what was left out nor what was said before is told anywhere.
        assert!(!shown.text.contains(&said), "{said}");
        assert!(!shown.shows("참석: 모두 45명"));
        assert!(staff.get(&page).await.text.contains(&said));
        let answer = visitor.get(&api).await;
        assert!(answer.expect(200).text.contains("\"kind\":\"cluster\""));
        assert!(!answer.text.contains(&said) && !answer.text.contains("참석: 모두 45명"));
        let held = visitor
            .get(&village.path(&format!("/meetings/{meeting}")))
            .await;
        assert!(held.expect(200).links_to(&page) && held.shows("카드 36장 · 건의 3개"));
    })
    .await;
}
