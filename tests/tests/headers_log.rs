//! The log holds no personal data: what people type, their addresses and their codes are
//! looked for in everything that is logged, at the finest level that a person can set.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::sync::{Arc, Mutex};

use process::Role;
use system_tests::{DistrictBuilder, on_both};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;

    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}

/// Everything, but for the libraries that the program keeps quiet whatever is set.
fn finest() -> EnvFilter {
    let quiet = include_str!("../../crates/madang/src/log.rs").split('"');
    let quiet: Vec<&str> = quiet
        .filter(|text| text.ends_with("=warn") && !text.contains(','))
        .collect();
    assert!(quiet.contains(&"tokio_postgres=warn"), "{quiet:?}");
    let everything = EnvFilter::new("trace");
    quiet
        .iter()
        .map(|quiet| quiet.parse().unwrap())
        .fold(everything, EnvFilter::add_directive)
}

#[tokio::test]
async fn the_log_holds_no_personal_data() {
    let log = Log::default();
    // The stores log from threads of their own, so this is for the whole process, and the
    // only test of this file.
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(finest())
        .with_writer(log.clone())
        .init();
    let kept = log.clone();
    on_both(|app| {
        let kept = kept.clone();
        async move {
            let village = DistrictBuilder::new("haneul").make(&app).await;
            let mut secrets = vec!["203.0.113.7".to_owned()];
            let mut visitor = app.visitor();
            let address = "canary.address@example.org";
            let asked = visitor
                .submit("/sign-in", "/sign-in", &[("address", address)])
                .await;
            let code = app.code_sent_to(address).await;
            let page = visitor.follow(asked).await;
            let wrong = if code == "111111" { "222222" } else { "111111" };
            let form = page.form("/sign-in/code");
            visitor
                .send_form(&form.clone().set("code", wrong))
                .await
                .expect(422);
            let form = visitor.get("/sign-in/code").await.form("/sign-in/code");
            let answer = visitor.send_form(&form.set("code", &code)).await;
            let consent = visitor.follow(answer).await.form("/consent");
            let consent = consent.set_all(&[("name", "카나리아"), ("agree", "yes")]);
            visitor.send_form(&consent).await.expect(303);
            secrets.extend(["canary.address".to_owned(), address.to_owned(), code]);
            secrets.push("카나리아".to_owned());
            secrets.push(visitor.cookie("madang-session").unwrap().to_owned());
            let new = village.path("/proposals/new");
            let form = visitor.get(&new).await.form(&village.path("/proposals"));
            secrets.push(form.get("csrf").unwrap().to_owned());
            let form = form.set_all(&[
                ("title", "canary-title"),
                ("need", "canary-need"),
                ("body", "canary-body 010-9876-5432"),
            ]);
            let answer = visitor.send_form(&form).await;
            let id = answer
                .location()
                .split(['/', '?'])
                .nth(4)
                .unwrap()
                .to_owned();
            let shown = visitor.follow(answer).await;
            let path = village.path(&format!("/proposals/{id}"));
            let comment = shown.form(&format!("{path}/comments"));
            visitor
                .send_form(&comment.set("comment", "canary-comment"))
                .await
                .expect(303);
            let query = format!(
                "{}?q=canary-query&after=canary-after",
                village.path("/proposals")
            );
            visitor.get(&query).await.expect(400);
            // A form that fails keeps what was typed on the page and not in the log.
            visitor
                .post(&path, &[("title", "canary-title")])
                .await
                .expect(405);
            visitor
                .post(&village.path("/proposals"), &[("title", "canary-title")])
                .await
                .expect(403);
            let (_, mut clerk) = village.holder(Role::Clerk).await;
            let desk = village.path("/desk");
            let fields = [
                ("name", "canary-paper"),
                ("birth_year", "1966"),
                ("birth_month", "3"),
                ("birth_day", "9"),
                ("papers", "yes"),
            ];
            clerk.submit(&desk, &desk, &fields).await.expect(200);
            secrets.extend([id, "canary-".to_owned(), "010-9876-5432".to_owned()]);
            let vote = village.vote(3, 2).await;
            let fields = [
                ("name", "canary-voter"),
                ("birth_year", "1971"),
                ("birth_month", "3"),
                ("birth_day", "9"),
                ("basis", "resident"),
                ("official", "no"),
            ];
            let declare = format!("{}/eligibility", vote.path);
            visitor
                .submit(&vote.path, &declare, &fields)
                .await
                .expect(303);
            let choice = vote.items[1].to_string();
            let ballot = format!("{}/ballot", vote.path);
            visitor
                .submit(&vote.path, &ballot, &[("choices", &choice)])
                .await
                .expect(303);
            secrets.push(choice);
            let logged = String::from_utf8_lossy(&kept.0.lock().unwrap()).into_owned();
            assert!(
                logged.contains("\"route\":\"/d/{district}/proposals\""),
                "requests are logged"
            );
            for secret in &secrets {
                let line = logged.lines().find(|line| line.contains(secret.as_str()));
                assert!(
                    line.is_none(),
                    "the log holds {secret}: {}",
                    line.unwrap_or("")
                );
            }
        }
    })
    .await;
}
