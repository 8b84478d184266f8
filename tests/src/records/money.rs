//! A year with an agreement that both parties have signed, and lines with money.

use finance::Won;
use finance::budget::{Path, Reckoning};
use finance::change::{AgreementTerms, AtLimit, Scope};
use jiff::civil::Date;
use process::agreement::{AgreementText, Party};
use process::evidence::EvidenceForm;
use process::id::{BudgetLineId, PersonId};
use process::plan::{FundingSource, LineText};
use process::spending::SpendingForm;
use store::VersionBasis;
use web::acts::spending;

use crate::app::TestApp;
use crate::village::Village;

/// The three levels of the budget above the statistical item of each line.
pub const PROGRAMS: [&str; 3] = [
    "마을공동체 회복하여 따뜻한 서울조성",
    "주민주도의 마을공동체 회복지원",
    "지역협치 활성화 사업",
];

fn line(label: &str, stat_code: &str, won: i64) -> LineText {
    let [policy, unit, detailed] = PROGRAMS.map(str::to_owned);
    LineText {
        path: Path {
            policy_program: policy,
            unit_program: unit,
            detailed_project: detailed,
            stat_code: stat_code.to_owned(),
        },
        label: label.to_owned(),
        reckoning: Reckoning {
            units: 1,
            count: 1,
            unit_price: Won(won),
        },
        amount: Won(won),
        source: FundingSource::CityBudget,
    }
}

impl Village {
    /// Gives the present year of the district lines of one statistical item each and a signed
    /// agreement, and answers the lines. `lines` are labels, codes and amounts.
    pub async fn money(
        &self,
        app: &TestApp,
        lines: &[(&str, &str, i64)],
        execution: (Date, Date),
    ) -> Vec<BudgetLineId> {
        self.money_in(app, None, lines, execution).await
    }

    /// The same for an earlier year, which it adds.
    pub async fn money_in(
        &self,
        app: &TestApp,
        year: Option<i64>,
        lines: &[(&str, &str, i64)],
        execution: (Date, Date),
    ) -> Vec<BudgetLineId> {
        let (district, by, now) = (self.id, self.administrator, app.now());
        let lines: Vec<LineText> = lines
            .iter()
            .map(|(label, code, won)| line(label, code, *won))
            .collect();
        let text = AgreementText {
            terms: AgreementTerms {
                limit: [10, 100],
                at_limit: AtLimit::Council,
                scope: Scope::Project,
                execution_start: execution.0,
                execution_end: execution.1,
            },
            at_limit_note: String::new(),
            summary: "뽑힌 사업을 함께 합니다.".to_owned(),
            supplement: String::new(),
        };
        app.write(move |tx| {
            let cycle = match year {
                Some(year) => store::cycle_add(tx, district, year, Won(0), now)?,
                None => {
                    let cycle = store::cycle_current(tx, district)?;
                    cycle.expect("the district has a year").id
                }
            };
            let place = (district, cycle);
            let mut amounts = Vec::new();
            for line in &lines {
                let id = store::budget_line_add(tx, place, line, now)?;
                amounts.push((id, line.amount));
            }
            let agreement = store::agreement_add(tx, place, &text, by, now)?;
            for party in [Party::District, Party::City] {
                store::agreement_sign(tx, agreement, (party, AtLimit::Council), by, now)?;
            }
            let basis = VersionBasis::Agreement;
            let version = store::budget_version_add(tx, cycle, basis, &amounts, now)?;
            store::agreement_set_version(tx, agreement, version)?;
            Ok(amounts.into_iter().map(|(line, _)| line).collect())
        })
        .await
    }
}

impl TestApp {
    /// Writes spending into the ledger of a district at this moment.
    pub async fn spend(&self, by: PersonId, slug: &str, form: SpendingForm) {
        let (by, slug) = (self.by(by).await, slug.to_owned());
        self.write(move |tx| spending::record(tx, &by, &slug, None, &form).map(drop))
            .await;
    }
}

/// Spending on a line.
pub fn spending_form(line: BudgetLineId, won: i64, day: &str, what: &str) -> SpendingForm {
    SpendingForm {
        line: line.to_string(),
        amount: won.to_string(),
        paid_on: day.to_owned(),
        what: what.to_owned(),
        evidence: EvidenceForm {
            kind: "tax-invoice".to_owned(),
            what: "세금계산서 7".to_owned(),
            closed: String::new(),
            file: String::new(),
        },
        ..SpendingForm::default()
    }
}
