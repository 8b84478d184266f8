//! What is asked of an [`Index`](super::Index).

use std::collections::BTreeSet;

use super::grams::{Gram, Placed, letters, placed};
use super::synonym::{Replaced, Synonyms};

/// The most letters of what is asked that are read.
const LONGEST: usize = 400;

/// What is asked: its own grams, and those of other words for the same.
#[derive(Clone, Debug)]
pub struct Query {
    pub(super) letters: Vec<(char, bool)>,
    pub(super) placed: Vec<Placed>,
    /// Each gram that was typed, once.
    pub(super) grams: BTreeSet<Gram>,
    /// By what was typed: other words for it, with their grams.
    pub(super) replaced: Vec<Vec<Instead>>,
}

impl Query {
    /// What somebody typed, widened by a list of synonyms. Of a long text the first 400
    /// letters are read.
    pub fn new(text: &str, synonyms: &Synonyms) -> Query {
        let mut letters = letters(text);
        letters.truncate(LONGEST);
        let placed = placed(&letters);
        let grams = placed.iter().map(|p| p.gram).collect();
        let together: String = letters.iter().map(|(c, _)| *c).collect();
        let group = |group: Vec<Replaced>| group.into_iter().map(Instead::new).collect();
        let replaced = synonyms.instead(&together).into_iter().map(group);
        Query {
            replaced: replaced.collect(),
            letters,
            placed,
            grams,
        }
    }

    /// The parts of what was typed that `has` says are shared, in their order, each once.
    pub(super) fn shared_words(&self, has: impl Fn(Gram) -> bool) -> Vec<String> {
        let mut shared = vec![false; self.letters.len()];
        for placed in self.placed.iter().filter(|p| p.gram.is_long()) {
            if has(placed.gram) {
                shared[placed.start..placed.end].fill(true);
            }
        }
        let mut words = vec![String::new()];
        for ((c, begins), shared) in self.letters.iter().zip(shared) {
            let last = words.len() - 1;
            if (*begins || !shared) && !words[last].is_empty() {
                words.push(String::new());
            }
            if shared {
                let last = words.len() - 1;
                words[last].push(*c);
            }
        }
        let mut found: Vec<String> = Vec::new();
        for word in words {
            let whole = word.chars().count() > 1 || word.chars().any(char::is_numeric);
            let telling = |word: &str| placed(&letters(word)).iter().any(|p| p.gram.is_telling());
            if whole && telling(&word) && !found.contains(&word) {
                found.push(word);
            }
        }
        found
    }
}

/// A word that is looked for in place of one that was typed.
#[derive(Clone, Debug)]
pub(super) struct Instead {
    pub replaced: Replaced,
    /// Its grams, each once; only a text that has all of them has the word.
    pub grams: Vec<Gram>,
}

impl Instead {
    fn new(replaced: Replaced) -> Instead {
        let all = placed(&letters(&replaced.instead)).into_iter();
        let grams: BTreeSet<Gram> = all.map(|p| p.gram).collect();
        let grams = grams.into_iter().collect();
        Instead { replaced, grams }
    }
}
