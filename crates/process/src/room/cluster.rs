//! Cards that say the same, put together and taken apart again.

use jiff::Timestamp;

use super::RoomBoard;
use crate::id::{CardId, ClusterId};
use crate::refusal::{Fault, Refusal};

/// What the decisions need to know of a card that hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: CardId,
    /// Its board.
    pub board: String,
    /// Its cluster.
    pub cluster: Option<ClusterId>,
}

/// What the decisions need to know of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its id.
    pub id: ClusterId,
    /// Whether it has an answer or a suggestion takes it up.
    pub settled: bool,
}

/// A cluster with its cards, or a card that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The cluster; a card alone has none.
    pub cluster: Option<ClusterId>,
    /// Its board.
    pub board: String,
    /// Its cards, oldest first. Dots for the group stand on the first.
    pub cards: Vec<CardId>,
}

/// The groups of a room in the order of their oldest cards; a card that belongs to no cluster
/// is a group of its own. `cards` come oldest first.
pub fn groups(cards: &[Card]) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    for card in cards {
        let known = found
            .iter_mut()
            .find(|group| card.cluster.is_some() && group.cluster == card.cluster);
        match known {
            Some(group) => group.cards.push(card.id),
            None => found.push(Group {
                cluster: card.cluster,
                board: card.board.clone(),
                cards: vec![card.id],
            }),
        }
    }
    found
}

/// When a card came into a cluster, by an act of grouping or because one was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The card.
    pub card: CardId,
    /// The cluster.
    pub cluster: ClusterId,
    /// When.
    pub at: Timestamp,
}

/// Dots that go over to another card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DotsGo {
    /// The card on which they stand.
    pub from: CardId,
    /// The one on which they stand from now on.
    pub to: CardId,
    /// Those that were given from this moment on.
    pub since: Timestamp,
}

/// The oldest card of the group of `card` that stays when `leaving` go.
fn heir(all: &[Card], leaving: &[CardId], card: &Card) -> Option<CardId> {
    let with = |one: &&Card| card.cluster.is_some() && one.cluster == card.cluster;
    let mut stays = all.iter().filter(with).filter(|c| !leaving.contains(&c.id));
    stays.next().map(|one| one.id)
}

/// Dots of a group that would leave it with cards that go elsewhere. What a card brought along
/// goes with it; what was given while it stood for the group stays with the group.
pub fn dots_stay(all: &[Card], joined: &[Joined], leaving: &[CardId]) -> Vec<DotsGo> {
    let goes = |card: &Card| {
        let into = || {
            joined
                .iter()
                .filter(|one| Some(one.cluster) == card.cluster)
        };
        let made = into().map(|one| one.at).min();
        let came = into().filter(|one| one.card == card.id).map(|one| one.at);
        Some(DotsGo {
            from: card.id,
            to: heir(all, leaving, card)?,
            since: made.max(came.max())?,
        })
    };
    let leaving = |card: &&Card| leaving.contains(&card.id);
    all.iter().filter(leaving).filter_map(goes).collect()
}

/// Cards that may be taken down, each with the card of its group to which its dots go over. The
/// dots of a group that has no card left go back to those who gave them.
///
/// # Errors
/// Without cards, and when a cluster that has an answer or a suggestion would lose its last one.
pub fn take_down(
    all: &[Card],
    clusters: &[Cluster],
    cards: &[CardId],
) -> Result<Vec<(CardId, Option<CardId>)>, Refusal> {
    let picked: Vec<&Card> = all.iter().filter(|card| cards.contains(&card.id)).collect();
    if picked.is_empty() {
        return Err(Refusal::conflict(Fault::new("refusal-room-no-cards")));
    }
    keeps_settled(all, clusters, &picked, None)?;
    let heirs = picked.iter().map(|card| (card.id, heir(all, cards, card)));
    Ok(heirs.collect())
}

/// Decides whether cards may move into another cluster, or out of theirs.
///
/// # Errors
/// Without cards, with cards of several boards or of none, and when a cluster that has an
/// answer or a suggestion would lose its last card.
pub fn regroup(
    all: &[Card],
    clusters: &[Cluster],
    moved: &[CardId],
    to: Option<ClusterId>,
) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    let picked: Vec<&Card> = all.iter().filter(|card| moved.contains(&card.id)).collect();
    let Some(first) = picked.first() else {
        return refused("refusal-room-no-cards");
    };
    let target = to.and_then(|id| all.iter().find(|card| card.cluster == Some(id)));
    let board = target.map_or(&first.board, |card| &card.board);
    if picked.len() != moved.len() || picked.iter().any(|card| card.board != *board) {
        return refused("refusal-room-boards");
    }
    keeps_settled(all, clusters, &picked, to)
}

/// Whether each settled cluster but `to` keeps a card when `picked` leave.
fn keeps_settled(
    all: &[Card],
    clusters: &[Cluster],
    picked: &[&Card],
    to: Option<ClusterId>,
) -> Result<(), Refusal> {
    for cluster in clusters.iter().filter(|one| one.settled) {
        if Some(cluster.id) == to {
            continue;
        }
        let of = |card: &&Card| card.cluster == Some(cluster.id);
        let left = all.iter().filter(of).count() - picked.iter().filter(|c| of(c)).count();
        if left == 0 && picked.iter().any(of) {
            return Err(Refusal::conflict(Fault::new("refusal-room-settled")));
        }
    }
    Ok(())
}

/// The groups of boards that ask for something which have neither suggestion nor answer. A card
/// alone is one of them.
pub fn unanswered<'a>(
    groups: &'a [Group],
    clusters: &[Cluster],
    boards: &[RoomBoard],
) -> Vec<&'a Group> {
    let asks = |group: &&Group| boards.iter().any(|b| b.asks && b.name == group.board);
    let settled = |group: &Group| {
        clusters
            .iter()
            .any(|cluster| Some(cluster.id) == group.cluster && cluster.settled)
    };
    groups
        .iter()
        .filter(asks)
        .filter(|group| !settled(group))
        .collect()
}
