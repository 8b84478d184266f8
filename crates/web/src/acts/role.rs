//! Giving and ending roles, and the first administrator.

use jiff::SignedDuration;
use jiff::civil::Date;
use process::act::Target;
use process::id::{BodyId, DepartmentId, GrantId, PersonId};
use process::person::{Address, Channel, check_address, passes_for_office, session_span};
use process::refusal::Fault;
use process::role::Grant;
use process::rules::Rules;
use process::{Act, Invalid, Refusal, Role, role};
use serde_json::json;
use store::{Body, Department, GrantView, NewGrant, Tx};

use super::{By, NotDone, account, district, not_found};

/// How many roles for the whole city are read; a city gives a handful.
pub const CITY_ROLES: i64 = 50;

/// A role to be given, as typed.
#[derive(Clone, Debug, Default)]
pub struct RoleForm {
    /// An address with which the person has signed in.
    pub address: String,
    /// A name of [`Role`].
    pub role: String,
    /// The id of a body of the district, or nothing.
    pub body: String,
    /// The id of a department of the district, for an official who serves in one, or nothing.
    pub department: String,
    /// First day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// Last day, or nothing until it is ended.
    pub ends_on: String,
}

/// What became of a role that was to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It was given.
    New(GrantId),
    /// The person holds it already. That it was looked up stays on record.
    Held,
}

/// The checked part of a form: everything but the person.
struct Checked {
    role: Role,
    body: Option<BodyId>,
    department: Option<DepartmentId>,
    starts_on: Date,
    ends_on: Option<Date>,
}

/// Gives a person a role in a district.
///
/// Looking a person up by address is a look into personal data: it is recorded, and it is
/// done only when everything else on the form is right.
///
/// # Errors
/// Refuses who may not; names the faulty fields.
pub fn give(tx: &mut Tx<'_>, by: &By, slug: &str, form: &RoleForm) -> Result<Given, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::RolesChange, Target::district(district.id))?;
    by.consented(tx)?;
    let reader = by.person()?;
    let bodies = store::body_list(tx, district.id)?;
    let mut invalid = Invalid::default();
    let address = check_address(&form.address)
        .map_err(|found| invalid.0.extend(found.0))
        .ok();
    let departments = store::department_list(tx, district.id)?;
    let checked = form.check((&bodies, &departments), &mut invalid);
    let (Some(address), Some(checked)) = (address, invalid.or(checked)?) else {
        return Err(not_found().into());
    };
    let person = look_up(tx, by, reader, &address, ROLES)?;
    let held = store::grants_of(tx, person)?;
    let serving = store::departments_of_grants(tx, district.id)?;
    let department_of = |grant: &Grant| {
        let found = serving.iter().find(|(id, _)| *id == grant.id);
        found.map(|(_, department)| department.id)
    };
    let same = |grant: &Grant| {
        checked.overlaps(grant, district.id) && department_of(grant) == checked.department
    };
    if held.iter().any(same) {
        return Ok(Given::Held);
    }
    let new = NewGrant {
        person,
        role: checked.role,
        district: Some(district.id),
        body: checked.body,
        starts_on: checked.starts_on,
        ends_on: checked.ends_on,
        granted_by: Some(reader),
    };
    let id = add(tx, by, &new)?;
    if let Some(department) = checked.department {
        store::department_official_add(tx, id, department)?;
    }
    Ok(Given::New(id))
}

/// Makes somebody an administrator of the whole city, from today until it is ended. The
/// address is looked up as [`give`] does, and that is recorded.
///
/// # Errors
/// Refuses who may not; says when nobody has signed in with the address.
pub fn appoint(tx: &mut Tx<'_>, by: &By, address: &str) -> Result<Given, NotDone> {
    by.may(Act::AdministratorAppoint, Target::default())?;
    by.consented(tx)?;
    let reader = by.person()?;
    let person = look_up(tx, by, reader, &check_address(address)?, ROLES)?;
    let held = store::grants_of(tx, person)?;
    let same = |g: &Grant| g.district.is_none() && lasting(by, g);
    if held.iter().any(same) {
        return Ok(Given::Held);
    }
    Ok(Given::New(city_administrator(
        tx,
        by,
        person,
        Some(reader),
    )?))
}

/// Ends the role of an administrator of the whole city, and answers whose it was. The last
/// one stays.
///
/// # Errors
/// A role of another kind is not found; one that has ended is not ended again.
pub fn dismiss(tx: &mut Tx<'_>, by: &By, id: GrantId) -> Result<PersonId, NotDone> {
    by.may(Act::AdministratorAppoint, Target::default())?;
    let found = store::grant_get(tx, id)?;
    let city = |g: &GrantView| g.grant.district.is_none() && g.grant.role == Role::Administrator;
    end_found(tx, by, found.filter(city).ok_or_else(not_found)?)
}

/// Ends a role in a district, or one for the whole city, and answers whose it was.
///
/// A role for the whole city is ended only by those who may change roles everywhere, and the
/// last administrator of the city stays.
///
/// # Errors
/// A role of another district is not found; one that has ended is not ended again.
pub fn end(tx: &mut Tx<'_>, by: &By, slug: &str, id: GrantId) -> Result<PersonId, NotDone> {
    let district = district::find(tx, slug)?;
    let found = store::grant_get(tx, id)?;
    let found = found.filter(|g| g.grant.district.is_none_or(|d| d == district.id));
    let found = found.ok_or_else(not_found)?;
    let target = found
        .grant
        .district
        .map_or_else(Target::default, Target::district);
    by.may(Act::RolesChange, target)?;
    end_found(tx, by, found)
}

fn end_found(tx: &mut Tx<'_>, by: &By, found: GrantView) -> Result<PersonId, NotDone> {
    by.consented(tx)?;
    let (id, place) = (found.grant.id, found.grant.district);
    if place.is_none() && found.grant.role == Role::Administrator {
        let held = store::grants_in(tx, None, None, CITY_ROLES)?;
        if !held
            .iter()
            .any(|g| g.grant.id != id && lasting(by, &g.grant))
        {
            return Err(Refusal::conflict(Fault::new("role-fault-last")).into());
        }
    }
    if !store::grant_revoke(tx, id, by.person()?, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-grant-not-found")).into());
    }
    rename(tx, by, found.person)?;
    let role = found.grant.role.as_str();
    let detail = json!({ "step": "end", "role": role, "person": found.person, "district": place });
    by.audit(tx, Act::RolesChange, format_args!("grant/{id}"), &detail)?;
    Ok(found.person)
}

/// Where somebody is looked up to be given a role, and what for.
const ROLES: (&str, &str) = ("roles", "role");

/// Who has signed in with an address. The look is recorded, with where it was taken and what
/// for.
///
/// # Errors
/// Says when nobody has signed in with it.
pub(super) fn look_up(
    tx: &mut Tx<'_>,
    by: &By,
    reader: PersonId,
    address: &Address,
    (place, purpose): (&str, &str),
) -> Result<PersonId, NotDone> {
    let key = by.keys.address_key(address.channel, &address.text);
    let contact = store::contact_by_key(tx, &key)?.filter(|c| c.verified_at.is_some());
    let unknown = || Invalid::one("address", Fault::new("fault-person-unknown"));
    let person = contact.ok_or_else(unknown)?.person;
    store::access_record_add(tx, reader, place, person, purpose, by.now)?;
    Ok(person)
}

/// Takes the name of an office from somebody who holds no role any more.
pub(super) fn rename(tx: &mut Tx<'_>, by: &By, person: PersonId) -> Result<(), NotDone> {
    let held = store::grants_of(tx, person)?;
    let found = store::person_get(tx, person)?.ok_or_else(not_found)?;
    if !role::lasts(&held, by.today) && passes_for_office(&found.display_name, by.rules.names) {
        store::person_set_name(tx, person, &account::default_name(by))?;
    }
    Ok(())
}

/// Whether a grant makes an administrator from today without an end.
fn lasting(by: &By, grant: &Grant) -> bool {
    grant.role == Role::Administrator && grant.ends_on.is_none() && grant.holds_on(by.today)
}

/// How long the link of the first start works.
pub fn first_run_span(rules: &Rules) -> SignedDuration {
    SignedDuration::from_hours(rules.limits.first_run_hours)
}

/// Makes the signed-in person the first administrator, for the whole city.
///
/// The link is the permission: whoever reads the console of the first start may use it, once.
///
/// # Errors
/// Refuses a link that is unknown, too old or used, and any link once one was used.
pub fn first_administrator(tx: &mut Tx<'_>, by: &By, token: &str) -> Result<GrantId, NotDone> {
    let person = by.person()?;
    by.consented(tx)?;
    let gone = || Refusal::conflict(Fault::new("role-fault-first-run"));
    if store::first_run_done(tx)? {
        return Err(gone().into());
    }
    let hash = by.keys.token_hash(token);
    if !store::first_run_use(tx, &hash, by.now - first_run_span(&by.rules), by.now)? {
        return Err(gone().into());
    }
    city_administrator(tx, by, person, None)
}

/// Gives a person the role of administrator for the whole city.
fn city_administrator(
    tx: &mut Tx<'_>,
    by: &By,
    person: PersonId,
    granted_by: Option<PersonId>,
) -> Result<GrantId, NotDone> {
    let new = NewGrant {
        person,
        role: Role::Administrator,
        district: None,
        body: None,
        starts_on: by.today,
        ends_on: None,
        granted_by,
    };
    add(tx, by, &new)
}

/// Gives a role and tells its holder, unless she gave it to herself.
fn add(tx: &mut Tx<'_>, by: &By, new: &NewGrant) -> Result<GrantId, NotDone> {
    let id = put(tx, by, new, Act::RolesChange)?;
    if by.actor.person != Some(new.person) {
        let owner = store::person_get(tx, new.person)?.ok_or_else(not_found)?;
        let role = new.role;
        let words = ("role-notice-subject", "role-notice-text");
        account::tell(tx, by, &owner, &[], words, |lang| {
            let name = korean::t(lang, &format!("role-name-{role}"));
            vec![("role", name.into())]
        })?;
    }
    Ok(id)
}

/// Writes a grant; from now on the sessions of its holder are those of somebody who sees other
/// people's data. `act` is what the audit calls it.
pub(super) fn put(tx: &mut Tx<'_>, by: &By, new: &NewGrant, act: Act) -> Result<GrantId, NotDone> {
    let id = store::grant_add(tx, new, by.now)?;
    let (idle_until, expires_at) = session_span(by.rules.limits, true, by.now);
    store::session_shorten(tx, new.person, idle_until, expires_at)?;
    if by.actor.person != Some(new.person) {
        // A clerk may have opened these, and must not sign in as somebody's superior.
        store::session_end_channel(tx, new.person, Channel::Desk, by.now)?;
    }
    let (role, person) = (new.role.as_str(), new.person);
    let detail =
        json!({ "step": "give", "role": role, "person": person, "district": new.district });
    by.audit(tx, act, format_args!("grant/{id}"), &detail)?;
    Ok(id)
}

impl RoleForm {
    fn check(
        &self,
        (bodies, departments): (&[Body], &[Department]),
        invalid: &mut Invalid,
    ) -> Option<Checked> {
        let role = self
            .role
            .parse()
            .ok()
            .filter(|role| *role != Role::Resident);
        if role.is_none() {
            invalid.push("role", Fault::new("fault-role"));
        }
        let body = bodies
            .iter()
            .map(|b| b.id)
            .find(|id| id.to_string() == self.body);
        if body.is_none() && !self.body.is_empty() {
            invalid.push("body", Fault::new("role-fault-body"));
        }
        let serves = role == Some(Role::DepartmentOfficial);
        let department = departments
            .iter()
            .map(|one| one.id)
            .find(|id| serves && id.to_string() == self.department);
        if department.is_none() && !self.department.is_empty() {
            invalid.push("department", Fault::new("role-fault-department"));
        }
        let starts_on = day("starts_on", &self.starts_on, invalid);
        let last = self.ends_on.trim();
        let ends_on = if last.is_empty() {
            None
        } else {
            day("ends_on", last, invalid)
        };
        let starts_on = starts_on?;
        if ends_on.is_some_and(|end| end < starts_on) {
            invalid.push("ends_on", Fault::new("fault-date-order"));
        }
        Some(Checked {
            role: role?,
            body,
            department,
            starts_on,
            ends_on,
        })
    }
}

impl Checked {
    /// Whether a grant already says the same for some day of this term.
    fn overlaps(&self, held: &Grant, district: process::id::DistrictId) -> bool {
        let same =
            held.role == self.role && held.district == Some(district) && held.body == self.body;
        let before = held.ends_on.is_some_and(|end| end < self.starts_on);
        let after = self.ends_on.is_some_and(|end| end < held.starts_on);
        same && !before && !after
    }
}

/// A day as browsers send it.
fn day(field: &'static str, typed: &str, invalid: &mut Invalid) -> Option<Date> {
    let typed = typed.trim();
    let day = if typed.len() == 10 {
        typed.parse::<Date>().ok()
    } else {
        None
    };
    if day.is_none() {
        invalid.push(field, Fault::new("fault-date"));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(form: &RoleForm) -> Vec<(&'static str, &'static str)> {
        let mut invalid = Invalid::default();
        form.check((&[], &[]), &mut invalid);
        invalid.0.iter().map(|f| (f.field, f.fault.key)).collect()
    }

    #[test]
    fn every_faulty_field_is_named() {
        let good = RoleForm {
            role: "secretary".into(),
            starts_on: "2026-07-01".into(),
            ends_on: "2026-12-31".into(),
            ..RoleForm::default()
        };
        assert_eq!(faults(&good), []);
        let bad = RoleForm {
            role: "resident".into(),
            body: "7".into(),
            department: "8".into(),
            starts_on: "1/7/2026".into(),
            ends_on: "2026-02-30".into(),
            ..RoleForm::default()
        };
        assert_eq!(
            faults(&bad),
            [
                ("role", "fault-role"),
                ("body", "role-fault-body"),
                ("department", "role-fault-department"),
                ("starts_on", "fault-date"),
                ("ends_on", "fault-date")
            ]
        );
        let turned = RoleForm {
            ends_on: "2026-06-30".into(),
            ..good
        };
        assert_eq!(faults(&turned), [("ends_on", "fault-date-order")]);
    }
}
