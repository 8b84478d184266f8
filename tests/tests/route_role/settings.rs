//! Fresh districts for the cells about settings, so that no cell finds what another changed.

use system_tests::calendar::{DAYS, days_of, later};
use system_tests::{Browser, DistrictBuilder};

use super::{Fields, Target, Who, World, make};

/// Whether a cell changes the settings of a district.
pub(super) fn is_about(target: &Target) -> bool {
    target.path.starts_with("/d/{district}/settings")
}

impl World {
    /// A browser, the address, and the fields of a good form, in a district of its own.
    pub(super) async fn settings(
        &self,
        target: &Target,
        who: Who,
        cell: usize,
    ) -> (Browser, String, Fields) {
        let app = &self.app;
        let village = DistrictBuilder::new(&format!("settings-{cell}"))
            .make(app)
            .await;
        let browser = match who {
            Who::Visitor => app.visitor(),
            _ => {
                let person = make(app, who, &village, &self.elsewhere).await;
                app.sign_in(person).await
            }
        };
        let path = target.path.replace("{district}", &village.slug);
        (browser, path, fields(target))
    }
}

/// The fields of a good form.
fn fields(target: &Target) -> Fields {
    let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    match target.path.rsplit('/').next() {
        Some("calendar") => days_of(&DAYS),
        Some("next-year") => {
            let mut fields = later();
            fields.extend([("fiscal_year", "2028"), ("budget", "10억")].map(pair));
            fields
        }
        Some("criteria") => {
            let rules = process::rules::Rules::on(jiff::civil::date(2026, 7, 27));
            let row = |one: &process::criterion::Criterion| (one.field(), "1".to_owned());
            process::criterion::usual(&rules).iter().map(row).collect()
        }
        Some("closings") => [
            ("stage", "discovery"),
            ("reason", "선거가 있어 늦었습니다."),
        ]
        .map(pair)
        .to_vec(),
        Some("departments") => vec![pair(("departments", "도로과 / Roads / 02-000-0000"))],
        Some("neighborhoods") => vec![pair(("neighborhoods", "새동 / Sae-dong"))],
        Some("synonyms") => [("synonyms", "서가, 책꽂이"), ("seen", "0")]
            .map(pair)
            .to_vec(),
        _ => [
            ("name_ko", "산들구"),
            ("name_en", "Sandeul-gu"),
            ("plain_name_ko", "산들구 주민이 짜는 살림"),
            ("plain_name_en", "Planned by residents"),
            ("budget", "10억"),
            // A vote was announced there, so it stays.
            ("last_word", "council"),
        ]
        .map(pair)
        .to_vec(),
    }
}
