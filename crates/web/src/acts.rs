//! Acts: what a person does, decided by `process` and written by `store` in one transaction.
//!
//! Each function takes the transaction, who acts ([`By`]) and what was typed. It asks for
//! permission, reads the record, lets `process` decide, and writes the rows with their audit
//! row and outbox rows. Pages call them, and so does the demonstration; nothing else writes.

pub mod account;
pub mod agenda;
pub mod agenda_owner;
pub mod agreement;
pub mod agreement_notice;
pub mod answer_template;
pub mod body;
pub mod budget_change;
pub mod carry_over;
pub mod classification;
pub mod coauthor;
pub mod comment;
pub mod commitment;
pub mod common_agreement;
pub mod completion;
pub mod conflict;
pub mod convening;
pub mod coverage;
pub mod criterion;
pub mod department;
pub mod desk;
pub mod differential_support;
pub mod district;
pub mod diversion_report;
pub mod document;
mod door_code;
pub mod draft;
pub mod duty;
pub mod evaluation;
pub mod evidence;
pub mod execution_entry;
pub mod expansion;
pub mod expert_review;
pub mod hearing;
pub mod import_file;
pub mod inquiry;
pub mod larger_total;
pub mod lineage;
pub mod meeting;
pub mod merge;
pub mod moderation;
pub mod money;
pub mod namesake;
pub mod opinion;
pub mod outcome_report;
pub mod photo;
pub mod plan;
pub mod project;
pub mod project_owner;
pub mod proposal;
pub mod proxy;
pub mod recruitment;
pub mod refund;
pub mod report;
pub mod review;
pub mod role;
pub mod room;
pub mod selection;
pub mod settlement;
pub mod similar;
pub mod spending;
pub mod statement;
pub mod support;
pub mod support_officer;
pub mod tracking;
pub mod tracking_code;
pub mod vote;

use jiff::Timestamp;
use jiff::civil::Date;
use korean::Lang;
use process::act::Target;
use process::id::PersonId;
use process::refusal::Fault;
use process::rules::Rules;
use process::{Act, Actor, Invalid, Kind, Refusal, authorize};
use store::{Keyring, StoreError, Tx};

/// Who acts, and when.
#[derive(Clone)]
pub struct By {
    /// The actor with the roles that hold today.
    pub actor: Actor,
    /// When the request arrived.
    pub now: Timestamp,
    /// The day of `now` in Seoul.
    pub today: Date,
    /// The rules in force that day.
    pub rules: Rules,
    /// The actor's language.
    pub lang: Lang,
    /// The secrets, for keyed hashes.
    pub keys: Keyring,
}

impl By {
    /// Somebody who acts at `now`.
    pub fn new(actor: Actor, now: Timestamp, lang: Lang, keys: Keyring) -> By {
        let today = korean::seoul(now).date();
        By {
            actor,
            now,
            today,
            rules: Rules::on(today),
            lang,
            keys,
        }
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// A visitor is asked to sign in.
    pub fn person(&self) -> Result<PersonId, Refusal> {
        let fault = Fault::new("refusal-sign-in");
        self.actor.person.ok_or(Refusal {
            kind: Kind::SignIn,
            fault,
        })
    }

    /// Asks the one authorisation function.
    ///
    /// # Errors
    /// Its refusal.
    pub fn may(&self, act: Act, target: Target) -> Result<(), Refusal> {
        authorize(&self.actor, act, target)
    }

    /// Adds the audit row of an act. `detail` holds no personal data.
    ///
    /// # Errors
    /// When the store fails.
    pub fn audit(
        &self,
        tx: &mut Tx<'_>,
        act: Act,
        subject: impl std::fmt::Display,
        detail: &serde_json::Value,
    ) -> Result<(), StoreError> {
        let subject = subject.to_string();
        store::audit_append(
            tx,
            self.now,
            self.actor.person,
            act.as_str(),
            &subject,
            detail,
        )
    }
}

/// Why an act was not done. A page shows the form again for [`NotDone::Invalid`].
#[derive(Debug)]
pub enum NotDone {
    /// Fields are wrong.
    Invalid(Invalid),
    /// The act as a whole is refused.
    Refusal(Refusal),
    /// The same key came with other contents.
    Reused,
    /// The store failed.
    Store(StoreError),
}

impl From<Invalid> for NotDone {
    fn from(invalid: Invalid) -> NotDone {
        NotDone::Invalid(invalid)
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> NotDone {
        NotDone::Refusal(refusal)
    }
}

impl From<StoreError> for NotDone {
    fn from(error: StoreError) -> NotDone {
        NotDone::Store(error)
    }
}

/// There is no such thing, as far as the actor may know.
pub fn not_found() -> Refusal {
    Refusal {
        kind: Kind::NotFound,
        fault: Fault::new("refusal-not-found"),
    }
}
