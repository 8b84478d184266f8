//! What the city issues, and answers from templates, for the cells of the table.

use process::Role;
use process::answer_template::TemplateForm;
use web::acts;

use super::{Fields, Target, World};

/// Whether a row is about the city or about answers from templates.
pub fn is_about(target: &Target) -> bool {
    let ends = ["/templates", "/templates/{template}/end", "/bulk"];
    target.path.starts_with("/city/agreements")
        || target.path.contains("{year}")
        || target.path == "/support"
        || ends.iter().any(|end| target.path.ends_with(end))
}

fn pairs(pairs: &[(&str, &str)]) -> Fields {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

impl World {
    /// The address with a text or a template that it is about.
    pub(super) async fn city_path(&self, path: &str) -> String {
        let mut path = path.to_owned();
        if path.contains("{common}") {
            let (officer, _) = self.here.holder(Role::CityOfficer).await;
            let id = self.here.issue(officer, 2027).await;
            path = path.replace("{common}", &id.to_string());
        }
        if path.contains("{year}") {
            let (officer, _) = self.here.holder(Role::CityOfficer).await;
            let year = self.unused_year();
            self.here.publish_formula(officer, year).await;
            path = path.replace("{year}", &year.to_string());
        }
        if path.contains("{template}") {
            let (secretary, _) = self.here.holder(Role::Secretary).await;
            let by = self.app.by(secretary).await;
            let form = TemplateForm {
                title: "받았습니다".to_owned(),
                body: "‘{제목}’을 받았습니다.".to_owned(),
            };
            let id = self
                .app
                .write(move |tx| acts::answer_template::add(tx, &by, "haneul", &form))
                .await;
            path = path.replace("{template}", &id.to_string());
        }
        path
    }

    /// A year ahead that has no formula yet.
    fn unused_year(&self) -> i64 {
        let cell = self.cells.load(std::sync::atomic::Ordering::Relaxed);
        2030 + i64::try_from(cell % 70).unwrap_or(0)
    }

    /// The fields of a good form.
    pub(super) async fn city_fields(&self, target: &Target) -> Fields {
        match target.path.rsplit('/').next().unwrap_or_default() {
            "agreements" => {
                let here = self.here.id.to_string();
                pairs(&[
                    ("title", "2027년 협약"),
                    ("body", "{구}와 시가 함께 지킵니다."),
                    ("at_limit_note", "협치회의가 정합니다."),
                    ("fiscal_year", "2027"),
                    ("districts", &here),
                    ("ids", &here),
                    ("limit", "10"),
                    ("at_limit", "council"),
                    ("execution_start", "2027-01-01"),
                    ("execution_end", "2027-12-31"),
                    ("amount", "5억"),
                ])
            }
            "support" => {
                let form = system_tests::differential::simulation();
                pairs(&[
                    ("fiscal_year", &self.unused_year().to_string()),
                    ("reason", "작은 구도 일할 수 있게 합니다."),
                    ("total", &form.total),
                    ("equal", &form.equal),
                    ("by_residents", &form.by_residents),
                    ("weights", &form.weights),
                    ("floor", &form.floor),
                    ("cap", &form.cap),
                    ("fall", &form.fall),
                    ("rise", &form.rise),
                    ("figures", &form.figures),
                ])
            }
            "templates" => pairs(&[("title", "받았습니다"), ("body", "‘{제목}’을 받았습니다.")]),
            "bulk" => {
                let (id, _) = self.here.ask(Some(self.owner), "물음", "언제인가요?").await;
                pairs(&[
                    ("office", "도로과"),
                    ("items", &format!("inquiry-{id}")),
                    ("bulk_answer", "내일입니다."),
                    ("feasible", ""),
                ])
            }
            _ => Vec::new(),
        }
    }
}
