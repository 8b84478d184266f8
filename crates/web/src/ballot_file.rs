//! The published ballots of a vote, as a Pabulib file that is written while it is sent.

use std::io;
use std::time::Duration;

use allocation::Outcome;
use axum::body::{Body, Bytes};
use futures_util::stream;
use process::id::{VoteId, VoteItemId};
use process::tally::{Heading, file_ballots};
use store::{Db, District, StoreError, Vote, VoteItem};
use tokio::sync::{OwnedSemaphorePermit, mpsc};

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

/// How long a reader may take for a piece.
const PATIENCE: Duration = Duration::from_secs(30);

type Piece = Result<Bytes, io::Error>;

/// The whole file: `head`, then the ballots of the sealed box in the order of their random
/// ids. It is read while it is sent, a few pieces ahead of the reader; `place` is given back
/// at its end. A reader who takes too long, or a store that fails, breaks it off visibly.
pub fn body(ballot_box: Db, vote: VoteId, head: String, place: OwnedSemaphorePermit) -> Body {
    let (pieces, read) = mpsc::channel(2);
    tokio::spawn(async move {
        let _place = place;
        if let Err(error) = send(&pieces, &ballot_box, vote, head).await {
            tracing::warn!(%vote, %error, "the ballots were not sent to their end");
        }
    });
    Body::from_stream(stream::unfold(Some(read), |read| async {
        let mut read: mpsc::Receiver<Piece> = read?;
        match read.recv().await {
            Some(Ok(piece)) if piece.is_empty() => None,
            Some(Ok(piece)) => Some((Ok(piece), Some(read))),
            Some(Err(error)) => Some((Err(error), None)),
            // The sender gave up before the end.
            None => Some((Err(io::ErrorKind::TimedOut.into()), None)),
        }
    }))
}

/// Sends the pieces; an empty one is the end.
async fn send(
    pieces: &mpsc::Sender<Piece>,
    ballot_box: &Db,
    vote: VoteId,
    head: String,
) -> Result<(), io::Error> {
    let (mut after, mut number) = (None, 1);
    let mut piece = head;
    loop {
        give(pieces, Ok(piece.into())).await?;
        let page = match page(ballot_box, vote, after).await {
            Ok(page) => page,
            Err(error) => {
                let error = io::Error::other(error);
                give(pieces, Err(io::Error::other(error.to_string()))).await?;
                return Err(error);
            }
        };
        let Some((last, _)) = page.last() else {
            return give(pieces, Ok(Bytes::new())).await;
        };
        after = Some(*last);
        piece = file_ballots(number, page.iter().map(|(_, choices)| choices.as_slice()));
        number += page.len() as u64;
    }
}

async fn give(pieces: &mpsc::Sender<Piece>, piece: Piece) -> Result<(), io::Error> {
    match tokio::time::timeout(PATIENCE, pieces.send(piece)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
        Err(_) => Err(io::ErrorKind::TimedOut.into()),
    }
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
