//! The result report (결과보고) of a workshop room: made from what the room holds, changed by
//! people, and traceable from each sentence back to a card.
//!
//! [`draft`] writes nothing: it is made anew whenever somebody looks. Each sentence has a key that
//! follows what it tells of, so what people changed under that key outlives every later draft;
//! [`merge`] lays the changes over it. The words are messages, as those of a refusal are.

mod draft;
mod edit;
mod record;

pub use draft::draft;
pub use edit::{Edit, EditForm, EditStep, Line, NotEdited, merge};
pub use record::{
    Record, RecordCard, RecordCluster, RecordNote, RecordSuggestion, RecordTask, RecordTopic,
};

use finance::Won;

use crate::id::{CardId, ClusterId, SuggestionId, TopicId};
use crate::refusal::Fault;
use crate::role::named;

named! {
    /// The parts of a report in their order.
    Part {
        /// 개요: what for, when, where, who came.
        Overview = "overview",
        /// 진행: the timetable.
        Programme = "programme",
        /// 논의: what hung on the boards.
        Boards = "boards",
        /// 논의: the topics with the notes of the tables.
        Topics = "topics",
        /// 논의: suggestions with their reviews, and what waits for an answer.
        Review = "review",
        /// 집행: what was spent.
        Spending = "spending",
        /// 붙임.
        Attachments = "attachments",
    }
}

impl Part {
    /// The names of the columns where its rows are a table.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Part::Programme => &["when", "minutes", "what", "lead"],
            Part::Spending => &["what", "amount"],
            _ => &[],
        }
    }
}

/// How a sentence stands in its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An item on a level from 1.
    Item(u8),
    /// A row of the part's table: cells with ` | ` between them.
    Row,
    /// The sum of the rows.
    Total(Won),
    /// An attachment as a document lists it: title, copies and disclosure with ` | ` between.
    Attachment,
}

/// What a sentence was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What the room was opened with: its purpose, its place, its beginning.
    Plan,
    /// A block of the timetable.
    Block(i64),
    /// A card.
    Card(CardId),
    /// Cards that were put together under a keyword.
    Cluster(ClusterId),
    /// A topic.
    Topic(TopicId),
    /// A note of a table.
    Note(i64),
    /// A suggestion with its review.
    Suggestion(SuggestionId),
    /// What somebody does about a suggestion.
    Task(i64),
    /// Who came and what was spent.
    Figures,
    /// The line of the plan's budget that paid.
    Line,
}

impl Source {
    /// Its kind, in addresses and message keys.
    pub fn kind(self) -> &'static str {
        match self {
            Source::Plan => "plan",
            Source::Block(_) => "block",
            Source::Card(_) => "card",
            Source::Cluster(_) => "cluster",
            Source::Topic(_) => "topic",
            Source::Note(_) => "note",
            Source::Suggestion(_) => "suggestion",
            Source::Task(_) => "task",
            Source::Figures => "figures",
            Source::Line => "line",
        }
    }

    /// Its id; nothing for what a room has only one of.
    pub fn id(self) -> Option<i64> {
        match self {
            Source::Plan | Source::Figures | Source::Line => None,
            Source::Block(id) | Source::Note(id) | Source::Task(id) => Some(id),
            Source::Card(id) => Some(id.0),
            Source::Cluster(id) => Some(id.0),
            Source::Topic(id) => Some(id.0),
            Source::Suggestion(id) => Some(id.0),
        }
    }
}

/// A sentence of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Names it in every draft of this room, such as `cluster-17`.
    pub key: String,
    /// Where it stands.
    pub part: Part,
    /// How it stands there.
    pub shape: Shape,
    /// What it says.
    pub said: Fault,
    /// What it was made from.
    pub sources: Vec<Source>,
}

#[cfg(test)]
mod tests;
