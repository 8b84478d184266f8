//! Selections (선정): what the council chose for a year. Each is recorded once and never
//! changed.

use finance::Won;
use jiff::Timestamp;
use process::body::BodyKind;
use process::id::{
    AgendaId, CycleId, DecisionId, DistrictId, PersonId, ProposalId, SelectionId, VoteId,
    VoteItemId,
};
use process::selection::{LastWord, Verdict};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO selection (id, district_id, cycle_id, decision_id, vote_id, last_word, \
           recorded_at, recorded_by, budget_won) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ITEM_ADD = "INSERT INTO selection_item (selection_id, position, vote_item_id, agenda_id, \
                proposal_id, title, asked_won, verdict, granted_won, reason, vote_won, \
                forum_rank, departs_vote, departs_forum) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    OF_CYCLE = "SELECT id, district_id, cycle_id, decision_id, vote_id, last_word, recorded_at, \
                budget_won FROM selection WHERE cycle_id = $1";
    ITEMS = "SELECT i.position, i.vote_item_id, i.agenda_id, i.proposal_id, i.title, \
             i.asked_won, i.verdict, i.granted_won, i.reason, i.vote_won, i.forum_rank, \
             i.departs_vote, i.departs_forum, COALESCE(p.hidden, g.hidden, 0) \
             FROM selection_item i LEFT JOIN proposal p ON p.id = i.proposal_id \
             LEFT JOIN agenda g ON g.id = i.agenda_id \
             WHERE i.selection_id = $1 ORDER BY i.position";
    BESIDE = "SELECT g.id, g.title, g.cost_won FROM agenda g \
              WHERE g.cycle_id = $1 AND g.state = 'open' AND g.hidden = 0 AND NOT EXISTS \
              (SELECT 1 FROM vote_item i WHERE i.agenda_id = g.id AND i.vote_id = $2) \
              ORDER BY g.id LIMIT $3";
    DECISIONS = "SELECT d.id, d.motion, m.title FROM decision d \
                 JOIN meeting m ON m.id = d.meeting_id JOIN body b ON b.id = m.body_id \
                 WHERE d.district_id = $1 AND d.outcome = 'passed' AND b.kind = $2 \
                 AND m.starts_at >= $3 ORDER BY d.id DESC LIMIT $4";
}

/// A selection as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Its id.
    pub id: SelectionId,
    /// Its district.
    pub district: DistrictId,
    /// Its round.
    pub cycle: CycleId,
    /// The decision of the council that it rests on.
    pub decision: DecisionId,
    /// The residents' vote that the council had before it, where there was one.
    pub vote: Option<VoteId>,
    /// Who had the last word.
    pub last_word: LastWord,
    /// What was decided on; `None` for what was recorded before this was kept.
    pub budget: Option<Won>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// A selection to be recorded.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields are those of `Selection`")]
pub struct NewSelection {
    pub district: DistrictId,
    pub cycle: CycleId,
    pub decision: DecisionId,
    pub vote: Option<VoteId>,
    pub last_word: LastWord,
    pub budget: Won,
    pub recorded_by: PersonId,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionItem {
    /// Its place in the selection, counted from 1; the plan refers to it.
    pub position: i64,
    /// What stood on the ballot, if it did.
    pub vote_item: Option<VoteItemId>,
    /// The agenda that it is, if it is one.
    pub agenda: Option<AgendaId>,
    /// The proposal that it came from, if it came from one.
    pub proposal: Option<ProposalId>,
    /// Its title at that time.
    pub title: String,
    /// What it asked for; nothing when that was not known.
    pub asked: Won,
    /// What became of it.
    pub verdict: Verdict,
    /// What it gets.
    pub granted: Won,
    /// Why.
    pub reason: String,
    /// What the residents' vote granted it; `None` when it was on no ballot.
    pub vote_won: Option<Won>,
    /// The rank that the forum gave it, 1 the best.
    pub forum_rank: Option<i64>,
    /// Whether it gets another sum than the vote granted.
    pub departs_vote: bool,
    /// Whether it is left out while something with a worse rank is funded.
    pub departs_forum: bool,
    /// Whether a moderator has hidden what it came from.
    pub hidden: bool,
}

/// An agenda that was not on a ballot and can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its id.
    pub agenda: AgendaId,
    /// One line that names it.
    pub title: String,
    /// The estimated cost, if it is known.
    pub cost: Option<Won>,
}

/// A decision of a kind of body, as a choice of a form needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedDecision {
    /// Its id.
    pub id: DecisionId,
    /// What was put to the vote.
    pub motion: String,
    /// The title of the meeting.
    pub meeting_title: String,
}

/// Records a selection with its items.
///
/// # Errors
/// [`StoreError::Exists`] when the round has one.
pub fn selection_add(
    tx: &mut Tx<'_>,
    new: &NewSelection,
    items: &[SelectionItem],
    now: Timestamp,
) -> Result<SelectionId, StoreError> {
    let id = SelectionId(tx.next_id(now));
    let NewSelection {
        district,
        cycle,
        decision,
        vote,
        last_word,
        budget,
        recorded_by,
    } = *new;
    tx.execute(
        ADD,
        values![
            id,
            district,
            cycle,
            decision,
            vote,
            last_word,
            now,
            recorded_by,
            budget
        ],
    )?;
    for item in items {
        let values = values![
            id,
            item.position,
            item.vote_item,
            item.agenda,
            item.proposal,
            &item.title,
            item.asked,
            item.verdict,
            item.granted,
            &item.reason,
            item.vote_won,
            item.forum_rank,
            item.departs_vote,
            item.departs_forum
        ];
        tx.execute(ITEM_ADD, values)?;
    }
    Ok(id)
}

/// The selection of a round, once it was recorded.
///
/// # Errors
/// When the store fails.
pub fn selection_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Option<Selection>, StoreError> {
    tx.row(OF_CYCLE, values![cycle], |row| {
        Ok(Selection {
            id: row.get(0)?,
            district: row.get(1)?,
            cycle: row.get(2)?,
            decision: row.get(3)?,
            vote: row.get(4)?,
            last_word: row.get(5)?,
            recorded_at: row.get(6)?,
            budget: Some(row.get(7)?).filter(|budget| *budget != Won::ZERO),
        })
    })
}

/// The items of a selection in their order.
///
/// # Errors
/// When the store fails.
pub fn selection_items(
    tx: &mut Tx<'_>,
    selection: SelectionId,
) -> Result<Vec<SelectionItem>, StoreError> {
    tx.rows(ITEMS, values![selection], read_item)
}

/// The agendas of a round that stand and are not on the ballot of `vote`, oldest first.
///
/// # Errors
/// When the store fails.
pub fn selection_beside(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    vote: Option<VoteId>,
    limit: i64,
) -> Result<Vec<Beside>, StoreError> {
    // No vote has the id 0.
    let vote = vote.unwrap_or(VoteId(0));
    tx.rows(BESIDE, values![cycle, vote, limit], |row| {
        Ok(Beside {
            agenda: row.get(0)?,
            title: row.get(1)?,
            cost: row.get(2)?,
        })
    })
}

/// The passed decisions of a kind of body in meetings that began at `from` or later, the
/// newest first.
///
/// # Errors
/// When the store fails.
pub fn decisions_of_body(
    tx: &mut Tx<'_>,
    district: DistrictId,
    kind: BodyKind,
    from: Timestamp,
    limit: i64,
) -> Result<Vec<PassedDecision>, StoreError> {
    tx.rows(DECISIONS, values![district, kind, from, limit], |row| {
        Ok(PassedDecision {
            id: row.get(0)?,
            motion: row.get(1)?,
            meeting_title: row.get(2)?,
        })
    })
}

fn read_item(row: &Row<'_>) -> Result<SelectionItem, StoreError> {
    Ok(SelectionItem {
        position: row.get(0)?,
        vote_item: row.get(1)?,
        agenda: row.get(2)?,
        proposal: row.get(3)?,
        title: row.get(4)?,
        asked: row.get(5)?,
        verdict: row.get(6)?,
        granted: row.get(7)?,
        reason: row.get(8)?,
        vote_won: row.get(9)?,
        forum_rank: row.get(10)?,
        departs_vote: row.get(11)?,
        departs_forum: row.get(12)?,
        hidden: row.get(13)?,
    })
}
