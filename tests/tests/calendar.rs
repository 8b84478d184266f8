//! One calendar: meetings and the ends of stages, of a district and of all.

use process::Role;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};

#[tokio::test]
async fn meetings_and_ends_of_stages_stand_in_one_calendar() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let other = DistrictBuilder::new("bada").make(&app).await;
        let (secretary, _) = village.holder(Role::Secretary).await;
        app.both_bodies(&village).await;
        let mut joint = meeting_form("joint", "2026-08-20");
        joint.title = "두 모임이 만나는 날".to_owned();
        app.call(secretary, "haneul", joint).await;
        let mut forum = meeting_form("forum", "2026-09-10");
        forum.title = "가을 공론장".to_owned();
        app.call(secretary, "haneul", forum).await;
        let (there, _) = other.holder(Role::Secretary).await;
        let mut far = meeting_form("assembly", "2026-08-21");
        far.title = "바다 총회".to_owned();
        app.call(there, "bada", far).await;

        let mut visitor = app.visitor();
        let at = |rest: &str| village.path(&format!("/calendar?month=2026-08{rest}"));
        let august = visitor.get(&at("")).await;
        assert!(august.expect(200).shows("두 모임이 만나는 날"));
        assert!(!august.shows("가을 공론장") && !august.shows("바다 총회"));
        let committee = visitor.get(&at("&body=budget-committee")).await;
        assert!(
            committee.shows("두 모임이 만나는 날"),
            "{}",
            committee.visible()
        );
        let forums = visitor.get(&at("&kind=forum")).await;
        assert!(forums.expect(200).shows("이 달에는 보일 것이 없습니다"));
        let sheet = visitor.get(&at("&view=sheet&body=x&kind=y")).await;
        assert!(sheet.expect(200).shows("두 모임이 만나는 날") && sheet.shows("4번째 주"));
        let september = visitor.get(&village.path("/calendar?month=2026-09")).await;
        assert!(
            september.shows("가을 공론장") && september.shows("끝나는 날"),
            "{}",
            september.visible()
        );
        for month in ["never", "2026-13", "2026-00", "1999-01"] {
            let off = visitor
                .get(&village.path(&format!("/calendar?month={month}")))
                .await;
            let told = off.expect(404).shows("2026-08처럼 적거나");
            assert!(told, "{}", off.visible());
        }

        let city = visitor.get("/city/calendar?month=2026-08").await;
        let text = city.expect(200).visible();
        let place = |words: &str| text.find(words).unwrap();
        assert!(
            place("바다 총회") < place("두 모임이 만나는 날"),
            "bada comes before haneul: {text}"
        );
        let feed = visitor.get("/city/calendar.ics").await;
        assert_eq!(feed.text.matches("UID:meeting-").count(), 3);
        assert!(feed.text.contains("UID:stage-"), "{}", feed.text);
        assert!(feed.text.replace("\r\n ", "").contains("/d/bada/meetings/"));

        // The file follows the choice of the page; a stage ends on its last day.
        let all = visitor.get(&village.path("/calendar.ics")).await;
        assert_eq!(all.text.matches("UID:meeting-").count(), 2);
        assert!(all.text.contains("DTSTART;VALUE=DATE:"), "{}", all.text);
        let narrowed = visitor.get(&at("&kind=forum")).await;
        let file = village.path("/calendar.ics?body=&kind=forum");
        assert!(narrowed.links_to(&file), "{}", narrowed.text);
        for (file, named) in [
            (file, "가을 공론장"),
            (
                village.path("/calendar.ics?body=budget-committee"),
                "두 모임이 만나는 날",
            ),
            ("/city/calendar.ics?kind=assembly".to_owned(), "바다 총회"),
        ] {
            let text = visitor.get(&file).await.text.replace("\r\n ", "");
            assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
            assert!(text.contains(named), "{text}");
        }
    })
    .await;
}
