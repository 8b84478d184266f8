//! Standing behind a proposal or an agenda, and taking that back.

use process::act::Target;
use process::agenda::Item;
use process::{Act, support};
use serde_json::json;
use store::Tx;

use super::lineage::Source;
use super::{By, NotDone, district};

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Stand behind it.
    Give,
    /// Take that back, also where it was given to what it came from.
    Withdraw,
}

/// Gives support or takes it back. Whoever supports it already, or does not, changes nothing.
///
/// # Errors
/// Refuses who may not, and what does not stand on its own.
pub fn change(tx: &mut Tx<'_>, by: &By, slug: &str, item: Item, step: Step) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SupportGive, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    // A merge may take the item away meanwhile: whoever comes second reads what the first wrote.
    store::support_lock(tx, item, person)?;
    let found = Source::read(tx, &district, item)?;
    support::give(found.standing())?;
    let (changed, word) = match step {
        Step::Give => (store::support_give(tx, item, person, by.now)?, "give"),
        Step::Withdraw => (
            store::support_withdraw(tx, item, person, by.now)?,
            "withdraw",
        ),
    };
    if changed {
        let detail = json!({ "step": word });
        by.audit(
            tx,
            Act::SupportGive,
            format_args!("support/{item}"),
            &detail,
        )?;
    }
    Ok(())
}
