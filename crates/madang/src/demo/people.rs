//! The invented people: residents, and those with a role.

use anyhow::Context as _;
use jiff::Timestamp;
use korean::Lang;
use process::id::PersonId;
use process::person::Channel;
use process::{Actor, Role};
use store::{NewContact, Personal, StoreError, Stores, Tx};
use web::acts::role::RoleForm;
use web::acts::{By, NotDone, account, role};

use super::calendar;

/// How an act of the pages ended that the demonstration expected to be done.
#[derive(Debug, thiserror::Error)]
#[error("the demonstration could not be played: {0:?}")]
pub struct Refused(NotDone);

impl From<NotDone> for Refused {
    fn from(not_done: NotDone) -> Refused {
        Refused(not_done)
    }
}

/// Runs acts in one transaction of the site store.
///
/// # Errors
/// What was not done, and then nothing was.
pub async fn site<T, F>(stores: &Stores, acts: F) -> Result<T, Refused>
where
    T: Send + 'static,
    F: FnOnce(&mut Tx<'_>) -> Result<T, NotDone> + Send + 'static,
{
    Ok(stores.site.write(acts).await?)
}

/// A person who acts at a moment, with her roles.
///
/// # Errors
/// When the store fails.
pub fn acting(
    tx: &mut Tx<'_>,
    keys: &store::Keyring,
    person: PersonId,
    at: Timestamp,
) -> Result<By, StoreError> {
    let grants = store::grants_of(tx, person)?;
    let actor = Actor::person(person, grants, korean::seoul(at).date());
    Ok(By::new(actor, at, Lang::Ko, keys.clone()))
}

/// What residents tell of their generation, one after another; most tell nothing, and the
/// youngest are missing.
const TOLD: &[&str] = &[
    "fifties",
    "",
    "sixties",
    "",
    "forties",
    "",
    "sixties",
    "",
    "thirties",
    "",
    "seventies",
    "",
    "fifties",
    "",
    "",
    "twenties",
    "",
    "",
];

/// Makes residents who agree to the terms. They came in person, so they have no address.
///
/// # Errors
/// When the store fails.
pub async fn residents(stores: &Stores, names: Vec<String>) -> Result<Vec<PersonId>, Refused> {
    let keys = stores.keys.clone();
    site(stores, move |tx| {
        let generations = TOLD.iter().cycle();
        std::iter::zip(&names, generations)
            .map(|(name, generation)| {
                let person = store::person_add(tx, "ko", name, calendar::begin())?;
                let by = acting(tx, &keys, person, calendar::begin())?;
                account::consent(tx, &by, name, true)?;
                if !generation.is_empty() {
                    account::tell_generation(tx, &by, generation)?;
                }
                Ok(person)
            })
            .collect()
    })
    .await
}

/// Makes a person who is reached by e-mail, as everybody who is given a role.
///
/// # Errors
/// When the store fails.
pub async fn reached(stores: &Stores, slug: &str, name: &str) -> Result<PersonId, Refused> {
    let (keys, address, name) = (stores.keys.clone(), address(slug), name.to_owned());
    site(stores, move |tx| {
        let now = calendar::begin();
        let person = store::person_add(tx, "ko", &name, now)?;
        let contact = NewContact {
            person,
            channel: Channel::Email,
            address_key: keys.address_key(Channel::Email, &address),
            address: Personal::new(address),
            verified_at: Some(now),
        };
        store::contact_add(tx, &contact, now)?;
        let by = acting(tx, &keys, person, now)?;
        account::consent(tx, &by, &name, true)?;
        Ok(person)
    })
    .await
}

/// What somebody is called until a role lets her take the name of an office.
const NEWCOMER: &str = "새로 온 주민";

/// The addresses of the invented people; the domain can't belong to anybody (RFC 2606).
pub fn address(slug: &str) -> String {
    format!("{slug}@haneul.example")
}

/// Makes the first administrator by the link of the first start.
///
/// # Errors
/// When the store fails.
pub async fn administrator(stores: &Stores) -> Result<PersonId, Refused> {
    let person = reached(stores, "administrator", NEWCOMER).await?;
    let keys = stores.keys.clone();
    site(stores, move |tx| {
        let token = store::random_hex(32);
        store::first_run_put(tx, &keys.token_hash(&token), calendar::begin())?;
        let by = acting(tx, &keys, person, calendar::begin())?;
        role::first_administrator(tx, &by, &token)?;
        let by = acting(tx, &keys, person, calendar::begin())?;
        account::rename(tx, &by, "관리자")?;
        Ok(person)
    })
    .await
}

/// Makes a person and lets the administrator give her a role in a district from `at` on.
///
/// # Errors
/// When the store fails.
pub async fn with_role(
    stores: &Stores,
    administrator: PersonId,
    (district, at): (&str, Timestamp),
    (slug, name, role): (&str, &str, Role),
) -> anyhow::Result<PersonId> {
    let person = reached(stores, slug, NEWCOMER).await?;
    give(stores, administrator, (district, at), slug, role).await?;
    let (keys, name) = (stores.keys.clone(), name.to_owned());
    site(stores, move |tx| {
        let by = acting(tx, &keys, person, at)?;
        account::rename(tx, &by, &name)
    })
    .await?;
    Ok(person)
}

/// Lets the administrator give somebody with an address a role in a district from `at` on.
///
/// # Errors
/// When the store fails.
pub async fn give(
    stores: &Stores,
    administrator: PersonId,
    (district, at): (&str, Timestamp),
    slug: &str,
    role: Role,
) -> anyhow::Result<()> {
    let form = RoleForm {
        address: address(slug),
        role: role.as_str().to_owned(),
        body: String::new(),
        department: String::new(),
        starts_on: korean::seoul(at).date().to_string(),
        ends_on: "2027-12-31".to_owned(),
    };
    let (keys, place) = (stores.keys.clone(), district.to_owned());
    site(stores, move |tx| {
        let by = acting(tx, &keys, administrator, at)?;
        role::give(tx, &by, &place, &form).map(drop)
    })
    .await
    .with_context(|| format!("giving the role {role} in {district}"))
}
