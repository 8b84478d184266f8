//! Evidence (증빙) of payments: what kind, what it is called, and whether everybody sees it.

use crate::id::EvidenceFileId;
use crate::photo;
use crate::refusal::{Fault, Invalid, Refusal};
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

named! {
    /// A file of evidence that is taken, told by its bytes and never by its name.
    EvidenceFileKind {
        /// A photo, which is written anew.
        Photo = "photo",
        /// A PDF, which is kept as it came.
        Pdf = "pdf",
    }
}

/// Within how many of its last bytes a whole PDF says that it ends.
const PDF_TAIL: usize = 1_024;

/// Decides what a file is, and whether it may be kept or looked into at all.
///
/// # Errors
/// When its name holds a number that must not be, when it is of another kind, and of a PDF when
/// it is too large or cut off. A photo is judged where it is decoded.
pub fn take_file(
    limits: &Limits,
    typed_name: &str,
    bytes: &[u8],
) -> Result<EvidenceFileKind, Fault> {
    let name = photo::file_name(typed_name)?;
    if photo::kind(bytes).is_some() {
        return Ok(EvidenceFileKind::Photo);
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(Fault::new("fault-evidence-file-kind").text("file", name));
    }
    if bytes.len() > limits.evidence_pdf_bytes_max {
        let megabytes = limits.evidence_pdf_bytes_max / 1_000_000;
        let fault = Fault::new("fault-evidence-file-large").text("file", name);
        return Err(fault.number("max", megabytes));
    }
    let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL)..];
    match tail.windows(5).any(|piece| piece == b"%%EOF") {
        true => Ok(EvidenceFileKind::Pdf),
        false => Err(Fault::new("fault-evidence-file-broken").text("file", name)),
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
    /// The id of a file that was kept with an earlier press, or empty.
    pub file: String,
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
    /// The file that shows it.
    pub file: Option<EvidenceFileId>,
}

/// Decides on closing open evidence, for a reason of article 9 (1) as typed: what names or shows
/// somebody may come to light at any time, also after the settlement. Nothing closed is opened.
///
/// # Errors
/// When it is closed already; names a reason that is none.
pub fn close(closed: Option<u8>, typed: &str) -> Result<u8, Closing> {
    if closed.is_some() {
        let fault = Fault::new("refusal-evidence-closed");
        return Err(Closing::Refused(Refusal::conflict(fault)));
    }
    let fault = || Invalid::one("evidence_closed", Fault::new("evidence-fault-closed"));
    reason(typed).ok_or_else(|| Closing::Invalid(fault()))
}

/// The number of a reason of article 9 (1).
fn reason(typed: &str) -> Option<u8> {
    let digit = typed.parse::<u8>().ok();
    digit.filter(|digit| (1..=8).contains(digit))
}

/// Why evidence is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It can't be.
    Refused(Refusal),
    /// The reason is none.
    Invalid(Invalid),
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
        let what = Field::line("evidence", limits.place_max)
            .public()
            .check(&self.what, &mut invalid);
        let closed = match self.closed.as_str() {
            "" => None,
            typed => {
                let digit = reason(typed);
                if digit.is_none() {
                    invalid.push("evidence_closed", Fault::new("evidence-fault-closed"));
                }
                digit
            }
        };
        let file = self.file.parse().ok();
        if file.is_none() && !self.file.is_empty() {
            invalid.push("evidence_file", Fault::new("fault-evidence-file-gone"));
        }
        let Some(kind) = kind else {
            return Err(invalid);
        };
        let closed = match kind {
            EvidenceKind::ParticipantList => Some(PERSONAL),
            _ => closed,
        };
        invalid.or(EvidenceText {
            kind,
            what,
            closed,
            file,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn a_file_is_a_photo_or_a_whole_pdf() {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        let key = |name: &str, bytes: &[u8]| match take_file(limits, name, bytes) {
            Ok(kind) => kind.as_str(),
            Err(fault) => fault.key,
        };
        let pdf = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n";
        assert_eq!(key("a.exe", pdf), "pdf");
        assert_eq!(key("a.pdf", &[0xff, 0xd8, 0xff, 0xe0]), "photo");
        assert_eq!(key("a.pdf", b"MZ\x90"), "fault-evidence-file-kind");
        assert_eq!(key("a.pdf", &pdf[..20]), "fault-evidence-file-broken");
        assert_eq!(key("850101-1234567.pdf", pdf), "fault-photo-name");
        let mut large = pdf.to_vec();
        large.resize(limits.evidence_pdf_bytes_max + 1, b' ');
        assert_eq!(key("a.pdf", &large), "fault-evidence-file-large");
    }

    #[test]
    fn what_is_open_is_closed_once_and_for_a_reason() {
        assert_eq!(close(None, "6"), Ok(6));
        for typed in ["", "0", "9", "x"] {
            assert!(matches!(close(None, typed), Err(Closing::Invalid(_))));
        }
        assert!(matches!(close(Some(6), "7"), Err(Closing::Refused(_))));
    }

    #[test]
    fn a_list_of_participants_is_never_open() {
        let limits = Rules::on(date(2027, 6, 1)).limits;
        let form = |kind: &str, closed: &str| EvidenceForm {
            kind: kind.into(),
            what: "7번".into(),
            closed: closed.into(),
            file: String::new(),
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
