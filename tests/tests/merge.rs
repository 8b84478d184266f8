//! Authors are asked before their proposals are put together: agreeing, refusing, silence, and
//! what is undone.

use process::Role;
use process::agenda::Item;
use process::id::{LineageId, MergeId, ProposalId};
use store::{Merge, MergeSource};
use system_tests::{Answer, DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use web::acts::support::Step;

/// Three residents with a proposal each, and the secretary's browser.
struct Scene {
    village: Village,
    authors: Vec<(process::id::PersonId, system_tests::Browser)>,
    proposals: Vec<ProposalId>,
    secretary: (process::id::PersonId, system_tests::Browser),
}

impl Scene {
    async fn new(app: &TestApp) -> Scene {
        let village = DistrictBuilder::new("haneul").make(app).await;
        let secretary = village.holder(Role::Secretary).await;
        let (mut authors, mut proposals) = (Vec::new(), Vec::new());
        for title in ["어두운 골목", "어두운 통학로", "어두운 공원길"] {
            let author = village.resident().await;
            proposals.push(village.proposal(author.0, title).await);
            authors.push(author);
        }
        Scene {
            village,
            authors,
            proposals,
            secretary,
        }
    }

    fn items(&self) -> Vec<Item> {
        self.proposals.iter().copied().map(Item::from).collect()
    }

    async fn ask(&self) -> MergeId {
        let items = self.items();
        self.village
            .ask_to_merge(self.secretary.0, &items, "밝은 길")
            .await
    }

    async fn found(&self, id: MergeId) -> (Merge, Vec<MergeSource>) {
        let read = move |tx: &mut store::Tx<'_>| {
            Ok((
                store::merge_get(tx, id)?.unwrap(),
                store::merge_sources(tx, id)?,
            ))
        };
        self.village.app().read(read).await
    }

    async fn answers(&mut self, who: usize, id: MergeId, fields: &[(&str, &str)]) -> Answer {
        let path = self.village.path(&format!("/merges/{id}"));
        let browser = &mut self.authors[who].1;
        browser
            .submit(&path, &format!("{path}/answer"), fields)
            .await
    }

    async fn came(&self, id: MergeId) -> Vec<String> {
        let (_, sources) = self.found(id).await;
        let came = sources.iter().map(|source| source.came);
        came.map(|came| came.map_or("-".to_owned(), |c| c.to_string()))
            .collect()
    }
}

async fn undo(scene: &mut Scene, step: LineageId) -> Answer {
    let path = scene.village.path(&format!("/lineage/{step}/undo"));
    let fields = [("reason", "따로 다루기로 했습니다.")];
    scene.secretary.1.submit(&path, &path, &fields).await
}

#[tokio::test]
async fn three_authors_agree_and_it_is_undone() {
    on_both(|app| async move {
        let mut scene = Scene::new(&app).await;
        let fan = app.person().email("fan@example.org").make().await;
        scene
            .village
            .support(fan, scene.proposals[0], Step::Give)
            .await;
        let id = scene.ask().await;
        for who in 0..3 {
            let (merge, _) = scene.found(id).await;
            assert_eq!(
                merge.closed_at, None,
                "nobody is merged before all answered"
            );
            scene
                .answers(who, id, &[("answer", "agree")])
                .await
                .expect(303);
        }
        let (merge, _) = scene.found(id).await;
        assert_eq!(scene.came(id).await, ["merged"; 3]);
        let step = merge.lineage.unwrap();
        let page = scene.village.path(&format!("/lineage/{step}"));
        let page = app.visitor().get(&page).await;
        for title in ["어두운 골목", "어두운 통학로", "어두운 공원길", "밝은 길"]
        {
            assert!(page.shows(title), "{title}");
        }
        let mails = app.rows("site.outbox");
        app.merges_due().await;
        assert_eq!(
            app.rows("site.outbox"),
            mails + 1,
            "who supported is told once"
        );
        app.merges_due().await;
        assert_eq!(app.rows("site.outbox"), mails + 1);

        let api = app
            .visitor()
            .get(&format!("/api/v1/proposals/{}", scene.proposals[0]))
            .await;
        let agenda = api.json()["moved_to"][0].as_str().unwrap().to_owned();
        let api = app
            .visitor()
            .get(&format!("/api/v1/agendas/{agenda}"))
            .await;
        assert_eq!(api.json()["support_count"], 1);
        undo(&mut scene, step).await.expect(303);
        for id in scene.proposals.clone() {
            let api = app.visitor().get(&format!("/api/v1/proposals/{id}")).await;
            assert_eq!(api.json()["state"], "submitted");
            assert_eq!(api.json()["moved_to"].as_array().unwrap().len(), 0);
        }
        app.merges_due().await;
        assert!(
            app.rows("site.outbox") > mails + 1,
            "and told that it was undone"
        );
    })
    .await;
}

#[tokio::test]
async fn who_refuses_is_linked_and_not_merged() {
    on_both(|app| async move {
        let mut scene = Scene::new(&app).await;
        let id = scene.ask().await;
        let silent = scene.answers(2, id, &[("answer", "refuse")]).await;
        assert_eq!(silent.status, 422);
        assert!(silent.field_error("reason").is_some(), "{}", silent.brief());
        let refusal = [("answer", "refuse"), ("reason", "공원은 다른 일입니다.")];
        scene.answers(2, id, &refusal).await.expect(303);
        for who in 0..2 {
            scene
                .answers(who, id, &[("answer", "agree")])
                .await
                .expect(303);
        }
        assert_eq!(scene.came(id).await, ["merged", "merged", "linked"]);
        let refused = scene.proposals[2];
        let path = scene.village.path(&format!("/proposals/{refused}"));
        let page = app.visitor().get(&path).await;
        assert!(page.shows("이어진 글") && page.shows("밝은 길"));
        let api = app
            .visitor()
            .get(&format!("/api/v1/proposals/{refused}"))
            .await;
        assert_eq!(api.json()["state"], "submitted");
        let agenda = api.json()["links"][0]["id"].as_str().unwrap().to_owned();
        let page = app
            .visitor()
            .get(&scene.village.path(&format!("/agendas/{agenda}")))
            .await;
        assert!(page.shows("어두운 공원길"), "the link is shown both ways");
        let public = app
            .visitor()
            .get(&scene.village.path(&format!("/merges/{id}")))
            .await;
        assert!(public.shows("공원은 다른 일입니다."));
        // The link is taken away like any other step.
        let link = api.json()["links"][0]["lineage"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        undo(&mut scene, link).await.expect(303);
        assert!(!app.visitor().get(&path).await.shows("이어진 글"));
    })
    .await;
}

#[tokio::test]
async fn silence_is_merged_when_the_time_is_over_and_not_before() {
    on_both(|app| async move {
        let mut scene = Scene::new(&app).await;
        let id = scene.ask().await;
        scene
            .answers(0, id, &[("answer", "agree")])
            .await
            .expect(303);
        assert_eq!(app.merges_due().await, 0);
        let (merge, _) = scene.found(id).await;
        app.set_now(merge.until - jiff::SignedDuration::from_millis(1));
        assert_eq!(app.merges_due().await, 0);
        let path = scene.village.path(&format!("/merges/{id}"));
        let mut late = scene.authors[1].1.clone();
        let form = late.get(&path).await.form(&format!("{path}/answer"));
        app.set_now(merge.until);
        let late = late.send_form(&form.set("answer", "agree")).await;
        assert_eq!(late.status, 409, "who comes late is not taken");
        assert_eq!(app.merges_due().await, 1);
        assert_eq!(app.merges_due().await, 0);
        assert_eq!(scene.came(id).await, ["merged"; 3]);
    })
    .await;
}

#[tokio::test]
async fn fewer_than_two_are_not_merged() {
    on_sqlite(|app| async move {
        let mut scene = Scene::new(&app).await;
        let id = scene.ask().await;
        let refusal = [("answer", "refuse"), ("reason", "다른 일입니다.")];
        for who in [0, 1] {
            scene.answers(who, id, &refusal).await.expect(303);
        }
        scene
            .answers(2, id, &[("answer", "agree")])
            .await
            .expect(303);
        assert_eq!(scene.came(id).await, ["linked"; 3]);
        assert_eq!(app.rows("site.agenda"), 0);
        let page = app
            .visitor()
            .get(&scene.village.path(&format!("/merges/{id}")))
            .await;
        assert!(page.shows("합치지 않았습니다"));
    })
    .await;
}

#[tokio::test]
async fn a_request_is_asked_once_and_taken_back() {
    on_sqlite(|app| async move {
        let mut scene = Scene::new(&app).await;
        let id = scene.ask().await;
        let items = scene.items();
        let merge = scene.village.path("/agendas/merge");
        let query = format!("{merge}?items={}&items={}", items[0], items[1]);
        let fields = [
            ("title", "밝은 길"),
            ("need", "어둡습니다."),
            ("body", "등을 답니다."),
            ("set_by", "private"),
            ("reason", "같은 길입니다."),
        ];
        let again = scene.secretary.1.submit(&query, &merge, &fields).await;
        assert_eq!(again.status, 409, "{}", again.brief());
        let (_, mut stranger) = scene.village.resident().await;
        let path = scene.village.path(&format!("/merges/{id}"));
        let page = stranger.get(&path).await;
        assert!(page.find_form(&format!("{path}/answer")).is_none());
        let withdraw = format!("{path}/withdraw");
        let reason = [("reason", "더 듣기로 했습니다.")];
        let done = scene.secretary.1.submit(&path, &withdraw, &reason).await;
        assert!(
            scene
                .secretary
                .1
                .follow(done)
                .await
                .shows("더 듣기로 했습니다.")
        );
        assert_eq!(app.rows("site.agenda"), 0);
        // It can be asked again.
        scene.ask().await;
    })
    .await;
}

#[tokio::test]
async fn what_stands_on_a_step_is_named_before_it_is_undone() {
    on_sqlite(|app| async move {
        let mut scene = Scene::new(&app).await;
        let items = scene.items();
        let secretary = scene.secretary.0;
        let whole = scene.village.merge(secretary, &items, "밝은 길").await;
        let split = scene.village.split(secretary, whole).await;
        let step = app
            .read(move |tx| Ok(store::lineage_ancestors(tx, whole)?[0].lineage))
            .await;
        let page = scene
            .secretary
            .1
            .get(&scene.village.path(&format!("/lineage/{step}/undo")))
            .await;
        assert!(page.links_to(&scene.village.path(&format!("/lineage/{split}"))));
        undo(&mut scene, split).await.expect(303);
        undo(&mut scene, step).await.expect(303);
    })
    .await;
}

#[tokio::test]
async fn an_agenda_of_the_council_goes_back_to_its_author() {
    on_sqlite(|app| async move {
        let mut scene = Scene::new(&app).await;
        let agenda = scene.village.agenda(scene.secretary.0, "쉼터").await;
        let path = scene.village.path(&format!("/agendas/{agenda}/return"));
        let reason = [("reason", "비용을 더 알아보기로 했습니다.")];
        let done = scene.secretary.1.submit(&path, &path, &reason).await;
        let step = done.expect(303).location().to_owned();
        assert!(
            scene
                .secretary
                .1
                .follow(done)
                .await
                .shows("비용을 더 알아보기로 했습니다.")
        );
        let api = app
            .visitor()
            .get(&format!("/api/v1/agendas/{agenda}"))
            .await;
        assert_eq!(api.json()["state"], "returned");
        let step = step.split(['/', '?']).nth(4).unwrap().parse().unwrap();
        undo(&mut scene, step).await.expect(303);
        let api = app
            .visitor()
            .get(&format!("/api/v1/agendas/{agenda}"))
            .await;
        assert_eq!(api.json()["state"], "open");
    })
    .await;
}
