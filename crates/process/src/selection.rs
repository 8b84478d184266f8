//! Selection (선정): what becomes of each agenda, and who has the last word.

use crate::role::named;

named! {
    /// Who has the last word on what is selected.
    LastWord {
        /// The council decides, and says why where it departs from the residents' vote.
        Council = "council",
        /// What the residents voted stands as it is.
        Vote = "vote",
    }
}
