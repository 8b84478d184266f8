//! Fresh support officers for the cells of the table.

use jiff::ToSpan;
use jiff::civil::date;
use process::Role;
use process::id::PersonId;
use process::support_officer::AbsenceForm;
use web::acts::support_officer;

use super::{Fields, Target, Who, World};

pub(super) fn is_about(target: &Target) -> bool {
    target.path.starts_with("/d/{district}/officers")
}

impl World {
    fn holds(&self, role: Role) -> PersonId {
        self.person(Who::Holder(role))
            .expect("a holder is a person")
    }

    /// The address with an assignment or a thread in it.
    pub(super) async fn officers_path(&self, target: &Target, path: &str) -> String {
        let mut path = path.to_owned();
        if path.contains("{assignment}") {
            let officer = self.holds(Role::SupportOfficer);
            let days = (date(2026, 7, 1), date(2026, 12, 31));
            let id = self.here.assigned_from(officer, days.0, days.1).await;
            path = path.replace("{assignment}", &id.to_string());
            if path.contains("{absence}") {
                let form = AbsenceForm {
                    first_on: "2026-08-01".to_owned(),
                    last_on: "2026-08-07".to_owned(),
                };
                let tell = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
                    support_officer::absence_tell(tx, by, "haneul", id, &form)
                };
                let absence = self.app.record(officer, tell).await;
                path = path.replace("{absence}", &absence.to_string());
            }
        }
        if path.contains("{thread}") {
            let asks = match target.path.ends_with("/close") {
                true => "",
                false => "city",
            };
            let id = self.here.thread(self.holds(Role::Secretary), asks).await;
            path = path.replace("{thread}", &id.to_string());
        }
        path
    }

    /// The fields of a good form about them; a district has one officer on a day.
    pub(super) fn officer_fields(&self, target: &Target, cell: usize) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        match target.path.rsplit('/').next().unwrap_or_default() {
            "assign" => {
                let cell = i64::try_from(cell).unwrap_or_default();
                let day = date(2027, 1, 1).saturating_add(cell.days()).to_string();
                let officer = self.holds(Role::SupportOfficer).to_string();
                pairs(&[
                    ("officer", &officer),
                    ("office", "시 협치담당관"),
                    ("stand_in", ""),
                    ("substitute_office", ""),
                    ("starts_on", &day),
                    ("ends_on", &day),
                ])
            }
            "absences" => pairs(&[("first_on", "2026-08-01"), ("last_on", "2026-08-07")]),
            "talk" => pairs(&[
                ("title", "협약 날짜"),
                ("said", "언제 맺나요?"),
                ("asks", ""),
            ]),
            "{thread}" => pairs(&[("said", "곧 알리겠습니다."), ("asks", "")]),
            _ => Vec::new(),
        }
    }
}
