//! Fresh calls for the cells of the table.

use process::body::BodyKind;
use system_tests::recruiting::{application_form, call_form};

use super::{Fields, Target, Who, World};

impl World {
    /// The address with an open call, to which whoever takes an application back has applied.
    pub(super) async fn recruitment_path(&self, target: &Target, who: Who, path: &str) -> String {
        let id = self.app.recruitment(&self.here).await;
        let applied = target.path.ends_with("/withdraw");
        if let Some(person) = self.person(who).filter(|_| applied) {
            self.app
                .apply(&self.here, person, id, application_form())
                .await;
        }
        path.replace("{recruitment}", &id.to_string())
    }

    /// The fields of a good form about calls.
    pub(super) async fn recruitment_fields(&self, target: &Target) -> Fields {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        match target.path.rsplit('/').next().unwrap_or_default() {
            "recruitment" => {
                let body = self.app.body(&self.here, BodyKind::GovernanceCouncil).await;
                let form = call_form(body);
                vec![
                    pair("kind", &form.kind),
                    pair("council", &form.body),
                    pair("title", &form.title),
                    pair("call_about", &form.about),
                    pair("opens_at", &form.opens_at),
                    pair("closes_at", &form.closes_at),
                    pair("seats", &form.seats),
                    pair("method", &form.method),
                    pair("starts_on", &form.starts_on),
                    pair("ends_on", &form.ends_on),
                    pair("quota_group", &form.quotas.groups[0]),
                    pair("quota_least", &form.quotas.least[0]),
                    pair("quota_most", &form.quotas.most[0]),
                ]
            }
            "apply" => {
                let form = application_form();
                vec![
                    pair("generation", &form.generation),
                    pair("gender", &form.gender),
                    pair("motivation", &form.motivation),
                    pair("conflict", &form.conflict),
                    pair("agree", "yes"),
                ]
            }
            "cancel" => vec![pair("reason", "날짜를 잘못 알렸습니다.")],
            _ => Vec::new(),
        }
    }
}
