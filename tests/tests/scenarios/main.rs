//! Acceptance scenarios of the vote, as a person meets them; `docs/scenarios.md` lists all.
#![allow(clippy::unwrap_used)]

mod resident;
mod scenario_01;
mod scenario_03;
mod scenario_04;
mod scenario_05;
mod scenario_06;
mod scenario_07;
mod scenario_08;
mod scenario_09;
mod scenario_10;
mod scenario_12;
mod scenario_13;
mod scenario_14;
mod scenario_15;
mod scenario_17;
mod scenario_18;
mod scenario_19;
mod scenario_20;
mod scenario_22;
mod scenario_23;
mod scenario_24;
mod scenario_25;
mod scenario_26;
mod scenario_27;
mod scenario_28;
mod scenario_29;
mod scenario_31;
mod scenario_32;
mod scenario_33;
mod scenario_34;
mod scenario_35;
mod scenario_37;
mod scenario_38;
mod scenario_42;
mod secrecy;
