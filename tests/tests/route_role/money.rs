//! Fresh districts for the cells about money, each brought to where its address has something
//! to do.

use process::budget_change::ChangeForm;
use process::id::{BudgetChangeId, DecisionId, PersonId};
use system_tests::agreed::{LINES, Until, decision, seal};
use system_tests::{Browser, DistrictBuilder, Village};
use web::acts;

use super::{Fields, Target, Who, World, make};

/// Whether a cell is about the money of a district.
pub(super) fn is_about(target: &Target) -> bool {
    let below = ["/d/{district}", "/api/v1/districts/{district}", "/api/v1"];
    let rest = below
        .iter()
        .find_map(|start| target.path.strip_prefix(start));
    let parts = ["/money", "/plan", "/agreement", "/changes"];
    rest.is_some_and(|rest| parts.iter().any(|part| rest.starts_with(part)))
}

impl World {
    /// A browser, the address, and the fields of a good form, in a district of its own.
    pub(super) async fn money(
        &self,
        target: &Target,
        who: Who,
        cell: usize,
    ) -> (Browser, String, Fields) {
        let app = &self.app;
        let village = DistrictBuilder::new(&format!("money-{cell}"))
            .make(app)
            .await;
        let browser = match who {
            Who::Visitor => app.visitor(),
            _ => {
                let person = make(app, who, &village, &self.elsewhere).await;
                app.sign_in(person).await
            }
        };
        let until = match target.path {
            path if path.contains("/changes") || path.starts_with("/api") => Until::Signed,
            path if path.ends_with("/sign") || path.ends_with("/send-back") => Until::Drafted,
            path if ["/summary", "/read", "/shown"]
                .iter()
                .any(|end| path.ends_with(end)) =>
            {
                Until::Signed
            }
            _ => Until::Planned,
        };
        let (money, lines) = village.with_money(app, until, "2026-07-01").await;
        let mut path = target.path.replace("{district}", &village.slug);
        path = path.replace("{line}", &lines[0].to_string());
        let mut fields = fields(target);
        if path.contains("{change}") {
            let secretary = money.secretary;
            let decided = decision(app, &village, secretary).await;
            let step = target.path.rsplit('/').next().unwrap_or_default();
            let change = self
                .change(&village, (secretary, money.officer), step, decided)
                .await;
            path = path.replace("{change}", &change.to_string());
            if step == "decide" {
                fields.push(("decision".to_owned(), decided.to_string()));
            }
        }
        if path.ends_with("/agreement/shown") {
            let meeting = app.just_begun(money.secretary, &village).await;
            fields.push(("shown_at".to_owned(), meeting.to_string()));
        }
        if path.ends_with("/sign") || path.ends_with("/send-back") {
            fields.push(("seal".to_owned(), seal(app, &village).await));
        }
        if target.method == "GET" && !path.contains("/changes/") && !path.contains("/lines/") {
            path.push_str("?year=2027");
        }
        (browser, path, fields)
    }

    /// A change that waits for the step of the address.
    async fn change(
        &self,
        village: &Village,
        (secretary, officer): (PersonId, PersonId),
        step: &str,
        decided: DecisionId,
    ) -> BudgetChangeId {
        let by = self.app.by(secretary).await;
        let city = self.app.by(officer).await;
        let (slug, step) = (village.slug.clone(), step.to_owned());
        self.app
            .write(move |tx| {
                let form = change_form();
                let id = acts::budget_change::propose(tx, &by, &slug, 2027, &form)?;
                if step == "consult" || step == "approve" {
                    acts::budget_change::decide(tx, &by, &slug, id, &decided.to_string())?;
                }
                if step == "approve" {
                    acts::budget_change::consult(tx, &city, &slug, id, "이야기를 나누었습니다.")?;
                }
                Ok(id)
            })
            .await
    }
}

/// A table of one line of the plan.
const TABLE: &str = "정책사업,단위사업,세부사업,통계목,내역,단가,재원\n\
                     주민 살림,주민이 고른 일,걷는 길,201-01,안내문,1000,시민참여예산\n";

/// A change that needs the city.
fn change_form() -> ChangeForm {
    let amounts = LINES
        .iter()
        .enumerate()
        .map(|(place, (_, _, won))| match place {
            0 => (won - 1).to_string(),
            2 => (won + 1).to_string(),
            _ => won.to_string(),
        });
    ChangeForm {
        title: "안내판을 더 세우기".to_owned(),
        reason: "값이 올랐습니다.".to_owned(),
        content: String::new(),
        amounts: amounts.collect(),
    }
}

/// The fields of a good form.
fn fields(target: &Target) -> Fields {
    let pairs = |of: &[(&str, &str)]| -> Fields {
        of.iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect()
    };
    let year = ("year", "2027");
    match target.path.rsplit('/').next().unwrap_or_default() {
        "lines" | "{line}" => pairs(&[
            year,
            ("policy_program", "주민 살림"),
            ("unit_program", "주민이 고른 일"),
            ("detailed_project", "걷는 길"),
            ("stat_code", "201-01"),
            ("label", "안내문"),
            ("units", "1"),
            ("count", "1"),
            ("unit_price", "1000"),
            ("source", "city-pb"),
        ]),
        "agreement" => pairs(&[
            year,
            ("limit", "10"),
            ("at_limit", "council"),
            ("at_limit_note", "두 쪽이 정함"),
            ("limit_scope", "project"),
            ("execution_start", "2027-01-01"),
            ("execution_end", "2027-12-31"),
            ("summary", "함께 지키는 약속"),
        ]),
        "import" => pairs(&[year, ("table", TABLE)]),
        "sign" => pairs(&[year, ("party", "district"), ("chosen_at_limit", "council")]),
        "send-back" => pairs(&[year, ("reason", "줄 하나의 셈이 다릅니다.")]),
        "read" => pairs(&[year]),
        "shown" => pairs(&[year, ("shown_people", "38")]),
        "changes" => {
            let form = change_form();
            let mut fields = pairs(&[year, ("title", &form.title), ("reason", &form.reason)]);
            let amounts = form.amounts.into_iter();
            fields.extend(amounts.map(|amount| ("amounts".to_owned(), amount)));
            fields
        }
        "withdraw" => pairs(&[("withdrawn", "협치회의가 정하지 않았습니다.")]),
        "consult" => pairs(&[("reason", "이야기를 나누었습니다.")]),
        "approve" => pairs(&[("reason", "필요한 변경입니다."), ("approves", "yes")]),
        _ => Vec::new(),
    }
}
