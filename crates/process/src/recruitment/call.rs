//! A call as it is typed into the form.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::quota::{Group, Quota, QuotaForm};
use super::{CallKind, Method};
use crate::announcement::moment;
use crate::id::{BodyId, NeighborhoodId};
use crate::refusal::{Fault, Invalid};
use crate::rules::Rules;
use crate::text::Field;

/// A call as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallForm {
    /// A name of [`CallKind`]; nothing means seats.
    pub kind: String,
    /// The id of the body.
    pub body: String,
    /// One line that names it.
    pub title: String,
    /// What it is about: what one does there, how often, what one gets.
    pub about: String,
    /// First moment in Seoul, "2026-07-22 09:00".
    pub opens_at: String,
    /// First moment that is too late, in Seoul.
    pub closes_at: String,
    /// How many seats.
    pub seats: String,
    /// A name of [`Method`].
    pub method: String,
    /// First day of the term.
    pub starts_on: String,
    /// Last day of the term.
    pub ends_on: String,
    /// How many seats which group gets.
    pub quotas: QuotaForm,
    /// Whom a call without seats looks for.
    pub target: TargetForm,
}

/// Whom a call without seats looks for, as typed; each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetForm {
    /// A name of a generation.
    pub generation: String,
    /// A name of a field.
    pub category: String,
    /// The id of a neighbourhood.
    pub neighborhood: String,
}

/// A call that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What it is for.
    pub kind: CallKind,
    /// The body; a call without seats may have none.
    pub body: Option<BodyId>,
    /// One line that names it.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// The first moment in which one can apply.
    pub opens_at: Timestamp,
    /// The first moment that is too late.
    pub closes_at: Timestamp,
    /// How many seats; 0 for none.
    pub seats: u32,
    /// How they are filled.
    pub method: Method,
    /// First and last day of the term, for seats.
    pub term: Option<(Date, Date)>,
    /// The quotas; for a call without seats the groups it looks for, without numbers.
    pub quotas: Vec<Quota>,
}

impl CallForm {
    /// Checks every field. `bodies` and `neighborhoods` are those of the district.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        rules: &Rules,
        bodies: &[BodyId],
        neighborhoods: &[NeighborhoodId],
        now: Timestamp,
    ) -> Result<Call, Invalid> {
        let mut invalid = Invalid::default();
        let kind = self.kind.parse().unwrap_or(CallKind::Seats);
        let body = bodies
            .iter()
            .copied()
            .find(|id| id.to_string() == self.body);
        if body.is_none() && (kind == CallKind::Seats || !self.body.is_empty()) {
            invalid.push("council", Fault::new("recruitment-fault-body"));
        }
        let limits = rules.limits;
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let about = Field::lines("call_about", limits.comment_max).check(&self.about, &mut invalid);
        let opens_at = moment("opens_at", &self.opens_at, &mut invalid);
        let closes_at = moment("closes_at", &self.closes_at, &mut invalid);
        if let Some((opens_at, closes_at)) = opens_at.zip(closes_at) {
            span(opens_at, closes_at, now, rules, &mut invalid);
        }
        let known = Group::all(neighborhoods);
        let (seats, method, term, quotas) = match kind {
            CallKind::Seats => {
                let (seats, method, term) = self.seats(rules, &mut invalid);
                let quotas = self.quotas.check(seats, &known, &mut invalid);
                (seats, method, term, quotas)
            }
            CallKind::Open => {
                let groups = self.target.check(&known, &mut invalid);
                (0, Method::Reasons, None, groups)
            }
        };
        match opens_at.zip(closes_at) {
            Some((opens_at, closes_at)) => invalid.or(Call {
                kind,
                body,
                title,
                about,
                opens_at,
                closes_at,
                seats,
                method,
                term,
                quotas,
            }),
            None => Err(invalid),
        }
    }

    fn seats(&self, rules: &Rules, invalid: &mut Invalid) -> (u32, Method, Option<(Date, Date)>) {
        let most = rules.limits.recruitment_seats_max;
        let seats = self.seats.trim().parse().unwrap_or(0);
        if !(1..=most).contains(&seats) {
            let fault = Fault::new("recruitment-fault-seats").count("max", most);
            invalid.push("seats", fault);
        }
        let method = self.method.parse().ok();
        if method.is_none() {
            invalid.push("method", Fault::new("recruitment-fault-method"));
        }
        let starts_on = day("starts_on", &self.starts_on, invalid);
        let ends_on = day("ends_on", &self.ends_on, invalid);
        let term = starts_on.zip(ends_on);
        if term.is_some_and(|(first, last)| last < first) {
            invalid.push("ends_on", Fault::new("fault-date-order"));
        }
        (seats.min(most), method.unwrap_or(Method::Reasons), term)
    }
}

impl TargetForm {
    fn check(&self, known: &[Group], invalid: &mut Invalid) -> Vec<Quota> {
        let typed = [
            ("generation", &self.generation),
            ("category", &self.category),
            ("neighborhood", &self.neighborhood),
        ];
        let mut found = Vec::new();
        for (field, value) in typed.into_iter().filter(|(_, value)| !value.is_empty()) {
            let group = format!("{field}:{value}").parse().ok();
            match group.filter(|group| known.contains(group)) {
                Some(group) => found.push(Quota {
                    group,
                    least: 0,
                    most: 0,
                }),
                None => invalid.push(field, Fault::new("recruitment-fault-choice")),
            }
        }
        found
    }
}

/// A call closes after it opens and in the future, and stays open neither too short nor too long.
fn span(
    opens_at: Timestamp,
    closes_at: Timestamp,
    now: Timestamp,
    rules: &Rules,
    invalid: &mut Invalid,
) {
    let limits = rules.limits;
    let days = |days: i64| SignedDuration::from_hours(24 * days);
    let open = opens_at.max(now);
    let key = match () {
        () if closes_at <= open => "recruitment-fault-closes",
        () if closes_at.duration_since(open) < days(limits.recruitment_days_least) => {
            "recruitment-fault-short"
        }
        () if days(limits.recruitment_days_most) < closes_at.duration_since(opens_at.min(now)) => {
            "recruitment-fault-long"
        }
        () => return,
    };
    let fault = Fault::new(key)
        .count("least", limits.recruitment_days_least)
        .count("most", limits.recruitment_days_most);
    invalid.push("closes_at", fault);
}

fn day(field: &'static str, typed: &str, invalid: &mut Invalid) -> Option<Date> {
    let day = typed.trim().parse::<Date>().ok();
    if day.is_none() {
        invalid.push(field, Fault::new("fault-date"));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form() -> CallForm {
        CallForm {
            body: "7".into(),
            title: "협치회의 위원을 찾습니다".into(),
            about: "한 달에 한 번 모입니다.".into(),
            opens_at: "2026-07-01 09:00".into(),
            closes_at: "2026-07-20 18:00".into(),
            seats: "12".into(),
            method: "lottery".into(),
            starts_on: "2026-08-01".into(),
            ends_on: "2028-07-31".into(),
            ..CallForm::default()
        }
    }

    fn faults(form: &CallForm) -> Vec<(&'static str, &'static str)> {
        let now = "2026-06-25T09:00:00+09:00".parse().expect("a moment");
        let rules = Rules::on(date(2026, 6, 25));
        let found = form.check(&rules, &[BodyId(7)], &[NeighborhoodId(3)], now);
        let invalid = found.err().unwrap_or_default();
        invalid.0.iter().map(|f| (f.field, f.fault.key)).collect()
    }

    #[test]
    fn every_faulty_field_is_named() {
        assert_eq!(faults(&form()), []);
        assert_eq!(
            faults(&CallForm::default()),
            [
                ("council", "recruitment-fault-body"),
                ("title", "fault-empty"),
                ("call_about", "fault-empty"),
                ("opens_at", "fault-moment"),
                ("closes_at", "fault-moment"),
                ("seats", "recruitment-fault-seats"),
                ("method", "recruitment-fault-method"),
                ("starts_on", "fault-date"),
                ("ends_on", "fault-date"),
            ]
        );
    }

    #[test]
    fn a_call_is_open_long_enough_and_not_for_ever() {
        for (opens, closes, key) in [
            (
                "2026-07-01 09:00",
                "2026-07-01 09:00",
                "recruitment-fault-closes",
            ),
            (
                "2026-06-01 09:00",
                "2026-06-20 09:00",
                "recruitment-fault-closes",
            ),
            (
                "2026-06-01 09:00",
                "2026-06-26 09:00",
                "recruitment-fault-short",
            ),
            (
                "2026-07-01 09:00",
                "2027-07-20 09:00",
                "recruitment-fault-long",
            ),
        ] {
            let typed = CallForm {
                opens_at: opens.into(),
                closes_at: closes.into(),
                ..form()
            };
            assert_eq!(faults(&typed), [("closes_at", key)], "{opens} {closes}");
        }
    }

    #[test]
    fn a_call_without_seats_asks_for_less() {
        let open = CallForm {
            kind: "open".into(),
            title: "10대를 찾습니다".into(),
            about: "환경을 함께 이야기해요.".into(),
            opens_at: form().opens_at,
            closes_at: form().closes_at,
            target: TargetForm {
                generation: "teens".into(),
                category: "environment".into(),
                neighborhood: "3".into(),
            },
            ..CallForm::default()
        };
        assert_eq!(faults(&open), []);
        let wrong = CallForm {
            target: TargetForm {
                neighborhood: "4".into(),
                ..TargetForm::default()
            },
            ..open
        };
        assert_eq!(
            faults(&wrong),
            [("neighborhood", "recruitment-fault-choice")]
        );
    }
}
