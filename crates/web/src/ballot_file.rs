//! The published ballots of a vote, as a Pabulib file.

use allocation::pabulib;
use process::id::VoteItemId;
use process::tally::Heading;
use store::{District, StoreError, Vote, VoteItem};

/// Writes the file. `ballots` come in the order of their random ids; the names are Korean,
/// the language of the record.
///
/// # Errors
/// When what was announced can't be counted.
pub fn write(
    district: &District,
    vote: &Vote,
    items: &[VoteItem],
    ballots: Vec<Vec<VoteItemId>>,
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
    let election = announced
        .election(&heading, ballots)
        .map_err(|error| off(&error))?;
    Ok(pabulib::write(&election))
}
