//! The queue of speakers: whoever has not spoken yet comes first.

use jiff::Timestamp;

use crate::id::{ParticipantId, TurnId};
use crate::text::name_key;

/// A place in the queue, waiting, present or over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its id.
    pub id: TurnId,
    /// Who; nobody for a name without a phone.
    pub participant: Option<ParticipantId>,
    /// What she is called by; may be empty.
    pub name: String,
    /// When she asked.
    pub asked_at: Timestamp,
    /// When she began.
    pub began_at: Option<Timestamp>,
    /// When she ended.
    pub ended_at: Option<Timestamp>,
}

impl Turn {
    fn same_person(&self, other: &Turn) -> bool {
        match (self.participant, other.participant) {
            (None, None) => name_key(&self.name) == name_key(&other.name),
            (one, other) => one == other,
        }
    }
}

/// Seconds of turns that are over.
fn seconds<'a>(turns: impl Iterator<Item = &'a Turn>) -> i64 {
    turns
        .filter_map(|one| Some(one.ended_at?.as_second() - one.began_at?.as_second()))
        .sum()
}

/// Seconds that people have spoken in all, in turns that are over.
pub fn spoken_total(all: &[Turn]) -> i64 {
    seconds(all.iter())
}

/// Seconds that whoever holds `turn` has spoken, in all turns that are over.
pub fn spoken_seconds(all: &[Turn], turn: &Turn) -> i64 {
    seconds(all.iter().filter(|one| one.same_person(turn)))
}

/// Those who wait: first who has not spoken yet, then who has spoken less, then who asked
/// earlier.
pub fn order(all: &[Turn]) -> Vec<&Turn> {
    let mut waiting: Vec<&Turn> = all.iter().filter(|turn| turn.began_at.is_none()).collect();
    let spoke = |turn: &Turn| {
        all.iter()
            .any(|t| t.began_at.is_some() && t.same_person(turn))
    };
    waiting.sort_by_key(|turn| {
        (
            spoke(turn),
            spoken_seconds(all, turn),
            turn.asked_at,
            turn.id,
        )
    });
    waiting
}
