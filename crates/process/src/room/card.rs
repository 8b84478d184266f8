//! Keyword cards and other texts that people write in a room.

use jiff::Timestamp;

use super::{Block, BlockKind, RoomBoard};
use crate::id::TableId;
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// Whether a card comes too late for its block: no block of cards is present, or its time is
/// over. It is taken all the same.
pub fn is_late(blocks: &[Block], present: Option<i64>, now: Timestamp) -> bool {
    let block = blocks.iter().find(|block| Some(block.position) == present);
    !block.is_some_and(|block| {
        block.kind == BlockKind::Cards && block.ends_at().is_some_and(|end| now < end)
    })
}

/// Cards as typed: one, or from paper one a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardForm {
    /// A name of a board.
    pub board: String,
    /// The keyword.
    pub text: String,
    /// The id of a table, or nothing.
    pub table: String,
}

impl CardForm {
    /// Checks cards; each is a line. Contacts in them are masked, because they go up on a wall.
    /// `there` is how many cards hang already, `several` whether many may come at once.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        (boards, tables): (&[RoomBoard], &[TableId]),
        there: usize,
        several: bool,
    ) -> Result<(String, Vec<String>, Option<TableId>), Invalid> {
        let mut invalid = Invalid::default();
        if !boards.iter().any(|board| board.name == self.board) {
            invalid.push("board", Fault::new("fault-board"));
        }
        let table = table(&self.table, tables, &mut invalid);
        let lines: Vec<&str> = match several {
            true => self.text.lines().filter(|l| !l.trim().is_empty()).collect(),
            false => vec![&self.text],
        };
        if lines.is_empty() {
            invalid.push("text", Fault::new("fault-empty"));
        }
        if there + lines.len() > limits.room_cards_max {
            let full = Fault::new("fault-board-full").number("max", limits.room_cards_max);
            invalid.push("text", full);
        }
        let field = Field::line("text", limits.room_card_max);
        let mut texts = Vec::new();
        for line in lines {
            let mut found = Invalid::default();
            texts.push(korean::mask_contacts_in(&field.check(line, &mut found)));
            if let Some(first) = found.0.into_iter().next() {
                invalid.0.push(first);
                break;
            }
        }
        invalid.or((self.board.clone(), texts, table))
    }
}

fn table(typed: &str, tables: &[TableId], invalid: &mut Invalid) -> Option<TableId> {
    let found = tables.iter().copied().find(|id| id.to_string() == typed);
    if found.is_none() && !typed.is_empty() {
        invalid.push("table", Fault::new("fault-room-table"));
    }
    found
}

/// A note of a table, a topic, or the name of somebody who wants to speak, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextForm {
    /// The text.
    pub text: String,
    /// The id of a table, or nothing.
    pub table: String,
}

impl TextForm {
    /// Checks a note of several lines.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn note(
        &self,
        limits: &Limits,
        tables: &[TableId],
    ) -> Result<(String, Option<TableId>), Invalid> {
        let mut invalid = Invalid::default();
        let text = Field::lines("note", limits.reason_max).check(&self.text, &mut invalid);
        let table = table(&self.table, tables, &mut invalid);
        invalid.or((korean::mask_contacts_in(&text), table))
    }

    /// Checks a topic in one line.
    ///
    /// # Errors
    /// What is wrong with it, and that there are too many.
    pub fn topic(&self, limits: &Limits, there: usize) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let text = Field::line("topic", limits.title_max).check(&self.text, &mut invalid);
        if there >= super::plan::MOST {
            let full = Fault::new("fault-room-many").number("max", super::plan::MOST);
            invalid.push("topic", full);
        }
        invalid.or(korean::mask_contacts_in(&text))
    }

    /// Checks the name of a group in one line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn group(&self, limits: &Limits) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let text = Field::line("group_title", limits.title_max).check(&self.text, &mut invalid);
        invalid.or(korean::mask_contacts_in(&text))
    }

    /// Checks a name that somebody wants to be called by; may be empty.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn name(&self, limits: &Limits, needed: bool) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let field = Field::line("nickname", limits.display_name_max);
        let field = if needed { field } else { field.optional() };
        let text = field.check(&self.text, &mut invalid);
        invalid.or(korean::mask_contacts_in(&text))
    }
}
