//! Issuing one text of an agreement to several districts, each with its own terms.

use process::act::Target;
use process::common_agreement::{CommonForm, Known};
use process::id::CommonAgreementId;
use process::refusal::{Fault, FieldFault};
use process::{Act, Invalid};
use serde_json::json;
use store::{District, StoreError, Tx};

use super::{By, NotDone, agreement, not_found};

/// The districts that somebody may issue a text to, in the order of their names.
///
/// # Errors
/// When the store fails.
pub fn districts(tx: &mut Tx<'_>, by: &By) -> Result<Vec<District>, StoreError> {
    let mut all = store::district_list(tx)?;
    all.retain(|one| {
        by.may(Act::CommonAgreementIssue, Target::district(one.id))
            .is_ok()
    });
    Ok(all)
}

/// Refuses whoever may issue a text to no district.
///
/// # Errors
/// Its refusal.
pub fn allowed(tx: &mut Tx<'_>, by: &By) -> Result<Vec<District>, NotDone> {
    let mine = districts(tx, by)?;
    if mine.is_empty() {
        let first = store::district_list(tx)?.first().map(|one| one.id);
        let target = first.map_or_else(Target::default, Target::district);
        by.may(Act::CommonAgreementIssue, target)?;
    }
    Ok(mine)
}

/// Issues a text: a draft of the agreement in each chosen district, with the text filled in. A
/// text that follows another one is its next version.
///
/// # Errors
/// Refuses who may not; names the faulty fields, and the district whose year or present draft
/// does not allow it. Nothing is issued to anybody then.
pub fn issue(
    tx: &mut Tx<'_>,
    by: &By,
    follows: Option<CommonAgreementId>,
    form: &CommonForm,
) -> Result<CommonAgreementId, NotDone> {
    let mine = allowed(tx, by)?;
    by.consented(tx)?;
    if let Some(before) = follows {
        store::common_agreement_get(tx, before)?.ok_or_else(not_found)?;
    }
    let known: Vec<Known<'_>> = mine
        .iter()
        .map(|one| Known {
            id: one.id,
            name: &one.name_ko,
        })
        .collect();
    let common = form.check(by.rules.limits, &known)?;
    let id = store::common_agreement_add(tx, &common, follows, by.person()?, by.now)?;
    for one in &common.issued {
        let found = mine.iter().find(|district| district.id == one.district);
        let district = found.ok_or_else(not_found)?;
        let at = |field, fault: Fault| -> NotDone {
            let fault = fault.number("nth", one.nth);
            Invalid(vec![FieldFault { field, fault }]).into()
        };
        if store::cycle_by_year(tx, district.id, common.fiscal_year)?.is_none() {
            return Err(at("limit", Fault::new("fault-common-year")));
        }
        let drafted = agreement::draft(tx, by, &district.slug, common.fiscal_year, &one.form);
        let agreement = match drafted {
            Err(NotDone::Refusal(refusal)) => return Err(at("limit", refusal.fault)),
            other => other?,
        };
        store::common_agreement_give(tx, id, district.id, agreement, one.amount)?;
    }
    let detail = json!({
        "fiscal_year": common.fiscal_year,
        "districts": common.issued.iter().map(|one| one.district).collect::<Vec<_>>(),
        "follows": follows,
    });
    let subject = format_args!("common-agreement/{id}");
    by.audit(tx, Act::CommonAgreementIssue, subject, &detail)?;
    Ok(id)
}
