//! The published ballots of a vote, as a Pabulib file that is written while it is sent.

use std::io;

use allocation::Outcome;
use axum::body::{Body, Bytes};
use futures_util::stream;
use process::id::{VoteId, VoteItemId};
use process::tally::{Heading, file_ballots};
use store::{Db, District, StoreError, Vote, VoteItem};

use crate::pages::vote::result::votes;

/// How many ballots are read at once.
const BATCH: i64 = 2_000;

/// What the file says before its ballots; the names are Korean, the language of the record.
/// How often each agenda was marked comes from the published count.
///
/// # Errors
/// When what was announced can't be counted.
pub fn head(
    district: &District,
    vote: &Vote,
    items: &[VoteItem],
    counted: &Outcome,
) -> Result<String, StoreError> {
    let off =
        |error: &dyn std::fmt::Display| StoreError::Data(format!("vote {}: {error}", vote.id));
    let announced = vote.announced(items).map_err(|error| off(&error))?;
    let heading = Heading {
        vote: vote.id,
        title: &vote.title_ko,
        district: &district.name_ko,
        opens_at: vote.opens_at,
        closes_at: vote.closes_at,
        max_choices: usize::try_from(vote.max_choices).unwrap_or(usize::MAX),
        official: vote.official_rule.parse().map_err(|error| off(&error))?,
    };
    let votes = votes(counted);
    let of = |id: &str| {
        let found = votes.iter().find(|(listed, _)| listed == id);
        found.map_or(0, |(_, votes)| *votes)
    };
    Ok(announced.file_head(&heading, counted.voters, of))
}

/// Where the sending stands.
enum Next {
    Head(String),
    Ballots { after: Option<i64>, number: u64 },
}

/// The whole file: `head`, then the ballots of the sealed box in the order of their random
/// ids. No more than [`BATCH`] ballots are held at a time.
pub fn body(ballot_box: Db, vote: VoteId, head: String) -> Body {
    let pieces = stream::try_unfold(Next::Head(head), move |next| {
        let ballot_box = ballot_box.clone();
        async move {
            let (after, number) = match next {
                Next::Head(head) => {
                    let begin = Next::Ballots {
                        after: None,
                        number: 1,
                    };
                    return Ok(Some((Bytes::from(head), begin)));
                }
                Next::Ballots { after, number } => (after, number),
            };
            let page = page(&ballot_box, vote, after)
                .await
                .map_err(io::Error::other)?;
            let Some((last, _)) = page.last() else {
                return Ok(None);
            };
            let begin = Next::Ballots {
                after: Some(*last),
                number: number + page.len() as u64,
            };
            let piece = file_ballots(number, page.iter().map(|(_, choices)| choices.as_slice()));
            Ok::<_, io::Error>(Some((Bytes::from(piece), begin)))
        }
    });
    Body::from_stream(pieces)
}

async fn page(
    ballot_box: &Db,
    vote: VoteId,
    after: Option<i64>,
) -> Result<Vec<(i64, Vec<VoteItemId>)>, StoreError> {
    ballot_box
        .read(move |tx| store::ballots_page(tx, vote, after, BATCH))
        .await
}
