//! People of one name and day of birth: the keys that stand for them, and whose account is
//! closed while her ballot lies in a box.

use process::id::VoteId;
use process::identity::Identity;
use store::{StoreError, Stores, Tx};

use super::{By, NotDone};

/// What stands for each of the people who may share a name and a birthday, by ordinals
/// from 1.
pub fn keys(by: &By, identity: &Identity) -> Vec<String> {
    (1..=by.rules.limits.namesakes_max)
        .map(|ordinal| by.keys.identity_key(&identity.material_of(ordinal)))
        .collect()
}

/// The ordinals for which no account stands although a voter of that key is on the roll of a
/// vote that is not counted: she closed her account after she was enrolled. Nobody else may go
/// on with her ballot.
///
/// It reads two stores, so it is asked before an act and not in it. The caller has asked
/// whether the actor may.
///
/// # Errors
/// When a store fails.
pub async fn left_behind(
    stores: &Stores,
    by: &By,
    identity: &Identity,
) -> Result<Vec<usize>, NotDone> {
    let (asked, now) = (keys(by, identity), by.now);
    let (votes, free) = stores
        .site
        .read(move |tx| -> Result<_, StoreError> {
            Ok((store::votes_uncounted(tx, now)?, free(tx, asked)?))
        })
        .await?;
    let entries: Vec<(usize, Vec<(VoteId, String)>)> = free
        .into_iter()
        .map(|(ordinal, key)| {
            let voter = |vote: &VoteId| (*vote, by.keys.voter_key(*vote, &key));
            (ordinal, votes.iter().map(voter).collect())
        })
        .collect();
    let left = stores.roll.read(move |tx| {
        let mut left = Vec::new();
        for (ordinal, entries) in &entries {
            if store::roll_issued_any(tx, entries)? {
                left.push(*ordinal);
            }
        }
        Ok::<_, StoreError>(left)
    });
    Ok(left.await?)
}

/// The keys for which no account stands, with their ordinals.
fn free(tx: &mut Tx<'_>, keys: Vec<String>) -> Result<Vec<(usize, String)>, StoreError> {
    let mut free = Vec::new();
    for (ordinal, key) in (1..).zip(keys) {
        if store::person_by_identity_key(tx, &key)?.is_none() {
            free.push((ordinal, key));
        }
    }
    Ok(free)
}
