//! What the search finds things by: the pieces of their texts.
//!
//! The engines keep them in tables of their own, FTS5 and `tsvector`; these are the only
//! statements that differ. No parser of theirs reads Korean: texts are cut in Rust
//! ([`korean::pieces`]), and what is asked is made of letters and digits alone before it
//! becomes a query, so nothing typed is ever syntax.

use crate::error::StoreError;
use crate::tx::{Engine, Tx};
use crate::values;

const PUT_SQLITE: &str = "INSERT OR REPLACE INTO search (rowid, words) VALUES ($1, $2)";
const PUT_POSTGRES: &str = "INSERT INTO search (id, words) \
     VALUES ($1, array_to_tsvector(string_to_array($2, ' '))) \
     ON CONFLICT (id) DO UPDATE SET words = excluded.words";

/// Some of what [`fill`] reads: number and texts, in the order of the numbers.
const PROPOSALS: &str = "SELECT id, title, need, body, place, '' FROM proposal WHERE id > $1 \
     ORDER BY id LIMIT 500";
const AGENDAS: &str = "SELECT id, title, need, body, beneficiaries, place FROM agenda \
     WHERE id > $1 ORDER BY id LIMIT 500";
const OUTCOMES: &str = "SELECT r.id, p.detailed_project, v.intended, v.done, v.to_repeat, \
     v.to_avoid FROM outcome_report r JOIN outcome_report_version v ON v.report_id = r.id \
     AND v.number = r.published JOIN project p ON p.id = r.project_id WHERE r.id > $1 \
     ORDER BY r.id LIMIT 500";

const ANY_SQLITE: &str = "SELECT rowid FROM search LIMIT 1";
const ANY_POSTGRES: &str = "SELECT id FROM search LIMIT 1";

/// The statements of one engine, for the test that prepares each.
pub(crate) const SQLITE: &[(&str, &str)] = &[
    ("SEARCH_PUT", PUT_SQLITE),
    ("SEARCH", super::board::FOUND_SQLITE),
    ("SEARCH_OUTCOME", super::outcome_report::FOUND_SQLITE),
    ("SEARCH_ANY", ANY_SQLITE),
    ("SEARCH_PROPOSALS", PROPOSALS),
    ("SEARCH_AGENDAS", AGENDAS),
    ("SEARCH_OUTCOMES", OUTCOMES),
];
/// As [`SQLITE`].
pub(crate) const POSTGRES: &[(&str, &str)] = &[
    ("SEARCH_PUT", PUT_POSTGRES),
    ("SEARCH", super::board::FOUND_POSTGRES),
    ("SEARCH_OUTCOME", super::outcome_report::FOUND_POSTGRES),
    ("SEARCH_ANY", ANY_POSTGRES),
    ("SEARCH_PROPOSALS", PROPOSALS),
    ("SEARCH_AGENDAS", AGENDAS),
    ("SEARCH_OUTCOMES", OUTCOMES),
];

/// Lets a thing be found by its texts, in place of those it was found by before.
pub(crate) fn put<const N: usize>(
    tx: &mut Tx<'_>,
    id: i64,
    texts: [&str; N],
) -> Result<(), StoreError> {
    let words = korean::pieces(&texts.join("\n")).join(" ");
    let sql = match tx.engine() {
        Engine::Sqlite => PUT_SQLITE,
        Engine::Postgres => PUT_POSTGRES,
    };
    tx.execute(sql, values![id, words]).map(drop)
}

/// Lets everything be found that was there before the search was: [`put`] for each row, when
/// the search is empty.
///
/// # Errors
/// When the store fails.
pub(crate) fn fill(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let any = match tx.engine() {
        Engine::Sqlite => ANY_SQLITE,
        Engine::Postgres => ANY_POSTGRES,
    };
    if tx.row(any, &[], |row| row.get::<i64>(0))?.is_some() {
        return Ok(());
    }
    for sql in [PROPOSALS, AGENDAS, OUTCOMES] {
        let mut after = 0;
        loop {
            let some = tx.rows(sql, values![after], |row| {
                let texts: [String; 5] = [
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                    row.get(5)?,
                ];
                Ok((row.get::<i64>(0)?, texts))
            })?;
            let Some((last, _)) = some.last() else {
                break;
            };
            after = *last;
            for (id, texts) in &some {
                put(tx, *id, texts.each_ref().map(String::as_str))?;
            }
        }
    }
    Ok(())
}

/// The query for what somebody asked, in the words of an engine; `None` when there is nothing
/// to ask for.
pub(crate) fn query(engine: Engine, asked: &str) -> Option<String> {
    let terms = korean::asked_pieces(asked);
    let written = |(piece, begins): &(String, bool)| match (engine, begins) {
        (Engine::Sqlite, false) => format!("\"{piece}\""),
        (Engine::Sqlite, true) => format!("\"{piece}\"*"),
        (Engine::Postgres, false) => format!("'{piece}'"),
        (Engine::Postgres, true) => format!("'{piece}':*"),
    };
    let and = match engine {
        Engine::Sqlite => " AND ",
        Engine::Postgres => " & ",
    };
    let written: Vec<String> = terms.iter().map(written).collect();
    (!written.is_empty()).then(|| written.join(and))
}
