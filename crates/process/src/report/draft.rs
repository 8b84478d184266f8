//! The draft, part by part.

mod discussion;

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::{Part, Record, Sentence, Shape, Source};
use crate::refusal::Fault;

/// Writes the draft of a report. The same record gives the same sentences under the same keys;
/// a record that has grown gives more of them.
pub fn draft(record: &Record) -> Vec<Sentence> {
    let mut draft = Draft::default();
    overview(record, &mut draft);
    programme(record, &mut draft);
    discussion::boards(record, &mut draft);
    discussion::topics(record, &mut draft);
    discussion::review(record, &mut draft);
    spending(record, &mut draft);
    attachments(&mut draft);
    draft.sentences
}

/// The sentences so far, each under a key of its own.
#[derive(Default)]
struct Draft {
    sentences: Vec<Sentence>,
    keys: BTreeSet<String>,
}

impl Draft {
    /// Adds a sentence. Two things of one name get keys in their order.
    fn say(
        &mut self,
        key: impl Into<String>,
        (part, shape): (Part, Shape),
        said: Fault,
        sources: Vec<Source>,
    ) {
        let first = key.into();
        let mut key = first.clone();
        let mut number = 1;
        while !self.keys.insert(key.clone()) {
            number += 1;
            key = format!("{first}-{number}");
        }
        self.sentences.push(Sentence {
            key,
            part,
            shape,
            said,
            sources,
        });
    }
}

/// A text that people typed: on one line, without contacts, and without the sign that parts cells.
fn typed(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    korean::mask_contacts_in(&line).replace('|', "/")
}

fn overview(record: &Record, draft: &mut Draft) {
    let plan = || vec![Source::Plan];
    let first = (Part::Overview, Shape::Item(1));
    let purpose = Fault::new("report-purpose").text("purpose", typed(&record.purpose));
    draft.say("purpose", first, purpose, plan());
    let when = Fault::new("report-when").moment("when", record.starts_at);
    draft.say("when", first, when, plan());
    let place = Fault::new("report-place").text("place", typed(&record.place));
    draft.say("place", first, place, plan());
    let people = match record.figures.people {
        Some(people) => Fault::new("report-people").count("count", people),
        None => Fault::new("report-people-joined").count("count", record.joined),
    };
    draft.say("people", first, people, vec![Source::Figures]);
    for (kind, people) in &record.figures.kinds {
        let kind = typed(kind);
        let said = match people {
            Some(people) => Fault::new("report-kind").count("count", *people),
            None => Fault::new("report-kind-uncounted"),
        };
        let key = format!("kind-{kind}");
        let second = (Part::Overview, Shape::Item(2));
        draft.say(key, second, said.text("kind", kind), vec![Source::Figures]);
    }
}

fn programme(record: &Record, draft: &mut Draft) {
    let (Some(first), Some(last)) = (record.blocks.first(), record.blocks.last()) else {
        return;
    };
    let planned_end =
        |block: &crate::room::Block| block.planned_at + SignedDuration::from_mins(block.minutes);
    let item = (Part::Programme, Shape::Item(1));
    let minutes = record.blocks.iter().map(|block| block.minutes).sum::<i64>();
    let span = Fault::new("report-span")
        .count("minutes", minutes)
        .text("from", korean::time(first.planned_at))
        .text("until", korean::time(planned_end(last)));
    let all = || {
        record
            .blocks
            .iter()
            .map(|b| Source::Block(b.position))
            .collect()
    };
    draft.say("span", item, span, all());
    if first.planned_at != record.starts_at {
        let said = Fault::new("report-first")
            .text("stated", korean::time(record.starts_at))
            .text("first", korean::time(first.planned_at))
            .text("what", typed(&first.title));
        let sources = vec![Source::Plan, Source::Block(first.position)];
        draft.say("first", item, said, sources);
    }
    let begun = record
        .blocks
        .iter()
        .filter_map(|block| block.started_at)
        .min();
    if let (Some(begun), Some(closed)) = (begun, record.closed_at) {
        let said = Fault::new("report-ran")
            .text("from", korean::time(begun))
            .text("until", korean::time(closed));
        draft.say("ran", item, said, all());
    }
    for block in &record.blocks {
        let lead = match typed(&block.lead) {
            lead if lead.is_empty() => "-".to_owned(),
            lead => lead,
        };
        let said = Fault::new("report-block")
            .text("from", korean::time(block.planned_at))
            .text("until", korean::time(planned_end(block)))
            .count("minutes", block.minutes)
            .text("what", typed(&block.title))
            .text("lead", lead);
        let key = format!("block-{}", block.position);
        let row = (Part::Programme, Shape::Row);
        draft.say(key, row, said, vec![Source::Block(block.position)]);
    }
}

fn spending(record: &Record, draft: &mut Draft) {
    let figures = || vec![Source::Figures];
    for (item, won) in &record.figures.spending {
        let item = typed(item);
        let key = format!("spent-{item}");
        let said = Fault::new("report-spent")
            .text("item", item)
            .won("won", *won);
        draft.say(key, (Part::Spending, Shape::Row), said, figures());
    }
    if !record.figures.spending.is_empty() {
        let total = record.figures.total();
        let said = Fault::new("report-total").won("won", total);
        draft.say(
            "total",
            (Part::Spending, Shape::Total(total)),
            said,
            figures(),
        );
    }
    if !record.path.is_empty() {
        let said = Fault::new("report-path").text("path", record.path.join(" › "));
        draft.say(
            "path",
            (Part::Spending, Shape::Item(1)),
            said,
            vec![Source::Line],
        );
    }
}

/// What is always there: the list of who came, and the room itself. People add the rest.
fn attachments(draft: &mut Draft) {
    let shape = (Part::Attachments, Shape::Attachment);
    let list = Fault::new("report-attached-list");
    draft.say("attached-list", shape, list, vec![Source::Figures]);
    let cards = Fault::new("report-attached-room");
    draft.say("attached-room", shape, cards, vec![Source::Plan]);
}
