//! Photos of proposals: kept when they come in, given to a proposal when it is handed in.

use jiff::SignedDuration;
use process::act::Target;
use process::id::{PhotoId, ProposalId};
use process::photo::{self, ChosenPhoto};
use process::{Act, Invalid};
use serde_json::json;
use store::{NewPhoto, Tx};

use super::{By, NotDone, district};

/// Keeps photos that came in with a form, as the writer's own until a proposal takes them. Of
/// too many the oldest go.
///
/// # Errors
/// Refuses who may not hand a proposal in.
pub fn keep(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    photos: Vec<NewPhoto>,
) -> Result<Vec<PhotoId>, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ProposalSubmit, Target::district(district.id))?;
    by.consented(tx)?;
    let uploader = by.person()?;
    let days = by.rules.retention.photos_loose_days;
    let keep_until = by.now + SignedDuration::from_hours(24 * days);
    let mut kept = Vec::new();
    for photo in photos {
        let detail = json!({ "step": "photo", "sha256": photo.sha256 });
        let id = store::photo_add(tx, uploader, photo, keep_until, by.now)?;
        by.audit(tx, Act::ProposalSubmit, format_args!("photo/{id}"), &detail)?;
        kept.push(id);
    }
    let most = usize::try_from(by.rules.limits.photos_loose_max).unwrap_or(usize::MAX);
    for old in store::photos_loose(tx, uploader)?.into_iter().skip(most) {
        store::photo_loose_drop(tx, old)?;
    }
    Ok(kept)
}

/// Brings the photos of a proposal to those that were chosen, with one of its versions; answers
/// whether anything changed. A photo that was taken out is forgotten.
///
/// # Errors
/// Names a photo that is not there any more.
pub(super) fn bring(
    tx: &mut Tx<'_>,
    by: &By,
    proposal: ProposalId,
    chosen: &[ChosenPhoto],
    version: i64,
) -> Result<bool, NotDone> {
    let present = match version {
        1 => Vec::new(),
        _ => store::photos_of(tx, proposal)?,
    };
    let mut changed = false;
    let uploader = by.person()?;
    for (nth, one) in (1..).zip(chosen) {
        let before = present.iter().find(|photo| photo.id == one.id);
        match before {
            Some(before) if before.alt == one.alt => continue,
            Some(_) => store::photo_unput(tx, proposal, one.id, version)?,
            None if store::photo_take(tx, uploader, one.id, by.now)? => {}
            None => return Err(Invalid::one("photo_alt", photo::gone(nth)).into()),
        }
        store::photo_put(tx, proposal, one, version)?;
        changed = true;
    }
    for photo in &present {
        if !chosen.iter().any(|one| one.id == photo.id) {
            store::photo_unput(tx, proposal, photo.id, version)?;
            store::photo_forget(tx, photo.id)?;
            changed = true;
        }
    }
    Ok(changed)
}
