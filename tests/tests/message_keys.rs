//! No page shows the key of a message where its text should stand.

use process::Role;
use system_tests::{Answer, Browser, DistrictBuilder, on_sqlite};
use web::acts::moderation::Subject;

/// Whether a text looks like `comment-consent-text`.
fn is_key(text: &str) -> bool {
    let mut words = text.split('-');
    let letters = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase());
    text.contains('-') && words.all(letters)
}

/// The texts between the tags of a page, and those that a screen reader says.
fn texts(page: &Answer) -> Vec<String> {
    let document = page.page();
    let spoken = document
        .elements()
        .iter()
        .flat_map(|e| ["aria-label", "alt", "placeholder", "title"].map(|name| e.attr(name)))
        .flatten()
        .map(str::to_owned);
    let between = page
        .text
        .split('<')
        .filter_map(|part| part.split_once('>').map(|(_, text)| text.trim().to_owned()));
    between.chain(spoken).collect()
}

async fn look(browser: &mut Browser, path: &str) -> usize {
    let page = browser.get(path).await;
    let all = texts(page.expect(200));
    let raw: Vec<_> = all.iter().filter(|text| is_key(text)).collect();
    assert!(raw.is_empty(), "{path} shows {raw:?}");
    all.len()
}

#[tokio::test]
async fn no_page_shows_the_key_of_a_message() {
    assert!(is_key("comment-consent-text") && !is_key("resident") && !is_key("a - b"));
    on_sqlite(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(4, 2).await;
        let (author, resident) = village.resident().await;
        let (moderator, _) = village.holder(Role::Moderator).await;
        let open = village.proposal(author, "밤길이 밝은 통학로").await;
        let hidden = village.proposal(author, "작은 도서관").await;
        village.comment(author, open, "찬성합니다.").await;
        village.hide(moderator, Subject::proposal(hidden)).await;
        let (_, newcomer) = app.person().without_consent().sign_in().await;
        let city = app.person().role(Role::Administrator, None);
        let (_, administrator) = city.sign_in().await;
        let here = |path: &str| village.path(path);
        let secretary = app.person().role(Role::Secretary, village.id).make().await;
        let forum = app.held(secretary, "haneul", "forum").await;
        let done = app.held(secretary, "haneul", "workshop").await;
        app.publish(secretary, "haneul", done, "글").await;
        let recorder = app.sign_in(secretary).await;
        let public = [
            "/".to_owned(),
            "/about".to_owned(),
            "/privacy".to_owned(),
            here(""),
            here("/year"),
            here("/proposals"),
            here(&format!("/proposals/{open}")),
            here(&format!("/proposals/{hidden}")),
            here("/votes"),
            here("/meetings"),
            here(&format!("/meetings/{forum}")),
            here(&format!("/meetings/{done}")),
            vote.path.clone(),
        ];
        let visitors = ["/sign-in".to_owned(), "/sign-in/code?by=desk".to_owned()];
        let own = [
            "/me".to_owned(),
            "/me/close".to_owned(),
            "/consent".to_owned(),
            here("/proposals/new"),
            here(&format!("/proposals/{open}/edit")),
            here(&format!("/proposals/{open}/withdraw")),
        ];
        let meetings = [
            here("/meetings/new"),
            here(&format!("/meetings/{forum}/attendance")),
            here(&format!("/meetings/{forum}/minutes")),
            here(&format!("/meetings/{forum}/decisions")),
            here(&format!("/meetings/{done}/minutes")),
        ];
        let staff = [
            "/me".to_owned(),
            here("/roles"),
            here("/moderation"),
            here(&format!("/moderation/proposal/{open}/hide")),
        ];
        let each = [
            (app.visitor(), [&public[..], &visitors].concat()),
            (newcomer, public.to_vec()),
            (resident, [&public[..], &own].concat()),
            (administrator, [&public[..], &staff].concat()),
            (recorder, meetings.to_vec()),
        ];
        for (mut browser, paths) in each {
            let mut english = browser.clone().english();
            for path in paths {
                assert!(look(&mut browser, &path).await > 10);
                assert!(look(&mut english, &path).await > 10);
            }
        }
    })
    .await;
}
