//! A district with a running project for each cell about one; the owner of the table is its
//! co-owner and wrote its log.

use system_tests::Browser;
use system_tests::projects::{Running, entry_form};

use super::{Fields, Target, Who, World, make};

/// Whether a cell is about a project.
pub(super) fn is_about(target: &Target) -> bool {
    target.path.contains("/projects")
}

impl World {
    /// A browser, the address, and the fields of a good form, in a district of its own.
    pub(super) async fn project(
        &self,
        target: &Target,
        who: Who,
        cell: usize,
    ) -> (Browser, String, Fields) {
        let app = &self.app;
        let run = Running::make(app, &format!("project-{cell}")).await;
        run.owned_by(self.owner, "recorder").await;
        let browser = match who {
            Who::Visitor => app.visitor(),
            Who::Owner => app.sign_in(self.owner).await,
            _ => {
                let person = make(app, who, &run.village, &self.elsewhere).await;
                app.sign_in(person).await
            }
        };
        let mut path = target.path.replace("{district}", &run.village.slug);
        path = path.replace("{project}", &run.project.to_string());
        let pairs = |of: &[(&str, &str)]| -> Fields {
            let of = of.iter();
            of.map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect()
        };
        let fields = match target.path.rsplit('/').next().unwrap_or_default() {
            "entries" => pairs(&[
                ("day", "2026-07-20"),
                ("phase", "during"),
                ("entry_done", "등 열 개를 달았습니다."),
                ("evidence", "검사서 1"),
                ("evidence_for", "everybody"),
            ]),
            "withdraw" if target.path.contains("/entries/") => {
                let form = entry_form("2026-07-20", "등을 달았습니다.");
                let entry = run.entry(self.owner, form).await;
                path = path.replace("{entry}", &entry.to_string());
                pairs(&[("reason", "다른 날이었습니다.")])
            }
            "owners" => pairs(&[("owner_task", "site-watcher"), ("address", "")]),
            "answer" if target.path.contains("/owners/") => {
                let (_, code) = run.ask("coordinator").await;
                pairs(&[
                    ("owner_code", code.plain()),
                    // The owner of the table has a place already.
                    (
                        "owner_answer",
                        if who == Who::Owner {
                            "decline"
                        } else {
                            "accept"
                        },
                    ),
                ])
            }
            "end" => {
                let (place, _) = run.ask("coordinator").await;
                path = path.replace("{owner}", &place.to_string());
                Vec::new()
            }
            "completion" => pairs(&[("achieved", "등 스무 개를 모두 달았습니다.")]),
            "answer" => {
                run.propose().await;
                pairs(&[("consent", "consents"), ("consent_reason", "")])
            }
            "withdraw" => {
                run.propose().await;
                pairs(&[("withdrawal", "두 개를 고칩니다.")])
            }
            _ => Vec::new(),
        };
        if path.ends_with("/projects") {
            path.push_str("?year=2027");
        }
        (browser, path, fields)
    }
}
