//! Six marks where five of fourteen are allowed.

use system_tests::{DistrictBuilder, on_both};

use crate::resident::{ballots, ids, ticked};

/// Given a ballot of 5 of 14, when 6 are marked, then the error names the field and nothing
/// is lost.
#[tokio::test]
async fn scenario_14_six_of_fourteen_names_the_field_and_keeps_the_marks() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;
        let (person, mut browser) = village.resident().await;
        village.enrol(person, "주민 삼", &vote).await;
        let action = format!("{}/ballot", vote.path);
        let form = browser.get(&vote.path).await.form(&action);
        let marked = ids(&vote, &[0, 2, 4, 6, 8, 10]);
        let fields: Vec<_> = marked.iter().map(|id| ("choices", id.as_str())).collect();
        let six = form.set_all(&fields);

        for (mut browser, said, error) in [
            (
                browser.clone(),
                "5개까지 고를 수 있는데 6개를 고르셨습니다",
                "고칠 것이 있습니다",
            ),
            (
                browser.clone().english(),
                "up to 5 and have chosen 6",
                "Please correct",
            ),
        ] {
            let before = app.contents();
            let again = browser.send_form(&six).await;
            again.expect(422);
            assert_eq!(app.contents(), before, "nothing was written");

            let page = again.page();
            let summary = page.all("div").find(|div| div.has_class("errors")).unwrap();
            assert!(summary.text.contains(said), "{}", summary.text);
            let link = page
                .inside(summary)
                .iter()
                .find(|inside| inside.tag == "a")
                .unwrap();
            let field = link
                .attr("href")
                .unwrap()
                .strip_prefix('#')
                .unwrap()
                .to_owned();
            let target = page
                .find("id", &field)
                .expect("the link leads to the field");
            assert_eq!(
                (target.tag.as_str(), target.attr("name")),
                ("input", Some("choices"))
            );
            assert!(again.field_error("choices").unwrap().contains(said));
            let title = page.all("title").next().unwrap().text.clone();
            assert!(title.contains(error), "{title}");

            let shown = again.form(&action);
            let mut kept: Vec<_> = shown
                .all("choices")
                .into_iter()
                .map(str::to_owned)
                .collect();
            kept.sort_unstable();
            assert_eq!(kept, marked, "all six are still ticked");
        }

        let again = browser.send_form(&six).await.form(&action);
        let five: Vec<_> = marked[1..]
            .iter()
            .map(|id| ("choices", id.as_str()))
            .collect();
        browser.send_form(&again.set_all(&five)).await.expect(303);
        assert_eq!(ballots(&app).0, 1);
        assert!(
            ticked(&mut browser, &vote).await.is_empty(),
            "a cast ballot is not shown"
        );
        let stored = ballots(&app).1;
        assert!(marked[1..].iter().all(|id| stored.contains(id.as_str())));
    })
    .await;
}
