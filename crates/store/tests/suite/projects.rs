//! A project has a row as soon as a line names it, and those of earlier plans got theirs.

use finance::Won;
use finance::budget::{Path, Reckoning};
use process::plan::{FundingSource, LineText};
use store::*;

use crate::bed::{district, now, on_both};

const MADE: &str = include_str!("../../migrations/site/V50__project.sql");

fn line(unit: &str, project: &str) -> LineText {
    LineText {
        path: Path {
            policy_program: "주민 살림".into(),
            unit_program: unit.into(),
            detailed_project: project.into(),
            stat_code: "201-01".into(),
        },
        label: "안내문".into(),
        reckoning: Reckoning {
            units: 1,
            count: 1,
            unit_price: Won(1_000),
        },
        amount: Won(1_000),
        source: FundingSource::CityBudget,
    }
}

fn names(tx: &mut Tx<'_>, cycle: process::id::CycleId) -> Result<Vec<String>, StoreError> {
    let projects = projects_of(tx, cycle)?;
    Ok(projects
        .into_iter()
        .map(|p| p.unit_program + " " + &p.name)
        .collect())
}

on_both! {
    async fn lines_that_share_their_path_share_a_project(bed: Bed) {
        let district = district(&bed.stores, "haneul").await;
        let done = bed.stores.site.write(move |tx| {
            let cycle = cycle_add(tx, district, 2027, Won(10_000), now())?;
            let place = (district, cycle);
            let first = budget_line_add(tx, place, &line("하나", "걷는 길"), now())?;
            budget_line_add(tx, place, &line("하나", "걷는 길"), now())?;
            let third = budget_line_add(tx, place, &line("둘", "걷는 길"), now())?;
            assert_eq!(names(tx, cycle)?, ["하나 걷는 길", "둘 걷는 길"]);
            // A line that moves takes its new project along; an empty one is not shown.
            budget_line_edit(tx, place, third, &line("둘", "쉼터"), now())?;
            assert_eq!(names(tx, cycle)?, ["하나 걷는 길", "둘 쉼터"]);
            // As if the lines were older than the table.
            tx.execute("DELETE FROM project", &[])?;
            assert!(names(tx, cycle)?.is_empty());
            let backfill: &'static str = &MADE[MADE.find("INSERT INTO").expect("it fills the table")..];
            tx.execute(backfill.trim_end().trim_end_matches(';'), &[])?;
            assert_eq!(names(tx, cycle)?, ["하나 걷는 길", "둘 쉼터"]);
            let project = project_get(tx, process::id::ProjectId(first.0))?.expect("that of its first line");
            assert!(project.holds(&line("하나", "걷는 길").path));
            assert_eq!((project.district, project.cycle), place);
            budget_line_remove(tx, third, now())?;
            assert_eq!(project_get(tx, process::id::ProjectId(third.0))?, None);
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }
}
