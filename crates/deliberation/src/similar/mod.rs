//! Similar texts: what was already said in other words, found while somebody is typing.
//!
//! Texts are cut into single syllables and pairs of them ([`grams`](Gram)), without a
//! dictionary, and weighed by BM25. Staff keep a list of words that mean the same
//! ([`Synonyms`]); what is asked is widened by it, what is kept stays as it was written, so a
//! change of the list counts from the next question on. Every hit says why it is one.
//!
//! Nothing here decides that two texts are the same. A text and its opposite share nearly all
//! of their words, so a person decides, always.

mod grams;
mod index;
mod near_copy;
mod query;
mod synonym;

pub use grams::Gram;
pub use index::{Hit, Index};
pub use near_copy::{NEAR_COPY_PERCENT, Share};
pub use query::Query;
pub use synonym::{Replaced, SynonymFault, Synonyms};
