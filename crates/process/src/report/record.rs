//! What a room holds, as far as its report tells of it. Nicknames have no place here.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::id::{ClusterId, SuggestionId, TopicId};
use crate::room::{Block, Card, Figures, Outcome, RoomBoard};

/// Everything that a report tells of a room.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The stated beginning; the first block may lie before it.
    pub starts_at: Timestamp,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// Its timetable.
    pub blocks: Vec<Block>,
    /// Its boards.
    pub boards: Vec<RoomBoard>,
    /// How many came in with the code.
    pub joined: i64,
    /// Who came, and what was spent.
    pub figures: Figures,
    /// The cards that hang, oldest first.
    pub cards: Vec<RecordCard>,
    /// Keywords under which cards were put together.
    pub clusters: Vec<RecordCluster>,
    /// Topics in their order.
    pub topics: Vec<RecordTopic>,
    /// Notes, oldest first.
    pub notes: Vec<RecordNote>,
    /// Suggestions in their order.
    pub suggestions: Vec<RecordSuggestion>,
    /// What is done about them.
    pub tasks: Vec<RecordTask>,
    /// The levels of the budget above the line that paid, from the top.
    pub path: Vec<String>,
}

/// A card that hangs.
#[derive(Clone, Debug)]
pub struct RecordCard {
    /// Its id, board and cluster.
    pub card: Card,
    /// The keyword.
    pub text: String,
    /// It came after the end of its block.
    pub late: bool,
    /// How many dots stand on it.
    pub dots: i64,
}

/// Cards that say the same.
#[derive(Clone, Debug)]
pub struct RecordCluster {
    /// Its id.
    pub id: ClusterId,
    /// What it is called; may be empty.
    pub title: String,
    /// The answer to it; empty until there is one.
    pub answer: String,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct RecordTopic {
    /// Its id.
    pub id: TopicId,
    /// One line.
    pub title: String,
    /// Whether it was added in the room.
    pub added: bool,
}

/// What a table noted on a topic.
#[derive(Clone, Debug)]
pub struct RecordNote {
    /// Its id.
    pub id: i64,
    /// The topic.
    pub topic: TopicId,
    /// The name of the table.
    pub table: Option<String>,
    /// The note.
    pub text: String,
}

/// A suggestion with its review.
#[derive(Clone, Debug)]
pub struct RecordSuggestion {
    /// Its id.
    pub id: SuggestionId,
    /// The topic it comes from.
    pub topic: Option<TopicId>,
    /// The cluster it takes up.
    pub cluster: Option<ClusterId>,
    /// One line.
    pub title: String,
    /// More; may be empty.
    pub text: String,
    /// What was decided, and why.
    pub review: Option<(Outcome, String)>,
}

/// What somebody does about a suggestion.
#[derive(Clone, Debug)]
pub struct RecordTask {
    /// Its id.
    pub id: i64,
    /// The suggestion.
    pub suggestion: SuggestionId,
    /// What is done.
    pub what: String,
    /// The office that does it.
    pub owner: String,
    /// The last day.
    pub due_on: Date,
}
