//! Fresh calls for the cells of the table.

use process::body::BodyKind;
use system_tests::recruiting::{application_form, call_form};

use super::{Fields, Target, Who, World};

impl World {
    /// The address with an open call, to which whoever takes an application back has applied; or
    /// with a closed one, whose seats are filled where the address is about that.
    pub(super) async fn recruitment_path(&self, target: &Target, who: Who, path: &str) -> String {
        let end = target.path.rsplit('/').next().unwrap_or_default();
        let closed = !matches!(
            end,
            "{recruitment}" | "apply" | "withdraw" | "cancel" | "applications"
        );
        if !closed {
            let id = self.app.recruitment(&self.here).await;
            if let Some(person) = self.person(who).filter(|_| end == "withdraw") {
                self.app
                    .apply(&self.here, person, id, application_form())
                    .await;
            }
            return path.replace("{recruitment}", &id.to_string());
        }
        let drawn = matches!(end, "answer" | "draw.json" | "{seat}");
        let reasons = matches!(end, "settle" | "{application}" | "read");
        let me = self.person(who).filter(|_| end == "answer");
        let call = self.app.closed_call(&self.here, reasons, me).await;
        if end == "settle" {
            self.app.choose_all(&self.here, &call).await;
        }
        if drawn {
            self.app.draw(&self.here, call.id).await;
        }
        let seat = match drawn {
            true => self.app.seat_of(call.id, call.applications[0].person).await,
            false => String::new(),
        };
        path.replace("{recruitment}", &call.id.to_string())
            .replace("{application}", &call.applications[0].id.to_string())
            .replace("{seat}", &seat)
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
            "answer" => vec![pair("decision", "accept")],
            "{application}" => vec![
                pair("verdict", "chosen"),
                pair("reason", "골목을 잘 압니다."),
            ],
            "draw" => vec![
                pair("dice", "3514266213"),
                pair("witnesses", "방청한 주민 일곱 사람"),
            ],
            "quotas" => vec![
                pair("quota_group", "gender:woman"),
                pair("quota_least", "0"),
                pair("quota_most", "4"),
                pair("reason", "지원이 모자랍니다."),
            ],
            "{seat}" => vec![pair("reason", "이사하셨습니다.")],
            "cancel" => vec![pair("reason", "날짜를 잘못 알렸습니다.")],
            _ => Vec::new(),
        }
    }
}
