//! What was said: boards, topics, suggestions with their reviews, and what has no answer.

use super::{Draft, typed};
use crate::id::ClusterId;
use crate::refusal::Fault;
use crate::report::{Part, Record, RecordCard, RecordSuggestion, Shape, Source};
use crate::room::{Cluster, Group, groups, unanswered};

impl Record {
    fn groups(&self) -> Vec<Group> {
        let cards: Vec<_> = self.cards.iter().map(|one| one.card.clone()).collect();
        groups(&cards)
    }

    fn cards_of(&self, group: &Group) -> Vec<&RecordCard> {
        let of = |one: &&RecordCard| group.cards.contains(&one.card.id);
        self.cards.iter().filter(of).collect()
    }

    fn board(&self, name: &str) -> String {
        let board = self.boards.iter().find(|board| board.name == name);
        board.map_or_else(String::new, |board| typed(&board.title))
    }

    /// What a group is called: its keyword, or what its first card says.
    fn keyword(&self, group: &Group) -> String {
        let cluster = self.clusters.iter().find(|c| Some(c.id) == group.cluster);
        let first = self.cards_of(group).first().map_or("", |one| &one.text);
        match cluster {
            Some(cluster) if !cluster.title.is_empty() => typed(&cluster.title),
            _ => typed(first),
        }
    }
}

/// A group with its cards, which is where each sentence about it comes from.
fn sources(group: &Group) -> Vec<Source> {
    let cluster = group.cluster.map(Source::Cluster);
    let cards = group.cards.iter().copied().map(Source::Card);
    cluster.into_iter().chain(cards).collect()
}

/// Names a group whether or not its cards were put together under a keyword.
fn name(group: &Group) -> String {
    match (group.cluster, group.cards.first()) {
        (Some(cluster), _) => format!("cluster-{cluster}"),
        (None, Some(card)) => format!("card-{card}"),
        (None, None) => "card".to_owned(),
    }
}

pub(super) fn boards(record: &Record, draft: &mut Draft) {
    let groups = record.groups();
    for board in &record.boards {
        let here: Vec<&Group> = groups.iter().filter(|g| g.board == board.name).collect();
        let cards: usize = here.iter().map(|group| group.cards.len()).sum();
        let said = Fault::new("report-board")
            .text("board", typed(&board.title))
            .number("keywords", here.len())
            .number("cards", cards);
        let all = here.iter().flat_map(|group| sources(group)).collect();
        let key = format!("board-{}", board.name);
        draft.say(key, (Part::Boards, Shape::Item(1)), said, all);
        for group in here {
            keyword(record, group, draft);
        }
    }
}

fn keyword(record: &Record, group: &Group, draft: &mut Draft) {
    let (second, third) = (Shape::Item(2), Shape::Item(3));
    let cards = record.cards_of(group);
    if group.cluster.is_none() {
        for one in cards {
            draft.say(
                name(group),
                (Part::Boards, second),
                card(one),
                sources(group),
            );
        }
        return;
    }
    let said = Fault::new("report-keyword")
        .text("keyword", record.keyword(group))
        .number("cards", cards.len())
        .count("dots", cards.iter().map(|one| one.dots).sum::<i64>());
    draft.say(name(group), (Part::Boards, second), said, sources(group));
    for one in cards {
        let key = format!("card-{}", one.card.id);
        let source = vec![Source::Card(one.card.id)];
        // The dots of cards that were put together are told with their keyword.
        let said = card(&RecordCard {
            dots: 0,
            ..one.clone()
        });
        draft.say(key, (Part::Boards, third), said, source);
    }
    let cluster = record.clusters.iter().find(|c| Some(c.id) == group.cluster);
    if let Some(cluster) = cluster.filter(|cluster| !cluster.answer.is_empty()) {
        let said = Fault::new("report-answer").text("answer", typed(&cluster.answer));
        let key = format!("answer-{}", cluster.id);
        draft.say(key, (Part::Boards, third), said, sources(group));
    }
}

fn card(one: &RecordCard) -> Fault {
    Fault::new("report-card")
        .text("text", typed(&one.text))
        .text("late", if one.late { "yes" } else { "no" })
        .count("dots", one.dots)
}

pub(super) fn topics(record: &Record, draft: &mut Draft) {
    for topic in &record.topics {
        let notes = record.notes.iter().filter(|note| note.topic == topic.id);
        let said = Fault::new("report-topic")
            .text("topic", typed(&topic.title))
            .text("added", if topic.added { "yes" } else { "no" });
        let key = format!("topic-{}", topic.id);
        let source = vec![Source::Topic(topic.id)];
        draft.say(key, (Part::Topics, Shape::Item(1)), said, source);
        for note in notes {
            let said = match &note.table {
                Some(table) => Fault::new("report-note").text("table", typed(table)),
                None => Fault::new("report-note-free"),
            };
            let said = said.text("text", typed(&note.text));
            let source = vec![Source::Note(note.id), Source::Topic(topic.id)];
            let key = format!("note-{}", note.id);
            draft.say(key, (Part::Topics, Shape::Item(2)), said, source);
        }
    }
}

pub(super) fn review(record: &Record, draft: &mut Draft) {
    let groups = record.groups();
    for suggestion in &record.suggestions {
        suggested(record, &groups, suggestion, draft);
    }
    let settled = |id: ClusterId| {
        let answered = |c: &&super::super::RecordCluster| c.id == id && !c.answer.is_empty();
        record.clusters.iter().any(|c| answered(&c))
            || record.suggestions.iter().any(|s| s.cluster == Some(id))
    };
    let clusters = record.clusters.iter().map(|cluster| Cluster {
        id: cluster.id,
        settled: settled(cluster.id),
    });
    let clusters: Vec<Cluster> = clusters.collect();
    let open = unanswered(&groups, &clusters, &record.boards);
    if open.is_empty() {
        return;
    }
    let said = Fault::new("report-unanswered").number("count", open.len());
    let all = open.iter().flat_map(|group| sources(group)).collect();
    draft.say("unanswered", (Part::Review, Shape::Item(1)), said, all);
    for group in open {
        let said = Fault::new("report-unanswered-one")
            .text("keyword", record.keyword(group))
            .text("board", record.board(&group.board))
            .number("cards", group.cards.len());
        let key = format!("unanswered-{}", name(group));
        draft.say(key, (Part::Review, Shape::Item(2)), said, sources(group));
    }
}

fn suggested(record: &Record, groups: &[Group], of: &RecordSuggestion, draft: &mut Draft) {
    let group = groups
        .iter()
        .find(|g| g.cluster.is_some() && g.cluster == of.cluster);
    let topic = record
        .topics
        .iter()
        .find(|topic| Some(topic.id) == of.topic);
    let mut trail = vec![Source::Suggestion(of.id)];
    trail.extend(topic.map(|topic| Source::Topic(topic.id)));
    trail.extend(group.map(sources).unwrap_or_default());
    let second = (Part::Review, Shape::Item(2));
    let said = match of.text.is_empty() {
        true => Fault::new("report-suggestion-short"),
        false => Fault::new("report-suggestion").text("text", typed(&of.text)),
    };
    let said = said.text("title", typed(&of.title));
    let key = format!("suggestion-{}", of.id);
    draft.say(key, (Part::Review, Shape::Item(1)), said, trail.clone());
    if let Some(group) = group {
        let said = Fault::new("report-from-keyword")
            .text("keyword", record.keyword(group))
            .text("board", record.board(&group.board));
        let key = format!("from-keyword-{}", of.id);
        draft.say(key, second, said, trail.clone());
    }
    if let Some(topic) = topic {
        let said = Fault::new("report-from-topic").text("topic", typed(&topic.title));
        let key = format!("from-topic-{}", of.id);
        draft.say(key, second, said, trail.clone());
    }
    let said = match &of.review {
        Some((outcome, reason)) => Fault::new("report-review")
            .text("outcome", outcome.as_str())
            .text("reason", typed(reason)),
        None => Fault::new("report-review-none"),
    };
    draft.say(format!("review-{}", of.id), second, said, trail);
    for task in record.tasks.iter().filter(|task| task.suggestion == of.id) {
        let said = Fault::new("report-task")
            .text("what", typed(&task.what))
            .text("owner", typed(&task.owner))
            .text(
                "due",
                korean::official_date(korean::seoul_midnight(task.due_on)),
            );
        let source = vec![Source::Task(task.id), Source::Suggestion(of.id)];
        let key = format!("task-{}", task.id);
        draft.say(key, (Part::Review, Shape::Item(3)), said, source);
    }
}
