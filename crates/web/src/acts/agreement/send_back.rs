//! Sending a draft of the agreement back instead of signing it.

use process::act::Target;
use process::agreement::{self, Party};
use process::id::AgreementId;
use process::refusal::Fault;
use process::{Act, Refusal, Role};
use serde_json::json;
use store::{SentBack, Tx};

use super::{Place, found, unmoved};
use crate::acts::support_officer::tell_all;
use crate::acts::{By, NotDone, not_found};

/// Sends the latest version back for the party that one signs for, with a reason, and tells the
/// council's office and whoever signs for the other party. The plan may be changed again, and a
/// new draft written.
///
/// # Errors
/// Refuses who signs for no party, once the version is in force or was sent back, and when it is
/// no longer what has the `seal` that was shown; names a faulty reason.
pub fn send_back(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    (seal, reason): (&str, &str),
) -> Result<AgreementId, NotDone> {
    let place = found(tx, by, slug, year, Act::AgreementSendBack)?;
    let city = by.may(Act::AgreementSignCity, Target::district(place.district.id));
    let party = match city {
        Ok(()) => Party::City,
        Err(_) => Party::District,
    };
    agreement::send_back(place.signatures())?;
    unmoved(tx, &place, seal)?;
    let latest = place.latest.as_ref().ok_or_else(not_found)?;
    let (id, number) = (latest.id, latest.number);
    let sent = SentBack {
        number,
        party,
        at: by.now,
        reason: process::moderation::check_reason(by.rules.limits, reason)?,
    };
    if !store::agreement_send_back(tx, id, &sent, by.person()?)? {
        return Err(Refusal::conflict(Fault::new("refusal-agreement-sent-back")).into());
    }
    tell(tx, by, &place, party)?;
    let detail = json!({ "party": party.as_str() });
    let subject = format_args!("agreement/{id}");
    by.audit(tx, Act::AgreementSendBack, subject, &detail)?;
    Ok(id)
}

/// The office writes the next draft; the other party need not wait any longer.
fn tell(tx: &mut Tx<'_>, by: &By, place: &Place, party: Party) -> Result<(), NotDone> {
    let other = match party {
        Party::District => Role::CityOfficer,
        Party::City => Role::CoChair,
    };
    let told = [Role::Secretary, other];
    let people = store::holders_of(tx, place.district.id, &told, by.today)?;
    let people = people.into_iter().map(|holder| holder.person);
    let words = ("agreement-told-back-subject", "agreement-told-back-text");
    let year = place.cycle.fiscal_year;
    let address = format!("/d/{}/agreement?year={year}", place.district.slug);
    tell_all(tx, by, people, words, |lang| {
        let name = lang.pick(&place.district.name_ko, &place.district.name_en);
        vec![
            ("district", name.clone().into()),
            ("year", year.to_string().into()),
            ("address", address.clone().into()),
        ]
    })?;
    Ok(())
}
