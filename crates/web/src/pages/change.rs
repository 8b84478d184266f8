//! Changes of the agreed budget: the list, proposing one, and what becomes of it.

pub mod amounts;
mod history;
pub mod list;
pub mod new;
pub mod show;
mod verdict;

use korean::{Lang, t};
use process::budget_change::ChangeState;
use ui::Tone;

/// Where a change stands, in a word.
fn state(lang: Lang, state: ChangeState) -> (String, Tone) {
    let tone = match state {
        ChangeState::Proposed | ChangeState::AwaitingCity | ChangeState::Consulted => Tone::Sky,
        ChangeState::InForce => Tone::Pine,
        ChangeState::Refused | ChangeState::Withdrawn => Tone::Quiet,
    };
    (t(lang, &format!("change-state-{state}")), tone)
}
