//! What happens by itself when a day has passed: an answer that nobody gave is escalated, and a
//! secretary is reminded of minutes that nobody published. `review` has what departments and
//! coordinators are told.
//!
//! Each of these is done once. What marks it as done, the audit row and the notices are written
//! together, and the mark is set only where it is not, so several processes do no harm.

mod review;

use jiff::Timestamp;
use jiff::civil::Date;
use korean::Lang;
use process::duty::RECORDERS;
use process::id::{DistrictId, PersonId};
use process::inquiry::KEEPERS;
use process::notice::{Courier, Notice};
use process::person::Channel;
use process::role::Role;
use serde_json::json;
use store::{District, Holder, Inquiry, Meeting, StoreError, Stores, Tx};

/// The names under which the audit log keeps both; nobody does them, so no role may.
pub const ESCALATE: &str = "inquiry-escalate";
/// See [`ESCALATE`].
pub const WARN: &str = "minutes-warn";
/// See [`ESCALATE`].
pub const REVIEW: &str = "review-remind";

/// How many things of a kind are dealt with in one transaction.
const AT_ONCE: i64 = 50;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// How many answers were found to be late.
    pub escalated: usize,
    /// Of how many meetings the secretary was reminded.
    pub warned: usize,
    /// Of how many cards and answers of reviews somebody was reminded, or told that they are
    /// late.
    pub reviews: usize,
}

/// Does everything that is due at `now`.
///
/// # Errors
/// When the store fails; what was done until then stays done.
pub async fn due(stores: &Stores, now: Timestamp) -> Result<Done, StoreError> {
    let mut done = Done::default();
    loop {
        // Most of the time there is nothing to do, and then nothing is written.
        let waits = move |tx: &mut Tx<'_>| -> Result<bool, StoreError> {
            Ok(!store::inquiries_to_escalate(tx, now, 1)?.is_empty()
                || !store::minutes_overdue(tx, now, 1)?.is_empty()
                || review::waits(tx, now)?)
        };
        if !stores.site.read(waits).await? {
            return Ok(done);
        }
        let round = stores
            .site
            .write(move |tx| -> Result<Done, StoreError> {
                let mut round = Done::default();
                for late in store::inquiries_to_escalate(tx, now, AT_ONCE)? {
                    round.escalated += usize::from(escalate(tx, &late, now)?);
                }
                for late in store::minutes_overdue(tx, now, AT_ONCE)? {
                    round.warned += usize::from(warn(tx, &late, now)?);
                }
                round.reviews = review::due(tx, now)?;
                Ok(round)
            })
            .await?;
        if round == Done::default() {
            // Another process was first.
            return Ok(done);
        }
        tracing::info!(
            escalated = round.escalated,
            warned = round.warned,
            reviews = round.reviews,
            "what was late is made known"
        );
        done.escalated += round.escalated;
        done.warned += round.warned;
        done.reviews += round.reviews;
    }
}

/// Marks an inquiry as late and tells those who look after the inbox of its district; `false`
/// when that was done before.
fn escalate(tx: &mut Tx<'_>, late: &Inquiry, now: Timestamp) -> Result<bool, StoreError> {
    if !store::inquiry_escalate(tx, late.id, now)? {
        return Ok(false);
    }
    let district = district(tx, late.district)?;
    let letter = Letter {
        words: ("duty-inquiry-subject", "duty-inquiry-text"),
        title: &late.text.title,
        department: None,
        district: &district,
        due_at: late.due_at,
        now,
    };
    let told = tell_holders(tx, &letter, &KEEPERS)?;
    let subject = format!("inquiry/{}", late.id);
    store::audit_append(tx, now, None, ESCALATE, &subject, &json!({ "told": told }))?;
    Ok(true)
}

/// Marks a meeting as one of whose minutes somebody was reminded: the secretaries of its
/// district and who else records meetings there.
fn warn(tx: &mut Tx<'_>, late: &Meeting, now: Timestamp) -> Result<bool, StoreError> {
    if !store::minutes_warned(tx, late.id, now)? {
        return Ok(false);
    }
    let district = district(tx, late.district)?;
    let letter = Letter {
        words: ("duty-minutes-subject", "duty-minutes-text"),
        title: &late.title,
        department: None,
        district: &district,
        due_at: late.minutes_due_at,
        now,
    };
    let told = tell_holders(tx, &letter, &RECORDERS)?;
    let subject = format!("meeting/{}", late.id);
    store::audit_append(tx, now, None, WARN, &subject, &json!({ "told": told }))?;
    Ok(true)
}

fn district(tx: &mut Tx<'_>, id: DistrictId) -> Result<District, StoreError> {
    let missing = || StoreError::Missing(format!("district {id}"));
    store::district_get(tx, id)?.ok_or_else(missing)
}

/// What is said to several people, each in her own language.
struct Letter<'a> {
    /// The keys of subject and text.
    words: (&'a str, &'a str),
    /// What the thing is called.
    title: &'a str,
    /// The names of the department concerned, Korean and English.
    department: Option<&'a (String, String)>,
    district: &'a District,
    due_at: Timestamp,
    now: Timestamp,
}

/// Writes to all who hold one of the roles in the district today, and answers how many.
fn tell_holders(tx: &mut Tx<'_>, letter: &Letter<'_>, roles: &[Role]) -> Result<usize, StoreError> {
    let today: Date = korean::seoul(letter.now).date();
    let holders = store::holders_of(tx, letter.district.id, roles, today)?;
    tell_all(tx, letter, &holders)
}

/// Writes to these people, and answers how many.
fn tell_all(tx: &mut Tx<'_>, letter: &Letter<'_>, holders: &[Holder]) -> Result<usize, StoreError> {
    for holder in holders {
        let lang = holder.lang.parse().unwrap_or(Lang::Ko);
        tell(tx, letter, holder.person, lang)?;
    }
    Ok(holders.len())
}

/// Writes to one person at each of her addresses.
fn tell(
    tx: &mut Tx<'_>,
    letter: &Letter<'_>,
    person: PersonId,
    lang: Lang,
) -> Result<(), StoreError> {
    let District {
        name_ko, name_en, ..
    } = letter.district;
    let department = letter.department;
    let department = department.map_or("", |(ko, en)| lang.pick(ko, en).as_str());
    let values = [
        ("department", department.to_owned().into()),
        ("district", lang.pick(name_ko, name_en).clone().into()),
        ("title", letter.title.to_owned().into()),
        ("due", korean::deadline(lang, letter.due_at).into()),
    ];
    let subject = korean::t(lang, letter.words.0);
    let text = korean::tr(lang, letter.words.1, &values);
    for contact in store::contacts_of(tx, person)? {
        let notice = Notice {
            courier: match contact.channel {
                Channel::Email => Courier::Email,
                Channel::Phone | Channel::Desk => Courier::Phone,
            },
            to: contact.address.expose().to_owned(),
            subject: subject.clone(),
            text: text.clone(),
            until: None,
        };
        let payload = serde_json::to_string(&notice).expect("a notice holds plain texts only");
        store::outbox_put(tx, notice.kind(), &payload, letter.now)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
