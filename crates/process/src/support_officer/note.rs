//! What an officer saw in a meeting, and the council's answer.

use jiff::Timestamp;

use super::Attended;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// A note as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteForm {
    /// What she saw.
    pub seen: String,
    /// What is open; may be empty.
    pub open_points: String,
}

/// A note that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteText {
    /// What she saw.
    pub seen: String,
    /// What is open; may be empty.
    pub open_points: String,
}

impl NoteForm {
    /// Checks both fields and masks contacts, because the note is public.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<NoteText, Invalid> {
        let mut invalid = Invalid::default();
        let seen = Field::lines("seen", limits.comment_max).check(&self.seen, &mut invalid);
        let open_points = Field::lines("open_points", limits.comment_max)
            .optional()
            .check(&self.open_points, &mut invalid);
        invalid.or(NoteText {
            seen: korean::mask_contacts_in(&seen),
            open_points: korean::mask_contacts_in(&open_points),
        })
    }
}

/// Decides whether a note may be written: once, of a meeting to which the officer or the
/// substitute came.
///
/// # Errors
/// When there is a note, and when neither came or nobody has told.
pub fn write_note(attended: &Attended, there: bool) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match attended {
        _ if there => refused("refusal-officer-noted"),
        Attended::Officer | Attended::Substitute(_) => Ok(()),
        Attended::Nobody(_) => refused("refusal-officer-absent"),
        Attended::Ahead | Attended::NotTold => refused("refusal-officer-not-told"),
    }
}

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteAnswerForm {
    /// What the council says.
    pub answer: String,
}

impl NoteAnswerForm {
    /// Checks the field and masks contacts.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, limits: &Limits) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let answer = Field::lines("answer", limits.comment_max).check(&self.answer, &mut invalid);
        invalid.or(korean::mask_contacts_in(&answer))
    }
}

/// Decides whether a note may be answered: once.
///
/// # Errors
/// When it was.
pub fn answer_note(answered_at: Option<Timestamp>) -> Result<(), Refusal> {
    match answered_at {
        Some(_) => Err(Refusal::conflict(Fault::new("refusal-officer-answered"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_note_is_written_once_by_whoever_came() {
        let key =
            |attended: &Attended, there| write_note(attended, there).err().map(|r| r.fault.key);
        assert_eq!(key(&Attended::Officer, false), None);
        assert_eq!(key(&Attended::Substitute("주무관".into()), false), None);
        assert_eq!(key(&Attended::Officer, true), Some("refusal-officer-noted"));
        let absent = Attended::Nobody(String::new());
        assert_eq!(key(&absent, false), Some("refusal-officer-absent"));
        assert_eq!(
            key(&Attended::NotTold, false),
            Some("refusal-officer-not-told")
        );
        assert!(answer_note(None).is_ok() && answer_note(Some(Timestamp::MIN)).is_err());
    }

    #[test]
    fn what_is_published_names_no_contact() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let form = NoteForm {
            seen: "대표(010-1234-5678)가 말했습니다.".into(),
            open_points: String::new(),
        };
        let text = form.check(limits).expect("good");
        assert_eq!(text.seen, "대표(010-****-5678)가 말했습니다.");
        let empty = NoteForm::default().check(limits).expect_err("empty");
        assert_eq!(empty.0[0].field, "seen");
        assert!(NoteAnswerForm::default().check(limits).is_err());
    }
}
