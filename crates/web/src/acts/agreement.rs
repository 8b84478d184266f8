//! The agreement between city and district: drafting and signing it.

use process::Act;
use process::act::Target;
use process::agreement::{self, AgreementForm, Party};
use process::id::AgreementId;
use serde_json::json;
use store::{Agreement, Cycle, District, Tx, VersionBasis};

use super::{By, NotDone, district, not_found};

/// Drafts a version of the agreement of a year. A draft that nobody signed is replaced by the
/// next one.
///
/// # Errors
/// Refuses who may not, and while one party waits for the other; names the faulty fields.
pub fn draft(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    form: &AgreementForm,
) -> Result<AgreementId, NotDone> {
    let (district, cycle, latest) = found(tx, by, slug, year, Act::AgreementDraft)?;
    agreement::draft(latest.as_ref().map(Agreement::signatures))?;
    let text = form.check(by.rules.limits)?;
    let place = (district.id, cycle.id);
    let id = store::agreement_add(tx, place, &text, by.person()?, by.now)?;
    let detail = json!({ "year": year, "limit": text.terms.limit });
    by.audit(
        tx,
        Act::AgreementDraft,
        format_args!("agreement/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Signs the latest version for a party; the second signature puts it in force, with the
/// amounts of the plan as they stand.
///
/// # Errors
/// Refuses who may not sign for the party, without a draft or lines, and a second time.
pub fn sign(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    party: Party,
) -> Result<AgreementId, NotDone> {
    let act = match party {
        Party::District => Act::AgreementSignDistrict,
        Party::City => Act::AgreementSignCity,
    };
    let (_, cycle, latest) = found(tx, by, slug, year, act)?;
    let lines = store::budget_lines(tx, cycle.id)?;
    let signed = latest.as_ref().map(Agreement::signatures);
    let both = agreement::sign(signed, party, lines.len())?;
    let id = latest.ok_or_else(not_found)?.id;
    store::agreement_sign(tx, id, party, by.person()?, by.now)?;
    if both {
        let amounts = lines.iter().map(|line| Ok((line.id, line.planned()?)));
        let amounts = amounts.collect::<Result<Vec<_>, NotDone>>()?;
        let basis = VersionBasis::Agreement;
        let version = store::budget_version_add(tx, cycle.id, basis, &amounts, by.now)?;
        store::agreement_set_version(tx, id, version)?;
    }
    let detail = json!({ "in_force": both });
    by.audit(tx, act, format_args!("agreement/{id}"), &detail)?;
    Ok(id)
}

fn found(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    act: Act,
) -> Result<(District, Cycle, Option<Agreement>), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
    let latest = store::agreement_latest(tx, cycle.id)?;
    Ok((district, cycle, latest))
}
