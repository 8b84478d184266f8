//! The boards of a workshop or forum: keywords, topics, suggestions.

use crate::id::WorkshopEntryId;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// A board of a workshop.
    Board {
        /// 좋았던 점.
        Liked = "liked",
        /// 아쉬운 점.
        Missed = "missed",
        /// 기타 의견.
        Other = "other",
        /// A topic with what came of it.
        Topic = "topic",
        /// 건의 사항, which is reviewed.
        Suggestion = "suggestion",
    }
}

impl Board {
    /// The boards of keyword cards, in the order of the columns.
    pub const CARDS: [Board; 3] = [Board::Liked, Board::Missed, Board::Other];

    /// Whether what hangs there is answered: a suggestion is reviewed, and what was missed may
    /// be answered without one.
    pub fn is_answered(self) -> bool {
        matches!(self, Board::Missed | Board::Suggestion)
    }
}

/// An entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryForm {
    /// A name of [`Board`].
    pub board: String,
    /// The keyword, topic or suggestion in a line.
    pub title: String,
    /// More about it; may be empty.
    pub text: String,
    /// For a suggestion: the id of the missed card that it takes up, or nothing.
    pub about: String,
}

/// An entry that can be written. Contacts in it are masked, because it is public at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryText {
    /// Where it hangs.
    pub board: Board,
    /// One line.
    pub title: String,
    /// More; may be empty.
    pub text: String,
    /// The missed card that it takes up.
    pub about: Option<WorkshopEntryId>,
}

/// What the decisions need to know of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its id.
    pub id: WorkshopEntryId,
    /// Where it hangs.
    pub board: Board,
    /// The missed card that it takes up.
    pub about: Option<WorkshopEntryId>,
    /// Whether it was reviewed or answered.
    pub reviewed: bool,
}

/// As many entries as one workshop may hold; its pages show all of them.
const ENTRIES: usize = 400;

impl EntryForm {
    /// Checks every field. `there` are the entries of the same workshop.
    ///
    /// # Errors
    /// All faulty fields at once, and that the workshop is full.
    pub fn check(&self, limits: &Limits, there: &[Standing]) -> Result<EntryText, Invalid> {
        let mut invalid = Invalid::default();
        let board = self.board.parse().ok();
        if board.is_none() {
            invalid.push("board", Fault::new("fault-board"));
        } else if there.len() >= ENTRIES {
            invalid.push(
                "board",
                Fault::new("fault-board-full").number("max", ENTRIES),
            );
        }
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let text = Field::lines("text", limits.reason_max)
            .optional()
            .check(&self.text, &mut invalid);
        let missed = |id: &WorkshopEntryId| {
            let same = |one: &Standing| one.id == *id && one.board == Board::Missed;
            there.iter().any(same)
        };
        let about = match self.about.trim() {
            "" => None,
            typed => match typed.parse().ok().filter(missed) {
                Some(id) if board == Some(Board::Suggestion) => Some(id),
                _ => {
                    invalid.push("about", Fault::new("fault-board-about"));
                    None
                }
            },
        };
        match board {
            Some(board) => invalid.or(EntryText {
                board,
                title: korean::mask_contacts_in(&title),
                text: korean::mask_contacts_in(&text),
                about,
            }),
            None => Err(invalid),
        }
    }
}

/// Checks the review of a suggestion, or the answer to a missed card; contacts are masked.
///
/// # Errors
/// What is wrong with it.
pub fn check_review(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let review = Field::lines("review", limits.reason_max).check(typed, &mut invalid);
    invalid.or(korean::mask_contacts_in(&review))
}

/// The missed cards that no suggestion takes up and nobody has answered.
pub fn unanswered(all: &[Standing]) -> Vec<WorkshopEntryId> {
    let taken_up = |id| all.iter().any(|one| one.about == Some(id));
    all.iter()
        .filter(|one| one.board == Board::Missed && !one.reviewed && !taken_up(one.id))
        .map(|one| one.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn standing(id: i64, board: Board, about: Option<i64>, reviewed: bool) -> Standing {
        Standing {
            id: WorkshopEntryId(id),
            board,
            about: about.map(WorkshopEntryId),
            reviewed,
        }
    }

    /// Scenario 32.
    #[test]
    fn a_missed_card_without_suggestion_or_answer_is_unanswered() {
        let all = [
            standing(1, Board::Missed, None, false),
            standing(2, Board::Missed, None, true),
            standing(3, Board::Missed, None, false),
            standing(4, Board::Liked, None, false),
            standing(5, Board::Suggestion, Some(3), false),
        ];
        assert_eq!(unanswered(&all), [WorkshopEntryId(1)]);
    }

    #[test]
    fn an_entry_is_checked_and_masked() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let there = [
            standing(1, Board::Missed, None, false),
            standing(2, Board::Liked, None, false),
        ];
        let form = |board: &str, title: &str, about: &str| EntryForm {
            board: board.into(),
            title: title.into(),
            about: about.into(),
            ..EntryForm::default()
        };
        let good = form("suggestion", "연락은 010-1234-5678", "1").check(limits, &there);
        let good = good.expect("a good entry");
        assert_eq!(good.title, "연락은 010-****-5678");
        assert_eq!(good.about, Some(WorkshopEntryId(1)));
        for (form, field) in [
            (form("", "말", ""), "board"),
            (form("liked", "", ""), "title"),
            (form("suggestion", "말", "2"), "about"),
            (form("suggestion", "말", "x"), "about"),
            (form("topic", "말", "1"), "about"),
        ] {
            let invalid = form.check(limits, &there).expect_err("faulty");
            assert_eq!(invalid.0[0].field, field, "{form:?}");
        }
        let full = vec![there[0]; ENTRIES];
        assert!(form("liked", "말", "").check(limits, &full).is_err());
    }
}
