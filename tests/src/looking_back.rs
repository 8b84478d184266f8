//! What is said of a year afterwards, for tests: schemes and results as they stand in the store,
//! whatever the clock shows, and outcome reports by the acts of the site.

use jiff::SignedDuration;
use process::evaluation::{
    Area, Figure, Measure, Profile, ResidentsForm, Scheme, SchemeArea, SchemeMeasure, Value,
};
use process::id::{
    EvaluationObjectionId, EvaluationResultId, OutcomeReportId, PersonId, ProjectId,
};
use process::outcome_report::{OutcomeForm, Step};
use process::role::Role;
use web::acts;

use crate::app::TestApp;
use crate::village::Village;

/// A complete report of a project, named in what was done.
pub fn outcome_form(project: ProjectId, what: &str) -> OutcomeForm {
    OutcomeForm {
        project: project.to_string(),
        category: "safety".to_owned(),
        intended: "밤에도 걸을 수 있는 길".to_owned(),
        done: format!("{what} 24개를 달았습니다."),
        evidence: "준공 검사 기록과 사진 6장".to_owned(),
        links: "https://example.org/report".to_owned(),
        judged_by: "forum".to_owned(),
        judged_on: "2026-07-01".to_owned(),
        judgement: "골목 모임에서 밤에 다니기 나아졌다고 했습니다.".to_owned(),
        agree: "41".to_owned(),
        disagree: "6".to_owned(),
        repeat: "주민이 자리를 먼저 고르게 한 것".to_owned(),
        avoid: "겨울에 공사를 시작한 것".to_owned(),
        reason: String::new(),
    }
}

/// A scheme with one measure in one area.
fn scheme(fiscal_year: i64) -> Scheme {
    let measure = SchemeMeasure {
        measure: Measure::Spent,
        formula_ko: "쓴 돈을 약속한 돈으로 나눕니다.".to_owned(),
        formula_en: "What was spent, divided by what was agreed.".to_owned(),
    };
    Scheme {
        fiscal_year,
        areas: vec![SchemeArea {
            area: Area::Execution,
            weight: 100,
            measures: vec![measure],
        }],
    }
}

impl TestApp {
    /// Sees to it that a year has a scheme, even one that began long ago.
    pub async fn scheme_of(&self, who: PersonId, year: i64) {
        self.record(who, move |tx, by| {
            if store::evaluation_scheme_of(tx, year)?.is_none() {
                store::evaluation_scheme_add(tx, &scheme(year), "함께 봅니다.", who, by.now)?;
            }
            Ok(())
        })
        .await;
    }
}

impl Village {
    /// Publishes a version in which so much of a hundred was spent; its year has a scheme.
    pub async fn result_of(
        &self,
        who: PersonId,
        (year, number): (i64, i64),
        spent: i64,
    ) -> EvaluationResultId {
        let district = self.id;
        let profile = Profile {
            values: vec![Value {
                measure: Measure::Spent,
                figure: Figure::Exact {
                    numerator: spent,
                    denominator: 100,
                },
            }],
        };
        let add = move |tx: &mut store::Tx<'_>, by: &acts::By| {
            let found = store::evaluation_scheme_of(tx, year)?.ok_or_else(acts::not_found)?;
            let until = by.now + SignedDuration::from_hours(24 * 14);
            let of = (&found, district, number);
            Ok(store::evaluation_result_add(
                tx, of, &profile, until, who, by.now,
            )?)
        };
        self.app().record(who, add).await
    }

    /// Objects to the version of a year that holds.
    pub async fn object_to(&self, who: PersonId, year: i64) -> EvaluationObjectionId {
        let slug = self.slug.clone();
        let add = move |tx: &mut store::Tx<'_>, by: &acts::By| {
            let found = acts::evaluation::read(tx, &slug)?;
            let result = found.of_year(year).ok_or_else(acts::not_found)?;
            let due = by.rules.terms.evaluation_answer.deadline(by.now);
            let made = (who, Role::Secretary);
            let text = "빠진 기록이 있습니다.";
            Ok(store::evaluation_objection_add(
                tx, result, text, made, due, by.now,
            )?)
        };
        self.app().record(who, add).await
    }

    /// Tells how many people live there.
    pub async fn residents(&self, who: PersonId, counted_on: &str, count: i64) {
        let slug = self.slug.clone();
        let form = ResidentsForm {
            counted_on: counted_on.to_owned(),
            residents: count.to_string(),
            source: "주민등록 인구통계".to_owned(),
        };
        let tell = move |tx: &mut store::Tx<'_>, by: &acts::By| {
            acts::evaluation::residents(tx, by, &slug, &form).map(drop)
        };
        self.app().record(who, tell).await;
    }

    /// The projects of the plan of 2027.
    pub async fn projects(&self) -> Vec<ProjectId> {
        let district = self.id;
        let read = move |tx: &mut store::Tx<'_>| {
            let cycle = store::cycle_by_year(tx, district, 2027)?.ok_or_else(acts::not_found)?;
            let all = store::projects_of(tx, cycle.id)?;
            Ok(all.into_iter().map(|one| one.id).collect())
        };
        self.app().read(read).await
    }

    /// Writes the report of a project, and publishes it or not.
    pub async fn outcome(
        &self,
        who: PersonId,
        project: ProjectId,
        what: &str,
        step: Step,
    ) -> OutcomeReportId {
        let (slug, form) = (self.slug.clone(), outcome_form(project, what));
        let begin = move |tx: &mut store::Tx<'_>, by: &acts::By| {
            acts::outcome_report::begin(tx, by, &slug, step, &form)
        };
        self.app().record(who, begin).await
    }
}
