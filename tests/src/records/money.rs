//! A year with an agreement that both parties have signed, and lines with money.

use finance::Won;
use jiff::civil::Date;
use process::id::{BudgetLineId, BudgetVersionId, PersonId};
use process::spending::SpendingForm;
use store::values;
use web::acts::spending;

use crate::app::TestApp;
use crate::village::Village;

const LINE: &str = "INSERT INTO budget_line (id, cycle_id, district_id, position, policy_program, \
    unit_program, detailed_project, item_code, stat_code, label, units, count, unit_price_won, \
    source, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, 1, $11, 'city-pb', $12)";
const VERSION: &str = "INSERT INTO budget_version (id, cycle_id, number, basis, approved_by_city, \
    at) VALUES ($1, $2, 1, 'agreement', 1, $3)";
const AMOUNT: &str = "INSERT INTO budget_version_line (version_id, line_id, amount_won) \
    VALUES ($1, $2, $3)";
const AGREEMENT: &str = "INSERT INTO agreement (id, district_id, cycle_id, number, \
    limit_numerator, limit_denominator, at_limit, at_limit_note, execution_start, execution_end, \
    summary, version_id, drafted_by, drafted_at, district_signed_by, district_signed_at, \
    city_signed_by, city_signed_at) \
    VALUES ($1, $2, $3, 1, 10, 100, 'council', '', $4, $5, '', $6, $7, $8, $7, $8, $7, $8)";

/// What is spent in tests: three levels of the budget above the statistical item.
pub const PROGRAMS: [&str; 3] = [
    "마을공동체 회복하여 따뜻한 서울조성",
    "주민주도의 마을공동체 회복지원",
    "지역협치 활성화 사업",
];

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
        let lines: Vec<(String, String, i64)> = lines
            .iter()
            .map(|(label, code, won)| ((*label).to_owned(), (*code).to_owned(), *won))
            .collect();
        app.write(move |tx| {
            let cycle = match year {
                Some(year) => store::cycle_add(tx, district, year, Won(0), now)?,
                None => {
                    let cycle = store::cycle_current(tx, district)?;
                    cycle.expect("the district has a year").id
                }
            };
            let version = BudgetVersionId(tx.next_id(now));
            tx.execute(VERSION, values![version, cycle, now])?;
            let mut made = Vec::new();
            for (position, (label, code, won)) in (1i64..).zip(&lines) {
                let line = BudgetLineId(tx.next_id(now));
                let item = code.split('-').next().unwrap_or_default();
                let [policy, unit, detailed] = PROGRAMS;
                tx.execute(
                    LINE,
                    values![
                        line, cycle, district, position, policy, unit, detailed, item, code, label,
                        *won, now
                    ],
                )?;
                tx.execute(AMOUNT, values![version, line, *won])?;
                made.push(line);
            }
            let id = tx.next_id(now);
            let (start, end) = execution;
            tx.execute(
                AGREEMENT,
                values![id, district, cycle, start, end, version, by, now],
            )?;
            Ok(made)
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
        evidence: "세금계산서 7".to_owned(),
    }
}
