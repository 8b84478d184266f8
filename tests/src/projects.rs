//! Projects with co-owners, entries and completions, made by the acts of the site.

use process::Role;
use process::execution_entry::EntryForm;
use process::id::{CompletionId, ExecutionEntryId, PersonId, ProjectId, ProjectOwnerId};
use process::photo::PhotosForm;
use process::project_owner::OwnerForm;
use web::acts;
use web::acts::tracking_code::Code;

use crate::agreed::Until;
use crate::app::TestApp;
use crate::village::{DistrictBuilder, Village};

/// A district whose agreement is in force, and its first project.
pub struct Running {
    /// The district.
    pub village: Village,
    /// The project: two lines of 100,000,000 won together.
    pub project: ProjectId,
    /// Who runs the council's office.
    pub secretary: PersonId,
    /// Who carries it out.
    pub official: PersonId,
}

/// An entry as a form would have it.
pub fn entry_form(day: &str, done: &str) -> EntryForm {
    EntryForm {
        day: day.to_owned(),
        phase: "during".to_owned(),
        done: done.to_owned(),
        evidence: "검사서 1".to_owned(),
        evidence_for: "staff".to_owned(),
        photos: PhotosForm::default(),
        photos_for: "everybody".to_owned(),
    }
}

impl Running {
    /// The first project of a district of this name.
    ///
    /// # Panics
    /// When the district has no project.
    pub async fn make(app: &TestApp, slug: &str) -> Running {
        let village = DistrictBuilder::new(slug).make(app).await;
        let (money, _) = village.with_money(app, Until::Signed, "2026-07-01").await;
        let district = village.id;
        let project = app
            .read(move |tx| {
                let cycle = store::cycle_by_year(tx, district, 2027)?;
                let cycle = cycle.ok_or_else(acts::not_found)?;
                let first = store::projects_of(tx, cycle.id)?.into_iter().next();
                Ok(first.ok_or_else(acts::not_found)?.id)
            })
            .await;
        let official = app.person().role(Role::DepartmentOfficial, district);
        Running {
            official: official.make().await,
            secretary: money.secretary,
            project,
            village,
        }
    }

    /// The address of the project, with what follows.
    pub fn path(&self, rest: &str) -> String {
        self.village
            .path(&format!("/projects/{}{rest}", self.project))
    }

    /// Asks a resident; answers with the place and the code.
    pub async fn ask(&self, task: &str) -> (ProjectOwnerId, Code) {
        let app = self.village.app();
        let (by, slug) = (app.by(self.secretary).await, self.village.slug.clone());
        let code = Code::random(&by.keys);
        let (form, made) = (
            OwnerForm {
                task: task.to_owned(),
                address: String::new(),
            },
            code.clone(),
        );
        let project = self.project;
        let id = app
            .write(move |tx| {
                acts::project_owner::ask(tx, &by, (&slug, project), &form, ("", &made))
            })
            .await;
        (id, code)
    }

    /// Makes somebody a co-owner.
    pub async fn owned_by(&self, person: PersonId, task: &str) -> ProjectOwnerId {
        let (id, code) = self.ask(task).await;
        let app = self.village.app();
        let (by, slug) = (app.by(person).await, self.village.slug.clone());
        let project = self.project;
        app.write(move |tx| {
            let said = (code.plain(), "accept");
            acts::project_owner::answer(tx, &by, &slug, project, said)
        })
        .await;
        id
    }

    /// Writes an entry.
    pub async fn entry(&self, author: PersonId, form: EntryForm) -> ExecutionEntryId {
        let app = self.village.app();
        let (by, slug) = (app.by(author).await, self.village.slug.clone());
        let project = self.project;
        app.write(move |tx| acts::execution_entry::write(tx, &by, &slug, project, &form))
            .await
    }

    /// Proposes to call it complete.
    pub async fn propose(&self) -> CompletionId {
        let app = self.village.app();
        let (by, slug) = (app.by(self.official).await, self.village.slug.clone());
        let project = self.project;
        app.write(move |tx| {
            acts::completion::propose(tx, &by, &slug, project, "등 스무 개를 달았습니다.")
        })
        .await
    }
}
