//! A proposal that is being written (쓰고 있는 제안): kept for its writer alone, as it was typed.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;

/// The fields of a draft, in the order of the form: what somebody types, chooses and adds.
pub const FIELDS: [&str; 10] = [
    "title",
    "need",
    "body",
    "place",
    "neighborhood",
    "cost",
    "category",
    "photo",
    "photo_alt",
    "photo_new_alt",
];

/// Decides whether what was typed may be kept. A draft may be empty, faulty or half done, but
/// a resident registration number is kept nowhere.
///
/// # Errors
/// Names the field with such a number, or the text when all of it together is too long.
pub fn check(limits: &Limits, fields: &[(String, String)]) -> Result<(), Invalid> {
    let mut invalid = Invalid::default();
    for name in FIELDS {
        let mut values = fields.iter().filter(|(field, _)| field == name);
        if values.any(|(_, value)| korean::looks_like_rrn(value)) {
            invalid.push(name, Fault::new("fault-registration-number"));
        }
    }
    let length = fields.iter().map(|(_, value)| value.chars().count()).sum();
    if length > limits.draft_max {
        let fault = Fault::new("fault-too-long")
            .number("max", limits.draft_max)
            .number("length", length);
        invalid.push("body", fault);
    }
    invalid.or(())
}

/// An open form in which a proposal is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Its own key.
    pub key: String,
    /// When the draft that it shows, or that it saved, was saved; nothing without a draft.
    pub saved_at: Option<Timestamp>,
}

/// Decides whether an open form may still save its draft or hand it in, given when the draft that
/// is kept was saved, and by the form with which key. Several windows may be open on one draft, on
/// several devices; none writes over what it has not shown.
///
/// # Errors
/// `fault-draft-newer` when another form saved since, `fault-draft-gone` when the draft was handed
/// in or deleted in another one.
pub fn current(kept: Option<(Timestamp, &str)>, form: &Opened) -> Result<(), Refusal> {
    let key = match (kept, form.saved_at) {
        (Some((saved_at, key)), known) if key != form.key && known != Some(saved_at) => {
            "fault-draft-newer"
        }
        (None, Some(_)) => "fault-draft-gone",
        _ => return Ok(()),
    };
    Err(Refusal::conflict(Fault::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_writes_over_what_it_has_not_shown() {
        let at = |second| Timestamp::from_second(second).unwrap_or_default();
        let form = |key: &str, saved_at: Option<i64>| Opened {
            key: key.to_owned(),
            saved_at: saved_at.map(at),
        };
        let said = |kept: Option<(i64, &'static str)>, form: Opened| {
            let kept = kept.map(|(second, key)| (at(second), key));
            current(kept, &form).err().map(|refusal| refusal.fault.key)
        };
        assert_eq!(said(None, form("a", None)), None);
        assert_eq!(said(Some((5, "a")), form("a", None)), None);
        assert_eq!(said(Some((5, "b")), form("a", Some(5))), None);
        let newer = Some("fault-draft-newer");
        assert_eq!(said(Some((7, "b")), form("a", Some(5))), newer);
        assert_eq!(said(Some((7, "b")), form("a", None)), newer);
        assert_eq!(said(None, form("a", Some(5))), Some("fault-draft-gone"));
    }

    #[test]
    fn what_is_half_done_is_kept_and_a_number_is_not() {
        let limits = crate::rules::Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let check = |name: &str, value: String| {
            let found = check(limits, &[(name.to_owned(), value)]).err();
            found.map(|invalid| (invalid.0[0].field, invalid.0[0].fault.key))
        };
        assert_eq!(check("title", String::new()), None);
        assert_eq!(check("cost", "얼마쯤".into()), None);
        assert_eq!(
            check("place", "900101-1234567".into()),
            Some(("place", "fault-registration-number"))
        );
        assert_eq!(
            check("body", "가".repeat(limits.draft_max + 1)),
            Some(("body", "fault-too-long"))
        );
    }
}
