//! Asking before a merge: whoever wrote a proposal agrees, or refuses with a reason, before it is
//! put together with others. A refused proposal is linked instead; silence until the day means
//! that it is merged, with a notice.

use jiff::Timestamp;

use crate::agenda::Item;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{Limits, Rules};
use crate::text::Field;

named! {
    /// What an author says.
    Answer {
        /// It may be merged.
        Agree = "agree",
        /// It stays by itself, and is linked.
        Refuse = "refuse",
    }
}

named! {
    /// What became of a request.
    Outcome {
        /// Those who did not refuse were merged.
        Merged = "merged",
        /// Fewer than two were left: they are linked.
        Linked = "linked",
        /// Whoever asked took it back.
        Withdrawn = "withdrawn",
    }
}

named! {
    /// What became of one thing in a request.
    Came {
        /// It was merged.
        Merged = "merged",
        /// It stays by itself and is linked.
        Linked = "linked",
        /// It could not be moved any more.
        Gone = "gone",
    }
}

/// The moment from which on nobody is waited for.
pub fn until(rules: &Rules, now: Timestamp) -> Timestamp {
    rules.terms.merge_consent.deadline(now)
}

/// One thing in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Which it is.
    pub item: Item,
    /// Whether it can still be moved.
    pub movable: bool,
    /// What each of its authors said, `None` for who has not yet. The council's agendas have
    /// nobody to ask.
    pub answers: Vec<Option<Answer>>,
}

impl Source {
    /// Whether one of its authors refuses.
    fn refused(&self) -> bool {
        self.answers.contains(&Some(Answer::Refuse))
    }
}

/// What is to be done with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Somebody is still waited for.
    Wait,
    /// These are merged; the others that stand are linked to what they become.
    Merge {
        /// What is merged.
        take: Vec<Item>,
        /// What is linked.
        link: Vec<Item>,
    },
    /// Nothing is merged; these are linked with each other.
    Link(Vec<Item>),
}

/// Decides what becomes of a request: nothing before everybody answered or the time is over.
pub fn settle(sources: &[Source], until: Timestamp, now: Timestamp) -> Settled {
    let movable = || sources.iter().filter(|source| source.movable);
    let waits = movable().any(|source| !source.refused() && source.answers.contains(&None));
    if waits && now < until {
        return Settled::Wait;
    }
    let (link, take): (Vec<&Source>, Vec<&Source>) = movable().partition(|s| s.refused());
    let items = |of: &[&Source]| of.iter().map(|source| source.item).collect::<Vec<Item>>();
    match take.len() {
        0 | 1 => Settled::Link(movable().map(|source| source.item).collect()),
        _ => Settled::Merge {
            take: items(&take),
            link: items(&link),
        },
    }
}

/// Decides whether an author can answer, or answer otherwise.
///
/// # Errors
/// When the request is settled or its time is over.
pub fn answer(closed: bool, until: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    match closed || until <= now {
        true => Err(Refusal::conflict(Fault::new("refusal-merge-closed"))),
        false => Ok(()),
    }
}

/// Checks an answer; whoever refuses says why.
///
/// # Errors
/// All faulty fields at once.
pub fn check_answer(
    limits: &Limits,
    answer: &str,
    reason: &str,
) -> Result<(Answer, String), Invalid> {
    let mut invalid = Invalid::default();
    let answer = answer.parse::<Answer>().ok();
    if answer.is_none() {
        invalid.push("answer", Fault::new("fault-merge-answer"));
    }
    let field = Field::lines("reason", limits.reason_max);
    let field = match answer {
        Some(Answer::Refuse) => field,
        _ => field.optional(),
    };
    let reason = korean::mask_contacts_in(&field.check(reason, &mut invalid));
    match answer {
        Some(answer) => invalid.or((answer, reason)),
        None => Err(invalid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AgendaId, ProposalId};

    fn source(id: i64, answers: &[Option<Answer>]) -> Source {
        Source {
            item: Item::Proposal(ProposalId(id)),
            movable: true,
            answers: answers.to_vec(),
        }
    }

    fn items(ids: &[i64]) -> Vec<Item> {
        let each = ids.iter().map(|id| Item::Proposal(ProposalId(*id)));
        each.collect()
    }

    const AGREE: Option<Answer> = Some(Answer::Agree);
    const REFUSE: Option<Answer> = Some(Answer::Refuse);

    #[test]
    fn nobody_is_merged_before_all_answered_or_the_time_is_over() {
        let until = Timestamp::from_second(1_000).expect("a time");
        let before = Timestamp::from_second(999).expect("a time");
        let waiting = [source(1, &[AGREE]), source(2, &[None])];
        assert_eq!(settle(&waiting, until, before), Settled::Wait);
        let both = Settled::Merge {
            take: items(&[1, 2]),
            link: Vec::new(),
        };
        assert_eq!(settle(&waiting, until, until), both);
        let agreed = [source(1, &[AGREE]), source(2, &[AGREE])];
        assert_eq!(settle(&agreed, until, before), both);
        assert!(answer(false, until, before).is_ok());
        assert!(answer(false, until, until).is_err());
        assert!(answer(true, until, before).is_err());
    }

    #[test]
    fn who_refuses_is_linked_and_one_alone_is_not_merged() {
        let until = Timestamp::from_second(1_000).expect("a time");
        let now = Timestamp::UNIX_EPOCH;
        let council = Source {
            item: Item::Agenda(AgendaId(9)),
            movable: true,
            answers: Vec::new(),
        };
        let three = [source(1, &[AGREE]), source(2, &[AGREE, REFUSE]), council];
        let merged = Settled::Merge {
            take: vec![items(&[1])[0], Item::Agenda(AgendaId(9))],
            link: items(&[2]),
        };
        assert_eq!(settle(&three, until, now), merged);
        let two = [source(1, &[AGREE]), source(2, &[REFUSE])];
        assert_eq!(settle(&two, until, now), Settled::Link(items(&[1, 2])));
        // What went elsewhere meanwhile is neither waited for nor moved.
        let gone = Source {
            movable: false,
            ..source(3, &[None])
        };
        let left = [source(1, &[AGREE]), source(2, &[AGREE]), gone.clone()];
        let both = Settled::Merge {
            take: items(&[1, 2]),
            link: Vec::new(),
        };
        assert_eq!(settle(&left, until, now), both);
        let alone = [source(1, &[AGREE]), gone];
        assert_eq!(settle(&alone, until, now), Settled::Link(items(&[1])));
    }

    #[test]
    fn a_refusal_has_a_reason() {
        let rules = Rules::on(jiff::civil::date(2026, 7, 1));
        let fields = |answer: &str, reason: &str| {
            let checked = check_answer(rules.limits, answer, reason);
            let named = |invalid: Invalid| invalid.0.iter().map(|f| f.field).collect::<Vec<_>>();
            checked.map(|(answer, _)| answer).map_err(named)
        };
        assert_eq!(fields("agree", ""), Ok(Answer::Agree));
        assert_eq!(fields("refuse", ""), Err(vec!["reason"]));
        assert_eq!(fields("refuse", "다른 길입니다"), Ok(Answer::Refuse));
        assert_eq!(fields("", ""), Err(vec!["answer"]));
    }
}
