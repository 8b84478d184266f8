//! Who gets funded: ballots, rules, rounds and Pabulib files, exact and explained.
//!
//! An [`Instance`] is a budget and the projects that ask for it. A [`Profile`] is what the voters
//! approved, with equal ballots merged. A [`Rule`] turns both into an [`Outcome`]: the
//! [allocation](Outcome::winners) in order of purchase, one [`Round`] per purchase, and for every
//! other project the [reason](Reason) why it was left out. The words are those of the field
//! (instance, profile, utility, allocation, tie-breaking, exhaustion), as in pabutools.
//!
//! ```
//! use allocation::{Amount, Completion, Instance, Profile, Project, TieBreaking, Utility};
//! let won = Amount::from_units;
//! let instance = Instance::new(
//!     won(1_000),
//!     vec![
//!         Project::new("1", "Lamps", won(600)),
//!         Project::new("2", "Benches", won(500)),
//!         Project::new("3", "Trees", won(400)),
//!     ],
//! )?;
//! let profile = Profile::from_ballots(&instance, [vec!["1", "3"], vec!["1"], vec!["2"]])?;
//! let ties = TieBreaking::by_name();
//! let outcome = allocation::greedy(&instance, &profile, Utility::Cost, &ties);
//! assert_eq!(outcome.winners, ["1", "3"]);
//! let outcome =
//!     allocation::equal_shares(&instance, &profile, Utility::Cost, &ties, Completion::None);
//! assert_eq!(outcome.winners, ["1"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Units
//!
//! Money is an [`Amount`]: exact, never negative, in the currency of the instance, with up to
//! fifteen decimals (files carry groszy and cents; Seoul votes carry whole won). A number that is
//! not a finite decimal, such as an equal share of the budget, is a [`Fraction`]. Both are written
//! as text in JSON. No rule computes with floating point, so the same input gives the same
//! outcome on every machine, and permuting voters or projects changes nothing.
//!
//! # Utility
//!
//! A voter's utility from a project she did not list is 0. From one she listed it is the project's
//! cost ([`Utility::Cost`]: money well spent) or 1 ([`Utility::Cardinality`]: projects won). For
//! files with points or rankings both count a listed project, whatever its points or rank.
//!
//! # Greedy
//!
//! Buy in falling order of total utility per unit of money, skip what no longer fits. With
//! [`Utility::Cost`] that is "most votes first"; with [`Utility::Cardinality`] it is votes per
//! unit of money. A project that costs nothing and has a vote comes first under cardinality, and
//! last under cost, where it adds no utility. **A project without a single vote is still bought
//! when money remains after all others**; a vote that does not want this sets a threshold before
//! it builds the instance.
//!
//! # Method of Equal Shares
//!
//! Every voter starts with budget / voters, where voters with an empty ballot count too. A project
//! is affordable when what its supporters have left covers its cost. Its price is the smallest
//! `rho` such that the payments `min(money left, rho * utility)` of its supporters add up to its
//! cost. The cheapest project by `rho` is bought, its supporters pay, and this repeats until no
//! project is affordable. Under [`Utility::Cost`], `1 / rho` is the "effective vote count". A
//! project that costs nothing and has a vote is taken at once under cardinality and never under
//! cost. The method can leave money: [`Completion::None`] stops there, [`Completion::Greedy`]
//! spends the rest by the greedy rule with the same utility.
//!
//! # Committees
//!
//! [`committee`] gives seats instead of money: sequential proportional approval voting, and the
//! check of justified representation.
//!
//! # Ties
//!
//! A tie is two projects with exactly the same score at the moment of a purchase. It is decided by
//! a chain of keys announced beforehand ([`TieBreaking`]): lower cost, more votes, and at last the
//! project's id compared as a *string* of Unicode code points, so that `"10"` comes before `"2"`.
//! Ids are unique, so the chain always decides. [`Round::tie`] records among whom it chose, by
//! which key, and who went without in the end.
//!
//! # Exhaustion
//!
//! An allocation is exhaustive when no further project fits into what is left. Greedy is always
//! exhaustive, equal shares only with a completion.
//!
//! # Files
//!
//! [`pabulib`] reads and writes the `.pb` format of the Pabulib library of elections.
//!
//! # Sources
//!
//! Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with Additive Utilities"
//! (2021); <https://equalshares.net>; pabutools 1.2.3 (whose exact mode this crate agrees with:
//! `tests/pabulib_baseline.rs`); Faliszewski and others, "Participatory Budgeting: Data, Tools, and
//! Analysis" (2023), which defines the `.pb` format.

mod amount;
pub mod committee;
mod equal_shares;
mod fraction;
mod greedy;
mod instance;
mod ledger;
mod outcome;
pub mod pabulib;
mod profile;
mod purses;
mod rule;
mod ties;

pub use amount::{Amount, AmountError};
pub use equal_shares::equal_shares;
pub use fraction::Fraction;
pub use greedy::greedy;
pub use instance::{Instance, InstanceError, MAX_PROJECTS, Project};
pub use outcome::{NotSelected, Outcome, Payments, Reason, Round, Step, Tie};
pub use profile::{Group, Profile, ProfileError};
pub use rule::{Completion, Method, Rule, UnknownOption, Utility};
pub use ties::{TieBreaking, TieBreakingError, TieKey};
