//! People of a test, with accounts, roles and signed-in browsers.

use jiff::civil::date;
use process::Role;
use process::id::{DistrictId, PersonId};
use process::person::Channel;
use store::{NewContact, NewGrant, NewSession, Personal};

use crate::app::TestApp;
use crate::browser::Browser;

/// A person to be made.
#[must_use]
pub struct PersonBuilder {
    app: TestApp,
    name: String,
    lang: &'static str,
    consented: bool,
    email: Option<String>,
    roles: Vec<(Role, Option<DistrictId>)>,
}

impl PersonBuilder {
    pub(crate) fn new(app: &TestApp) -> PersonBuilder {
        PersonBuilder {
            app: app.clone(),
            name: "하늘동 주민".to_owned(),
            lang: "ko",
            consented: true,
            email: None,
            roles: Vec::new(),
        }
    }

    /// The name beside what the person writes.
    pub fn name(mut self, name: &str) -> PersonBuilder {
        name.clone_into(&mut self.name);
        self
    }

    /// A person who has not agreed to the terms yet.
    pub fn without_consent(mut self) -> PersonBuilder {
        self.consented = false;
        self
    }

    /// A proven e-mail address.
    pub fn email(mut self, address: &str) -> PersonBuilder {
        self.email = Some(address.to_owned());
        self
    }

    /// A role in a district; for the whole city when `district` is `None`.
    pub fn role(mut self, role: Role, district: impl Into<Option<DistrictId>>) -> PersonBuilder {
        self.roles.push((role, district.into()));
        self
    }

    /// Makes the person.
    pub async fn make(self) -> PersonId {
        let (app, now) = (self.app.clone(), self.app.now());
        let keys = app.stores().keys.clone();
        app.write(move |tx| {
            let person = store::person_add(tx, self.lang, &self.name, now)?;
            if self.consented {
                let limits = process::rules::Rules::on(korean::seoul(now).date()).limits;
                store::person_set_consent(tx, person, limits.consent_version, now)?;
            }
            if let Some(email) = self.email {
                let new = NewContact {
                    person,
                    channel: Channel::Email,
                    address_key: keys.address_key(Channel::Email, &email),
                    address: Personal::new(email),
                    verified_at: Some(now),
                };
                store::contact_add(tx, &new, now)?;
            }
            for (role, district) in self.roles {
                let new = NewGrant {
                    person,
                    role,
                    district,
                    body: None,
                    starts_on: date(2026, 1, 1),
                    ends_on: None,
                    granted_by: None,
                };
                store::grant_add(tx, &new, now)?;
            }
            Ok(person)
        })
        .await
    }

    /// Makes the person and signs a browser in.
    pub async fn sign_in(self) -> (PersonId, Browser) {
        let app = self.app.clone();
        let person = self.make().await;
        let browser = app.sign_in(person).await;
        (person, browser)
    }
}

impl TestApp {
    /// A browser with a new session of `person`, which lasts as long as the rules allow.
    pub async fn sign_in(&self, person: PersonId) -> Browser {
        let token = store::random_hex(32);
        let (now, keys) = (self.now(), self.stores().keys.clone());
        let hash = keys.token_hash(&token);
        self.write(move |tx| {
            let staff = !store::grants_of(tx, person)?.is_empty();
            let limits = process::rules::Rules::on(korean::seoul(now).date()).limits;
            let (idle_until, expires_at) = process::person::session_span(limits, staff, now);
            let new = NewSession {
                person,
                token_hash: hash,
                channel: Channel::Email,
                agent: "Firefox, Linux".to_owned(),
                idle_until,
                expires_at,
            };
            store::session_add(tx, &new, now)?;
            Ok(())
        })
        .await;
        let mut browser = self.visitor();
        let secure = self.app().settings.secure;
        let name = if secure {
            "__Host-madang-session"
        } else {
            "madang-session"
        };
        browser.set_cookie(name, token);
        browser
    }
}
