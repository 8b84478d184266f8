//! What a new district takes over from another one: the shape of its work, and nothing of its
//! people, texts or votes.

use process::agreement::AgreementText;
use process::body::BodyText;
use process::department::DepartmentText;
use process::id::{CycleId, DistrictId};
use store::{AnswerTemplate, Body, Department, District, NewDistrict, StoreError, Tx};

use super::{By, NotDone};

/// What a new district takes over.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The district that it is like.
    pub like: District,
    /// Its bodies: what they are and are called.
    pub bodies: Vec<Body>,
    /// Its departments: what they are called, without how they are reached.
    pub departments: Vec<Department>,
    /// The words that it takes for the same, one group a line; may be empty.
    pub synonyms: String,
    /// Its templates of answers.
    pub templates: Vec<AnswerTemplate>,
    /// The terms of its latest agreement.
    pub agreement: Option<AgreementText>,
}

impl Shape {
    /// Reads what there is to take over from a district.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(tx: &mut Tx<'_>, like: District) -> Result<Shape, StoreError> {
        let cycle = store::cycle_current(tx, like.id)?;
        let agreement = match cycle {
            Some(cycle) => store::agreement_latest(tx, cycle.id)?,
            None => None,
        };
        let synonyms = store::synonyms_after(tx, like.id, 0)?;
        Ok(Shape {
            bodies: store::body_list(tx, like.id)?,
            departments: store::department_list(tx, like.id)?,
            synonyms: synonyms.map(|(_, words)| words).unwrap_or_default(),
            templates: store::answer_templates(tx, like.id)?,
            agreement: agreement.map(|agreement| agreement.text),
            like,
        })
    }

    /// Gives it to a new district with its first year. Where a text names the other district it
    /// names the new one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn give(
        &self,
        tx: &mut Tx<'_>,
        by: &By,
        new: &NewDistrict,
        (id, cycle, fiscal_year): (DistrictId, CycleId, i64),
    ) -> Result<(), NotDone> {
        let ko = |text: &str| text.replace(&self.like.name_ko, &new.name_ko);
        let en = |text: &str| text.replace(&self.like.name_en, &new.name_en);
        for body in &self.bodies {
            let text = BodyText {
                kind: body.kind,
                name_ko: ko(&body.name_ko),
                name_en: en(&body.name_en),
                purpose: ko(&body.purpose),
                open: body.open,
            };
            store::body_add(tx, id, &text, by.now)?;
        }
        for department in &self.departments {
            let text = DepartmentText {
                name_ko: ko(&department.text.name_ko),
                name_en: en(&department.text.name_en),
                contact: String::new(),
            };
            store::department_add(tx, id, &text, by.now)?;
        }
        if !self.synonyms.is_empty() {
            store::synonyms_put(tx, id, &ko(&self.synonyms), by.person()?, by.now)?;
        }
        for template in &self.templates {
            let text = (ko(&template.title), ko(&template.body));
            store::answer_template_add(tx, id, (&text.0, &text.1), None, by.now)?;
        }
        if let Some(text) = self
            .agreement
            .as_ref()
            .and_then(|text| in_year(text, fiscal_year))
        {
            let text = AgreementText {
                summary: ko(&text.summary),
                at_limit_note: ko(&text.at_limit_note),
                ..text
            };
            store::agreement_add(tx, (id, cycle), &text, by.person()?, by.now)?;
        }
        Ok(())
    }
}

/// The terms with the days of a fiscal year.
fn in_year(text: &AgreementText, fiscal_year: i64) -> Option<AgreementText> {
    let mut text = text.clone();
    let year = i16::try_from(fiscal_year).ok()?;
    text.terms.execution_start = jiff::civil::Date::new(year, 1, 1).ok()?;
    text.terms.execution_end = jiff::civil::Date::new(year, 12, 31).ok()?;
    Some(text)
}
