//! Projects that get in each other's way (충돌하는 사업): two proposals or agendas, flagged as a
//! pair with a reason, so that nobody votes on both without knowing.

use crate::agenda::Item;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::similar::Pair;

named! {
    /// How two projects get in each other's way.
    ConflictKind {
        /// Both can be done, but not as they are: the same place, time or people.
        Conflicting = "conflicting",
        /// Only one of them can be done.
        Incompatible = "incompatible",
    }
}

/// A flag as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictForm {
    /// The two things, as [`Item`] writes them.
    pub items: Vec<String>,
    /// A name of [`ConflictKind`].
    pub conflict: String,
    /// Why, for everybody to read.
    pub reason: String,
}

impl ConflictForm {
    /// Checks all fields. Contacts in the reason are masked.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(Pair, ConflictKind, String), Invalid> {
        let mut invalid = Invalid::default();
        let items: Vec<Item> = self.items.iter().filter_map(|i| i.parse().ok()).collect();
        let pair = match items[..] {
            [one, other] if self.items.len() == 2 => Pair::of(one, other),
            _ => None,
        };
        if pair.is_none() {
            invalid.push("items", Fault::new("fault-similar-items"));
        }
        let kind = self.conflict.parse::<ConflictKind>().ok();
        if kind.is_none() {
            invalid.push("conflict_kind", Fault::new("fault-conflict"));
        }
        let reason = crate::lineage::check_reason(limits, &self.reason, &mut invalid);
        match (pair, kind) {
            (Some(pair), Some(kind)) => invalid.or((pair, kind, reason)),
            _ => Err(invalid),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn a_pair_has_two_things_and_a_reason() {
        let limits = Rules::on(jiff::civil::date(2026, 7, 1)).limits;
        let form = |items: &[&str], conflict: &str, reason: &str| ConflictForm {
            items: items.iter().map(|item| (*item).into()).collect(),
            conflict: conflict.into(),
            reason: reason.into(),
        };
        let both = ["agenda-7", "proposal-5"];
        let good = form(&both, "incompatible", "자리가 하나, 010-1234-5678").check(limits);
        let (pair, kind, reason) = good.expect("a good form");
        assert_eq!(pair.first().to_string(), "proposal-5");
        assert_eq!(kind, ConflictKind::Incompatible);
        assert!(reason.contains("010-****-5678"));
        for (wrong, fields) in [
            (
                form(&["agenda-7", "agenda-7"], "conflicting", "a"),
                &["items"][..],
            ),
            (form(&both[..1], "conflicting", "a"), &["items"]),
            (form(&both, "x", " "), &["conflict_kind", "reason"]),
        ] {
            let faults = wrong.check(limits).expect_err("a faulty form");
            let named: Vec<_> = faults.0.iter().map(|f| f.field).collect();
            assert_eq!(named, fields);
        }
    }
}
