//! The resident vote: what is announced, what a ballot must satisfy, when the box is sealed.

use finance::Won;
use jiff::{SignedDuration, Timestamp};

use crate::agenda::Item;
use crate::id::VoteItemId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::selection::LastWord;

/// What was announced before the vote and can't change once it has opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// First moment of the vote.
    pub opens_at: Timestamp,
    /// First moment that is too late.
    pub closes_at: Timestamp,
    /// How many agendas one ballot may mark.
    pub max_choices: usize,
    /// The agendas on the ballot, in the order of the ids.
    pub items: Vec<VoteItemId>,
}

/// One agenda as it is put on a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// What of the board it is; `None` when it was never there.
    pub item: Option<Item>,
    /// One line that names it.
    pub title: String,
    /// Why it is needed, in a sentence.
    pub need: String,
    /// What it costs.
    pub cost: Won,
}

/// Everything that is announced about a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The name of the vote, in Korean.
    pub title_ko: String,
    /// The name of the vote, in English.
    pub title_en: String,
    /// First moment of the vote.
    pub opens_at: Timestamp,
    /// First moment that is too late.
    pub closes_at: Timestamp,
    /// How many agendas one ballot may mark.
    pub max_choices: usize,
    /// What the winners may cost together.
    pub budget: Won,
    /// Which count decides.
    pub rule: CountingRule,
    /// The agendas, in the order in which they were numbered.
    pub agendas: Vec<Agenda>,
}

named! {
    /// The count that decides; the other one is shown beside it.
    CountingRule {
        /// The Method of Equal Shares, filled up by votes.
        EqualShares = "equal-shares",
        /// Most votes first.
        Greedy = "greedy",
    }
}

/// Checks an announcement made at `now`. A vote that opens in a century is a typing error,
/// and nobody can take it back once it was announced.
///
/// # Errors
/// All faulty fields at once.
pub fn check_announcement(
    announced: &Announcement,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Invalid> {
    let mut invalid = Invalid::default();
    for (field, text) in [
        ("title_ko", &announced.title_ko),
        ("title_en", &announced.title_en),
    ] {
        if text.trim().is_empty() {
            invalid.push(field, Fault::new("fault-empty"));
        }
    }
    let days = |from: Timestamp, to: Timestamp| to.duration_since(from).as_hours() / 24;
    if announced.opens_at < now {
        invalid.push("opens_at", Fault::new("fault-vote-past"));
    } else if days(now, announced.opens_at) >= limits.vote_ahead_days {
        let fault = Fault::new("fault-vote-ahead").count("days", limits.vote_ahead_days);
        invalid.push("opens_at", fault);
    }
    if announced.closes_at <= announced.opens_at {
        invalid.push("closes_at", Fault::new("fault-date-order"));
    } else if days(announced.opens_at, announced.closes_at) >= limits.vote_days {
        let fault = Fault::new("fault-vote-long").count("days", limits.vote_days);
        invalid.push("closes_at", fault);
    }
    check_ballot_paper(&announced.agendas, announced.max_choices, &mut invalid);
    check_budget(announced.budget, &mut invalid);
    invalid.or(())
}

/// Notes what is wrong with the agendas and with how many of them may be marked.
pub fn check_ballot_paper(agendas: &[Agenda], max_choices: usize, invalid: &mut Invalid) {
    if agendas.len() < 2 || agendas.iter().any(|a| a.cost <= Won::ZERO) {
        invalid.push("agendas", Fault::new("fault-vote-agendas"));
    } else if max_choices == 0 || agendas.len() < max_choices {
        let fault = Fault::new("fault-vote-max").number("agendas", agendas.len());
        invalid.push("max_choices", fault);
    }
}

/// Notes when there is nothing to decide about.
pub fn check_budget(budget: Won, invalid: &mut Invalid) {
    if budget <= Won::ZERO {
        invalid.push("budget", Fault::new("fault-cost"));
    }
}

/// Says why the residents can't vote on `voted`, what the winners may cost together: where
/// the vote has the last word, the winners are selected as they are, so the `year` must be
/// able to pay for them.
pub fn over_year(voted: Won, last_word: LastWord, year: Won) -> Option<Fault> {
    let over = last_word == LastWord::Vote && voted > year;
    over.then(|| {
        let fault = Fault::new("fault-vote-over-year");
        fault.won("voted", voted).won("year", year)
    })
}

/// Refuses a vote in a year whose selection was recorded, at the moment that is given.
///
/// # Errors
/// Says when it was recorded.
pub fn before_selection(recorded_at: Option<Timestamp>) -> Result<(), Refusal> {
    match recorded_at {
        Some(at) => {
            let fault = Fault::new("refusal-vote-selected").moment("at", at);
            Err(Refusal::conflict(fault))
        }
        None => Ok(()),
    }
}

/// Where a vote stands at the time of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not yet open.
    Announced,
    /// Ballots are taken.
    Open,
    /// Closed and not yet counted; nobody sees a figure.
    Counting,
    /// Sealed and counted; everything is public.
    Counted,
}

/// The phase of a vote at `now`.
pub fn phase(terms: &Terms, counted: bool, now: Timestamp) -> Phase {
    if now < terms.opens_at {
        Phase::Announced
    } else if now < terms.closes_at {
        Phase::Open
    } else if counted {
        Phase::Counted
    } else {
        Phase::Counting
    }
}

/// Checks what was marked. The time is that of the request, not of the commit.
///
/// An empty ballot is a ballot. The choices come back sorted and without repetition, so one
/// choice has one form.
///
/// # Errors
/// Too many marks, or a mark for something that is not on this ballot.
pub fn check_ballot(terms: &Terms, marked: &[String]) -> Result<Vec<VoteItemId>, Invalid> {
    let mut choices = Vec::new();
    for text in marked {
        match text.parse::<VoteItemId>() {
            Ok(id) if terms.items.contains(&id) => choices.push(id),
            _ => return Err(Invalid::one("choices", Fault::new("fault-choice-unknown"))),
        }
    }
    choices.sort_unstable();
    choices.dedup();
    if choices.len() > terms.max_choices {
        let fault = Fault::new("fault-choices-too-many")
            .number("max", terms.max_choices)
            .number("marked", choices.len());
        return Err(Invalid::one("choices", fault));
    }
    Ok(choices)
}

/// Decides whether the box takes a ballot that was asked for at `now`.
///
/// # Errors
/// Before the opening, from the closing on, and after the box was sealed.
pub fn check_time(terms: &Terms, sealed: bool, now: Timestamp) -> Result<(), Refusal> {
    let fault = match phase(terms, sealed, now) {
        Phase::Open if !sealed => return Ok(()),
        Phase::Announced => Fault::new("refusal-vote-ahead").moment("opens", terms.opens_at),
        _ => Fault::new("refusal-vote-closed").deadline("closed", terms.closes_at),
    };
    Err(Refusal::conflict(fault))
}

/// What the box does with a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cast {
    /// Write it, as first ballot or in place of the earlier one.
    Write,
    /// The same ballot came twice; nothing changes.
    Same,
}

/// Decides on a ballot against the one that lies in the box for the same slot.
///
/// Each voter numbers her ballots 1, 2, 3 … without a gap, so nobody can leave a number
/// behind that she could not go on from. A repeated request changes nothing, and an old one
/// that arrives late can't undo a newer choice.
///
/// # Errors
/// When the number is not the next one.
pub fn cast(
    before: Option<(i64, &[VoteItemId])>,
    seq: i64,
    choices: &[VoteItemId],
) -> Result<Cast, Refusal> {
    let (stored, same) = before.map_or((0, false), |(stored, choice)| (stored, choice == choices));
    if seq == stored && same {
        Ok(Cast::Same)
    } else if stored.checked_add(1) == Some(seq) {
        Ok(Cast::Write)
    } else {
        Err(Refusal::conflict(Fault::new("refusal-ballot-stale")))
    }
}

/// The first moment at which the box may be sealed: every request that came in time has
/// been answered by then.
pub fn seal_from(terms: &Terms, grace_seconds: i64) -> Timestamp {
    let grace = SignedDuration::from_secs(grace_seconds);
    terms.closes_at.checked_add(grace).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a timestamp")
    }

    fn terms() -> Terms {
        Terms {
            opens_at: at("2026-07-22T09:00:00+09:00"),
            closes_at: at("2026-07-31T18:00:00+09:00"),
            max_choices: 5,
            items: (1..=14).map(VoteItemId).collect(),
        }
    }

    fn marked(n: i64) -> Vec<String> {
        (1..=n).map(|i| i.to_string()).collect()
    }

    #[test]
    fn where_the_vote_has_the_last_word_the_year_can_pay_for_it() {
        let fault = over_year(Won(501), LastWord::Vote, Won(500)).expect("too much");
        assert_eq!(fault.key, "fault-vote-over-year");
        assert_eq!(fault.args.len(), 2);
        assert_eq!(over_year(Won(500), LastWord::Vote, Won(500)), None);
        assert_eq!(over_year(Won(501), LastWord::Council, Won(500)), None);
    }

    #[test]
    fn no_vote_follows_the_selection() {
        assert_eq!(before_selection(None), Ok(()));
        let at = at("2026-08-06T10:00:00+09:00");
        let refused = before_selection(Some(at)).expect_err("selected");
        assert_eq!(refused.fault.key, "refusal-vote-selected");
    }

    /// Scenario 14, the rule; the page that keeps the marks is tested over HTTP.
    #[test]
    fn six_of_fourteen_where_five_are_allowed_names_the_field() {
        let invalid = check_ballot(&terms(), &marked(6)).expect_err("six are too many");
        assert_eq!(invalid.0[0].field, "choices");
        assert_eq!(invalid.0[0].fault.key, "fault-choices-too-many");
        assert_eq!(check_ballot(&terms(), &marked(5)).map(|c| c.len()), Ok(5));
        assert_eq!(check_ballot(&terms(), &[]), Ok(Vec::new()));
        let repeated = ["3", "1", "3"].map(String::from);
        assert_eq!(
            check_ballot(&terms(), &repeated),
            Ok(vec![VoteItemId(1), VoteItemId(3)])
        );
        for foreign in ["15", "-1", "x", "", "01"] {
            assert!(
                check_ballot(&terms(), &[foreign.to_owned()]).is_err(),
                "{foreign}"
            );
        }
    }

    /// Scenario 18, the rule; the commit after the close is tested over HTTP.
    #[test]
    fn the_second_before_the_close_counts_and_the_close_does_not() {
        for (now, open) in [
            ("2026-07-22T08:59:59+09:00", false),
            ("2026-07-22T09:00:00+09:00", true),
            ("2026-07-31T17:59:59+09:00", true),
            ("2026-07-31T17:59:59.999+09:00", true),
            ("2026-07-31T18:00:00+09:00", false),
            ("2026-07-31T18:00:01+09:00", false),
        ] {
            assert_eq!(check_time(&terms(), false, at(now)).is_ok(), open, "{now}");
            assert!(
                check_time(&terms(), true, at(now)).is_err(),
                "a sealed box takes nothing"
            );
        }
        assert_eq!(seal_from(&terms(), 60), at("2026-07-31T18:01:00+09:00"));
    }

    #[test]
    fn a_late_repetition_never_undoes_a_newer_choice() {
        let (one, two) = ([VoteItemId(1)], [VoteItemId(2)]);
        assert_eq!(cast(None, 1, &one), Ok(Cast::Write));
        assert_eq!(cast(Some((1, &one)), 1, &one), Ok(Cast::Same));
        assert_eq!(cast(Some((1, &one)), 2, &two), Ok(Cast::Write));
        assert!(cast(Some((2, &two)), 1, &one).is_err());
        assert!(cast(Some((2, &two)), 2, &one).is_err());
    }

    #[test]
    fn no_number_can_be_left_behind_that_blocks_the_next() {
        let (one, two) = ([VoteItemId(1)], [VoteItemId(2)]);
        for (before, seq) in [
            (None, 0),
            (None, 2),
            (None, 999_999),
            (None, i64::MAX),
            (Some((1, &one[..])), 3),
        ] {
            assert!(cast(before, seq, &two).is_err(), "{before:?} {seq}");
        }
        assert!(cast(Some((i64::MAX, &one)), i64::MIN, &two).is_err());
    }
}
