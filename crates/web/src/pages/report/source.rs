//! What a sentence was made from, with the way to it.

use korean::{Lang, t};
use process::report::{Line, Source};
use store::RoomFull;
use ui::{Markup, html, own_words};

use super::View;
use super::line::anchor;

/// The sources of a sentence, from the card to the review; own words have none. What people
/// changed or left out is said in its first words to those alone who write the report.
pub(super) fn list(lang: Lang, view: &View, line: &Line) -> Markup {
    let (sheet, writes) = (&view.sheet, view.writes);
    if line.own || line.sources.is_empty() {
        return html! { p { (t(lang, if line.own { "report-own" } else { "report-source-gone" })) } };
    }
    html! {
        p { (t(lang, "report-sources")) }
        ul {
            @for source in trail(&line.sources) {
                li {
                    (t(lang, &format!("report-source-{}", source.kind())))
                    @if !writes && sheet.withheld(*source) {
                        ": " (t(lang, "report-source-reworded"))
                    } @else if let Some(text) = text(&sheet.full, *source) {
                        ": " a href=(place(*source)) { (own_words(lang, text)) }
                    }
                }
            }
        }
    }
}

/// Card, keyword, topic, suggestion, in this order.
fn trail(sources: &[Source]) -> Vec<&Source> {
    let rank = |source: &&Source| match source {
        Source::Card(_) => 0,
        Source::Cluster(_) => 1,
        Source::Note(_) => 2,
        Source::Topic(_) => 3,
        Source::Suggestion(_) => 4,
        _ => 5,
    };
    let mut sources: Vec<&Source> = sources.iter().collect();
    sources.sort_by_key(rank);
    sources
}

/// Where a source stands in the report: each of them has a sentence of its own under its name.
fn place(source: Source) -> String {
    let id = source.id().unwrap_or_default();
    format!("#{}", anchor(&format!("{}-{id}", source.kind())))
}

/// What a source says.
fn text(full: &RoomFull, source: Source) -> Option<&str> {
    match source {
        Source::Block(position) => {
            let block = full.blocks.iter().find(|one| one.position == position);
            block.map(|block| block.title.as_str())
        }
        Source::Card(id) => full
            .cards
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.text.as_str()),
        Source::Cluster(id) => {
            let cluster = full.clusters.iter().find(|one| one.id == id)?;
            let first = full.cards.iter().find(|card| card.cluster == Some(id));
            match cluster.title.as_str() {
                "" => first.map(|card| card.text.as_str()),
                title => Some(title),
            }
        }
        Source::Topic(id) => full
            .topics
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.title.as_str()),
        Source::Note(id) => full
            .notes
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.text.as_str()),
        Source::Suggestion(id) => {
            let found = full.suggestions.iter().find(|one| one.id == id);
            found.map(|one| one.title.as_str())
        }
        Source::Task(id) => full
            .actions
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.what.as_str()),
        Source::Plan | Source::Figures | Source::Line => None,
    }
}
