//! Files of the plan and of spending that were brought in, so that none comes in twice unseen.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid};
use crate::role::named;

named! {
    /// What a file held.
    ImportKind {
        /// Lines of the plan.
        Plan = "plan",
        /// Rows of the ledger.
        Spending = "spending",
    }
}

/// Decides on a table that was brought in before, at `before`; `again` tells that whoever
/// brings it in knows that.
///
/// # Errors
/// Asks, with the day on which it came.
pub fn again(before: Option<Timestamp>, again: bool) -> Result<(), Invalid> {
    match before {
        Some(at) if !again => {
            let fault = Fault::new("import-fault-same-file").moment("at", at);
            Err(Invalid::one("again", fault))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_file_is_asked_about() {
        let at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(again(None, false), Ok(()));
        assert_eq!(again(at, true), Ok(()));
        let asked = again(at, false).expect_err("the same file");
        assert_eq!(
            (asked.0[0].field, asked.0[0].fault.key),
            ("again", "import-fault-same-file")
        );
    }
}
