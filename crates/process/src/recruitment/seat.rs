//! Seats that a call gives: offered, accepted, freed, renewed; and what is thrown for a lottery.

use super::lottery::NoDraw;
use super::quota::Quota;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::text::Field;

named! {
    /// Where a seat, or a place in the reserve, stands.
    SeatState {
        /// Waits for a seat that falls free.
        Reserve = "reserve",
        /// Has a seat and has not said yes or no.
        Offered = "offered",
        /// Said yes: she holds the seat.
        Accepted = "accepted",
        /// Said no.
        Declined = "declined",
        /// Held the seat, or was offered it, and it fell free.
        Freed = "freed",
    }
}

named! {
    /// What is thought of an application where reasons decide.
    Verdict {
        /// She gets a seat.
        Chosen = "chosen",
        /// She follows when a seat falls free.
        Reserve = "reserve",
        /// Neither.
        NotChosen = "not-chosen",
    }
}

named! {
    /// What somebody says to her seat.
    Answer {
        /// She takes it.
        Accept = "accept",
        /// She does not take it.
        Decline = "decline",
        /// She held it and lays it down.
        Resign = "resign",
    }
}

/// Decides what an answer makes of a seat.
///
/// # Errors
/// When it does not fit where the seat stands.
pub fn answer(state: SeatState, answer: Answer) -> Result<SeatState, Refusal> {
    match (state, answer) {
        (SeatState::Offered, Answer::Accept) => Ok(SeatState::Accepted),
        (SeatState::Offered | SeatState::Reserve, Answer::Decline) => Ok(SeatState::Declined),
        (SeatState::Accepted, Answer::Resign) => Ok(SeatState::Freed),
        _ => Err(Refusal::conflict(Fault::new("recruitment-refusal-answer"))),
    }
}

/// Whether a seat can be freed by whoever looks after it.
///
/// # Errors
/// When nobody holds it or was offered it.
pub fn can_be_freed(state: SeatState) -> Result<(), Refusal> {
    match state {
        SeatState::Offered | SeatState::Accepted => Ok(()),
        _ => Err(Refusal::conflict(Fault::new("recruitment-refusal-free"))),
    }
}

/// Whether a term can be renewed once more.
///
/// # Errors
/// When nobody holds the seat, or it was renewed as often as the rules allow.
pub fn can_be_renewed(state: SeatState, renewals: i64, most: i64) -> Result<(), Refusal> {
    if state != SeatState::Accepted {
        return Err(Refusal::conflict(Fault::new("recruitment-refusal-free")));
    }
    if renewals >= most {
        let fault = Fault::new("recruitment-refusal-renewed").count("most", most);
        return Err(Refusal::conflict(fault));
    }
    Ok(())
}

/// The fewest dice that make steering hopeless: over sixty million outcomes.
const DICE: usize = 10;

/// What was thrown and before whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thrown {
    /// The numbers of the dice, one after another.
    pub dice: String,
    /// Who watched, by office.
    pub witnesses: String,
}

/// Checks what was typed of a throw; spaces and commas between the numbers do not matter.
///
/// # Errors
/// Names the faulty fields.
pub fn check_thrown(dice: &str, witnesses: &str, max: usize) -> Result<Thrown, Invalid> {
    let mut invalid = Invalid::default();
    let numbers: String = dice
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '·' | '-'))
        .collect();
    let good = numbers.chars().all(|c| ('1'..='6').contains(&c));
    if !good || !(DICE..=10 * DICE).contains(&numbers.chars().count()) {
        invalid.push(
            "dice",
            Fault::new("recruitment-fault-dice").number("least", DICE),
        );
    }
    let witnesses = Field::line("witnesses", max).check(witnesses, &mut invalid);
    invalid.or(Thrown {
        dice: numbers,
        witnesses,
    })
}

/// Why nothing could be drawn, as a sentence that names the quota. `places` say where each of
/// the quotas stands among the limits of the urn.
pub fn no_draw(why: NoDraw, quotas: &[Quota], places: &[usize]) -> Fault {
    let of = |limit: usize| places.iter().position(|place| *place == limit);
    let named = |key, limit| {
        let quota = of(limit).and_then(|at| Some((at, quotas.get(at)?)));
        let fault = Fault::new(key);
        match quota {
            Some((at, quota)) => fault
                .number("nth", at + 1)
                .count("least", quota.least)
                .count("most", quota.most),
            None => fault,
        }
    };
    match why {
        NoDraw::Few => Fault::new("recruitment-refusal-few"),
        NoDraw::Unmet(limit) => named("recruitment-refusal-unmet", limit),
        NoDraw::Crowded(limit) => named("recruitment-refusal-crowded", limit),
        NoDraw::Together => Fault::new("recruitment-refusal-together"),
        NoDraw::Entangled => Fault::new("recruitment-refusal-entangled"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_answered_once() {
        use Answer::{Accept, Decline, Resign};
        use SeatState::{Accepted, Declined, Freed, Offered, Reserve};
        let said = |state, said| answer(state, said).ok();
        assert_eq!(said(Offered, Accept), Some(Accepted));
        assert_eq!(said(Offered, Decline), Some(Declined));
        assert_eq!(said(Reserve, Decline), Some(Declined));
        assert_eq!(said(Accepted, Resign), Some(Freed));
        for (state, again) in [
            (Accepted, Accept),
            (Reserve, Accept),
            (Declined, Accept),
            (Freed, Accept),
            (Offered, Resign),
            (Accepted, Decline),
        ] {
            assert_eq!(said(state, again), None, "{state} {again}");
        }
    }

    #[test]
    fn a_term_is_renewed_as_often_as_the_rules_say() {
        assert!(can_be_renewed(SeatState::Accepted, 0, 1).is_ok());
        assert!(can_be_renewed(SeatState::Accepted, 1, 1).is_err());
        assert!(can_be_renewed(SeatState::Offered, 0, 1).is_err());
        assert!(can_be_freed(SeatState::Accepted).is_ok());
        assert!(can_be_freed(SeatState::Reserve).is_err());
    }

    #[test]
    fn ten_dice_are_thrown_before_somebody() {
        let good = check_thrown("3 5 1 4, 2 6-6 2 1 3", "간사와 주민 일곱 사람", 100);
        assert_eq!(good.map(|thrown| thrown.dice), Ok("3514266213".to_owned()));
        for dice in ["", "351426621", "3514266217", "3514266210", "주사위"] {
            let fault = check_thrown(dice, "간사", 100).err().unwrap_or_default();
            assert_eq!(fault.0.len(), 1, "{dice}");
        }
        let nobody = check_thrown("3514266213", "", 100)
            .err()
            .unwrap_or_default();
        assert_eq!(nobody.0[0].field, "witnesses");
    }
}
