//! Setting a district up: its names, its neighbourhoods, its first year.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::stage::{Stage, StageKind};
use crate::text::Field;

named! {
    /// What a space of the site belongs to.
    #[derive(Default)]
    DistrictKind {
        /// A district (자치구).
        #[default]
        District = "district",
        /// The city's own offices, which hold meetings and publish documents too.
        City = "city",
    }
}

/// A district as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistrictForm {
    /// The part of the address that names it: lower-case letters, digits and hyphens.
    pub slug: String,
    /// The name in Korean.
    pub name_ko: String,
    /// The name in English.
    pub name_en: String,
    /// What the year is called in plain Korean words.
    pub plain_name_ko: String,
    /// The same in English.
    pub plain_name_en: String,
    /// One neighbourhood a line, "하늘동 / Haneul-dong".
    pub neighborhoods: String,
    /// The fiscal year that is decided on.
    pub fiscal_year: String,
    /// What is decided on.
    pub budget: String,
    /// First and last day of each stage, in the order of [`StageKind::ALL`].
    pub stages: Vec<(String, String)>,
}

/// A district that can be set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictPlan {
    /// The part of the address.
    pub slug: String,
    /// The names in Korean and English.
    pub name: (String, String),
    /// The plain names in Korean and English.
    pub plain_name: (String, String),
    /// The neighbourhoods in Korean and English.
    pub neighborhoods: Vec<(String, String)>,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// What is decided on.
    pub budget: Won,
    /// The stages.
    pub stages: Vec<Stage>,
}

/// The longest name of anything here, in characters.
const NAME_MAX: usize = 60;

impl DistrictForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, today: Date) -> Result<DistrictPlan, Invalid> {
        let mut invalid = Invalid::default();
        let slug = self.slug.trim().to_owned();
        if !is_slug(&slug) {
            invalid.push("slug", Fault::new("fault-slug"));
        }
        let mut line = |name, typed: &str| Field::line(name, NAME_MAX).check(typed, &mut invalid);
        let name = (
            line("name_ko", &self.name_ko),
            line("name_en", &self.name_en),
        );
        let plain_name = (
            line("plain_name_ko", &self.plain_name_ko),
            line("plain_name_en", &self.plain_name_en),
        );
        let neighborhoods = self.check_neighborhoods(&mut invalid);
        let year = self.fiscal_year.trim().parse::<i64>().ok();
        let fiscal_year = year.filter(|y| (0..=5).contains(&(y - i64::from(today.year()))));
        if fiscal_year.is_none() {
            let first = i64::from(today.year());
            let fault = Fault::new("fault-fiscal-year").text("first", first.to_string());
            invalid.push("fiscal_year", fault.text("last", (first + 5).to_string()));
        }
        let budget = self
            .budget
            .parse::<Won>()
            .ok()
            .filter(|won| *won > Won::ZERO);
        if budget.is_none() {
            invalid.push("budget", Fault::new("fault-cost"));
        }
        let stages = self.check_stages(&mut invalid);
        match (fiscal_year, budget) {
            (Some(fiscal_year), Some(budget)) => invalid.or(DistrictPlan {
                slug,
                name,
                plain_name,
                neighborhoods,
                fiscal_year,
                budget,
                stages,
            }),
            _ => Err(invalid),
        }
    }

    fn check_neighborhoods(&self, invalid: &mut Invalid) -> Vec<(String, String)> {
        let lines = self
            .neighborhoods
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let mut found: Vec<(String, String)> = Vec::new();
        for line in lines {
            let (ko, en) = line.split_once('/').unwrap_or((line, line));
            let pair = (ko.trim().to_owned(), en.trim().to_owned());
            let long = pair.0.chars().count() > NAME_MAX || pair.1.chars().count() > NAME_MAX;
            if pair.0.is_empty() || pair.1.is_empty() || long || found.iter().any(|f| f.0 == pair.0)
            {
                let fault = Fault::new("fault-neighborhood-line").text("line", line);
                invalid.push("neighborhoods", fault);
                return Vec::new();
            }
            found.push(pair);
        }
        if found.is_empty() || found.len() > 100 {
            invalid.push("neighborhoods", Fault::new("fault-neighborhoods"));
        }
        found
    }

    fn check_stages(&self, invalid: &mut Invalid) -> Vec<Stage> {
        let mut stages = Vec::new();
        for (kind, (first, last)) in StageKind::ALL.iter().zip(&self.stages) {
            let days = (first.trim().parse::<Date>(), last.trim().parse::<Date>());
            let field = field_of(*kind);
            match days {
                (Ok(first), Ok(last)) if first <= last => stages.push(Stage {
                    kind: *kind,
                    opens_at: korean::seoul_midnight(first),
                    closes_at: day_after(last),
                }),
                (Ok(_), Ok(_)) => invalid.push(field, Fault::new("fault-date-order")),
                _ => invalid.push(field, Fault::new("fault-date")),
            }
        }
        if self.stages.len() != StageKind::ALL.len() {
            invalid.push("discovery", Fault::new("fault-date"));
        }
        stages
    }
}

/// The form field with the first day of a stage; the last day's name ends in `_last`.
pub fn field_of(kind: StageKind) -> &'static str {
    kind.as_str()
}

fn day_after(last: Date) -> Timestamp {
    korean::seoul_midnight(last.tomorrow().unwrap_or(last))
}

/// Whether a text can name a district in an address.
pub fn is_slug(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&text.len())
        && text.bytes().all(plain)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form() -> DistrictForm {
        let day = |month: usize, day: usize| format!("2026-{month:02}-{day:02}");
        DistrictForm {
            slug: "sandeul".into(),
            name_ko: "산들구".into(),
            name_en: "Sandeul-gu".into(),
            plain_name_ko: "산들구 주민이 짜는 살림".into(),
            plain_name_en: "Planned by the residents of Sandeul-gu".into(),
            neighborhoods: "산들동 / Sandeul-dong\n\n물빛동\n".into(),
            fiscal_year: "2027".into(),
            budget: "10억".into(),
            stages: (1..=7)
                .map(|month| (day(month, 1), day(month, 28)))
                .collect(),
        }
    }

    fn check(form: &DistrictForm) -> Result<DistrictPlan, Invalid> {
        let today = date(2026, 1, 5);
        form.check(today)
    }

    #[test]
    fn a_district_has_a_year() {
        let plan = check(&form()).expect("a good form");
        assert_eq!(plan.budget, Won(1_000_000_000));
        assert_eq!(plan.neighborhoods[1], ("물빛동".into(), "물빛동".into()));
        let first = &plan.stages[0];
        assert_eq!(first.opens_at.to_string(), "2025-12-31T15:00:00Z");
        assert_eq!(first.closes_at.to_string(), "2026-01-28T15:00:00Z");
    }

    #[test]
    fn every_faulty_field_is_named() {
        let empty = DistrictForm {
            stages: vec![Default::default(); 7],
            ..Default::default()
        };
        let fields: Vec<_> = check(&empty)
            .expect_err("empty")
            .0
            .iter()
            .map(|f| f.field)
            .collect();
        let names = [
            "slug",
            "name_ko",
            "name_en",
            "plain_name_ko",
            "plain_name_en",
        ];
        let rest = ["neighborhoods", "fiscal_year", "budget", "discovery"];
        assert_eq!(&fields[..5], names);
        assert_eq!(&fields[5..9], rest);
        for slug in ["", "가나", "a b", "-a", "a-", "A", "a/b", "a\0"] {
            assert!(!is_slug(slug), "{slug:?}");
        }
        let twice = DistrictForm {
            neighborhoods: "가동\n가동".into(),
            ..form()
        };
        assert_eq!(
            check(&twice).expect_err("twice").0[0].fault.key,
            "fault-neighborhood-line"
        );
        let mut turned = form();
        turned.stages[2] = ("2026-03-28".into(), "2026-03-01".into());
        assert_eq!(
            check(&turned).expect_err("turned").0[0].field,
            "deliberation"
        );
    }
}
