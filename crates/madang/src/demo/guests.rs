//! Whom a visitor of the demonstration may be, and what each can try.

use std::collections::BTreeMap;

use anyhow::Context as _;
use process::id::PersonId;
use serde::Deserialize;
use web::app::DemoPerson;

/// The people of the demonstration by the names they have in addresses.
pub type People = BTreeMap<String, PersonId>;

/// The addresses that are known only when it was played.
pub struct Places {
    /// The vote that is open.
    pub vote: String,
    /// The proposal of the resident who has one.
    pub own: String,
    /// What the expert was asked to review.
    pub review: String,
}

#[derive(Deserialize)]
struct File {
    guest: Vec<Guest>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guest {
    slug: String,
    role: [String; 2],
    r#try: [String; 2],
    start: String,
}

/// The people a visitor may sign in as, in the order of the file.
///
/// # Errors
/// When the file names somebody who was not made.
pub fn guests(people: &People, places: &Places) -> anyhow::Result<Vec<DemoPerson>> {
    let file: File = toml::from_str(include_str!("../../data/demo/guests.toml"))?;
    let known = |guest: Guest| {
        let person = people.get(&guest.slug);
        let person = *person.with_context(|| format!("nobody is called {}", guest.slug))?;
        let [role_ko, role_en] = guest.role;
        let [try_ko, try_en] = guest.r#try;
        let start = guest.start.replace("{vote}", &places.vote);
        Ok(DemoPerson {
            slug: guest.slug,
            person,
            role_ko,
            role_en,
            try_ko,
            try_en,
            start: start
                .replace("{own}", &places.own)
                .replace("{review}", &places.review),
        })
    };
    file.guest.into_iter().map(known).collect()
}
