//! Setting a district up, and changing it: its names, its neighbourhoods, its money.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::calendar::{Calendar, CalendarForm, check_budget, check_year};
use crate::id::NeighborhoodId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Rules;
use crate::selection::LastWord;
use crate::stage::{Position, Stage, StageKind};
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
    /// First and last day of each stage.
    pub calendar: CalendarForm,
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
    /// The calendar.
    pub calendar: Calendar,
}

/// The longest name of anything here, in characters.
const NAME_MAX: usize = 60;

/// How many neighbourhoods a district may have.
const NEIGHBORHOODS_MAX: usize = 100;

impl DistrictForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, today: Date, rules: &Rules) -> Result<DistrictPlan, Invalid> {
        let mut invalid = Invalid::default();
        let slug = self.slug.trim().to_owned();
        if !is_slug(&slug) {
            invalid.push("slug", Fault::new("fault-slug"));
        }
        let names = [
            &self.name_ko,
            &self.name_en,
            &self.plain_name_ko,
            &self.plain_name_en,
        ];
        let (name, plain_name) = check_names(names, &mut invalid);
        let neighborhoods = check_neighborhoods(&self.neighborhoods, &[], &mut invalid);
        if neighborhoods.is_empty() && !invalid.0.iter().any(|f| f.field == "neighborhoods") {
            invalid.push("neighborhoods", Fault::new("fault-neighborhoods"));
        }
        let fiscal_year = check_year(&self.fiscal_year, today, &mut invalid);
        let budget = check_budget(&self.budget, &mut invalid);
        let calendar = self.calendar.check(fiscal_year, rules, &mut invalid);
        match (fiscal_year, budget) {
            (Some(fiscal_year), Some(budget)) => invalid.or(DistrictPlan {
                slug,
                name,
                plain_name,
                neighborhoods,
                fiscal_year,
                budget,
                calendar,
            }),
            _ => Err(invalid),
        }
    }
}

/// The settings of a district and of one of its years, as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsForm {
    /// The name in Korean.
    pub name_ko: String,
    /// The name in English.
    pub name_en: String,
    /// What the year is called in plain Korean words.
    pub plain_name_ko: String,
    /// The same in English.
    pub plain_name_en: String,
    /// What is decided on in that year.
    pub budget: String,
    /// A name of [`LastWord`].
    pub last_word: String,
}

/// Settings that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The names in Korean and English.
    pub name: Names,
    /// The plain names in Korean and English.
    pub plain_name: Names,
    /// What is decided on.
    pub budget: Won,
    /// Who has the last word on what is selected.
    pub last_word: LastWord,
}

/// A name in Korean and in English.
pub type Names = (String, String);

impl SettingsForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self) -> Result<Settings, Invalid> {
        let mut invalid = Invalid::default();
        let names = [
            &self.name_ko,
            &self.name_en,
            &self.plain_name_ko,
            &self.plain_name_en,
        ];
        let (name, plain_name) = check_names(names, &mut invalid);
        let budget = check_budget(&self.budget, &mut invalid);
        let last_word = self.last_word.parse::<LastWord>().ok();
        if last_word.is_none() {
            invalid.push("last_word", Fault::new("fault-last-word"));
        }
        match (budget, last_word) {
            (Some(budget), Some(last_word)) => invalid.or(Settings {
                name,
                plain_name,
                budget,
                last_word,
            }),
            _ => Err(invalid),
        }
    }
}

/// Refuses to change who has the last word once a vote of the year was `announced`, or once
/// the choosing has begun at `now`: nobody shall vote under one rule and be counted under
/// another.
///
/// # Errors
/// Says why it is too late.
pub fn change_last_word(
    before: LastWord,
    after: LastWord,
    stages: &[Stage],
    announced: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    if before == after {
        return Ok(());
    }
    let stage = stages.iter().find(|s| s.kind == StageKind::Selection);
    let fault = match stage.filter(|s| s.position(now) != Position::Ahead) {
        Some(stage) => Fault::new("refusal-last-word").moment("opened", stage.opens_at),
        None if announced => Fault::new("refusal-last-word-vote"),
        None => return Ok(()),
    };
    Err(Refusal::conflict(fault))
}

/// The neighbourhoods of a district as typed: those there are, each on its own line, and new
/// ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeighborhoodsForm {
    /// Id and line, "하늘동 / Haneul-dong", of each that there is; an empty line takes it out.
    pub lines: Vec<(String, String)>,
    /// New ones, one a line.
    pub neighborhoods: String,
}

/// What is to become of the neighbourhoods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeighborhoodChanges {
    /// Those that are called differently now.
    pub renamed: Vec<(NeighborhoodId, Names)>,
    /// Those that are taken out.
    pub removed: Vec<NeighborhoodId>,
    /// New ones.
    pub added: Vec<Names>,
}

impl NeighborhoodsForm {
    /// Compares what was typed with the neighbourhoods there are. One that the form does not
    /// name, because somebody added it meanwhile, stays as it is.
    ///
    /// # Errors
    /// A line that is no name, a name that stands twice, none or more than a hundred in all.
    pub fn check(
        &self,
        before: &[(NeighborhoodId, Names)],
    ) -> Result<NeighborhoodChanges, Invalid> {
        let mut invalid = Invalid::default();
        let mut changes = NeighborhoodChanges::default();
        let mut taken: Vec<Names> = Vec::new();
        for (id, names) in before {
            let line = self
                .lines
                .iter()
                .find(|(typed, _)| *typed == id.to_string());
            let Some((_, line)) = line else {
                taken.push(names.clone());
                continue;
            };
            match line.trim() {
                "" => changes.removed.push(*id),
                line => match pair(line).filter(|pair| taken.iter().all(|t| t.0 != pair.0)) {
                    Some(pair) => {
                        if pair != *names {
                            changes.renamed.push((*id, pair.clone()));
                        }
                        taken.push(pair);
                    }
                    None => invalid.push("lines", line_fault(line)),
                },
            }
        }
        changes.added = check_neighborhoods(&self.neighborhoods, &taken, &mut invalid);
        if invalid.0.is_empty() && taken.is_empty() && changes.added.is_empty() {
            invalid.push("neighborhoods", Fault::new("fault-neighborhoods"));
        }
        invalid.or(changes)
    }
}

/// Name and plain name, each in Korean and English.
fn check_names(typed: [&String; 4], invalid: &mut Invalid) -> (Names, Names) {
    let fields = ["name_ko", "name_en", "plain_name_ko", "plain_name_en"];
    let mut checked = fields
        .iter()
        .zip(typed)
        .map(|(field, typed)| Field::line(field, NAME_MAX).check(typed, invalid));
    let mut next = || checked.next().unwrap_or_default();
    let name = (next(), next());
    (name, (next(), next()))
}

/// New neighbourhoods, one a line, beside those whose names are `taken`.
fn check_neighborhoods(typed: &str, taken: &[Names], invalid: &mut Invalid) -> Vec<Names> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found: Vec<Names> = Vec::new();
    for line in lines {
        let free = |pair: &Names| !taken.iter().chain(&found).any(|f| f.0 == pair.0);
        match pair(line).filter(free) {
            Some(pair) => found.push(pair),
            None => {
                invalid.push("neighborhoods", line_fault(line));
                return Vec::new();
            }
        }
    }
    if taken.len() + found.len() > NEIGHBORHOODS_MAX {
        invalid.push("neighborhoods", Fault::new("fault-neighborhoods"));
    }
    found
}

fn line_fault(line: &str) -> Fault {
    Fault::new("fault-neighborhood-line").text("line", line)
}

/// The two names on a line; one alone is both.
fn pair(line: &str) -> Option<Names> {
    let (ko, en) = line.split_once('/').unwrap_or((line, line));
    let mut invalid = Invalid::default();
    let mut name = |typed| Field::line("neighborhoods", NAME_MAX).check(typed, &mut invalid);
    let pair = (name(ko), name(en));
    invalid.or(pair).ok()
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
            calendar: CalendarForm {
                stages: (1..=7)
                    .map(|month| match month {
                        6 => ("2027-01-01".into(), "2027-12-31".into()),
                        7 => ("2028-01-01".into(), "2028-04-30".into()),
                        month => (day(month, 1), day(month, 28)),
                    })
                    .collect(),
                short_reason: "선거가 있는 해라 앞당깁니다.".into(),
                submits_on: String::new(),
            },
        }
    }

    fn check(form: &DistrictForm) -> Result<DistrictPlan, Invalid> {
        let today = date(2026, 1, 5);
        form.check(today, &Rules::on(today))
    }

    #[test]
    fn a_district_has_a_year() {
        let plan = check(&form()).expect("a good form");
        assert_eq!(plan.budget, Won(1_000_000_000));
        assert_eq!(plan.neighborhoods[1], ("물빛동".into(), "물빛동".into()));
        let first = &plan.calendar.stages[0];
        assert_eq!(first.opens_at.to_string(), "2025-12-31T15:00:00Z");
        assert_eq!(first.closes_at.to_string(), "2026-01-28T15:00:00Z");
    }

    #[test]
    fn every_faulty_field_is_named() {
        let empty = DistrictForm {
            calendar: CalendarForm {
                stages: vec![Default::default(); 7],
                ..Default::default()
            },
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
        turned.calendar.stages[2] = ("2026-03-28".into(), "2026-03-01".into());
        assert_eq!(
            check(&turned).expect_err("turned").0[0].field,
            "deliberation"
        );
    }

    #[test]
    fn the_last_word_stands_once_choosing_has_begun() {
        use LastWord::{Council, Vote};
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let stages = check(&form()).expect("a good form").calendar.stages;
        // Choosing opens on 1 April.
        for (now, before, after, fine) in [
            ("2026-03-31T23:59:59.999+09:00", Council, Vote, true),
            ("2026-04-01T00:00:00+09:00", Council, Vote, false),
            ("2026-04-01T00:00:00+09:00", Vote, Vote, true),
            ("2027-04-01T00:00:00+09:00", Vote, Council, false),
        ] {
            let done = change_last_word(before, after, &stages, false, at(now));
            assert_eq!(done.is_ok(), fine, "{now}");
        }
        let now = at("2026-03-01T00:00:00+09:00");
        assert!(change_last_word(Council, Vote, &[], false, now).is_ok());
        // From the announcement of a vote on it stands, however early that is.
        for stages in [&stages[..], &[]] {
            let refused = change_last_word(Council, Vote, stages, true, now);
            let fault = refused.expect_err("announced").fault;
            assert_eq!(fault.key, "refusal-last-word-vote");
            assert!(change_last_word(Vote, Vote, stages, true, now).is_ok());
        }
    }

    #[test]
    fn neighbourhoods_are_renamed_added_and_taken_out() {
        let names = |ko: &str, en: &str| (ko.to_owned(), en.to_owned());
        let before = [
            (NeighborhoodId(1), names("하늘동", "Haneul-dong")),
            (NeighborhoodId(2), names("물빛동", "물빛동")),
            (NeighborhoodId(3), names("바람동", "Baram-dong")),
        ];
        let typed = |lines: [(&str, &str); 2], new: &str| NeighborhoodsForm {
            lines: lines.map(|(id, line)| (id.into(), line.into())).to_vec(),
            neighborhoods: new.into(),
        };
        let form = typed(
            [("1", "하늘1동 / Haneul 1-dong"), ("2", " ")],
            "새동 / Sae-dong",
        );
        let changes = form.check(&before).expect("good names");
        assert_eq!(
            changes.renamed,
            [(NeighborhoodId(1), names("하늘1동", "Haneul 1-dong"))]
        );
        assert_eq!(changes.removed, [NeighborhoodId(2)]);
        assert_eq!(changes.added, [names("새동", "Sae-dong")]);
        let same = typed([("1", "하늘동 / Haneul-dong"), ("2", "물빛동")], "");
        assert_eq!(same.check(&before), Ok(NeighborhoodChanges::default()));
        for (lines, new, field) in [
            ([("1", "물빛동"), ("2", "물빛동")], "", "lines"),
            ([("1", "/"), ("2", "물빛동")], "", "lines"),
            (
                [("1", "하늘동"), ("2", "물빛동")],
                "바람동",
                "neighborhoods",
            ),
            ([("1", "하늘동"), ("2", "물빛동")], "/새동", "neighborhoods"),
        ] {
            let faults = typed(lines, new).check(&before).expect_err("a fault").0;
            assert_eq!(faults[0].field, field, "{lines:?} {new}");
        }
        let none = typed([("1", ""), ("2", "")], "").check(&before[..2]);
        assert_eq!(
            none.expect_err("none").0[0].fault.key,
            "fault-neighborhoods"
        );
    }
}
