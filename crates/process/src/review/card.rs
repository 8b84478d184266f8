//! The card of a department: whether it can be done, why, and what it would cost.

use finance::Won;
use finance::budget::Reckoning;
use serde::{Deserialize, Serialize};

use super::Feasible;
use crate::plan::AMOUNT_MAX;
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// One line of the cost, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostForm {
    /// What for.
    pub label: String,
    /// How many units.
    pub units: String,
    /// How often.
    pub count: String,
    /// What one costs.
    pub unit_price: String,
}

/// A card as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardForm {
    /// A name of [`Feasible`].
    pub feasible: String,
    /// Why.
    pub reasons: String,
    /// The lines of the cost; empty ones count for nothing.
    pub lines: Vec<CostForm>,
    /// What it costs in each year after.
    pub running: String,
    /// The law or plan that it rests on.
    pub legal_basis: String,
    /// How many months it takes.
    pub months: String,
    /// What else it gets in the way of.
    pub overlaps: String,
    /// What only offices read.
    pub note: String,
}

/// One line of the cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLine {
    /// What for.
    pub label: String,
    /// How many units.
    pub units: i64,
    /// How often.
    pub count: i64,
    /// What one costs.
    pub unit_price: Won,
}

impl CostLine {
    /// Units × count × unit price.
    pub fn amount(&self) -> Won {
        let reckoning = Reckoning {
            units: self.units,
            count: self.count,
            unit_price: self.unit_price,
        };
        // A form holds no product above `AMOUNT_MAX`.
        reckoning.amount().unwrap_or(Won(AMOUNT_MAX))
    }
}

/// What a card says; in a draft anything but the lines may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardText {
    /// Whether it can be done, as a name of [`Feasible`]; empty in a draft.
    pub feasible: String,
    /// Why.
    pub reasons: String,
    /// What it would cost.
    pub lines: Vec<CostLine>,
    /// What it costs in each year after, if that is known.
    pub running: Option<Won>,
    /// The law or plan that it rests on; may be empty.
    pub legal_basis: String,
    /// How many months it takes, if that is known.
    pub months: Option<i64>,
    /// What else it gets in the way of; may be empty.
    pub overlaps: String,
    /// What only offices read; may be empty.
    pub note: String,
}

impl CardText {
    /// Whether it can be done.
    pub fn verdict(&self) -> Option<Feasible> {
        self.feasible.parse().ok()
    }

    /// The sum of the lines.
    pub fn total(&self) -> Won {
        let sum = Won::sum(self.lines.iter().map(CostLine::amount));
        // The form refuses a sum that is too large.
        sum.unwrap_or(Won(AMOUNT_MAX))
    }
}

impl CardForm {
    /// Checks a draft: what is there has to be right, and anything may be missing.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn draft(&self, limits: &Limits) -> Result<CardText, Invalid> {
        let mut invalid = Invalid::default();
        let text = self.read(limits, &mut invalid);
        invalid.or(text)
    }

    /// Checks a card that is handed in: a verdict with its reasons, and what it would cost
    /// unless it can't be done.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn finished(&self, limits: &Limits) -> Result<CardText, Invalid> {
        let mut invalid = Invalid::default();
        let verdict = self.feasible.parse::<Feasible>().ok();
        if verdict.is_none() {
            invalid.push("feasible", Fault::new("fault-feasible"));
        }
        let text = self.read(limits, &mut invalid);
        let named = |invalid: &Invalid, field| invalid.0.iter().any(|f| f.field == field);
        if text.reasons.is_empty() && !named(&invalid, "grounds") {
            invalid.push("grounds", Fault::new("fault-empty"));
        }
        let costs = matches!(verdict, Some(Feasible::Yes | Feasible::Changes));
        if costs && text.lines.is_empty() && invalid.0.is_empty() {
            invalid.push("label", Fault::new("fault-review-cost").number("nth", 1));
        }
        invalid.or(text)
    }

    fn read(&self, limits: &Limits, invalid: &mut Invalid) -> CardText {
        let feasible = self.feasible.parse::<Feasible>();
        let mut text =
            |field, max, typed: &str| Field::lines(field, max).optional().check(typed, invalid);
        let reasons = text("grounds", limits.comment_max, &self.reasons);
        let legal_basis = text("legal_basis", limits.reason_max, &self.legal_basis);
        let overlaps = text("overlaps", limits.reason_max, &self.overlaps);
        let note = text("office_note", limits.comment_max, &self.note);
        CardText {
            feasible: feasible.map_or(String::new(), |word| word.to_string()),
            reasons,
            lines: lines(limits, &self.lines, invalid),
            running: running(&self.running, invalid),
            legal_basis,
            months: months(&self.months, invalid),
            overlaps,
            note,
        }
    }
}

/// The lines that say something, each with its faults by its place.
fn lines(limits: &Limits, typed: &[CostForm], invalid: &mut Invalid) -> Vec<CostLine> {
    let mut found = Vec::new();
    for (nth, line) in (1..).zip(typed) {
        if *line == CostForm::default() {
            continue;
        }
        let mut faults = Invalid::default();
        let read = line.read(limits, &mut faults);
        let of_line = faults.0.into_iter().map(|mut fault| {
            fault.fault = fault.fault.number("nth", nth);
            fault
        });
        invalid.0.extend(of_line);
        found.extend(read);
    }
    if found.len() > limits.review_lines_max {
        let fault = Fault::new("fault-review-lines").number("max", limits.review_lines_max);
        invalid.push("label", fault.number("nth", limits.review_lines_max + 1));
    }
    let sum = Won::sum(found.iter().map(CostLine::amount));
    if sum.ok().is_none_or(|sum| sum.0 > AMOUNT_MAX) {
        let fault = Fault::new("fault-cost-too-large").count("max", AMOUNT_MAX);
        invalid.push("unit_price", fault.number("nth", 1));
    }
    found
}

impl CostForm {
    fn read(&self, limits: &Limits, invalid: &mut Invalid) -> Option<CostLine> {
        let label = Field::line("label", limits.title_max).check(&self.label, invalid);
        let mut number = |field, typed: &str| {
            let found = typed.trim().replace(',', "").parse::<i64>().ok();
            let found = found.filter(|number| (1..=1_000_000).contains(number));
            if found.is_none() {
                invalid.push(field, Fault::new("fault-count"));
            }
            found
        };
        let (units, count) = (number("units", &self.units), number("count", &self.count));
        let price = self.unit_price.parse::<Won>().ok();
        let price = price.filter(|won| *won > Won::ZERO);
        if price.is_none() {
            invalid.push("unit_price", Fault::new("fault-cost"));
        }
        let (units, count, unit_price) = (units?, count?, price?);
        let reckoning = Reckoning {
            units,
            count,
            unit_price,
        };
        if reckoning.amount().ok().is_none_or(|won| won.0 > AMOUNT_MAX) {
            let fault = Fault::new("fault-cost-too-large").count("max", AMOUNT_MAX);
            invalid.push("unit_price", fault);
            return None;
        }
        Some(CostLine {
            label,
            units,
            count,
            unit_price,
        })
    }
}

fn running(typed: &str, invalid: &mut Invalid) -> Option<Won> {
    if typed.trim().is_empty() {
        return None;
    }
    let found = typed.parse::<Won>().ok();
    let found = found.filter(|won| won.0 <= AMOUNT_MAX);
    if found.is_none() {
        invalid.push("running", Fault::new("fault-cost"));
    }
    found
}

fn months(typed: &str, invalid: &mut Invalid) -> Option<i64> {
    if typed.trim().is_empty() {
        return None;
    }
    let found = typed.trim().parse::<i64>().ok();
    let found = found.filter(|months| (1..=120).contains(months));
    if found.is_none() {
        invalid.push("months", Fault::new("fault-months"));
    }
    found
}
