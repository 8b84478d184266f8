//! What residents do in these scenarios: sign in with a code, declare, vote.

use system_tests::{Answer, Browser, TestApp, Vote};

/// The declaration of a person born on 9 March 1966.
pub fn declaration(name: &str) -> [(&str, &str); 6] {
    [
        ("name", name),
        ("birth_year", "1966"),
        ("birth_month", "3"),
        ("birth_day", "9"),
        ("basis", "resident"),
        ("official", "no"),
    ]
}

/// Declares on the page of the vote.
pub async fn declare(browser: &mut Browser, vote: &Vote, fields: &[(&str, &str)]) -> Answer {
    browser
        .submit(&vote.path, &format!("{}/eligibility", vote.path), fields)
        .await
}

/// Marks agendas, counted from 0, on the page of the vote and sends the ballot.
pub async fn cast(browser: &mut Browser, vote: &Vote, marked: &[usize]) -> Answer {
    let page = browser.get(&vote.path).await;
    let form = page.form(&format!("{}/ballot", vote.path));
    let ids = ids(vote, marked);
    let fields: Vec<_> = ids.iter().map(|id| ("choices", id.as_str())).collect();
    browser
        .send_form(&form.without("choices").set_all(&fields))
        .await
}

/// The ids of agendas, sorted as the box keeps them.
pub fn ids(vote: &Vote, marked: &[usize]) -> Vec<String> {
    let mut ids: Vec<_> = marked.iter().map(|at| vote.items[*at]).collect();
    ids.sort_unstable();
    ids.iter().map(ToString::to_string).collect()
}

/// What is ticked on the page of the vote, sorted.
pub async fn ticked(browser: &mut Browser, vote: &Vote) -> Vec<String> {
    let form = browser
        .get(&vote.path)
        .await
        .form(&format!("{}/ballot", vote.path));
    let mut ticked: Vec<String> = form.all("choices").into_iter().map(str::to_owned).collect();
    ticked.sort_unstable();
    ticked
}

/// Signs in with the code sent to an address, and agrees to the terms when asked.
pub async fn sign_in(app: &TestApp, address: &str) -> Browser {
    let mut browser = app.visitor();
    let asked = browser
        .submit("/sign-in", "/sign-in", &[("address", address)])
        .await;
    let page = browser.follow(asked).await;
    let code = code_to(app, address).await;
    let entered = browser
        .send_form(&page.form("/sign-in/code").set("code", code))
        .await;
    arrive(&mut browser, entered).await;
    browser
}

/// Signs in with a code that was handed over.
pub async fn sign_in_by_desk_code(app: &TestApp, code: &str) -> Browser {
    let mut browser = app.visitor();
    let page = "/sign-in/code?by=desk";
    let entered = browser
        .submit(page, "/sign-in/code", &[("code", code)])
        .await;
    arrive(&mut browser, entered).await;
    browser
}

async fn arrive(browser: &mut Browser, entered: Answer) {
    entered.expect(303);
    let page = browser.follow(entered).await;
    if let Some(form) = page.find_form("/consent") {
        browser
            .send_form(&form.set("agree", "yes"))
            .await
            .expect(303);
    }
}

/// The code in the last message to an address.
pub async fn code_to(app: &TestApp, address: &str) -> String {
    let now = app.now();
    let (to, digits) = (address.to_owned(), address.replace('-', ""));
    app.write(move |tx| {
        let mut code = None;
        for entry in store::outbox_take(tx, 100, now)? {
            let notice: serde_json::Value = serde_json::from_str(&entry.payload).unwrap();
            if notice["to"] == to.as_str() || notice["to"] == digits.as_str() {
                code = six_digits(notice["text"].as_str().unwrap());
            }
            store::outbox_done(tx, entry.id, now)?;
        }
        Ok(code.expect("a message with a code went there"))
    })
    .await
}

fn six_digits(text: &str) -> Option<String> {
    let digits = |part: &&str| part.len() == 6 && part.bytes().all(|b| b.is_ascii_digit());
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .find(digits)
        .map(str::to_owned)
}

/// How many ballots lie in the box, and their text.
pub fn ballots(app: &TestApp) -> (usize, String) {
    let contents = app.contents();
    let table = &contents["ballot_box.slot_ballot"];
    (table.rows, table.text.clone())
}
