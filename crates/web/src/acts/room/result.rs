//! What came of a room: suggestions, reviews, actions, answers and figures.

use korean::{Lang, t};
use process::id::{CardId, ClusterId, RoomId, SuggestionId, TopicId};
use process::refusal::{Fault, Refusal};
use process::room::{Figures, FiguresForm, RoomAct, SuggestionForm, check_answer, groups};
use serde_json::json;
use store::{Room, RoomFull, StoreError, Tx};

use super::super::{By, NotDone, not_found};
use super::{full, led, noted};

/// The cluster of a card; a card that stands alone becomes one, so that a suggestion or an
/// answer can belong to it.
fn cluster_of(
    tx: &mut Tx<'_>,
    by: &By,
    full: &RoomFull,
    card: CardId,
) -> Result<ClusterId, NotDone> {
    let all = groups(&full.card_list());
    let group = all.into_iter().find(|group| group.cards.contains(&card));
    let group = group.ok_or_else(not_found)?;
    if let Some(cluster) = group.cluster {
        return Ok(cluster);
    }
    let id = full.room.id;
    let made = store::room_cluster_add(tx, id, &group.board, "", by.now)?;
    store::room_card_into(tx, id, card, made)?;
    Ok(made)
}

/// Writes a suggestion down, out of a topic or a group or of neither.
///
/// # Errors
/// Refuses who does not lead; names the faulty fields.
pub fn suggest(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    form: &SuggestionForm,
    (topic, card): (Option<TopicId>, Option<CardId>),
) -> Result<SuggestionId, NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    let full = full(tx, id)?;
    if topic.is_some_and(|topic| !full.topics.iter().any(|one| one.id == topic)) {
        return Err(not_found().into());
    }
    let mut text = form.check(by.rules.limits, topic, None)?;
    if let Some(card) = card {
        text.cluster = Some(cluster_of(tx, by, &full, card)?);
    }
    let suggestion = store::room_suggestion_add(tx, id, &text, by.now)?;
    let detail = json!({ "step": "suggestion", "suggestion": suggestion });
    noted(tx, by, id, true, &detail)?;
    Ok(suggestion)
}

fn known(tx: &mut Tx<'_>, id: RoomId, suggestion: SuggestionId) -> Result<(), NotDone> {
    let all = store::room_suggestions(tx, id)?;
    match all.iter().any(|one| one.id == suggestion) {
        true => Ok(()),
        false => Err(not_found().into()),
    }
}

fn twice() -> NotDone {
    Refusal::conflict(Fault::new("refusal-board-reviewed")).into()
}

/// Writes what was decided on a suggestion and why, once.
///
/// # Errors
/// Refuses who does not lead, and a second time; names the faulty fields.
pub fn review(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    suggestion: SuggestionId,
    form: &SuggestionForm,
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    known(tx, id, suggestion)?;
    let (outcome, reason) = form.review(by.rules.limits)?;
    let text = (outcome, reason.as_str());
    if !store::room_suggestion_review(tx, id, suggestion, text, by.now)? {
        return Err(twice());
    }
    let detail = json!({ "step": "review", "suggestion": suggestion, "outcome": outcome.as_str() });
    noted(tx, by, id, true, &detail)
}

/// Adds what an office does about a suggestion, and by when.
///
/// # Errors
/// Refuses who does not lead; names the faulty fields.
pub fn action(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    suggestion: SuggestionId,
    form: &SuggestionForm,
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    known(tx, id, suggestion)?;
    let action = form.action(by.rules.limits)?;
    store::room_action_add(tx, id, suggestion, &action, by.now)?;
    let detail = json!({ "step": "action", "suggestion": suggestion });
    noted(tx, by, id, true, &detail)
}

/// Answers the group of a card, once.
///
/// # Errors
/// Refuses who does not lead, and a second time; says what is wrong with the answer.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    card: CardId,
    typed: &str,
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    let text = check_answer(by.rules.limits, typed)?;
    let full = full(tx, id)?;
    let cluster = cluster_of(tx, by, &full, card)?;
    if !store::room_cluster_answer(tx, id, cluster, &text, by.now)? {
        return Err(twice());
    }
    let detail = json!({ "step": "answer", "cluster": cluster });
    noted(tx, by, id, true, &detail)
}

/// Who came and what was spent. Where the room itself says nothing of who came, it is what was
/// recorded of its meeting; the kinds of people are named in Korean, as in every report.
///
/// # Errors
/// When the store fails.
pub fn figures_of(tx: &mut Tx<'_>, room: &Room) -> Result<Figures, StoreError> {
    let mut figures = store::room_figures(tx, room)?;
    if let Some(meeting) = room.meeting
        && figures.people.is_none()
        && figures.kinds.is_empty()
    {
        let mut came = store::attendance_of(tx, meeting)?;
        came.retain(|one| one.people > 0);
        let kinds = came.iter().map(|one| {
            let name = t(Lang::Ko, &format!("document-attendee-{}", one.kind));
            (name, Some(one.people))
        });
        figures.kinds = kinds.collect();
        let all = came.iter().map(|one| one.people).sum();
        figures.people = (!came.is_empty()).then_some(all);
    }
    Ok(figures)
}

/// Records who came and what was spent, in the place of what was recorded before.
///
/// # Errors
/// Refuses who does not lead; names the faulty fields.
pub fn figures(tx: &mut Tx<'_>, by: &By, id: RoomId, form: &FiguresForm) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    let figures = form.check(by.rules.limits)?;
    store::room_figures_set(tx, id, &figures)?;
    let detail = json!({
        "step": "figures", "people": figures.people, "spent_won": figures.total().0,
    });
    noted(tx, by, id, true, &detail)
}
