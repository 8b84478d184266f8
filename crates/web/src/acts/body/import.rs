//! Bringing members of a body in from a table: first what would happen, then exactly that.
//!
//! An account that a table makes belongs to nobody yet: its address is not proven. Whoever
//! signs in with a code that was sent there proves it, and only she can use the role.

use std::collections::{HashMap, HashSet};

use process::Act;
use process::Invalid;
use process::act::Target;
use process::id::{BodyId, PersonId};
use process::member_import::{self, CellFault, Effect, MemberRow, judge};
use process::refusal::Fault;
use serde_json::json;
use store::{AddressHolder, Body, District, NewContact, NewGrant, Personal, Tx};

use super::find;
use crate::acts::{By, NotDone, account, not_found, role};

/// What becomes of one row.
pub enum Judged {
    /// It can be brought in.
    Good(MemberRow, Effect),
    /// What is wrong with it.
    Faulty(Vec<CellFault>),
}

/// A line of the table with what becomes of it.
pub struct PlannedLine {
    /// Its number in the table, from 1.
    pub number: u64,
    /// What becomes of it.
    pub judged: Judged,
}

/// Everything that bringing a table in would do.
pub struct Plan {
    /// The lines in their order.
    pub lines: Vec<PlannedLine>,
    /// Titles of columns that were not read.
    pub ignored: Vec<String>,
    /// A keyed hash of the table and of what would become of it.
    pub seal: String,
}

impl Plan {
    /// How many rows have an effect.
    pub fn count(&self, effect: Effect) -> usize {
        let same = |line: &&PlannedLine| matches!(&line.judged, Judged::Good(_, e) if *e == effect);
        self.lines.iter().filter(same).count()
    }

    /// How many rows are faulty.
    pub fn faulty(&self) -> usize {
        let faulty = |line: &&PlannedLine| matches!(line.judged, Judged::Faulty(_));
        self.lines.iter().filter(faulty).count()
    }
}

/// Tells what bringing a table in would do. Nothing is brought in; that accounts were looked
/// up by their addresses is recorded for their owners.
///
/// # Errors
/// Refuses who may not; names what is wrong with the table as a whole.
pub fn check(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BodyId,
    text: &str,
) -> Result<(District, Body, Plan), NotDone> {
    let (district, body, plan, _) = plan(tx, by, slug, id, text)?;
    let detail = json!({ "step": "check", "rows": plan.lines.len() });
    by.audit(tx, Act::MembersImport, format_args!("body/{id}"), &detail)?;
    Ok((district, body, plan))
}

/// Brings a table in, exactly as [`check`] has shown it under `seal`, and answers how many
/// roles were given.
///
/// # Errors
/// As [`check`]; a table with faulty rows, and one of which something changed since.
pub fn write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BodyId,
    text: &str,
    seal: &str,
) -> Result<usize, NotDone> {
    let (district, body, plan, mut holders) = plan(tx, by, slug, id, text)?;
    let refused = |key| Err(Invalid::one("table", Fault::new(key)).into());
    if plan.seal != seal {
        return refused("import-fault-changed");
    }
    if plan.faulty() > 0 {
        return refused("import-fault-rows");
    }
    let mut given = 0;
    for line in &plan.lines {
        let Judged::Good(row, effect) = &line.judged else {
            continue;
        };
        if *effect == Effect::Held {
            continue;
        }
        let key = by.keys.address_key(row.address.channel, &row.address.text);
        let person = match holders.get(&key) {
            Some(known) => known.person,
            None => new_account(tx, by, row, key.clone())?,
        };
        let known = holders.entry(key).or_insert(AddressHolder {
            person,
            grants: Vec::new(),
        });
        give(tx, by, (&district, &body), known.person, row)?;
        given += 1;
    }
    let detail = json!({
        "step": "write",
        "new": plan.count(Effect::NewAccount),
        "existing": plan.count(Effect::Existing),
        "held": plan.count(Effect::Held),
    });
    by.audit(tx, Act::MembersImport, format_args!("body/{id}"), &detail)?;
    Ok(given)
}

type Planned = (District, Body, Plan, HashMap<String, AddressHolder>);

fn plan(tx: &mut Tx<'_>, by: &By, slug: &str, id: BodyId, text: &str) -> Result<Planned, NotDone> {
    let (district, body) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::MembersImport, Target::district(district.id))?;
    by.consented(tx)?;
    let reader = by.person()?;
    let text = plain(text);
    let table = member_import::read(&text, &by.rules, by.today)?;
    let keys = table.lines.iter().map(|line| {
        let row = line.row.as_ref().ok()?;
        Some(by.keys.address_key(row.address.channel, &row.address.text))
    });
    let keys: Vec<Option<String>> = keys.collect();
    let asked: Vec<String> = keys.iter().flatten().cloned().collect();
    let holders = store::address_holders(tx, &asked)?;
    record_looks(tx, by, reader, &holders)?;
    let mut sealed = format!("{id}\n{text}");
    let mut lines = Vec::with_capacity(table.lines.len());
    for (line, key) in table.lines.into_iter().zip(keys) {
        let known = key.as_ref().and_then(|key| holders.get(key));
        let grants = known.map(|known| known.grants.as_slice());
        let own = known.is_some_and(|known| known.person == reader);
        let judged = match line.row {
            Err(faults) => Judged::Faulty(faults),
            Ok(row) => match judge(&row, grants, (district.id, id), own) {
                Ok(effect) => Judged::Good(row, effect),
                Err(fault) => Judged::Faulty(vec![fault]),
            },
        };
        if let Judged::Good(_, effect) = &judged {
            let person = known.map_or(0, |known| known.person.0);
            sealed.push_str(&format!("\n{}:{effect}:{person}", line.number));
        }
        let number = line.number;
        lines.push(PlannedLine { number, judged });
    }
    let plan = Plan {
        lines,
        ignored: table.ignored,
        seal: by.keys.hmac("members-import", &sealed),
    };
    Ok((district, body, plan, holders))
}

/// The text as it comes back from a form: browsers write line ends in their own way, and
/// have no zero bytes.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "")
}

/// That an address has an account, and which roles it has, is personal data.
fn record_looks(
    tx: &mut Tx<'_>,
    by: &By,
    reader: PersonId,
    holders: &HashMap<String, AddressHolder>,
) -> Result<(), NotDone> {
    let people: HashSet<PersonId> = holders.values().map(|known| known.person).collect();
    let mut people: Vec<PersonId> = people.into_iter().filter(|p| *p != reader).collect();
    people.sort_unstable();
    for person in people {
        store::access_record_add(tx, reader, "members-import", person, "role", by.now)?;
    }
    Ok(())
}

/// An account whose address nobody has proven yet.
fn new_account(
    tx: &mut Tx<'_>,
    by: &By,
    row: &MemberRow,
    address_key: String,
) -> Result<PersonId, NotDone> {
    let person = store::person_add(tx, by.lang.as_str(), &row.name, by.now)?;
    let contact = NewContact {
        person,
        channel: row.address.channel,
        address: Personal::new(row.address.text.clone()),
        address_key,
        verified_at: None,
    };
    store::contact_add(tx, &contact, by.now)?;
    Ok(person)
}

fn give(
    tx: &mut Tx<'_>,
    by: &By,
    (district, body): (&District, &Body),
    person: PersonId,
    row: &MemberRow,
) -> Result<(), NotDone> {
    let new = NewGrant {
        person,
        role: row.role,
        district: Some(district.id),
        body: Some(body.id),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        granted_by: Some(by.person()?),
    };
    role::put(tx, by, &new, Act::MembersImport)?;
    let owner = store::person_get(tx, person)?.ok_or_else(not_found)?;
    let words = ("import-notice-subject", "import-notice-text");
    let role = row.role;
    account::tell(tx, by, &owner, &[], words, |lang| {
        let district = lang.pick(&district.name_ko, &district.name_en).clone();
        let body = lang.pick(&body.name_ko, &body.name_en).clone();
        let role = korean::t(lang, &format!("role-name-{role}"));
        vec![
            ("district", district.into()),
            ("body", body.into()),
            ("role", role.into()),
        ]
    })?;
    Ok(())
}
