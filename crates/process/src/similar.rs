//! Similar texts: what people decide of two that share words, and the words that a district
//! takes for the same. Nothing is ever decided by counting letters.

use deliberation::similar::{SynonymFault, Synonyms};
use jiff::Timestamp;

use crate::agenda::Item;
use crate::refusal::{Fault, Invalid};
use crate::role::{Role, named};
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What two things are to each other, as people see it.
    Likeness {
        /// They ask for the same, so they can be put together.
        Same = "same",
        /// They ask for different things about the same matter.
        Related = "related",
        /// They share words only.
        Different = "different",
    }
}

/// Two different things, in the order of their numbers: a pair has one name, whoever names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    first: Item,
    second: Item,
}

impl Pair {
    /// The pair of two things; nothing is a pair with itself.
    pub fn of(one: Item, other: Item) -> Option<Pair> {
        let (first, second) = match one.number() <= other.number() {
            true => (one, other),
            false => (other, one),
        };
        (first.number() != second.number()).then_some(Pair { first, second })
    }

    /// The one with the smaller number.
    pub fn first(self) -> Item {
        self.first
    }

    /// The other.
    pub fn second(self) -> Item {
        self.second
    }

    /// What stands beside `item` in the pair, if it is one of the two.
    pub fn beside(self, item: Item) -> Option<Item> {
        match item {
            item if item == self.first => Some(self.second),
            item if item == self.second => Some(self.first),
            _ => None,
        }
    }
}

/// What was decided of a pair; a later decision holds in place of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Of which two.
    pub pair: Pair,
    /// What they are to each other.
    pub likeness: Likeness,
    /// Why, for everybody to read.
    pub reason: String,
    /// In which role.
    pub role: Role,
    /// When.
    pub at: Timestamp,
}

/// A decision as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionForm {
    /// The two things, as [`Item`] writes them.
    pub items: Vec<String>,
    /// A name of [`Likeness`].
    pub likeness: String,
    /// Why.
    pub reason: String,
}

/// A decision that can be taken: the pair, what it is, and why. Contacts are masked.
pub type Decided = (Pair, Likeness, String);

impl DecisionForm {
    /// Checks all fields.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<Decided, Invalid> {
        let mut invalid = Invalid::default();
        let items: Vec<Item> = self.items.iter().filter_map(|i| i.parse().ok()).collect();
        let pair = match items[..] {
            [one, other] if self.items.len() == 2 => Pair::of(one, other),
            _ => None,
        };
        if pair.is_none() {
            invalid.push("items", Fault::new("fault-similar-items"));
        }
        let likeness = self.likeness.parse::<Likeness>().ok();
        if likeness.is_none() {
            invalid.push("likeness", Fault::new("fault-likeness"));
        }
        let reason = Field::lines("reason", limits.reason_max).check(&self.reason, &mut invalid);
        match (pair, likeness) {
            (Some(pair), Some(likeness)) => {
                invalid.or((pair, likeness, korean::mask_contacts_in(&reason)))
            }
            _ => Err(invalid),
        }
    }
}

/// The longest list of a district, in characters.
const LIST_MAX: usize = 20_000;

/// The words of a district as typed, and what the writer had before her.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SynonymsForm {
    /// A group a line, its words between commas.
    pub words: String,
    /// The number of the list that was changed; 0 when there was none.
    pub seen: i64,
}

impl SynonymsForm {
    /// Checks the list against what the district has now: its number, 0 for none. An empty
    /// list is one.
    ///
    /// # Errors
    /// Names the first line at fault, or says that somebody else changed it meanwhile.
    pub fn check(&self, present: i64) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let field = Field::lines("synonyms", LIST_MAX).optional();
        let words = field.check(&self.words, &mut invalid);
        if let Err(fault) = Synonyms::read(&words) {
            invalid.push("synonyms", told(fault));
        }
        let words = invalid.or(words)?;
        match self.seen == present {
            true => Ok(words),
            // What was typed comes back beside what stands there now.
            false => Err(Invalid::one(
                "synonyms",
                Fault::new("fault-synonyms-changed"),
            )),
        }
    }
}

fn told(fault: SynonymFault) -> Fault {
    match fault {
        SynonymFault::Alone { line } => Fault::new("fault-synonym-alone").number("line", line),
        SynonymFault::Length { line } => Fault::new("fault-synonym-length").number("line", line),
        SynonymFault::Many => Fault::new("fault-synonym-many"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AgendaId, ProposalId};
    use crate::rules::Rules;

    #[test]
    fn a_pair_has_one_name_and_a_decision_a_reason() {
        let (one, other) = (Item::Proposal(ProposalId(5)), Item::Agenda(AgendaId(7)));
        let pair = Pair::of(one, other).expect("two things");
        assert_eq!(Pair::of(other, one), Some(pair));
        assert_eq!(Pair::of(one, one), None);
        assert_eq!(pair.beside(other), Some(one));
        assert_eq!(pair.beside(Item::Agenda(AgendaId(5))), None);
        let limits = Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let form = |items: &[&str], likeness: &str, reason: &str| DecisionForm {
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            likeness: likeness.into(),
            reason: reason.into(),
        };
        let good = form(&["agenda-7", "proposal-5"], "same", "010-1234-5678").check(limits);
        assert_eq!(good, Ok((pair, Likeness::Same, "010-****-5678".into())));
        for items in [
            &["agenda-7"][..],
            &["agenda-7", "agenda-7"],
            &["agenda-7", "x", "proposal-5"],
        ] {
            let faults = form(items, "alike", "").check(limits).expect_err("three");
            let fields: Vec<_> = faults.0.iter().map(|fault| fault.field).collect();
            assert_eq!(fields, ["items", "likeness", "reason"]);
        }
    }

    #[test]
    fn a_list_of_words_is_taken_whole_or_not_at_all() {
        let check = |words: &str, seen| {
            let words = words.to_owned();
            SynonymsForm { words, seen }.check(3)
        };
        assert_eq!(check("주방, 조리칸\r\n", 3), Ok("주방, 조리칸".to_owned()));
        assert_eq!(check("", 3), Ok(String::new()));
        let fault = |line, key| {
            let fault = Fault::new(key).number("line", line);
            Err(Invalid::one("synonyms", fault))
        };
        assert_eq!(check("주방, 부엌\n길", 3), fault(2, "fault-synonym-length"));
        assert_eq!(check("주방", 3), fault(1, "fault-synonym-alone"));
        let changed = Fault::new("fault-synonyms-changed");
        assert_eq!(check("", 2), Err(Invalid::one("synonyms", changed)));
    }
}
