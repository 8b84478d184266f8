//! Fresh series of joint meetings for the cells of the table.

use process::Role;
use system_tests::series::series_form;

use super::{Fields, Target, Who, World};

pub(super) fn is_about(target: &Target) -> bool {
    target.path.starts_with("/d/{district}/series")
}

impl World {
    /// The address with a series in it; the district has both bodies.
    pub(super) async fn calendar_path(&self, path: &str) -> String {
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

    /// The fields of a good form that calls a series.
    pub(super) fn calendar_fields(&self) -> Fields {
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
