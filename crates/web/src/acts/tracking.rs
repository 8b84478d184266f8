//! "Where is my idea?": a code for a proposal, and what its holder may do without an account.

use process::Act;
use process::act::Target;
use process::id::ProposalId;
use process::refusal::{Fault, Invalid};
use serde_json::json;
use store::{District, Proposal, Tx};

use super::proposal::find;
use super::tracking_code::Code;
use super::{By, NotDone, classification, hearing, not_found};

/// Gives a code for one's own proposal; one that was given before leads nowhere from then on.
///
/// # Errors
/// Refuses everybody else.
pub fn give(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    code: &Code,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(
        Act::TrackingCodeIssue,
        Target::owned(district.id, found.author),
    )?;
    by.consented(tx)?;
    store::proposal_code_put(tx, id, &code.hash(&by.keys), by.now)?;
    let subject = format_args!("proposal/{id}");
    Ok(by.audit(tx, Act::TrackingCodeIssue, subject, &json!({}))?)
}

/// The proposal that a code leads to, in whichever district.
///
/// # Errors
/// Says when the code is none, or leads nowhere.
pub fn by_code(tx: &mut Tx<'_>, by: &By, typed: &str) -> Result<(District, Proposal), NotDone> {
    by.may(Act::ProposalTrack, Target::default())?;
    let wrong = |key| Invalid::one("tracking", Fault::new(key));
    let none = match typed.trim() {
        "" => "fault-empty",
        _ => "fault-tracking-code",
    };
    let code = Code::read(typed).ok_or_else(|| wrong(none))?;
    let id = store::proposal_by_code(tx, &code.hash(&by.keys))?
        .ok_or_else(|| wrong("fault-tracking-code-unknown"))?;
    let found = store::proposal_get(tx, id)?.ok_or_else(not_found)?;
    let district = store::district_get(tx, found.district)?.ok_or_else(not_found)?;
    Ok((district, found))
}

/// The holder of a code says why the referral of her proposal is wrong.
///
/// # Errors
/// Says when the code leads nowhere; refuses what comes late, and a second time.
pub fn appeal(tx: &mut Tx<'_>, by: &By, typed: &str, reason: &str) -> Result<(), NotDone> {
    let (_, found) = by_code(tx, by, typed)?;
    classification::appeal_for(tx, by, found.id, reason)
}

/// The holder of a code explains her proposal before it is decided what it is.
///
/// # Errors
/// Says when the code leads nowhere; refuses what she was not asked, and what she wrote before.
pub fn explain(tx: &mut Tx<'_>, by: &By, typed: &str, said: (&str, &str)) -> Result<(), NotDone> {
    let (_, found) = by_code(tx, by, typed)?;
    hearing::answer_for(tx, by, &found, said)
}
