//! Evidence (증빙) of payments: what kind, what it is called, and whether everybody sees it.

use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What proves a payment.
    EvidenceKind {
        /// 세금계산서.
        TaxInvoice = "tax-invoice",
        /// 카드 전표.
        CardSlip = "card-slip",
        /// 견적서.
        Quotation = "quotation",
        /// 검수 조서.
        Inspection = "inspection",
        /// 사진.
        Photo = "photo",
        /// 참석자 명단: personal data, never public.
        ParticipantList = "participant-list",
        /// Anything else.
        Other = "other",
    }
}

/// The number of the reason "personal matters" in article 9 (1) of the disclosure act.
pub const PERSONAL: u8 = 6;

/// Evidence as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EvidenceForm {
    /// A name of [`EvidenceKind`].
    pub kind: String,
    /// What it is called, such as the number of an invoice.
    pub what: String,
    /// Why it is kept from the public: a number of article 9 (1), or empty when it is open.
    pub closed: String,
}

/// Evidence that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceText {
    /// What kind it is.
    pub kind: EvidenceKind,
    /// What it is called.
    pub what: String,
    /// Why it is closed; none when everybody sees what it is called.
    pub closed: Option<u8>,
}

impl EvidenceForm {
    /// Checks every field. A list of participants is closed whatever was chosen.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<EvidenceText, Invalid> {
        let mut invalid = Invalid::default();
        let kind = self.kind.parse::<EvidenceKind>().ok();
        if kind.is_none() {
            invalid.push("evidence_kind", Fault::new("evidence-fault-kind"));
        }
        let what = Field::line("evidence", limits.place_max).check(&self.what, &mut invalid);
        let closed = match self.closed.as_str() {
            "" => None,
            typed => {
                let digit = typed.parse::<u8>().ok();
                let digit = digit.filter(|digit| (1..=8).contains(digit));
                if digit.is_none() {
                    invalid.push("evidence_closed", Fault::new("evidence-fault-closed"));
                }
                digit
            }
        };
        let Some(kind) = kind else {
            return Err(invalid);
        };
        let closed = match kind {
            EvidenceKind::ParticipantList => Some(PERSONAL),
            _ => closed,
        };
        invalid.or(EvidenceText { kind, what, closed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_list_of_participants_is_never_open() {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        let form = |kind: &str, closed: &str| EvidenceForm {
            kind: kind.into(),
            what: "7번".into(),
            closed: closed.into(),
        };
        let closed = |kind, closed| form(kind, closed).check(limits).map(|text| text.closed);
        assert_eq!(closed("participant-list", ""), Ok(Some(PERSONAL)));
        assert_eq!(closed("participant-list", "7"), Ok(Some(PERSONAL)));
        assert_eq!(closed("tax-invoice", ""), Ok(None));
        assert_eq!(closed("tax-invoice", "7"), Ok(Some(7)));
        for (kind, reason) in [
            ("receipt", ""),
            ("photo", "9"),
            ("photo", "0"),
            ("photo", "x"),
        ] {
            assert!(closed(kind, reason).is_err(), "{kind} {reason}");
        }
    }
}
