//! How many statements pages run, and that more rows need no more of them.

use crate::{Browser, TestApp};

/// Each page with who opens it, and how many statements that ran. Ids are left out of the names,
/// so that two services can be compared.
pub async fn opened(app: &TestApp, pages: &[(&str, &Browser, String)]) -> Vec<(String, u64)> {
    let mut counts = Vec::with_capacity(pages.len());
    for (who, browser, path) in pages {
        let mut browser = (*browser).clone();
        let before = app.stores().effort().statements();
        let answer = browser.get(path).await;
        let statements = app.stores().effort().statements() - before;
        assert_eq!(answer.status, 200, "{path}: {}", answer.brief());
        let page = path.replace(|c: char| c.is_ascii_digit(), "");
        counts.push((format!("{who:<10}{page}"), statements));
    }
    counts
}

/// Counts the pages of `app` with few rows and those of another service with many, and checks
/// that they are the same, and none more than `most`.
///
/// # Panics
/// When they are not.
pub async fn as_many(
    app: &TestApp,
    counted: impl AsyncFn(&TestApp, usize) -> Vec<(String, u64)>,
    [few, many]: [usize; 2],
    most: u64,
) {
    let few = counted(app, few).await;
    let other = TestApp::new(app.backend(), crate::app::settings());
    let many = counted(&other, many).await;
    other.close().await;
    for ((page, few), (_, many)) in few.iter().zip(&many) {
        println!("{few:>6} {many:>6}  {page}");
    }
    assert_eq!(few, many);
    for (page, statements) in &few {
        assert!(*statements <= most, "{page} runs {statements} statements");
    }
}
