//! Acceptance scenarios of the vote, as a person meets them; `docs/scenarios.md` lists all.
#![allow(clippy::unwrap_used)]

mod resident;
mod scenario_14;
mod scenario_15;
mod scenario_17;
mod scenario_18;
mod scenario_19;
mod scenario_20;
mod scenario_26;
mod scenario_27;
mod scenario_28;
mod scenario_29;
mod secrecy;
