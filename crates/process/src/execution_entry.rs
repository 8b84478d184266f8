//! The execution log of a project (실행 기록): what was done on a day, with photos.

use jiff::civil::Date;

use crate::moderation::check_line_reason;
use crate::photo::{ChosenPhoto, PhotosForm};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What an entry and its photos show.
    Phase {
        /// How it was before.
        Before = "before",
        /// The work itself.
        During = "during",
        /// How it is afterwards.
        After = "after",
    }
}

named! {
    /// Who reads what proves an entry, or sees its photos.
    EvidenceFor {
        /// Everybody.
        Everybody = "everybody",
        /// Staff and co-owners: it may name or show people, or contracts.
        Staff = "staff",
    }
}

/// An entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryForm {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// The name of a [`Phase`].
    pub phase: String,
    /// What was done.
    pub done: String,
    /// What proves it; may be empty.
    pub evidence: String,
    /// The name of an [`EvidenceFor`].
    pub evidence_for: String,
    /// Its photos.
    pub photos: PhotosForm,
    /// Who sees them, the name of an [`EvidenceFor`]; may be empty where there are none.
    pub photos_for: String,
}

/// An entry that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `EntryForm`")]
pub struct EntryText {
    pub day: Date,
    pub phase: Phase,
    pub done: String,
    pub evidence: String,
    pub evidence_for: EvidenceFor,
    pub photos: Vec<ChosenPhoto>,
    pub photos_for: EvidenceFor,
}

impl EntryForm {
    /// Checks every field. Phone numbers and addresses of e-mail in what everybody reads are
    /// masked.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits, today: Date) -> Result<EntryText, Invalid> {
        let mut invalid = Invalid::default();
        let day = self.check_day(today, &mut invalid);
        let phase = self.phase.parse::<Phase>().ok();
        if phase.is_none() {
            invalid.push("phase", Fault::new("fault-entry-phase"));
        }
        let done = Field::lines("entry_done", limits.reason_max).check(&self.done, &mut invalid);
        let evidence = Field::line("evidence", limits.need_max)
            .optional()
            .check(&self.evidence, &mut invalid);
        let evidence_for = self.evidence_for.parse::<EvidenceFor>().ok();
        if evidence_for.is_none() {
            invalid.push("evidence_for", Fault::new("fault-entry-evidence-for"));
        }
        let photos = self.photos.check(limits, &mut invalid);
        // Nobody's face is published because nothing was chosen.
        let photos_for = self.photos_for.parse::<EvidenceFor>();
        if photos_for.is_err() && !photos.is_empty() {
            invalid.push("photos_for", Fault::new("fault-entry-photos-for"));
        }
        let (Some(day), Some(phase), Some(evidence_for)) = (day, phase, evidence_for) else {
            return Err(invalid);
        };
        let evidence = match evidence_for {
            EvidenceFor::Everybody => korean::mask_contacts_in(&evidence),
            EvidenceFor::Staff => evidence,
        };
        invalid.or(EntryText {
            day,
            phase,
            done: korean::mask_contacts_in(&done),
            evidence,
            evidence_for,
            photos,
            photos_for: photos_for.unwrap_or(EvidenceFor::Staff),
        })
    }

    fn check_day(&self, today: Date, invalid: &mut Invalid) -> Option<Date> {
        let typed = self.day.trim();
        let day = typed.parse::<Date>().ok().filter(|_| typed.len() == 10);
        let fault = match day {
            None => Fault::new("fault-date"),
            Some(day) if day > today => Fault::new("fault-entry-future"),
            Some(_) => return day,
        };
        invalid.push("day", fault);
        None
    }
}

/// Decides on writing an entry: only of what an agreement in force carries out.
///
/// # Errors
/// Before both parties have signed.
pub fn write(agreed: bool) -> Result<(), Refusal> {
    match agreed {
        true => Ok(()),
        false => Err(Refusal::conflict(Fault::new("refusal-entry-no-agreement"))),
    }
}

/// Decides on taking an entry back, and reads the reason, which everybody sees in its place.
///
/// # Errors
/// When it was taken back before; names the faulty field.
pub fn withdraw(withdrawn: bool, limits: &Limits, reason: &str) -> Result<String, Withdrawing> {
    if withdrawn {
        let fault = Fault::new("refusal-entry-withdrawn");
        return Err(Withdrawing::Refused(Refusal::conflict(fault)));
    }
    let reason = check_line_reason(limits, reason).map_err(Withdrawing::Invalid)?;
    Ok(korean::mask_contacts_in(&reason))
}

/// Why an entry is not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawing {
    /// It can't be.
    Refused(Refusal),
    /// The reason is faulty.
    Invalid(Invalid),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    const TODAY: Date = date(2027, 6, 1);

    fn form() -> EntryForm {
        EntryForm {
            day: "2027-05-30".into(),
            phase: "during".into(),
            done: "등 열 개를 달았습니다. 문의 010-1234-5678".into(),
            evidence: "현장소장 010-1234-5678".into(),
            evidence_for: "everybody".into(),
            photos: PhotosForm::default(),
            photos_for: String::new(),
        }
    }

    #[test]
    fn what_everybody_reads_has_no_phone_number() {
        let limits = Rules::on(TODAY).limits;
        let open = form().check(limits, TODAY).expect("good");
        assert!(!open.done.contains("1234") && !open.evidence.contains("1234"));
        let closed = EntryForm {
            evidence_for: "staff".into(),
            ..form()
        };
        let closed = closed.check(limits, TODAY).expect("good");
        assert!(closed.evidence.contains("1234") && !closed.done.contains("1234"));
    }

    #[test]
    fn every_faulty_field_is_named() {
        let limits = Rules::on(TODAY).limits;
        let invalid = EntryForm::default()
            .check(limits, TODAY)
            .expect_err("empty");
        let fields: Vec<_> = invalid.0.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["day", "phase", "entry_done", "evidence_for"]);
        let early = EntryForm {
            day: "2027-06-02".into(),
            ..form()
        };
        let key = early.check(limits, TODAY).expect_err("to come").0[0]
            .fault
            .key;
        assert_eq!(key, "fault-entry-future");
    }

    #[test]
    fn an_entry_is_taken_back_once_with_a_reason() {
        let limits = Rules::on(TODAY).limits;
        assert_eq!(
            withdraw(false, limits, "다른 날이었습니다.").as_deref(),
            Ok("다른 날이었습니다.")
        );
        assert!(matches!(
            withdraw(false, limits, " "),
            Err(Withdrawing::Invalid(_))
        ));
        assert!(matches!(
            withdraw(true, limits, "또"),
            Err(Withdrawing::Refused(_))
        ));
    }
}
