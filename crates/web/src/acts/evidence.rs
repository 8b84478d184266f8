//! Evidence of payments: added by staff, and closed where it holds personal data.

use process::act::Target;
use process::evidence::EvidenceForm;
use process::id::{EvidenceId, SpendingId};
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::Tx;

use super::spending::{find, state_of};
use super::{By, NotDone};

/// Adds evidence to a payment, up to the day on which its year is settled.
///
/// # Errors
/// Refuses who may not, after the settlement, and more than a payment holds; names the faulty
/// fields.
pub fn add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    payment: SpendingId,
    form: &EvidenceForm,
) -> Result<EvidenceId, NotDone> {
    let (district, row) = find::<NotDone>(tx, slug, payment)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    state_of(tx, row.cycle)?.open()?;
    let most = by.rules.limits.evidence_max;
    if most <= store::evidence_count(tx, payment)? {
        let fault = Fault::new("refusal-evidence-many").count("max", most);
        return Err(Refusal::conflict(fault).into());
    }
    let text = form.check(by.rules.limits)?;
    let id = store::evidence_add(tx, payment, &text, recorder, by.now)?;
    let detail = json!({ "payment": payment, "kind": text.kind.as_str(), "closed": text.closed });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("evidence/{id}"),
        &detail,
    )?;
    Ok(id)
}
