//! What hangs on the boards of a meeting, read once for its pages.

use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::id::{MeetingId, RoomId, WorkshopEntryId};
use process::meeting::{Board, Standing, unanswered};
use store::{District, Meeting, WorkshopEntry};
use ui::{Boards, Card, Markup, html, own_words};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;

/// A meeting with its boards.
pub struct View {
    pub district: District,
    pub meeting: Meeting,
    pub entries: Vec<WorkshopEntry>,
    /// The room that the meeting had, once its report is published.
    pub report: Option<RoomId>,
}

impl View {
    /// What hangs on one board, in its order.
    pub fn on(&self, board: Board) -> impl Iterator<Item = &WorkshopEntry> {
        self.entries
            .iter()
            .filter(move |entry| entry.board == board)
    }

    /// The entry with this id.
    pub fn entry(&self, id: WorkshopEntryId) -> Option<&WorkshopEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The missed cards that have neither a suggestion nor an answer.
    pub fn unanswered(&self) -> Vec<&WorkshopEntry> {
        let all: Vec<Standing> = self.entries.iter().map(WorkshopEntry::standing).collect();
        let open = unanswered(&all);
        self.on(Board::Missed)
            .filter(|entry| open.contains(&entry.id))
            .collect()
    }
}

/// Reads the boards of a meeting that has some; everybody may see them.
///
/// # Errors
/// When there is no such meeting, or it has no boards.
pub async fn read(ctx: &Context, slug: String, id: MeetingId) -> Result<View, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, WebError> {
        let (district, meeting) = acts::meeting::find::<WebError>(tx, &slug, id)?;
        if !meeting.kind.has_boards() {
            return Err(WebError::not_found());
        }
        Ok(View {
            report: store::report_of_meeting(tx, id)?,
            entries: store::workshop_entries(tx, id, acts::workshop::ALL)?,
            district,
            meeting,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    Ok(view)
}

/// The name of a board.
pub fn name(lang: Lang, board: Board) -> String {
    t(lang, &format!("meeting-board-{board}"))
}

/// The three boards of cards. On a wall the keywords stand alone.
pub fn cards(lang: Lang, view: &View, wall: bool) -> Boards {
    let empty = Boards::new(t(lang, "meeting-board-empty"));
    Board::CARDS.iter().fold(empty, |boards, board| {
        let cards = view.on(*board).map(|entry| {
            let card = Card::new(entry.title.as_str());
            if wall {
                card
            } else {
                card.note(note(lang, view, entry))
            }
        });
        boards.board(name(lang, *board), cards.collect())
    })
}

/// More about a card: its text, its answer, the suggestions that take it up.
fn note(lang: Lang, view: &View, entry: &WorkshopEntry) -> Markup {
    let taken_up = view
        .on(Board::Suggestion)
        .filter(|suggestion| suggestion.about == Some(entry.id));
    html! {
        @if !entry.text.is_empty() { p.meta { (own_words(lang, &entry.text)) } }
        @for suggestion in taken_up {
            p.meta { (t(lang, "meeting-taken-up")) ": " (own_words(lang, &suggestion.title)) }
        }
        @if !entry.review.is_empty() {
            p.meta { (t(lang, "meeting-answer")) ": " (own_words(lang, &entry.review)) }
        }
    }
}
