//! What people agree on, worked out of their votes on statements whenever there are new ones.

use deliberation::madang::{Settings, analyse};
use deliberation::{Id, Vote, Votes};
use jiff::Timestamp;
use process::opinion::Stance;
use store::{StoreError, Stores};

/// Works out what has changed since the last time and keeps it; answers of how many agendas.
///
/// # Errors
/// When the store fails.
pub async fn due(stores: &Stores, now: Timestamp) -> Result<usize, StoreError> {
    let due = stores.site.read(store::statement_analyses_due).await?;
    let mut done = 0;
    for of in due {
        let rows = stores
            .site
            .read(move |tx| store::statement_votes(tx, of.agenda))
            .await?;
        let work = move || {
            let rows = rows.into_iter().map(|(person, statement, stance)| {
                let vote = match stance {
                    Stance::Agree => Vote::Agree,
                    Stance::Disagree => Vote::Disagree,
                    Stance::Pass => Vote::Pass,
                };
                (
                    Id::from(person.0 as u64),
                    Id::from(statement.0 as u64),
                    vote,
                )
            });
            let votes = Votes::from_rows(rows);
            serde_json::to_string(&analyse(&votes, &Settings::default()))
        };
        let report = match tokio::task::spawn_blocking(work).await {
            Ok(Ok(report)) => report,
            Ok(Err(error)) => {
                tracing::error!(%error, "an analysis is no JSON");
                continue;
            }
            Err(error) => {
                tracing::error!(%error, "an analysis failed");
                continue;
            }
        };
        stores
            .site
            .write(move |tx| store::statement_analysis_put(tx, of, &report, now))
            .await?;
        done += 1;
    }
    Ok(done)
}
