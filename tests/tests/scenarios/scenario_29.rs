//! A partly open document with three closed attachments.

use process::Role;
use system_tests::records::document_form;
use system_tests::{DistrictBuilder, on_both};

/// Given class 부분공개(6) with three closed attachments, when viewed by screen reader, then
/// the body reads as a page and as text; attachments show title and reason, no link; retention
/// ends 2022-12-31.
#[tokio::test]
async fn scenario_29_a_partly_open_document_reads_well_and_is_kept_to_its_day() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("seoul").make(&app).await;
        let (officer, _) = village.holder(Role::CityOfficer).await;
        let (approver, _) = village.holder(Role::Approver).await;
        let titles = ["현장평가 자료집", "참석자 명단", "현장 사진"];
        let mut form = document_form("현장평가 워크숍 결과보고");
        form.body = "의견을 들은 결과를 알립니다.\n# 개요\n1. 언제: 2017. 10. 18.(수) 14:00\n\
                     2. 참석: 44명\n가. 민간위원\n나. 지원관\n# 집행\n표: 쓴 돈\n| 내용 | 금액 |\n\
                     | 빌린 곳 | 1,870,000원 |\n| 물품 | 2,070,000원 |\n\n= 집행액: 3,940,000원"
            .to_owned();
        form.attachments = titles.map(|t| format!("{t} | 1부 | 비공개(6)")).join("\n");
        let id = app.draft(officer, "seoul", form).await;
        let at = "2017-10-27T16:00:00+09:00".parse().unwrap();
        for _ in 0..2 {
            app.sign(approver, "seoul", id, at).await;
        }

        let mut visitor = app.visitor();
        let path = village.path(&format!("/documents/{id}"));
        let answer = visitor.get(&path).await;
        let page = answer.expect(200).page();
        for said in [
            "지역협치담당관-1",
            "2017. 10. 27.",
            "부분공개(6)",
            "5년 (2018. 1. 1. ~ 2022. 12. 31.)",
            "금3,940,000원(금삼백구십사만원)",
            "끝.",
            "공문서로서의 효력이 없습니다",
        ] {
            assert!(answer.shows(said), "{said}: {}", answer.visible());
        }
        // One h1, no level left out, and the text before the attachments.
        let levels: Vec<u8> = page
            .elements()
            .iter()
            .filter_map(|e| e.tag.strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{levels:?}"
        );
        // Tables hold data alone, with a caption and named columns.
        for table in page.all("table") {
            let inside = page.inside(table);
            assert!(
                inside
                    .iter()
                    .any(|e| e.tag == "caption" && e.text == "쓴 돈")
            );
            let named = |e: &&system_tests::html::Element| e.tag == "th";
            assert!(inside.iter().filter(named).all(|th| th.has("scope")));
        }
        assert!(
            page.all("td")
                .chain(page.all("dd"))
                .all(|cell| !cell.text.trim().is_empty())
        );
        // The way to the attachments, each with title and reason and without a link.
        assert!(answer.links_to("#attachments"));
        let list = page
            .all("ol")
            .find(|ol| ol.has_class("attachments"))
            .unwrap();
        let inside = page.inside(list);
        assert!(inside.iter().all(|e| e.tag != "a"));
        let entries: Vec<_> = inside.iter().filter(|e| e.tag == "li").collect();
        assert_eq!(entries.len(), 3);
        for (entry, title) in entries.iter().zip(titles) {
            assert!(entry.text.contains(title) && entry.text.contains("비공개(6)"));
            assert!(entry.text.contains("6호("), "{}", entry.text);
        }

        let text = visitor.get(&format!("{path}/text")).await;
        assert_eq!(
            text.expect(200).header("content-type"),
            "text/plain; charset=utf-8"
        );
        for line in [
            "현장평가 워크숍 결과보고",
            "  가. 민간위원",
            "줄 1: 내용: 빌린 곳, 금액: 1,870,000원",
            "붙임  2. 참석자 명단 1부. 비공개(6) 6호(개인에 관한 것)",
        ] {
            assert!(
                text.text.lines().any(|l| l == line),
                "{line}:\n{}",
                text.text
            );
        }
        let api = visitor.get(&format!("/api/v1/documents/{id}")).await.json();
        assert_eq!(api["kept_from"], "2018-01-01");
        assert_eq!(api["kept_until"], "2022-12-31");
    })
    .await;
}
