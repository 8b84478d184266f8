//! Fresh series of joint meetings for the cells of the table.

use process::Role;
use process::convening::ConveneForm;
use system_tests::series::series_form;

use super::{Fields, Target, Who, World};

pub(super) fn is_about(target: &Target) -> bool {
    let path = target.path;
    path.starts_with("/d/{district}/series") || path.starts_with("/d/{district}/convenings")
}

impl World {
    /// The address with a request for a meeting, or with a series where there are both bodies.
    pub(super) async fn calendar_path(&self, path: &str) -> String {
        if path.contains("/convenings") {
            return self.convening_path(path).await;
        }
        self.app.both_bodies(&self.here).await;
        if !path.contains("{series}") {
            return path.to_owned();
        }
        let secretary = self.person(Who::Holder(Role::Secretary));
        let secretary = secretary.expect("a secretary is a person");
        let form = series_form("2026-08-01", 2);
        let id = self.app.series(secretary, &self.here, form).await;
        path.replace("{series}", &id.to_string())
    }

    /// The address with a request that a day can be set for, or that can be signed: many sit
    /// in the council.
    async fn convening_path(&self, path: &str) -> String {
        if !path.contains("{convening}") {
            return path.to_owned();
        }
        let role = match path.ends_with("/date") {
            true => Role::CoChair,
            false => Role::CouncilMember,
        };
        for _ in 0..9 {
            let member = self.app.person().role(Role::CouncilMember, self.here.id);
            member.make().await;
        }
        let asks = self.app.person().role(role, self.here.id).make().await;
        let form = ConveneForm {
            title: "돌봄 예산".to_owned(),
            reason: "다시 봅시다.".to_owned(),
        };
        let ask = move |tx: &mut store::Tx<'_>, by: &web::acts::By| {
            web::acts::convening::ask(tx, by, "haneul", &form)
        };
        let id = self.app.record(asks, ask).await;
        path.replace("{convening}", &id.to_string())
    }

    /// The fields of a good form that calls a series, asks for a meeting or sets its day.
    pub(super) fn calendar_fields(&self, target: &Target) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            let owned = pairs.iter();
            owned
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        match target.path.rsplit('/').next().unwrap_or_default() {
            "convenings" => return pairs(&[("title", "돌봄 예산"), ("reason", "다시 봅시다.")]),
            "date" => {
                return pairs(&[("day", "2026-08-20"), ("time", "14:00"), ("place", "큰 방")]);
            }
            "sign" | "unsign" => return Vec::new(),
            _ => {}
        }
        let form = series_form("2026-08-01", 2);
        let meeting = &form.meeting;
        [
            ("title", &meeting.title),
            ("purpose", &meeting.purpose),
            ("place", &meeting.place),
            ("day", &meeting.day),
            ("time", &meeting.time),
            ("timetable", &meeting.timetable),
            ("pattern", &form.pattern),
            ("every", &form.every),
            ("weekday", &form.weekday),
            ("count", &form.count),
            ("on_holiday", &form.on_holiday),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .to_vec()
    }
}
