//! The texts of one district in memory, brought up to date from the store.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use deliberation::similar::{Hit, Index, Query, Synonyms};
use jiff::{SignedDuration, Timestamp};
use process::agenda::Item;
use process::id::DistrictId;
use store::{StoreError, TEXTS_MOST, Tx};

/// How many pages of one district keep what was found for them, about a kilobyte each.
const ANSWERS: usize = 2_000;

/// How much later than its own time a change may be committed, by another process or after
/// waiting for a lock.
const LATE: SignedDuration = SignedDuration::from_secs(60);

/// How long a question asks only for what is later than all that was read. A change that was
/// committed late is found this much later still. Without it every question after an import
/// would read the whole import again.
const CALM: SignedDuration = SignedDuration::from_secs(1);

/// The texts of one district.
#[derive(Default)]
pub(super) struct Held {
    pub texts: RwLock<Texts>,
    /// What was found for the pages of things since the texts changed.
    answers: Mutex<Answers>,
    /// Only one question reads all texts; the others wait for it.
    first: Mutex<()>,
}

pub(super) struct Texts {
    index: Index,
    pub items: HashMap<i64, (Item, Timestamp)>,
    /// The time and number of the latest change that was read.
    latest: (Timestamp, i64),
    /// The latest question that also looked for changes committed late.
    checked: Timestamp,
    /// The number of the district's own list of words, 0 for none, and all words.
    synonyms: (i64, Synonyms),
    /// How often a text or the words changed.
    changes: u64,
}

/// What was found for a text, when so many were wanted.
#[derive(Default)]
struct Answers {
    /// The change after which it was found.
    after: u64,
    found: HashMap<(String, usize), Arc<Vec<Hit>>>,
}

impl Default for Texts {
    fn default() -> Texts {
        Texts {
            index: Index::default(),
            items: HashMap::new(),
            latest: (Timestamp::UNIX_EPOCH, 0),
            checked: Timestamp::UNIX_EPOCH,
            synonyms: (0, first_words()),
            changes: 0,
        }
    }
}

/// The words that every district begins with.
fn first_words() -> Synonyms {
    Synonyms::read(Synonyms::first_text()).unwrap_or_default()
}

impl Texts {
    pub fn ask(&self, text: &str, most: usize) -> Vec<Hit> {
        self.index.ask(&Query::new(text, &self.synonyms.1), most)
    }

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
    pub fn read(&self) -> RwLockReadGuard<'_, Texts> {
        self.texts.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Texts> {
        self.texts.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is like a text that many people look at: looked for once after each change, since
    /// it costs more than all the rest of a page.
    pub fn hits(&self, texts: &Texts, text: &str, most: usize) -> Arc<Vec<Hit>> {
        let answers = || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (text.to_owned(), most);
        let known = answers();
        if known.after == texts.changes
            && let Some(hits) = known.found.get(&key)
        {
            return Arc::clone(hits);
        }
        drop(known);
        let hits = Arc::new(texts.ask(text, most));
        let mut known = answers();
        if known.after != texts.changes || known.found.len() >= ANSWERS {
            known.found.clear();
            known.after = texts.changes;
        }
        known.found.insert(key, Arc::clone(&hits));
        hits
    }

    pub fn refresh(
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
                    held.changes += 1;
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
            let mut held = self.write();
            held.synonyms = (id, first_words().and(own));
            held.changes += 1;
        }
        Ok(())
    }
}
