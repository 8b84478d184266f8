//! Votes on their way from rows in any order to canonical order.

use std::collections::HashMap;

use crate::id::Id;
use crate::votes::{Entry, MOST_STATEMENTS, Vote, Votes};

/// Numbers below this are found by their position in a table, larger ones by a hash.
const TABLE: u64 = 1 << 22;
/// Votes per block: with the number of the next block they fill a cache line.
const BLOCK: usize = 30;
const NONE: u32 = u32::MAX;

/// The votes of a participant in the order of arrival, in a chain of blocks.
#[derive(Clone)]
struct Block {
    entries: [Entry; BLOCK],
    before: u32,
}

/// What is known of a participant while rows arrive.
#[derive(Clone, Copy)]
struct Chain {
    last: u32,
    votes: u32,
}

/// Rows as they arrive, in little more than two bytes each.
#[derive(Default)]
pub(crate) struct Gathering {
    participants: Names,
    statements: Names,
    chains: Vec<Chain>,
    blocks: Vec<Block>,
}

impl Gathering {
    /// The number of a participant, by order of arrival.
    #[inline]
    pub(crate) fn participant(&mut self, name: &[u8]) -> u32 {
        self.known_participant(name, small(name))
    }

    /// The same when it is known which [`small`] number the name is.
    #[inline]
    pub(crate) fn known_participant(&mut self, name: &[u8], value: Option<u64>) -> u32 {
        let number = self.participants.number(name, value);
        if self.chains.len() == number as usize {
            self.chains.push(Chain {
                last: NONE,
                votes: 0,
            });
        }
        number
    }

    /// The number of a statement, by order of arrival; none beyond [`MOST_STATEMENTS`].
    #[inline]
    pub(crate) fn statement(&mut self, name: &[u8]) -> Option<u16> {
        self.known_statement(name, small(name))
    }

    /// The same when it is known which [`small`] number the name is.
    #[inline]
    pub(crate) fn known_statement(&mut self, name: &[u8], value: Option<u64>) -> Option<u16> {
        let number = self.statements.number(name, value);
        ((number as usize) < MOST_STATEMENTS).then_some(number as u16)
    }

    #[inline]
    pub(crate) fn add(&mut self, participant: u32, statement: u16, vote: Vote) {
        let chain = &mut self.chains[participant as usize];
        let place = chain.votes as usize % BLOCK;
        if place == 0 {
            self.blocks.push(Block {
                entries: [Entry::default(); BLOCK],
                before: chain.last,
            });
            chain.last = self.blocks.len() as u32 - 1;
        }
        self.blocks[chain.last as usize].entries[place] = Entry::new(statement, vote);
        chain.votes += 1;
    }

    /// Puts everything into canonical order; of equal pairs the last one stays.
    pub(crate) fn finish(self) -> Votes {
        let (participants, from) = self.participants.in_order();
        let (statements, order) = self.statements.in_order();
        let mut position = vec![0u16; order.len()];
        for (place, number) in order.iter().enumerate() {
            position[*number as usize] = place as u16;
        }
        let total = self.chains.iter().map(|chain| chain.votes as usize).sum();
        let mut votes = Votes {
            starts: Vec::with_capacity(participants.len() + 1),
            participants,
            entries: Vec::with_capacity(total),
            statements,
        };
        votes.starts.push(0);
        let mut row = Row::new(position.len());
        for number in from {
            let chain = self.chains[number as usize];
            let (mut block, mut count) = (chain.last, chain.votes as usize);
            // From the last vote to the first: the first one seen of a statement stays.
            while block != NONE {
                let held = &self.blocks[block as usize];
                let kept = (count - 1) % BLOCK + 1;
                for entry in held.entries[..kept].iter().rev() {
                    row.put(position[entry.statement()], *entry);
                }
                count -= kept;
                block = held.before;
            }
            row.take(&mut votes.entries);
            votes.starts.push(votes.entries.len());
        }
        votes
    }
}

/// One row of votes being sorted: a bit per statement and the vote beside it.
struct Row {
    present: Vec<u64>,
    votes: Vec<Entry>,
}

impl Row {
    fn new(statements: usize) -> Row {
        Row {
            present: vec![0; statements.div_ceil(64)],
            votes: vec![Entry::default(); statements],
        }
    }

    fn put(&mut self, statement: u16, entry: Entry) {
        let (word, bit) = (usize::from(statement) / 64, 1 << (statement % 64));
        if self.present[word] & bit == 0 {
            self.present[word] |= bit;
            self.votes[usize::from(statement)] = Entry(statement << 2 | entry.0 & 3);
        }
    }

    fn take(&mut self, into: &mut Vec<Entry>) {
        for (place, word) in self.present.iter_mut().enumerate() {
            let mut bits = std::mem::take(word);
            while bits != 0 {
                into.push(self.votes[place * 64 + bits.trailing_zeros() as usize]);
                bits &= bits - 1;
            }
        }
    }
}

/// Names and their numbers by order of arrival.
#[derive(Default)]
struct Names {
    /// For each small whole number its number plus one.
    table: Vec<u32>,
    others: HashMap<Box<[u8]>, u32>,
    names: Vec<Id>,
}

impl Names {
    #[inline]
    fn number(&mut self, name: &[u8], value: Option<u64>) -> u32 {
        match value {
            Some(value) => {
                let value = value as usize;
                match self.table.get(value) {
                    Some(known) if *known != 0 => known - 1,
                    _ => self.new_number(value, name),
                }
            }
            None => self.other(name),
        }
    }

    #[cold]
    fn new_number(&mut self, value: usize, name: &[u8]) -> u32 {
        if self.table.len() <= value {
            self.table.resize((value + 1).next_power_of_two(), 0);
        }
        let number = self.names.len() as u32;
        self.table[value] = number + 1;
        self.names.push(id(name));
        number
    }

    fn other(&mut self, name: &[u8]) -> u32 {
        if let Some(known) = self.others.get(name) {
            return *known;
        }
        let number = self.names.len() as u32;
        self.others.insert(name.into(), number);
        self.names.push(id(name));
        number
    }

    /// The names in canonical order, and the number that each had.
    fn in_order(self) -> (Vec<Id>, Vec<u32>) {
        drop((self.table, self.others));
        let mut all: Vec<(Id, u32)> = self.names.into_iter().zip(0..).collect();
        all.sort_unstable();
        all.into_iter().unzip()
    }
}

fn id(name: &[u8]) -> Id {
    Id::from(String::from_utf8_lossy(name).as_ref())
}

/// The value of a whole number below [`TABLE`] without sign or leading zero.
#[inline]
fn small(name: &[u8]) -> Option<u64> {
    let (length, value) = leading(name);
    value.filter(|_| length == name.len())
}

/// How many digits a text begins with, 8 at most, and their value as [`small`] takes it.
#[inline]
pub(crate) fn leading(text: &[u8]) -> (usize, Option<u64>) {
    let (mut length, mut value) = (0, 0);
    for byte in text.iter().take(8) {
        let digit = byte.wrapping_sub(b'0');
        if 9 < digit {
            break;
        }
        value = value * 10 + u64::from(digit);
        length += 1;
    }
    let plain = length == 1 || (1 < length && length < 8 && text[0] != b'0');
    (length, (plain && value < TABLE).then_some(value))
}
