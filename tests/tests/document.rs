//! Official documents through the pages: drafting, signing, what is closed, what is counted.

use process::Role;
use process::id::DocumentId;
use process::meeting::{Attendance, Attendee, MeetingKind, MeetingPlan, Slot};
use system_tests::records::{document_form, spending_form};
use system_tests::{DistrictBuilder, on_both, on_sqlite};

/// What is closed in [`document_form`].
const CLOSED: &str = "4321";

#[tokio::test]
async fn what_is_closed_reaches_no_public_page_text_or_api() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut writer) = village.holder(Role::Secretary).await;
        let (approver, _) = village.holder(Role::Approver).await;
        let (_, mut reader) = village.resident().await;
        let mut visitor = app.visitor();
        let draft = app
            .draft(secretary, "haneul", document_form("아직 초안인 문서"))
            .await;
        let partial = app
            .draft(secretary, "haneul", document_form("일부만 여는 문서"))
            .await;
        let mut form = document_form("모두 닫는 문서");
        form.disclosure = "closed".to_owned();
        form.reasons = vec!["5".to_owned()];
        let closed = app.draft(secretary, "haneul", form).await;
        for id in [partial, closed] {
            for _ in 0..2 {
                app.sign(approver, "haneul", id, app.now()).await;
            }
        }
        let at = |id: DocumentId, rest: &str| village.path(&format!("/documents/{id}{rest}"));
        let list = village.path("/documents");
        for browser in [&mut visitor, &mut reader] {
            let page = browser.get(&list).await;
            assert!(page.expect(200).shows("모두 닫는 문서") && page.shows("비공개(5)"));
            assert!(!page.contains("아직 초안인 문서"));
            for path in [at(draft, ""), at(draft, "/text"), format!("/api/v1/documents/{draft}")] {
                browser.get(&path).await.expect(404);
            }
            for path in [
                list.clone(),
                at(partial, ""),
                at(partial, "/text"),
                at(closed, ""),
                at(closed, "/text"),
                "/api/v1/districts/haneul/documents".to_owned(),
                format!("/api/v1/documents/{partial}"),
                format!("/api/v1/documents/{closed}"),
                village.path("/documents?classification=%ED%96%89%EC%A0%95+%3E+%EC%A7%80%EC%97%AD%ED%98%81%EC%8B%A0+%3E+%ED%98%91%EC%B9%98"),
            ] {
                let page = browser.get(&path).await;
                page.expect(200);
                assert!(!page.contains(CLOSED), "{path}");
            }
            for path in [at(closed, ""), at(closed, "/text"), format!("/api/v1/documents/{closed}")] {
                let page = browser.get(&path).await;
                for hidden in ["배움터", "참석자 명단", "주무관"] {
                    assert!(!page.contains(hidden), "{path} {hidden}");
                }
            }
            let page = browser.get(&at(partial, "")).await;
            assert!(page.shows("이 부분은 공개하지 않습니다") && page.shows("3. 어디에서"));
        }
        let api = visitor.get(&format!("/api/v1/documents/{closed}")).await.json();
        assert_eq!(api["content"], serde_json::Value::Null);
        assert_eq!(api["disclosure"]["reasons"][0], 5);
        let page = writer.get(&at(partial, "")).await;
        assert!(page.expect(200).shows(CLOSED) && page.shows("닫힌 곳까지 보고 계십니다"));
        assert!(writer.get(&list).await.shows("아직 초안인 문서"));
        assert!(!writer.get(&at(partial, "/text")).await.contains(CLOSED));
    })
    .await;
}

#[tokio::test]
async fn numbers_are_counted_for_each_department_and_year_without_a_gap() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        let (approver, mut signer) = village.holder(Role::Approver).await;
        let approve = async |department: &str, at: &str| {
            let mut form = document_form("번호를 받는 문서");
            form.department = department.to_owned();
            form.reviewer_office = String::new();
            let id = app.draft(secretary, "haneul", form).await;
            app.sign(approver, "haneul", id, at.parse().unwrap()).await;
            let found = app.read(move |tx| Ok(store::document_get(tx, id)?)).await;
            let number = found.unwrap().number.unwrap();
            (number.year, number.serial)
        };
        assert_eq!(
            approve("협치과", "2026-07-27T10:00:00+09:00").await,
            (2026, 1)
        );
        // What is handed back takes no number.
        let back = app
            .draft(secretary, "haneul", document_form("되돌릴 문서"))
            .await;
        let path = village.path(&format!("/documents/{back}"));
        let fields = [("reason", "금액이 빠졌습니다.")];
        let answer = signer
            .submit(&path, &format!("{path}/return"), &fields)
            .await;
        assert!(signer.follow(answer).await.shows("금액이 빠졌습니다."));
        assert_eq!(
            approve("협치과", "2026-12-31T23:59:59+09:00").await,
            (2026, 2)
        );
        assert_eq!(
            approve("예산과", "2026-12-31T23:59:59+09:00").await,
            (2026, 1)
        );
        assert_eq!(
            approve("협치과", "2027-01-01T00:00:00+09:00").await,
            (2027, 1)
        );
    })
    .await;
}

#[tokio::test]
async fn a_faulty_document_comes_back_with_everything_that_was_typed() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (_, mut writer) = village.holder(Role::DepartmentOfficial).await;
        let new = village.path("/documents/new?kind=plan");
        let page = writer.get(&new).await;
        assert!(
            page.expect(200).contains("미리 살펴본 것"),
            "a plan has its list"
        );
        let form = page.form(&village.path("/documents"));
        let form = form
            .set("title", "골목 등 계획")
            .set("body", "| 하나 | 둘 |\n| 셋 |")
            .set("disclosure", "closed")
            .set("attachments", "명단 | 많이 | 비공개");
        let again = writer.send_form(&form).await;
        again.expect(422);
        for name in ["body", "reasons", "attachments", "department"] {
            assert!(again.field_error(name).is_some(), "{name}");
        }
        let kept = again.form(&village.path("/documents"));
        assert_eq!(kept.get("body"), Some("| 하나 | 둘 |\n| 셋 |"));
        assert_eq!(kept.get("disclosure"), Some("closed"));
        assert_eq!(app.rows("site.document"), 0);
    })
    .await;
}

#[tokio::test]
async fn only_the_drafter_takes_a_draft_back_and_only_unsigned() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut own) = village.holder(Role::Secretary).await;
        let (_, mut other) = village.holder(Role::DepartmentOfficial).await;
        let (approver, mut signer) = village.holder(Role::Approver).await;
        let id = app
            .draft(secretary, "haneul", document_form("거둘 문서"))
            .await;
        let path = village.path(&format!("/documents/{id}"));
        let withdraw = format!("{path}/withdraw");
        assert!(other.get(&path).await.find_form(&withdraw).is_none());
        let answer = own.submit(&path, &withdraw, &[]).await;
        assert!(own.follow(answer).await.shows("거두어들였습니다"));
        signer.get(&path).await.expect(200);
        let like = own
            .get(&village.path(&format!("/documents/new?like={id}")))
            .await;
        let form = like.form(&village.path("/documents"));
        assert_eq!(form.get("title"), Some("거둘 문서"));
        let id = app
            .draft(secretary, "haneul", document_form("서명된 문서"))
            .await;
        app.sign(approver, "haneul", id, app.now()).await;
        let path = village.path(&format!("/documents/{id}"));
        let page = own.get(&path).await;
        assert!(page.find_form(&format!("{path}/withdraw")).is_none());
        own.get(&format!("{path}/edit")).await.expect(409);
    })
    .await;
}

#[tokio::test]
async fn a_report_is_filled_in_from_its_meeting() {
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("seoul").make(&app).await;
        let (secretary, mut writer) = village.holder(Role::Secretary).await;
        let (district, now) = (village.id, app.now());
        let at = |time: &str| -> jiff::Timestamp {
            format!("2026-07-20T{time}:00+09:00").parse().unwrap()
        };
        let slot = |time: &str, minutes, title: &str| Slot {
            starts_at: at(time),
            minutes,
            title: title.to_owned(),
            lead: String::new(),
            speakers: String::new(),
        };
        let plan = MeetingPlan {
            kind: MeetingKind::Workshop,
            body: None,
            title: "현장평가 워크숍".to_owned(),
            purpose: "의견을 듣습니다.".to_owned(),
            place: "배움터".to_owned(),
            mode: process::meeting::MeetingMode::OnSite,
            join_link: String::new(),
            late_reason: String::new(),
            starts_at: at("14:00"),
            slots: vec![slot("13:30", 30, "맞이"), slot("14:00", 90, "1부")],
        };
        let meeting = app
            .write(move |tx| {
                let by = (secretary, Role::Secretary);
                let id = store::meeting_add(tx, district, &plan, now, by, now)?;
                let came = Attendance {
                    kind: Attendee::PrivateMember,
                    people: 44,
                    note: String::new(),
                };
                store::attendance_set(tx, id, &[came])?;
                Ok(id)
            })
            .await;
        let days = (
            jiff::civil::date(2026, 1, 1),
            jiff::civil::date(2026, 12, 31),
        );
        let lines = village
            .money(&app, &[("워크숍", "201-01", 3_940_000)], days)
            .await;
        for (won, what) in [(1_870_000, "빌린 곳"), (2_070_000, "물품")] {
            let form = spending_form(lines[0], won, "2026-07-21", what);
            app.spend(secretary, "seoul", form).await;
        }
        let choice = writer.get(&village.path("/documents/new")).await;
        let address = format!("/documents/new?kind=result-report&meeting={meeting}");
        assert!(choice.expect(200).links_to(&village.path(&address)));
        let page = writer.get(&village.path(&address)).await;
        let form = page.expect(200).form(&village.path("/documents"));
        assert_eq!(form.get("title"), Some("현장평가 워크숍 결과보고"));
        assert_eq!(form.get("meeting"), Some(meeting.to_string().as_str()));
        let body = form.get("body").unwrap();
        for line in [
            "4. 참석: 44명",
            "가. 민간위원 44명",
            "| 13:30 | 30분 | 맞이 |  |",
            "| 2026. 7. 21. | 물품 | 2,070,000원 |",
            "= 집행액: 3,940,000원",
        ] {
            assert!(body.lines().any(|l| l == line), "{line}:\n{body}");
        }
        assert!(body.contains("지역협치 활성화 사업 › 사무관리비"), "{body}");
        // It can be submitted as it is but for the offices.
        let form = form
            .set("department", "지역협치담당관")
            .set("author_office", "주무관")
            .set("approver_office", "담당관")
            .set("classification", "행정 > 지역혁신");
        writer.send_form(&form).await.expect(303);
        let other = format!(
            "/documents/new?kind=result-report&meeting={}",
            meeting.0 + 1
        );
        writer.get(&village.path(&other)).await.expect(409);
    })
    .await;
}
