//! The conversation of a district between its council, its support officer and the city: threads
//! in which one party asks another, answers, and closes.

use jiff::Timestamp;

use crate::id::DistrictId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::{Actor, Role, named};
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// Who speaks.
    TalkParty {
        /// The district's council.
        Council = "council",
        /// Its support officer.
        Officer = "officer",
        /// The city.
        City = "city",
    }
}

named! {
    /// When a thread was opened.
    TalkPhase {
        /// Before the money of a year is spent.
        Before = "before",
        /// While it is spent.
        During = "during",
    }
}

/// For which party somebody speaks in a district, and in which role. Whoever holds several
/// roles speaks for the council first.
pub fn speaks_for(actor: &Actor, district: DistrictId) -> Option<(TalkParty, Role)> {
    let parties = [
        (Role::CoChair, TalkParty::Council),
        (Role::Secretary, TalkParty::Council),
        (Role::SupportOfficer, TalkParty::Officer),
        (Role::CityOfficer, TalkParty::City),
    ];
    let held = parties
        .iter()
        .find(|(role, _)| actor.has(*role, Some(district)));
    held.map(|(role, party)| (*party, *role))
}

/// Something to be said, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TalkForm {
    /// One line that names a new thread.
    pub title: String,
    /// What is said.
    pub text: String,
    /// The party that is asked; empty when nobody is.
    pub asks: String,
}

/// One line that names a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkTitle(pub String);

/// Something that can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkText {
    /// What is said.
    pub text: String,
    /// The party that is asked.
    pub asks: Option<TalkParty>,
}

impl TalkForm {
    /// Checks the first word of a new thread.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn open(&self, limits: &Limits, by: TalkParty) -> Result<(TalkTitle, TalkText), Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let text = self.words(limits, by, &mut invalid);
        invalid.or((TalkTitle(title), text))
    }

    /// Checks what is said in a thread that is there.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn say(&self, limits: &Limits, by: TalkParty) -> Result<TalkText, Invalid> {
        let mut invalid = Invalid::default();
        let text = self.words(limits, by, &mut invalid);
        invalid.or(text)
    }

    fn words(&self, limits: &Limits, by: TalkParty, invalid: &mut Invalid) -> TalkText {
        let text = Field::lines("said", limits.comment_max).check(&self.text, invalid);
        let asks = self.asks.parse().ok();
        if (asks.is_none() && !self.asks.is_empty()) || asks == Some(by) {
            invalid.push("asks", Fault::new("fault-officer-asks"));
        }
        TalkText { text, asks }
    }
}

/// Where a thread stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TalkStanding {
    /// The party that was asked and has not answered.
    pub waits_for: Option<TalkParty>,
    /// The first moment at which its answer is late.
    pub due_at: Option<Timestamp>,
    /// When the thread was closed.
    pub closed_at: Option<Timestamp>,
}

/// What becomes of a question when something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// A party is asked, and has time from now on.
    Asked(TalkParty),
    /// The one that was asked has answered.
    Answered,
    /// Nothing changes.
    Same,
}

/// Decides what is said by a party in a thread.
///
/// # Errors
/// When the thread is closed, and when another party is asked while one has not answered.
pub fn say(standing: TalkStanding, by: TalkParty, asks: Option<TalkParty>) -> Result<Say, Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    if standing.closed_at.is_some() {
        return refused("refusal-talk-closed");
    }
    match (standing.waits_for, asks) {
        (Some(waits_for), Some(asked)) if waits_for != by && waits_for != asked => {
            refused("refusal-talk-waits")
        }
        // Asking the same party again gives it no more time.
        (Some(waits_for), Some(asked)) if waits_for == asked => Ok(Say::Same),
        (_, Some(asked)) => Ok(Say::Asked(asked)),
        (Some(waits_for), None) if waits_for == by => Ok(Say::Answered),
        _ => Ok(Say::Same),
    }
}

/// Decides whether a thread may be closed: when nobody has still to answer.
///
/// # Errors
/// When a question is open, or it is closed already.
pub fn close(standing: TalkStanding) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match standing {
        TalkStanding {
            closed_at: Some(_), ..
        } => refused("refusal-talk-closed"),
        TalkStanding {
            waits_for: Some(_), ..
        } => refused("refusal-talk-open"),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use TalkParty::{City, Council, Officer};
    use jiff::civil::date;

    #[test]
    fn a_question_waits_for_the_party_that_was_asked() {
        let open = TalkStanding::default();
        let waits = TalkStanding {
            waits_for: Some(City),
            ..open
        };
        let key = |said: Result<Say, Refusal>| said.map_err(|refused| refused.fault.key);
        assert_eq!(key(say(open, Officer, Some(City))), Ok(Say::Asked(City)));
        assert_eq!(key(say(open, Officer, None)), Ok(Say::Same));
        assert_eq!(key(say(waits, City, None)), Ok(Say::Answered));
        assert_eq!(
            key(say(waits, City, Some(Council))),
            Ok(Say::Asked(Council))
        );
        assert_eq!(key(say(waits, Council, None)), Ok(Say::Same));
        assert_eq!(key(say(waits, Officer, Some(City))), Ok(Say::Same));
        let other = say(waits, Council, Some(Officer));
        assert_eq!(key(other), Err("refusal-talk-waits"));
        assert!(close(open).is_ok() && close(waits).is_err());
        let closed = TalkStanding {
            closed_at: Some(Timestamp::MIN),
            ..open
        };
        assert!(close(closed).is_err() && say(closed, City, None).is_err());
    }

    #[test]
    fn nobody_asks_herself() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let form = |title: &str, asks: &str| TalkForm {
            title: title.into(),
            text: "언제까지 되나요?".into(),
            asks: asks.into(),
        };
        let faults = |form: TalkForm| -> Vec<_> {
            let found = form.open(limits, Officer).err().unwrap_or_default();
            found.0.iter().map(|f| f.field).collect()
        };
        assert_eq!(faults(form("협약 일정", "city")), [""; 0]);
        assert_eq!(faults(form("협약 일정", "")), [""; 0]);
        assert_eq!(faults(form("", "officer")), ["title", "asks"]);
        assert_eq!(faults(form("협약 일정", "모두")), ["asks"]);
    }
}
