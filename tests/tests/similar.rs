//! What people decide of similar things, and the words that a district takes for the same.

use process::Role;
use process::agenda::Item;
use system_tests::{DistrictBuilder, on_both};

/// A decision stands on both pages, says whose role it was, marks and orders later
/// suggestions, and is replaced by a later one; nothing is ever merged by it.
#[tokio::test]
async fn people_decide_whether_two_ask_for_the_same() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut resident) = village.resident().await;
        let first = village.proposal(author, "솔밭동 경로당 주방 고치기").await;
        let second = village.proposal(author, "경로당 부엌 넓히기").await;
        let between = village.proposal(author, "솔밭동 경로당 주방 소독").await;
        let [one, two] = [first, second].map(|id| village.path(&format!("/proposals/{id}")));
        let items = format!(
            "items={}&items={}",
            Item::Proposal(second),
            Item::Proposal(first)
        );
        let (compare, here) = (
            village.path(&format!("/compare?{items}")),
            village.path("/compare"),
        );
        let address = village.path(&format!(
            "/compare?items={}&items={}",
            Item::Proposal(first),
            Item::Proposal(second)
        ));
        // Both pages suggest the other one, with the reason, before anybody decided.
        assert!(app.visitor().get(&one).await.links_to(&address));
        assert!(app.visitor().get(&two).await.shows("부엌 → 주방"));
        assert!(resident.get(&compare).await.find_form(&here).is_none());
        let (_, mut member) = village.holder(Role::CouncilMember).await;
        let form = member.get(&compare).await.form(&here);
        let again = member
            .send_form(&form.clone().set("reason", "같은 부엌입니다."))
            .await;
        assert!(again.expect(422).field_error("likeness").is_some());
        assert_eq!(again.form(&here).get("reason"), Some("같은 부엌입니다."));
        let form = form
            .set("likeness", "same")
            .set("reason", "같은 부엌입니다. 010-1234-5678");
        let done = member.send_form(&form).await;
        assert_eq!(done.location(), format!("{address}&done=decided"));
        let page = member.get(done.location()).await;
        assert!(page.shows("판단을 남겼습니다.") && page.shows("010-****-5678"));
        for path in [&one, &two] {
            let page = app.visitor().get(path).await;
            let said = page.shows("같은 내용") && page.shows("같은 부엌입니다.");
            assert!(said && page.shows("협치위원"), "{path}");
        }
        // The same ones stand one behind the other, whatever lies between by its letters.
        let ask = "/api/v1/districts/haneul/similar";
        let found = app
            .visitor()
            .get(&format!("{ask}?text=솔밭동+경로당+주방+고치기"))
            .await
            .json();
        let ids: Vec<_> = (0..3).map(|at| found["items"][at]["id"].clone()).collect();
        assert_eq!(ids, [first, second, between].map(|id| id.to_string()));
        assert_eq!(found["items"][1]["same_as"], first.to_string());
        assert!(app.visitor().get(&format!("{ask}?text=")).await.status == 400);
        // A later decision holds: what only shares words is counted and not suggested.
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let page = secretary.get(&compare).await;
        assert!(
            page.links()
                .iter()
                .any(|link| link.contains("/agendas/merge?"))
        );
        let form = page
            .form(&here)
            .set("likeness", "different")
            .set("reason", "건물이 다릅니다.");
        secretary.send_form(&form).await.expect(303);
        let page = app.visitor().get(&one).await;
        assert!(page.shows("낱말만 비슷하다고 판단한 것 1건") && page.shows("건물이 다릅니다."));
        assert!(!page.links_to(&address) && !page.shows("같은 부엌입니다."));
        let decided = app.visitor().get(&format!("{ask}/decisions")).await.json();
        assert_eq!(decided["items"].as_array().unwrap().len(), 1);
        assert_eq!(decided["items"][0]["likeness"], "different");
        assert_eq!(
            (app.rows("site.similar_decision"), app.rows("site.lineage")),
            (2, 0)
        );
        // Of what is hidden nothing is decided.
        let (moderator, _) = village.holder(Role::Moderator).await;
        let form = secretary.get(&compare).await.form(&here);
        let form = form.set("likeness", "same").set("reason", "같습니다.");
        village
            .hide(moderator, web::acts::moderation::Subject::proposal(first))
            .await;
        secretary.send_form(&form).await.expect(404);
        assert!(!app.visitor().get(&two).await.shows("건물이 다릅니다."));
        assert_eq!(app.rows("site.similar_decision"), 2);
    })
    .await;
}

/// Words of a district count from the next question on, in that district only; a faulty list
/// comes back whole, and one that was changed by somebody else meanwhile is refused.
#[tokio::test]
async fn staff_keep_the_words_that_mean_the_same() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut resident) = village.resident().await;
        let shelf = village.proposal(author, "마을 서가 늘리기").await;
        let shelf = village.path(&format!("/proposals/{shelf}"));
        let ask = village.path("/similar?text=책꽂이");
        assert!(!app.visitor().get(&ask).await.links_to(&shelf));
        let here = village.path("/settings/synonyms");
        resident.get(&here).await.expect(403);
        let (_, mut secretary) = village.holder(Role::Secretary).await;
        let form = secretary.get(&here).await.form(&here);
        let late = secretary.get(&here).await.form(&here);
        let faulty = secretary
            .send_form(&form.clone().set("synonyms", "서가, 책꽂이\n길"))
            .await;
        assert!(
            faulty
                .expect(422)
                .field_error("synonyms")
                .unwrap()
                .contains('2')
        );
        assert_eq!(faulty.form(&here).get("synonyms"), Some("서가, 책꽂이\n길"));
        let done = secretary
            .send_form(&form.set("synonyms", "서가, 책꽂이"))
            .await;
        let page = secretary.get(done.location()).await;
        assert!(page.expect(200).shows("말을 바꾸었습니다."));
        assert!(page.shows("주방, 부엌, 조리실"));
        let page = app.visitor().get(&ask).await;
        assert!(page.links_to(&shelf) && page.shows("책꽂이 → 서가"));
        // Somebody who had the page open meanwhile loses nothing, and decides.
        let kept = secretary.send_form(&late.set("synonyms", "길, 도로")).await;
        assert!(kept.expect(422).shows("서가, 책꽂이"));
        assert_eq!(kept.form(&here).get("synonyms"), Some("길, 도로"));
        // An empty list takes the words back.
        let form = secretary.get(&here).await.form(&here);
        secretary
            .send_form(&form.set("synonyms", ""))
            .await
            .expect(303);
        assert!(!app.visitor().get(&ask).await.links_to(&shelf));
        assert_eq!(app.rows("site.synonym_list"), 2);
    })
    .await;
}
