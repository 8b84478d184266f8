//! Evidence of payments: added by staff, and closed where it holds personal data.

use jiff::SignedDuration;
use process::act::Target;
use process::evidence::{self, Closing, EvidenceForm, EvidenceText};
use process::id::{EvidenceFileId, EvidenceId, SpendingId};
use process::refusal::Fault;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{District, Evidence, EvidenceFile, NewEvidenceFile, Spending, Tx};

use super::spending::{find, state_of};
use super::{By, NotDone, district, not_found};

/// Keeps a file that came with a form, as the writer's own until evidence takes it. Of too many
/// the oldest go.
///
/// # Errors
/// Refuses who may not record spending.
pub fn keep(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    file: NewEvidenceFile,
) -> Result<EvidenceFileId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let days = by.rules.retention.photos_loose_days;
    let keep_until = by.now + SignedDuration::from_hours(24 * days);
    let most = by.rules.limits.photos_loose_max;
    let detail = json!({ "step": "file", "kind": file.kind.as_str(), "sha256": file.sha256 });
    let id = store::evidence_file_add(tx, by.person()?, file, (keep_until, most), by.now)?;
    let subject = format_args!("evidence-file/{id}");
    by.audit(tx, Act::SpendingRecord, subject, &detail)?;
    Ok(id)
}

/// Gives evidence the file that its form names.
///
/// # Errors
/// Names a file that is not there any more.
pub(super) fn take(
    tx: &mut Tx<'_>,
    by: &By,
    text: &EvidenceText,
    id: EvidenceId,
) -> Result<(), NotDone> {
    let Some(file) = text.file else {
        return Ok(());
    };
    match store::evidence_file_take(tx, by.person()?, file, id, by.now)? {
        true => Ok(()),
        false => {
            let gone = Fault::new("fault-evidence-file-gone");
            Err(Invalid::one("evidence_file", gone).into())
        }
    }
}

/// Evidence with a file, for whoever sees it: everybody where it is open, those who keep the
/// books and the city, which approves the settlement, where it is not. The flag says whether
/// everybody sees it; what not everybody sees is shown after [`noted`].
///
/// # Errors
/// When there is no such file in the district, or the reader does not see it.
pub fn file(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: EvidenceId,
) -> Result<(EvidenceFile, bool), NotDone> {
    let district = district::find(tx, slug)?;
    let found = store::evidence_file(tx, id)?.filter(|file| file.district == district.id);
    let found = found.ok_or_else(not_found)?;
    if !found.closed {
        by.may(Act::PublicSee, Target::district(district.id))?;
        return Ok((found, true));
    }
    // Whoever may not see it does not learn that it is there.
    let sees = by.may(Act::EvidenceSee, Target::district(district.id));
    sees.map_err(|_| not_found())?;
    Ok((found, false))
}

/// Notes in the audit log that somebody reads what is closed to the public: a file, the names of
/// the evidence of a payment, or a photo of an execution log.
///
/// # Errors
/// When the store fails; then nothing may be shown.
pub fn noted(tx: &mut Tx<'_>, by: &By, subject: std::fmt::Arguments<'_>) -> Result<(), NotDone> {
    Ok(by.audit(tx, Act::EvidenceSee, subject, &json!({}))?)
}

/// Evidence with its payment and district.
///
/// # Errors
/// When there is no such evidence in the district.
pub fn find_one(
    tx: &mut Tx<'_>,
    slug: &str,
    id: EvidenceId,
) -> Result<(District, Spending, Evidence), NotDone> {
    let (found, payment) = store::evidence_get(tx, id)?.ok_or_else(not_found)?;
    let (district, row) = find::<NotDone>(tx, slug, payment)?;
    Ok((district, row, found))
}

/// Closes open evidence to the public, for a reason of the disclosure act; answers its payment.
///
/// # Errors
/// Refuses who may not, and what is closed already; names a reason that is none.
pub fn close(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: EvidenceId,
    typed: &str,
) -> Result<SpendingId, NotDone> {
    let (district, row, found) = find_one(tx, slug, id)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let reason = evidence::close(found.text.closed, typed).map_err(|why| match why {
        Closing::Refused(refusal) => NotDone::from(refusal),
        Closing::Invalid(invalid) => NotDone::from(invalid),
    })?;
    if !store::evidence_close(tx, id, reason)? {
        let fault = Fault::new("refusal-evidence-closed");
        return Err(Refusal::conflict(fault).into());
    }
    let detail = json!({ "step": "close", "closed": reason });
    let subject = format_args!("evidence/{id}");
    by.audit(tx, Act::SpendingRecord, subject, &detail)?;
    Ok(row.id)
}

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
    take(tx, by, &text, id)?;
    let detail = json!({ "payment": payment, "kind": text.kind.as_str(), "closed": text.closed });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("evidence/{id}"),
        &detail,
    )?;
    Ok(id)
}
