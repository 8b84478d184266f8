//! Migrations: one text for both engines, run in order, each store for itself.
//!
//! A text may hold blocks for one engine only:
//!
//! ```text
//! -- postgres:
//! CREATE FUNCTION ...
//! -- end
//! ```

use refinery::{Migration, Runner};

use crate::effort::Effort;
use crate::error::StoreError;
use crate::ids::Ids;
use crate::link::{Link, Place, advisory_lock};
use crate::site;
use crate::tx::{Conn, Tx};

/// The texts of one store, in order.
type Texts = &'static [(&'static str, &'static str)];

macro_rules! texts {
    ($store:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../migrations/", $store, "/", $name, ".sql")))),+]
    };
}

fn texts(store: &str) -> Texts {
    match store {
        "site" => texts!(
            "site": "V1__first", "V2__bodies", "V3__agendas", "V4__voices", "V5__meetings", "V6__money",
            "V7__documents", "V8__search", "V9__selection_budget", "V10__proposal_count",
            "V11__meeting_record", "V12__room", "V13__statements",
            "V14__similar", "V15__room_report", "V16__similar_decision", "V17__boards_to_rooms",
            "V18__check_in", "V19__minutes_data", "V20__recruitment", "V21__newcomers",
            "V22__meeting_series", "V23__agenda_put_by",
            "V24__comment_thread", "V25__tracking", "V26__hearing", "V28__support", "V29__category",
            "V30__merge_request", "V31__convening", "V32__review", "V33__conflict", "V34__expert_review",
            "V35__answer_template", "V36__common_agreement", "V37__support_officer",
            "V38__year_plan", "V39__criterion", "V40__photo", "V41__draft", "V42__coauthor",
            "V43__person_generation", "V46__acts_of_person",
            "V47__convening_reached", "V48__draft_form",
            "V49__undo_role",
            "V50__project",
            "V51__agreement_scope",
            "V52__import_file",
            "V53__agreement_notice",
            "V54__project_owner",
            "V55__evaluation",
            "V56__ledger",
            "V57__support_formula",
            "V58__diversion_report",
            "V59__evidence_file",
            "V64__money_locks", "V65__agreement_sent_back", "V66__execution_photos_for",
        ),
        "roll" => texts!("roll": "V1__first"),
        _ => texts!("ballot_box": "V1__first"),
    }
}

/// Keeps what is meant for one engine.
fn dialect(text: &str, engine: &str) -> String {
    let mut block: Option<&str> = None;
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        match line.trim() {
            "-- sqlite:" => block = Some("sqlite"),
            "-- postgres:" => block = Some("postgres"),
            "-- end" => block = None,
            _ if block.is_none_or(|b| b == engine) => {
                kept.push_str(line);
                kept.push('\n');
            }
            _ => {}
        }
    }
    kept
}

fn runner(store: &str, place: &Place) -> Result<Runner, StoreError> {
    let engine = match place {
        Place::Sqlite(_) => "sqlite",
        Place::Postgres(_) => "postgres",
    };
    let migrations: Result<Vec<_>, _> = texts(store)
        .iter()
        .map(|(name, text)| Migration::unapplied(name, &dialect(text, engine)))
        .collect();
    Ok(Runner::new(&migrations?).set_grouped(true))
}

/// Brings one store to this version. Several processes may do so at once.
pub(crate) fn migrate(store: &'static str, place: &Place) -> Result<Vec<String>, StoreError> {
    let runner = runner(store, place)?;
    let report = match place {
        Place::Sqlite(_) => match crate::link::connect(place, store, true)? {
            Conn::Sqlite { mut conn, .. } => runner.run(&mut conn),
            Conn::Postgres { .. } => return Ok(Vec::new()),
        },
        Place::Postgres(config) => {
            let mut client = crate::tls::connect(config)?;
            let lock = advisory_lock("migrations");
            client.batch_execute(&format!(
                "SET client_min_messages TO warning; SELECT pg_advisory_lock({lock}); \
                 CREATE SCHEMA IF NOT EXISTS {store}; SET search_path TO {store}"
            ))?;
            // The lock ends with the connection.
            runner.run(&mut client)
        }
    };
    let report = report?;
    let applied = report.applied_migrations();
    if store == "site" {
        fill_search(store, place)?;
    }
    Ok(applied.iter().map(|m| format!("{store} {m}")).collect())
}

/// Fills the search in one transaction when it is empty beside proposals. Its tables came after
/// theirs, and only Rust can cut their texts.
fn fill_search(store: &'static str, place: &Place) -> Result<(), StoreError> {
    let (ids, effort) = (Ids::default(), Effort::default());
    let mut link = Link::open(place.clone(), store, true)?;
    let mut tx = Tx::new(link.begin_write()?, &ids, &effort);
    site::search::fill(&mut tx)?;
    link.conn()?.batch("COMMIT")?;
    link.finish()
}

/// Checks that a store has exactly the migrations of this version.
pub(crate) fn check(store: &'static str, place: &Place) -> Result<(), StoreError> {
    let runner = runner(store, place)?;
    let needed = runner.get_migrations();
    let applied = applied(store, place, &runner)?;
    let last = |list: &[Migration]| list.iter().map(|m| m.version()).max().unwrap_or(0);
    for migration in &applied {
        if !needed.contains(migration) {
            return Err(StoreError::Foreign {
                store,
                detail: migration.to_string(),
            });
        }
    }
    let (found, needed) = (last(&applied), last(needed));
    if found < needed {
        return Err(StoreError::Unmigrated {
            store,
            found,
            needed,
        });
    }
    Ok(())
}

fn applied(
    store: &'static str,
    place: &Place,
    runner: &Runner,
) -> Result<Vec<Migration>, StoreError> {
    match crate::link::connect(place, store, false)? {
        Conn::Sqlite { mut conn, .. } => {
            let there = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'refinery_schema_history'";
            match conn.query_row(there, [], |row| row.get::<_, i64>(0))? {
                0 => Ok(Vec::new()),
                _ => Ok(runner.get_applied_migrations(&mut conn)?),
            }
        }
        Conn::Postgres { mut client, .. } => {
            let there = "SELECT COUNT(*) FROM pg_tables \
                         WHERE schemaname = $1 AND tablename = 'refinery_schema_history'";
            match client.query_one(there, &[&store])?.try_get::<_, i64>(0)? {
                0 => Ok(Vec::new()),
                _ => Ok(runner.get_applied_migrations(client.as_mut())?),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_for_one_engine() {
        let text = "a\n-- sqlite:\nb\n-- end\n-- postgres:\nc\n-- end\nd\n";
        assert_eq!(dialect(text, "sqlite"), "a\nb\nd\n");
        assert_eq!(dialect(text, "postgres"), "a\nc\nd\n");
    }
}
