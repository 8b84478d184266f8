//! Similar texts of each district, kept in memory and brought up to date by every question.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use deliberation::similar::{Hit, Index, Query, Synonyms};
use jiff::{SignedDuration, Timestamp};
use process::agenda::Item;
use process::id::DistrictId;
use process::lineage::MOST;
use store::{BoardItem, StoreError, TEXTS_MOST, Tx};

/// How many similar texts are shown.
const SHOWN: usize = 5;

/// The most texts in memory, of all districts together: about a quarter of a gigabyte.
const TEXTS: usize = 200_000;

/// How far back each question looks for changes, for those that were committed late.
const LATE: SignedDuration = SignedDuration::from_secs(60);

/// A thing that is like what was asked.
pub struct Found {
    /// The thing, as it stands on the board.
    pub row: BoardItem,
    /// Why it is like what was asked.
    pub hit: Hit,
}

/// The texts of every district that was asked about.
#[derive(Default)]
pub struct Similar(Mutex<HashMap<DistrictId, Arc<Mutex<Held>>>>);

/// The texts of one district.
struct Held {
    index: Index,
    items: HashMap<i64, (Item, Timestamp)>,
    /// The latest change that was read.
    latest: Timestamp,
}

impl Similar {
    /// The five things of a district that are most like a text, the best first. Hidden,
    /// withdrawn and undone things are not among them, nor is the one that the text is of.
    ///
    /// Reads the texts that changed since the last question, by whichever process, and the
    /// rows that are shown: two statements, however many texts there are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn ask(
        &self,
        tx: &mut Tx<'_>,
        district: DistrictId,
        text: &str,
        itself: Option<Item>,
    ) -> Result<Vec<Found>, StoreError> {
        let held = self.of(district);
        let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
        held.refresh(tx, district)?;
        let synonyms = Synonyms::read(Synonyms::first_text()).unwrap_or_default();
        let hits = held.index.ask(&Query::new(text, &synonyms), MOST);
        let item = |hit: &Hit| held.items.get(&hit.id).map(|(item, _)| *item);
        let mut items: Vec<Item> = hits.iter().filter_map(item).collect();
        items.retain(|item| Some(*item) != itself);
        drop(held);
        let rows = store::board_some(tx, district, &items)?;
        let rows = rows.into_iter();
        let rows = rows.filter(|row| !matches!(row.state.as_str(), "withdrawn" | "undone"));
        let found = rows.filter_map(|row| {
            let hit = hits.iter().find(|hit| hit.id == row.item.number())?.clone();
            Some(Found { row, hit })
        });
        Ok(found.take(SHOWN).collect())
    }

    /// The texts of a district. When there are too many in memory those of the other
    /// districts are let go, and read again when somebody asks.
    fn of(&self, district: DistrictId) -> Arc<Mutex<Held>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A district that is being read just now is counted when it is asked next.
        let size = |held: &Arc<Mutex<Held>>| held.try_lock().map_or(0, |held| held.items.len());
        if all.values().map(size).sum::<usize>() > TEXTS {
            all.retain(|known, _| *known == district);
        }
        Arc::clone(all.entry(district).or_insert_with(|| {
            Arc::new(Mutex::new(Held {
                index: Index::default(),
                items: HashMap::new(),
                latest: Timestamp::UNIX_EPOCH,
            }))
        }))
    }
}

impl Held {
    fn refresh(&mut self, tx: &mut Tx<'_>, district: DistrictId) -> Result<(), StoreError> {
        let since = self.latest.checked_sub(LATE).unwrap_or(self.latest);
        let mut key = (since, 0);
        loop {
            let texts = store::texts_changed(tx, district, key)?;
            let Some(last) = texts.last() else {
                return Ok(());
            };
            key = (last.updated_at, last.item.number());
            let whole = texts.len() < TEXTS_MOST;
            for text in texts {
                let id = text.item.number();
                let now = (text.item, text.updated_at);
                if self.items.insert(id, now) != Some(now) {
                    self.index.put(id, &text.title, &text.need);
                }
                self.latest = self.latest.max(text.updated_at);
            }
            if whole {
                return Ok(());
            }
        }
    }
}
