//! A resident who owns a project along, and what she and the department wrote of it.

use jiff::Timestamp;
use process::execution_entry::EntryForm;
use process::id::{BudgetLineId, PersonId, ProjectId};
use process::photo::PhotosForm;
use process::project_owner::OwnerForm;
use process::stage::StageKind::Execution;
use web::acts::tracking_code::Code;
use web::acts::{execution_entry, project_owner};

use super::District;
use crate::demo::people;

impl District {
    /// Makes a resident co-owner of the project of a line, and writes its log.
    ///
    /// # Errors
    /// When an act is refused or a store fails.
    pub(super) async fn own_along(&self, line: BudgetLineId) -> Result<(), people::Refused> {
        let resident = self.residents[2];
        let official = self.staff.official;
        let Some(at) = self.past(Execution, 410, 10) else {
            return Ok(());
        };
        let project = self.ask_along(at, line, resident).await?;
        for (thousandths, who, phase, done) in [
            (
                415,
                resident,
                "before",
                "혼자 사는 어르신 서른 분을 동네 사람들과 함께 찾아뵙고 무엇이 필요한지 들었습니다.",
            ),
            (
                470,
                official,
                "during",
                "연락망에 함께할 이웃 열두 분이 모였고 첫 안부 전화를 돌렸습니다.",
            ),
        ] {
            let Some(at) = self.past(Execution, thousandths, 15) else {
                return Ok(());
            };
            self.log(at, project, who, (phase, done)).await?;
        }
        Ok(())
    }

    async fn ask_along(
        &self,
        at: Timestamp,
        line: BudgetLineId,
        resident: PersonId,
    ) -> Result<ProjectId, people::Refused> {
        let slug = self.slug();
        let form = OwnerForm {
            task: "site-watcher".to_owned(),
            address: String::new(),
        };
        let code = Code::random(&self.stores.keys);
        let asked = code.clone();
        let project = self
            .act(self.staff.secretary, at, move |tx, by| {
                let district = web::acts::district::find(tx, slug)?;
                let found = store::budget_line_get(tx, line)?.ok_or_else(web::acts::not_found)?;
                let projects = store::projects_of(tx, found.cycle)?;
                let project = projects
                    .into_iter()
                    .find(|project| project.district == district.id && project.holds(&found.path))
                    .ok_or_else(web::acts::not_found)?;
                let place = (slug, project.id);
                project_owner::ask(tx, by, place, &form, ("", &asked))?;
                Ok(project.id)
            })
            .await?;
        self.act(resident, at, move |tx, by| {
            project_owner::answer(tx, by, slug, project, (code.plain(), "accept"))
        })
        .await?;
        Ok(project)
    }

    async fn log(
        &self,
        at: Timestamp,
        project: ProjectId,
        who: PersonId,
        (phase, done): (&str, &str),
    ) -> Result<(), people::Refused> {
        let slug = self.slug();
        let form = EntryForm {
            day: korean::seoul(at).date().to_string(),
            phase: phase.to_owned(),
            done: done.to_owned(),
            evidence: "만남 기록".to_owned(),
            evidence_for: "everybody".to_owned(),
            photos_for: "everybody".to_owned(),
            photos: PhotosForm::default(),
        };
        self.act(who, at, move |tx, by| {
            execution_entry::write(tx, by, slug, project, &form).map(drop)
        })
        .await
    }
}
