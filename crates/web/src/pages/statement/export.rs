//! The votes as a file: people as numbers that mean nothing, new ones for every last vote.
//!
//! There is none before the close. Two files with one vote between them would differ in the row of
//! one person, and so tell all that she thinks to whoever knows that she has just voted.

use std::collections::HashMap;
use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::AgendaId;
use process::opinion::Stance;
use process::statement::{CELL_FROM, EXPORT_FROM, Phase};
use process::{Act, Fault, Refusal};
use store::Keyring;

use super::read;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::exchange::csv_text;

/// `GET /d/{district}/agendas/{agenda}/statements/votes.csv`: who reads the results may take
/// the votes once nobody votes any more, of ten people at least. Hidden statements and those that
/// fewer than ten voted on are not in it.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let place = ctx.app.downloads.try_acquire();
    let _place = place.map_err(|_| WebError::TooMany { wait: 5 })?;
    let (ground, (votes, last)) = read(&ctx, slug, &agenda, Act::PublicSee, |tx, ground| {
        let (id, refused) = (ground.agenda.id, |key| Refusal::conflict(Fault::new(key)));
        if ground.revealed().is_err() {
            return Err(refused("refusal-statement-kept").into());
        }
        if ground.phase != Phase::Closed {
            return Err(refused("refusal-statement-export-open").into());
        }
        let (people, _) = store::statement_people(tx, id)?;
        if people < EXPORT_FROM {
            return Err(refused("refusal-statement-export").into());
        }
        let last = store::statement_last_vote(tx, id)?;
        Ok((store::statement_votes(tx, id)?, last))
    })
    .await?;
    let id = ground.agenda.id;
    let text = written(&ctx.app.stores.keys, id, last, &votes);
    Ok(csv_text(&text, &format!("votes-{id}")))
}

/// The file, in the order of the new numbers. They follow from a secret and from the last vote:
/// the same votes give the same file, and no number means the same in two files.
fn written(
    keys: &Keyring,
    agenda: AgendaId,
    last: i64,
    votes: &[(process::id::PersonId, process::id::StatementId, Stance)],
) -> String {
    let mut on: HashMap<_, i64> = HashMap::new();
    for (_, statement, _) in votes {
        *on.entry(*statement).or_default() += 1;
    }
    let mut people: Vec<_> = votes.iter().map(|(person, ..)| *person).collect();
    people.dedup();
    people.sort_by_cached_key(|person| {
        keys.hmac("statement-votes", &format!("{agenda}/{last}/{person}"))
    });
    let mut out = String::from("participant,statement,vote\n");
    for (number, person) in (1..).zip(&people) {
        let from = votes.partition_point(|(of, ..)| of < person);
        let own = votes[from..].iter().take_while(|(of, ..)| of == person);
        for (_, statement, stance) in own.filter(|(_, of, _)| on[of] >= CELL_FROM) {
            let vote = match stance {
                Stance::Agree => 1,
                Stance::Disagree => -1,
                Stance::Pass => 0,
            };
            let number: i64 = number;
            // Writing into a text cannot fail.
            let _ = writeln!(out, "{number},{statement},{vote}");
        }
    }
    out
}
