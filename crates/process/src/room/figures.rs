//! What the report of a room needs in numbers: who came, and what was spent.

use finance::Won;

use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// Figures as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FiguresForm {
    /// How many came in all.
    pub people: String,
    /// Who came, a kind a line, with or without a number: `자치구 민간위원 / 20`.
    pub kinds: String,
    /// What was spent, an item a line: `대관료 / 1,870,000`.
    pub spending: String,
}

/// Figures that can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many came in all.
    pub people: Option<i64>,
    /// Who came, and how many of each where that is known.
    pub kinds: Vec<(String, Option<i64>)>,
    /// What was spent.
    pub spending: Vec<(String, Won)>,
}

impl Figures {
    /// What was spent in all.
    pub fn total(&self) -> Won {
        Won(self.spending.iter().map(|(_, won)| won.0).sum())
    }
}

/// More people than any hall holds.
const MOST: i64 = 10_000;
/// More lines than any report has.
const LINES: usize = 40;

impl FiguresForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<Figures, Invalid> {
        let mut invalid = Invalid::default();
        let people = match self.people.trim() {
            "" => None,
            typed => {
                let read = number(typed).filter(|people| *people <= MOST);
                if read.is_none() {
                    invalid.push("people", Fault::new("fault-people").count("max", MOST));
                }
                read
            }
        };
        let kinds = lines(
            "kinds",
            &self.kinds,
            limits,
            &mut invalid,
            |value| match value.trim_end_matches('명').trim() {
                "" => Some(None),
                typed => number(typed).filter(|people| *people <= MOST).map(Some),
            },
        );
        let spending = lines("spending", &self.spending, limits, &mut invalid, |value| {
            let won = number(value.trim_end_matches('원').trim())?;
            (won <= limits.cost_max_won).then_some(Won(won))
        });
        invalid.or(Figures {
            people,
            kinds,
            spending,
        })
    }
}

fn lines<T>(
    field: &'static str,
    typed: &str,
    limits: &Limits,
    invalid: &mut Invalid,
    read: impl Fn(&str) -> Option<T>,
) -> Vec<(String, T)> {
    let mut found = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (what, value) = line.rsplit_once('/').unwrap_or((line, ""));
        let mut faults = Invalid::default();
        let what = Field::line(field, limits.place_max).check(what, &mut faults);
        match read(value.trim()) {
            Some(value) if faults.0.is_empty() && found.len() < LINES => {
                found.push((korean::mask_contacts_in(&what), value));
            }
            _ => {
                invalid.push(field, Fault::new("fault-room-line").text("line", line));
                return found;
            }
        }
    }
    found
}

/// A whole number with or without commas.
fn number(typed: &str) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| *c != ',').collect();
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}
