//! Similar texts of each district, kept in memory and brought up to date by every question.

mod texts;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use deliberation::similar::Hit;
use jiff::Timestamp;
use process::agenda::Item;
use process::id::DistrictId;
use process::lineage::MOST;
use process::similar::{Decision, Likeness};
use store::{BoardItem, StoreError, Tx};

use self::texts::Held;

/// How many similar texts are shown.
const SHOWN: usize = 5;

/// How many decisions of one thing are read, the latest first: what was decided is not suggested
/// again.
const DECISIONS: usize = 200;

/// How many of them are shown.
const DECISIONS_SHOWN: usize = 8;

/// The most texts in memory, of all districts together: about a quarter of a gigabyte.
const TEXTS: usize = 200_000;

/// A thing that is like what was asked.
pub struct Found {
    /// The thing, as it stands on the board.
    pub row: BoardItem,
    /// Why it is like what was asked.
    pub hit: Hit,
    /// The place in the list, counted from 0, of an earlier one that asks for the same, as
    /// people decided.
    pub same_as: Option<usize>,
}

/// A thing of which people decided what it is to the one that was asked about.
pub struct Known {
    /// The thing, as it stands on the board.
    pub row: BoardItem,
    /// What was decided, by whom and why.
    pub decision: Decision,
}

/// What is like a text.
#[derive(Default)]
pub struct Answer {
    /// What nobody has decided on, the best first.
    pub found: Vec<Found>,
    /// What was decided on: the same first, then what is related, then what only shares words.
    pub known: Vec<Known>,
}

/// The texts of every district that was asked about.
#[derive(Default)]
pub struct Similar(Mutex<HashMap<DistrictId, Arc<Held>>>);

impl Similar {
    /// The things of a district that are most like a text, the best first, at `now`. Hidden, withdrawn
    /// and undone things are not among them, nor is the one that the text is of; what was
    /// decided of that one is told apart.
    ///
    /// Reads the texts and words that changed since the last question, by whichever process,
    /// the rows that are shown and what was decided of them: four statements, however many
    /// texts there are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn ask(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        district: DistrictId,
        (text, itself): (&str, Option<Item>),
    ) -> Result<Answer, StoreError> {
        let held = self.of(district);
        held.refresh(tx, now, district)?;
        let decisions = match itself {
            Some(item) => store::similar_decisions_of(tx, item, DECISIONS)?,
            None => Vec::new(),
        };
        let beside = |decision: &Decision| itself.and_then(|item| decision.pair.beside(item));
        let decided: Vec<Item> = decisions.iter().filter_map(beside).collect();
        let mut items: Vec<Item> = decided.iter().copied().take(DECISIONS_SHOWN).collect();
        let hits = {
            let texts = held.read();
            let most = MOST + decided.len();
            let hits = match itself {
                Some(_) => held.hits(&texts, text, most),
                None => Arc::new(texts.ask(text, most)),
            };
            items.extend(hits.iter().filter_map(|hit| {
                let (item, _) = texts.items.get(&hit.id)?;
                (Some(*item) != itself && !decided.contains(item)).then_some(*item)
            }));
            hits
        };
        items.truncate(MOST);
        let rows = store::board_some(tx, district, &items)?;
        let (known, rows): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|row| decided.contains(&row.item));
        let mut known: Vec<Known> = known
            .into_iter()
            .filter_map(|row| {
                let of_row = |decision: &&Decision| beside(decision) == Some(row.item);
                let decision = decisions.iter().find(of_row)?.clone();
                Some(Known { row, decision })
            })
            .collect();
        known.sort_by_key(|known| known.decision.likeness);
        let stands = |row: &BoardItem| !matches!(row.state.as_str(), "withdrawn" | "undone");
        let found = rows.into_iter().filter(stands).filter_map(|row| {
            let hit = hits.iter().find(|hit| hit.id == row.item.number())?.clone();
            Some(Found {
                row,
                hit,
                same_as: None,
            })
        });
        let mut found: Vec<Found> = found.take(SHOWN).collect();
        if itself.is_none() {
            found = together(tx, found)?;
        }
        Ok(Answer { found, known })
    }

    /// The texts of a district. When there are too many in memory those of the other
    /// districts are let go, and read again when somebody asks.
    fn of(&self, district: DistrictId) -> Arc<Held> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A district that is being written just now is counted when it is asked next.
        let size = |held: &Arc<Held>| held.texts.try_read().map_or(0, |texts| texts.items.len());
        if all.values().map(size).sum::<usize>() > TEXTS {
            all.retain(|known, _| *known == district);
        }
        Arc::clone(all.entry(district).or_default())
    }
}

/// Puts each thing right behind an earlier one that asks for the same, as people decided.
fn together(tx: &mut Tx<'_>, found: Vec<Found>) -> Result<Vec<Found>, StoreError> {
    let items: Vec<Item> = found.iter().map(|one| one.row.item).collect();
    let decisions = store::similar_decisions_among(tx, &items)?;
    let same = |one: Item, other: Item| {
        let of = |d: &Decision| d.likeness == Likeness::Same && d.pair.beside(one) == Some(other);
        decisions.iter().any(of)
    };
    let mut sorted: Vec<Found> = Vec::with_capacity(found.len());
    for one in found {
        let first = sorted
            .iter()
            .position(|known| same(known.row.item, one.row.item));
        let Some(first) = first else {
            sorted.push(one);
            continue;
        };
        let behind = sorted.iter().skip(first + 1);
        let group = behind
            .take_while(|known| known.same_as == Some(first))
            .count();
        let place = first + 1 + group;
        for later in &mut sorted[place..] {
            later.same_as = later.same_as.map(|at| at + usize::from(at >= place));
        }
        let same_as = Some(first);
        sorted.insert(place, Found { same_as, ..one });
    }
    Ok(sorted)
}
