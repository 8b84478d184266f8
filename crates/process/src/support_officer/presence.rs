//! Whether an officer came to a meeting of her district.

use jiff::Timestamp;

use crate::meeting::MeetingKind;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What was told of the officer at a meeting.
    Presence {
        /// She came.
        Officer = "officer",
        /// The substitute came.
        Substitute = "substitute",
        /// Nobody came.
        Absent = "absent",
    }
}

/// Whether a support officer is expected at meetings of this kind: all where residents or the
/// two committees sit together.
pub fn expected(kind: MeetingKind) -> bool {
    match kind {
        MeetingKind::SubCommittee
        | MeetingKind::Joint
        | MeetingKind::Forum
        | MeetingKind::Assembly
        | MeetingKind::Launch
        | MeetingKind::Workshop => true,
        MeetingKind::Regular | MeetingKind::Extra | MeetingKind::StreetDesk => false,
    }
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresenceForm {
    /// A name of [`Presence`].
    pub presence: String,
    /// The office of the substitute.
    pub office: String,
    /// Why nobody came.
    pub reason: String,
}

/// What can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresenceText {
    /// Who came.
    pub presence: Presence,
    /// The office of the substitute; empty otherwise.
    pub office: String,
    /// Why nobody came; empty otherwise.
    pub reason: String,
}

impl PresenceForm {
    /// Checks every field: a substitute has an office, and an absence a reason. Contacts in
    /// either are masked, because both are public.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<PresenceText, Invalid> {
        let mut invalid = Invalid::default();
        let presence = self.presence.parse().ok();
        if presence.is_none() {
            invalid.push("presence", Fault::new("fault-officer-presence"));
        }
        let office = Field::line("office", limits.place_max);
        let office = match presence {
            Some(Presence::Substitute) => office,
            _ => office.optional(),
        };
        let office = office.check(&self.office, &mut invalid);
        let reason = Field::line("reason", limits.reason_max);
        let reason = match presence {
            Some(Presence::Absent) => reason,
            _ => reason.optional(),
        };
        let reason = reason.check(&self.reason, &mut invalid);
        let Some(presence) = presence else {
            return Err(invalid);
        };
        let only = |text: &str, of| match presence == of {
            true => korean::mask_contacts_in(text),
            false => String::new(),
        };
        invalid.or(PresenceText {
            presence,
            office: only(&office, Presence::Substitute),
            reason: only(&reason, Presence::Absent),
        })
    }
}

/// What is known of the officer at a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What was told of her.
    pub text: Option<PresenceText>,
    /// Whether it was recorded how many people came.
    pub counted: bool,
    /// How many support officers were counted.
    pub officers: i64,
    /// The office that was noted as that of a substitute; may be empty.
    pub noted: String,
}

/// Where a meeting stands with its officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attended {
    /// It is not over.
    Ahead,
    /// She came.
    Officer,
    /// The substitute came, of this office.
    Substitute(String),
    /// Nobody came, for this reason, if one is known.
    Nobody(String),
    /// Nobody has told.
    NotTold,
}

impl Attended {
    /// The word for it in message keys.
    pub fn word(&self) -> &'static str {
        match self {
            Attended::Ahead => "ahead",
            Attended::Officer => "officer",
            Attended::Substitute(_) => "substitute",
            Attended::Nobody(_) => "nobody",
            Attended::NotTold => "not-told",
        }
    }
}

/// Where a meeting stands at `now`. What was told of her goes before the count of people.
pub fn attended(told: &Told, ends_at: Timestamp, now: Timestamp) -> Attended {
    if let Some(text) = &told.text {
        return match text.presence {
            Presence::Officer => Attended::Officer,
            Presence::Substitute => Attended::Substitute(text.office.clone()),
            Presence::Absent => Attended::Nobody(text.reason.clone()),
        };
    }
    match (told.officers > 0, told.counted) {
        (true, _) => Attended::Officer,
        (false, true) if !told.noted.is_empty() => Attended::Substitute(told.noted.clone()),
        (false, true) => Attended::Nobody(String::new()),
        (false, false) if now < ends_at => Attended::Ahead,
        (false, false) => Attended::NotTold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_substitute_has_an_office_and_an_absence_a_reason() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let check = |presence: &str, office: &str, reason: &str| {
            let form = PresenceForm {
                presence: presence.into(),
                office: office.into(),
                reason: reason.into(),
            };
            form.check(limits).map_err(|found| found.0[0].field)
        };
        assert_eq!(check("", "", "").err(), Some("presence"));
        assert_eq!(check("substitute", "", "x").err(), Some("office"));
        assert_eq!(check("absent", "x", " ").err(), Some("reason"));
        let came = check("officer", "주무관", "까닭").expect("good");
        assert_eq!((came.office.as_str(), came.reason.as_str()), ("", ""));
        let away = check("absent", "", "다른 구 공론장 (010-1234-5678)").expect("good");
        assert_eq!(away.reason, "다른 구 공론장 (010-****-5678)");
    }

    #[test]
    fn silence_after_a_meeting_is_seen() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let (before, end) = (at("2026-07-01T10:00:00Z"), at("2026-07-01T12:00:00Z"));
        let told = |counted, officers, noted: &str| Told {
            text: None,
            counted,
            officers,
            noted: noted.into(),
        };
        let word = |told: &Told, now| attended(told, end, now).word();
        assert_eq!(word(&told(false, 0, ""), before), "ahead");
        assert_eq!(word(&told(false, 0, ""), end), "not-told");
        assert_eq!(word(&told(true, 0, ""), end), "nobody");
        assert_eq!(word(&told(true, 0, "주무관"), end), "substitute");
        assert_eq!(word(&told(true, 1, ""), end), "officer");
        let mut said = told(true, 1, "");
        said.text = Some(PresenceText {
            presence: Presence::Absent,
            office: String::new(),
            reason: "다른 회의".into(),
        });
        assert_eq!(
            attended(&said, end, end),
            Attended::Nobody("다른 회의".into())
        );
    }
}
