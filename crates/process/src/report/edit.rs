//! What people changed in a report, laid over its draft.

use jiff::Timestamp;

use super::{Part, Sentence, Shape, Source};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::{Role, named};
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What somebody does with a sentence.
    EditStep {
        /// Says it in other words.
        Change = "change",
        /// Adds one of one's own.
        Add = "add",
        /// Leaves it out of the report, with a reason.
        LeaveOut = "leave-out",
        /// Takes back what was changed or left out.
        PutBack = "put-back",
    }
}

/// One change; nothing of it is ever overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The key of the sentence.
    pub key: String,
    /// The part it stands in.
    pub part: Part,
    /// What was done.
    pub step: EditStep,
    /// The new words; empty when it is left out or put back.
    pub text: String,
    /// Why it is left out; empty otherwise.
    pub reason: String,
    /// What the draft said at that time, in Korean; empty for an own sentence.
    pub generated: String,
    /// In which role.
    pub role: Role,
    /// When.
    pub at: Timestamp,
}

/// A sentence of the report: of the draft, changed, left out, or added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its key.
    pub key: String,
    /// The part it stands in.
    pub part: Part,
    /// How it stands there.
    pub shape: Shape,
    /// What the draft says now; nothing for an own sentence, and for one whose record is gone.
    pub said: Option<Fault>,
    /// What the draft is made from.
    pub sources: Vec<Source>,
    /// The last change that holds.
    pub edit: Option<Edit>,
    /// Whether it was added by people.
    pub own: bool,
    /// Whether the draft says something else than when it was changed.
    pub moved: bool,
}

impl Line {
    /// Whether it is left out of the report.
    pub fn left_out(&self) -> bool {
        self.edit
            .as_ref()
            .is_some_and(|edit| edit.step == EditStep::LeaveOut)
    }

    /// Whether it tells an amount of the figures, which are changed where they stand: other words
    /// for one amount would make the sum wrong.
    pub fn is_amount(&self) -> bool {
        let money = matches!(self.shape, Shape::Row | Shape::Total(_));
        self.part == Part::Spending && money && !self.own
    }

    /// The words that people gave it.
    pub fn changed(&self) -> Option<&str> {
        let edit = self.edit.as_ref()?;
        matches!(edit.step, EditStep::Change | EditStep::Add).then_some(&edit.text)
    }
}

/// Lays the changes, oldest first, over a draft. `korean` gives the Korean words of a sentence.
///
/// The last change under a key holds. A changed sentence whose record is gone stays, and own
/// sentences stand at the end of their part, so that nothing of what people wrote is lost.
pub fn merge(draft: Vec<Sentence>, edits: &[Edit], korean: impl Fn(&Fault) -> String) -> Vec<Line> {
    let last = |key: &str| edits.iter().rev().find(|edit| edit.key == key);
    let first = |key: &str| edits.iter().find(|edit| edit.key == key);
    let mut lines: Vec<Line> = Vec::new();
    for sentence in draft {
        let edit = last(&sentence.key).filter(|edit| edit.step != EditStep::PutBack);
        let moved = edit.is_some_and(|edit| edit.generated != korean(&sentence.said));
        lines.push(Line {
            edit: edit.cloned(),
            key: sentence.key,
            part: sentence.part,
            shape: sentence.shape,
            said: Some(sentence.said),
            sources: sentence.sources,
            own: false,
            moved,
        });
    }
    for edit in edits {
        let own = edit.step == EditStep::Add;
        let known = lines.iter().any(|line| line.key == edit.key);
        let Some(mut held) = last(&edit.key).filter(|_| !known) else {
            continue;
        };
        let begun = first(&edit.key).filter(|first| first.step == EditStep::Add);
        if held.step == EditStep::PutBack {
            match begun {
                // An own sentence gets its first words back.
                Some(begun) => held = begun,
                None => continue,
            }
        }
        if held.step == EditStep::LeaveOut && !own {
            continue;
        }
        lines.push(Line {
            key: edit.key.clone(),
            part: edit.part,
            shape: match edit.part {
                Part::Attachments => Shape::Attachment,
                _ => Shape::Item(1),
            },
            said: None,
            sources: Vec::new(),
            edit: Some(held.clone()),
            own,
            moved: !own,
        });
    }
    lines.sort_by_key(|line| line.part);
    lines
}

/// A change as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditForm {
    /// A name of [`EditStep`].
    pub step: String,
    /// The key of the sentence; nothing for a new one.
    pub key: String,
    /// A name of [`Part`], for a new one.
    pub part: String,
    /// The words.
    pub text: String,
    /// Why it is left out.
    pub reason: String,
}

/// A change that can be written: what is done, the words, the reason.
type Checked = (EditStep, Part, Shape, String, String);

impl EditForm {
    /// Checks a change against the report as it stands.
    ///
    /// # Errors
    /// A sentence that is not there is a refusal, and so is an amount ([`Line::is_amount`]); otherwise all faulty fields at once: words
    /// that change nothing, a row with other columns, a missing reason.
    pub fn check(&self, limits: &Limits, lines: &[Line]) -> Result<Checked, NotEdited> {
        let gone = || NotEdited::Refusal(Refusal::conflict(Fault::new("refusal-report-gone")));
        let step: EditStep = self.step.parse().map_err(|_| gone())?;
        let mut invalid = Invalid::default();
        if step == EditStep::Add {
            let text = words(&self.text, limits, &mut invalid);
            let Ok(part) = self.part.parse::<Part>() else {
                invalid.push("part", Fault::new("fault-report-part"));
                return Err(invalid.into());
            };
            let shape = match part {
                Part::Attachments => Shape::Attachment,
                _ => Shape::Item(1),
            };
            let text = attached(text, shape);
            return Ok(invalid.or((step, part, shape, text, String::new()))?);
        }
        let line = lines
            .iter()
            .find(|line| line.key == self.key)
            .ok_or_else(gone)?;
        if line.is_amount() && step != EditStep::PutBack {
            let fault = Fault::new("refusal-report-amount");
            return Err(NotEdited::Refusal(Refusal::conflict(fault)));
        }
        let (mut text, mut reason) = (String::new(), String::new());
        match step {
            EditStep::LeaveOut => {
                let field = Field::lines("reason", limits.reason_max);
                reason = korean::mask_contacts_in(&field.check(&self.reason, &mut invalid));
            }
            EditStep::PutBack => {
                if line.edit.is_none() {
                    return Err(gone());
                }
            }
            EditStep::Change | EditStep::Add => {
                text = attached(words(&self.text, limits, &mut invalid), line.shape);
                let cells = text.split('|').count();
                if line.shape == Shape::Row && cells != line.part.columns().len() {
                    let fault = Fault::new("fault-report-row");
                    invalid.push("words", fault.number("count", line.part.columns().len()));
                }
            }
        }
        Ok(invalid.or((step, line.part, line.shape, text, reason))?)
    }
}

fn words(typed: &str, limits: &Limits, invalid: &mut Invalid) -> String {
    let text = Field::line("words", limits.body_max).check(typed, invalid);
    korean::mask_contacts_in(&text)
}

/// An attachment of which only the title was typed is one copy that stays closed.
fn attached(text: String, shape: Shape) -> String {
    match shape {
        Shape::Attachment if !text.is_empty() && !text.contains('|') => {
            format!("{text} | 1부 | 비공개(6)")
        }
        _ => text,
    }
}

/// Why a change was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotEdited {
    /// Fields are wrong.
    Invalid(Invalid),
    /// There is no such sentence, or it is changed elsewhere.
    Refusal(Refusal),
}

impl From<Invalid> for NotEdited {
    fn from(invalid: Invalid) -> NotEdited {
        NotEdited::Invalid(invalid)
    }
}
