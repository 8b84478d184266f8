//! Telling of an agreement that took force: a notice to everybody who had a part in the round,
//! and the counts of who was told, has read it, and saw it at a meeting.

use finance::change::{AgreementTerms, AtLimit, Scope};
use jiff::Timestamp;
use korean::Lang;
use process::act::Target;
use process::agreement_notice::ShownForm;
use process::id::{AgreementId, PersonId};
use process::{Act, Actor};
use serde_json::json;
use store::{Agreement, Cycle, District, Keyring, ShownAt, StoreError, Stores, Tx};

use super::{By, NotDone, account, district, money, not_found};

/// How many people are told in one transaction.
const TOLD_AT_ONCE: i64 = 100;
/// How many meetings are offered.
const MEETINGS: i64 = 50;

/// The name under which the audit log keeps it; nobody does it, so no role may.
const TELL: &str = "agreement-tell";

/// The agreement in force of a year, of the one that is carried out when none is given.
///
/// # Errors
/// When there is no such district or year, or no agreement in force.
pub fn in_force(
    tx: &mut Tx<'_>,
    slug: &str,
    year: Option<i64>,
) -> Result<(District, Cycle, Agreement), NotDone> {
    let district = district::find(tx, slug)?;
    let cycle = money::year(tx, district.id, year)?;
    let agreement = store::agreement_in_force(tx, cycle.id)?.ok_or_else(not_found)?;
    Ok((district, cycle, agreement))
}

/// Somebody says that she has read the summary.
///
/// # Errors
/// Refuses who may not, and where no agreement is in force.
pub fn read(tx: &mut Tx<'_>, by: &By, slug: &str, year: i64) -> Result<(), NotDone> {
    let (district, _, agreement) = in_force(tx, slug, Some(year))?;
    by.may(Act::AgreementRead, Target::district(district.id))?;
    by.consented(tx)?;
    store::agreement_read(tx, agreement.id, by.person()?, by.now)?;
    let subject = format_args!("agreement/{}", agreement.id);
    Ok(by.audit(tx, Act::AgreementRead, subject, &json!({}))?)
}

/// The meetings at which the summary can have been shown: those that began since the day on
/// which the agreement took force.
///
/// # Errors
/// When the store fails.
pub fn meetings(
    tx: &mut Tx<'_>,
    by: &By,
    agreement: &Agreement,
) -> Result<Vec<ShownAt>, StoreError> {
    let since = agreement.in_force_since().unwrap_or(by.now);
    let from = korean::seoul_midnight(korean::seoul(since).date());
    store::meetings_to_show(tx, agreement.district, (from, by.now), MEETINGS)
}

/// Records how many people were shown the summary at a meeting, in the place of what was
/// recorded before.
///
/// # Errors
/// Refuses who may not, and where no agreement is in force; names the faulty fields.
pub fn shown(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    form: &ShownForm,
) -> Result<(), NotDone> {
    let (district, _, agreement) = in_force(tx, slug, Some(year))?;
    by.may(Act::MeetingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let meetings = meetings(tx, by, &agreement)?;
    let ids: Vec<_> = meetings.iter().map(|one| one.meeting).collect();
    let (meeting, people) = form.check(&ids)?;
    let recorder = by.person()?;
    store::agreement_shown_set(tx, agreement.id, (meeting, people), recorder, by.now)?;
    let detail = json!({ "step": "agreement", "agreement": agreement.id, "people": people });
    let subject = format_args!("meeting/{meeting}");
    Ok(by.audit(tx, Act::MeetingRecord, subject, &detail)?)
}

/// Tells everybody who waits for it, a hundred in one transaction; answers how many were dealt
/// with. `site` is the address of this site, for the link.
///
/// # Errors
/// When the store fails; who was told until then stays told.
pub async fn due(stores: &Stores, site: &str, now: Timestamp) -> Result<usize, StoreError> {
    let mut told = 0;
    let waits = |tx: &mut Tx<'_>| -> Result<bool, StoreError> {
        Ok(store::agreement_tell_next(tx, 1)?.is_some())
    };
    while stores.site.read(waits).await? {
        let (keys, site) = (stores.keys.clone(), site.to_owned());
        let tell = move |tx: &mut Tx<'_>| tell_next(tx, &nobody(keys, now), &site);
        match stores.site.write(tell).await {
            // Another process was first.
            Ok(0) => break,
            Ok(some) => told += some,
            Err(NotDone::Store(failed)) => return Err(failed),
            Err(refused) => {
                tracing::warn!(?refused, "people could not be told of an agreement");
                break;
            }
        }
    }
    Ok(told)
}

/// Whoever does what follows by itself.
fn nobody(keys: Keyring, now: Timestamp) -> By {
    By::new(Actor::visitor(), now, Lang::Ko, keys)
}

/// Tells the next people of one version, each once; answers how many.
fn tell_next(tx: &mut Tx<'_>, by: &By, site: &str) -> Result<usize, NotDone> {
    let Some((id, people)) = store::agreement_tell_next(tx, TOLD_AT_ONCE)? else {
        return Ok(0);
    };
    let agreement = store::agreement_get(tx, id)?.ok_or_else(not_found)?;
    let district = store::district_get(tx, agreement.district)?.ok_or_else(not_found)?;
    let cycle = store::cycle_get(tx, agreement.cycle)?.ok_or_else(not_found)?;
    let letter = Letter {
        address: address(site, &district, cycle.fiscal_year),
        agreement: &agreement,
        district: &district,
        year: cycle.fiscal_year,
    };
    let (mut done, mut reached) = (0, 0);
    for person in people {
        if let Some(written) = tell(tx, by, id, person, &letter)? {
            done += 1;
            reached += usize::from(written);
        }
    }
    if done > 0 {
        let detail = json!({ "told": done, "reached": reached });
        let subject = format!("agreement/{id}");
        store::audit_append(tx, by.now, None, TELL, &subject, &detail)?;
    }
    Ok(done)
}

/// The address of the summary of a year.
pub fn address(site: &str, district: &District, year: i64) -> String {
    let site = site.trim_end_matches('/');
    format!("{site}/d/{}/agreement/summary?year={year}", district.slug)
}

/// Who decides on a move of exactly the limit, as both parties chose.
pub fn exactly(lang: Lang, terms: &AgreementTerms) -> String {
    let key = match terms.at_limit {
        AtLimit::Council => "agreement-summary-at-council",
        AtLimit::City => "agreement-summary-at-city",
    };
    korean::tr(lang, key, &[("limit", terms.limit[0].to_string().into())])
}

/// What is said to everybody.
struct Letter<'a> {
    agreement: &'a Agreement,
    district: &'a District,
    year: i64,
    address: String,
}

impl Letter<'_> {
    fn values(&self, lang: Lang) -> Vec<(&'static str, korean::Value<'static>)> {
        let terms = &self.agreement.text.terms;
        let name = lang.pick(&self.district.name_ko, &self.district.name_en);
        let limit = [("limit", terms.limit[0].to_string().into())];
        let above = korean::tr(lang, "agreement-summary-above", &limit);
        let day = |day| korean::date(lang, korean::seoul_midnight(day));
        vec![
            ("district", name.clone().into()),
            ("year", self.year.to_string().into()),
            ("limit", terms.limit[0].to_string().into()),
            ("exactly", exactly(lang, terms).into()),
            ("above", above.into()),
            ("diversion", korean::t(lang, "agreement-diversion").into()),
            ("start", day(terms.execution_start).into()),
            ("end", day(terms.execution_end).into()),
            ("address", self.address.clone().into()),
        ]
    }

    fn words(&self) -> (&'static str, &'static str) {
        let text = match self.agreement.text.terms.scope {
            Scope::Project => "agreement-notice-text",
            Scope::DistrictTotal => "agreement-notice-text-total",
        };
        ("agreement-notice-subject", text)
    }
}

/// Tells one person, where she has an address; `None` when another process was first.
fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    id: AgreementId,
    person: PersonId,
    letter: &Letter<'_>,
) -> Result<Option<bool>, StoreError> {
    let open = |person: &store::Person| person.closed_at.is_none();
    let owner = store::person_get(tx, person)?.filter(open);
    let reached = owner.is_some() && !store::contacts_of(tx, person)?.is_empty();
    if !store::agreement_told(tx, id, person, reached, by.now)? {
        return Ok(None);
    }
    if let Some(owner) = owner.filter(|_| reached) {
        account::tell(tx, by, &owner, &[], letter.words(), |lang| {
            letter.values(lang)
        })?;
    }
    Ok(Some(reached))
}
