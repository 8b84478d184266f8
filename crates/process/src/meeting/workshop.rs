//! The boards of a workshop or forum: keywords, topics, suggestions.

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

/// An entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryForm {
    /// A name of [`Board`].
    pub board: String,
    /// The keyword, topic or suggestion in a line.
    pub title: String,
    /// More about it; may be empty.
    pub text: String,
}

/// An entry that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryText {
    /// Where it hangs.
    pub board: Board,
    /// One line.
    pub title: String,
    /// More; may be empty.
    pub text: String,
}

impl EntryForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<EntryText, Invalid> {
        let mut invalid = Invalid::default();
        let board = self.board.parse().ok();
        if board.is_none() {
            invalid.push("board", Fault::new("fault-board"));
        }
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let text = Field::lines("text", limits.reason_max)
            .optional()
            .check(&self.text, &mut invalid);
        match board {
            Some(board) => invalid.or(EntryText { board, title, text }),
            None => Err(invalid),
        }
    }
}

/// Checks the review of a suggestion.
///
/// # Errors
/// What is wrong with it.
pub fn check_review(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let review = Field::lines("review", limits.reason_max).check(typed, &mut invalid);
    invalid.or(review)
}
