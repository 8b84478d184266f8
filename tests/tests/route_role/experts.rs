//! Fresh expert reviews for the cells of the table.

use process::Role;

use super::{Fields, Target, World};

/// Whether a row is about expert reviews.
pub fn is_about(target: &Target) -> bool {
    target.path.starts_with("/d/{district}/experts")
}

impl World {
    /// The address with an expert review in the state that it is about; the owner reviews.
    pub(super) async fn expert_path(&self, target: &Target, path: &str) -> String {
        let agenda = self.here.deliberated("의제").await;
        if path.ends_with("/new") {
            return format!("{path}?agenda={agenda}");
        }
        if !path.contains('{') {
            return path.to_owned();
        }
        let (secretary, _) = self.here.holder(Role::Secretary).await;
        let id = self
            .here
            .invite(secretary, agenda, "owner@example.org")
            .await;
        let ends = |end: &str| target.path.ends_with(end);
        if ends("/write") || ends("/answer") {
            self.here.declare(self.owner, id).await;
        }
        if ends("/answer") {
            self.here.publish_opinion(self.owner, id).await;
        }
        path.replace("{expert}", &id.to_string())
    }

    /// The fields of a good form.
    pub(super) async fn expert_fields(&self, target: &Target) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        match target.path.rsplit('/').next().unwrap_or_default() {
            "experts" => {
                let agenda = self.here.deliberated("의제").await.to_string();
                let address = format!("{}@expert.example", store::random_hex(6));
                self.app.person().email(&address).make().await;
                pairs(&[
                    ("agenda", &agenda),
                    ("address", &address),
                    ("post", "보행 전문가"),
                ])
            }
            "interest" => pairs(&[("interest", "some"), ("interest_text", "같은 구에 삽니다.")]),
            "write" => {
                let mut fields = pairs(&[
                    ("step", "publish"),
                    ("opinion", "할 만합니다."),
                    ("expert_points", "누가 맡나요?"),
                ]);
                for _ in 0..7 {
                    fields.extend(pairs(&[("finding", "met"), ("remark", "")]));
                }
                fields
            }
            _ => pairs(&[("point_answer", "도로과가 맡습니다.")]),
        }
    }
}
