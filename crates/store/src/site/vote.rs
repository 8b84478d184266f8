//! Announced votes and what stands on their ballots. The ballots themselves are elsewhere.

use finance::Won;
use jiff::Timestamp;
use process::agenda;
use process::id::{AgendaId, CycleId, DistrictId, PersonId, ProposalId, VoteId, VoteItemId};
use process::tally::{Announced, Item, TallyError};
use process::vote::Terms;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.district_id, v.cycle_id, v.title_ko, v.title_en, v.opens_at, \
             v.closes_at, v.max_choices, v.budget_won, v.official_rule, v.utility, v.completion, \
             v.ties, v.announced_at, v.announced_by, r.counted_at \
             FROM vote v LEFT JOIN vote_result r ON r.vote_id = v.id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO vote (id, district_id, cycle_id, title_ko, title_en, opens_at, closes_at, \
           max_choices, budget_won, official_rule, utility, completion, ties, announced_at, \
           announced_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    ITEM_ADD = "INSERT INTO vote_item (id, vote_id, proposal_id, title, need, cost_won, position, \
                agenda_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    GET = select!("WHERE v.id = $1");
    LIST = select!("WHERE v.district_id = $1 AND v.id < $2 ORDER BY v.id DESC LIMIT $3");
    OF_CYCLE = select!("WHERE v.cycle_id = $1 ORDER BY v.closes_at DESC, v.id DESC LIMIT 1");
    ITEMS = "SELECT i.id, i.vote_id, i.proposal_id, i.title, i.need, i.cost_won, i.position, \
             COALESCE(p.hidden, g.hidden, 0), i.agenda_id FROM vote_item i \
             LEFT JOIN proposal p ON p.id = i.proposal_id \
             LEFT JOIN agenda g ON g.id = i.agenda_id WHERE i.vote_id = $1 ORDER BY i.position, i.id";
    OPEN = "SELECT v.id FROM vote v LEFT JOIN vote_result r ON r.vote_id = v.id \
            WHERE v.opens_at <= $1 AND r.vote_id IS NULL ORDER BY v.id";
    TO_COUNT = select!("WHERE v.closes_at <= $1 AND r.vote_id IS NULL ORDER BY v.id LIMIT 100");
}

/// An announced vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// Its district.
    pub district: DistrictId,
    /// Its round.
    pub cycle: CycleId,
    /// Its title in Korean.
    pub title_ko: String,
    /// Its title in English.
    pub title_en: String,
    /// First moment of the vote.
    pub opens_at: Timestamp,
    /// First moment that is too late.
    pub closes_at: Timestamp,
    /// How many agendas one ballot may mark.
    pub max_choices: i64,
    /// The money there is.
    pub budget: Won,
    /// The rule that decides: `equal-shares` or `greedy`.
    pub official_rule: String,
    /// How a choice is weighed, as the allocation rules name it.
    pub utility: String,
    /// What is done with money left over, as the allocation rules name it.
    pub completion: String,
    /// How ties are broken, such as `cost,votes,name`.
    pub ties: String,
    /// When it was announced.
    pub announced_at: Timestamp,
    /// By whom.
    pub announced_by: PersonId,
    /// When its result was published.
    pub counted_at: Option<Timestamp>,
}

impl Vote {
    /// What the decisions need to know.
    pub fn terms(&self, items: &[VoteItem]) -> Terms {
        let mut items: Vec<VoteItemId> = items.iter().map(|item| item.id).collect();
        items.sort_unstable();
        Terms {
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            max_choices: usize::try_from(self.max_choices).unwrap_or(0),
            items,
        }
    }

    /// What the count needs to know.
    ///
    /// # Errors
    /// When what was announced can't be counted.
    pub fn announced(&self, items: &[VoteItem]) -> Result<Announced, TallyError> {
        let items: Vec<Item> = items
            .iter()
            .map(|item| Item {
                id: item.id,
                title: item.title.clone(),
                cost: item.cost,
            })
            .collect();
        Announced::new(
            self.budget,
            &items,
            &self.utility,
            &self.completion,
            &self.ties,
        )
    }
}

/// A vote to be announced.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of `Vote`")]
pub struct NewVote {
    pub district: DistrictId,
    pub cycle: CycleId,
    pub title_ko: String,
    pub title_en: String,
    pub opens_at: Timestamp,
    pub closes_at: Timestamp,
    pub max_choices: i64,
    pub budget: Won,
    pub official_rule: String,
    pub utility: String,
    pub completion: String,
    pub ties: String,
    pub announced_by: PersonId,
}

/// One agenda on the ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteItem {
    /// Its id.
    pub id: VoteItemId,
    /// Its vote.
    pub vote: VoteId,
    /// What of the board it is; `None` when it was never there.
    pub item: Option<agenda::Item>,
    /// Its title.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What it costs.
    pub cost: Won,
    /// Its place on the ballot, counted from 1.
    pub position: i64,
    /// Whether a moderator has hidden it on the board.
    pub hidden: bool,
}

/// An agenda to be put on the ballot.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of `VoteItem`")]
pub struct NewVoteItem {
    pub item: Option<agenda::Item>,
    pub title: String,
    pub need: String,
    pub cost: Won,
}

/// Ids for a vote and its `items` agendas, made before the vote is written, because its box
/// and its secret come first: see [`box_open`](crate::box_open).
pub fn vote_ids(ids: &crate::Ids, items: usize, now: Timestamp) -> (VoteId, Vec<VoteItemId>) {
    let vote = VoteId(ids.next(now));
    (
        vote,
        (0..items).map(|_| VoteItemId(ids.next(now))).collect(),
    )
}

/// Announces a vote with its agendas, in the order of the ballot.
///
/// The ids are those of [`vote_ids`].
///
/// # Errors
/// [`StoreError::Exists`] when the vote is there already.
pub fn vote_add(
    tx: &mut Tx<'_>,
    id: VoteId,
    new: &NewVote,
    items: &[(VoteItemId, NewVoteItem)],
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = values![
        id,
        new.district,
        new.cycle,
        &new.title_ko,
        &new.title_en,
        new.opens_at,
        new.closes_at,
        new.max_choices,
        new.budget,
        &new.official_rule,
        &new.utility,
        &new.completion,
        &new.ties,
        now,
        new.announced_by,
    ];
    tx.execute(ADD, values)?;
    for (position, (item, new)) in (1_i64..).zip(items) {
        let NewVoteItem {
            item: of,
            title,
            need,
            cost,
        } = new;
        let proposal = of.and_then(agenda::Item::proposal);
        let agenda = of.and_then(agenda::Item::agenda);
        tx.execute(
            ITEM_ADD,
            values![*item, id, proposal, title, need, *cost, position, agenda],
        )?;
    }
    Ok(())
}

/// The vote with this id.
///
/// # Errors
/// When the store fails.
pub fn vote_get(tx: &mut Tx<'_>, id: VoteId) -> Result<Option<Vote>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The vote of a round; of several the one that closes last.
///
/// # Errors
/// When the store fails.
pub fn vote_of_cycle(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Option<Vote>, StoreError> {
    tx.row(OF_CYCLE, values![cycle], read)
}

/// A page of the votes of a district, the newest first.
///
/// # Errors
/// When the store fails.
pub fn vote_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<VoteId>,
    limit: i64,
) -> Result<Vec<Vote>, StoreError> {
    tx.rows(
        LIST,
        values![district, before.unwrap_or(VoteId(i64::MAX)), limit],
        read,
    )
}

/// The agendas of a vote in the order of the ballot.
///
/// # Errors
/// When the store fails.
pub fn vote_items(tx: &mut Tx<'_>, vote: VoteId) -> Result<Vec<VoteItem>, StoreError> {
    tx.rows(ITEMS, values![vote], |row| {
        let proposal: Option<ProposalId> = row.get(2)?;
        let agenda: Option<AgendaId> = row.get(8)?;
        let item = proposal.map(agenda::Item::Proposal);
        Ok(VoteItem {
            id: row.get(0)?,
            vote: row.get(1)?,
            item: item.or(agenda.map(agenda::Item::Agenda)),
            title: row.get(3)?,
            need: row.get(4)?,
            cost: row.get(5)?,
            position: row.get(6)?,
            hidden: row.get(7)?,
        })
    })
}

/// Votes that have opened at `now` and have no result.
///
/// # Errors
/// When the store fails.
pub fn votes_uncounted(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<VoteId>, StoreError> {
    tx.rows(OPEN, values![now], |row| row.get(0))
}

/// Votes that are closed at `now` and have no result; at most 100.
///
/// # Errors
/// When the store fails.
pub fn votes_to_count(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<Vote>, StoreError> {
    tx.rows(TO_COUNT, values![now], read)
}

fn read(row: &Row<'_>) -> Result<Vote, StoreError> {
    Ok(Vote {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        title_ko: row.get(3)?,
        title_en: row.get(4)?,
        opens_at: row.get(5)?,
        closes_at: row.get(6)?,
        max_choices: row.get(7)?,
        budget: row.get(8)?,
        official_rule: row.get(9)?,
        utility: row.get(10)?,
        completion: row.get(11)?,
        ties: row.get(12)?,
        announced_at: row.get(13)?,
        announced_by: row.get(14)?,
        counted_at: row.get(15)?,
    })
}
