//! Comments (의견) on proposals and agendas: what is written, answered and taken back.

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// In which order the threads of comments are read.
    Order {
        /// The oldest first.
        Oldest = "oldest",
        /// The newest first.
        Newest = "newest",
        /// Those with the most answers first.
        Answered = "answered",
    }
}

/// What the decisions need to know of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentStanding {
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// Whether its author took it back.
    pub withdrawn: bool,
}

/// Checks the text of a comment.
///
/// # Errors
/// What is wrong with it.
pub fn check(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("comment", limits.comment_max).check(typed, &mut invalid);
    invalid.or(text)
}

/// Decides whether a comment can be answered.
///
/// # Errors
/// When it is hidden or was taken back: nobody could tell what the answer is about.
pub fn answer(standing: CommentStanding) -> Result<(), Refusal> {
    there(standing)
}

/// Decides on taking a comment back. Its place stays, so that answers to it keep theirs.
///
/// # Errors
/// When it was taken back before, and while it is hidden: its author can appeal then.
pub fn withdraw(standing: CommentStanding) -> Result<(), Refusal> {
    there(standing)
}

fn there(standing: CommentStanding) -> Result<(), Refusal> {
    let key = match standing {
        CommentStanding { hidden: true, .. } => "refusal-comment-hidden",
        CommentStanding {
            withdrawn: true, ..
        } => "refusal-comment-withdrawn",
        _ => return Ok(()),
    };
    Err(Refusal::conflict(Fault::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_neither_answered_nor_taken_back() {
        for (hidden, withdrawn, expected) in [
            (false, false, None),
            (true, false, Some("refusal-comment-hidden")),
            (false, true, Some("refusal-comment-withdrawn")),
        ] {
            let standing = CommentStanding { hidden, withdrawn };
            let key = |done: Result<(), Refusal>| done.err().map(|refused| refused.fault.key);
            assert_eq!(key(answer(standing)), expected);
            assert_eq!(key(withdraw(standing)), expected);
        }
    }
}
