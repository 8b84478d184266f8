//! The tables: every statement is understood, both engines have the same columns, and
//! nothing in the ballot box leads to a person or a moment.

use store::{StoreError, Stores};

use crate::bed::{Bed, on_both};

// What the search keeps is the engines' own; see V8.
const SQLITE_COLUMNS: &str = "SELECT m.name || '.' || c.name || ' ' || c.type \
    || CASE WHEN c.\"notnull\" = 1 THEN ' not null' ELSE '' END \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name <> 'refinery_schema_history' \
    AND m.name NOT LIKE 'search%'";
const POSTGRES_COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' || upper(data_type) \
    || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END \
    FROM information_schema.columns \
    WHERE table_schema = current_schema() AND table_name <> 'refinery_schema_history' \
    AND table_name NOT LIKE 'search%'";

async fn columns(stores: &Stores, sql: &'static str) -> Vec<String> {
    let mut all = Vec::new();
    for db in [&stores.site, &stores.roll, &stores.ballot_box] {
        let read = db.read(move |tx| tx.rows(sql, &[], |row| row.get::<String>(0)));
        let found = read.await.map_err(|e: StoreError| e.to_string()).unwrap();
        all.extend(
            found
                .into_iter()
                .map(|column| format!("{} {column}", db.name())),
        );
    }
    all.sort();
    all
}

/// The ballot box, column by column. Whoever adds one has to think of the secret ballot.
const BALLOT_BOX: [&str; 14] = [
    "ballot_box box.closes_at BIGINT not null",
    "ballot_box box.grace_seconds BIGINT not null",
    "ballot_box box.items TEXT not null",
    "ballot_box box.max_choices BIGINT not null",
    "ballot_box box.opens_at BIGINT not null",
    "ballot_box box.sealed_at BIGINT",
    "ballot_box box.vote_id BIGINT not null",
    "ballot_box counted_ballot.choices TEXT not null",
    "ballot_box counted_ballot.id BIGINT not null",
    "ballot_box counted_ballot.vote_id BIGINT not null",
    "ballot_box slot_ballot.choices TEXT not null",
    "ballot_box slot_ballot.seq BIGINT not null",
    "ballot_box slot_ballot.slot_hash TEXT not null",
    "ballot_box slot_ballot.vote_id BIGINT not null",
];

on_both! {
    async fn every_statement_is_understood(bed: Bed) {
        for (store, (name, sql)) in store::statements() {
            let db = match store {
                "site" => &bed.stores.site,
                "roll" => &bed.stores.roll,
                _ => &bed.stores.ballot_box,
            };
            let checked = db.read(move |tx| tx.check(sql)).await;
            assert_eq!(checked, Ok(()), "{store} {name}: {sql}");
        }
        for (name, sql) in store::search_statements(bed.is_sqlite()) {
            let checked = bed.stores.site.read(move |tx| tx.check(sql)).await;
            assert_eq!(checked, Ok(()), "{name}: {sql}");
        }
    }

    async fn a_ballot_leads_to_nobody(bed: Bed) {
        let sql = if bed.is_sqlite() { SQLITE_COLUMNS } else { POSTGRES_COLUMNS };
        let mut found = columns(&bed.stores, sql).await;
        found.retain(|column| column.starts_with("ballot_box "));
        assert_eq!(found, BALLOT_BOX);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_have_the_same_columns() {
    let Some(postgres) = Bed::postgres() else {
        return;
    };
    let sqlite = Bed::sqlite();
    let on_sqlite = columns(&sqlite.stores, SQLITE_COLUMNS).await;
    assert!(on_sqlite.len() > 100);
    assert_eq!(on_sqlite, columns(&postgres.stores, POSTGRES_COLUMNS).await);
    // Bytes are those of photos and of files of evidence alone.
    let allowed = [
        " BIGINT",
        " TEXT",
        " photo_file.bytes BYTEA",
        " evidence_file.bytes BYTEA",
    ];
    for column in &on_sqlite {
        let kind = column.trim_end_matches(" not null");
        assert!(allowed.iter().any(|a| kind.ends_with(a)), "{column}");
    }
}
