//! Similar texts of each district, kept in memory and brought up to date by every question.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use deliberation::similar::{Hit, Index, Query, Synonyms};
use jiff::{SignedDuration, Timestamp};
use process::agenda::Item;
use process::id::DistrictId;
use process::lineage::MOST;
use process::similar::{Decision, Likeness};
use store::{BoardItem, StoreError, TEXTS_MOST, Tx};

/// How many similar texts are shown.
const SHOWN: usize = 5;

/// How many decisions of one thing are read, the latest first: what was decided is not suggested
/// again.
const DECISIONS: usize = 200;

/// How many of them are shown.
const DECISIONS_SHOWN: usize = 8;

/// The most texts in memory, of all districts together: about a quarter of a gigabyte.
const TEXTS: usize = 200_000;

/// How much later than its own time a change may be committed, by another process or after
/// waiting for a lock.
const LATE: SignedDuration = SignedDuration::from_secs(60);

/// How long a question asks only for what is later than all that was read. A change that was
/// committed late is found this much later still. Without it every question after an import
/// would read the whole import again.
const CALM: SignedDuration = SignedDuration::from_secs(1);

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

/// The texts of one district.
#[derive(Default)]
struct Held {
    texts: RwLock<Texts>,
    /// Only one question reads all texts; the others wait for it.
    first: Mutex<()>,
}

struct Texts {
    index: Index,
    items: HashMap<i64, (Item, Timestamp)>,
    /// The time and number of the latest change that was read.
    latest: (Timestamp, i64),
    /// The latest question that also looked for changes committed late.
    checked: Timestamp,
    /// The number of the district's own list of words, 0 for none, and all words.
    synonyms: (i64, Synonyms),
}

impl Default for Texts {
    fn default() -> Texts {
        Texts {
            index: Index::default(),
            items: HashMap::new(),
            latest: (Timestamp::UNIX_EPOCH, 0),
            checked: Timestamp::UNIX_EPOCH,
            synonyms: (0, first_words()),
        }
    }
}

/// The words that every district begins with.
fn first_words() -> Synonyms {
    Synonyms::read(Synonyms::first_text()).unwrap_or_default()
}

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
            let query = Query::new(text, &texts.synonyms.1);
            let mut hits = texts.index.ask(&query, MOST + decided.len());
            hits.retain(|hit| {
                let item = texts.items.get(&hit.id).map(|(item, _)| *item);
                let new = item.filter(|item| Some(*item) != itself && !decided.contains(item));
                items.extend(new);
                new.is_some()
            });
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

impl Texts {
    /// From when on a question at `now` has to look for changes that were committed late, if it
    /// has to. What is older was there when it was looked for last.
    fn late(&self, now: Timestamp) -> Option<Timestamp> {
        let past = |before: Timestamp| now.duration_since(before).abs() >= CALM;
        let due = past(self.checked) || !past(self.latest.0);
        let since = self.checked.min(now);
        due.then(|| since.checked_sub(LATE).unwrap_or(since))
    }
}

impl Held {
    fn read(&self) -> RwLockReadGuard<'_, Texts> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Texts> {
        self.texts.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn refresh(
        &self,
        tx: &mut Tx<'_>,
        now: Timestamp,
        district: DistrictId,
    ) -> Result<(), StoreError> {
        let empty = self.read().items.is_empty();
        let alone = empty.then(|| self.first.lock().unwrap_or_else(PoisonError::into_inner));
        self.refresh_words(tx, district)?;
        let late = self.read().late(now);
        let mut key = late.map_or_else(|| self.read().latest, |since| (since, 0));
        loop {
            let mut texts = store::texts_changed(tx, district, key)?;
            let Some(last) = texts.last() else { break };
            key = (last.updated_at, last.item.number());
            let whole = texts.len() < TEXTS_MOST;
            // Most questions find nothing new, and then nobody waits for anybody.
            {
                let known = self.read();
                let now = |text: &store::ItemText| (text.item, text.updated_at);
                texts.retain(|text| known.items.get(&text.item.number()) != Some(&now(text)));
            }
            if !texts.is_empty() {
                let mut held = self.write();
                for text in texts {
                    let id = text.item.number();
                    held.items.insert(id, (text.item, text.updated_at));
                    held.index.put(id, &text.title, &text.need);
                    held.latest = held.latest.max((text.updated_at, id));
                }
            }
            if whole {
                break;
            }
        }
        if late.is_some() {
            self.write().checked = now;
        }
        drop(alone);
        Ok(())
    }

    /// Takes up the district's own words when they changed.
    fn refresh_words(&self, tx: &mut Tx<'_>, district: DistrictId) -> Result<(), StoreError> {
        let known = self.read().synonyms.0;
        if let Some((id, words)) = store::synonyms_after(tx, district, known)? {
            let own = Synonyms::read(&words).unwrap_or_default();
            self.write().synonyms = (id, first_words().and(own));
        }
        Ok(())
    }
}
