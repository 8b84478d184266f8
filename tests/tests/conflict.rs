//! Projects that get in each other's way, seen wherever both are looked at; who owns an agenda,
//! and to whom letters about it go.

use process::Role;
use process::agenda::Item;
use process::department::OwnerForm;
use system_tests::meetings::meeting_form;
use system_tests::{DistrictBuilder, on_both};
use web::acts;

#[tokio::test]
async fn a_pair_is_seen_on_both_beside_each_other_and_before_a_vote() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let author = app.person().make().await;
        let one = village.proposal(author, "밤길이 밝은 통학로").await;
        let other = village.agenda_of(author, "작은 도서관").await;
        let (keeper, mut secretary) = village.holder(Role::Secretary).await;
        let items = format!("items=proposal-{one}&items=agenda-{other}");
        let new = village.path(&format!("/conflicts/new?{items}"));
        let beside = village.path(&format!("/compare?{items}"));
        assert!(secretary.get(&beside).await.expect(200).links_to(&new));
        let list = village.path("/conflicts");
        let form = secretary.get(&new).await.expect(200).form(&list);
        let missing = secretary.send_form(&form).await;
        assert!(missing.expect(422).field_error("conflict_kind").is_some());
        let form = form
            .set("conflict_kind", "incompatible")
            .set("reason", "자리가 하나뿐입니다.");
        secretary.send_form(&form).await.expect(303);
        let again = secretary.get(&new).await.form(&list);
        let again = again
            .set("conflict_kind", "conflicting")
            .set("reason", "또");
        secretary.send_form(&again).await.expect(409);

        let mut visitor = app.visitor();
        for page in [
            village.path(&format!("/proposals/{one}")),
            village.path(&format!("/agendas/{other}")),
            beside.clone(),
            list.clone(),
        ] {
            let shown = visitor.get(&page).await;
            assert!(shown.expect(200).shows("자리가 하나뿐입니다."), "{page}");
            assert!(shown.shows("함께 못 함"), "{page}");
        }
        let announce = secretary.get(&village.path("/votes/new")).await;
        assert!(!announce.expect(200).shows("서로 부딪히는 사업이 있습니다"));
        // With a cost both may stand on a ballot, and whoever announces it is warned.
        let priced = village.proposal(author, "공원 의자").await;
        village
            .flag(keeper, [Item::Proposal(one), Item::Proposal(priced)])
            .await;
        let announce = secretary.get(&village.path("/votes/new")).await;
        assert!(
            announce.shows("서로 부딪히는 사업이 있습니다"),
            "{}",
            announce.visible()
        );

        let found = app
            .read(move |tx| Ok(store::conflicts_of(tx, Item::Agenda(other))?))
            .await;
        let end = village.path(&format!("/conflicts/{}/end", found[0].id));
        let reason = [("reason", "자리를 옮겼습니다.")];
        secretary.submit(&end, &end, &reason).await.expect(303);
        let shown = visitor
            .get(&village.path(&format!("/agendas/{other}")))
            .await;
        assert!(!shown.shows("자리가 하나뿐입니다."));
        let kept = visitor.get(&list).await;
        assert!(kept.shows("자리를 옮겼습니다.") && kept.shows("자리가 하나뿐입니다."));
    })
    .await;
}

#[tokio::test]
async fn letters_about_an_agenda_go_to_the_department_that_owns_it() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let departments = village.departments(&["도로과", "공원과"]).await;
        let roads = village.serving("주무관 1", departments[0]).await;
        let parks = village.serving("주무관 2", departments[1]).await;
        let (secretary, mut browser) = village.holder(Role::Secretary).await;
        let agenda = village.deliberated("걷는 길").await;
        let page = village.path(&format!("/agendas/{agenda}/owner"));
        let fields = [
            ("department", departments[0].to_string()),
            ("post", "보행환경팀장".to_owned()),
        ];
        let fields = fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        browser.submit(&page, &page, &fields).await.expect(303);
        let shown = app
            .visitor()
            .get(&village.path(&format!("/agendas/{agenda}")))
            .await;
        assert!(
            shown.expect(200).shows("보행환경팀장"),
            "{}",
            shown.visible()
        );
        assert!(shown.shows("도로과"));

        // The meeting on it invites that department and nobody of the other one.
        app.notices().await;
        let mut form = meeting_form("forum", "2026-08-20");
        form.agendas = vec![agenda.to_string()];
        app.call(secretary, "haneul", form).await;
        let told = app.notices().await;
        let address = |person| {
            let app = app.clone();
            async move {
                let found = app
                    .read(move |tx| Ok(store::contacts_of(tx, person)?))
                    .await;
                found[0].address.expose().to_owned()
            }
        };
        let (roads, parks) = (address(roads).await, address(parks).await);
        assert!(told.iter().any(|n| n.to == roads), "{told:?}");
        assert!(told.iter().all(|n| n.to != parks));

        // Naming the same again changes nothing, another one stays beside the first on record.
        let by = app.by(secretary).await;
        let other = departments[1].to_string();
        let rows = app
            .write(move |tx| {
                for department in [&other, &other] {
                    let form = OwnerForm {
                        department: department.clone(),
                        post: "공원팀장".to_owned(),
                    };
                    acts::agenda_owner::name(tx, &by, "haneul", agenda, &form)?;
                }
                Ok(store::agenda_owner(tx, agenda)?.unwrap())
            })
            .await;
        assert_eq!(
            (rows.post.as_str(), rows.department),
            ("공원팀장", departments[1])
        );
        assert_eq!(app.rows("site.agenda_owner"), 2);
    })
    .await;
}
