//! From the store's room to what its report tells of it.

use finance::budget::Codes;
use process::id::BudgetLineId;
use process::report::{
    Record, RecordCard, RecordCluster, RecordNote, RecordSuggestion, RecordTask, RecordTopic,
};
use process::room::Figures;
use store::{Room, RoomFull, RoomSuggestion, StoreError, Tx};

/// How many years with an agreement are looked through.
const YEARS: i64 = 20;

/// The record of a room. Who wrote a card has no way into it.
pub(super) fn of(full: &RoomFull, figures: Figures, path: Vec<String>) -> Record {
    let texts = full.card_list().into_iter().zip(&full.cards);
    let cards = texts.map(|(card, one)| RecordCard {
        card,
        text: one.text.clone(),
        late: one.late,
        dots: one.dots,
    });
    let clusters = full.clusters.iter().map(|one| RecordCluster {
        id: one.id,
        title: one.title.clone(),
        answer: one.answer.clone(),
    });
    let topics = full.topics.iter().map(|one| RecordTopic {
        id: one.id,
        title: one.title.clone(),
        added: one.added,
    });
    let notes = full.notes.iter().map(|one| RecordNote {
        id: one.id,
        topic: one.topic,
        table: {
            let table = full.tables.iter().find(|table| Some(table.id) == one.table);
            table.map(|table| table.name.clone())
        },
        text: one.text.clone(),
    });
    let tasks = full.actions.iter().map(|one| RecordTask {
        id: one.id,
        suggestion: one.suggestion,
        what: one.what.clone(),
        owner: one.owner.clone(),
        due_on: one.due_on,
    });
    Record {
        purpose: full.room.purpose.clone(),
        place: full.room.place.clone(),
        starts_at: full.room.starts_at,
        closed_at: full.room.closed_at,
        blocks: full.blocks.clone(),
        boards: full.boards.clone(),
        joined: full.joined,
        figures,
        cards: cards.collect(),
        clusters: clusters.collect(),
        topics: topics.collect(),
        notes: notes.collect(),
        suggestions: full.suggestions.iter().map(suggestion).collect(),
        tasks: tasks.collect(),
        path,
    }
}

fn suggestion(one: &RoomSuggestion) -> RecordSuggestion {
    RecordSuggestion {
        id: one.id,
        topic: one.topic,
        cluster: one.cluster,
        title: one.title.clone(),
        text: one.text.clone(),
        review: one.outcome.map(|outcome| (outcome, one.reason.clone())),
    }
}

/// The lines of the host's plan for the year of the room. The city as a whole has no plan.
pub(super) fn budget(
    tx: &mut Tx<'_>,
    room: &Room,
) -> Result<Vec<(BudgetLineId, Vec<String>)>, StoreError> {
    let Some(district) = room.district else {
        return Ok(Vec::new());
    };
    let year = i64::from(korean::seoul(room.starts_at).year());
    let cycles = store::cycles_agreed(tx, district, YEARS)?;
    let Some(cycle) = cycles.iter().find(|cycle| cycle.fiscal_year == year) else {
        return Ok(Vec::new());
    };
    let ledger = store::ledger_of(tx, cycle.id)?;
    let codes = Codes::of(cycle.fiscal_year);
    let lines = ledger.lines.iter();
    Ok(lines
        .map(|line| (line.id, line.path.levels(codes).to_vec()))
        .collect())
}
