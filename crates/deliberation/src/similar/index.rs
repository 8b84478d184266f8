//! Which texts have which grams.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::grams::{Gram, letters, placed};
use super::near_copy::Share;
use super::query::{Instead, Query};
use super::synonym::Replaced;

/// How soon one gram more in the same text stops counting (BM25's k1).
const K1: f32 = 1.2;

/// How much a long text loses (BM25's b).
const B: f32 = 0.4;

/// What a gram of a title counts; one of the rest counts 1.
const TITLE: u32 = 2;

/// From how many texts on a gram may be too common: when it stands in more than a quarter.
const MANY: usize = 1000;
const COMMON: usize = 4;

/// How many free places are left before the index is written anew: a quarter of all.
const FREE: usize = 4;

/// A text that is like what was asked, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The text.
    pub id: i64,
    /// How well it answers, beside the other hits of the same question only.
    pub score: f32,
    /// The parts of what was asked that stand in the text, in their order.
    pub words: Vec<String>,
    /// The words that stand in the text in place of asked ones.
    pub replaced: Vec<Replaced>,
    /// How much of both texts is the same.
    pub share: Share,
}

/// The texts of a district by their grams.
///
/// The same texts give the same hits, in whatever order they were put in, replaced and
/// removed; of hits that answer equally well the older, with the smaller id, comes first.
#[derive(Debug, Default)]
pub struct Index {
    postings: HashMap<Gram, Vec<Posting>>,
    places: HashMap<i64, u32>,
    texts: Vec<Text>,
    /// The lengths of all texts together.
    length: u64,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    place: u32,
    count: u16,
}

#[derive(Clone, Copy, Debug)]
struct Text {
    id: i64,
    length: u32,
    /// How many different grams it has.
    different: u32,
    here: bool,
}

impl Index {
    /// Puts a text in, in place of the one with this id.
    pub fn put(&mut self, id: i64, title: &str, rest: &str) {
        self.remove(id);
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let mut counts: BTreeMap<Gram, u32> = BTreeMap::new();
        for (text, weight) in [(title, TITLE), (rest, 1)] {
            for placed in placed(&letters(text)) {
                *counts.entry(placed.gram).or_default() += weight;
            }
        }
        let length = counts.values().sum();
        self.texts.push(Text {
            id,
            length,
            different: u32::try_from(counts.len()).unwrap_or(u32::MAX),
            here: true,
        });
        self.places.insert(id, place);
        self.length += u64::from(length);
        for (gram, count) in counts {
            let count = u16::try_from(count).unwrap_or(u16::MAX);
            let posting = Posting { place, count };
            self.postings.entry(gram).or_default().push(posting);
        }
    }

    /// Takes a text out; nothing happens when there is none with this id.
    pub fn remove(&mut self, id: i64) {
        let Some(place) = self.places.remove(&id) else {
            return;
        };
        let text = &mut self.texts[place as usize];
        text.here = false;
        self.length -= u64::from(text.length);
        let free = self.texts.len() - self.places.len();
        if free > 64 && free * FREE > self.texts.len() {
            self.tidy();
        }
    }

    /// Writes the index without the places that are free.
    fn tidy(&mut self) {
        let mut next = 0;
        let mut moved = Vec::with_capacity(self.texts.len());
        for text in &self.texts {
            moved.push(text.here.then_some(next));
            next += u32::from(text.here);
        }
        self.postings.retain(|_, postings| {
            let stay = |p: &Posting| {
                Some(Posting {
                    place: moved[p.place as usize]?,
                    ..*p
                })
            };
            *postings = postings.iter().filter_map(stay).collect();
            !postings.is_empty()
        });
        self.texts.retain(|text| text.here);
        for (place, text) in (0..).zip(&self.texts) {
            self.places.insert(text.id, place);
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// About how many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let lists = self.postings.values();
        let postings: usize = lists.map(|l| l.capacity() * size_of::<Posting>()).sum();
        let table = self.postings.capacity() * (size_of::<(Gram, Vec<Posting>)>() + 1);
        let places = self.places.capacity() * (size_of::<(i64, u32)>() + 1);
        postings + table + places + self.texts.capacity() * size_of::<Text>()
    }

    /// The texts that are most like what is asked, the best first, at most `limit`.
    ///
    /// A text counts only when it shares more than single syllables and the ends of polite
    /// sentences. Grams that stand in more
    /// than a quarter of many texts tell nothing apart and are passed over.
    pub fn ask(&self, query: &Query, limit: usize) -> Vec<Hit> {
        let mut found: Vec<(f32, u32)> = Vec::new();
        for (place, points) in (0..).zip(self.points(query)) {
            if points.telling {
                found.push((points.score, place));
            }
        }
        let better = |a: &(f32, u32), b: &(f32, u32)| -> Ordering {
            let id = |place: u32| self.texts[place as usize].id;
            b.0.total_cmp(&a.0).then(id(a.1).cmp(&id(b.1)))
        };
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable_by(limit - 1, better);
        }
        found.truncate(limit);
        found.sort_unstable_by(better);
        let hit = |(score, place): (f32, u32)| self.hit(query, place, score);
        found.into_iter().map(hit).collect()
    }

    fn points(&self, query: &Query) -> Vec<Points> {
        let mut points = vec![Points::default(); self.texts.len()];
        let average = (self.length as f32 / (self.len() as f32).max(1.0)).max(1.0);
        for gram in &query.grams {
            let postings = self.postings(*gram);
            let Some(rare) = self.rare(postings) else {
                continue;
            };
            let telling = gram.is_telling();
            for posting in postings.iter().filter(|p| self.here(p)) {
                let points = &mut points[posting.place as usize];
                points.score += self.weigh(posting, rare, average);
                points.telling |= telling;
            }
        }
        for group in &query.replaced {
            for (place, score) in self.best_of(group, average) {
                let points = &mut points[place as usize];
                points.score += score;
                points.telling = true;
            }
        }
        points
    }

    fn postings(&self, gram: Gram) -> &[Posting] {
        self.postings.get(&gram).map_or(&[], Vec::as_slice)
    }

    fn here(&self, posting: &Posting) -> bool {
        self.texts[posting.place as usize].here
    }

    /// How rare a gram is among the texts; `None` when it is too common to count.
    fn rare(&self, postings: &[Posting]) -> Option<f32> {
        let texts = match self.len() == self.texts.len() {
            true => postings.len(),
            false => postings.iter().filter(|p| self.here(p)).count(),
        };
        if texts == 0 || (texts > MANY && texts * COMMON > self.len()) {
            return None;
        }
        let (all, texts) = (self.len() as f32, texts as f32);
        Some((1.0 + (all - texts + 0.5) / (texts + 0.5)).ln())
    }

    /// What a gram counts in a text.
    fn weigh(&self, posting: &Posting, rare: f32, average: f32) -> f32 {
        let count = f32::from(posting.count);
        let long = 1.0 - B + B * self.texts[posting.place as usize].length as f32 / average;
        rare * count * (K1 + 1.0) / (count + K1 * long)
    }

    /// What the best of some words for the same counts in each text that has one of them
    /// whole.
    fn best_of(&self, group: &[Instead], average: f32) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, f32)> = Vec::new();
        for word in group {
            let lists: Vec<_> = word.grams.iter().map(|g| self.postings(*g)).collect();
            let Some(shortest) = lists.iter().min_by_key(|list| list.len()) else {
                continue;
            };
            let rare: Vec<_> = lists.iter().map(|list| self.rare(list)).collect();
            for there in shortest.iter().filter(|p| self.here(p)) {
                let mut score = Some(0.0);
                for (list, rare) in lists.iter().zip(&rare) {
                    let at = list.binary_search_by_key(&there.place, |p| p.place).ok();
                    let one = at.map(|at| rare.map_or(0.0, |r| self.weigh(&list[at], r, average)));
                    score = score.zip(one).map(|(sum, one)| sum + one);
                }
                found.extend(score.map(|score| (there.place, score)));
            }
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|(place, _)| *place);
        found
    }

    fn hit(&self, query: &Query, place: u32, score: f32) -> Hit {
        let text = self.texts[place as usize];
        let has = |gram: Gram| {
            let postings = self.postings(gram);
            postings.binary_search_by_key(&place, |p| p.place).is_ok()
        };
        let used = query.replaced.iter().flatten();
        let used = used.filter(|word| word.grams.iter().all(|gram| has(*gram)));
        let both = query.grams.iter().filter(|gram| has(**gram)).count() as u64;
        Hit {
            id: text.id,
            score,
            words: query.shared_words(has),
            replaced: used.map(|word| word.replaced.clone()).collect(),
            share: Share {
                both,
                either: u64::from(text.different) + query.grams.len() as u64 - both,
            },
        }
    }
}

/// What a text has reached while a question is asked.
#[derive(Clone, Copy, Debug, Default)]
struct Points {
    score: f32,
    /// Whether more is shared than single syllables and the ends of sentences.
    telling: bool,
}
