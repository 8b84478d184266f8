//! What a year of a district gives for each measure, from what the stores hold.

use finance::Won;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use process::criterion::{Side, hold, wanted_in};
use process::evaluation::{
    Figure, Measure, Profile, Scheme, Value, figure, people_of, share_of_people, share_of_won,
};
use process::openness;
use process::stage::{Position, Stage, StageKind};
use store::{Cycle, District, StoreError, Tx};

use super::residents_in;
use crate::acts::By;

/// A calendar year with its moments.
struct Year {
    number: i16,
    first: Date,
    /// The first and the first later moment.
    between: (Timestamp, Timestamp),
}

impl Year {
    fn new(fiscal_year: i64) -> Year {
        let number = i16::try_from(fiscal_year).unwrap_or(i16::MAX - 1);
        let day = |year| Date::new(year, 1, 1).unwrap_or(Date::MAX);
        let (first, next) = (day(number), day(number + 1));
        let between = (korean::seoul_midnight(first), korean::seoul_midnight(next));
        Year {
            number,
            first,
            between,
        }
    }

    /// How many of its days lie between two moments.
    fn days(&self, (opens, closes): (Timestamp, Timestamp)) -> i64 {
        let (since, until) = (opens.max(self.between.0), closes.min(self.between.1));
        if until <= since {
            return 0;
        }
        // A stage that closes at midnight or in the evening has its last day as well.
        let last = korean::seoul(until - SignedDuration::from_millis(1)).date();
        let days = last - korean::seoul(since).date();
        i64::from(days.get_days()) + 1
    }

    fn holds(&self, moment: Timestamp) -> bool {
        // A stage that closes at midnight ends with the day before.
        self.between.0 < moment && moment <= self.between.1
    }
}

/// Measures a year of a district: what its scheme asks for, in that order.
///
/// # Errors
/// When the store fails, or sums leave 64 bits.
pub fn measure(
    tx: &mut Tx<'_>,
    district: &District,
    scheme: &Scheme,
    by: &By,
) -> Result<Profile, StoreError> {
    let year = Year::new(scheme.fiscal_year);
    let all = figures(tx, district, &year, by)?;
    let value = |measure: Measure| {
        let found = all.iter().find(|(one, _)| *one == measure);
        Value {
            measure,
            figure: found.map_or(Figure::Nothing, |(_, figure)| *figure),
        }
    };
    Ok(Profile {
        values: scheme.measures().map(value).collect(),
    })
}

fn figures(
    tx: &mut Tx<'_>,
    district: &District,
    year: &Year,
    by: &By,
) -> Result<Vec<(Measure, Figure)>, StoreError> {
    let people = store::people_between(tx, district.id, year.between)?;
    let residents = residents_in(tx, district.id, year.number)?;
    let since = korean::seoul_midnight(openness::since(year.first));
    let (places, held) = store::openness_ground(tx, district.id, since, year.between.1)?;
    let open = openness::years(None, &places, &held, year.number);
    let open = open.iter().find(|one| one.year == year.number);
    let faces = match open {
        Some(open) => share_of_people(open.new, open.people),
        None => Figure::Nothing,
    };
    let (meetings, with) = store::committee_meetings(tx, district.id, year.between)?;
    let cycles = store::cycles_of(tx, district.id)?;
    let mut found = vec![
        (Measure::PeoplePerThousand, people_of(people, residents)),
        (Measure::NewFaces, faces),
        (Measure::CommitteePresence, figure(with, meetings)),
    ];
    found.extend(planning(tx, district, &cycles, year, by)?);
    let own = cycles
        .iter()
        .find(|cycle| cycle.fiscal_year == i64::from(year.number));
    if let Some(cycle) = own {
        found.extend(money(tx, cycle)?);
        let projects = store::projects_of(tx, cycle.id)?.len();
        let projects = i64::try_from(projects).unwrap_or(i64::MAX);
        let outcomes = store::outcome_figures(tx, cycle.id)?;
        let reports = figure(outcomes.with_evidence, projects);
        found.push((Measure::ReportsWithEvidence, reports));
        let asked = outcomes.agree.saturating_add(outcomes.disagree);
        found.push((Measure::ResidentsAgree, figure(outcomes.agree, asked)));
    }
    Ok(found)
}

/// Days of deliberation that lie in the year, and criteria of stages that closed in it.
fn planning(
    tx: &mut Tx<'_>,
    district: &District,
    cycles: &[Cycle],
    year: &Year,
    by: &By,
) -> Result<[(Measure, Figure); 2], StoreError> {
    let stages = store::stages_of_district(tx, district.id)?;
    let deliberation = stages
        .iter()
        .filter(|(_, one)| one.kind == StageKind::Deliberation);
    let days: i64 = deliberation
        .map(|(_, one)| year.days((one.opens_at, one.closes_at)))
        .sum();
    let wanted = wanted_in(&by.rules, &store::criteria_of(tx, district.id)?);
    let (mut met, mut all) = (0, 0);
    for cycle in cycles {
        let closed = |stage: &&Stage| {
            stage.position(by.now) == Position::Past && year.holds(stage.closes_at)
        };
        let own = stages
            .iter()
            .filter(|(of, _)| *of == cycle.id)
            .map(|(_, stage)| stage);
        let own: Vec<&Stage> = own.filter(closed).collect();
        if own.is_empty() {
            continue;
        }
        let there = store::stage_figures(tx, cycle.id, by.now)?;
        for stage in own {
            for held in hold(&wanted, (stage.kind, Side::Exit), &there) {
                all += 1;
                met += i64::from(held.met);
            }
        }
    }
    let length = match days {
        0 => Figure::Nothing,
        days => figure(days, 1),
    };
    Ok([
        (Measure::DeliberationDays, length),
        (Measure::CriteriaMet, figure(met, all)),
    ])
}

/// What was spent and moved of what the agreement gave; what came from the year before is not
/// of this agreement.
fn money(tx: &mut Tx<'_>, cycle: &Cycle) -> Result<[(Measure, Figure); 3], StoreError> {
    let ledger = store::ledger_of(tx, cycle.id)?;
    let sum = |of: fn(&process::spending::LedgerLine) -> Won| {
        let own = ledger
            .lines
            .iter()
            .filter(|line| line.carried_from.is_none());
        let all = Won::sum(own.map(of));
        all.map_err(|e| StoreError::Data(e.to_string()))
    };
    let (planned, spent) = (sum(|line| line.planned)?, sum(|line| line.spent)?);
    let (council, city) = store::changes_moved(tx, cycle.id)?;
    Ok([
        (Measure::Spent, share_of_won(spent, planned)),
        (Measure::ChangedByCouncil, share_of_won(council, planned)),
        (Measure::ChangedByCity, share_of_won(city, planned)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_counts_its_own_days() {
        let year = Year::new(2027);
        let at = korean::seoul_midnight;
        let days = |opens, closes| year.days((at(opens), at(closes)));
        assert_eq!(days(date(2027, 5, 1), date(2027, 6, 1)), 31);
        assert_eq!(days(date(2026, 12, 1), date(2027, 1, 11)), 10);
        assert_eq!(days(date(2027, 12, 31), date(2028, 2, 1)), 1);
        assert_eq!(days(date(2026, 1, 1), date(2026, 6, 1)), 0);
        let evening = |day: Date| at(day) + SignedDuration::from_hours(18);
        let office = (at(date(2027, 5, 3)), evening(date(2027, 5, 5)));
        assert_eq!(year.days(office), 3);
        assert!(year.holds(at(date(2028, 1, 1))) && !year.holds(at(date(2027, 1, 1))));
    }
}
