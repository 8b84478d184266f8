//! Keeping what somebody is writing. A draft is nobody's act yet and leaves no audit row; it is
//! the writer's alone, and saving it again changes nothing but the draft.

use jiff::SignedDuration;
use process::act::Target;
use process::draft::Opened;
use process::id::{DistrictId, PersonId};
use process::{Act, draft};
use store::{Draft, Tx};

use super::{By, NotDone, district};

/// Keeps the fields of the form of a proposal, in place of what was kept before.
///
/// # Errors
/// Refuses who may not hand a proposal in, a text that may not be kept, and a form that does not
/// show the draft as it is.
pub fn save(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: Opened,
    fields: Vec<(String, String)>,
) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ProposalSubmit, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    draft::check(by.rules.limits, &fields)?;
    current(tx, by, (person, district.id), &form)?;
    let days = by.rules.retention.drafts_days;
    let keep_until = by.now + SignedDuration::from_hours(24 * days);
    let photos = fields.iter().filter(|(name, _)| name == "photo");
    for id in photos
        .take(by.rules.limits.photos_max)
        .filter_map(|(_, id)| id.parse().ok())
    {
        store::photo_keep(tx, person, id, keep_until)?;
    }
    let draft = Draft {
        district: district.id,
        fields,
        saved_at: by.now,
        keep_until,
        form_key: form.key,
    };
    store::draft_put(tx, person, &draft)?;
    Ok(())
}

/// Whether an open form shows the draft as it is, before it is handed in.
///
/// # Errors
/// Refuses one that does not, and nobody.
pub fn shows(tx: &mut Tx<'_>, by: &By, slug: &str, form: &Opened) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    current(tx, by, (by.person()?, district.id), form)
}

fn current(
    tx: &mut Tx<'_>,
    by: &By,
    (person, district): (PersonId, DistrictId),
    form: &Opened,
) -> Result<(), NotDone> {
    let kept = store::draft_get(tx, person, district, by.now)?;
    let kept = kept
        .as_ref()
        .map(|one| (one.saved_at, one.form_key.as_str()));
    Ok(draft::current(kept, form)?)
}

/// Lets go of it, and of the photos in it.
///
/// # Errors
/// Refuses who may not hand a proposal in.
pub fn discard(tx: &mut Tx<'_>, by: &By, slug: &str) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ProposalSubmit, Target::district(district.id))?;
    let person = by.person()?;
    let kept = store::draft_get(tx, person, district.id, by.now)?;
    let fields = kept.map_or_else(Vec::new, |draft| draft.fields);
    for id in store::photos_loose(tx, person)? {
        let named = |(name, value): &(String, String)| name == "photo" && *value == id.to_string();
        if fields.iter().any(named) {
            store::photo_loose_drop(tx, id)?;
        }
    }
    store::draft_drop(tx, person, district.id)?;
    Ok(())
}
