//! A proposal that is being written (쓰고 있는 제안): kept for its writer alone, as it was typed.

use crate::refusal::{Fault, Invalid};
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

#[cfg(test)]
mod tests {
    use super::*;

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
