//! SQLite and PostgreSQL under one thin layer: migrations, transactions, one file per noun.
//!
//! Three stores share nothing: `site` (people, proposals, votes as announced), `roll` (who was
//! issued a ballot) and `ballot_box` (the ballots). Each has [`Db::write`] and [`Db::read`],
//! which run a closure over [`Tx`]. The functions of the nouns take that `Tx` first and are
//! named noun first. An act is: decide, write the rows, the audit row and the outbox rows,
//! all in one `write`; it is answered after the commit.
//!
//! ```no_run
//! # async fn act() -> Result<(), store::Halt> {
//! # let now = jiff::Timestamp::now();
//! let config = store::StoreConfig::sqlite("data");
//! store::Stores::migrate(&config)?;
//! let stores = store::Stores::open(&config)?;
//! let person = stores
//!     .site
//!     .write(move |tx| {
//!         let person = store::person_add(tx, "ko", "하늘동 주민 3", now)?;
//!         let subject = format!("person/{person}");
//!         store::audit_append(tx, now, Some(person), "sign-in", &subject, &().into())?;
//!         Ok::<_, store::Halt>(person)
//!     })
//!     .await?;
//! # let _ = person;
//! # Ok(())
//! # }
//! ```

mod address;
mod audit;
mod ballot_box;
mod db;
mod effort;
mod error;
mod failed;
mod idempotency;
mod ids;
mod job;
mod keyring;
mod link;
mod migrate;
mod outbox;
mod personal;
mod reader;
mod roll;
mod scrub;
mod site;
mod stores;
mod tls;
mod tx;
mod value;
mod writer;

pub use audit::*;
pub use ballot_box::*;
pub use db::Db;
pub use effort::Effort;
pub use error::{Halt, StoreError};
pub use idempotency::*;
pub use ids::{Ids, made_at, random_hex};
pub use keyring::{Keyring, sha256_of};
pub use outbox::*;
pub use personal::Personal;
pub use roll::*;
pub use site::access_need::*;
pub use site::access_record::*;
pub use site::agenda::*;
pub use site::agenda_owner::*;
pub use site::agenda_story::*;
pub use site::agreement::*;
pub use site::agreement_notice::*;
pub use site::answer_template::*;
pub use site::application::*;
pub use site::attendance::*;
pub use site::board::*;
pub use site::body::*;
pub use site::budget_change::*;
pub use site::budget_line::*;
pub use site::calendar::*;
pub use site::carry_over::*;
pub use site::check_in::*;
pub use site::city::*;
pub use site::classification::*;
pub use site::coauthor::*;
pub use site::comment::*;
pub use site::commitment::*;
pub use site::common_agreement::*;
pub use site::completion::*;
pub use site::conflict::*;
pub use site::contact::*;
pub use site::convening::*;
pub use site::coverage::*;
pub use site::criterion::*;
pub use site::cycle::*;
pub use site::decision::*;
pub use site::department::*;
pub use site::differential_support::*;
pub use site::district::*;
pub use site::diversion_report::*;
pub use site::document::*;
pub use site::draft::*;
pub use site::duty::*;
pub use site::duty_money::*;
pub use site::evaluation::ground::*;
pub use site::evaluation::*;
pub use site::evidence::*;
pub use site::evidence_file::*;
pub use site::exchange::*;
pub use site::execution_entry::*;
pub use site::expert_review::*;
pub use site::first_run::*;
pub use site::hearing::*;
pub use site::import_file::*;
pub use site::inquiry::*;
pub use site::larger_total::*;
pub use site::lineage::*;
pub use site::meeting::*;
pub use site::meeting_agenda::*;
pub use site::meeting_change::*;
pub use site::meeting_series::*;
pub use site::meeting_task::*;
pub use site::member_import::*;
pub use site::membership::*;
pub use site::merge::*;
pub use site::minutes::*;
pub use site::moderation::*;
pub use site::opinion::*;
pub use site::outcome_report::*;
pub use site::person::*;
pub use site::photo::*;
pub use site::project::*;
pub use site::project_owner::*;
pub use site::project_story::*;
pub use site::proposal::*;
pub use site::recruitment::*;
pub use site::refund::*;
pub use site::report::*;
pub use site::review::card::*;
pub use site::review::*;
pub use site::role_grant::*;
pub use site::room::*;
pub use site::seat::*;
pub use site::selection::*;
pub use site::session::*;
pub use site::settlement::*;
pub use site::sign_in_code::*;
pub use site::similar::*;
pub use site::spending::*;
pub use site::statement::*;
pub use site::statement_analysis::*;
pub use site::support::*;
pub use site::support_officer::*;
pub use site::together::*;
pub use site::tracking::*;
pub use site::turn::*;
pub use site::vote::*;
pub use site::vote_result::*;
pub use site::year_plan::*;
pub use stores::{Access, Data, StoreConfig, Stores};
pub use tx::Tx;
pub use value::{Cell, Column, Row, Value};

/// A name of a statement with its text.
pub type Statement = (&'static str, &'static str);

/// Every statement of the nouns with the store it runs on, for a test that has both
/// databases prepare each. Those of the search are in [`search_statements`].
pub fn statements() -> Vec<(&'static str, Statement)> {
    let site = [
        audit::STATEMENTS,
        idempotency::STATEMENTS,
        outbox::STATEMENTS,
        site::access_need::STATEMENTS,
        site::access_record::STATEMENTS,
        site::application::STATEMENTS,
        site::answer_template::STATEMENTS,
        site::attendance::STATEMENTS,
        site::agenda::STATEMENTS,
        site::agenda_story::STATEMENTS,
        site::agenda_owner::STATEMENTS,
        site::agreement::STATEMENTS,
        site::agreement_notice::STATEMENTS,
        site::body::STATEMENTS,
        site::board::STATEMENTS,
        site::budget_change::STATEMENTS,
        site::budget_line::STATEMENTS,
        site::calendar::STATEMENTS,
        site::check_in::STATEMENTS,
        site::city::STATEMENTS,
        site::classification::STATEMENTS,
        site::coauthor::STATEMENTS,
        site::comment::STATEMENTS,
        site::common_agreement::STATEMENTS,
        site::conflict::STATEMENTS,
        site::contact::STATEMENTS,
        site::coverage::STATEMENTS,
        site::convening::STATEMENTS,
        site::criterion::STATEMENTS,
        site::cycle::STATEMENTS,
        site::decision::STATEMENTS,
        site::department::STATEMENTS,
        site::commitment::STATEMENTS,
        site::evidence::STATEMENTS,
        site::evidence_file::STATEMENTS,
        site::carry_over::STATEMENTS,
        site::refund::STATEMENTS,
        site::differential_support::STATEMENTS,
        site::district::STATEMENTS,
        site::diversion_report::STATEMENTS,
        site::document::ALL[0],
        site::document::ALL[1],
        site::document::ALL[2],
        site::draft::STATEMENTS,
        site::duty::STATEMENTS,
        site::duty_money::STATEMENTS,
        site::exchange::STATEMENTS,
        site::evaluation::STATEMENTS,
        site::evaluation::ground::STATEMENTS,
        site::expert_review::STATEMENTS,
        site::first_run::STATEMENTS,
        site::hearing::STATEMENTS,
        site::import_file::STATEMENTS,
        site::inquiry::STATEMENTS,
        site::installation::STATEMENTS,
        site::larger_total::STATEMENTS,
        site::lineage::STATEMENTS,
        site::meeting::STATEMENTS,
        site::meeting_agenda::STATEMENTS,
        site::meeting_change::STATEMENTS,
        site::meeting_series::STATEMENTS,
        site::meeting_task::STATEMENTS,
        site::membership::STATEMENTS,
        site::merge::STATEMENTS,
        site::minutes::STATEMENTS,
        site::moderation::STATEMENTS,
        site::opinion::STATEMENTS,
        site::outcome_report::STATEMENTS,
        site::person::STATEMENTS,
        site::photo::STATEMENTS,
        site::project::STATEMENTS,
        site::project_story::STATEMENTS,
        site::project_owner::STATEMENTS,
        site::execution_entry::STATEMENTS,
        site::completion::STATEMENTS,
        site::proposal::STATEMENTS,
        site::recruitment::STATEMENTS,
        site::report::STATEMENTS,
        site::review::STATEMENTS,
        site::review::card::STATEMENTS,
        site::role_grant::STATEMENTS,
        site::room::STATEMENTS,
        site::room::board::STATEMENTS,
        site::room::hall::STATEMENTS,
        site::room::result::STATEMENTS,
        site::room::talk::STATEMENTS,
        site::seat::STATEMENTS,
        site::selection::STATEMENTS,
        site::session::STATEMENTS,
        site::settlement::STATEMENTS,
        site::sign_in_code::STATEMENTS,
        site::similar::STATEMENTS,
        site::spending::STATEMENTS,
        site::statement::STATEMENTS,
        site::statement_analysis::STATEMENTS,
        site::support::STATEMENTS,
        site::support_officer::assignment::STATEMENTS,
        site::support_officer::note::STATEMENTS,
        site::support_officer::presence::STATEMENTS,
        site::support_officer::talk::STATEMENTS,
        site::together::STATEMENTS,
        site::tracking::STATEMENTS,
        site::turn::STATEMENTS,
        site::vote::STATEMENTS,
        site::vote_result::STATEMENTS,
        site::year_plan::STATEMENTS,
    ];
    let on = |store, lists: &[&'static [Statement]]| -> Vec<_> {
        lists
            .iter()
            .flat_map(|list| list.iter())
            .map(|one| (store, *one))
            .collect()
    };
    let batch: Statement = ("COUNTED_ADD_BATCH", &ballot_box::COUNTED_ADD_BATCH);
    let holders: Statement = ("HOLDERS", &site::member_import::HOLDERS);
    let grants: Statement = ("GRANTS", &site::member_import::GRANTS);
    [
        on("site", &site),
        on("roll", &[audit::STATEMENTS, roll::STATEMENTS]),
        on("ballot_box", &[ballot_box::STATEMENTS]),
        vec![("ballot_box", batch), ("site", holders), ("site", grants)],
    ]
    .concat()
}

/// The statements of the search, which each engine has its own of; `sqlite` chooses.
pub fn search_statements(sqlite: bool) -> &'static [Statement] {
    match sqlite {
        true => site::search::SQLITE,
        false => site::search::POSTGRES,
    }
}
