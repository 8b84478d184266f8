//! The plan (계획): lines of the budget with their reckoning.

use finance::budget::{Codes, Path, Reckoning};
use finance::{Won, WonError};
use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// Who pays a line.
    FundingSource {
        /// 시민참여예산 of the city: what the year decides on.
        CityBudget = "city-pb",
        /// 구비.
        District = "district",
        /// 국비.
        National = "national",
        /// Anything else.
        Other = "other",
    }
}

/// A line as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineForm {
    /// 정책사업.
    pub policy_program: String,
    /// 단위사업.
    pub unit_program: String,
    /// 세부사업: usually one selected agenda.
    pub detailed_project: String,
    /// 통계목, a code such as `201-01`.
    pub stat_code: String,
    /// What the money is for.
    pub label: String,
    /// How many units.
    pub units: String,
    /// How often.
    pub count: String,
    /// What one costs.
    pub unit_price: String,
    /// A name of [`FundingSource`].
    pub source: String,
}

/// A line that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineText {
    /// Where it stands in the budget.
    pub path: Path,
    /// What the money is for.
    pub label: String,
    /// The reckoning.
    pub reckoning: Reckoning,
    /// The product of the reckoning.
    pub amount: Won,
    /// Who pays.
    pub source: FundingSource,
}

impl LineForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, codes: &Codes) -> Result<LineText, Invalid> {
        let mut invalid = Invalid::default();
        let mut line =
            |name, typed: &str| Field::line(name, limits.title_max).check(typed, &mut invalid);
        let policy_program = line("policy_program", &self.policy_program);
        let unit_program = line("unit_program", &self.unit_program);
        let detailed_project = line("detailed_project", &self.detailed_project);
        let label = line("label", &self.label);
        let stat_code = codes
            .stat(self.stat_code.trim())
            .map(|code| code.code.clone());
        if stat_code.is_none() {
            invalid.push("stat_code", Fault::new("fault-stat-code"));
        }
        let mut number = |field, typed: &str| {
            let found = typed.trim().replace(',', "").parse::<i64>().ok();
            let found = found.filter(|number| (1..=1_000_000).contains(number));
            if found.is_none() {
                invalid.push(field, Fault::new("fault-count"));
            }
            found
        };
        let (units, count) = (number("units", &self.units), number("count", &self.count));
        let unit_price = self
            .unit_price
            .parse::<Won>()
            .ok()
            .filter(|won| *won > Won::ZERO);
        if unit_price.is_none() {
            invalid.push("unit_price", Fault::new("fault-cost"));
        }
        let source = self.source.parse::<FundingSource>().ok();
        if source.is_none() {
            invalid.push("source", Fault::new("fault-source"));
        }
        let (Some(stat_code), Some(units), Some(count), Some(unit_price), Some(source)) =
            (stat_code, units, count, unit_price, source)
        else {
            return Err(invalid);
        };
        let reckoning = Reckoning {
            units,
            count,
            unit_price,
        };
        let amount = reckoning.amount().ok().filter(|won| won.0 <= AMOUNT_MAX);
        let Some(amount) = amount else {
            let fault = Fault::new("fault-cost-too-large").count("max", AMOUNT_MAX);
            invalid.push("unit_price", fault);
            return Err(invalid);
        };
        invalid.or(LineText {
            path: Path {
                policy_program,
                unit_program,
                detailed_project,
                stat_code,
            },
            label,
            reckoning,
            amount,
            source,
        })
    }
}

/// A thousand billion won: more than any district spends in a year.
pub(crate) const AMOUNT_MAX: i64 = 1_000_000_000_000;

/// Decides on adding lines to the plan: until somebody has signed the latest version of the
/// agreement, which she did at `first_signed_at`.
///
/// # Errors
/// Once one party signed, because she signed these very amounts.
pub fn write(first_signed_at: Option<Timestamp>) -> Result<(), Refusal> {
    match first_signed_at {
        Some(at) => Err(Refusal::conflict(
            Fault::new("refusal-plan-signed").moment("at", at),
        )),
        None => Ok(()),
    }
}

/// Decides on changing a line or taking it out; `held` says whether a version in force holds
/// it.
///
/// # Errors
/// As [`write`]; what both parties signed moves by a change or by the amounts of a revised
/// agreement alone.
pub fn rewrite(first_signed_at: Option<Timestamp>, held: bool) -> Result<(), Refusal> {
    write(first_signed_at)?;
    if held {
        return Err(Refusal::conflict(Fault::new("refusal-plan-line-held")));
    }
    Ok(())
}

/// Checks that what the city's participatory budget pays stays within the budget of the year.
///
/// # Errors
/// Names the given field, with the figures.
pub fn within_budget(
    field: &'static str,
    amounts: impl IntoIterator<Item = (FundingSource, Won)>,
    budget: Won,
) -> Result<Won, Invalid> {
    let city = amounts
        .into_iter()
        .filter(|(source, _)| *source == FundingSource::CityBudget);
    let too_large = |_: WonError| Invalid::one(field, Fault::new("fault-sum-too-large"));
    let sum = Won::sum(city.map(|(_, won)| won)).map_err(too_large)?;
    if budget < sum {
        let fault = Fault::new("fault-plan-over-budget")
            .won("sum", sum)
            .won("budget", budget)
            .won("over", Won(sum.0 - budget.0));
        return Err(Invalid::one(field, fault));
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn form() -> LineForm {
        LineForm {
            policy_program: "주민 살림".into(),
            unit_program: "주민이 고른 일".into(),
            detailed_project: "걷는 길 잇기".into(),
            stat_code: "401-01".into(),
            label: "건널목 공사".into(),
            units: "4".into(),
            count: "1".into(),
            unit_price: "7천만 원".into(),
            source: "city-pb".into(),
        }
    }

    fn check(form: &LineForm) -> Result<LineText, Invalid> {
        form.check(Rules::on(date(2026, 9, 1)).limits, Codes::of(2027))
    }

    #[test]
    fn the_amount_is_a_product() {
        let line = check(&form()).expect("a good form");
        assert_eq!(line.amount, Won(280_000_000));
        assert_eq!(line.path.item_code(), "401");
    }

    #[test]
    fn every_faulty_field_is_named() {
        let fields = |form: &LineForm| -> Vec<_> {
            check(form)
                .expect_err("faulty")
                .0
                .iter()
                .map(|f| f.field)
                .collect()
        };
        let all = [
            "policy_program",
            "unit_program",
            "detailed_project",
            "label",
            "stat_code",
            "units",
            "count",
            "unit_price",
            "source",
        ];
        assert_eq!(fields(&LineForm::default()), all);
        for (units, price) in [("0", "1"), ("-1", "1"), ("1.5", "1")] {
            let faulty = LineForm {
                units: units.into(),
                unit_price: price.into(),
                ..form()
            };
            assert_eq!(fields(&faulty), ["units"], "{units}");
        }
        let huge = LineForm {
            units: "1000000".into(),
            count: "1000000".into(),
            ..form()
        };
        assert_eq!(fields(&huge), ["unit_price"]);
    }

    #[test]
    fn only_what_the_city_pays_counts_to_the_budget() {
        let lines = |won| {
            [
                (FundingSource::CityBudget, Won(won)),
                (FundingSource::District, Won(500)),
            ]
        };
        assert_eq!(within_budget("amounts", lines(100), Won(100)), Ok(Won(100)));
        let over = within_budget("amounts", lines(101), Won(100)).expect_err("one won too much");
        assert_eq!(over.0[0].fault.key, "fault-plan-over-budget");
    }

    #[test]
    fn what_was_signed_stays() {
        let key = |decided: Result<(), Refusal>| decided.map_err(|refusal| refusal.fault.key);
        let signed = Some(Timestamp::UNIX_EPOCH);
        for (at, held, adds, changes) in [
            (None, false, Ok(()), Ok(())),
            (None, true, Ok(()), Err("refusal-plan-line-held")),
            (
                signed,
                true,
                Err("refusal-plan-signed"),
                Err("refusal-plan-signed"),
            ),
        ] {
            assert_eq!(key(write(at)), adds);
            assert_eq!(key(rewrite(at, held)), changes);
        }
    }
}
