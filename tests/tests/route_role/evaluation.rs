//! Fresh districts for the cells about evaluation and outcome reports. The year that is looked
//! back on is over on the clock of the table, and the owner of the table owns its project along.

use process::Role;
use process::outcome_report::Step;
use system_tests::agreed::Until;
use system_tests::looking_back::outcome_form;
use system_tests::projects::Running;
use system_tests::{Browser, DistrictBuilder};

use super::{Fields, Target, Who, World, make};

/// A year that is over.
const YEAR: i64 = 2025;

/// Whether a cell is about what is said of a year afterwards.
pub(super) fn is_about(target: &Target) -> bool {
    let parts = ["/evaluation", "/residents", "/outcomes"];
    parts.iter().any(|part| target.path.contains(part))
}

fn pairs(pairs: &[(&str, &str)]) -> Fields {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

impl World {
    /// A browser, the address, and the fields of a good form, in a district of its own.
    pub(super) async fn evaluation(
        &self,
        target: &Target,
        who: Who,
        cell: usize,
    ) -> (Browser, String, Fields) {
        let app = &self.app;
        let village = DistrictBuilder::new(&format!("year-{cell}"))
            .make(app)
            .await;
        let browser = match who {
            Who::Visitor => app.visitor(),
            Who::Owner => app.sign_in(self.owner).await,
            _ => {
                let person = make(app, who, &village, &self.elsewhere).await;
                app.sign_in(person).await
            }
        };
        let (year, keeper) = (YEAR.to_string(), village.administrator);
        app.scheme_of(keeper, YEAR).await;
        let mut path = target.path.replace("{district}", &village.slug);
        path = path.replace("{year}", &year);
        if path.contains("/objections") {
            village.result_of(keeper, (YEAR, 1), 90).await;
        }
        if path.contains("{objection}") {
            let id = village.object_to(keeper, YEAR).await;
            path = path.replace("{objection}", &id.to_string());
        }
        let mut fields = match target.method {
            "GET" => Vec::new(),
            _ => fields(target, cell),
        };
        if path.contains("/outcomes") {
            let (money, _) = village.with_money(app, Until::Planned, "2026-07-01").await;
            let project = village.projects().await[0];
            let run = Running {
                village: village.clone(),
                project,
                secretary: money.secretary,
                official: money.secretary,
            };
            run.owned_by(self.owner, "recorder").await;
            if path.contains("{report}") {
                let id = village
                    .outcome(money.secretary, project, "등", Step::Publish)
                    .await;
                path = path.replace("{report}", &id.to_string());
            }
            if target.method == "POST" {
                fields = written(project, target.path.ends_with("/edit"));
            }
        }
        if target.method == "POST" && path.ends_with("/publish") {
            let (_, officer) = village.holder(Role::CityOfficer).await;
            fields.push(("seal".to_owned(), seal(officer, &path, &year).await));
        }
        if target.method == "GET"
            && (path.ends_with("/publish") || path.ends_with("/objections/new"))
        {
            path.push_str(&format!("?year={year}"));
        }
        (browser, path, fields)
    }
}

/// The seal of what an officer is shown before it is published.
async fn seal(mut officer: Browser, path: &str, year: &str) -> String {
    let page = officer.get(&format!("{path}?year={year}")).await;
    let form = page.expect(200).find_form(path);
    let form = form.and_then(|form| form.get("seal").map(str::to_owned));
    form.unwrap_or_default()
}

/// The fields of a good form about an evaluation.
fn fields(target: &Target, cell: usize) -> Fields {
    let year = YEAR.to_string();
    match target.path.rsplit('/').next().unwrap_or_default() {
        "publish" => pairs(&[("year", &year)]),
        "objections" => pairs(&[("year", &year), ("objection", "모임 하나가 빠졌습니다.")]),
        "answer" => pairs(&[("verdict", "accepted"), ("answer", "다시 재겠습니다.")]),
        "residents" => pairs(&[
            ("counted_on", "2025-12-31"),
            ("residents", "348,120"),
            ("residents_source", "주민등록 인구통계"),
        ]),
        _ => pairs(&[
            ("fiscal_year", &(2030 + cell % 70).to_string()),
            ("weight_participation", "60"),
            ("weight_planning", "0"),
            ("weight_execution", "40"),
            ("weight_outcome", "0"),
            ("measures", "new-faces"),
            ("measures", "spent"),
            ("reason", "참여와 집행을 봅니다."),
        ]),
    }
}

/// The fields of a complete report.
fn written(project: process::id::ProjectId, corrects: bool) -> Fields {
    let form = outcome_form(project, "등");
    let mut fields = pairs(&[
        ("category", &form.category),
        ("intended", &form.intended),
        ("done", &form.done),
        ("shown_by", &form.evidence),
        ("links", &form.links),
        ("judged_by", &form.judged_by),
        ("judged_on", &form.judged_on),
        ("judgement", &form.judgement),
        ("agreed", &form.agree),
        ("disagreed", &form.disagree),
        ("repeat", &form.repeat),
        ("avoid", &form.avoid),
        ("step", "publish"),
    ]);
    fields.push(match corrects {
        true => ("reason".to_owned(), "등의 수를 바로잡았습니다.".to_owned()),
        false => ("project".to_owned(), project.to_string()),
    });
    fields
}
