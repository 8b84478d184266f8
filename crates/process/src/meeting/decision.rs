//! Recording what a meeting decided.

use super::task::part;
use crate::council::{Resolution, resolve};
use crate::refusal::{Fault, Invalid};
use crate::rules::Rules;
use crate::text::Field;

/// A decision as typed. Numbers are people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionForm {
    /// What was put to the vote.
    pub motion: String,
    /// Members in office.
    pub members: String,
    /// Those who had to stay out of the matter.
    pub recused: String,
    /// Their seats, one a line, such as the office of an ex-officio member; never names.
    pub recused_seats: String,
    /// Those present, without those who stayed out.
    pub present: String,
    /// Those in favour.
    pub in_favour: String,
    /// Those against.
    pub against: String,
    /// The part of the timetable in which it was taken, counted from 1; empty for none.
    pub slot: String,
}

/// A decision that can be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionText {
    /// What was put to the vote, with contacts masked, because it is public.
    pub motion: String,
    /// Members in office without those who stayed out.
    pub members: u32,
    /// Those who stayed out.
    pub recused: u32,
    /// Their seats, one a line, with contacts masked.
    pub recused_seats: String,
    /// Those present.
    pub present: u32,
    /// Those in favour.
    pub in_favour: u32,
    /// Those against.
    pub against: u32,
    /// Whether it passed.
    pub passed: bool,
    /// The part of the timetable, counted from 1; 0 for none.
    pub slot: i64,
}

/// More than any council has.
const MOST: u32 = 1_000;

impl DecisionForm {
    /// Checks every field and lets the rule of the council decide. `slots` is how many parts
    /// the timetable has.
    ///
    /// Members who stay out count neither as members nor as present, so the quorum is that of
    /// the others.
    ///
    /// # Errors
    /// All faulty fields at once; without a quorum the number present is the faulty one, and
    /// the fault says how many are needed.
    pub fn check(&self, rules: &Rules, slots: usize) -> Result<DecisionText, Invalid> {
        let mut invalid = Invalid::default();
        let slot = part(&self.slot, slots, &mut invalid);
        let motion =
            Field::lines("motion", rules.limits.reason_max).check(&self.motion, &mut invalid);
        let mut number = |field, typed: &str| {
            let found = typed.trim().parse().ok().filter(|n: &u32| *n <= MOST);
            if found.is_none() {
                invalid.push(field, Fault::new("fault-people").count("max", MOST));
            }
            found
        };
        let numbers = (
            number("members", &self.members),
            number(
                "recused",
                if self.recused.trim().is_empty() {
                    "0"
                } else {
                    &self.recused
                },
            ),
            number("present", &self.present),
            number("in_favour", &self.in_favour),
            number(
                "against",
                if self.against.trim().is_empty() {
                    "0"
                } else {
                    &self.against
                },
            ),
        );
        let (Some(all), Some(recused), Some(present), Some(in_favour), Some(against)) = numbers
        else {
            return Err(invalid);
        };
        let seats = Field::lines("recused_seats", rules.limits.reason_max)
            .optional()
            .check(&self.recused_seats, &mut invalid);
        let seats: Vec<&str> = seats
            .lines()
            .map(str::trim)
            .filter(|seat| !seat.is_empty())
            .collect();
        if u32::try_from(seats.len()) != Ok(recused) {
            let fault = Fault::new("fault-recused-seats").number("seats", seats.len());
            invalid.push("recused_seats", fault.count("recused", recused));
        }
        if all < recused {
            invalid.push("recused", Fault::new("fault-recused"));
            return Err(invalid);
        }
        let members = all - recused;
        if members < present {
            invalid.push(
                "present",
                Fault::new("fault-present").count("members", members),
            );
        }
        if present < in_favour.saturating_add(against) {
            invalid.push(
                "in_favour",
                Fault::new("fault-in-favour").count("present", present),
            );
        }
        let mut invalid = invalid.or(()).err().unwrap_or_default();
        let passed = match resolve(rules.council, members, present, in_favour) {
            Resolution::Passed => true,
            Resolution::Rejected { .. } => false,
            Resolution::NoQuorum { needed } => {
                let fault = Fault::new("fault-no-quorum").count("needed", needed);
                invalid.push(
                    "present",
                    fault.count("members", members).count("present", present),
                );
                false
            }
        };
        invalid.or(DecisionText {
            motion: korean::mask_contacts_in(&motion),
            members,
            recused,
            recused_seats: korean::mask_contacts_in(&seats.join("\n")),
            present,
            in_favour,
            against,
            passed,
            slot,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(numbers: [&str; 5]) -> Result<DecisionText, Invalid> {
        let [members, recused, present, in_favour, against] = numbers.map(str::to_owned);
        let seats = recused.parse().unwrap_or(0);
        let form = DecisionForm {
            motion: "의제를 고른다".into(),
            recused_seats: "공원녹지과장\n".repeat(seats),
            members,
            recused,
            present,
            in_favour,
            against,
            slot: "2".into(),
        };
        form.check(&Rules::on(date(2026, 7, 1)), 2)
    }

    #[test]
    fn fourteen_of_twenty_nine_cannot_resolve() {
        let fault = |numbers| {
            let invalid = check(numbers).expect_err("faulty");
            (invalid.0[0].field, invalid.0[0].fault.key)
        };
        assert_eq!(
            fault(["29", "", "14", "14", ""]),
            ("present", "fault-no-quorum")
        );
        assert!(check(["29", "0", "15", "8", "7"]).expect("a quorum").passed);
        assert!(!check(["29", "0", "15", "7", "8"]).expect("a quorum").passed);
        for (numbers, field) in [
            (["29", "30", "0", "0", "0"], "recused"),
            (["29", "0", "30", "8", "0"], "present"),
            (["29", "0", "15", "8", "8"], "in_favour"),
            (["", "0", "15", "8", "0"], "members"),
            (["29", "0", "15", "-8", "0"], "in_favour"),
            (["29", "x", "15", "8", "0"], "recused"),
        ] {
            assert_eq!(fault(numbers).0, field, "{numbers:?}");
        }
    }

    /// Three of 29 stay out: 26 are left, 14 of them are a quorum, 13 are none.
    #[test]
    fn members_who_stay_out_lower_the_quorum() {
        let passed = check(["29", "3", "14", "8", "6"]).expect("a quorum");
        assert_eq!((passed.members, passed.passed), (26, true));
        assert_eq!(passed.recused_seats.lines().count(), 3);
        assert!(check(["29", "3", "13", "8", "5"]).is_err());
        let unnamed = DecisionForm {
            motion: "의제를 고른다".into(),
            members: "29".into(),
            recused: "1".into(),
            present: "15".into(),
            in_favour: "8".into(),
            ..DecisionForm::default()
        };
        let invalid = unnamed.check(&Rules::on(date(2026, 7, 1)), 0);
        assert_eq!(invalid.expect_err("faulty").0[0].field, "recused_seats");
    }
}
