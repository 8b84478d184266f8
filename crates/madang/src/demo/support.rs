//! The formula of differential support that the city published for the coming year, from
//! `data/demo/support.toml`.

use jiff::SignedDuration;
use process::differential_support::{PublishForm, SimulationForm};
use process::id::PersonId;
use serde::Deserialize;
use store::Stores;
use web::acts::differential_support;

use super::{calendar, people};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    reason: String,
    total: String,
    equal: String,
    by_residents: String,
    floor: String,
    cap: String,
    fall: String,
    rise: String,
    criteria: Vec<[String; 2]>,
    figures: Vec<Vec<String>>,
}

impl Script {
    fn read() -> Script {
        toml::from_str(include_str!("../../data/demo/support.toml")).expect("a test reads it")
    }

    fn form(self, year: i64) -> PublishForm {
        let lines = |rows: Vec<String>| rows.join("\n");
        PublishForm {
            fiscal_year: year.to_string(),
            reason: self.reason,
            simulation: SimulationForm {
                evaluation_year: String::new(),
                total: self.total,
                equal: self.equal,
                by_residents: self.by_residents,
                weights: lines(self.criteria.iter().map(|row| row.join("; ")).collect()),
                floor: self.floor,
                cap: self.cap,
                fall: self.fall,
                rise: self.rise,
                figures: lines(self.figures.iter().map(|row| row.join("; ")).collect()),
            },
        }
    }
}

/// Lets the city's officer publish the formula.
///
/// # Errors
/// When the act is refused or the store fails.
pub async fn formula(stores: &Stores, officer: PersonId) -> Result<(), people::Refused> {
    let keys = stores.keys.clone();
    let at = calendar::now() - SignedDuration::from_hours(24 * 20);
    let year = i64::from(korean::seoul(at).year()) + 1;
    let form = Script::read().form(year);
    people::site(stores, move |tx| {
        let by = people::acting(tx, &keys, officer, at)?;
        differential_support::publish(tx, &by, &form).map(drop)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use process::rules::Rules;

    #[test]
    fn the_formula_can_be_published_and_holds_some_at_its_limits() {
        let today = date(2026, 7, 7);
        let form = Script::read().form(2027);
        let published = form.check(Rules::on(today).limits, today);
        let published = published.expect("a good formula");
        let outcome = process::differential_support::outcome(&published.simulation);
        let supports = outcome.expect("a good formula").supports;
        let held = |name| supports.iter().any(|one| one.held.as_str() == name);
        assert!(
            held("free") && (held("rise") || held("cap")),
            "{supports:?}"
        );
    }
}
