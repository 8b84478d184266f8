//! Opening a room: its timetable, boards, tables and topics.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Block, BlockKind};
use crate::meeting::{clock, moment, slot};
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// A room as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomForm {
    /// One line that names it.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The day in Seoul, `2026-10-18`.
    pub day: String,
    /// The stated beginning, `14:00`.
    pub time: String,
    /// A block a line: `13:30 30 접수: 참석자 접수 / 협치지원관 / 말할 사람`.
    pub timetable: String,
    /// A board a line; a question mark at its end asks for a suggestion or an answer.
    pub boards: String,
    /// A table a line.
    pub tables: String,
    /// A topic a line.
    pub topics: String,
    /// How many dots each person has.
    pub dots: String,
    /// `yes` where several dots may stand on one card.
    pub several: String,
}

/// A board for keyword cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomBoard {
    /// `liked`, `missed`, `other` for the first three, then `more-4` and on.
    pub name: String,
    /// What stands above it.
    pub title: String,
    /// Whether what hangs there asks for a suggestion or an answer.
    pub asks: bool,
}

/// A room that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomPlan {
    /// One line that names it.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The stated beginning. The first block may lie before it, such as the reception.
    pub starts_at: Timestamp,
    /// The timetable.
    pub blocks: Vec<Block>,
    /// The boards.
    pub boards: Vec<RoomBoard>,
    /// The tables.
    pub tables: Vec<String>,
    /// The topics that were planned.
    pub topics: Vec<String>,
    /// How many dots each person has.
    pub dots: i64,
    /// Whether several may stand on one card.
    pub several: bool,
}

/// The most blocks, tables or topics.
pub(super) const MOST: usize = 40;
/// The most boards: more do not fit beside one another.
const BOARDS: usize = 6;
/// The most dots of one person.
const DOTS: i64 = 20;

/// Six digits of a code from a random number.
pub fn code_digits(random: u64) -> String {
    format!("{:06}", random % 1_000_000)
}

impl RoomForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<RoomPlan, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let purpose = Field::lines("purpose", limits.reason_max).check(&self.purpose, &mut invalid);
        let place = Field::line("place", limits.place_max).check(&self.place, &mut invalid);
        let day = self.day.trim().parse::<Date>().ok();
        if day.is_none() {
            invalid.push("day", Fault::new("fault-date"));
        }
        let time = clock(&self.time);
        if time.is_none() {
            invalid.push("time", Fault::new("fault-clock"));
        }
        let starts_at = day.zip(time).and_then(|(day, time)| moment(day, time));
        if starts_at.is_none() && day.is_some() && time.is_some() {
            invalid.push("day", Fault::new("fault-date"));
        }
        let blocks = day.map_or_else(Vec::new, |day| self.blocks(day, limits, &mut invalid));
        let boards = self.boards(limits, &mut invalid);
        let tables = list("tables", &self.tables, limits, &mut invalid);
        let topics = list("topics", &self.topics, limits, &mut invalid);
        let dots = self.dots.trim().parse().ok();
        let dots = dots.filter(|dots| (0..=DOTS).contains(dots));
        if dots.is_none() {
            invalid.push("dots", Fault::new("fault-room-dots").count("max", DOTS));
        }
        match (starts_at, dots) {
            (Some(starts_at), Some(dots)) => invalid.or(RoomPlan {
                title,
                purpose,
                place,
                starts_at,
                blocks,
                boards,
                tables,
                topics,
                dots,
                several: self.several == "yes",
            }),
            _ => Err(invalid),
        }
    }

    fn blocks(&self, day: Date, limits: &Limits, invalid: &mut Invalid) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let lines = self.timetable.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty()) {
            let position = i64::try_from(blocks.len() + 1).unwrap_or(i64::MAX);
            let Some(read) = block(day, line, position, limits) else {
                invalid.push(
                    "timetable",
                    Fault::new("fault-room-block").text("line", line),
                );
                return blocks;
            };
            let end = |b: &Block| b.planned_at + jiff::SignedDuration::from_mins(b.minutes);
            if blocks
                .last()
                .is_some_and(|before| read.planned_at < end(before))
            {
                let fault = Fault::new("fault-timetable-overlap").text("line", line);
                invalid.push("timetable", fault);
                return blocks;
            }
            blocks.push(read);
        }
        if blocks.is_empty() {
            invalid.push("timetable", Fault::new("fault-empty"));
        } else if blocks.len() > MOST {
            let fault = Fault::new("fault-timetable-long").number("max", MOST);
            invalid.push("timetable", fault);
        }
        blocks
    }

    fn boards(&self, limits: &Limits, invalid: &mut Invalid) -> Vec<RoomBoard> {
        let lines = list("boards", &self.boards, limits, invalid);
        if lines.is_empty() || lines.len() > BOARDS {
            invalid.push(
                "boards",
                Fault::new("fault-room-boards").number("max", BOARDS),
            );
        }
        let name = |at: usize| match at {
            0 => "liked".to_owned(),
            1 => "missed".to_owned(),
            2 => "other".to_owned(),
            more => format!("more-{}", more + 1),
        };
        let board = |(at, line): (usize, String)| RoomBoard {
            name: name(at),
            title: line.trim_end_matches('?').trim().to_owned(),
            asks: line.ends_with('?'),
        };
        lines.into_iter().enumerate().map(board).collect()
    }
}

/// Reads "13:30 30 접수: 참석자 접수 / 협치지원관", and who speaks after one more slash.
fn block(day: Date, line: &str, position: i64, limits: &Limits) -> Option<Block> {
    let slot = slot(day, line)?;
    let (word, title) = slot.title.split_once(':')?;
    let kind = BlockKind::of_word(word)?;
    let fits = |text: &str| text.chars().count() <= limits.title_max;
    let title = title.trim();
    let good = !title.is_empty() && fits(title) && fits(&slot.lead) && fits(&slot.speakers);
    let people = [slot.lead, slot.speakers];
    let mut faults = Invalid::default();
    Field::line("timetable", usize::MAX).check(line, &mut faults);
    (good && faults.0.is_empty()).then(|| Block {
        position,
        kind,
        title: title.to_owned(),
        lead: people
            .iter()
            .filter(|who| !who.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" / "),
        planned_at: slot.starts_at,
        minutes: slot.minutes,
        extra: 0,
        started_at: None,
    })
}

/// Reads a thing a line.
fn list(field: &'static str, typed: &str, limits: &Limits, invalid: &mut Invalid) -> Vec<String> {
    let lines = typed.lines().filter(|line| !line.trim().is_empty());
    let mut found = Vec::new();
    for line in lines {
        let mut faults = Invalid::default();
        found.push(Field::line(field, limits.title_max).check(line, &mut faults));
        if let Some(first) = faults.0.into_iter().next() {
            invalid.0.push(first);
            return found;
        }
    }
    if found.len() > MOST {
        invalid.push(field, Fault::new("fault-room-many").number("max", MOST));
    }
    found
}
