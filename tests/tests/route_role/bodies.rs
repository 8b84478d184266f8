//! Fresh bodies for the cells of the table.

use process::body::BodyKind;
use system_tests::bodies::{body_form, member_table};

use super::{Fields, Target, Who, World};

impl World {
    /// The address with an open body, in which whoever asks has a place where she leaves it.
    pub(super) async fn body_path(&self, target: &Target, who: Who, path: &str) -> String {
        let id = self.app.body(&self.here, BodyKind::SubCommittee).await;
        let mut path = path.replace("{body}", &id.to_string());
        if path.contains("{membership}") {
            let place = self.app.join(&self.here, self.owner, id).await;
            path = path.replace("{membership}", &place.to_string());
        }
        if let Some(person) = self.person(who).filter(|_| target.path.ends_with("/leave")) {
            self.app.join(&self.here, person, id).await;
        }
        if target.path.ends_with("/turns") && target.method == "POST" {
            self.app.ready_for_turns(&self.here, id, None).await;
        }
        if target.path.ends_with("{turn}") {
            let turn = self.app.turn(&self.here, id, self.person(who)).await;
            path = path.replace("{turn}", &turn);
        }
        if let Some(person) = self.person(who).filter(|_| target.path.ends_with("/guide")) {
            self.app.join_and_meet(&self.here, person, id).await;
        }
        path
    }

    /// The fields of a good form about bodies.
    pub(super) fn body_fields(&self, target: &Target) -> Fields {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        match target.path.rsplit('/').next().unwrap_or_default() {
            "bodies" | "edit" => {
                let form = body_form(BodyKind::SubCommittee);
                vec![
                    pair("body_kind", &form.kind),
                    pair("name_ko", &form.name_ko),
                    pair("name_en", &form.name_en),
                    pair("body_purpose", &form.purpose),
                    pair("membership", &form.membership),
                ]
            }
            "{turn}" => vec![pair("reason", "그날 일이 있습니다.")],
            "guide" => vec![pair("step", "offer")],
            "{membership}" => vec![pair("standing", "participant")],
            "import" => vec![pair("table", &member_table(2))],
            _ => Vec::new(),
        }
    }
}
